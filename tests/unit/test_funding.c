/* Funding: planned cost to the euro, budgets that step, the funded fraction and what is left over, the state's match. */
#include "block_fixture.h"

enum { N = 4 };

static koers_inputs inputs;
static koers_block *block;

static int set_up(void **state)
{
    (void) state;
    inputs = fixture_baseline(2045);
    block = fixture_block(&inputs, N);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    fixture_block_delete(block);
    return 0;
}

static double now(koers_indicator indicator)
{
    return block->indicator[indicator][N - 1];
}

static void run_to(int year)
{
    fixture_run_to(block, year);
}

/* At the centre of the priors, by hand, in euros:
 *   lessons      10 x 40 x 18500 x 0.57 x 5 = 21,090,000   lessons vo  6 x 40 x 9500 x 0.33 x 5 = 3,762,000
 *   guarantees   802 x 1500 = 1,203,000                    guidance    0.5 x 3,000,000          = 1,500,000
 *   mentors      1400 x 600 = 840,000                      centres     9 x 350,000              = 3,150,000
 *   coaches beyond the norm: 13292 (1/110 - 1/137.5) x 95,000 = 2,295,890.91
 *   dwellings    (750 x 0.95 x 10,000 + 350 x 0.75 x 100,000) e^0.01 = 33,375,000 e^0.01
 * Costs are sums of a few products: 1e-13 relative. */
static void costs_of_the_baseline_are_as_by_hand(void **state)
{
    (void) state;
    run_to(2023);
    check_near(now(KOERS_I_COST_SCHOOL), 28.395, 1e-12);
    check_near(now(KOERS_I_COST_WORK), 3.15 + 13292 * (1 / 110.0 - 1 / 137.5) * 0.095, 1e-12);
    check_near(now(KOERS_I_COST_HOUSING), 33.375 * exp(0.01), 1e-12);
    check_near(now(KOERS_I_COST_TOTAL), 28.395 + 3.15 + 13292 * (1 / 110.0 - 1 / 137.5) * 0.095 + 33.375 * exp(0.01), 1e-11);
    check_same(now(KOERS_I_BUDGET_TOTAL), 0);
    check_same(now(KOERS_I_FUNDING_GAP), 0);
    for (int i = 0; i < 3; i++) check_same(now((koers_indicator) (KOERS_I_FUNDED_SCHOOL + i)), 1);
}

/* Each price line by itself: the cost of one lever's change, everything else equal. */
static void each_lever_costs_its_price(void **state)
{
    static const struct {
        koers_lever lever;
        double more, cost; /* million euros */
        koers_indicator pillar;
    } lines[] = {
        {KOERS_LEVER_LESSON_HOURS, 1, 40 * 18500 * 0.57 * 5 / 1e6, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_LESSON_COVERAGE, 0.1, 10 * 40 * 18500 * 0.1 * 5 / 1e6, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_LESSON_VO_SHARE, 0.1, 6 * 40 * 9500 * 0.1 * 5 / 1e6, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_GUARANTEES_TECHNICAL, 100, 0.15, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_GUARANTEES_CARE, 100, 0.15, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_GUARANTEES_OTHER, -100, -0.15, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_CAREER_GUIDANCE, 0.5, 1.5, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_TECHNICAL_ACCESS, 0.2, 3, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_TECHNICAL_ACCESS, -0.2, 0, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.1, 0, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_MENTORED_PUPILS, 1000, 0.6, KOERS_I_COST_SCHOOL},
        {KOERS_LEVER_PRACTICE_CENTRES, 2, 0.7, KOERS_I_COST_WORK},
        {KOERS_LEVER_WAGE_SUBSIDY_SCREENED, 100, 100 * (1000 + 0.2 * 9000) / 1e6, KOERS_I_COST_WORK},
        {KOERS_LEVER_INFLOW_PREVENTION, 0.5, 0.5 * 2923 * 800 / 1e6, KOERS_I_COST_WORK},
        {KOERS_LEVER_DWELLINGS_CORPORATION, 500, 0, KOERS_I_COST_HOUSING},
    };
    double before[KOERS_N_INDICATORS];
    (void) state;
    fixture_set(block, KOERS_P_CONSTRUCTION_DRIFT, 0);
    run_to(2023);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) before[i] = now((koers_indicator) i);
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        const koers_lever lever = lines[i].lever;
        const koers_schedule kept = inputs.policy.lever[lever];
        fixture_lever(&inputs, lever, inputs.ground.level[lever] + lines[i].more);
        run_to(2023);
        check_near(now(lines[i].pillar) - before[lines[i].pillar], lines[i].cost, 1e-12);
        check_near(now(KOERS_I_COST_TOTAL) - before[KOERS_I_COST_TOTAL], lines[i].cost, 1e-12);
        inputs.policy.lever[lever] = kept;
    }
}

/* Programme coaches are those beyond count / (c0 norm); a caseload above that has none and costs nothing. */
static void coaches_beyond_the_norm_are_paid(void **state)
{
    const double caseload[] = {40, 55, 110, 137.5, 200};
    (void) state;
    inputs.policy.caseload.relative = koers_schedule_constant(1, 0);
    for (int i = 0; i < 5; i++) {
        inputs.policy.caseload.fixed = koers_schedule_constant(0, caseload[i]);
        run_to(2023);
        check_near(now(KOERS_I_COST_WORK), 3.15 + 0.095 * fmax(0, 13292 / caseload[i] - 13292 / 137.5), 1e-12);
    }
}

