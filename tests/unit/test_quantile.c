/* Quantiles against a full sort, to the bit, whatever the distribution; the sketch against its promised error; tallies. */
#include <stdlib.h>

#include "checks.h"
#include "base/memory.h"
#include "engine/quantile.h"
#include "engine/sketch.h"
#include "engine/tally.h"

enum { MOST = 70000, KINDS = 16 };

static double x[MOST], sorted[MOST], kept[MOST];

static int in_order(const void *left, const void *right)
{
    const double a = *(const double *) left, b = *(const double *) right;
    return (a > b) - (a < b);
}

static double normal(uint64_t *state)
{
    return sqrt(-2 * log(random_between(state, 0, 1))) * cos(6.283185307179586 * random_between(state, 0, 1));
}

static double value_of_kind(uint64_t *state, int kind, size_t i, size_t n)
{
    switch (kind) {
    case 0:
        return normal(state);
    case 1:
        return 0.38;
    case 2:
        return random_below(state, 2) ? 1.5 : -1e-9;
    case 3:
        return random_below(state, 100) ? 0 : normal(state); /* an atom of 99 % */
    case 4:
        return random_below(state, 1000) ? normal(state) : 1e300 * normal(state); /* outliers */
    case 5:
        return (double) random_below(state, 1000) * 5e-324; /* denormals */
    case 6:
        return (double) i; /* sorted */
    case 7:
        return (double) (n - i); /* reversed */
    case 8:
        return exp(30 * normal(state)); /* very skewed */
    case 9:
        return 1 + (double) random_below(state, 5) * 0x1p-52; /* neighbours */
    case 10:
        return (double) random_below(state, 7); /* few values */
    case 11:
        return i == 0 ? 8e307 : i == 1 ? -8e307 : normal(state); /* as wide as doubles go */
    case 12:
        return i % 2 ? normal(state) : 1e6 + normal(state); /* two heaps, far apart */
    case 13:
        return i == n / 2 ? 1e300 : (double) (random_bits(state) >> 40) * 1e-300; /* all in one bin, thrice */
    case 14:
        return random_below(state, 50) ? 0.25 : i % 3 ? exp(40 * normal(state)) : -1e200 * random_between(state, 0, 1);
    default:
        return i == 0 ? 1e300 : i == 1 ? 1e287 : i == 2 ? 1e274 : 1e260 + 1e245 * normal(state); /* nested */
    }
}

static void fill(uint64_t *state, int kind, size_t n)
{
    for (size_t i = 0; i < n; i++) x[i] = value_of_kind(state, kind, i, n);
}

/* Type 7 of Hyndman and Fan by its definition. */
static double naive_quantile(size_t n, double level)
{
    const double h = (double) (n - 1) * level;
    const size_t j = (size_t) h;
    const double upper = sorted[j + 1 < n ? j + 1 : n - 1];
    return sorted[j] + (h - (double) j) * (upper - sorted[j]);
}

static void check_all(koers_quantile_room *room, size_t n, const double *level, int m)
{
    double quantile[16];
    memcpy(sorted, x, n * sizeof *x);
    memcpy(kept, x, n * sizeof *x);
    qsort(sorted, n, sizeof *sorted, in_order);
    koers_quantile_exact(room, x, n, level, m, quantile);
    assert_memory_equal(x, kept, n * sizeof *x);
    for (int j = 0; j < m; j++) {
        check_near(quantile[j], naive_quantile(n, level[j]), 0);
        assert_true(quantile[j] >= sorted[0] && quantile[j] <= sorted[n - 1]);
        assert_true(j == 0 || quantile[j] >= quantile[j - 1]);
    }
}

static void exact_quantiles_equal_a_full_sort(void **state)
{
    static const size_t sizes[] = {1,  2,   3,   4,   5,    7,    20,    21,    47,    48,    49,
                                   50, 100, 101, 999, 4096, 4097, 20000, 32768, 65535, 65536, 70000};
    koers_quantile_room room;
    uint64_t random = 1;
    (void) state;
    assert_int_equal(koers_quantile_room_init(&room, MOST), KOERS_OK);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++)
        for (int kind = 0; kind < KINDS; kind++) {
            fill(&random, kind, sizes[s]);
            check_all(&room, sizes[s], koers_quantile_level, KOERS_N_QUANTILES);
        }
    koers_quantile_room_free(&room);
}

