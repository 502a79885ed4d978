/* Study: the same bits whatever it works with and keeps, for one world or many; what observers are promised; being cancelled; every
 * allocation failing once. */
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "koers/outlook.h"
#include "koers/projection.h"
#include "random_inputs.h"
#include "recorder.h"

enum { SEED = 21 };

/* Worlds that differ in policy, in belief and in how far they go. */
enum { N_WORLDS = 4 };
static koers_inputs worlds[N_WORLDS];
static const koers_inputs *world[N_WORLDS];

static int set_up(void **state)
{
    static const int horizons[N_WORLDS] = {2030, 2026, 2034, 2023};
    uint64_t random = 3;
    (void) state;
    for (int w = 0; w < N_WORLDS; w++) {
        worlds[w] = random_inputs(&random);
        worlds[w].aims.horizon = horizons[w];
        world[w] = &worlds[w];
    }
    worlds[2].beliefs.prior[KOERS_P_RELAPSE] = fixture_fixed(0.1);
    worlds[2].beliefs.sign[KOERS_P_ADB_CARE] = -1;
    worlds[3].beliefs.prior[KOERS_P_TECHNICAL_READING_WEIGHT] = fixture_fixed(0.4);
    return 0;
}

static koers_sample expected_of(int w, int64_t draws)
{
    return fixture_simulated(world[w], koers_kernels_number(0), SEED, 0, (int) draws);
}

static size_t bytes_of_block(void)
{
    return koers_futures_doubles(2034 - KOERS_START_YEAR) * sizeof(double);
}

/* ---- the same bits */

static void whatever_it_works_with(void **state)
{
    enum { DRAWS = 601 };
    static const int threads[] = {1, 2, 7}, blocks[] = {1, 37, 64, 255, 256, 0};
    koers_sample expected[2] = {expected_of(0, DRAWS), expected_of(1, DRAWS)};
    (void) state;
    for (int i = 0; i < 18; i++) {
        const koers_study_options options = {.seed = SEED,
                                             .draws = DRAWS,
                                             .threads = threads[i % 3],
                                             .block = blocks[i % 6],
                                             .instructions = i % 4 == 3 ? 0 : fixture_instructions(i / 3),
                                             .futures_limit = (size_t) (i % 5) * bytes_of_block()};
        koers_study *study = fixture_study(&options, 2034);
        for (int again = 0; again < 2; again++) {
            recorder *got = recorder_run(study, world, 2, 0, 0);
            for (int w = 0; w < 2; w++) check_samples_equal(&got->sample[w], &expected[w], KOERS_START_YEAR);
            recorder_delete(got);
        }
        koers_study_close(study);
    }
    for (int w = 0; w < 2; w++) fixture_sample_free(&expected[w]);
}

/* Futures kept, in part or in whole or not at all; worlds together, each alone, in any order, in a study that has seen others. What was
 * kept is not made again. */
static void worlds_together_are_as_each_alone(void **state)
{
    enum { DRAWS = 470, BLOCK = 50, N_BLOCKS = 10 };
    static const size_t kept[] = {0, 3, 10};
    koers_sample expected[N_WORLDS];
    (void) state;
    for (int w = 0; w < N_WORLDS; w++) expected[w] = expected_of(w, DRAWS);
    for (int i = 0; i < 3; i++) {
        const koers_study_options options = {
            .seed = SEED, .draws = DRAWS, .threads = 2, .block = BLOCK, .futures_limit = kept[i] * bytes_of_block()};
        koers_study *study = fixture_study(&options, 2034);
        recorder *together = recorder_run(study, world, N_WORLDS, 0, 0);
        int64_t made = (int64_t) (kept[i] + N_WORLDS * (N_BLOCKS - kept[i]));
        assert_int_equal(koers_study_effort_so_far(study).futures_made, made);
        assert_int_equal(koers_study_effort_so_far(study).years_run, N_BLOCKS * (8 + 4 + 12 + 1));
        for (int w = N_WORLDS - 1; w >= 0; w--) {
            recorder *alone = recorder_run(study, &world[w], 1, 0, 0);
            check_samples_equal(&alone->sample[0], &expected[w], KOERS_START_YEAR);
            check_samples_equal(&together->sample[w], &expected[w], KOERS_START_YEAR);
            recorder_delete(alone);
            made += N_BLOCKS - (int64_t) kept[i];
            assert_int_equal(koers_study_effort_so_far(study).futures_made, made);
        }
        recorder_delete(together);
        koers_study_close(study);
    }
    for (int w = 0; w < N_WORLDS; w++) fixture_sample_free(&expected[w]);
}

