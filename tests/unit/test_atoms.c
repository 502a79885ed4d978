/* Atoms: a quantile that falls on a value shared by many draws is that value to the bit, at any number of draws; others keep the bound
 * of the sketch. */
#include <stdlib.h>

#include "base/memory.h"
#include "checks.h"
#include "engine/atoms.h"
#include "engine/tally.h"

enum { WAVE = 32768, MOST = 10 * WAVE };

static double x[MOST], sorted[MOST];

static int in_order(const void *left, const void *right)
{
    const double a = *(const double *) left, b = *(const double *) right;
    return (a > b) - (a < b);
}

/* Of x[n], in waves; the first is the pilot. */
static koers_summary sketched(size_t n, size_t wave)
{
    koers_tally tally = {0};
    for (size_t i = 0; i < n; i += wave)
        assert_int_equal(koers_tally_take(&tally, x + i, n - i < wave ? n - i : wave, NULL), KOERS_OK);
    const koers_summary summary = koers_tally_summary(&tally);
    koers_tally_free(&tally);
    return summary;
}

/* A share of the pilot, at least: such a value is an atom (header). */
static bool is_atom(size_t pilot, double value)
{
    size_t n = 0;
    for (size_t i = 0; i < pilot; i++) n += x[i] <= value && x[i] >= value;
    return n >= 2 && n * KOERS_MOST_ATOMS >= pilot;
}

/* Against the order statistics that the exact quantile lies between: equal to an atom that both are, else within a bin. Returns how
 * many quantiles fell on an atom. */
static int check_quantiles(size_t n, size_t wave)
{
    const size_t pilot = n < wave ? n : wave;
    const koers_summary got = sketched(n, wave);
    double lowest = x[0], highest = x[0];
    int exact = 0;
    for (size_t i = 0; i < pilot; i++) lowest = fmin(lowest, x[i]), highest = fmax(highest, x[i]);
    const double range = highest - lowest, bin = 2 * range / KOERS_SKETCH_BINS, rounding = 1e-12 * (fabs(lowest) + fabs(highest));
    memcpy(sorted, x, n * sizeof *x);
    qsort(sorted, n, sizeof *sorted, in_order);
    for (int j = 0; j < KOERS_N_QUANTILES; j++) {
        const double h = (double) (n - 1) * koers_quantile_level[j], below = sorted[(size_t) h], above = sorted[(size_t) ceil(h)];
        assert_true(j == 0 || got.quantile[j] >= got.quantile[j - 1]);
        assert_true(got.quantile[j] >= sorted[0] && got.quantile[j] <= sorted[n - 1]);
        if (below >= above && is_atom(pilot, below)) {
            check_same(got.quantile[j], below);
            exact++;
        } else if (below >= lowest - range / 2 && above <= highest + range / 2) {
            assert_true(got.quantile[j] >= below - bin - rounding && got.quantile[j] <= above + bin + rounding);
        }
    }
    return exact;
}

static double normal(uint64_t *state)
{
    return sqrt(-2 * log(random_between(state, 0, 1))) * cos(6.283185307179586 * random_between(state, 0, 1));
}

/* ---- kinds of series */

static void a_null_difference_is_exactly_0(void **state)
{
    static const size_t sizes[] = {1, 2, 31, 32, 1000, WAVE - 1, WAVE, WAVE + 1, MOST};
    (void) state;
    memset(x, 0, sizeof x);
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        const koers_summary got = sketched(sizes[s], WAVE);
        for (int j = 0; j < KOERS_N_QUANTILES; j++) check_same(got.quantile[j], 0);
    }
}

/* Some draws of very many differ, too few for a quantile: all seven stay 0, whatever the few are. */
static void a_few_draws_that_differ_move_no_quantile(void **state)
{
    uint64_t random = 1;
    (void) state;
    for (int one_in = 25; one_in <= 100000; one_in *= 20) {
        for (size_t i = 0; i < MOST; i++) x[i] = random_below(&random, one_in) ? 0 : 300 * normal(&random);
        assert_int_equal(check_quantiles(MOST, WAVE), KOERS_N_QUANTILES);
        check_same(sketched(MOST, WAVE).quantile[KOERS_Q50], 0);
    }
}

