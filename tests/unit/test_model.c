/* Model: against the naive rival draw by draw, its invariants, and what may not change a bit. */
#include "inputs_fixture.h"
#include "engine/sample.h"
#include "naive_model.h"

enum { SEED = 20230101 };

/* Draws [first, first + n) of a scenario; n at most KOERS_LANES. Free the sample. */
static koers_sample simulated(const koers_inputs *inputs, const koers_kernels *kernels, int64_t first, int n)
{
    koers_sample sample;
    koers_block *block = koers_block_new();
    koers_model *model = koers_model_new(inputs, kernels);
    assert_int_equal(koers_sample_init(&sample, inputs->aims.horizon, (size_t) n), KOERS_OK);
    assert_non_null(block);
    assert_non_null(model);
    koers_model_start(&inputs->ground.facts, sample.start);
    koers_model_run(model, block, SEED, first, n, &sample, 0);
    sample.n = (size_t) n;
    koers_model_delete(model);
    koers_block_delete(block);
    return sample;
}

static double value_of(const koers_sample *sample, int indicator, int year, int i)
{
    const double *series = koers_sample_series(sample, (koers_indicator) indicator, year);
    return series != NULL ? series[i] : sample->start[indicator];
}

/* ---- random scenarios */

static koers_schedule random_schedule(uint64_t *state, double start, double lowest, double highest)
{
    koers_point points[3] = {{KOERS_FIRST_YEAR + random_below(state, 3), random_between(state, lowest, highest)},
                             {KOERS_FIRST_YEAR + 4 + random_below(state, 3), random_between(state, lowest, highest)},
                             {KOERS_FIRST_YEAR + 8 + random_below(state, 10), random_between(state, lowest, highest)}};
    return koers_schedule_path(start, points, (size_t) (1 + random_below(state, 3)));
}

static void random_levers(uint64_t *state, koers_inputs *inputs)
{
    static const double highest[KOERS_N_LEVERS] = {20, 1, 1, 2000, 2000, 2000, 1,    1,    0.25, 5000,
                                                   0,  0, 0, 40,   3000, 1,    2000, 1500, 2000};
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        if (highest[i] > 0 && random_below(state, 3) > 0)
            inputs->policy.lever[i] = random_schedule(state, inputs->ground.level[i], 0, highest[i]);
    koers_caseload *caseload[2] = {&inputs->policy.caseload, &inputs->policy.caseload_rest};
    for (int A = 0; A < 2; A++) {
        const int kind = random_below(state, 3); /* as in 2022, relative, absolute */
        if (kind == 1) caseload[A]->relative = random_schedule(state, 1, 0.2, 2);
        if (kind != 2) continue;
        caseload[A]->fixed = random_schedule(state, 0, 20, 400);
        caseload[A]->relative = koers_schedule_constant(1, 0);
    }
}

static void random_money(uint64_t *state, koers_inputs *inputs)
{
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        koers_budget *budget = &inputs->policy.budget[i];
        const int from = random_below(state, 4) == 0 ? KOERS_N_YEARS : 1 + random_below(state, 5);
        for (int k = from; k < KOERS_N_YEARS; k++) budget->given[k] = true;
        budget->state = random_schedule(state, 0, 0, 40);
        budget->municipal = random_schedule(state, 0, 0, 20);
        budget->other = random_schedule(state, 0, 0, 10);
        if (random_below(state, 2) > 0) budget->unmodelled = random_schedule(state, 0, 0, 30);
    }
    inputs->policy.state_match = (koers_state_match){.probability = random_between(state, 0, 1),
                                              .year = 2023 + random_below(state, 8),
                                              .remaining = random_between(state, 0, 1),
                                              .municipal_remaining = random_between(state, 0, 1)};
    for (int k = 1; k < KOERS_N_YEARS; k++) inputs->policy.shock.at[k] = random_below(state, 5) == 0 ? random_between(state, -2, 4) : 0;
}

static koers_inputs random_inputs(uint64_t *state)
{
    koers_inputs inputs = fixture_baseline(KOERS_FIRST_YEAR + random_below(state, KOERS_N_YEARS - 1));
    random_levers(state, &inputs);
    random_money(state, &inputs);
    return inputs;
}

/* ---- the rival */

static koers_chance_plan plan; /* of the scenario at hand */

static void chance_of(const koers_inputs *inputs, int64_t draw, naive_chance *chance)
{
    static koers_parameter_draws parameters;
    static koers_shock_draws shocks;
    const koers_kernels *kernels = koers_kernels_number(0);
    koers_chance_plan_parameters(&plan, kernels, SEED, (uint32_t) draw, 1, &parameters);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) chance->p[p] = parameters.value[p][0];
    chance->derived = parameters.derived[0] > 0;
    chance->match_lost = parameters.match_lost[0] > 0;
    for (int year = KOERS_FIRST_YEAR; year <= inputs->aims.horizon; year++) {
        koers_chance_plan_shocks(&plan, kernels, SEED, year, (uint32_t) draw, 1, &shocks);
        for (int s = 0; s < KOERS_N_SHOCKS; s++) chance->z[s][year - KOERS_START_YEAR] = shocks.z[s][0];
    }
}

