/* Checkpoint: worlds that part from a kept one later start there and come to the same bits, sooner; worlds that part before do not
 * start there, and are right. */
#include "random_inputs.h"
#include "recorder.h"

enum { SEED = 8, DRAWS = 230, BLOCK = 100, N_BLOCKS = 3, KEPT = 2026, HORIZON = 2034 };

static koers_study *study;
static koers_inputs base;

/* A world in which everything is planned, paid for and cut, kept at the end of 2026. */
static int set_up(void **state)
{
    const koers_study_options options = {.seed = SEED, .draws = DRAWS, .threads = 2, .block = BLOCK};
    uint64_t random = 77;
    (void) state;
    base = random_inputs(&random);
    base.aims.horizon = HORIZON;
    for (int i = 0; i < KOERS_N_LEVERS; i++) /* no lever rests where a later change of it would be the only one */
        if (base.policy.lever[i].at[5] == 0) base.policy.lever[i] = koers_schedule_constant(base.ground.level[i], 0.1);
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        fixture_budget(&base, (koers_pillar) i, 4, 3, 2);
        base.policy.budget[i].other = koers_schedule_constant(0, 1);
    }
    base.policy.state_match = (koers_state_match){.probability = 0.5, .year = 2027, .remaining = 0.3, .municipal_remaining = 0.6};
    study = fixture_study(&options, HORIZON);
    assert_int_equal(koers_study_keep(study, &base, KEPT, NULL), KOERS_OK);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    koers_study_close(study);
    return 0;
}

static int64_t years_run(void)
{
    return koers_study_effort_so_far(study).years_run / N_BLOCKS;
}

/* Runs a world for an observer that wants the years from `from` on: the bits of a run from the start, in so many years. Returns its
 * draws. */
static koers_sample check_run(const koers_inputs *world, int from, int years)
{
    const int64_t before = years_run();
    const int last = world->aims.horizon, skipped = last - KOERS_START_YEAR - years;
    koers_sample expected = fixture_simulated(world, koers_kernels_number(0), SEED, 0, DRAWS);
    recorder *got = recorder_run(study, &world, 1, from, skipped == 0 ? 0 : skipped + 1);
    check_samples_equal(&got->sample[0], &expected, skipped == 0 ? KOERS_START_YEAR : KOERS_START_YEAR + skipped + 1);
    assert_int_equal(years_run() - before, years);
    recorder_delete(got);
    return expected;
}

static void check_resumed(const koers_inputs *world)
{
    koers_sample sample = check_run(world, KEPT + 1, world->aims.horizon - KEPT);
    fixture_sample_free(&sample);
}

static void check_not_resumed(const koers_inputs *world, int from)
{
    koers_sample sample = check_run(world, from, world->aims.horizon - KOERS_START_YEAR);
    fixture_sample_free(&sample);
}

static bool is_different(const koers_sample *x, const koers_sample *y)
{
    return memcmp(x->values, y->values, x->n_series * x->capacity * sizeof(double)) != 0;
}

/* ---- resumed */

static void the_kept_world_itself(void **state)
{
    (void) state;
    assert_int_equal(years_run(), KEPT - KOERS_START_YEAR);
    check_resumed(&base);
}

/* Every path of a policy, changed from 2027 on: years are saved, no bit is lost, and the change is felt. (Three of the levers are not
 * used: a caseload has a record of its own.) */
static void worlds_whose_paths_differ_later(void **state)
{
    koers_sample as_before = fixture_simulated(&base, koers_kernels_number(0), SEED, 0, DRAWS);
    int n_felt = 0;
    (void) state;
    for (int i = 0; i < FIXTURE_N_PATHS; i++) {
        koers_inputs world = base;
        koers_schedule *path[FIXTURE_N_PATHS];
        fixture_paths(&world.policy, path);
        for (int k = KEPT + 1 - KOERS_START_YEAR; k < KOERS_N_YEARS; k++) path[i]->at[k] = 0.8 * path[i]->at[k] + 0.05;
        koers_sample sample = check_run(&world, KEPT + 1, HORIZON - KEPT);
        n_felt += is_different(&sample, &as_before);
        fixture_sample_free(&sample);
    }
    assert_int_equal(n_felt, FIXTURE_N_PATHS - 3);
    fixture_sample_free(&as_before);
}

static void worlds_whose_budgets_end_later(void **state)
{
    koers_sample as_before = fixture_simulated(&base, koers_kernels_number(0), SEED, 0, DRAWS);
    (void) state;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        koers_inputs world = base;
        for (int k = KEPT + 1 - KOERS_START_YEAR; k < KOERS_N_YEARS; k++) world.policy.budget[pillar].given[k] = false;
        koers_sample sample = check_run(&world, KEPT + 1, HORIZON - KEPT);
        assert_true(is_different(&sample, &as_before));
        fixture_sample_free(&sample);
    }
    fixture_sample_free(&as_before);
}

