/* Priors: the table against the direct quantile, truncation, means, what is refused, and every prior that is shipped. */
#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>

#include "chance/climb.h"
#include "chance/tabulate.h"
#include "checks.h"
#include "inputs_fixture.h"
#include "koers/reference.h"

static koers_prior prior_of(koers_distribution distribution, double a, double b, double lower, double upper)
{
    return (koers_prior){distribution, a, b, lower, upper};
}

static koers_prior open_prior(koers_distribution distribution, double a, double b)
{
    return prior_of(distribution, a, b, -HUGE_VAL, HUGE_VAL);
}

/* A third of the distance between the quantiles at -1.5 and 1.5: the sd, and robust where a tail is long or cut. */
static double spread(const koers_prior *prior)
{
    return (koers_prior_quantile(prior, 1.5) - koers_prior_quantile(prior, -1.5)) / 3;
}

/* Worst |table - direct| for |z| <= 6, in sd; the table must not decrease by more than rounding and must stay within the bounds. */
static double table_error(const koers_prior *prior)
{
    enum { N = 4001 };
    static koers_quantile_table table;
    static double z[N], x[N];
    const double sd = spread(prior);
    double worst = 0;
    koers_tabulate(&table, prior);
    for (int i = 0; i < N; i++) z[i] = -10 + 20.0 * i / (N - 1);
    koers_quantile_table_draw(&table, koers_kernels_best(), z, N, x);
    for (int i = 0; i < N; i++) {
        assert_true(isfinite(x[i]) && x[i] >= prior->lower && x[i] <= prior->upper);
        if (i > 0 && x[i] < x[i - 1] - 4e-16 * fabs(x[i])) fail_msg("falls at z = %g: %.17g after %.17g", z[i], x[i], x[i - 1]);
        if (fabs(z[i]) <= 6 && sd > 0) worst = fmax(worst, fabs(x[i] - koers_prior_quantile(prior, z[i])) / sd);
    }
    return worst;
}

static void check_table(const koers_prior *prior, const char *name, double worst[2])
{
    const int bends =
        isfinite(prior->lower) || isfinite(prior->upper) || (prior->distribution == KOERS_BETA && fmin(prior->a, prior->b) < 1);
    const double error = table_error(prior), allowed = bends ? 3e-6 : 1e-7;
    char text[KOERS_PRIOR_TEXT];
    if (!(error <= allowed)) fail_msg("%s, %s: %.3g sd from the direct quantile", name, koers_prior_text(prior, text), error);
    worst[bends] = fmax(worst[bends], error);
}

static void every_shipped_prior_is_drawn_right(void **state)
{
    const koers_inputs inputs = fixture_baseline(2031);
    double worst[2] = {0, 0};
    (void) state;
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        assert_null(koers_prior_problem(&inputs.beliefs.prior[p]));
        check_table(&inputs.beliefs.prior[p], koers_parameter_key((koers_parameter) p), worst);
    }
    print_message("worst error of a table over the shipped priors: %.2g sd, %.2g sd where it bends\n", worst[0], worst[1]);
}

/* The file itself: whatever its numbers become. */
static void evidence_holds_a_sound_prior_for_every_parameter(void **state)
{
    static koers_reference reference;
    koers_findings findings;
    double worst[2] = {0, 0};
    (void) state;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_reference_read(&reference, "scenarios", &findings), KOERS_OK);
    assert_int_equal(findings.n, 0);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        const koers_prior_record *record = &reference.evidence.prior[p];
        assert_null(koers_prior_problem(&record->prior));
        check_table(&record->prior, koers_parameter_key((koers_parameter) p), worst);
        assert_true(isfinite(koers_prior_mean(&record->prior)));
        assert_true(record->in_programme_group ? record->sign == 1 || record->sign == -1 : record->sign == 0);
    }
    koers_reference_free(&reference);
    koers_findings_free(&findings);
}

