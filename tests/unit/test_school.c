/* School: closed forms of the stock of students, the choice of a field, what levers and fashion move, diplomas. */
#include "block_fixture.h"

enum { N = KOERS_LANES };

static koers_inputs inputs;
static koers_block *block;

/* Every coefficient of a lever 0, no trend: what a test wants to see it sets. */
static int set_up(void **state)
{
    static const koers_parameter zero[] = {KOERS_P_TECHNICAL_TREND_DERIVED,
                                           KOERS_P_TECHNICAL_TREND_PUBLIC,
                                           KOERS_P_CARE_TREND,
                                           KOERS_P_ADB_TECHNICAL,
                                           KOERS_P_ADB_CARE,
                                           KOERS_P_ADB_DROPOUT,
                                           KOERS_P_GUIDANCE_TECHNICAL,
                                           KOERS_P_GUIDANCE_CARE,
                                           KOERS_P_ACCESS_TECHNICAL,
                                           KOERS_P_ACCESS_CARE,
                                           KOERS_P_MENTOR_TECHNICAL,
                                           KOERS_P_MENTOR_CARE,
                                           KOERS_P_MENTOR_DROPOUT,
                                           KOERS_P_HOURS_TECHNICAL,
                                           KOERS_P_HOURS_CARE,
                                           KOERS_P_HOURS_VO_TECHNICAL,
                                           KOERS_P_HOURS_VO_CARE};
    (void) state;
    inputs = fixture_baseline(2045);
    block = fixture_block(&inputs, N);
    for (size_t i = 0; i < sizeof zero / sizeof *zero; i++) fixture_set(block, zero[i], 0);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    fixture_block_delete(block);
    return 0;
}

static double share(koers_indicator indicator)
{
    return block->indicator[indicator][0];
}

/* The technical (0) and care (1) share of the year's entrants, from the balance of the stock: all leave at rate x. */
static double entrants_share(int S, double before)
{
    return (block->state.school.M[S][0] - (1 - 0.275) * before) / 1700;
}

/* A step that returns the entrants' shares. */
static void step_entrants(double p[2])
{
    const double before[2] = {block->state.school.M[0][0], block->state.school.M[1][0]};
    fixture_step(block);
    for (int S = 0; S < 2; S++) p[S] = entrants_share(S, before[S]);
}

/* M = s N / x stays: (1 - x) M + s N = M. Twenty-three steps of rounding, 1e-13. */
static void without_trend_the_stock_stands_still(void **state)
{
    (void) state;
    fixture_begin(block);
    check_near(share(KOERS_I_TECHNICAL_SHARE), 0.32, 1e-15);
    for (int k = 1; k <= 23; k++) {
        fixture_step(block);
        check_near(share(KOERS_I_TECHNICAL_SHARE), 0.32, 1e-13);
        check_near(share(KOERS_I_CARE_SHARE), 0.14, 1e-13);
        check_near(share(KOERS_I_TECHNICAL_PLUS_CARE_SHARE), 0.46, 1e-13);
        check_near(block->state.school.M[0][N - 1] + block->state.school.M[1][N - 1] + block->state.school.M[2][N - 1], 1700 / 0.275, 1e-8);
    }
}

/* Entrants run ahead of the stock so that the stock's share is s + drift L(k): exactly where the choice is linear. The curvature of
 * the shares in eta is below 1 / min(s) = 7 in A^2: with drifts of 1e-6, A is at most 2e-5 and the rest 6e-9. */
static void a_small_trend_moves_the_stock_by_L(void **state)
{
    double L = 0;
    (void) state;
    fixture_set(block, KOERS_P_TECHNICAL_TREND_DERIVED, 1e-6);
    fixture_set(block, KOERS_P_CARE_TREND, -0.5e-6);
    fixture_begin(block);
    for (int k = 1; k <= 23; k++) {
        fixture_step(block);
        L += pow(0.93, k - 1);
        check_near(share(KOERS_I_TECHNICAL_SHARE), 0.32 + 1e-6 + 1e-6 * L, 6e-9);
        check_near(share(KOERS_I_CARE_SHARE), 0.14 - 0.5e-6 - 0.5e-6 * L, 6e-9);
    }
}

