/* The line of progress: nothing for short work, and time left that people can read. */
#include "cli/progress.h"

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

static void test_short_work_is_silent(void **state)
{
    (void) state;
    char line[160];
    assert_false(koers_progress_line("plan", 0.5, 0.2, NULL, line, sizeof line));  /* too soon to judge */
    assert_false(koers_progress_line("plan", 0.5, 0.9, NULL, line, sizeof line));  /* 1.8 seconds in all */
    assert_false(koers_progress_line("plan", 0.0, 60.0, NULL, line, sizeof line)); /* nothing done yet */
    assert_true(koers_progress_line("plan", 0.25, 0.6, NULL, line, sizeof line));  /* 2.4 seconds in all */
}

static void test_time_left(void **state)
{
    (void) state;
    char line[160];
    assert_true(koers_progress_line("plan", 0.25, 10.0, NULL, line, sizeof line));
    assert_string_equal(line, "plan: 25 %, about 30 s left");
    assert_true(koers_progress_line("plan", 0.01, 10.0, NULL, line, sizeof line));
    assert_string_equal(line, "plan: 1 %, about 17 min left");
    assert_true(koers_progress_line("plan", 1.0, 10.0, NULL, line, sizeof line));
    assert_string_equal(line, "plan: 100 %, about 0 s left");
}

static void test_parts_of_the_work(void **state)
{
    (void) state;
    atomic_int interrupted = 0;
    const koers_options options = {.quiet = true};
    koers_progress progress;
    koers_progress_init(&progress, &interrupted, &options);
    double before = 0.0;
    for (size_t i = 0; i < 3; i++) {
        const koers_watch watch = koers_progress_watch(&progress, "plan", i, 3);
        assert_true(watch.from == before && watch.to > watch.from);
        before = watch.to;
        assert_false(watch.cancelled(watch.context));
    }
    assert_true(before == 1.0);
    interrupted = SIGINT;
    assert_true(koers_progress_cancelled(&progress));
    koers_progress_clear(&progress);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_short_work_is_silent),
        cmocka_unit_test(test_time_left),
        cmocka_unit_test(test_parts_of_the_work),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
