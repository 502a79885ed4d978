/* Work: stocks and flows of assistance, their long run, extra exits that relapse and displace, chance, bounds. */
#include "block_fixture.h"

enum { N = KOERS_LANES };

static koers_inputs inputs;
static koers_block *block;

/* Flows as in 2022: no levels, trends or growth. */
static int set_up(void **state)
{
    static const koers_parameter zero[] = {
        KOERS_P_INFLOW_LEVEL,          KOERS_P_EXIT_LEVEL, KOERS_P_HARDENING, KOERS_P_TREND_ZUID, KOERS_P_POPULATION_GROWTH_ZUID,
        KOERS_P_POPULATION_GROWTH_REST};
    (void) state;
    inputs = fixture_baseline(2045);
    block = fixture_block(&inputs, N);
    for (size_t i = 0; i < sizeof zero / sizeof *zero; i++) fixture_set(block, zero[i], 0);
    fixture_begin(block);
    block->k = 1;
    block->state.L[0] = 1;
    memset(block->own_dose, 0, sizeof block->own_dose);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    fixture_block_delete(block);
    return 0;
}

static double of(int area, int class)
{
    return block->state.work.S[area][class][0];
}

static double stock(int area)
{
    return of(area, KOERS_NEW) + of(area, KOERS_LONG);
}

static double flow(koers_indicator indicator)
{
    return block->indicator[indicator][0];
}

static double rate(int area, int class)
{
    return block->outset->pw[area][class][0] + block->outset->po[area][class][0];
}

/* The dose of this year and of the last, so that every blend is at its full value. */
static void set_dose(koers_dose dose, double value)
{
    for (int k = 0; k < KOERS_N_YEARS; k++)
        for (int i = 0; i < N; i++) block->own_dose[k][dose][i] = value;
}

/* Class rates weighted by the classes of 2022 are those of 2022: 1740/14002 to work, 1893/14002 otherwise. */
static void rates_average_to_those_of_2022(void **state)
{
    const double nu = 2923.0 / 13292;
    (void) state;
    check_near(nu * block->outset->pw[0][0][0] + (1 - nu) * block->outset->pw[0][1][0], 1740.0 / 14002, 1e-16);
    check_near(nu * block->outset->po[0][0][0] + (1 - nu) * block->outset->po[0][1][0], 1893.0 / 14002, 1e-16);
    check_near(block->outset->pw[0][0][0] / block->outset->pw[0][1][0], 2.4, 1e-15);
    check_near(block->outset->po[0][0][0] / block->outset->po[0][1][0], 1.4, 1e-15);
    check_near(block->outset->pw[1][1][0] / block->outset->pw[0][1][0], 0.95, 1e-15);
    check_near(of(1, KOERS_NEW), -939 + (1740 * 0.95 + 1893) / 14002 * 20622, 1e-10);
    check_near(stock(0), 13292, 0);
    check_near(stock(1), 32975 - 13292, 1e-11);
}

/* Beliefs far from the evidence: who came in last year is at least nobody and at most everybody. */
static void the_inflow_of_the_rest_is_a_part_of_its_stock(void **state)
{
    (void) state;
    fixture_set(block, KOERS_P_RATIO_REST_WORK, 0.05);
    fixture_set(block, KOERS_P_RATIO_REST_OTHER, 0.05);
    fixture_begin(block);
    check_same(of(1, KOERS_NEW), 0);
    check_near(of(1, KOERS_LONG), 32975 - 13292, 0);
    fixture_set(block, KOERS_P_RATIO_REST_WORK, 10);
    fixture_begin(block);
    check_near(of(1, KOERS_NEW), 32975 - 13292, 0);
    check_same(of(1, KOERS_LONG), 0);
}

/* Relocation that would empty an area stops at nobody; a share of nobody is 0. */
static void no_area_has_fewer_than_nobody(void **state)
{
    const double moved[] = {1e6, -1e6};
    (void) state;
    for (int i = 0; i < 2; i++) {
        block->state.work.D[0] = moved[i];
        koers_work_step(block);
        check_same(flow(i == 0 ? KOERS_I_ASSISTANCE_COUNT : KOERS_I_ASSISTANCE_COUNT_REST), 0);
        check_same(flow(KOERS_I_ASSISTANCE_SHARE), i);
    }
    memset(block->state.work.S, 0, sizeof block->state.work.S);
    fixture_set(block, KOERS_P_INFLOW_LEVEL, -700);
    block->state.work.D[0] = 0;
    koers_work_step(block);
    assert_true(flow(KOERS_I_ASSISTANCE_SHARE) >= 0 && flow(KOERS_I_ASSISTANCE_SHARE) <= 1 &&
                isfinite(flow(KOERS_I_EXIT_TO_WORK_SHARE)));
}