/* The match counts from its year on, 2027. */
static void worlds_whose_match_differs(void **state)
{
    (void) state;
    for (int i = 0; i < 4; i++) {
        koers_inputs world = base;
        koers_state_match *match = &world.policy.state_match;
        if (i == 0) match->probability = 0.9;
        if (i == 1) match->remaining = 0;
        if (i == 2) match->municipal_remaining = 0;
        if (i == 3) match->year = 2030;
        check_resumed(&world);
    }
}

/* How far one looks and what one asks is nobody's past; nor does a world that goes on for long have to be the kept one's length. */
static void worlds_of_another_horizon(void **state)
{
    koers_inputs world = base;
    (void) state;
    world.aims.n_targets = 0;
    for (world.aims.horizon = KEPT + 1; world.aims.horizon <= HORIZON; world.aims.horizon += 3) check_resumed(&world);
}

/* Inputs are compared by what they say, not by the bytes between. */
static void whatever_lies_between_their_fields(void **state)
{
    koers_inputs *world = test_malloc(sizeof *world);
    (void) state;
    memset(world, 0x5a, sizeof *world);
    world->ground.start_year = base.ground.start_year;
    world->ground.facts = base.ground.facts;
    memcpy(world->ground.level, base.ground.level, sizeof base.ground.level);
    world->beliefs = base.beliefs;
    world->policy = base.policy;
    world->aims = base.aims;
    check_resumed(world);
    test_free(world);
}

/* The inputs were copied, and a newer state takes the place of the old one. */
static void the_last_kept_state_counts(void **state)
{
    koers_inputs other = base;
    (void) state;
    for (int k = 2; k < KOERS_N_YEARS; k++) other.policy.shock.at[k] += 1;
    koers_inputs given = other;
    assert_int_equal(koers_study_keep(study, &given, 2030, NULL), KOERS_OK);
    memset(&given, 0xff, sizeof given);
    check_not_resumed(&base, 2031);
    other.policy.lever[KOERS_LEVER_CAREER_GUIDANCE].at[9] = 0.9; /* 2031 */
    koers_sample sample = check_run(&other, 2031, HORIZON - 2030);
    fixture_sample_free(&sample);
}

/* ---- not resumed */

static void who_wants_to_see_an_earlier_year(void **state)
{
    (void) state;
    check_not_resumed(&base, 0);
    check_not_resumed(&base, KEPT);
    check_resumed(&base);
}

static void worlds_that_part_before(void **state)
{
    (void) state;
    for (int i = 0; i < FIXTURE_N_PATHS; i++) {
        koers_inputs world = base;
        koers_schedule *path[FIXTURE_N_PATHS];
        fixture_paths(&world.policy, path);
        path[i]->at[KEPT - KOERS_START_YEAR] = 0.8 * path[i]->at[KEPT - KOERS_START_YEAR] + 0.05;
        check_not_resumed(&world, KEPT + 1);
    }
    koers_inputs world = base;
    world.policy.budget[KOERS_WORK].given[1] = !world.policy.budget[KOERS_WORK].given[1];
    check_not_resumed(&world, KEPT + 1);
    world = base;
    world.policy.state_match.year = 2026;
    check_not_resumed(&world, KEPT + 1);
}

static void worlds_of_other_beliefs_or_ground(void **state)
{
    (void) state;
    for (int i = 0; i < 4; i++) {
        koers_inputs world = base;
        if (i == 0) world.beliefs.prior[KOERS_P_TRANSFER] = fixture_fixed(0.5);
        if (i == 1) world.beliefs.sign[KOERS_P_ADB_CARE] = 0;
        if (i == 2) world.ground.facts.places_per_centre = 11;
        if (i == 3) world.ground.level[KOERS_LEVER_GUARANTEES_CARE] += 1;
        check_not_resumed(&world, KEPT + 1);
    }
}

static void worlds_that_end_by_then(void **state)
{
    koers_inputs world = base;
    (void) state;
    for (world.aims.horizon = KEPT - 1; world.aims.horizon <= KEPT; world.aims.horizon++) check_not_resumed(&world, KEPT + 1);
}

/* A keeping that is broken off keeps nothing, not even what was kept before. */
static void nothing_is_kept_by_half(void **state)
{
    (void) state;
    fixture_eye eye = {.stop_at = 2, .is_orderly = 1};
    const koers_watch watch = fixture_watch(&eye);
    assert_int_equal(koers_study_keep(study, &base, 2028, &watch), KOERS_INTERRUPTED);
    const int64_t before = years_run();
    check_not_resumed(&base, 2029);
    check_not_resumed(&base, KEPT + 1);
    assert_int_equal(years_run() - before, 2 * (HORIZON - KOERS_START_YEAR));
}

