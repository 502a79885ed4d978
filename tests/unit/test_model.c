/* Model: its invariants, and what may not change a bit. That its numbers are those of the equations is asked by tests/twin. */
#include "chance_fixture.h"
#include "checks.h"
#include "random_inputs.h"

enum { SEED = 20230101 };

static koers_sample simulated(const koers_inputs *inputs, const koers_kernels *kernels, int64_t first, int n)
{
    return fixture_simulated(inputs, kernels, SEED, first, n);
}

/* Beliefs at random in their domains, a part of them at an end of it: no number that is not finite, no share outside [0, 1], no
 * balance that does not close. The model looks itself (KOERS_CHECK_INVARIANTS) and stops the program. */
static void wild_beliefs_keep_the_invariants(void **state)
{
    uint64_t random = 31;
    (void) state;
    for (int round = 0; round < 400; round++) {
        const koers_inputs inputs = wild_inputs(&random, 1 + round % 10);
        koers_sample sample = simulated(&inputs, koers_kernels_best(), round, 16);
        fixture_sample_free(&sample);
    }
}

/* ---- invariant 3: what does not differ does not differ at all */

static void check_same_until(const koers_inputs *x, const koers_inputs *y, int last_year, int must_differ_later)
{
    enum { DRAWS = 64 };
    koers_sample one = simulated(x, koers_kernels_best(), 0, DRAWS), other = simulated(y, koers_kernels_best(), 0, DRAWS);
    int n_different = 0;
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) indicator); year <= x->aims.horizon; year++)
            for (size_t i = 0; i < DRAWS; i++) {
                const double a = fixture_value(&one, indicator, year, i), b = fixture_value(&other, indicator, year, i);
                if (year <= last_year)
                    check_same(a, b);
                else
                    n_different += !is_same(a, b);
            }
    assert_true(must_differ_later == (n_different > 0));
    fixture_sample_free(&one);
    fixture_sample_free(&other);
}

static void levers_named_at_their_level_change_nothing(void **state)
{
    const koers_inputs base = fixture_baseline(2045);
    koers_inputs same = base;
    (void) state;
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        const koers_point points[2] = {{2024, same.ground.level[i]}, {2033, same.ground.level[i]}};
        same.policy.lever[i] = koers_schedule_path(KOERS_START_YEAR, same.ground.level[i], points, 2);
    }
    check_same_until(&base, &same, 2045, 0);
}

/* Ample money is not a difference for any indicator but the budget itself. */
static void ample_money_changes_nothing_but_the_budget(void **state)
{
    const koers_inputs base = fixture_baseline(2035);
    koers_inputs rich = base;
    (void) state;
    for (int i = 0; i < KOERS_N_PILLARS; i++) fixture_budget(&rich, (koers_pillar) i, 1e6, 1e6, 0);
    koers_sample one = simulated(&base, koers_kernels_best(), 0, 64), other = simulated(&rich, koers_kernels_best(), 0, 64);
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++)
        for (int year = 2023; indicator != KOERS_I_BUDGET_TOTAL && year <= 2035; year++)
            for (size_t i = 0; i < 64; i++)
                check_same(fixture_value(&one, indicator, year, i), fixture_value(&other, indicator, year, i));
    fixture_sample_free(&one);
    fixture_sample_free(&other);
}

/* Levers, budgets and shocks that differ only from a year on leave all years before it as they were, to the bit. */
static void nothing_differs_before_the_year_of_change(void **state)
{
    uint64_t random = 99;
    (void) state;
    for (int round = 0; round < 12; round++) {
        const int from = 2 + random_below(&random, 10);
        koers_inputs base = random_inputs(&random);
        base.aims.horizon = 2045;
        koers_inputs changed = random_inputs(&random);
        changed.aims.horizon = 2045;
        fixture_agree_before(&changed.policy, &base.policy, from);
        check_same_until(&base, &changed, KOERS_START_YEAR + from - 1, 1);
    }
}

