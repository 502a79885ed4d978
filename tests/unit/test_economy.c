/* Economy: the autoregression, its floor and shocks, the concave distance, construction prices. */
#include "block_fixture.h"

enum { N = KOERS_LANES };

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

/* Economy alone, to year k. */
static void advance(int k)
{
    while (block->k < k) {
        block->k++;
        koers_economy_step(block);
    }
}

/* Without noise u(t) - m = (u(t0) - m) phi^k. Each step rounds three times: 23 steps stay within 1e-14 of 4. */
static void without_noise_it_returns_to_the_mean(void **state)
{
    (void) state;
    fixture_begin(block);
    check_same(block->state.economy.u[0], 3.5);
    for (int k = 1; k <= 23; k++) {
        advance(k);
        check_near(block->state.economy.u[N - 1], 4.4 - 0.9 * pow(0.8, k), 1e-14);
        check_near(block->state.economy.du[0], 3.5 * log(block->state.economy.u[0] / 3.5), 1e-14);
        check_near(block->state.economy.K[0], exp(0.01 * k), 1e-14);
        check_same(block->indicator[KOERS_I_UNEMPLOYMENT][0], block->state.economy.u[0] / 100);
    }
}

/* A shock raises u in its year and decays with phi; a year not listed has none. */
static void a_shock_decays(void **state)
{
    (void) state;
    inputs.policy.shock.at[3] = 2;
    fixture_begin(block);
    for (int k = 1; k <= 10; k++) {
        advance(k);
        check_near(block->state.economy.u[0], 4.4 - 0.9 * pow(0.8, k) + (k >= 3 ? 2 * pow(0.8, k - 3) : 0), 1e-14);
    }
}

/* Below 1.5 it is 1.5, and the floored value feeds back: after the floor u rises from 1.5, not from what lay below. */
static void the_floor_feeds_back(void **state)
{
    (void) state;
    inputs.policy.shock.at[1] = -50;
    fixture_begin(block);
    advance(1);
    check_same(block->state.economy.u[5], 1.5);
    check_near(block->state.economy.du[5], 3.5 * log(1.5 / 3.5), 1e-14);
    advance(2);
    check_near(block->state.economy.u[5], 4.4 + 0.8 * (1.5 - 4.4), 1e-14);
}

static void a_year_in_a_lane_has_its_own_shock(void **state)
{
    (void) state;
    fixture_begin(block);
    for (int i = 0; i < N; i++) {
        fixture_shock(block, KOERS_Z_UNEMPLOYMENT)[i] = 0.01 * i;
        fixture_shock(block, KOERS_Z_CONSTRUCTION)[i] = -0.02 * i;
    }
    advance(1);
    for (int i = 0; i < N; i++) {
        check_near(block->state.economy.u[i], 4.4 - 0.9 * 0.8 + 0.7 * 0.01 * i, 1e-14);
        check_near(block->state.economy.K[i], exp(0.01 - 0.03 * 0.02 * i), 1e-14);
    }
}

/* Far above the floor u(t) is normal with variance sigma^2 (1 - phi^2k) / (1 - phi^2). With the mean known, n times the ratio of
 * the two is chi-square: mean n, variance 2 n, nearly normal for thousands of draws. */
static double variance_score(int n, const void *context)
{
    const int k = *(const int *) context;
    const double variance = 0.49 * (1 - pow(0.8, 2 * k)) / (1 - 0.64);
    double sum = 0;
    for (int first = 0; first < n; first += N) {
        fixture_begin(block);
        while (block->k < k) {
            fixture_draw_shock(block, KOERS_Z_UNEMPLOYMENT, 3, KOERS_FIRST_YEAR + block->k, (uint32_t) first);
            advance(block->k + 1);
        }
        for (int i = 0; i < N; i++) {
            const double x = block->state.economy.u[i] - (50 - 46.5 * pow(0.8, k));
            sum += x * x / variance;
        }
    }
    return (sum - n) / sqrt(2.0 * n);
}

static void unemployment_has_the_variance_of_an_autoregression(void **state)
{
    static const int years[] = {1, 2, 9, 23};
    (void) state;
    fixture_set(block, KOERS_P_UNEMPLOYMENT_MEAN, 50);
    for (int i = 0; i < 4; i++) check_statistic(variance_score, 64 * N, &years[i], "variance of unemployment");
}

/* ln K after k years is normal with mean 0.01 k and variance 0.0009 k. */
static double price_score(int n, const void *context)
{
    const int k = *(const int *) context;
    double sum = 0;
    for (int first = 0; first < n; first += N) {
        fixture_begin(block);
        while (block->k < k) {
            fixture_draw_shock(block, KOERS_Z_CONSTRUCTION, 4, KOERS_FIRST_YEAR + block->k, (uint32_t) first);
            advance(block->k + 1);
        }
        for (int i = 0; i < N; i++) {
            const double x = log(block->state.economy.K[i]) - 0.01 * k;
            sum += x * x / (0.0009 * k);
        }
    }
    return (sum - n) / sqrt(2.0 * n);
}

static void building_prices_walk(void **state)
{
    static const int years[] = {1, 9, 23};
    (void) state;
    for (int i = 0; i < 3; i++) check_statistic(price_score, 64 * N, &years[i], "variance of building prices");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(without_noise_it_returns_to_the_mean, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_shock_decays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_floor_feeds_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_year_in_a_lane_has_its_own_shock, set_up, tear_down),
        cmocka_unit_test_setup_teardown(unemployment_has_the_variance_of_an_autoregression, set_up, tear_down),
        cmocka_unit_test_setup_teardown(building_prices_walk, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
