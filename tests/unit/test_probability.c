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

/* ---- the difference of two shares on the same draws */

/* Against the definitions, written apart. */
static void check_gain(int64_t gained, int64_t lost, int64_t n)
{
    const koers_probability_gain got = koers_probability_gain_of(gained, lost, n);
    const koers_probability part = koers_probability_of(gained, gained + lost), more = koers_probability_of(gained, n),
                            less = koers_probability_of(lost, n);
    const double apart = (double) (gained + lost) / (double) n, d = (double) gained / (double) n - (double) lost / (double) n;
    const double half = 1.959963984540054 * sqrt(fmax(0, apart - d * d) / (double) n);
    double low = fmin(d - half, (2 * part.low - 1) * apart), high = fmax(d + half, (2 * part.high - 1) * apart);
    if (gained + lost < 100) {
        low = fmin(low, d - sqrt(pow(more.value - more.low, 2) + pow(less.high - less.value, 2)));
        high = fmax(high, d + sqrt(pow(more.high - more.value, 2) + pow(less.value - less.low, 2)));
    }
    check_near(got.value, d, 1e-15);
    check_near(got.se, half / 1.959963984540054, 1e-9); /* a root of what is left of apart - d^2 */
    check_near(got.test_low, (2 * part.low - 1) * apart, 1e-15);
    check_near(got.test_high, (2 * part.high - 1) * apart, 1e-15);
    check_near(got.low, fmax(low, -1), 1e-8);
    check_near(got.high, fmin(high, 1), 1e-8);
    assert_true(-1 <= got.low && got.low <= got.test_low && got.test_low <= got.value);
    assert_true(got.value <= got.test_high && got.test_high <= got.high && got.high <= 1);
}

static void a_gain_has_an_interval_and_a_test(void **state)
{
    uint64_t random = 3;
    (void) state;
    for (int round = 0; round < 2000; round++) {
        const int n = 2 + random_below(&random, round % 2 ? 40 : 50000), apart = 1 + random_below(&random, n);
        const int gained = random_below(&random, 3) ? random_below(&random, apart + 1) : apart;
        check_gain(gained, apart - gained, n);
    }
    for (int gained = 0; gained <= 1; gained++)
        for (int lost = 0; lost + gained <= 1; lost++) {
            const koers_probability_gain one = koers_probability_gain_of(gained, lost, 1);
            check_same(one.value, gained - lost);
            assert_true(isnan(one.se) && isnan(one.low) && isnan(one.high) && isnan(one.test_low) && isnan(one.test_high));
        }
    const koers_probability_gain none = koers_probability_gain_of(0, 0, 500);
    assert_true(none.value == 0 && none.se == 0 && none.low == 0 && none.high == 0 && none.test_low == 0 && none.test_high == 0);
}

/* What is won by one is lost by the other. */
static void a_loss_mirrors_a_gain(void **state)
{
    uint64_t random = 4;
    (void) state;
    for (int round = 0; round < 300; round++) {
        const int n = 2 + random_below(&random, 3000), gained = random_below(&random, n + 1),
                  lost = random_below(&random, n + 1 - gained);
        const koers_probability_gain one = koers_probability_gain_of(gained, lost, n),
                                     other = koers_probability_gain_of(lost, gained, n);
        check_same(one.value, 0 - other.value);
        check_near(one.low, -other.high, 1e-9);
        check_near(one.test_high, -other.test_low, 1e-9);
    }
}

/* The exact chance that the interval holds the true gain where none is lost: summed over all outcomes. Below five gains expected, none at
 * all and 0..0 are too likely to promise that. */
static void a_pure_gain_is_covered(void **state)
{
    enum { N = 1000, MOST = 400 };
    static koers_probability_gain of[MOST];
    double lowest = 1;
    (void) state;
    for (int g = 0; g < MOST; g++) of[g] = koers_probability_gain_of(g, 0, N);
    for (double p = 0.005; p < 0.25; p *= 1.03) {
        double covered = 0;
        for (int g = 0; g < MOST; g++)
            if (of[g].low <= p && p <= of[g].high) covered += (double) term(g, N, (long double) p);
        lowest = fmin(lowest, covered);
    }
    print_message("least coverage of a pure gain at n = %d: %.4f\n", N, lowest);
    assert_true(lowest >= 0.94);
}

/* Simulated: draws of which nearly all that tell the two apart go one way. The interval holds the true difference in at least 94 % of
 * the repetitions, less three sd of such a count. The test's own interval takes as given what is the only thing unknown here: it must
 * fail, or this would see nothing. */
static void the_interval_covers_where_all_go_one_way(void **state)
{
    enum { N = 2000, REPETITIONS = 4000 };
    static const double gain[] = {0.003, 0.01, 0.03, 0.1, 0.3}, loss[] = {0, 0, 0.0002, 0.001, 0.0005};
    uint64_t random = 5;
    (void) state;
    for (int c = 0; c < 5; c++) {
        int covered = 0, by_the_test = 0;
        for (int r = 0; r < REPETITIONS; r++) {
            int64_t gained = 0, lost = 0;
            for (int i = 0; i < N; i++) {
                const double u = random_between(&random, 0, 1);
                gained += u < gain[c];
                lost += u > 1 - loss[c];
            }
            const koers_probability_gain got = koers_probability_gain_of(gained, lost, N);
            const double truth = gain[c] - loss[c];
            covered += got.low <= truth && truth <= got.high;
            by_the_test += got.test_low <= truth && truth <= got.test_high;
        }
        print_message("gained %g, lost %g: covered %.4f, by the test %.4f\n", gain[c], loss[c], (double) covered / REPETITIONS,
                      (double) by_the_test / REPETITIONS);
        assert_true(covered >= 0.94 * REPETITIONS - 3 * sqrt(0.94 * 0.06 * REPETITIONS));
        assert_true(by_the_test < 0.7 * REPETITIONS);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bounds_leave_a_fortieth_on_either_side),
        cmocka_unit_test(at_the_ends_there_is_a_formula),
        cmocka_unit_test(misses_mirror_hits),
        cmocka_unit_test(many_draws_give_the_normal_interval),
        cmocka_unit_test(the_interval_covers),
        cmocka_unit_test(a_gain_has_an_interval_and_a_test),
        cmocka_unit_test(a_loss_mirrors_a_gain),
        cmocka_unit_test(a_pure_gain_is_covered),
        cmocka_unit_test(the_interval_covers_where_all_go_one_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