/* The reading chooses the trend of its lanes; what the build-up of the programme explains is taken off over 11 years. */
static void the_drift_is_net_of_the_build_up(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_TECHNICAL_TREND_DERIVED, 0.0028);
    fixture_set(block, KOERS_P_TECHNICAL_TREND_PUBLIC, 0.008);
    fixture_set(block, KOERS_P_CARE_TREND, 0.002);
    fixture_set(block, KOERS_P_ADB_TECHNICAL, 0.0025);
    fixture_set(block, KOERS_P_ADB_CARE, 0.002);
    fixture_set(block, KOERS_P_GUIDANCE_TECHNICAL, 0.004);
    fixture_set(block, KOERS_P_GUIDANCE_CARE, 0.003);
    fixture_derived(block)[7] = 0;
    fixture_begin(block);
    const double of_programme = (0.0025 * 377 / 1700 / 0.10 + 0.004) / 11;
    check_near(block->outset->drift[0][6], 0.0028 - of_programme, 1e-16);
    check_near(block->outset->drift[0][7], 0.008 - of_programme, 1e-16);
    check_near(block->outset->drift[1][7], 0.002 - (0.002 * 180 / 1700 / 0.10 + 0.003) / 11, 1e-16);
    check_near(block->indicator[KOERS_I_TECHNICAL_SHARE][7], 0.32 + 0.008 - of_programme, 1e-15);
}

/* ---- levers: ln odds of a sector against all others moves by B / (s (1 - s)); the others share in proportion */

static void check_shift(double B, double p[2])
{
    const double odds = 0.32 / 0.68 * exp(B / (0.32 * 0.68)), p_T = odds / (1 + odds);
    check_near(p[0], p_T, 1e-12);
    check_near(p[1], (1 - p_T) * 0.14 / 0.68, 1e-12);
}

typedef struct {
    koers_lever lever;
    double value;
    koers_parameter coefficient;
    double size;
    int lag;  /* half works in year 1 + lag, all of it from 2 + lag */
    double v; /* B before saturation when all of it works */
} lever_case;

static void levers_shift_after_their_lag(void **state)
{
    static const lever_case cases[] = {
        {KOERS_LEVER_GUARANTEES_TECHNICAL, 717, KOERS_P_ADB_TECHNICAL, 0.01, 1, 0.01 * 340 / 1700 / 0.10},
        {KOERS_LEVER_CAREER_GUIDANCE, 1, KOERS_P_GUIDANCE_TECHNICAL, 0.02, 2, 0.02},
        {KOERS_LEVER_TECHNICAL_ACCESS, 0.79, KOERS_P_ACCESS_TECHNICAL, 0.004, 4, 0.008},
        {KOERS_LEVER_MENTORED_PUPILS, 2400, KOERS_P_MENTOR_TECHNICAL, 0.05, 2, 0.05 * 350 / 1700},
        {KOERS_LEVER_GUARANTEES_TECHNICAL, 897, KOERS_P_ADB_TECHNICAL, 0.05, 1, 0.05 * 520 / 1700 / 0.10},
    };
    (void) state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const koers_schedule kept = inputs.policy.lever[cases[c].lever];
        fixture_lever(&inputs, cases[c].lever, cases[c].value);
        fixture_set(block, cases[c].coefficient, cases[c].size);
        /* the build-up of 2022 would give a drift: undo it */
        const double adb = cases[c].coefficient == KOERS_P_ADB_TECHNICAL ? cases[c].size * 377 / 1700 / 0.10 : 0;
        const double guidance = cases[c].coefficient == KOERS_P_GUIDANCE_TECHNICAL ? cases[c].size : 0;
        fixture_set(block, KOERS_P_TECHNICAL_TREND_DERIVED, (adb + guidance) / 11);
        fixture_begin(block);
        for (int k = 1; k <= 9; k++) {
            const double part = k <= cases[c].lag ? 0 : k == cases[c].lag + 1 ? 0.5 : 1;
            double p[2];
            step_entrants(p);
            check_shift(0.04 * tanh(part * cases[c].v / 0.04), p);
        }
        fixture_set(block, cases[c].coefficient, 0);
        inputs.policy.lever[cases[c].lever] = kept;
    }
}