/* Levels at the ends, equal, and next to each other, where two quantiles share order statistics; rooms without a spare place. */
static void any_levels_in_a_room_of_its_own_size(void **state)
{
    uint64_t random = 2;
    (void) state;
    for (int round = 0; round < 1500; round++) {
        const size_t n = (size_t) (1 + random_below(&random, round % 10 ? 120 : 3000));
        double level[16];
        koers_quantile_room room;
        const int m = 1 + random_below(&random, 16);
        for (int j = 0; j < m; j++) {
            level[j] = random_below(&random, 4) ? random_between(&random, 0, 1) : (double) random_below(&random, 2);
            if (j > 0 && random_below(&random, 3) == 0) level[j] = fmin(1, level[j - 1] + 0.3 / (double) n);
        }
        qsort(level, (size_t) m, sizeof *level, in_order);
        assert_int_equal(koers_quantile_room_init(&room, n), KOERS_OK);
        fill(&random, random_below(&random, KINDS), n);
        check_all(&room, n, level, m);
        koers_quantile_room_free(&room);
    }
}

/* ---- sketch */

/* The sketch knows each value to its bin; so does its quantile lie within a bin of the two order statistics that type 7 is
 * between. */
static void check_sketch(size_t pilot, size_t n, double *worst)
{
    koers_sketch sketch;
    double quantile[KOERS_N_QUANTILES], lowest = x[0], highest = x[0];
    for (size_t i = 0; i < pilot; i++) lowest = fmin(lowest, x[i]), highest = fmax(highest, x[i]);
    const double range = highest - lowest, bin = 2 * range / KOERS_SKETCH_BINS;
    assert_int_equal(koers_sketch_init(&sketch, x, pilot), KOERS_OK);
    for (size_t i = pilot; i < n; i += 1000) koers_sketch_add(&sketch, x + i, n - i < 1000 ? n - i : 1000);
    koers_sketch_quantiles(&sketch, koers_quantile_level, KOERS_N_QUANTILES, quantile);
    memcpy(sorted, x, n * sizeof *x);
    qsort(sorted, n, sizeof *sorted, in_order);
    for (int j = 0; j < KOERS_N_QUANTILES; j++) {
        const double h = (double) (n - 1) * koers_quantile_level[j];
        const double below = sorted[(size_t) h], above = sorted[(size_t) ceil(h)],
                     rounding = 1e-12 * (fabs(lowest) + fabs(highest));
        if (below < lowest - range / 2 || above > highest + range / 2) continue; /* beyond the range nothing is promised */
        const double error = fmax(below - quantile[j], quantile[j] - above);
        if (!(error <= bin + rounding))
            fail_msg("quantile %g of %d: %.17g, order statistics %.17g and %.17g", koers_quantile_level[j], (int) n, quantile[j],
                     below, above);
        if (range > 0) *worst = fmax(*worst, error / bin);
        assert_true(j == 0 || quantile[j] >= quantile[j - 1]);
        assert_true(quantile[j] >= sorted[0] && quantile[j] <= sorted[n - 1]);
    }
    koers_sketch_free(&sketch);
}

static void sketched_quantiles_are_within_a_bin(void **state)
{
    static const int kinds[] = {0, 1, 2, 3, 6, 7, 10, 12};
    uint64_t random = 3;
    double worst = 0;
    (void) state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++)
        for (size_t n = 100; n <= MOST; n = n * 5 + 17) {
            fill(&random, kinds[k], n);
            check_sketch(n, n, &worst);
            check_sketch(n / 3 + 1, n, &worst); /* the pilot is only the first third */
        }
    print_message("worst error of a sketched quantile: %.3f of a bin\n", worst);
}

static void a_sketch_does_not_depend_on_order(void **state)
{
    koers_sketch one, other;
    double a[KOERS_N_QUANTILES], b[KOERS_N_QUANTILES];
    uint64_t random = 4;
    (void) state;
    fill(&random, 0, 5000);
    assert_int_equal(koers_sketch_init(&one, x, 1000), KOERS_OK);
    assert_int_equal(koers_sketch_init(&other, x, 1000), KOERS_OK);
    koers_sketch_add(&one, x + 1000, 4000);
    for (size_t i = 5000; i-- > 1000;) koers_sketch_add(&other, x + i, 1);
    koers_sketch_quantiles(&one, koers_quantile_level, KOERS_N_QUANTILES, a);
    koers_sketch_quantiles(&other, koers_quantile_level, KOERS_N_QUANTILES, b);
    assert_memory_equal(a, b, sizeof a);
    koers_sketch_free(&one);
    koers_sketch_free(&other);
}