/* 30 % exact zeros, below, within and above a continuum; in the last case beside a value of its own. */
static void mixtures_keep_both_promises(void **state)
{
    static const size_t sizes[] = {100, 3333, WAVE, WAVE + 1, 100000, MOST};
    uint64_t random = 2;
    (void) state;
    for (int kind = 0; kind < 4; kind++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            for (size_t i = 0; i < sizes[s]; i++) {
                const double z = normal(&random), of_kind[4] = {fabs(z), z, -fabs(z), i % 7 ? 1e6 + z : 1e-300};
                x[i] = random_below(&random, 10) < 3 ? 0 : of_kind[kind];
            }
            assert_true(check_quantiles(sizes[s], WAVE) >= 1);
        }
}

static void a_constant_stays_what_it_is(void **state)
{
    static const double values[] = {0.1, -1.0 / 3, 1e300, 5e-324, 13292.7};
    (void) state;
    for (int v = 0; v < 5; v++) {
        for (size_t i = 0; i < MOST; i++) x[i] = values[v];
        assert_int_equal(check_quantiles(MOST, WAVE), KOERS_N_QUANTILES);
    }
}

/* Shares that are full or empty: 1 is the upper edge of what the pilot spans, 0 the lower; and values at the edges of bins. */
static void atoms_lie_at_edges_too(void **state)
{
    uint64_t random = 3;
    (void) state;
    for (size_t i = 0; i < MOST; i++) {
        const double u = random_between(&random, -0.4, 1.4);
        x[i] = fmin(fmax(u, 0), 1);
    }
    assert_int_equal(check_quantiles(MOST, WAVE), 4); /* 22 % at either end: not the quartiles and the median */
}

/* The pilot spans 0 .. 65536, so bins are 2 wide and begin at even numbers; every atom lies on such an edge. */
static void atoms_lie_on_the_edges_of_bins(void **state)
{
    uint64_t random = 4;
    (void) state;
    for (size_t i = 0; i < MOST; i++)
        x[i] = random_below(&random, 2) ? 2.0 * (1000 + random_below(&random, 8)) : random_between(&random, 1990, 2020);
    x[0] = 0;
    x[1] = 65536;
    assert_true(check_quantiles(MOST, WAVE) >= 1);
}

/* What the pilot did not see is no atom, and still nothing leaves what was seen; what it saw stays exact among values far outside. */
static void outside_the_pilots_range(void **state)
{
    uint64_t random = 5;
    (void) state;
    for (size_t i = 0; i < MOST; i++)
        x[i] = i < WAVE                   ? 1 + random_between(&random, 0, 1) * random_below(&random, 2)
               : random_below(&random, 3) ? 1
               : i % 2                    ? 1e9
                                          : -1e9;
    assert_true(check_quantiles(MOST, WAVE) >= 3);
    for (size_t i = 0; i < MOST; i++) x[i] = i < WAVE ? random_between(&random, 0, 1) : random_below(&random, 2) ? 50 : 0.5;
    check_quantiles(MOST, WAVE);
}

/* ---- what is found */