/* What is kept of futures is limited by bytes, to the block. */
static void the_limit_of_futures_holds(void **state)
{
    const int64_t draws = 1000;
    (void) state;
    for (size_t more = 0; more < 2; more++) {
        const koers_study_options options = {
            .seed = SEED, .draws = draws, .threads = 1, .block = 100, .futures_limit = 4 * bytes_of_block() - 1 + more};
        koers_study *study = fixture_study(&options, 2034);
        for (int again = 0; again < 2; again++) assert_int_equal(koers_study_run(study, &world[3], 1, NULL, 0, NULL), KOERS_OK);
        assert_int_equal(koers_study_effort_so_far(study).futures_made, 10 + 10 - (more ? 4 : 3));
        koers_study_close(study);
    }
}

/* ---- waves */

static void what_observers_can_keep_decides_on_waves(void **state)
{
    koers_study_options options = {.seed = 1, .draws = 100000, .threads = 1, .sample_limit = 1000000};
    koers_study *study = fixture_study(&options, 2023);
    (void) state;
    assert_true(koers_study_holds(study, 0) && koers_study_holds(study, 10) && !koers_study_holds(study, 11));
    assert_true(koers_study_settings(study)->draws == 100000 && koers_study_settings(study)->sample_limit == 1000000);
    koers_study_close(study);
    options.draws = FIXTURE_WAVE; /* one wave is always kept whole */
    study = fixture_study(&options, 2023);
    assert_true(koers_study_holds(study, SIZE_MAX));
    koers_study_close(study);
    options = (koers_study_options){.seed = 1, .draws = 100000, .threads = 1}; /* 512 MiB */
    study = fixture_study(&options, 2023);
    assert_true(koers_study_holds(study, 5368) && !koers_study_holds(study, 5369));
    koers_study_close(study);
}

/* More than fits comes in waves, whole blocks in each; two observers together decide. */
static void waves_are_parts_of_the_same_draws(void **state)
{
    enum { DRAWS = FIXTURE_WAVE + 700 };
    const koers_study_options options = {
        .seed = SEED, .draws = DRAWS, .threads = 2, .block = 250, .sample_limit = DRAWS * (size_t) 15};
    koers_sample expected = expected_of(3, DRAWS);
    koers_study *study = fixture_study(&options, 2023);
    (void) state;
    for (size_t bytes = 7; bytes <= 8; bytes++) {
        recorder *one = recorder_new(&world[3], 1, DRAWS), *two = recorder_new(&world[3], 1, DRAWS);
        koers_observer observer[2] = {recorder_observer(one, 0), recorder_observer(two, 0)};
        observer[0].bytes_per_draw = observer[1].bytes_per_draw = bytes;
        assert_int_equal(koers_study_run(study, &world[3], 1, observer, 2, NULL), KOERS_OK);
        assert_true(one->n_wrong == 0 && two->n_wrong == 0);
        assert_true(one->n_waves == (bytes == 7 ? 1 : 2) && two->n_waves == one->n_waves);
        check_samples_equal(&one->sample[0], &expected, KOERS_START_YEAR);
        check_samples_equal(&two->sample[0], &expected, KOERS_START_YEAR);
        recorder_delete(one);
        recorder_delete(two);
    }
    koers_study_close(study);
    fixture_sample_free(&expected);
}

/* ---- observers */

static void an_observer_need_not_have_every_part(void **state)
{
    const koers_study_options options = {.seed = SEED, .draws = 100, .threads = 2, .block = 30};
    koers_study *study = fixture_study(&options, 2034);
    const koers_observer nobody = {.self = NULL};
    (void) state;
    assert_int_equal(koers_study_run(study, world, N_WORLDS, &nobody, 1, NULL), KOERS_OK);
    assert_int_equal(koers_study_run(study, world, N_WORLDS, NULL, 0, NULL), KOERS_OK);
    assert_int_equal(koers_study_run(study, world, 0, &nobody, 1, NULL), KOERS_OK);
    assert_int_equal(koers_study_effort_so_far(study).years_run, 2 * 4 * (8 + 4 + 12 + 1));
    koers_study_close(study);
}

