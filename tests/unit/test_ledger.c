/* The money of a run over the years: sums, budgets and the chance that the state goes on matching, shortages. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "publish/words/ledger.h"
#include "specimen.h"

static int set_up(void **state)
{
    *state = specimen_new();
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static void years_are_summed(void **state)
{
    specimen *self = *state;
    for (int k = 1; k <= 9; k++)
        self->projection.at[KOERS_I_COST_WORK][k] = (koers_summary){.mean = k == 4 ? 1 : 10, .se_mean = 0.5};
    self->projection.until[KOERS_I_COST_WORK][9].se = 1.25; /* that of the draws' own sums, not of nine years added */
    const koers_yearly cost = koers_ledger_yearly(&self->projection, KOERS_I_COST_WORK);
    assert_true(cost.sum == 81 && cost.se == 1.25 && cost.lowest == 1);
    assert_int_equal(cost.lowest_year, 2026);
    assert_int_equal(cost.n_years, 9);
    for (int k = 1; k <= 9; k++) self->comparison.at[KOERS_I_COST_WORK][k] = (koers_difference){.mean = -2, .se = 0.25};
    const koers_estimate change = koers_ledger_difference(&self->comparison, KOERS_I_COST_WORK, 2026);
    assert_true(change.mean == -8 && change.se == 1);
}

/* 2027 to 2031 the state matches with chance one half; what is lost then is all but a fifth of its own part, half of the city's. */
static void a_budget_is_a_mean_over_the_match(void **state)
{
    specimen *self = *state;
    koers_inputs *inputs = &self->scenario.inputs;
    koers_budget *budget = &inputs->policy.budget[KOERS_SCHOOL];
    double sum = -1;
    assert_int_equal(koers_ledger_budget(inputs, 2031, KOERS_SCHOOL, &sum), 0);
    assert_true(sum == 0);
    for (int k = 2; k <= 9; k++) budget->given[k] = true; /* not in 2023 */
    budget->state = koers_schedule_constant(0, 10);
    budget->municipal = koers_schedule_constant(0, 4);
    budget->other = koers_schedule_constant(0, 1);
    assert_int_equal(koers_ledger_budget(inputs, 2031, KOERS_SCHOOL, &sum), 8);
    assert_true(sum == 8 * 15);
    inputs->policy.state_match =
        (koers_state_match){.probability = 0.5, .year = 2027, .remaining = 0.2, .municipal_remaining = 0.5};
    assert_int_equal(koers_ledger_budget(inputs, 2031, KOERS_SCHOOL, &sum), 8);
    assert_true(fabs(sum - (3 * 15 + 5 * (10 * 0.6 + 4 * 0.75 + 1))) < 1e-12);
}

static void a_year_is_budgeted_when_every_pillar_is(void **state)
{
    specimen *self = *state;
    koers_inputs *inputs = &self->scenario.inputs;
    inputs->policy.budget[KOERS_SCHOOL].given[3] = inputs->policy.budget[KOERS_WORK].given[3] = true;
    assert_false(koers_ledger_is_budgeted(inputs, 2025));
    inputs->policy.budget[KOERS_HOUSING].given[3] = true;
    assert_true(koers_ledger_is_budgeted(inputs, 2025));
    assert_false(koers_ledger_is_budgeted(inputs, 2026));
}

static void a_shortage_is_one_that_shows(void **state)
{
    specimen *self = *state;
    koers_yearly gap;
    for (int k = 1; k <= 9; k++) self->projection.at[KOERS_I_FUNDING_GAP][k] = koers_summary_fixed(0.04);
    assert_true(koers_ledger_shortage(&self->projection, &gap));
    assert_true(fabs(gap.sum - 0.36) < 1e-12);
    assert_false(koers_ledger_is_short(&self->projection, 2025)); /* not in a year by itself */
    self->projection.at[KOERS_I_FUNDING_GAP][3].mean = 0.06;
    assert_true(koers_ledger_is_short(&self->projection, 2025));
    for (int k = 1; k <= 9; k++) self->projection.at[KOERS_I_FUNDING_GAP][k] = koers_summary_fixed(0);
    assert_false(koers_ledger_shortage(&self->projection, &gap));
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(years_are_summed),
        CASE(a_budget_is_a_mean_over_the_match),
        CASE(a_year_is_budgeted_when_every_pillar_is),
        CASE(a_shortage_is_one_that_shows),
    };
    return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
