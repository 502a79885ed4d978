/* Sweeps: each instruction set against the plain definition, at all lengths and alignments. */
#include "checks.h"
#include "engine/sweeps.h"

enum { MOST = 1500, SPARE = 8, BINS = 1000 };

static double x[MOST + SPARE];

static double any_value(uint64_t *state, int kind)
{
    switch (kind) {
    case 0:
        return random_between(state, -1, 1);
    case 1:
        return random_below(state, 3);
    case 2:
        return 0.7;
    default:
        return random_between(state, -1, 1) * (random_below(state, 50) ? 1e-3 : 1e300);
    }
}

/* A new series for each round: its length, and its first value at `x` + shift. */
static const double *series(uint64_t *state, int round, size_t *n)
{
    *n = (size_t) (round < 200 ? 1 + round / 2 : 1 + random_below(state, MOST));
    for (int i = 0; i < MOST + SPARE; i++) x[i] = any_value(state, round % 4);
    return x + random_below(state, SPARE);
}

static const koers_sweeps *sweeps_number(int i)
{
    const koers_kernels *kernels = koers_kernels_number(i);
    return kernels == NULL ? NULL : koers_sweeps_of(kernels);
}

static void check_range(const koers_sweeps *sweeps, const double *values, size_t n)
{
    double lowest, highest, low = values[0], high = values[0];
    for (size_t i = 0; i < n; i++) low = fmin(low, values[i]), high = fmax(high, values[i]);
    sweeps->range(values, n, &lowest, &highest);
    check_near(lowest, low, 0);
    check_near(highest, high, 0);
}

/* The sums in the order that the header gives, to the bit. */
static void check_sums(const koers_sweeps *sweeps, const double *values, size_t n)
{
    double sum[KOERS_SWEEPS_ABREAST][KOERS_SUMS];
    const double centre[KOERS_SWEEPS_ABREAST] = {0, 0.25, -3, 1e5};
    for (int chunks = 1; chunks <= KOERS_SWEEPS_ABREAST; chunks++)
        for (int power = 1; power <= 2; power++) {
            const size_t step = n / (size_t) chunks, part = step > 3 ? step - 3 : step;
            sweeps->sums(values, step, chunks, part, centre, power, sum);
            for (int c = 0; c < chunks; c++) {
                double expected[KOERS_SUMS] = {0};
                for (size_t i = 0; i < part; i++) {
                    const double d = values[(size_t) c * step + i] - centre[c];
                    expected[i % KOERS_SUMS] += power == 2 ? d * d : d;
                }
                assert_memory_equal(sum[c], expected, sizeof expected);
            }
        }
}

static int bin_of(double value, double lowest, double per_width, int n_bins)
{
    const double place = (value - lowest) * per_width;
    return !(place > 0) ? 0 : place < n_bins - 1 ? (int) place : n_bins - 1;
}

static void check_bins(const koers_sweeps *sweeps, const double *values, size_t n, uint64_t *state)
{
    static uint32_t counts[KOERS_MOST_BINS], expected[KOERS_MOST_BINS];
    static uint16_t bin[MOST + 1];
    static uint32_t place[MOST + 1];
    const int n_bins = random_below(state, 2) ? BINS : KOERS_MOST_BINS;
    const double lowest = random_between(state, -1.2, 0.5),
                 per_width = random_below(state, 10) ? random_between(state, 0, 0.6) * n_bins : 0;
    uint16_t wanted[KOERS_MOST_WANTED];
    const int m = random_below(state, KOERS_MOST_WANTED + 1);
    size_t found = 0;
    memset(counts, 0, sizeof counts);
    memset(expected, 0, sizeof expected);
    bin[n] = 4711;
    place[n] = 4712;
    sweeps->count(values, n, lowest, per_width, n_bins, bin, counts);
    for (size_t i = 0; i < n; i++) {
        assert_int_equal(bin[i], bin_of(values[i], lowest, per_width, n_bins));
        expected[bin[i]]++;
    }
    assert_memory_equal(counts, expected, sizeof counts);
    const int first = random_below(state, n_bins - m);
    for (int j = 0; j < m; j++) wanted[j] = (uint16_t) (first + j);
    if (m > 1) wanted[0] = 0, wanted[m - 1] = (uint16_t) (n_bins - 1);
    const size_t n_found = sweeps->find(bin, n, wanted, m, place);
    for (size_t i = 0; i < n; i++)
        for (int j = 0; j < m; j++)
            if (bin[i] == wanted[j]) assert_int_equal(place[found++], i);
    assert_int_equal(n_found, found);
    assert_int_equal(bin[n], 4711);
    assert_int_equal(place[n], 4712);
}