/* What a user may write instead: skewed, narrow, cut on either side. */
static void other_priors_are_drawn_right(void **state)
{
    const koers_prior priors[] = {
        open_prior(KOERS_BETA, 1, 1),
        open_prior(KOERS_BETA, 2, 2),
        open_prior(KOERS_BETA, 1, 14),
        open_prior(KOERS_BETA, 300, 700),
        open_prior(KOERS_BETA, 0.8, 3),
        open_prior(KOERS_BETA, 0.5, 0.5),
        open_prior(KOERS_BETA, 10000, 10000),
        open_prior(KOERS_BETA, 0.5, 10000),
        open_prior(KOERS_BETA, 10000, 0.5),
        prior_of(KOERS_NORMAL, 0, 1, -1, 1),
        prior_of(KOERS_NORMAL, 0, 1, -HUGE_VAL, 0.5),
        prior_of(KOERS_NORMAL, 5, 1, 4.9, HUGE_VAL),
        prior_of(KOERS_LOGNORMAL, 2, 1, 0.5, 10),
        prior_of(KOERS_BETA, 6, 3, 0.3, 0.9),
    };
    double worst[2] = {0, 0};
    (void) state;
    for (size_t i = 0; i < sizeof priors / sizeof *priors; i++) {
        assert_null(koers_prior_problem(&priors[i]));
        check_table(&priors[i], "a prior", worst);
    }
    print_message("worst error of a table over other priors: %.2g sd, %.2g sd where it bends\n", worst[0], worst[1]);
}

static double rounded_to_32_bits(double x)
{
    const double c = x * (0x1p21 + 1);
    return c - (c - x);
}

/* Most nodes of a beta come from their neighbours; the table must be the one that GSL gives at every node, to the bit. */
static void check_nodes(const koers_prior *prior)
{
    enum { N = KOERS_TABLE_NODES };
    static koers_quantile_table table;
    double value[N], slope[N];
    char text[KOERS_PRIOR_TEXT];
    koers_tabulate(&table, prior);
    if (!table.tabulated) return;
    for (int i = 0; i < N; i++) {
        const double z = 16.6 * i / (N - 1) - 8.3;
        koers_prior_quantiles(prior, &z, 1, &value[i], &slope[i]);
        assert_true(slope[i] >= 0);
        check_same(value[i], koers_prior_quantile(prior, z));
        value[i] = fmin(fmax(rounded_to_32_bits(value[i]), prior->lower), prior->upper);
        slope[i] = rounded_to_32_bits(slope[i]);
    }
    for (int i = 0; i + 1 < N; i++) {
        const double most = 3 * (value[i + 1] - value[i]) / (16.6 / (N - 1));
        slope[i] = fmin(slope[i], most);
        slope[i + 1] = fmin(slope[i + 1], most);
    }
    if (memcmp(table.value, value, sizeof value) != 0 || memcmp(table.slope, slope, sizeof slope) != 0)
        fail_msg("%s: other nodes than GSL's", koers_prior_text(prior, text));
}

static void nodes_are_those_of_gsl(void **state)
{
    const koers_inputs inputs = fixture_baseline(2031);
    uint64_t random = 41;
    (void) state;
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) check_nodes(&inputs.beliefs.prior[p]);
    for (int round = 0; round < 400; round++) {
        const double widest = round % 3 == 0 ? 4 : round % 3 == 1 ? 1.3 : 2.6; /* shapes up to 10000, 20, 400 */
        koers_prior prior = open_prior(KOERS_BETA, fmax(0.5, pow(10, random_between(&random, -0.3, widest))),
                                       fmax(0.5, pow(10, random_between(&random, -0.3, widest))));
        if (round % 2) prior.a = fmax(1, floor(prior.a)), prior.b = fmax(1, floor(prior.b));
        if (round % 7 == 0) prior.lower = koers_prior_quantile(&prior, random_between(&random, -3, 1));
        if (round % 5 == 0) prior.upper = koers_prior_quantile(&prior, random_between(&random, 1.1, 3));
        assert_null(koers_prior_problem(&prior));
        check_nodes(&prior);
    }
}

/* A uniform prior's quantile is Phi(z) itself, its slope the normal density. */
static void a_climb_follows_the_quantile(void **state)
{
    const koers_prior uniform = open_prior(KOERS_BETA, 1, 1);
    const double root_2_pi = sqrt(2 * acos(-1));
    koers_foothold next[4];
    (void) state;
    for (int i = -70; i <= 70; i++)
        for (int way = -1; way <= 1; way += 2) {
            const double z = 0.1 * i;
            const koers_foothold here = {z, gsl_cdf_ugaussian_P(z), exp(-0.5 * z * z) / root_2_pi};
            const int n = koers_climb(&uniform, &here, way * 0.065, 4, next);
            assert_true(n >= 2 && n <= 4);
            for (int j = 0; j < n; j++) {
                const double there = z + way * 0.065 * (j + 1);
                check_near(next[j].x, gsl_cdf_ugaussian_P(there), 1e-15 + 1e-13 * here.slope);
                check_near(next[j].slope / (exp(-0.5 * there * there) / root_2_pi), 1, 1e-13);
            }
        }
    const koers_foothold no_density = {-8, 0, 0}, here = {0, 0.5, 1 / root_2_pi};
    assert_int_equal(koers_climb(&uniform, &no_density, 0.065, 4, next), 0);
    assert_int_equal(koers_climb(&uniform, &here, 20, 4, next), 0); /* too far at once */
}