/* 100 % of schools from 2023: 4.3 hours more, 2/3 of it staffed. It comes in over eight years from the fifth on; not saturated. */
static void lessons_work_after_five_years(void **state)
{
    const double dose = 6.0 / 9 * 4.3;
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_LESSON_COVERAGE, 1);
    fixture_set(block, KOERS_P_HOURS_TECHNICAL, 0.1);
    fixture_begin(block);
    for (int k = 1; k <= 16; k++) {
        double p[2];
        step_entrants(p);
        check_shift(0.1 * dose / 10 * fmin(8, fmax(0, k - 5)) / 8, p);
        check_near(share(KOERS_I_ACHIEVEMENT_SD), 0.03 * dose / 10 * fmin(8, k - 1) / 8, 1e-15);
        check_near(share(KOERS_I_HIGHER_ADVICE), 0.008 * dose / 10 * fmin(8, k - 1) / 8, 1e-15);
    }
}

static void lessons_in_vo_work_over_four_years(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_LESSON_VO_SHARE, 0.63);
    fixture_set(block, KOERS_P_HOURS_VO_TECHNICAL, 0.05);
    fixture_begin(block);
    for (int k = 1; k <= 8; k++) {
        double p[2];
        step_entrants(p);
        check_shift(0.05 * (6.0 / 9 * 6 * 0.3) / 6 * fmin(4, k - 1) / 4, p);
    }
}

/* s_T (min(1.61, product) - 1), outside the saturation. */
static void recruitment_has_a_ceiling(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.25);
    fixture_set(block, KOERS_P_PLEDGE_KEPT, 0.4);
    fixture_begin(block);
    for (int k = 1; k <= 10; k++) {
        double p[2];
        step_entrants(p);
        check_shift(0.32 * (fmin(1.61, pow(1.1, k - 1)) - 1), p);
    }
}

static void fashion_is_remembered(void **state)
{
    (void) state;
    fixture_begin(block);
    for (int k = 1; k <= 6; k++) {
        double p[2];
        fixture_shock(block, KOERS_Z_TASTE_TECHNICAL)[0] = k == 2 ? 2 : 0;
        step_entrants(p);
        check_shift(k < 2 ? 0 : 0.012 * pow(0.7, k - 2), p);
    }
}

/* ---- chance, drop-out and diplomas */

/* N p + sqrt(N p (1 - p)) z within [0, N]; care draws from what technology has left. */
static void entrants_are_binomial(void **state)
{
    (void) state;
    fixture_begin(block);
    for (int i = 0; i < N; i++) {
        fixture_shock(block, KOERS_Z_ENTRANTS_TECHNICAL)[i] = (i - 128) * 0.4;
        fixture_shock(block, KOERS_Z_ENTRANTS_CARE)[i] = (128 - i) * 0.4;
    }
    fixture_step(block);
    for (int i = 0; i < N; i++) {
        const double z = (i - 128) * 0.4, kept = 0.725 * 1700 / 0.275;
        const double E_T = fmin(1700, fmax(0, 1700 * 0.32 + sqrt(1700 * 0.32 * 0.68) * z)), n = 1700 - E_T, p = 0.14 / 0.68;
        const double E_C = fmin(n, fmax(0, n * p - sqrt(n * p * (1 - p)) * z));
        check_near(block->state.school.M[0][i], kept * 0.32 + E_T, 1e-9);
        check_near(block->state.school.M[1][i], kept * 0.14 + E_C, 1e-9);
        check_near(block->state.school.M[2][i], kept * 0.54 + 1700 - E_T - E_C, 1e-9);
    }
}

