/* Chance plan: what each source is drawn from, the shared quality of the programme, a seed for each source. */
#include <gsl/gsl_errno.h>

#include "chance/noise.h"
#include "chance_fixture.h"
#include "checks.h"
#include "inputs_fixture.h"

enum { SEED = 17, LANES = KOERS_LANES };

static fixture_chance chance;

static int set_up(void **state)
{
    const koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    fixture_chance_make(&chance, &inputs.beliefs, SEED);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    fixture_chance_free(&chance);
    return 0;
}

static void parameter_row(koers_parameter parameter, uint32_t draw, double *x)
{
    koers_lanes programme;
    koers_chance_plan_normal(&chance.plan, koers_kernels_best(), KOERS_SOURCE_PROGRAMME, 0, draw, LANES, programme);
    koers_chance_plan_parameter(&chance.plan, koers_kernels_best(), parameter, draw, LANES, programme, x);
}

/* Among the sources of a draw and among those of a year no two share their chance. (A parameter and a yearly source may: they never
 * draw in the same year.) */
static void names_differ(void **state)
{
    (void) state;
    for (int i = 0; i < KOERS_N_SOURCES; i++)
        for (int j = i < KOERS_SOURCE_SHOCK ? 0 : KOERS_SOURCE_SHOCK; j < i; j++)
            assert_true(chance.plan.name[i] != chance.plan.name[j]);
    assert_int_equal(chance.plan.name[KOERS_SOURCE_PROGRAMME], koers_noise_name("programme"));
    assert_int_equal(chance.plan.name[KOERS_SOURCE_READING], koers_noise_name("technical_reading"));
    assert_int_equal(chance.plan.name[KOERS_SOURCE_MATCH], koers_noise_name("state_match"));
    assert_int_equal(chance.plan.name[KOERS_P_RELAPSE], koers_noise_name("relapse"));
    assert_int_equal(chance.plan.name[KOERS_SOURCE_SHOCK + KOERS_Z_DELIVERY_BASIC], koers_noise_name("delivery_basic"));
}

/* One source renewed by a seed of its own draws what that seed gives, and the others what they drew. */
static void each_source_has_its_seed(void **state)
{
    static const int source[] = {KOERS_P_CASELOAD_2022, KOERS_SOURCE_SHOCK + KOERS_Z_UNEMPLOYMENT};
    koers_lanes before, after, other;
    (void) state;
    for (int i = 0; i < 2; i++) {
        const int year = source[i] < KOERS_SOURCE_SHOCK ? 0 : 2027;
        koers_chance_plan_normal(&chance.plan, koers_kernels_best(), source[i], year, 9, LANES, before);
        koers_chance_plan_normal(&chance.plan, koers_kernels_best(), KOERS_P_RELAPSE, 0, 9, LANES, other);
        chance.plan.seed[source[i]] = 99;
        koers_chance_plan_normal(&chance.plan, koers_kernels_best(), source[i], year, 9, LANES, after);
        assert_memory_not_equal(before, after, LANES * sizeof *before);
        koers_noise_normal(koers_kernels_number(0), 99, chance.plan.name[source[i]], year, 9, LANES, before);
        assert_memory_equal(before, after, LANES * sizeof *before);
        koers_chance_plan_normal(&chance.plan, koers_kernels_best(), KOERS_P_RELAPSE, 0, 9, LANES, after);
        assert_memory_equal(other, after, LANES * sizeof *other);
    }
}

/* Every shipped table is finite and increasing, also far out. */
static void all_draws_are_finite(void **state)
{
    (void) state;
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        const koers_quantile_table *table = chance.plan.table[p];
        const double z[4] = {-12, -8.3, 8.3, 12};
        double x[4];
        koers_quantile_table_draw(table, koers_kernels_best(), z, 4, x);
        for (int i = 0; i < 4; i++) assert_true(isfinite(x[i]));
        for (int i = 0; table->tabulated && i < KOERS_TABLE_NODES; i++)
            assert_true(isfinite(table->value[i]) && isfinite(table->slope[i]) && table->slope[i] >= 0);
    }
}

/* Correlation of two parameters of the group whose priors are normal without bounds: sign sign' 0.36, and 0 with one outside it.
 * Fisher: atanh(r) has standard error 1 / sqrt(n - 3). */
typedef struct {
    koers_parameter x, y;
    double correlation;
} pair;

static double correlation_score(int n, const void *context)
{
    const pair *two = context;
    double sum[2] = {0}, product[3] = {0};
    for (int first = 0; first < n; first += LANES) {
        koers_lanes x, y;
        parameter_row(two->x, (uint32_t) first, x);
        parameter_row(two->y, (uint32_t) first, y);
        for (int i = 0; i < LANES; i++) {
            sum[0] += x[i], sum[1] += y[i];
            product[0] += x[i] * x[i], product[1] += x[i] * y[i], product[2] += y[i] * y[i];
        }
    }
    const double xx = product[0] - sum[0] * sum[0] / n, yy = product[2] - sum[1] * sum[1] / n,
                 xy = product[1] - sum[0] * sum[1] / n;
    return (atanh(xy / sqrt(xx * yy)) - atanh(two->correlation)) * sqrt(n - 3.0);
}

static void errors_about_the_programme_go_together(void **state)
{
    static const pair pairs[] = {
        {KOERS_P_ADB_TECHNICAL, KOERS_P_GUIDANCE_CARE, 0.36}, {KOERS_P_ADB_TECHNICAL, KOERS_P_ADB_DROPOUT, -0.36},
        {KOERS_P_ADB_DROPOUT, KOERS_P_CASE_INFLOW, 0.36},     {KOERS_P_ADB_TECHNICAL, KOERS_P_EXIT_LEVEL, 0},
        {KOERS_P_EXIT_LEVEL, KOERS_P_HARDENING, 0},
    };
    (void) state;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_statistic(correlation_score, 16 * LANES, &pairs[i], koers_parameter_key(pairs[i].y));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(names_differ, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_source_has_its_seed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(all_draws_are_finite, set_up, tear_down),
        cmocka_unit_test_setup_teardown(errors_about_the_programme_go_together, set_up, tear_down),
    };
    gsl_set_error_handler_off(); /* as the program does */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
