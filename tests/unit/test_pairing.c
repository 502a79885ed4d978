/* Pairing: many scenarios against one run of the base, each as if it were alone; the same bits on any machine, in waves, and when it
 * cannot. */
#include "comparison_fixture.h"

static void options_change_no_bit(void **state)
{
    const koers_inputs base = with_near_targets(), scenario = more_of_everything();
    koers_comparison *expected = compare(&base, &scenario, &usual);
    (void) state;
    for (int i = 0; i < 4; i++) {
        const koers_study_options options = {
            .seed = 6, .draws = N, .threads = 1 + 3 * i, .block = 1 + 85 * i, .instructions = fixture_instructions(i)};
        koers_comparison *got = compare(&base, &scenario, &options);
        assert_memory_equal(got, expected, sizeof *got);
        test_free(got);
    }
    test_free(expected);
}

static void waves_give_the_same_means_and_hits(void **state)
{
    koers_inputs base = fixture_baseline(2023), scenario = more_of_everything();
    koers_study_options options = {.seed = 2, .draws = FIXTURE_WAVE + 3000, .threads = 2};
    (void) state;
    scenario.aims.horizon = 2023;
    base.aims.target[base.aims.n_targets++] = fixture_target(KOERS_I_ASSISTANCE_COUNT, 2023, KOERS_AT_MOST, 13200);
    koers_comparison *exact = compare(&base, &scenario, &options);
    options.sample_limit = 1;
    koers_comparison *two = test_malloc(2 * sizeof *two), *waves = &two[1];
    const koers_inputs *both[2] = {&base, &scenario};
    assert_int_equal(compare_all(two, &base, both, 2, &options, NULL), KOERS_OK);
    assert_true(exact->exact && !waves->exact && !two[0].exact);
    for (size_t t = 0; t < two[0].n_targets; t++) assert_true(two[0].target[t].gained == 0 && two[0].target[t].lost == 0);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const koers_difference *a = &exact->at[i][1], *b = &waves->at[i][1];
        assert_true(is_same(a->mean, b->mean) && is_same(a->se, b->se) && is_same(a->share_better, b->share_better));
        const double sd = a->se * sqrt((double) options.draws); /* tolerance: as for a projection (test_projection.c) */
        check_near(a->p05, b->p05, 2e-3 * sd);
        check_near(a->p50, b->p50, 2e-3 * sd);
        check_near(a->p95, b->p95, 2e-3 * sd);
    }
    for (size_t t = 0; t < exact->n_targets; t++) {
        assert_int_equal(exact->target[t].gained, waves->target[t].gained);
        check_same(exact->target[t].cost_difference, waves->target[t].cost_difference);
    }
    test_free(exact);
    test_free(two);
}

/* ---- many scenarios at once */

enum { N_SCENARIOS = 6 };

/* Targets of 2027 and 2028 among others that not all of them reach. */
static koers_inputs with_early_targets(void)
{
    koers_inputs base = with_near_targets();
    base.aims.target[base.aims.n_targets++] = fixture_target(KOERS_I_CARE_SHARE, 2027, KOERS_AT_LEAST, 0.14);
    base.aims.target[base.aims.n_targets++] = fixture_target(KOERS_I_DWELLINGS_TOTAL, 2028, KOERS_AT_LEAST, 30000);
    return base;
}

/* Of different horizons, policies and beliefs, such that groups of one, two and three go equally far with a base up to 2031. */
static void fill_scenarios(koers_inputs scenario[N_SCENARIOS])
{
    static const int horizon[N_SCENARIOS] = {2031, 2040, 2028, 2031, 2030, 2030};
    for (int i = 0; i < N_SCENARIOS; i++) {
        scenario[i] = i % 2 ? more_of_everything() : with_near_targets();
        scenario[i].aims.horizon = horizon[i];
        fixture_lever(&scenario[i], KOERS_LEVER_CAREER_GUIDANCE, 0.1 * i);
        if (i % 3 == 2) scenario[i].beliefs.prior[KOERS_P_GUIDANCE_TECHNICAL] = fixture_fixed(0.01);
    }
}

