/* Gain: the difference of two shares on the same draws, its interval and its test against their definitions, and how often the interval
 * holds the truth. */
#include "checks.h"
#include "engine/gain.h"
#include "koers/probability.h"

static double binomial(int hits, int n, double p)
{
    return exp(lgamma(n + 1.0) - lgamma(hits + 1.0) - lgamma(n - hits + 1.0) + hits * log(p) + (n - hits) * log1p(-p));
}

/* Against the definitions, written apart. */
static void check_gain(int64_t gained, int64_t lost, int64_t n)
{
    const koers_gain got = koers_gain_of(gained, lost, n);
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
            const koers_gain one = koers_gain_of(gained, lost, 1);
            check_same(one.value, gained - lost);
            assert_true(isnan(one.se) && isnan(one.low) && isnan(one.high) && isnan(one.test_low) && isnan(one.test_high));
        }
    const koers_gain none = koers_gain_of(0, 0, 500);
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
        const koers_gain one = koers_gain_of(gained, lost, n), other = koers_gain_of(lost, gained, n);
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
    static koers_gain of[MOST];
    double lowest = 1;
    (void) state;
    for (int g = 0; g < MOST; g++) of[g] = koers_gain_of(g, 0, N);
    for (double p = 0.005; p < 0.25; p *= 1.03) {
        double covered = 0;
        for (int g = 0; g < MOST; g++)
            if (of[g].low <= p && p <= of[g].high) covered += binomial(g, N, p);
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
            const koers_gain got = koers_gain_of(gained, lost, N);
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
        cmocka_unit_test(a_gain_has_an_interval_and_a_test),
        cmocka_unit_test(a_loss_mirrors_a_gain),
        cmocka_unit_test(a_pure_gain_is_covered),
        cmocka_unit_test(the_interval_covers_where_all_go_one_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
