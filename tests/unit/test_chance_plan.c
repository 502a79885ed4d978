/* Chance plan: what each source is drawn from, the shared quality of the programme, the two events of a draw. */
#include <gsl/gsl_errno.h>

#include "inputs_fixture.h"

enum { SEED = 17, LANES = KOERS_LANES };

static koers_chance_plan plan;
static koers_parameter_draws draws;
static koers_shock_draws shocks;

static double normal_of(uint64_t name, int year, uint32_t draw)
{
    double z;
    koers_noise_normal(koers_kernels_number(0), SEED, name, year, draw, 1, &z);
    return z;
}

static double uniform_of(const char *name, uint32_t draw)
{
    double u;
    koers_kernels_number(0)->uniform(SEED, koers_noise_name(name), 0, draw, 1, &u);
    return u;
}

static void shocks_are_the_named_normals(void **state)
{
    const koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    koers_chance_plan_init(&plan, &inputs);
    koers_chance_plan_shocks(&plan, koers_kernels_best(), SEED, 2029, 1000, LANES, &shocks);
    for (int s = 0; s < KOERS_N_SHOCKS; s++)
        for (int i = 0; i < LANES; i += 17)
            check_same(shocks.z[s][i], normal_of(koers_noise_name(koers_shock_name((koers_shock) s)), 2029, 1000 + (uint32_t) i));
}

/* z = sign 0.6 z(programme) + 0.8 z(own) in the group, z(own) outside it; then the quantile of the prior. */
static void parameters_are_quantiles_of_their_normals(void **state)
{
    const koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    koers_chance_plan_init(&plan, &inputs);
    koers_chance_plan_parameters(&plan, koers_kernels_best(), SEED, 77, LANES, &draws);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        const koers_prior *prior = &inputs.beliefs.prior[p];
        const double sd =
            prior->distribution == KOERS_FIXED ? 0 : koers_prior_quantile(prior, 1.2) - koers_prior_quantile(prior, -1.2);
        for (int i = 0; i < LANES; i += 13) {
            const double shared = normal_of(koers_noise_name("programme"), 0, 77 + (uint32_t) i);
            const double own = normal_of(koers_noise_name(koers_parameter_key((koers_parameter) p)), 0, 77 + (uint32_t) i);
            const double z = inputs.beliefs.sign[p] == 0 ? own : inputs.beliefs.sign[p] * 0.6 * shared + 0.8 * own;
            /* 2e-6 sd is the error of a truncated table; 1e-14 relative the rounding */
            check_near(draws.value[p][i], koers_prior_quantile(prior, z), 2e-6 * sd + 1e-14 * fabs(prior->a));
        }
    }
}

/* Every shipped table and draw is finite, also far out. */
static void all_draws_are_finite(void **state)
{
    const koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    koers_chance_plan_init(&plan, &inputs);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        const double z[4] = {-12, -8.3, 8.3, 12};
        double x[4];
        koers_quantile_table_draw(&plan.table[p], koers_kernels_best(), z, 4, x);
        for (int i = 0; i < 4; i++) assert_true(isfinite(x[i]));
        for (int i = 0; plan.table[p].tabulated && i < KOERS_TABLE_NODES; i++)
            assert_true(isfinite(plan.table[p].value[i]) && isfinite(plan.table[p].slope[i]) && plan.table[p].slope[i] >= 0);
    }
}

static void events_are_asked_of_their_own_uniforms(void **state)
{
    koers_inputs inputs = fixture_baseline(2031);
    int derived = 0, lost = 0;
    (void) state;
    inputs.policy.state_match.probability = 0.3;
    koers_chance_plan_init(&plan, &inputs);
    koers_chance_plan_parameters(&plan, koers_kernels_best(), SEED, 0, LANES, &draws);
    for (int i = 0; i < LANES; i++) {
        check_same(draws.derived[i], uniform_of("technical_reading", (uint32_t) i) < 0.8 ? 1 : 0);
        check_same(draws.match_lost[i], uniform_of("state_match", (uint32_t) i) < 0.3 ? 0 : 1);
        derived += draws.derived[i] > 0;
        lost += draws.match_lost[i] > 0;
    }
    /* binomial: 256 x 0.8 = 205 +- 6.4 and 256 x 0.7 = 179 +- 7.3; five sigma */
    assert_true(derived > 172 && derived < 238 && lost > 142 && lost < 216);
}

static void certain_events_are_certain(void **state)
{
    koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    for (int kept = 0; kept < 2; kept++) {
        inputs.policy.state_match.probability = kept;
        inputs.beliefs.prior[KOERS_P_TECHNICAL_READING_WEIGHT] = fixture_fixed(kept);
        koers_chance_plan_init(&plan, &inputs);
        for (uint32_t draw = 0; draw < 20000; draw += LANES) {
            koers_chance_plan_parameters(&plan, koers_kernels_best(), SEED, draw, LANES, &draws);
            for (int i = 0; i < LANES; i++) assert_true(draws.match_lost[i] + kept == 1 && draws.derived[i] == kept);
        }
    }
}

/* A prior that is replaced changes its own parameter and no other: sources go by name. */
static void a_replaced_prior_changes_no_other(void **state)
{
    static koers_parameter_draws before;
    koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    koers_chance_plan_init(&plan, &inputs);
    koers_chance_plan_parameters(&plan, koers_kernels_best(), SEED, 5, LANES, &before);
    inputs.beliefs.prior[KOERS_P_CASELOAD_2022] = fixture_fixed(90);
    inputs.beliefs.prior[KOERS_P_RELAPSE] = (koers_prior){KOERS_BETA, 2, 2, -HUGE_VAL, HUGE_VAL};
    koers_chance_plan_init(&plan, &inputs);
    koers_chance_plan_parameters(&plan, koers_kernels_best(), SEED, 5, LANES, &draws);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        const int is_same_row = memcmp(before.value[p], draws.value[p], sizeof before.value[p]) == 0;
        assert_int_equal(is_same_row, p != KOERS_P_CASELOAD_2022 && p != KOERS_P_RELAPSE);
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
        koers_chance_plan_parameters(&plan, koers_kernels_best(), SEED, (uint32_t) first, LANES, &draws);
        for (int i = 0; i < LANES; i++) {
            const double x = draws.value[two->x][i], y = draws.value[two->y][i];
            sum[0] += x, sum[1] += y;
            product[0] += x * x, product[1] += x * y, product[2] += y * y;
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
    const koers_inputs inputs = fixture_baseline(2031);
    (void) state;
    koers_chance_plan_init(&plan, &inputs);
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        check_statistic(correlation_score, 16 * LANES, &pairs[i], koers_parameter_key(pairs[i].y));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shocks_are_the_named_normals),
        cmocka_unit_test(parameters_are_quantiles_of_their_normals),
        cmocka_unit_test(all_draws_are_finite),
        cmocka_unit_test(events_are_asked_of_their_own_uniforms),
        cmocka_unit_test(certain_events_are_certain),
        cmocka_unit_test(a_replaced_prior_changes_no_other),
        cmocka_unit_test(errors_about_the_programme_go_together),
    };
    gsl_set_error_handler_off(); /* as the program does */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