/* Just enough of the pilot, and one less; 32 equal shares at once, each of them found. */
static void enough_is_one_in_so_many(void **state)
{
    enum { PILOT = 32 * 40 };
    koers_atoms atoms = {0};
    uint64_t random = 6;
    (void) state;
    for (size_t i = 0; i < PILOT; i++) x[i] = i < 40 ? 7 : i < 79 ? 8 : random_between(&random, 0, 1);
    assert_int_equal(koers_atoms_find(&atoms, x, PILOT), KOERS_OK);
    assert_int_equal(atoms.n, 1);
    check_same(atoms.atom[0].value, 7);
    assert_true(atoms.atom[0].n == 0 && atoms.atom[0].below == 0);
    koers_atoms_count(&atoms, x, PILOT);
    assert_true(atoms.atom[0].n == 40 && atoms.atom[0].below == PILOT - 79);
    koers_atoms_free(&atoms);
    for (size_t i = 0; i < PILOT; i++) x[i] = (double) (i * 7 % 32);
    assert_int_equal(koers_atoms_find(&atoms, x, PILOT), KOERS_OK);
    assert_int_equal(atoms.n, KOERS_MOST_ATOMS);
    koers_atoms_free(&atoms);
    for (size_t i = 0; i < PILOT; i++) x[i] = (double) i;
    assert_int_equal(koers_atoms_find(&atoms, x, PILOT), KOERS_OK);
    assert_true(atoms.n == 0 && atoms.atom == NULL);
}

/* In whatever order the pilot comes: first, last, spread, between values that cross it out. */
static void no_order_hides_one(void **state)
{
    enum { PILOT = 3200, HELD = 100 };
    uint64_t random = 7;
    (void) state;
    for (int order = 0; order < 4; order++) {
        koers_atoms atoms = {0};
        for (size_t i = 0; i < PILOT; i++) {
            const bool held = order == 0 ? i < HELD : order == 1 ? i >= PILOT - HELD : order == 2 ? i % 32 == 0 : i % 64 < 2;
            x[i] = held ? 0.25 : random_between(&random, 1, 2);
        }
        assert_int_equal(koers_atoms_find(&atoms, x, PILOT), KOERS_OK);
        assert_int_equal(atoms.n, 1);
        check_same(atoms.atom[0].value, 0.25);
        koers_atoms_free(&atoms);
    }
}

static void waves_and_order_change_nothing(void **state)
{
    uint64_t random = 8;
    koers_sketch one, other;
    double a[KOERS_N_QUANTILES], b[KOERS_N_QUANTILES];
    (void) state;
    for (size_t i = 0; i < 100000; i++) x[i] = random_below(&random, 3) ? 0.5 * random_below(&random, 4) : normal(&random);
    assert_int_equal(koers_sketch_init(&one, x, 5000), KOERS_OK);
    assert_int_equal(koers_sketch_init(&other, x, 5000), KOERS_OK);
    koers_sketch_add(&one, x + 5000, 95000);
    for (size_t i = 100000; i > 5000; i -= 19) koers_sketch_add(&other, x + i - 19, 19);
    koers_sketch_quantiles(&one, koers_quantile_level, KOERS_N_QUANTILES, a);
    koers_sketch_quantiles(&other, koers_quantile_level, KOERS_N_QUANTILES, b);
    assert_memory_equal(a, b, sizeof a);
    koers_sketch_free(&one);
    koers_sketch_free(&other);
}

static void short_memory_is_told_and_freed(void **state)
{
    koers_sketch sketch;
    (void) state;
    memset(x, 0, sizeof x);
    koers_memory_fail_at(2); /* the bins, then the atoms */
    assert_int_equal(koers_sketch_init(&sketch, x, 100), KOERS_NO_MEMORY);
    koers_sketch_free(&sketch);
    assert_int_equal(koers_memory_fail_at(0), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_null_difference_is_exactly_0),
        cmocka_unit_test(a_few_draws_that_differ_move_no_quantile),
        cmocka_unit_test(mixtures_keep_both_promises),
        cmocka_unit_test(a_constant_stays_what_it_is),
        cmocka_unit_test(atoms_lie_at_edges_too),
        cmocka_unit_test(atoms_lie_on_the_edges_of_bins),
        cmocka_unit_test(outside_the_pilots_range),
        cmocka_unit_test(enough_is_one_in_so_many),
        cmocka_unit_test(no_order_hides_one),
        cmocka_unit_test(waves_and_order_change_nothing),
        cmocka_unit_test(short_memory_is_told_and_freed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