/* Both compute each year in some hundred roundings and calls that err by at most 2 ulp each (4e-16); errors are carried on by
 * recursions that damp them and enter by exp and log of arguments below 5. 1e-11 leaves a factor of a hundred over 23 years. */
static double worst_of_draw(const koers_inputs *inputs, const koers_sample *sample, int i, int64_t draw)
{
    static naive_path out[KOERS_N_INDICATORS];
    naive_chance chance;
    double worst = 0;
    memset(out, 0, sizeof out);
    chance_of(inputs, draw, &chance);
    naive_model_run(inputs, &chance, out);
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++)
        for (int year = KOERS_START_YEAR; year <= inputs->aims.horizon; year++) {
            const int is_flow = indicator >= KOERS_I_ASSISTANCE_INFLOW && indicator <= KOERS_I_EXIT_TO_WORK_SHARE;
            if (year < KOERS_START_YEAR + koers_indicator_begins((koers_indicator) indicator) || (year == KOERS_START_YEAR && is_flow)) continue;
            const double x = value_of(sample, indicator, year, i), y = out[indicator][year - KOERS_START_YEAR];
            /* a difference of two large numbers (exits, a gap of money) keeps their absolute error */
            const double scale = indicator == KOERS_I_ASSISTANCE_RELOCATED || is_flow ? 1000 : 1,
                         error = fabs(x - y) / (scale + fabs(y));
            if (!(error < 1e-11))
                print_error("%s %d draw %d: %.17g, rival %.17g\n", koers_indicator_key((koers_indicator) indicator), year,
                            (int) draw, x, y);
            worst = error > worst || isnan(error) ? error : worst;
        }
    return worst;
}

static void every_draw_equals_the_rival(void **state)
{
    enum { SCENARIOS = 60, DRAWS = 24 };
    uint64_t random = 7;
    double worst = 0;
    (void) state;
    for (int s = 0; s < SCENARIOS; s++) {
        const koers_inputs inputs = s == 0 ? fixture_baseline(KOERS_LAST_YEAR) : random_inputs(&random);
        const int64_t first = 1000 * s;
        koers_sample sample = simulated(&inputs, koers_kernels_best(), first, DRAWS);
        koers_chance_plan_init(&plan, &inputs);
        for (int i = 0; i < DRAWS; i++) worst = fmax(worst, worst_of_draw(&inputs, &sample, i, first + i));
        koers_sample_free(&sample);
    }
    print_message("worst difference from the rival over %d draws: %.2g\n", SCENARIOS * DRAWS, worst);
    assert_true(worst < 1e-11);
}

/* Beliefs at random in their domains, a part of them at an end of it: no number that is not finite, no share outside [0, 1], no
 * balance that does not close. The model looks itself (KOERS_CHECK_INVARIANTS) and stops the program. */
static koers_inputs wild_inputs(uint64_t *state, int one_in)
{
    koers_inputs inputs = random_inputs(state);
    fixture_certain(&inputs);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        double lowest, highest;
        koers_parameter_domain((koers_parameter) p, &lowest, &highest);
        const int kind = random_below(state, 3 * one_in);
        if (kind > 2) continue;
        inputs.beliefs.prior[p] = fixture_fixed(kind == 0 ? lowest : kind == 1 ? highest : random_between(state, lowest, highest));
    }
    return inputs;
}

static void wild_beliefs_keep_the_invariants(void **state)
{
    uint64_t random = 31;
    (void) state;
    for (int round = 0; round < 400; round++) {
        const koers_inputs inputs = wild_inputs(&random, 1 + round % 10);
        koers_sample sample = simulated(&inputs, koers_kernels_best(), round, 16);
        koers_sample_free(&sample);
    }
}

static void the_reading_is_kept_with_the_draw(void **state)
{
    const koers_inputs inputs = fixture_baseline(2023);
    koers_sample sample = simulated(&inputs, koers_kernels_best(), 0, KOERS_LANES);
    naive_chance chance;
    (void) state;
    koers_chance_plan_init(&plan, &inputs);
    for (int i = 0; i < KOERS_LANES; i += 7) {
        chance_of(&inputs, i, &chance);
        assert_int_equal(sample.reading[i], chance.derived);
    }
    koers_sample_free(&sample);
}

/* ---- invariant 3: what does not differ does not differ at all */

static void check_same_until(const koers_inputs *x, const koers_inputs *y, int last_year, int must_differ_later)
{
    enum { DRAWS = 64 };
    koers_sample one = simulated(x, koers_kernels_best(), 0, DRAWS), other = simulated(y, koers_kernels_best(), 0, DRAWS);
    int n_different = 0;
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) indicator); year <= x->aims.horizon; year++)
            for (int i = 0; i < DRAWS; i++) {
                const double a = value_of(&one, indicator, year, i), b = value_of(&other, indicator, year, i);
                if (year <= last_year)
                    check_same(a, b);
                else
                    n_different += !is_same(a, b);
            }
    assert_true(must_differ_later == (n_different > 0));
    koers_sample_free(&one);
    koers_sample_free(&other);
}

