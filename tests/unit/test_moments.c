/* Moments: against long double, the same however a series is cut, exact for a constant. */
#include "checks.h"
#include "engine/moments.h"

enum { MOST = 5 * KOERS_CHUNK + 123 };

static double x[MOST];

static koers_moments of(size_t n)
{
    koers_moments moments = {0};
    koers_moments_add(&moments, x, n);
    return moments;
}

/* Sums of up to 20,000 terms in trees of depth below 600: relative error below 600 x 1.1e-16 of the sum of |x|. */
static void they_equal_sums_in_long_double(void **state)
{
    static const size_t sizes[] = {1, 2, 3, 7, 8, 9, 100, KOERS_CHUNK - 1, KOERS_CHUNK, KOERS_CHUNK + 1, 3 * KOERS_CHUNK, MOST};
    static const double offset[] = {0, 1, 1e6, -1e9};
    uint64_t random = 1;
    (void) state;
    for (int o = 0; o < 4; o++)
        for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
            const size_t n = sizes[s];
            long double sum = 0, squares = 0;
            for (size_t i = 0; i < n; i++) x[i] = offset[o] + random_between(&random, -1, 1), sum += (long double) x[i];
            const long double mean = sum / n;
            for (size_t i = 0; i < n; i++) squares += ((long double) x[i] - mean) * ((long double) x[i] - mean);
            const koers_moments got = of(n);
            assert_int_equal(got.n, n);
            check_near(got.mean, (double) mean, 6e-14 * (1 + fabs(offset[o])));
            if (n < 2) continue;
            check_near(koers_moments_sd(&got), (double) sqrtl(squares / (n - 1)), 1e-13 + 6e-14 * fabs(offset[o]));
            check_near(koers_moments_se(&got), koers_moments_sd(&got) / sqrt((double) n), 1e-15);
        }
}

static void a_cut_at_chunks_changes_no_bit(void **state)
{
    uint64_t random = 2;
    (void) state;
    for (size_t i = 0; i < MOST; i++) x[i] = exp(5 * random_between(&random, -1, 1));
    const koers_moments whole = of(MOST);
    for (size_t part = KOERS_CHUNK; part <= 4 * KOERS_CHUNK; part += KOERS_CHUNK) {
        koers_moments parts = {0};
        for (size_t i = 0; i < MOST; i += part) koers_moments_add(&parts, x + i, MOST - i < part ? MOST - i : part);
        assert_int_equal(parts.n, whole.n);
        check_same(parts.mean, whole.mean);
        check_same(parts.squares, whole.squares);
    }
}

/* 0.1 summed thousands of times is not thousands of times 0.1; the mean of a constant still is that constant and its sd is 0. */
static void a_constant_has_sd_exactly_zero(void **state)
{
    static const double values[] = {0, 0.1, -1.0 / 3, 1e300, 5e-324, 13292.7};
    static const size_t sizes[] = {2, 3, 9, KOERS_CHUNK - 1, KOERS_CHUNK + 5, MOST};
    (void) state;
    for (int v = 0; v < 6; v++)
        for (int s = 0; s < 6; s++) {
            for (size_t i = 0; i < sizes[s]; i++) x[i] = values[v];
            const koers_moments got = of(sizes[s]);
            check_same(got.mean, values[v]);
            check_same(koers_moments_sd(&got), 0);
            check_same(koers_moments_se(&got), 0);
        }
}

/* Nothing has no mean to be off from, and one value does not say how far others lie. */
static void fewer_than_two_have_no_known_spread(void **state)
{
    (void) state;
    x[0] = 7;
    for (size_t n = 0; n <= 1; n++) {
        const koers_moments few = of(n);
        assert_int_equal(few.n, n);
        assert_true(isnan(koers_moments_sd(&few)) && isnan(koers_moments_se(&few)));
    }
    check_same(of(1).mean, 7);
    x[1] = 9;
    const koers_moments two = of(2);
    check_same(koers_moments_sd(&two), sqrt(2));
    check_near(koers_moments_se(&two), 1, 1e-15);
}

/* One value that differs in a late chunk: mean c + d / n, variance d^2 / n; the merge loses nothing of it. */
static void one_value_apart_is_seen(void **state)
{
    (void) state;
    for (size_t i = 0; i < MOST; i++) x[i] = 1000;
    x[MOST - 3] = 1001;
    const koers_moments got = of(MOST);
    const double n = MOST;
    check_near(got.mean - 1000, 1 / n, 1e-12);
    check_near(got.squares, 1 - 1 / n, 1e-9);
}

/* Among equals too, what is not a number must not be lost: the mean tells the caller. */
static void what_is_not_a_number_is_seen(void **state)
{
    (void) state;
    for (size_t i = 0; i < MOST; i++) x[i] = 1;
    x[KOERS_CHUNK + 5] = (double) NAN;
    assert_true(isnan(of(MOST).mean));
    x[KOERS_CHUNK] = (double) NAN;
    assert_true(isnan(of(MOST).mean));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_equal_sums_in_long_double), cmocka_unit_test(a_cut_at_chunks_changes_no_bit),
        cmocka_unit_test(a_constant_has_sd_exactly_zero), cmocka_unit_test(fewer_than_two_have_no_known_spread),
        cmocka_unit_test(one_value_apart_is_seen),        cmocka_unit_test(what_is_not_a_number_is_seen),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