static void one_year_is_as_by_hand(void **state)
{
    const double n = of(0, KOERS_NEW), l = of(0, KOERS_LONG), pn = rate(0, KOERS_NEW), pl = rate(0, KOERS_LONG);
    const double work = n * block->outset->pw[0][0][0] + l * block->outset->pw[0][1][0];
    (void) state;
    koers_work_step(block);
    check_near(flow(KOERS_I_ASSISTANCE_INFLOW), 2923, 1e-10);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS), n * pn + l * pl, 1e-10);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS_TO_WORK), work, 1e-10);
    check_near(flow(KOERS_I_EXIT_TO_WORK_SHARE), work / (n * pn + l * pl), 1e-13);
    check_near(of(0, KOERS_NEW), 2923, 1e-10);
    check_near(of(0, KOERS_LONG), n * (1 - pn) + l * (1 - pl), 1e-10);
}

/* At constant rates: new = I, long = (1 - p_n) I + (1 - p_l) long, so the stock is I / (weighted exit rate of the two classes). */
static void the_long_run_is_inflow_over_the_exit_rate(void **state)
{
    (void) state;
    const double I[2] = {2923, of(1, KOERS_NEW)};
    for (int year = 0; year < 400; year++) koers_work_step(block); /* a class that loses a fifth a year has forgotten its start */
    for (int A = 0; A < 2; A++) {
        const double l = I[A] * (1 - rate(A, KOERS_NEW)) / rate(A, KOERS_LONG), S = I[A] + l;
        const double weighted = (I[A] * rate(A, KOERS_NEW) + l * rate(A, KOERS_LONG)) / S;
        check_near(stock(A) / S, 1, 1e-13);
        check_near(stock(A) * weighted / I[A], 1, 1e-13);
    }
    check_near(flow(KOERS_I_ASSISTANCE_EXITS), flow(KOERS_I_ASSISTANCE_INFLOW), 1e-9);
}

/* Every term of the exponents, with its factor for Zuid; the values are exact products, the exponential within 2 ulp. */
static void inflow_follows_its_equation(void **state)
{
    (void) state;
    const double rest = of(1, KOERS_NEW);
    fixture_set(block, KOERS_P_INFLOW_LEVEL, 0.02);
    fixture_set(block, KOERS_P_TREND_ZUID, -0.007);
    fixture_set(block, KOERS_P_POPULATION_GROWTH_ZUID, 0.01);
    fixture_set(block, KOERS_P_POPULATION_GROWTH_REST, 0.02);
    block->k = 7;
    block->state.L[0] = 5.5;
    block->state.economy.du[0] = 1.5;
    fixture_shock(block, KOERS_Z_INFLOW_COMMON)[0] = 2;
    fixture_shock(block, KOERS_Z_INFLOW_ZUID_OWN)[0] = -3;
    set_dose(KOERS_DOSE_CASELOAD_ZUID, 0.5);
    set_dose(KOERS_DOSE_CASELOAD_REST, -0.25);
    set_dose(KOERS_DOSE_COVERAGE_TECHNICAL, 0.2);
    set_dose(KOERS_DOSE_COVERAGE_CARE, 0.1);
    set_dose(KOERS_DOSE_PREVENTION, 0.6);
    koers_work_step(block);
    const double zuid = 0.02 + 0.085 * 1.05 * 1.5 + 0.04 - 0.02 * 0.5 - 0.007 * 5.5 - 0.03 - 0.03 * 0.3 * 0.15 - 0.06 * 0.6;
    check_near(flow(KOERS_I_ASSISTANCE_INFLOW), 2923 * exp(0.07 + zuid), 1e-9);
    check_near(of(1, KOERS_NEW), rest * exp(0.14 + 0.02 + 0.085 * 1.5 + 0.04 + 0.02 * 0.25), 1e-8);
    check_near(flow(KOERS_I_POPULATION_SHARE), 211000 * exp(0.07) / (211000 * exp(0.07) + 452700 * exp(0.14)), 1e-15);
    check_near(flow(KOERS_I_ASSISTANCE_RATE), stock(0) / (211 * exp(0.07)), 1e-12);
}