/* ---- invariant 5: the same draw, wherever and on whatever it is computed */

static void check_draws_equal(const koers_sample *one, size_t i, const koers_sample *other, size_t j)
{
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) indicator); year <= one->years.last; year++)
            check_same(fixture_value(one, indicator, year, i), fixture_value(other, indicator, year, j));
    assert_int_equal(one->reading[i], other->reading[j]);
}

static void a_draw_is_the_same_in_any_block_on_any_kernels(void **state)
{
    uint64_t random = 5;
    (void) state;
    for (int round = 0; round < 6; round++) {
        const koers_inputs inputs = random_inputs(&random);
        koers_sample whole = simulated(&inputs, koers_kernels_number(0), 0, KOERS_LANES);
        for (int set = 0; set < KOERS_N_KERNELS; set++) {
            const koers_kernels *kernels = koers_kernels_number(set);
            const int first = 1 + random_below(&random, 200), n = 1 + random_below(&random, KOERS_LANES - first);
            if (kernels == NULL) continue;
            koers_sample part = simulated(&inputs, kernels, first, n);
            for (int i = 0; i < n; i++) check_draws_equal(&whole, (size_t) (first + i), &part, (size_t) i);
            fixture_sample_free(&part);
        }
        fixture_sample_free(&whole);
    }
}

/* A block carries nothing over: the same after other scenarios have run in it. */
static void a_block_forgets_what_ran_in_it(void **state)
{
    uint64_t random = 11;
    const koers_inputs inputs = fixture_baseline(2040), wild = random_inputs(&random);
    koers_sample fresh = simulated(&inputs, koers_kernels_best(), 0, 100);
    koers_sample used = fixture_sample(2040, 100), other = fixture_sample(wild.aims.horizon, KOERS_LANES);
    koers_block *block = koers_block_new();
    (void) state;
    assert_non_null(block);
    memset(block, 0xff, sizeof *block); /* every double is nan */
    fixture_simulate(&other, block, &wild, koers_kernels_best(), 1, 12345, KOERS_LANES);
    fixture_simulate(&used, block, &inputs, koers_kernels_best(), SEED, 0, 100);
    for (size_t i = 0; i < 100; i++) check_draws_equal(&fresh, i, &used, i);
    koers_block_delete(block);
    fixture_sample_free(&fresh);
    fixture_sample_free(&used);
    fixture_sample_free(&other);
}

/* Saved in any year and gone on with in another block, which has seen other things: the same bits as without a stop, sums and all. */
static void a_saved_state_goes_on_to_the_same_bits(void **state)
{
    uint64_t random = 12;
    const int n = 100, years = 2035 - KOERS_START_YEAR;
    koers_inputs inputs = random_inputs(&random);
    inputs.aims.horizon = 2035;
    (void) state;
    koers_sample whole = simulated(&inputs, koers_kernels_best(), 500, n), resumed = fixture_sample(2035, (size_t) n);
    fixture_chance chance;
    koers_futures futures;
    koers_block *first = koers_block_new(), *second = koers_block_new();
    double *rows = fixture_rows(years), *saved = koers_alloc_doubles(koers_model_state_doubles(years));
    assert_true(first != NULL && second != NULL && saved != NULL);
    fixture_chance_make(&chance, &inputs.beliefs, SEED);
    koers_futures_make(&futures, rows, &chance.plan, koers_kernels_best(), 500, n, KOERS_START_YEAR, years);
    koers_model_begin(first, &inputs, &futures, koers_kernels_best());
    memcpy(resumed.start, whole.start, sizeof resumed.start);
    fixture_sample_put(&resumed, first, 0);
    for (int k = 0; k < years; k++) {
        /* one year each time in a block full of nan, then back */
        koers_model_save(first, saved);
        memset(second, 0xff, sizeof *second);
        koers_model_resume(second, &inputs, &futures, koers_kernels_best(), k, saved);
        koers_model_step(second);
        koers_model_step(first);
        fixture_sample_put(&resumed, second, 0);
        assert_int_equal(second->k, k + 1);
        for (int s = 0; s < KOERS_N_SUMS; s++)
            assert_memory_equal(second->state.sum[s], first->state.sum[s], (size_t) n * sizeof(double));
    }
    for (size_t i = 0; i < (size_t) n; i++) check_draws_equal(&whole, i, &resumed, i);
    fixture_chance_free(&chance);
    koers_block_delete(first);
    koers_block_delete(second);
    koers_free(rows);
    koers_free(saved);
    fixture_sample_free(&whole);
    fixture_sample_free(&resumed);
}

