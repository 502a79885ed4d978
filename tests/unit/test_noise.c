/* Noise: Philox's published answers, frozen normals, and that no way of asking changes a number. */
#include <inttypes.h>
#include <stdio.h>

#include "checks.h"
#include "model/chance_plan.h"
#include "chance/noise.h"

/* ---- Philox4x32-10 once more, as Salmon and others print it */

typedef struct {
    uint32_t v[4];
} words4;

static words4 naive_philox(words4 c, uint32_t key0, uint32_t key1)
{
    for (int round = 0; round < 10; round++) {
        const uint64_t a = UINT64_C(0xD2511F53) * c.v[0], b = UINT64_C(0xCD9E8D57) * c.v[2];
        c = (words4){{(uint32_t) (b >> 32) ^ c.v[1] ^ key0, (uint32_t) b, (uint32_t) (a >> 32) ^ c.v[3] ^ key1, (uint32_t) a}};
        key0 += UINT32_C(0x9E3779B9);
        key1 += UINT32_C(0xBB67AE85);
    }
    return c;
}

/* The uniform of draw, by the rule in noise.h: half of the words, 52 bits of it, moved by half a step. */
static double naive_uniform(uint64_t seed, uint64_t name, uint32_t year, uint32_t draw)
{
    const words4 r = naive_philox((words4){{draw / 2, year, (uint32_t) name, (uint32_t) (name >> 32)}}, (uint32_t) seed,
                                  (uint32_t) (seed >> 32));
    const uint64_t word = (uint64_t) r.v[2 * (draw % 2) + 1] << 32 | r.v[2 * (draw % 2)];
    return (double) (2 * (word >> 12) + 1) * 0x1p-53;
}

static uint64_t joined(uint32_t high, uint32_t low)
{
    return (uint64_t) high << 32 | low;
}

static void check_philox(const uint32_t c[4], const uint32_t key[2], const words4 *answer)
{
    const words4 got = naive_philox((words4){{c[0], c[1], c[2], c[3]}}, key[0], key[1]);
    double u[2];
    assert_memory_equal(&got, answer, sizeof got);
    if (c[0] > INT32_MAX) return; /* a draw has 32 bits, so its half 31: only the rival reaches this counter */
    for (int set = 0; set < KOERS_N_KERNELS; set++) {
        if (koers_kernels_number(set) == NULL) continue;
        koers_kernels_number(set)->uniform(joined(key[1], key[0]), joined(c[3], c[2]), c[1], 2 * c[0], 2, u);
        for (int half = 0; half < 2; half++)
            check_same(u[half], (double) (2 * (joined(answer->v[2 * half + 1], answer->v[2 * half]) >> 12) + 1) * 0x1p-53);
    }
}

static void check_normal(uint64_t seed, uint32_t draw, const char *name, int year, double z)
{
    double got;
    for (int set = 0; set < KOERS_N_KERNELS; set++) {
        if (koers_kernels_number(set) == NULL) continue;
        koers_noise_normal(koers_kernels_number(set), seed, koers_noise_name(name), year, draw, 1, &got);
        if (!is_same(got, z)) print_error("z(%" PRIu64 ", %" PRIu32 ", %s, %d) = %a\n", seed, draw, name, year, got);
        check_same(got, z);
    }
}

static void answers_are_the_known_ones(void **state)
{
    FILE *file = fopen("tests/unit/known_answers.txt", "r");
    char line[200], name[64];
    uint32_t c[4], key[2], draw;
    uint64_t seed;
    words4 r;
    double z;
    int year, n_philox = 0, n_normal = 0;
    (void) state;
    if (file == NULL) fail_msg("tests/unit/known_answers.txt is missing; tests run from the top of the tree");
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#' || line[0] == '\n') continue;
        if (sscanf(line,
                   "philox %" SCNx32 " %" SCNx32 " %" SCNx32 " %" SCNx32 " %" SCNx32 " %" SCNx32 " %" SCNx32 " %" SCNx32 " %" SCNx32
                   " %" SCNx32,
                   &c[0], &c[1], &c[2], &c[3], &key[0], &key[1], &r.v[0], &r.v[1], &r.v[2], &r.v[3]) == 10) {
            check_philox(c, key, &r);
            n_philox++;
        } else if (sscanf(line, "normal %" SCNu64 " %" SCNu32 " %63s %d %la", &seed, &draw, name, &year, &z) == 5) {
            check_normal(seed, draw, name, year, z);
            n_normal++;
        } else {
            fail_msg("not understood: %s", line);
        }
    }
    fclose(file);
    assert_true(n_philox == 3 && n_normal >= 12);
}