/* f = min(1, B / (C + U)) at and about the break; what is not spent is not spent. */
static void a_shortage_cuts_in_proportion(void **state)
{
    (void) state;
    for (int i = 0; i <= 6; i++) {
        const double budget = 10.0 * i, need = 28.395 + 16.5, f = fmin(1, budget / need);
        fixture_budget(&inputs, KOERS_SCHOOL, 0.25 * budget, 0.75 * budget, 16.5);
        run_to(2023);
        check_near(now(KOERS_I_FUNDED_SCHOOL), f, 1e-14);
        check_near(now(KOERS_I_COST_SCHOOL), 28.395 * f, 1e-12);
        check_near(now(KOERS_I_COST_UNMODELLED), 16.5 * f, 1e-12);
        check_near(now(KOERS_I_BUDGET_TOTAL), budget, 1e-12);
        check_near(now(KOERS_I_FUNDING_GAP), fmax(0, need - budget), 1e-12);
        check_same(now(KOERS_I_FUNDED_WORK), 1);
    }
    fixture_budget(&inputs, KOERS_SCHOOL, 1000, 1000, 16.5);
    run_to(2023);
    check_same(now(KOERS_I_FUNDED_SCHOOL), 1);
    check_same(now(KOERS_I_FUNDING_GAP), 0);
}

static void nothing_planned_and_no_money_is_funded(void **state)
{
    (void) state;
    fixture_budget(&inputs, KOERS_HOUSING, 0, 0, 0);
    fixture_lever(&inputs, KOERS_LEVER_DWELLINGS_BASIC, 0);
    fixture_lever(&inputs, KOERS_LEVER_DWELLINGS_THOROUGH, 0);
    run_to(2024);
    check_same(now(KOERS_I_FUNDED_HOUSING), 1);
    check_same(now(KOERS_I_COST_HOUSING), 0);
    check_same(now(KOERS_I_FUNDING_GAP), 0);
}

/* A budget of 30 until 2025, 20 from 2026 on: no year in between has 25; a year without a budget pays everything. */
static void budgets_step(void **state)
{
    const koers_point points[] = {{2023, 30}, {2026, 20}};
    (void) state;
    fixture_budget(&inputs, KOERS_SCHOOL, 0, 0, 16.5);
    inputs.policy.budget[KOERS_SCHOOL].other = koers_schedule_steps(KOERS_START_YEAR, points, 2);
    inputs.policy.budget[KOERS_SCHOOL].given[6] = false;
    for (int year = 2023; year <= 2030; year++) {
        const double B = year < 2026 ? 30 : 20;
        run_to(year);
        check_near(now(KOERS_I_BUDGET_TOTAL), year == 2028 ? 0 : B, 1e-14);
        check_near(now(KOERS_I_FUNDED_SCHOOL), year == 2028 ? 1 : B / (28.395 + 16.5), 1e-14);
        check_near(now(KOERS_I_COST_UNMODELLED), year == 2028 ? 16.5 : 16.5 * B / (28.395 + 16.5), 1e-13);
    }
}

/* A lost match multiplies the state's and the city's part from its year on, in its lanes only, never `other`. */
static void a_lost_match_cuts_from_its_year_on(void **state)
{
    (void) state;
    fixture_budget(&inputs, KOERS_SCHOOL, 10, 8, 0);
    inputs.policy.budget[KOERS_SCHOOL].other = koers_schedule_constant(0, 3);
    inputs.policy.state_match = (koers_state_match){.probability = 0.5, .year = 2027, .remaining = 0.2, .municipal_remaining = 0.5};
    fixture_match(block)[1] = 0.5; /* not below the probability: lost */
    for (int year = 2025; year <= 2029; year++) {
        run_to(year);
        check_near(block->indicator[KOERS_I_BUDGET_TOTAL][0], 21, 1e-14);
        check_near(block->indicator[KOERS_I_BUDGET_TOTAL][1], year < 2027 ? 21 : 2 + 4 + 3, 1e-14);
    }
}

/* Dwellings are paid as they are delivered: a slow year costs less, a year of -10 sd costs nothing. */
static void dwellings_are_paid_at_delivery(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_CONSTRUCTION_DRIFT, 0);
    const double z[N] = {0, 1.5, -10, -11};
    for (int i = 0; i < N; i++) fixture_shock(block, KOERS_Z_DELIVERY_THOROUGH)[i] = fixture_shock(block, KOERS_Z_DELIVERY_BASIC)[i] = z[i];
    run_to(2023);
    for (int i = 0; i < N; i++) check_near(block->indicator[KOERS_I_COST_HOUSING][i], 33.375 * fmax(0, 1 + 0.1 * z[i]), 1e-12);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(costs_of_the_baseline_are_as_by_hand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_lever_costs_its_price, set_up, tear_down),
        cmocka_unit_test_setup_teardown(coaches_beyond_the_norm_are_paid, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shortage_cuts_in_proportion, set_up, tear_down),
        cmocka_unit_test_setup_teardown(nothing_planned_and_no_money_is_funded, set_up, tear_down),
        cmocka_unit_test_setup_teardown(budgets_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lost_match_cuts_from_its_year_on, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dwellings_are_paid_at_delivery, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