/* Money and benefits of a draw add up from the first year projected, in the order of years. */
static void sums_are_those_of_the_years(void **state)
{
    uint64_t random = 13;
    const koers_inputs inputs = random_inputs(&random);
    const int n = 37, years = inputs.aims.horizon - KOERS_START_YEAR;
    fixture_chance chance;
    koers_futures futures;
    koers_block *block = koers_block_new();
    double *rows = fixture_rows(years), expected[KOERS_N_SUMS][37] = {{0}};
    (void) state;
    fixture_chance_make(&chance, &inputs.beliefs, SEED);
    koers_futures_make(&futures, rows, &chance.plan, koers_kernels_best(), 0, n, KOERS_START_YEAR, years);
    koers_model_begin(block, &inputs, &futures, koers_kernels_best());
    for (int k = 0; k <= years; k++) {
        for (int s = 0; s < KOERS_N_SUMS; s++)
            for (int i = 0; i < n; i++) {
                if (k > 0) expected[s][i] += block->indicator[koers_sum_indicator((koers_sum) s)][i];
                check_same(block->state.sum[s][i], expected[s][i]);
            }
        if (k < years) koers_model_step(block);
    }
    fixture_chance_free(&chance);
    koers_block_delete(block);
    koers_free(rows);
}

static void the_start_is_that_of_the_facts(void **state)
{
    const koers_inputs inputs = fixture_baseline(2023);
    double start[KOERS_N_INDICATORS];
    (void) state;
    koers_model_start(&inputs.ground.facts, start);
    check_same(start[KOERS_I_ASSISTANCE_COUNT], 13292);
    check_same(start[KOERS_I_ASSISTANCE_COUNT_REST], 32975 - 13292);
    check_same(start[KOERS_I_ASSISTANCE_CITY], 32975);
    check_near(start[KOERS_I_ASSISTANCE_SHARE], 0.40309, 1e-5);
    check_same(start[KOERS_I_ASSISTANCE_EXITS], 3633);
    check_near(start[KOERS_I_EXIT_TO_WORK_SHARE], 0.47894, 1e-5);
    check_near(start[KOERS_I_POPULATION_SHARE], 211000.0 / 663700, 1e-15);
    check_near(start[KOERS_I_ASSISTANCE_RATE], 62.995, 1e-3);
    check_same(start[KOERS_I_DWELLINGS_TOTAL], 18900);
    check_same(start[KOERS_I_DWELLINGS_TOTAL_CAPPED], 18900);
    check_same(start[KOERS_I_ACHIEVEMENT_SD], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wild_beliefs_keep_the_invariants),
        cmocka_unit_test(levers_named_at_their_level_change_nothing),
        cmocka_unit_test(ample_money_changes_nothing_but_the_budget),
        cmocka_unit_test(nothing_differs_before_the_year_of_change),
        cmocka_unit_test(a_draw_is_the_same_in_any_block_on_any_kernels),
        cmocka_unit_test(a_block_forgets_what_ran_in_it),
        cmocka_unit_test(a_saved_state_goes_on_to_the_same_bits),
        cmocka_unit_test(sums_are_those_of_the_years),
        cmocka_unit_test(the_start_is_that_of_the_facts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