/* Without bounds these are formulas; 4e-16 relative for each of a handful of roundings. */
static void normal_and_lognormal_are_formulas(void **state)
{
    static koers_quantile_table normal, lognormal, fixed;
    const koers_prior n = open_prior(KOERS_NORMAL, 4.4, 0.5), l = open_prior(KOERS_LOGNORMAL, 1700, 0.15), f = fixture_fixed(0.93);
    const double z[5] = {-6, -1, 0, 0.3, 8};
    double x[5];
    (void) state;
    koers_tabulate(&normal, &n);
    koers_tabulate(&lognormal, &l);
    koers_tabulate(&fixed, &f);
    koers_quantile_table_draw(&normal, koers_kernels_best(), z, 5, x);
    for (int i = 0; i < 5; i++) check_same(x[i], 4.4 + 0.5 * z[i]);
    koers_quantile_table_draw(&lognormal, koers_kernels_best(), z, 5, x);
    for (int i = 0; i < 5; i++) check_near(x[i] / (1700 * exp(0.15 * z[i])), 1, 1e-14);
    koers_quantile_table_draw(&fixed, koers_kernels_best(), z, 5, x);
    for (int i = 0; i < 5; i++) check_same(x[i], 0.93);
}

/* F(Q(z)) = F(lower) + Phi(z) (F(upper) - F(lower)): cut and rescaled, not clamped. GSL's functions are good to about 1e-14. */
static void truncation_rescales(void **state)
{
    const koers_prior prior = prior_of(KOERS_NORMAL, 0.8, 0.05, 0.75, 0.95), skew = prior_of(KOERS_LOGNORMAL, 0.75, 0.3, 0.2, 1.4);
    (void) state;
    for (int i = -40; i <= 40; i++) {
        const double z = 0.1 * i, p = gsl_cdf_ugaussian_P(z);
        const double low = gsl_cdf_ugaussian_P(-1), high = gsl_cdf_ugaussian_P(3);
        check_near(gsl_cdf_ugaussian_P((koers_prior_quantile(&prior, z) - 0.8) / 0.05), low + p * (high - low), 1e-13);
        const double below = gsl_cdf_ugaussian_P(log(0.2 / 0.75) / 0.3), above = gsl_cdf_ugaussian_P(log(1.4 / 0.75) / 0.3);
        check_near(gsl_cdf_ugaussian_P(log(koers_prior_quantile(&skew, z) / 0.75) / 0.3), below + p * (above - below), 1e-13);
    }
    /* no atom at a bound: a clamped normal would have 16 % of its draws at 0.75 */
    assert_true(koers_prior_quantile(&prior, -3) > 0.75);
}

static void check_mean(koers_prior prior, double mean)
{
    check_near(koers_prior_mean(&prior) / mean, 1, 1e-9);
}

static void means_are_those_of_the_formulas(void **state)
{
    const double density = 1 / sqrt(2 * acos(-1));
    (void) state;
    check_mean(fixture_fixed(3.5), 3.5);
    check_mean(open_prior(KOERS_NORMAL, 4.4, 0.5), 4.4);
    check_mean(open_prior(KOERS_LOGNORMAL, 17500, 0.05), 17500 * exp(0.00125));
    check_mean(open_prior(KOERS_LOGNORMAL, 1, 1), exp(0.5));
    check_mean(open_prior(KOERS_LOGNORMAL, 2, 3), 2 * exp(4.5)); /* the widest that is allowed */
    check_mean(open_prior(KOERS_BETA, 6, 3), 6.0 / 9);
    check_mean(open_prior(KOERS_BETA, 1, 14), 1.0 / 15);
    check_mean(open_prior(KOERS_BETA, 0.5, 0.5), 0.5);
    check_mean(open_prior(KOERS_BETA, 74, 26), 0.74);
    /* a half normal: mean + sd phi(0) / (1/2) */
    check_mean(prior_of(KOERS_NORMAL, 1, 0.2, 1, HUGE_VAL), 1 + 0.2 * 2 * density);
}