static void common_noise_is_remembered(void **state)
{
    (void) state;
    for (int year = 0; year < 6; year++) {
        fixture_shock(block, KOERS_Z_INFLOW_COMMON)[0] = year == 0 ? 1 : 0;
        fixture_shock(block, KOERS_Z_INFLOW_ZUID_OWN)[0] = year == 1 ? 1 : 0; /* Zuid's own has no memory */
        koers_work_step(block);
        check_near(flow(KOERS_I_ASSISTANCE_INFLOW), 2923 * exp(0.02 * pow(0.6, year) + (year == 1 ? 0.01 : 0)), 1e-9);
    }
}

static void exits_follow_the_cycle_and_harden(void **state)
{
    (void) state;
    const double n = of(0, KOERS_NEW), l = of(0, KOERS_LONG);
    const double work = n * block->outset->pw[0][0][0] + l * block->outset->pw[0][1][0],
                 other = n * block->outset->po[0][0][0] + l * block->outset->po[0][1][0];
    fixture_set(block, KOERS_P_EXIT_LEVEL, -0.09);
    fixture_set(block, KOERS_P_HARDENING, -0.01);
    fixture_set(block, KOERS_P_CASE_WORK_N, 0);
    fixture_set(block, KOERS_P_CASE_WORK_L, 0);
    block->state.L[0] = 4;
    block->state.economy.du[0] = 2;
    set_dose(KOERS_DOSE_CASELOAD_ZUID, 1.5);
    koers_work_step(block);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS_TO_WORK), work * exp(-0.09 - 0.04 - 0.1 * 1.05 * 2), 1e-10);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS) - flow(KOERS_I_ASSISTANCE_EXITS_TO_WORK), other * exp(-0.09 + 0.02 * 1.5), 1e-9);
}

/* Rates are at most 0.9 each and 0.95 together: a twentieth always stays. */
static void a_year_never_empties_a_class(void **state)
{
    (void) state;
    const double all = stock(0);
    fixture_set(block, KOERS_P_EXIT_LEVEL, 5);
    koers_work_step(block);
    check_near(of(0, KOERS_LONG), 0.05 * all, 1e-10);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS_TO_WORK), 0.475 * all, 1e-9); /* both are at 0.9 before they are scaled */
}

/* ---- extra exits */

/* The stock of each area with and without an extra effort in Zuid. */
static void step_with(double u, double relapse, double on_benefit, double gained[2])
{
    static koers_work start;
    double without[2];
    fixture_set(block, KOERS_P_RELAPSE, relapse);
    fixture_set(block, KOERS_P_DISPLACED_ON_BENEFIT, on_benefit);
    for (int i = 0; i < N; i++) block->state.economy.u[i] = u;
    start = block->state.work;
    koers_work_step(block);
    for (int A = 0; A < 2; A++) without[A] = stock(A);
    block->state.work = start;
    set_dose(KOERS_DOSE_CENTRES, 4);
    set_dose(KOERS_DOSE_SCREENED, 300);
    koers_work_step(block);
    for (int A = 0; A < 2; A++) gained[A] = without[A] - stock(A);
    block->state.work = start;
    set_dose(KOERS_DOSE_CENTRES, 0);
    set_dose(KOERS_DOSE_SCREENED, 0);
}

/* Y = 0.7 (4 x 10 x 2 x 0.08 + 300 x 4/20 x 5/12 x 7/11); share of Zuid 13292/32975; delta = on benefit x (1/4 .. 1/2 by u). */
static void extra_exits_relapse_and_displace(void **state)
{
    const double Y = 0.7 * (40 * 2 * 0.08 + 300 * 0.2 * 5 / 12 * 7 / 11), share = 13292.0 / 32975;
    static const double u[] = {3, 4.5, 5.25, 6, 9}, part[] = {0, 0, 0.5, 1, 1};
    double gained[2];
    (void) state;
    for (int i = 0; i < 5; i++) {
        const double delta = 0.4 * (0.25 + part[i] * 0.25);
        step_with(u[i], 0.25, 0.4, gained);
        check_near(gained[0], Y * 0.75 * (1 - share * delta), 1e-9);
        check_near(gained[1], -Y * 0.75 * (1 - share) * delta, 1e-9);
    }
}

