/* Probability: Clopper-Pearson bounds against sums of binomial terms, at both ends, and for as many draws as there may be. */
#include "checks.h"
#include "koers/probability.h"

/* P(X >= hits) and P(X <= hits) of a binomial, summed from its largest term away, in long double. */
static long double term(int64_t k, int64_t n, long double p)
{
    return expl(lgammal(n + 1.0L) - lgammal(k + 1.0L) - lgammal(n - k + 1.0L) + k * logl(p) + (n - k) * log1pl(-p));
}

static long double at_least(int64_t hits, int64_t n, long double p)
{
    long double sum = 0, t = term(hits, n, p);
    for (int64_t k = hits; k <= n && (t > 1e-25L || k < p * n); k++) {
        sum += t;
        t *= (long double) (n - k) / (k + 1) * p / (1 - p);
    }
    return sum;
}

static long double at_most(int64_t hits, int64_t n, long double p)
{
    return at_least(n - hits, n, 1 - p);
}

/* At the lower bound p, P(X >= hits) = 0.025; at the upper, P(X <= hits) = 0.025. A bound is rounded to 32 bits, 1.2e-10 p, which
 * moves the tail by at most n / sqrt(n p (1 - p)) times that, relatively about four times (the hazard at two sd, over sd). */
static void check_bounds(int64_t hits, int64_t n)
{
    const koers_probability got = koers_probability_of(hits, n);
    assert_true(got.low <= got.value && got.value <= got.high && got.low >= 0 && got.high <= 1);
    assert_true(got.draws == n && got.hits == hits);
    check_same(got.value, (double) hits / (double) n);
    if (hits > 0) {
        const double sd = sqrt(got.low * (1 - got.low) / (double) n), allowed = 0.025 * (1e-6 + 4 * 1.3e-10 * got.low / sd);
        check_near((double) at_least(hits, n, (long double) got.low), 0.025, allowed);
    } else {
        check_same(got.low, 0);
    }
    if (hits < n) {
        const double sd = sqrt(got.high * (1 - got.high) / (double) n), allowed = 0.025 * (1e-6 + 4 * 1.3e-10 * got.high / sd);
        check_near((double) at_most(hits, n, (long double) got.high), 0.025, allowed);
    } else {
        check_same(got.high, 1);
    }
}

static void bounds_leave_a_fortieth_on_either_side(void **state)
{
    uint64_t random = 1;
    (void) state;
    for (int64_t n = 1; n <= 30; n++)
        for (int64_t hits = 0; hits <= n; hits++) check_bounds(hits, n);
    for (int round = 0; round < 300; round++) {
        const int64_t n = 1 + (int64_t) exp(random_between(&random, 0, log(1e6)));
        const int64_t hits = (int64_t) (random_between(&random, 0, 1) * (double) (n + 1));
        check_bounds(hits, n);
        check_bounds(hits % (n < 20 ? n : 20), n); /* rare */
        check_bounds(n - hits % (n < 20 ? n : 20), n);
    }
}

/* No hit in n: high = 1 - 0.025^(1/n); mirrored for all hits. 1.2e-10 relative by the rounding, of high and of 1 - low. */
static void at_the_ends_there_is_a_formula(void **state)
{
    static const int64_t sizes[] = {1, 2, 10, 1000, 20000, 1000000, 100000000};
    (void) state;
    for (int i = 0; i < 7; i++) {
        const int64_t n = sizes[i];
        const koers_probability none = koers_probability_of(0, n), all = koers_probability_of(n, n);
        const double high = -expm1(log(0.025) / (double) n);
        check_same(none.low, 0);
        check_near(none.high / high, 1, 1e-6);
        check_same(all.high, 1);
        check_near(1 - all.low, high, 1e-6 * high + 1.2e-10);
    }
    const koers_probability nothing = koers_probability_of(0, 0);
    assert_true(isnan(nothing.value));
    check_same(nothing.low, 0);
    check_same(nothing.high, 1);
}

/* hits of n and misses of n are mirror images. */
static void misses_mirror_hits(void **state)
{
    uint64_t random = 2;
    (void) state;
    for (int round = 0; round < 300; round++) {
        const int64_t n = 1 + random_below(&random, 50000), hits = random_below(&random, (int) n + 1);
        const koers_probability one = koers_probability_of(hits, n), other = koers_probability_of(n - hits, n);
        check_near(one.low, 1 - other.high, 3e-10);
        check_near(one.high, 1 - other.low, 3e-10);
    }
}

/* For large n the bounds are p -+ 1.96 sd to the order 1/n: the next term of the expansion is below 3/n. */
static void many_draws_give_the_normal_interval(void **state)
{
    static const double share[] = {0.001, 0.03, 0.5, 0.9, 0.9999};
    (void) state;
    for (int64_t n = 1000000; n <= 100000000; n *= 10)
        for (int i = 0; i < 5; i++) {
            const koers_probability got = koers_probability_of((int64_t) (share[i] * (double) n), n);
            const double half = 1.959963984540054 * sqrt(got.value * (1 - got.value) / (double) n);
            check_near(got.low, got.value - half, 3.0 / (double) n);
            check_near(got.high, got.value + half, 3.0 / (double) n);
        }
}

/* The exact chance that the interval holds p is never below 95 %: summed over all outcomes. */
static void the_interval_covers(void **state)
{
    enum { N = 40 };
    koers_probability of_hits[N + 1];
    double lowest = 1;
    (void) state;
    for (int h = 0; h <= N; h++) of_hits[h] = koers_probability_of(h, N);
    for (int i = 1; i < 400; i++) {
        const double p = i / 400.0;
        double covered = 0;
        for (int h = 0; h <= N; h++)
            if (of_hits[h].low <= p && p <= of_hits[h].high) covered += (double) term(h, N, (long double) p);
        lowest = fmin(lowest, covered);
    }
    print_message("least coverage over p at n = %d: %.4f\n", N, lowest);
    assert_true(lowest >= 0.95);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_leave_a_fortieth_on_either_side),
        cmocka_unit_test(at_the_ends_there_is_a_formula),
        cmocka_unit_test(misses_mirror_hits),
        cmocka_unit_test(many_draws_give_the_normal_interval),
        cmocka_unit_test(the_interval_covers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