static void entrants_grow(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_ENTRANTS_GROWTH, 0.02);
    fixture_begin(block);
    for (int k = 1; k <= 5; k++) {
        const double before = block->state.school.M[0][0] + block->state.school.M[1][0] + block->state.school.M[2][0];
        fixture_step(block);
        const double now = block->state.school.M[0][0] + block->state.school.M[1][0] + block->state.school.M[2][0];
        check_near(now - 0.725 * before, 1700 * exp(0.02 * k), 1e-9);
    }
}

/* Sum s omega = 1, so at the start a share q x of all students earns a diploma and (1 - q) x leaves without. */
static void diplomas_are_shared_by_their_ratios(void **state)
{
    (void) state;
    fixture_begin(block);
    for (int k = 0; k <= 3; k++) {
        check_near(share(KOERS_I_TECHNICAL_DIPLOMA_SHARE), 0.32 * 0.72, 1e-14);
        check_near(share(KOERS_I_CARE_DIPLOMA_SHARE), 0.14 * 0.95, 1e-14);
        check_near(share(KOERS_I_EARLY_LEAVERS), 0.275 * 0.26, 1e-14);
        fixture_step(block);
    }
}

static void diploma_rates_stay_below_the_leave_rate(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_DIPLOMA_RATIO_TECHNICAL, 4); /* the others' ratio is then negative: they earn none */
    fixture_begin(block);
    check_near(block->outset->d[0][0], 0.275, 1e-16);
    check_same(block->outset->d[2][0], 0);
    check_near(share(KOERS_I_TECHNICAL_DIPLOMA_SHARE) + share(KOERS_I_CARE_DIPLOMA_SHARE), 1, 1e-15);
}

static void mentors_and_guarantees_keep_students(void **state)
{
    (void) state;
    fixture_lever(&inputs, KOERS_LEVER_MENTORED_PUPILS, 2400);
    fixture_lever(&inputs, KOERS_LEVER_GUARANTEES_CARE, 350);
    fixture_set(block, KOERS_P_MENTOR_DROPOUT, -0.5);
    fixture_set(block, KOERS_P_ADB_DROPOUT, -0.8);
    fixture_begin(block);
    for (int k = 1; k <= 6; k++) {
        const double mentored = k <= 2 ? 0 : k == 3 ? 0.5 : 1, guaranteed = k <= 1 ? 0 : k == 2 ? 0.5 : 1;
        const double factor = exp(-0.5 * 350 / 1700 * mentored - 0.8 * 0.1 * guaranteed);
        double leavers = 0, opening = 0;
        for (int S = 0; S < 3; S++) {
            leavers += (0.275 - block->outset->d[S][0]) * factor * block->state.school.M[S][0];
            opening += block->state.school.M[S][0];
        }
        fixture_step(block);
        check_near(share(KOERS_I_EARLY_LEAVERS), leavers / opening, 1e-15);
    }
}

/* ---- invariant 4: with non-negative coefficients for technology and none for care or drop-out, more never gives less. Lanes hold
 * random coefficients and shocks, the same in both runs; no money is short. */

static void random_lanes(uint64_t seed)
{
    static const koers_parameter favourable[] = {KOERS_P_ADB_TECHNICAL,    KOERS_P_GUIDANCE_TECHNICAL, KOERS_P_ACCESS_TECHNICAL,
                                                 KOERS_P_MENTOR_TECHNICAL, KOERS_P_HOURS_TECHNICAL,    KOERS_P_HOURS_VO_TECHNICAL};
    uint64_t random = seed;
    for (int i = 0; i < N; i++) {
        for (int p = 0; p < 6; p++) fixture_parameter(block, favourable[p])[i] = random_between(&random, 0, 0.02);
        fixture_parameter(block, KOERS_P_TECHNICAL_TREND_DERIVED)[i] = random_between(&random, -0.002, 0.008);
        fixture_parameter(block, KOERS_P_CARE_TREND)[i] = random_between(&random, -0.002, 0.004);
        fixture_parameter(block, KOERS_P_ENTRANTS)[i] = random_between(&random, 1000, 2500);
        fixture_parameter(block, KOERS_P_LEAVE_RATE)[i] = random_between(&random, 0.2, 0.35);
        fixture_parameter(block, KOERS_P_DIPLOMA_RATIO_TECHNICAL)[i] = random_between(&random, 0.5, 1.3);
        fixture_parameter(block, KOERS_P_STAFFING)[i] = random_between(&random, 0, 1);
        fixture_parameter(block, KOERS_P_PLEDGE_KEPT)[i] = random_between(&random, 0, 1);
    }
}