/* Where every extra exit displaces another recipient, the city gains nothing. */
static void full_displacement_leaves_the_city_as_it_was(void **state)
{
    double gained[2];
    (void) state;
    fixture_set(block, KOERS_P_DISPLACE_TIGHT, 1);
    step_with(3, 0.25, 1, gained);
    assert_true(gained[0] > 5);
    check_near(gained[0] + gained[1], 0, 1e-9);
    step_with(3, 1, 0, gained); /* and where all relapse, nobody does */
    check_near(gained[0], 0, 1e-9);
}

/* X = S pw (exp(case_work h) - 1) in each class, with the class's own effect. */
static void a_lower_caseload_gives_extra_exits(void **state)
{
    (void) state;
    const double work[2] = {of(0, 0) * block->outset->pw[0][0][0], of(0, 1) * block->outset->pw[0][1][0]};
    fixture_set(block, KOERS_P_RELAPSE, 0);
    fixture_set(block, KOERS_P_DISPLACED_ON_BENEFIT, 0);
    fixture_set(block, KOERS_P_CASE_OTHER, 0);
    set_dose(KOERS_DOSE_CASELOAD_ZUID, 0.8);
    koers_work_step(block);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS_TO_WORK), work[0] * exp(0.09 * 0.8) + work[1] * exp(0.04 * 0.8), 1e-9);
}

/* More extra exits than there are people: nobody left, not fewer. */
static void survivors_are_never_negative(void **state)
{
    (void) state;
    set_dose(KOERS_DOSE_SCREENED, 1e6);
    const double all = stock(0);
    koers_work_step(block);
    check_same(of(0, KOERS_LONG), 0);
    check_near(flow(KOERS_I_ASSISTANCE_EXITS), all, 1e-9);
}

/* ---- chance: Poisson and binomial by their normal forms, each class and kind on its own source */

static void flows_have_the_variance_of_counts(void **state)
{
    (void) state;
    const double n = of(0, 0), l = of(0, 1), pn = block->outset->pw[0][0][0], pl = block->outset->po[0][1][0];
    const double exits = n * rate(0, 0) + l * rate(0, 1);
    for (int i = 0; i < N; i++) {
        fixture_shock(block, KOERS_Z_INFLOW_ZUID)[i] = 0.3 * (i - 128);
        fixture_shock(block, KOERS_Z_EXIT_WORK_ZUID_NEW)[i] = 0.05 * (i - 128);
        fixture_shock(block, KOERS_Z_EXIT_OTHER_ZUID_LONG)[i] = -0.04 * (i - 128);
    }
    koers_work_step(block);
    for (int i = 0; i < N; i++) {
        check_near(block->indicator[KOERS_I_ASSISTANCE_INFLOW][i], fmax(0, 2923 + sqrt(2923) * 0.3 * (i - 128)), 1e-9);
        check_near(block->indicator[KOERS_I_ASSISTANCE_EXITS][i],
                   exits + sqrt(n * pn * (1 - pn)) * 0.05 * (i - 128) - sqrt(l * pl * (1 - pl)) * 0.04 * (i - 128), 1e-9);
    }
}

/* The sum of the four exits of Zuid over draws: variance sum n p (1 - p), as their sources are independent. With known mean and
 * variance the scaled sum of squares is chi-square: mean n, variance 2 n. */
static double exits_score(int n, const void *context)
{
    static koers_work start;
    double mean = 0, variance = 0, sum = 0;
    (void) context;
    start = block->state.work;
    for (int c = 0; c < 2; c++) {
        const double rates[2] = {block->outset->pw[0][c][0], block->outset->po[0][c][0]};
        for (int r = 0; r < 2; r++) mean += of(0, c) * rates[r], variance += of(0, c) * rates[r] * (1 - rates[r]);
    }
    for (int first = 0; first < n; first += N) {
        block->state.work = start;
        for (int s = KOERS_Z_EXIT_WORK_ZUID_NEW; s <= KOERS_Z_EXIT_OTHER_REST_LONG; s++)
            fixture_draw_shock(block, (koers_shock) s, 12, 2024, (uint32_t) first);
        koers_work_step(block);
        for (int i = 0; i < N; i++) {
            const double x = block->indicator[KOERS_I_ASSISTANCE_EXITS][i] - mean;
            sum += x * x / variance;
        }
    }
    block->state.work = start;
    return (sum - n) / sqrt(2.0 * n);
}

