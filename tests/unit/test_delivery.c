/* Delivery and housing: what comes about of what is paid, the caseload that is reached, lags, dwellings and who moves. */
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

static void run_to(int year)
{
    fixture_run_to(block, year);
}

static double dose(koers_dose which, int year)
{
    return koers_block_dose(block, which, year - KOERS_START_YEAR)[N - 1];
}

/* Half of the money that school needs in 2023. */
static void half_of_school(void)
{
    run_to(2023);
    fixture_budget(&inputs, KOERS_SCHOOL, 0.5 * block->indicator[KOERS_I_COST_SCHOOL][0], 0, 0);
}

static void as_in_2022_every_dose_is_exactly_zero(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_CASELOAD_2022, 93.7);
    fixture_set(block, KOERS_P_ENTRANTS, 1234.5);
    run_to(2045);
    for (int d = 0; d < KOERS_N_DOSES; d++)
        for (int year = 2022; d != KOERS_DOSE_RELOCATED && year <= 2045; year++) check_same(dose((koers_dose) d, year), 0);
}

/* Above the level of 2022 only what finds a teacher (2/3) counts; below it every hour lost. */
static void extra_lessons_need_teachers(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_LESSON_COVERAGE, 0.87);
    fixture_lever(&inputs, KOERS_LEVER_LESSON_VO_SHARE, 0.53);
    run_to(2023);
    check_near(dose(KOERS_DOSE_LESSONS, 2023), 6.0 / 9 * 3, 1e-14);
    check_near(dose(KOERS_DOSE_LESSONS_VO, 2023), 6.0 / 9 * 6 * 0.2, 1e-14);
    fixture_lever(&inputs, KOERS_LEVER_LESSON_COVERAGE, 0.27);
    fixture_lever(&inputs, KOERS_LEVER_LESSON_VO_SHARE, 0.13);
    run_to(2023);
    check_near(dose(KOERS_DOSE_LESSONS, 2023), -3, 1e-14);
    check_near(dose(KOERS_DOSE_LESSONS_VO, 2023), -6 * 0.2, 1e-14);
}

/* Half the money: half of all that runs, so the doses are what is lost; what is not paid by the pillar stays. */
static void a_shortage_cuts_what_runs_already(void **state)
{
    (void) state;
    half_of_school();
    run_to(2024);
    check_near(dose(KOERS_DOSE_LESSONS, 2023), -0.5 * 5.7, 1e-12);
    check_near(dose(KOERS_DOSE_LESSONS_VO, 2023), -0.5 * 6 * 0.33, 1e-12);
    check_near(dose(KOERS_DOSE_COVERAGE_TECHNICAL, 2023), -0.5 * 377 / 1700, 1e-12);
    check_near(dose(KOERS_DOSE_COVERAGE_CARE, 2023), -0.5 * 180 / 1700, 1e-12);
    check_near(dose(KOERS_DOSE_GUIDANCE, 2023), -0.25, 1e-12);
    check_near(dose(KOERS_DOSE_MENTORED, 2023), -0.5 * 1400 * 0.35, 1e-10);
    check_same(dose(KOERS_DOSE_ACCESS, 2023), 0);
    check_same(dose(KOERS_DOSE_CENTRES, 2023), 0);
    check_same(dose(KOERS_DOSE_CASELOAD_ZUID, 2023), 0);
}

static void access_that_exists_needs_no_money(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_ACCESS, 0.79);
    half_of_school();
    run_to(2023);
    check_near(dose(KOERS_DOSE_ACCESS, 2023), 0.1, 1e-12);
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_ACCESS, 0.39);
    run_to(2023);
    check_near(dose(KOERS_DOSE_ACCESS, 2023), -0.2, 1e-14);
}

/* 1,700 entrants: at 1,000 + 500 guarantees the total is 0.88, above 0.75, and both are scaled back; so is 2022 with 700
 * entrants. */
static void guarantees_stop_at_the_ceiling(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_GUARANTEES_TECHNICAL, 1000);
    fixture_lever(&inputs, KOERS_LEVER_GUARANTEES_CARE, 500);
    run_to(2023);
    check_near(dose(KOERS_DOSE_COVERAGE_TECHNICAL, 2023), 0.5 - 377 / 1700.0, 1e-14);
    check_near(dose(KOERS_DOSE_COVERAGE_CARE, 2023), 0.25 - 180 / 1700.0, 1e-14);
    fixture_set(block, KOERS_P_ENTRANTS, 700);
    run_to(2023);
    check_near(dose(KOERS_DOSE_COVERAGE_TECHNICAL, 2023), 0.5 - 0.75 * 377 / 557, 1e-14);
    check_near(dose(KOERS_DOSE_COVERAGE_CARE, 2023), 0.25 - 0.75 * 180 / 557, 1e-14);
}

