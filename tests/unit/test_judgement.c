/* What so many draws can say, against closed forms. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "engine/judgement.h"

static void assert_near(double x, double y)
{
    assert_true(fabs(x - y) <= 1e-12 * fmax(1, fabs(y)));
}

static double normal_below(double z)
{
    return 0.5 * erfc(-z / sqrt(2));
}

static double normal_point(double p)
{
    double low = -10, high = 10;
    for (int i = 0; i < 100; i++) {
        const double middle = 0.5 * (low + high);
        if (normal_below(middle) < p)
            low = middle;
        else
            high = middle;
    }
    return 0.5 * (low + high);
}

static void a_band_needs_draws(void **state)
{
    (void) state;
    assert_false(koers_judgement_bears_band(199));
    assert_true(koers_judgement_bears_band(200));
}

static void points_of_the_normal_distribution(void **state)
{
    (void) state;
    assert_near(normal_below(koers_normal_975), 0.975);
    assert_near(normal_below(koers_normal_95), 0.95);
}

static void error_of_a_quantile(void **state)
{
    (void) state;
    const double pi = acos(-1);
    for (int q = 0; q < KOERS_N_QUANTILES; q++) {
        const double p = koers_quantile_level[q], z = normal_point(p);
        const double density = exp(-z * z / 2) / sqrt(2 * pi);
        assert_near(koers_judgement_error(q, 2), 2 * sqrt(p * (1 - p)) / density);
    }
    assert_near(koers_judgement_error(KOERS_Q50, 1), sqrt(pi / 2));
    assert_true(koers_judgement_error(KOERS_Q05, 0) == 0);
}

static void error_of_a_share(void **state)
{
    (void) state;
    assert_near(koers_judgement_interval_error(0.2 - 1.959963984540054, 0.2 + 1.959963984540054), 1);
    /* where the interval is narrower than the binomial's, the binomial counts */
    const koers_probability half = {.draws = 400, .hits = 200, .value = 0.5, .low = 0.49, .high = 0.51};
    assert_near(koers_judgement_share_error(&half), 0.025);
    /* where all or none hit, the interval does: 1 - 0.025^(1/n) for none of n */
    const koers_probability none = koers_probability_of(0, 100);
    const double high = 1 - pow(0.025, 0.01);
    assert_true(fabs(koers_judgement_share_error(&none) - high / (2 * koers_normal_975)) < 1e-9);
}

static void a_difference_is_clear_or_not(void **state)
{
    (void) state;
    const double nan = (double) NAN;
    assert_true(koers_judgement_excludes_zero(0.1, 0.2));
    assert_true(koers_judgement_excludes_zero(-0.2, -0.1));
    assert_false(koers_judgement_excludes_zero(-0.1, 0.1));
    assert_false(koers_judgement_excludes_zero(0, 0.1));
    assert_false(koers_judgement_excludes_zero(0, 0));
    assert_false(koers_judgement_excludes_zero(nan, nan));
    assert_true(koers_judgement_is_clear(1.96, 1));
    assert_true(koers_judgement_is_clear(-1.96, 1));
    assert_false(koers_judgement_is_clear(1.95, 1));
    assert_true(koers_judgement_is_clear(1e-300, 0)); /* no error at all: any difference is one */
    assert_false(koers_judgement_is_clear(0, 0));
    assert_false(koers_judgement_is_clear(nan, 1));
}

static void few_draws_bear_nothing(void **state)
{
    (void) state;
    assert_false(koers_judgement_bears(0));
    assert_false(koers_judgement_bears(29));
    assert_true(koers_judgement_bears(30));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_band_needs_draws),
        cmocka_unit_test(points_of_the_normal_distribution),
        cmocka_unit_test(error_of_a_quantile),
        cmocka_unit_test(error_of_a_share),
        cmocka_unit_test(a_difference_is_clear_or_not),
        cmocka_unit_test(few_draws_bear_nothing),
    };
    return cmocka_run_group_tests_name("judgement", tests, NULL, NULL);
}