static void exits_are_independent(void **state)
{
    (void) state;
    check_statistic(exits_score, 64 * N, NULL, "variance of exits");
}

/* ---- invariant 4: with favourable coefficients a lower caseload never raises the count; shocks and other coefficients at
 * random */

static void random_lanes(void)
{
    static const koers_parameter centre[] = {KOERS_P_INFLOW_LEVEL, KOERS_P_EXIT_LEVEL, KOERS_P_TREND_ZUID};
    uint64_t random = 44;
    for (int i = 0; i < N; i++) {
        fixture_parameter(block, KOERS_P_CASE_WORK_N)[i] = random_between(&random, 0, 0.35);
        fixture_parameter(block, KOERS_P_CASE_WORK_L)[i] = random_between(&random, 0, 0.3);
        fixture_parameter(block, KOERS_P_CASE_OTHER)[i] = random_between(&random, 0, 0.1);
        fixture_parameter(block, KOERS_P_CASE_INFLOW)[i] = random_between(&random, -0.1, 0);
        fixture_parameter(block, KOERS_P_RELAPSE)[i] = random_between(&random, 0, 1);
        fixture_parameter(block, KOERS_P_DISPLACED_ON_BENEFIT)[i] = random_between(&random, 0, 1);
        fixture_parameter(block, KOERS_P_DISPLACE_SLACK)[i] = random_between(&random, 0, 1);
        fixture_parameter(block, KOERS_P_CASELOAD_2022)[i] = random_between(&random, 40, 250);
        fixture_parameter(block, KOERS_P_COACH_FILLING)[i] = random_between(&random, 0, 1);
        for (int p = 0; p < 3; p++) fixture_parameter(block, centre[p])[i] = random_between(&random, -0.1, 0.1);
    }
}

static void run_with_shocks(double count[KOERS_N_YEARS][N])
{
    fixture_begin(block);
    for (int k = 1; k < KOERS_N_YEARS; k++) {
        for (int s = 0; s < KOERS_N_SHOCKS; s++) fixture_draw_shock(block, (koers_shock) s, 9, KOERS_START_YEAR + k, 0);
        fixture_step(block);
        memcpy(count[k], block->indicator[KOERS_I_ASSISTANCE_COUNT], N * sizeof(double));
    }
}

static void a_lower_caseload_never_raises_the_count(void **state)
{
    static double base[KOERS_N_YEARS][N], lower[KOERS_N_YEARS][N];
    (void) state;
    random_lanes();
    run_with_shocks(base);
    for (int step = 1; step <= 3; step++) {
        inputs.policy.caseload.relative = koers_schedule_constant(1, 1 - 0.2 * step);
        run_with_shocks(lower);
        for (int k = 1; k < KOERS_N_YEARS; k++)
            for (int i = 0; i < N; i++)
                if (lower[k][i] > base[k][i] + 1e-9) fail_msg("lane %d, k = %d: %.12g after %.12g", i, k, lower[k][i], base[k][i]);
        memcpy(base, lower, sizeof base);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rates_average_to_those_of_2022, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_inflow_of_the_rest_is_a_part_of_its_stock, set_up, tear_down),
        cmocka_unit_test_setup_teardown(no_area_has_fewer_than_nobody, set_up, tear_down),
        cmocka_unit_test_setup_teardown(one_year_is_as_by_hand, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_long_run_is_inflow_over_the_exit_rate, set_up, tear_down),
        cmocka_unit_test_setup_teardown(inflow_follows_its_equation, set_up, tear_down),
        cmocka_unit_test_setup_teardown(common_noise_is_remembered, set_up, tear_down),
        cmocka_unit_test_setup_teardown(exits_follow_the_cycle_and_harden, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_year_never_empties_a_class, set_up, tear_down),
        cmocka_unit_test_setup_teardown(extra_exits_relapse_and_displace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(full_displacement_leaves_the_city_as_it_was, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lower_caseload_gives_extra_exits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(survivors_are_never_negative, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flows_have_the_variance_of_counts, set_up, tear_down),
        cmocka_unit_test_setup_teardown(exits_are_independent, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lower_caseload_never_raises_the_count, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