static void uniforms_equal_the_rival(void **state)
{
    uint64_t random = 1;
    double u[300];
    (void) state;
    for (int round = 0; round < 600; round++) {
        const uint64_t seed = round % 3 ? random_bits(&random) : (uint64_t) round, name = random_bits(&random);
        const uint32_t year = (uint32_t) random_below(&random, 2046), n = (uint32_t) random_below(&random, 300);
        uint32_t draw = (uint32_t) random_bits(&random); /* odd and even, also the last ones that there are */
        if (round % 5 == 0) draw = UINT32_MAX - n + 1 - (n == 0);
        const koers_kernels *kernels = koers_kernels_number(round % KOERS_N_KERNELS);
        if (kernels == NULL) continue;
        kernels->uniform(seed, name, year, draw, (int) n, u);
        for (uint32_t i = 0; i < n; i++) {
            check_same(u[i], naive_uniform(seed, name, year, draw + i));
            assert_true(u[i] > 0 && u[i] < 1);
        }
    }
}

static void any_split_gives_the_same(void **state)
{
    enum { N = 1000 };
    const uint64_t name = koers_noise_name("unemployment");
    double whole[N], parts[N + 1];
    uint64_t random = 2;
    (void) state;
    for (uint32_t draw = 6; draw < 8; draw++) {
        koers_noise_normal(koers_kernels_best(), 42, name, 2027, draw, N, whole);
        for (int round = 0; round < 30; round++) {
            const koers_kernels *kernels = koers_kernels_number(round % KOERS_N_KERNELS);
            if (kernels == NULL) continue;
            parts[N] = 7; /* stays */
            for (int done = 0, n; done < N; done += n) {
                n = round == 0 ? 1 : random_below(&random, 300);
                n = n < N - done ? n : N - done;
                koers_noise_normal(kernels, 42, name, 2027, draw + (uint32_t) done, n, parts + done);
            }
            assert_memory_equal(whole, parts, sizeof whole);
            check_same(parts[N], 7);
        }
    }
}

static void each_key_gives_other_numbers(void **state)
{
    enum { N = 64 };
    double z[6][N];
    const koers_kernels *kernels = koers_kernels_best();
    const uint64_t name = koers_noise_name("construction");
    (void) state;
    koers_noise_normal(kernels, 1, name, 2024, 0, N, z[0]);
    koers_noise_normal(kernels, 2, name, 2024, 0, N, z[1]);
    koers_noise_normal(kernels, 1 + (UINT64_C(1) << 32), name, 2024, 0, N, z[2]);
    koers_noise_normal(kernels, 1, name, 2025, 0, N, z[3]);
    koers_noise_normal(kernels, 1, name, 0, 0, N, z[4]);
    koers_noise_normal(kernels, 1, koers_noise_name("construction_"), 2024, 0, N, z[5]);
    for (int a = 0; a < 6; a++)
        for (int b = 0; b < a; b++)
            for (int i = 0; i < N; i++) assert_false(is_same(z[a][i], z[b][i]));
}