static void check_each_as_alone(const koers_study_options *options)
{
    koers_inputs *scenario = test_malloc(N_SCENARIOS * sizeof *scenario);
    koers_comparison *together = test_malloc(N_SCENARIOS * sizeof *together);
    const koers_inputs base = with_early_targets(), *pointer[N_SCENARIOS];
    koers_inputs asked = base; /* only what all reach, the shortest up to 2028 */
    memmove(asked.aims.target, asked.aims.target + 4, 2 * sizeof *asked.aims.target);
    asked.aims.n_targets = 2;
    fill_scenarios(scenario);
    for (int i = 0; i < N_SCENARIOS; i++) pointer[i] = &scenario[i];
    assert_int_equal(compare_all(together, &base, pointer, N_SCENARIOS, options, NULL), KOERS_OK);
    for (int i = 0; i < N_SCENARIOS; i++) {
        koers_comparison *alone = compare(&asked, &scenario[i], options);
        assert_true(together[i].n_dropped == 4 && together[i].dropped[0] == 0 && together[i].dropped[3] == 3);
        assert_true(together[i].target[0].target == 4 && together[i].target[1].target == 5 && alone->n_dropped == 0);
        for (int t = 0; t < 2; t++) alone->target[t].target += 4;
        alone->n_dropped = 4;
        memcpy(alone->dropped, together[i].dropped, sizeof alone->dropped);
        assert_memory_equal(&together[i], alone, sizeof *alone);
        assert_int_equal(alone->years.last, scenario[i].aims.horizon < 2031 ? scenario[i].aims.horizon : 2031);
        test_free(alone);
    }
    test_free(scenario);
    test_free(together);
}

static void each_of_many_is_as_alone(void **state)
{
    (void) state;
    for (int threads = 1; threads <= 3; threads += 2) {
        const koers_study_options options = {
            .seed = 6, .draws = N, .threads = threads, .block = 100, .futures_limit = threads == 1 ? 0 : (size_t) 64 << 20};
        check_each_as_alone(&options);
    }
}

/* The base is simulated once for the scenarios that go equally far, and the futures are made once for all when they are kept. */
static void the_base_is_simulated_once(void **state)
{
    const koers_study_options options = {.seed = 6, .draws = 100, .threads = 1, .block = 100, .futures_limit = (size_t) 64 << 20};
    const koers_inputs base = with_near_targets(), other = more_of_everything(), *scenario[3] = {&other, &base, &other};
    koers_comparison *got = test_malloc(3 * sizeof *got);
    koers_study *study = fixture_study(&options, HORIZON);
    (void) state;
    assert_int_equal(koers_comparison_run(got, study, &base, scenario, 3, NULL), KOERS_OK);
    assert_int_equal(koers_study_effort_so_far(study).years_run, 4 * (HORIZON - KOERS_START_YEAR));
    assert_int_equal(koers_study_effort_so_far(study).futures_made, 1);
    assert_memory_equal(&got[0], &got[2], sizeof *got);
    koers_study_close(study);
    test_free(got);
}

static void it_can_be_cancelled_anywhere(void **state)
{
    const koers_study_options options = {.seed = 1, .draws = 90, .threads = 2, .block = 30};
    koers_inputs base = fixture_baseline(2023);
    const koers_inputs *scenario[2] = {&base, &base};
    koers_comparison *comparison = test_malloc(2 * sizeof *comparison);
    int stops = 0;
    (void) state;
    fixture_certain(&base);
    for (int at = 1; at < 500; at++) {
        fixture_eye eye = {.stop_at = at, .is_orderly = 1};
        const koers_watch watch = fixture_watch(&eye);
        const koers_status status = compare_all(comparison, &base, scenario, 2, &options, &watch);
        assert_true(eye.is_orderly);
        if (status == KOERS_OK) break;
        assert_int_equal(status, KOERS_INTERRUPTED);
        stops++;
    }
    assert_true(stops >= 9 && stops < 499); /* three worlds of three blocks, and the tallies */
    test_free(comparison);
}

static koers_status compare_something(void *context)
{
    koers_inputs base = fixture_baseline(2023);
    const koers_inputs *scenario[2] = {&base, &base};
    koers_comparison *comparison = test_malloc(2 * sizeof *comparison);
    fixture_certain(&base);
    const koers_status status = compare_all(comparison, &base, scenario, 2, context, NULL);
    test_free(comparison);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    (void) state;
    for (int threads = 1; threads <= 2; threads++) {
        koers_study_options options = {.seed = 1, .draws = 40, .threads = threads, .block = 16};
        assert_true(fixture_let_allocations_fail(compare_something, &options) > 20);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_change_no_bit),        cmocka_unit_test(waves_give_the_same_means_and_hits),
        cmocka_unit_test(each_of_many_is_as_alone),     cmocka_unit_test(the_base_is_simulated_once),
        cmocka_unit_test(it_can_be_cancelled_anywhere), cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