/* What an observer answers ends the run and is its answer; the study is as good as before. */
static void an_observer_can_refuse(void **state)
{
    const koers_study_options options = {.seed = SEED, .draws = 100, .threads = 2, .block = 30};
    koers_study *study = fixture_study(&options, 2034);
    (void) state;
    for (int at_close = 0; at_close < 2; at_close++) {
        recorder *self = recorder_new(world, N_WORLDS, 100);
        const koers_observer observer = recorder_observer(self, 0);
        *(at_close ? &self->close_answer : &self->open_answer) = KOERS_WRITE_FAILED;
        assert_int_equal(koers_study_run(study, world, N_WORLDS, &observer, 1, NULL), KOERS_WRITE_FAILED);
        assert_int_equal(self->in_hand, at_close); /* no world after that */
        assert_int_equal(self->n_wrong, 0);
        recorder_delete(self);
    }
    koers_sample expected = expected_of(0, 100);
    recorder *after = recorder_run(study, world, 1, 0, 0);
    check_samples_equal(&after->sample[0], &expected, KOERS_START_YEAR);
    recorder_delete(after);
    fixture_sample_free(&expected);
    koers_study_close(study);
}

/* ---- cancelled, or without memory */

static void it_can_be_cancelled_before_any_block(void **state)
{
    const koers_study_options options = {
        .seed = SEED, .draws = 200, .threads = 2, .block = 50, .futures_limit = 2 * bytes_of_block()};
    koers_sample expected = expected_of(0, 200);
    koers_study *study = fixture_study(&options, 2034);
    int stops = 0;
    (void) state;
    for (int at = 1; at < 100; at++) {
        fixture_eye eye = {.stop_at = at, .is_orderly = 1};
        const koers_watch watch = fixture_watch(&eye);
        const koers_status status = koers_study_run(study, world, 2, NULL, 0, &watch);
        assert_true(eye.is_orderly);
        if (status == KOERS_OK) break;
        assert_int_equal(status, KOERS_INTERRUPTED);
        stops++;
        recorder *after = recorder_run(study, world, 1, 0, 0); /* nothing half-made was kept */
        check_samples_equal(&after->sample[0], &expected, KOERS_START_YEAR);
        recorder_delete(after);
    }
    assert_int_equal(stops, 8); /* two worlds of four blocks */
    koers_study_close(study);
    fixture_sample_free(&expected);
}

static void progress_goes_over_all_worlds_and_waves(void **state)
{
    const koers_study_options options = {.seed = SEED, .draws = FIXTURE_WAVE + 256, .threads = 1, .sample_limit = 1};
    koers_study *study = fixture_study(&options, 2023);
    const koers_inputs *both[2] = {world[3], world[3]};
    const koers_observer observer = {.bytes_per_draw = 1};
    fixture_eye eye = {.stop_at = 1 << 30, .is_orderly = 1};
    const koers_watch watch = fixture_watch(&eye);
    (void) state;
    assert_int_equal(koers_study_run(study, both, 2, &observer, 1, &watch), KOERS_OK);
    assert_true(eye.is_orderly && eye.n_told == 2 * (128 + 1));
    check_near(eye.last, 1, 1e-15);
    koers_study_close(study);
}

typedef struct {
    koers_study_options options;
    koers_sample expected;
} attempt;

/* Opens, keeps, runs; what a study does after it had no memory is right. */
static koers_status study_something(void *context)
{
    attempt *self = context;
    koers_study *study = NULL;
    koers_status status = koers_study_open(&study, &self->options, (koers_years){KOERS_START_YEAR, 2026});
    if (status != KOERS_OK) assert_null(study);
    if (status == KOERS_OK) status = koers_study_keep(study, world[1], 2024, NULL);
    if (status == KOERS_OK) status = koers_study_run(study, &world[1], 1, NULL, 0, NULL);
    if (study != NULL && status == KOERS_NO_MEMORY) {
        koers_memory_fail_at(0);
        recorder *after = recorder_run(study, &world[1], 1, 0, 0);
        check_samples_equal(&after->sample[0], &self->expected, KOERS_START_YEAR);
        recorder_delete(after);
    }
    koers_study_close(study);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    (void) state;
    fixture_certain(&worlds[1]);
    for (int threads = 1; threads <= 3; threads += 2) {
        attempt self = {.options = {.seed = SEED, .draws = 60, .threads = threads, .block = 16, .futures_limit = bytes_of_block()},
                        .expected = expected_of(1, 60)};
        assert_true(fixture_let_allocations_fail(study_something, &self) > 20);
        fixture_sample_free(&self.expected);
    }
}