/* Two sources of one name would move together; two names with one hash too. */
static void names_have_distinct_hashes(void **state)
{
    enum { N = KOERS_N_PARAMETERS + KOERS_N_SHOCKS + 3 };
    const char *name[N] = {"programme", "technical_reading", "state_match"};
    (void) state;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) name[3 + i] = koers_parameter_key((koers_parameter) i);
    for (int i = 0; i < KOERS_N_SHOCKS; i++) name[3 + KOERS_N_PARAMETERS + i] = koers_shock_name((koers_shock) i);
    for (int i = 0; i < N; i++)
        for (int j = 0; j < i; j++) {
            /* a parameter has no year and a yearly source has one, so these two kinds may share a name */
            if (strcmp(name[i], name[j]) == 0 && i >= 3 + KOERS_N_PARAMETERS && j < 3 + KOERS_N_PARAMETERS) continue;
            assert_string_not_equal(name[i], name[j]);
            if (koers_noise_name(name[i]) == koers_noise_name(name[j])) fail_msg("%s and %s have one hash", name[i], name[j]);
        }
    assert_true(koers_noise_name("") != koers_noise_name("a"));
}

/* ---- statistics: standard normal, independent over draws, years and names */

static const double root2 = 1.4142135623730951;

typedef struct {
    const char *name, *other_name;
    int year, other_year, lag;
} pair_of_sources;

/* Mean of z z' over n draws; its standard error is 1 / sqrt(n). */
static double correlation_score(int n, const void *context)
{
    enum { PART = 4096 };
    static double x[PART], y[PART];
    const pair_of_sources *pair = context;
    double sum = 0;
    for (int first = 0; first < n; first += PART) {
        koers_noise_normal(koers_kernels_best(), 5, koers_noise_name(pair->name), pair->year, (uint32_t) first, PART, x);
        koers_noise_normal(koers_kernels_best(), 5, koers_noise_name(pair->other_name), pair->other_year,
                           (uint32_t) (first + pair->lag), PART, y);
        for (int i = 0; i < PART; i++) sum += x[i] * y[i];
    }
    return sum / sqrt(n);
}

static void sources_are_independent(void **state)
{
    static const pair_of_sources pairs[] = {
        {"unemployment", "construction", 2025, 2025, 0}, {"unemployment", "unemployment", 2025, 2026, 0},
        {"unemployment", "unemployment", 2025, 2025, 1}, {"unemployment", "unemployment", 2025, 2025, 2},
        {"taste_T", "taste_C", 2030, 2030, 0},           {"exit_work_Z_n", "exit_work_Z_l", 2024, 2024, 0},
        {"inflow_Z", "inflow_R", 2024, 2024, 0},         {"delivery_basic", "delivery_basic", 0, 2023, 0},
        {"programme", "adb_technical", 0, 0, 0},
    };
    (void) state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_statistic(correlation_score, 1 << 17, &pairs[i], pairs[i].other_name);
}

/* 64 equally likely classes; chi-square has mean 63, variance 126 and, with so many classes, a nearly normal root. */
static double chi_square_score(int n, const void *context)
{
    enum { PART = 4096, CLASSES = 64 };
    static double z[PART];
    double count[CLASSES] = {0}, chi = 0;
    for (int first = 0; first < n; first += PART) {
        koers_noise_normal(koers_kernels_best(), 6, koers_noise_name(context), 2031, (uint32_t) first, PART, z);
        for (int i = 0; i < PART; i++) count[(int) (CLASSES * 0.5 * erfc(-z[i] / root2))]++;
    }
    const double expected = (double) n / CLASSES;
    for (int c = 0; c < CLASSES; c++) chi += (count[c] - expected) * (count[c] - expected) / expected;
    return sqrt(2 * chi) - sqrt(2.0 * (CLASSES - 1) - 1); /* Fisher's root */
}

static void values_are_normal(void **state)
{
    (void) state;
    check_statistic(chi_square_score, 1 << 17, "unemployment", "unemployment");
    check_statistic(chi_square_score, 1 << 17, "inflow_common", "inflow_common");
    check_statistic(chi_square_score, 1 << 17, "relapse", "relapse");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(answers_are_the_known_ones), cmocka_unit_test(uniforms_equal_the_rival),
        cmocka_unit_test(any_split_gives_the_same),   cmocka_unit_test(each_key_gives_other_numbers),
        cmocka_unit_test(names_have_distinct_hashes), cmocka_unit_test(sources_are_independent),
        cmocka_unit_test(values_are_normal),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