static void run_with_shocks(double technical[KOERS_N_YEARS][N])
{
    fixture_begin(block);
    for (int k = 1; k < KOERS_N_YEARS; k++) {
        static const koers_shock shocks[] = {KOERS_Z_TASTE_TECHNICAL, KOERS_Z_TASTE_CARE, KOERS_Z_ENTRANTS_TECHNICAL,
                                             KOERS_Z_ENTRANTS_CARE};
        for (int s = 0; s < 4; s++) fixture_draw_shock(block, shocks[s], 8, KOERS_START_YEAR + k, 0);
        fixture_step(block);
        memcpy(technical[k], block->indicator[KOERS_I_TECHNICAL_SHARE], N * sizeof(double));
    }
}

static void more_never_lowers_the_technical_share(void **state)
{
    static const struct {
        koers_lever lever;
        double more;
    } cases[] = {{KOERS_LEVER_GUARANTEES_TECHNICAL, 600},  {KOERS_LEVER_CAREER_GUIDANCE, 1},    {KOERS_LEVER_TECHNICAL_ACCESS, 0.9},
                 {KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.1}, {KOERS_LEVER_MENTORED_PUPILS, 2000}, {KOERS_LEVER_LESSON_COVERAGE, 0.9},
                 {KOERS_LEVER_GUARANTEES_TECHNICAL, 390},  {KOERS_LEVER_LESSON_VO_SHARE, 0.4}};
    static double base[KOERS_N_YEARS][N], more[KOERS_N_YEARS][N];
    (void) state;
    for (size_t c = 0; c < sizeof cases / sizeof *cases; c++) {
        const koers_schedule kept = inputs.policy.lever[cases[c].lever];
        random_lanes(c);
        run_with_shocks(base);
        fixture_lever(&inputs, cases[c].lever, cases[c].more);
        run_with_shocks(more);
        for (int k = 1; k < KOERS_N_YEARS; k++)
            for (int i = 0; i < N; i++)
                if (more[k][i] < base[k][i] - 1e-14) fail_msg("%s lowers the share", koers_lever_key(cases[c].lever));
        assert_true(more[KOERS_N_YEARS - 1][3] > base[KOERS_N_YEARS - 1][3]);
        inputs.policy.lever[cases[c].lever] = kept;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_trend_the_stock_stands_still, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_small_trend_moves_the_stock_by_L, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_drift_is_net_of_the_build_up, set_up, tear_down),
        cmocka_unit_test_setup_teardown(levers_shift_after_their_lag, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lessons_work_after_five_years, set_up, tear_down),
        cmocka_unit_test_setup_teardown(lessons_in_vo_work_over_four_years, set_up, tear_down),
        cmocka_unit_test_setup_teardown(recruitment_has_a_ceiling, set_up, tear_down),
        cmocka_unit_test_setup_teardown(fashion_is_remembered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(entrants_are_binomial, set_up, tear_down),
        cmocka_unit_test_setup_teardown(entrants_grow, set_up, tear_down),
        cmocka_unit_test_setup_teardown(diplomas_are_shared_by_their_ratios, set_up, tear_down),
        cmocka_unit_test_setup_teardown(diploma_rates_stay_below_the_leave_rate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mentors_and_guarantees_keep_students, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_never_lowers_the_technical_share, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