/* A pilot without spread says nothing of the range: what comes later is still within what was seen. */
static void a_constant_pilot_is_no_trap(void **state)
{
    koers_sketch sketch;
    const double pilot[2] = {3, 3}, later[4] = {1, 2, 4, 5};
    double quantile[KOERS_N_QUANTILES];
    (void) state;
    assert_int_equal(koers_sketch_init(&sketch, pilot, 2), KOERS_OK);
    koers_sketch_quantiles(&sketch, koers_quantile_level, KOERS_N_QUANTILES, quantile);
    for (int j = 0; j < KOERS_N_QUANTILES; j++) check_same(quantile[j], 3);
    koers_sketch_add(&sketch, later, 4);
    koers_sketch_quantiles(&sketch, koers_quantile_level, KOERS_N_QUANTILES, quantile);
    for (int j = 0; j < KOERS_N_QUANTILES; j++) assert_true(quantile[j] >= 1 && quantile[j] <= 5);
    check_same(quantile[KOERS_Q50], 3); /* of 1 2 3 3 4 5 */
    koers_sketch_free(&sketch);
}

/* ---- tally: the same moments whole and in waves */

static void a_tally_takes_whole_series_or_waves(void **state)
{
    enum { N = 3 * KOERS_CHUNK + 77 };
    koers_tally whole = {0}, waves = {0};
    koers_quantile_room room;
    uint64_t random = 5;
    (void) state;
    fill(&random, 0, N);
    assert_int_equal(koers_quantile_room_init(&room, N), KOERS_OK);
    assert_int_equal(koers_tally_take(&whole, x, N, &room), KOERS_OK);
    assert_int_equal(koers_tally_take(&waves, x, 0, NULL), KOERS_OK);
    assert_int_equal(koers_tally_take(&waves, x, 2 * KOERS_CHUNK, NULL), KOERS_OK);
    assert_int_equal(koers_tally_take(&waves, x + 2 * KOERS_CHUNK, N - 2 * KOERS_CHUNK, NULL), KOERS_OK);
    const koers_summary a = koers_tally_summary(&whole), b = koers_tally_summary(&waves);
    check_same(a.mean, b.mean);
    check_same(a.sd, b.sd);
    check_same(a.se_mean, b.se_mean);
    /* the pilot of 8,192 normals spans about 8 sd: a bin is 2.4e-4 sd; neighbours in 12,000 lie 3e-3 sd apart at the 5 % points */
    for (int j = 0; j < KOERS_N_QUANTILES; j++) check_near(a.quantile[j], b.quantile[j], 4e-3);
    koers_tally_free(&whole);
    koers_tally_free(&waves);
    koers_quantile_room_free(&room);
    koers_tally_free(NULL);
    const koers_summary fixed = koers_summary_fixed(0.4);
    assert_true(fixed.sd == 0 && fixed.se_mean == 0 && is_same(fixed.mean, 0.4) && is_same(fixed.quantile[3], 0.4));
}

static void short_memory_is_told_and_freed(void **state)
{
    koers_quantile_room room;
    koers_sketch sketch;
    koers_tally tally = {0};
    (void) state;
    for (long k = 1; k <= 3; k++) {
        koers_memory_fail_at(k);
        assert_int_equal(koers_quantile_room_init(&room, 100), KOERS_NO_MEMORY);
        koers_quantile_room_free(&room);
    }
    koers_memory_fail_at(1);
    assert_int_equal(koers_sketch_init(&sketch, x, 1), KOERS_NO_MEMORY);
    koers_sketch_free(&sketch);
    koers_memory_fail_at(1);
    assert_int_equal(koers_tally_take(&tally, x, 1, NULL), KOERS_NO_MEMORY);
    koers_tally_free(&tally);
    koers_memory_fail_at(0);
    assert_int_equal(koers_quantile_room_init(&room, SIZE_MAX / 2), KOERS_NO_MEMORY);
    koers_quantile_room_free(&room);
    koers_quantile_room_free(NULL);
    koers_sketch_free(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(exact_quantiles_equal_a_full_sort),   cmocka_unit_test(any_levels_in_a_room_of_its_own_size),
        cmocka_unit_test(sketched_quantiles_are_within_a_bin), cmocka_unit_test(a_sketch_does_not_depend_on_order),
        cmocka_unit_test(a_constant_pilot_is_no_trap),         cmocka_unit_test(a_tally_takes_whole_series_or_waves),
        cmocka_unit_test(short_memory_is_told_and_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