/* ---- caseload: c0 = 110, norm 1.25, filling 3/4 */

static double halvings_at(double caseload, double budget_of_work)
{
    inputs.policy.caseload.relative = koers_schedule_constant(1, 0);
    inputs.policy.caseload.fixed = koers_schedule_constant(0, caseload);
    inputs.policy.budget[KOERS_WORK] = (koers_budget){.given = {false}};
    if (budget_of_work >= 0) fixture_budget(&inputs, KOERS_WORK, budget_of_work, 0, 0);
    run_to(2023);
    return dose(KOERS_DOSE_CASELOAD_ZUID, 2023);
}

static void coaches_are_paid_and_then_found(void **state)
{
    (void) state;
    /* twice the coaches: 1/110 more, of which 3/4 come: 1.75/110 each recipient */
    check_near(halvings_at(55, -1), log2(1.75), 1e-14);
    /* fewer coaches leave at once */
    check_near(halvings_at(220, -1), -1, 1e-14);
    check_near(halvings_at(137.5, -1), log2(110 / 137.5), 1e-14);
    /* no money: the coaches of the norm stay, 1/137.5, whatever was planned */
    check_near(halvings_at(55, 0), log2(110 / 137.5), 1e-13);
    check_near(halvings_at(110, 0), log2(110 / 137.5), 1e-13);
    /* above the norm nothing was the programme's, so nothing is cut */
    check_near(halvings_at(150, 0), log2(110 / 150.0), 1e-14);
}

static void below_40_a_caseload_does_no_more(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_COACH_FILLING, 1);
    check_near(halvings_at(40, -1), log2(110 / 40.0), 1e-14);
    check_near(halvings_at(21, -1), log2(110 / 40.0), 1e-14);
    fixture_set(block, KOERS_P_CASELOAD_2022, 30);
    check_same(halvings_at(25, -1), 0);
    check_near(halvings_at(60, -1), log2(40 / 60.0), 1e-14);
}

static void a_relative_caseload_goes_with_that_of_2022(void **state)
{
    (void) state;
    inputs.policy.caseload.relative = inputs.policy.caseload_rest.relative = koers_schedule_constant(1, 0.6);
    fixture_set(block, KOERS_P_COACH_FILLING, 1);
    for (int i = 0; i < N; i++) fixture_parameter(block, KOERS_P_CASELOAD_2022)[i] = 80 + 20 * i;
    run_to(2023);
    for (int i = 0; i < N; i++) {
        check_near(koers_block_dose(block, KOERS_DOSE_CASELOAD_ZUID, 1)[i], log2(1 / 0.6), 1e-14);
        check_near(koers_block_dose(block, KOERS_DOSE_CASELOAD_REST, 1)[i], log2(1 / 0.6), 1e-14);
    }
}

/* The rest of the city pays and finds its own coaches: all come, whatever the money of the programme. */
static void the_rest_is_not_the_programme(void **state)
{
    (void) state;
    inputs.policy.caseload_rest.relative = koers_schedule_constant(1, 0);
    inputs.policy.caseload_rest.fixed = koers_schedule_constant(0, 55);
    fixture_budget(&inputs, KOERS_WORK, 0, 0, 0);
    run_to(2023);
    check_near(dose(KOERS_DOSE_CASELOAD_REST, 2023), 1, 1e-14);
}

/* ---- recruitment, lags */

static void pledges_work_from_the_year_after(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.10);
    inputs.policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[0] = 0.5; /* what was pledged in 2022 is in the trend */
    fixture_set(block, KOERS_P_PLEDGE_KEPT, 0.5);
    for (int year = 2023; year <= 2030; year++) {
        run_to(year);
        check_near(block->state.delivery.recruitment[0], pow(1.05, year - 2023), 1e-14);
    }
    /* a pledge that ends keeps what it won */
    for (int k = 3; k < KOERS_N_YEARS; k++) inputs.policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[k] = 0;
    run_to(2030);
    check_near(block->state.delivery.recruitment[0], 1.05 * 1.05, 1e-14);
}

static void blends_and_means_look_back(void **state)
{
    koers_lanes out;
    (void) state;
    run_to(2045);
    for (int k = 1; k < KOERS_N_YEARS; k++)
        for (int i = 0; i < N; i++) block->own_dose[k][KOERS_DOSE_GUIDANCE][i] = k * k;
    for (block->k = 1; block->k < KOERS_N_YEARS; block->k++) {
        const int k = block->k;
        for (int lag = 0; lag <= 4; lag++) {
            const int a = k > lag ? k - lag : 0, b = k > lag + 1 ? k - lag - 1 : 0;
            koers_delivery_blend(block, KOERS_DOSE_GUIDANCE, lag, out);
            check_same(out[0], 0.5 * (a * a + b * b));
        }
        double sum = 0;
        for (int year = k - 12; year <= k - 5; year++) sum += year > 0 ? year * year : 0;
        koers_delivery_mean(block, KOERS_DOSE_GUIDANCE, 12, 5, out);
        check_same(out[N - 1], sum / 8);
    }
}