/* ---- outside the domain */

static void an_instruction_set_that_is_not_there_is_replaced(void **state)
{
    enum { DRAWS = 300 };
    (void) state;
    koers_sample expected = expected_of(0, DRAWS);
    for (int set = 0; set <= KOERS_N_KERNELS + 2; set++) {
        const koers_study_options options = {.seed = SEED, .draws = DRAWS, .threads = 1, .instructions = set};
        koers_study *study = fixture_study(&options, 2034);
        recorder *got = recorder_run(study, world, 1, 0, 0);
        check_samples_equal(&got->sample[0], &expected, KOERS_START_YEAR);
        recorder_delete(got);
        koers_study_close(study);
    }
    fixture_sample_free(&expected);
}

static void too_many_threads(void)
{
    koers_study *study;
    const koers_study_options options = {.seed = SEED, .draws = 100, .threads = 1025};
    (void) !koers_study_open(&study, &options, (koers_years){KOERS_START_YEAR, 2031});
}

static void ask(int target_year, int quantity_year)
{
    koers_outlook outlook;
    const koers_study_options options = {.seed = SEED, .draws = 100, .threads = 1};
    koers_study *study = fixture_study(&options, 2034);
    const koers_quantity quantity = koers_quantity_in(KOERS_I_CARE_SHARE, quantity_year);
    worlds[1].aims.target[0] = (koers_target){KOERS_I_CARE_SHARE, target_year, KOERS_AT_LEAST, 0.2};
    worlds[1].aims.n_targets = 1;
    (void) !koers_outlook_run(&outlook, study, world[1], &quantity, 1, NULL);
    koers_study_close(study);
}

/* World 1 ends in 2026. */
static void within_its_horizon(void)
{
    ask(2026, 2026);
}

static void a_target_beyond_it(void)
{
    ask(2027, 2026);
}

static void a_target_of_a_projection_beyond_it(void)
{
    const koers_study_options options = {.seed = SEED, .draws = 100, .threads = 1};
    koers_study *study = fixture_study(&options, 2034);
    koers_projection *projection = calloc(1, sizeof *projection);
    worlds[1].aims.target[0] = (koers_target){KOERS_I_CARE_SHARE, 2027, KOERS_AT_LEAST, 0.2};
    worlds[1].aims.n_targets = 1;
    (void) !koers_projection_run(projection, study, world[1], NULL, NULL);
}

static void a_quantity_beyond_it(void)
{
    ask(2026, 2027);
}

static void a_question_that_has_no_answer_stops_the_program(void **state)
{
    static void (*const question[])(void) = {within_its_horizon, too_many_threads, a_target_beyond_it, a_target_of_a_projection_beyond_it,
                                             a_quantity_beyond_it};
    (void) state;
    for (int i = 0; i < 5; i++) {
        int status;
        const pid_t child = fork();
        if (child == 0) {
            signal(SIGABRT, SIG_DFL);
            (void) !freopen("/dev/null", "w", stderr);
            question[i]();
            _exit(0);
        }
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_int_equal(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT, i > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(whatever_it_works_with, set_up),
        cmocka_unit_test_setup(worlds_together_are_as_each_alone, set_up),
        cmocka_unit_test_setup(the_limit_of_futures_holds, set_up),
        cmocka_unit_test_setup(what_observers_can_keep_decides_on_waves, set_up),
        cmocka_unit_test_setup(waves_are_parts_of_the_same_draws, set_up),
        cmocka_unit_test_setup(an_observer_need_not_have_every_part, set_up),
        cmocka_unit_test_setup(an_observer_can_refuse, set_up),
        cmocka_unit_test_setup(it_can_be_cancelled_before_any_block, set_up),
        cmocka_unit_test_setup(progress_goes_over_all_worlds_and_waves, set_up),
        cmocka_unit_test_setup(every_allocation_may_fail, set_up),
        cmocka_unit_test_setup(an_instruction_set_that_is_not_there_is_replaced, set_up),
        cmocka_unit_test_setup(a_question_that_has_no_answer_stops_the_program, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