static void what_cannot_be_drawn_is_refused(void **state)
{
    const koers_prior wrong[] = {
        open_prior(KOERS_NORMAL, (double) NAN, 1),
        open_prior(KOERS_NORMAL, 1, HUGE_VAL),
        open_prior(KOERS_NORMAL, 1, 0),
        open_prior(KOERS_NORMAL, 1, -1),
        open_prior(KOERS_LOGNORMAL, 0, 1),
        open_prior(KOERS_LOGNORMAL, -2, 1),
        open_prior(KOERS_LOGNORMAL, 1, 0),
        open_prior(KOERS_LOGNORMAL, 1, 3.1),
        open_prior(KOERS_BETA, -1, 1),
        open_prior(KOERS_BETA, 1, 0.4),
        open_prior(KOERS_BETA, 1, 20000),
        open_prior(KOERS_FIXED, HUGE_VAL, 0),
        prior_of(KOERS_FIXED, 3, 0, 4, 5),
        prior_of(KOERS_NORMAL, 0, 1, 1, 1),
        prior_of(KOERS_NORMAL, 0, 1, 2, 1),
        prior_of(KOERS_NORMAL, 0, 1, (double) NAN, 1),
        prior_of(KOERS_NORMAL, 0, 1, 6, 7),
        prior_of(KOERS_NORMAL, 0, 1, -HUGE_VAL, -30),
        prior_of(KOERS_LOGNORMAL, 1, 0.1, -3, -1),
        prior_of(KOERS_BETA, 2, 2, 1.5, 2),
        prior_of(KOERS_BETA, 9000, 9000, 0.1, 0.2),
    };
    (void) state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (koers_prior_problem(&wrong[i]) == NULL) fail_msg("prior %d was not refused", (int) i);
    const koers_prior fine = prior_of(KOERS_FIXED, 4, 0, 4, 5), tail = prior_of(KOERS_NORMAL, 0, 1, 4.5, HUGE_VAL);
    assert_null(koers_prior_problem(&fine));
    assert_null(koers_prior_problem(&tail)); /* 3.4e-6 of the probability */
    assert_true(koers_prior_quantile(&tail, -6) >= 4.5 && koers_prior_quantile(&tail, 0) < 4.7);
}

static void names_and_texts(void **state)
{
    char text[KOERS_PRIOR_TEXT];
    const koers_prior normal = open_prior(KOERS_NORMAL, 0.0025, 0.004), cut = prior_of(KOERS_LOGNORMAL, 0.75, 0.3, 0.2, 1.4);
    const koers_prior half = prior_of(KOERS_BETA, 6, 3, 0.5, HUGE_VAL), fixed = fixture_fixed(0.93);
    (void) state;
    assert_string_equal(koers_prior_text(&normal, text), "normal(0.0025, 0.004)");
    assert_string_equal(koers_prior_text(&cut, text), "lognormal(0.75, 0.3) on [0.2, 1.4]");
    assert_string_equal(koers_prior_text(&half, text), "beta(6, 3) on [0.5, inf]");
    assert_string_equal(koers_prior_text(&fixed, text), "fixed(0.93)");
    const koers_prior longest =
        prior_of(KOERS_LOGNORMAL, 1.234567890123e-300, 1.234567890123e-300, -1.234567890123e-300, 1.234567890123e-300);
    assert_true(strlen(koers_prior_text(&longest, text)) < KOERS_PRIOR_TEXT);
    for (int d = 0; d < KOERS_N_DISTRIBUTIONS; d++)
        assert_int_equal(koers_distribution_of(koers_distribution_key((koers_distribution) d)), d);
    assert_int_equal(koers_distribution_of("uniform"), -1);
    assert_null(koers_distribution_second(KOERS_FIXED));
    assert_true(koers_prior_equal(&cut, &cut) && !koers_prior_equal(&cut, &half) && koers_prior_equal(&normal, &normal));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_shipped_prior_is_drawn_right),
        cmocka_unit_test(evidence_holds_a_sound_prior_for_every_parameter),
        cmocka_unit_test(other_priors_are_drawn_right),
        cmocka_unit_test(nodes_are_those_of_gsl),
        cmocka_unit_test(a_climb_follows_the_quantile),
        cmocka_unit_test(normal_and_lognormal_are_formulas),
        cmocka_unit_test(truncation_rescales),
        cmocka_unit_test(means_are_those_of_the_formulas),
        cmocka_unit_test(what_cannot_be_drawn_is_refused),
        cmocka_unit_test(names_and_texts),
    };
    gsl_set_error_handler_off(); /* as the program does */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