static void check_subtract(const koers_sweeps *sweeps, const double *values, size_t n, uint64_t *state)
{
    static double left[MOST], right[MOST];
    int64_t positive, negative, above = 0, below = 0;
    for (size_t i = 0; i < n; i++) left[i] = values[i], right[i] = random_below(state, 3) ? values[n - 1 - i] : values[i];
    sweeps->subtract(left, right, n, &positive, &negative);
    for (size_t i = 0; i < n; i++) {
        check_same(left[i], values[i] - right[i]);
        above += left[i] > 0;
        below += left[i] < 0;
    }
    assert_int_equal(positive, above);
    assert_int_equal(negative, below);
}

static void check_place(const koers_sweeps *sweeps, const double *values, size_t n, uint64_t *state)
{
    const double value = values[random_below(state, (int) n)];
    int64_t below = 7, equal = 8, less = 7, same = 8; /* they are added to */
    for (size_t i = 0; i < n; i++) less += values[i] < value, same += values[i] <= value && values[i] >= value;
    sweeps->place(values, n, value, &below, &equal);
    assert_true(below == less && equal == same);
}

static void every_set_follows_the_definition(void **state)
{
    int n_sets = 0;
    (void) state;
    for (int set = 0; set < KOERS_N_KERNELS; set++) {
        const koers_sweeps *sweeps = sweeps_number(set);
        uint64_t random = 31;
        if (sweeps == NULL) continue;
        for (int round = 0; round < 500; round++) {
            size_t n;
            const double *values = series(&random, round, &n);
            check_range(sweeps, values, n);
            check_sums(sweeps, values, n);
            check_bins(sweeps, values, n, &random);
            check_subtract(sweeps, values, n, &random);
            check_place(sweeps, values, n, &random);
        }
        n_sets++;
    }
    print_message("%d of %d instruction sets\n", n_sets, KOERS_N_KERNELS);
    assert_ptr_equal(koers_sweeps_best(), koers_sweeps_of(koers_kernels_best()));
}

/* Whatever comes in, no bin lies outside. */
static void no_bin_lies_outside(void **state)
{
    const double odd[8] = {(double) NAN, HUGE_VAL, -HUGE_VAL, 8e307, -8e307, 0, -0.0, 5e-324};
    double values[64];
    uint16_t bin[64];
    uint32_t counts[4];
    (void) state;
    for (int i = 0; i < 64; i++) values[i] = odd[i % 8];
    for (int set = 0; set < KOERS_N_KERNELS; set++) {
        const koers_sweeps *sweeps = sweeps_number(set);
        if (sweeps == NULL) continue;
        for (int scale = 0; scale < 3; scale++) {
            memset(counts, 0, sizeof counts);
            sweeps->count(values, 64, -1, scale * 0.5, 4, bin, counts);
            for (int i = 0; i < 64; i++) assert_int_equal(bin[i], bin_of(odd[i % 8], -1, scale * 0.5, 4));
            assert_int_equal(counts[0] + counts[1] + counts[2] + counts[3], 64);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_set_follows_the_definition),
        cmocka_unit_test(no_bin_lies_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