static void levers_named_at_their_level_change_nothing(void **state)
{
    const koers_inputs base = fixture_baseline(2045);
    koers_inputs same = base;
    (void) state;
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        const koers_point points[2] = {{2024, same.ground.level[i]}, {2033, same.ground.level[i]}};
        same.policy.lever[i] = koers_schedule_path(same.ground.level[i], points, 2);
    }
    for (int i = 0; i < KOERS_N_PILLARS; i++) fixture_budget(&same, (koers_pillar) i, 1e6, 1e6, 0); /* ample money */
    for (int i = 0; i < KOERS_N_PILLARS; i++) same.policy.budget[i] = base.policy.budget[i];
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
            for (int i = 0; i < 64; i++) check_same(value_of(&one, indicator, year, i), value_of(&other, indicator, year, i));
    koers_sample_free(&one);
    koers_sample_free(&other);
}

/* Each lever, budget and shock that differs only from a year on leaves all years before it as they were, to the bit. */
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
        for (int k = 0; k < from; k++) {
            for (int i = 0; i < KOERS_N_LEVERS; i++) changed.policy.lever[i].at[k] = base.policy.lever[i].at[k];
            changed.policy.caseload.fixed.at[k] = base.policy.caseload.fixed.at[k];
            changed.policy.caseload.relative.at[k] = base.policy.caseload.relative.at[k];
            changed.policy.caseload_rest.fixed.at[k] = base.policy.caseload_rest.fixed.at[k];
            changed.policy.caseload_rest.relative.at[k] = base.policy.caseload_rest.relative.at[k];
            changed.policy.shock.at[k] = base.policy.shock.at[k];
            for (int i = 0; i < KOERS_N_PILLARS; i++) {
                changed.policy.budget[i].given[k] = base.policy.budget[i].given[k];
                changed.policy.budget[i].state.at[k] = base.policy.budget[i].state.at[k];
                changed.policy.budget[i].municipal.at[k] = base.policy.budget[i].municipal.at[k];
                changed.policy.budget[i].other.at[k] = base.policy.budget[i].other.at[k];
                changed.policy.budget[i].unmodelled.at[k] = base.policy.budget[i].unmodelled.at[k];
            }
        }
        changed.policy.state_match = base.policy.state_match;
        check_same_until(&base, &changed, KOERS_START_YEAR + from - 1, 1);
    }
}

/* ---- invariant 5: the same draw, wherever and on whatever it is computed */

static void check_draws_equal(const koers_sample *one, int i, const koers_sample *other, int j)
{
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) indicator); year <= one->horizon; year++)
            check_same(value_of(one, indicator, year, i), value_of(other, indicator, year, j));
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
            for (int i = 0; i < n; i++) check_draws_equal(&whole, first + i, &part, i);
            koers_sample_free(&part);
        }
        koers_sample_free(&whole);
    }
}

/* A block carries nothing over: the same after other scenarios have run in it. */
static void a_block_forgets_what_ran_in_it(void **state)
{
    uint64_t random = 11;
    const koers_inputs inputs = fixture_baseline(2040), wild = random_inputs(&random);
    koers_sample fresh = simulated(&inputs, koers_kernels_best(), 0, 100), used, other;
    koers_block *block = koers_block_new();
    koers_model *model = koers_model_new(&inputs, koers_kernels_best()), *wild_model = koers_model_new(&wild, koers_kernels_best());
    (void) state;
    assert_int_equal(koers_sample_init(&used, 2040, 100), KOERS_OK);
    assert_int_equal(koers_sample_init(&other, wild.aims.horizon, KOERS_LANES), KOERS_OK);
    memset(block, 0xff, sizeof *block); /* every double is nan */
    koers_model_run(wild_model, block, 1, 12345, KOERS_LANES, &other, 0);
    koers_model_run(model, block, SEED, 0, 100, &used, 0);
    koers_model_start(&inputs.ground.facts, used.start);
    for (int i = 0; i < 100; i++) check_draws_equal(&fresh, i, &used, i);
    koers_model_delete(model);
    koers_model_delete(wild_model);
    koers_block_delete(block);
    koers_sample_free(&fresh);
    koers_sample_free(&used);
    koers_sample_free(&other);
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
        cmocka_unit_test(every_draw_equals_the_rival),
        cmocka_unit_test(wild_beliefs_keep_the_invariants),
        cmocka_unit_test(the_reading_is_kept_with_the_draw),
        cmocka_unit_test(levers_named_at_their_level_change_nothing),
        cmocka_unit_test(ample_money_changes_nothing_but_the_budget),
        cmocka_unit_test(nothing_differs_before_the_year_of_change),
        cmocka_unit_test(a_draw_is_the_same_in_any_block_on_any_kernels),
        cmocka_unit_test(a_block_forgets_what_ran_in_it),
        cmocka_unit_test(the_start_is_that_of_the_facts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