/* ---- with everything else that a study keeps */

/* Worlds that resume beside worlds that do not; futures in part kept; any threads, blocks, instruction sets. */
static void beside_worlds_that_do_not_resume(void **state)
{
    koers_inputs later = base, earlier = base, believed = base;
    const koers_inputs *world[4] = {&later, &earlier, &believed, &base};
    koers_sample expected[4];
    (void) state;
    later.policy.lever[KOERS_LEVER_PRACTICE_CENTRES].at[6] += 5;
    earlier.policy.lever[KOERS_LEVER_PRACTICE_CENTRES].at[2] += 5;
    believed.beliefs.prior[KOERS_P_LPC_EFFECT] = fixture_fixed(0.2);
    for (int w = 0; w < 4; w++) expected[w] = fixture_simulated(world[w], koers_kernels_number(0), SEED, 0, DRAWS);
    for (int i = 0; i < 6; i++) {
        const koers_study_options options = {.seed = SEED,
                                             .draws = DRAWS,
                                             .threads = 1 + i % 3,
                                             .block = 1 + 51 * i,
                                             .instructions = fixture_instructions(i),
                                             .futures_limit = (size_t) i * 500000};
        koers_study *other = fixture_study(&options, HORIZON);
        if (i % 2)
            assert_int_equal(koers_study_run(other, &world[2], 1, NULL, 0, NULL), KOERS_OK); /* its beliefs are the store's */
        assert_int_equal(koers_study_keep(other, &base, KEPT, NULL), KOERS_OK);
        for (int w = 0; w < 4; w++) {
            const int resumed = w == 0 || w == 3;
            recorder *got = recorder_run(other, &world[w], 1, KEPT + 1, resumed ? KEPT + 1 - KOERS_START_YEAR : 0);
            check_samples_equal(&got->sample[0], &expected[w], KEPT + 1);
            recorder_delete(got);
        }
        koers_study_close(other);
    }
    for (int w = 0; w < 4; w++) fixture_sample_free(&expected[w]);
}

/* Waves cut the draws where blocks of another length than theirs do not end: states and futures of such a block serve where they fit,
 * and no one is given half a block for a whole one. */
static void in_waves_that_cut_blocks(void **state)
{
    enum { MANY = FIXTURE_WAVE + 600, LAST = 2025 };
    const koers_study_options options = {
        .seed = SEED, .draws = MANY, .threads = 2, .block = 250, .sample_limit = MANY, .futures_limit = (size_t) 1 << 30};
    koers_study *other = fixture_study(&options, LAST);
    const koers_inputs *world = &base;
    (void) state;
    base.aims.horizon = LAST;
    koers_sample expected = fixture_simulated(&base, koers_kernels_number(0), SEED, 0, MANY);
    for (int round = 0; round < 3; round++) {
        /* the first time in waves, then in one; with a state from the second time on */
        recorder *got = recorder_new(&world, 1, MANY);
        koers_observer observer = recorder_observer(got, round == 0 ? 0 : LAST);
        observer.bytes_per_draw = round == 1 ? 1 : 2;
        got->begins = 0;
        if (round > 0) assert_int_equal(koers_study_keep(other, &base, LAST - 1, NULL), KOERS_OK);
        observer.see = recorder_see_any;
        observer.close = NULL;
        assert_int_equal(koers_study_run(other, &world, 1, &observer, 1, NULL), KOERS_OK);
        assert_int_equal(got->n_waves, round == 1 ? 1 : 2);
        check_samples_equal(&got->sample[0], &expected, round == 0 ? KOERS_START_YEAR : LAST);
        recorder_delete(got);
    }
    koers_study_close(other);
    fixture_sample_free(&expected);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(the_kept_world_itself),
        CASE(worlds_whose_paths_differ_later),
        CASE(worlds_whose_budgets_end_later),
        CASE(worlds_whose_match_differs),
        CASE(worlds_of_another_horizon),
        CASE(whatever_lies_between_their_fields),
        CASE(the_last_kept_state_counts),
        CASE(who_wants_to_see_an_earlier_year),
        CASE(worlds_that_part_before),
        CASE(worlds_of_other_beliefs_or_ground),
        CASE(worlds_that_end_by_then),
        CASE(nothing_is_kept_by_half),
        CASE(beside_worlds_that_do_not_resume),
        CASE(in_waves_that_cut_blocks),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