/* ---- dwellings */

static void dwellings_add_up_and_are_capped(void **state)
{
    const double basic = 750 * 0.95, thorough = 350 * 0.75;
    (void) state;
    for (int year = 2022; year <= 2040; year++) {
        const int k = year - 2022;
        const double b = 8600 + basic * k, t = 2100 + thorough * k, c = 8200 + 1050 * k;
        run_to(year);
        if (k == 0) continue; /* its indicators are facts */
        check_near(block->indicator[KOERS_I_DWELLINGS_BASIC_TOTAL][0], b, 1e-9);
        check_near(block->indicator[KOERS_I_DWELLINGS_THOROUGH_TOTAL][0], t, 1e-9);
        check_near(block->indicator[KOERS_I_DWELLINGS_CORPORATION_TOTAL][0], c, 1e-9);
        check_near(block->indicator[KOERS_I_DWELLINGS_TOTAL][0], b + t + c, 1e-9);
        check_near(block->indicator[KOERS_I_DWELLINGS_TOTAL_CAPPED][0], fmin(b, 13000) + fmin(t, 10000) + fmin(c, 12000), 1e-9);
    }
}

/* Without money the private tracks stand still and the corporations go on. */
static void corporations_pay_for_themselves(void **state)
{
    (void) state;
    fixture_budget(&inputs, KOERS_HOUSING, 0, 0, 0);
    run_to(2025);
    check_same(block->indicator[KOERS_I_DWELLINGS_BASIC_TOTAL][0], 8600);
    check_same(block->indicator[KOERS_I_DWELLINGS_THOROUGH_TOTAL][0], 2100);
    check_near(block->indicator[KOERS_I_DWELLINGS_CORPORATION_TOTAL][0], 8200 + 3 * 1050, 1e-10);
}

/* D(t) sums 0.06 (thorough - 350) + 0.005 (corporation - 1050) over the years up to t - 3; those moved leave Zuid, 0.6 of them to
 * the rest of the city. 450 thorough delivered and 1,250 corporation: 0.06 x 100 + 0.005 x 200 = 7 a year. */
static void people_move_three_years_later(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_DWELLINGS_THOROUGH, 600);
    fixture_lever(&inputs, KOERS_LEVER_DWELLINGS_CORPORATION, 1250);
    for (int year = 2023; year <= 2035; year++) {
        run_to(year);
        const double D = 7 * fmax(0, year - 2025), Z0 = block->state.work.S[0][0][0] + block->state.work.S[0][1][0];
        const double R0 = block->state.work.S[1][0][0] + block->state.work.S[1][1][0];
        check_near(block->indicator[KOERS_I_ASSISTANCE_RELOCATED][0], D, 1e-11);
        check_near(block->indicator[KOERS_I_ASSISTANCE_COUNT][0], Z0 - D, 1e-10);
        check_near(block->indicator[KOERS_I_ASSISTANCE_COUNT_REST][0], R0 + 0.6 * D, 1e-10);
        check_near(block->indicator[KOERS_I_ASSISTANCE_CITY][0], Z0 + R0 - 0.4 * D, 1e-10);
        check_near(block->indicator[KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION][0], Z0 / (Z0 + R0), 1e-15);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(as_in_2022_every_dose_is_exactly_zero, set_up, tear_down),
        cmocka_unit_test_setup_teardown(extra_lessons_need_teachers, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shortage_cuts_what_runs_already, set_up, tear_down),
        cmocka_unit_test_setup_teardown(access_that_exists_needs_no_money, set_up, tear_down),
        cmocka_unit_test_setup_teardown(guarantees_stop_at_the_ceiling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(coaches_are_paid_and_then_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(below_40_a_caseload_does_no_more, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_relative_caseload_goes_with_that_of_2022, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_rest_is_not_the_programme, set_up, tear_down),
        cmocka_unit_test_setup_teardown(pledges_work_from_the_year_after, set_up, tear_down),
        cmocka_unit_test_setup_teardown(blends_and_means_look_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(dwellings_add_up_and_are_capped, set_up, tear_down),
        cmocka_unit_test_setup_teardown(corporations_pay_for_themselves, set_up, tear_down),
        cmocka_unit_test_setup_teardown(people_move_three_years_later, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
