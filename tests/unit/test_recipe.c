/* The command that gives a result again: fixed order, and nothing in it that changes no result. */
#include "cli/recipe.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/memory.h"

static void assert_recipe(const koers_options *options, const char *file, const char *expected)
{
    char *text = koers_recipe_text("run", &file, 1, options);
    assert_non_null(text);
    assert_string_equal(text, expected);
    koers_free(text);
}

static void test_only_what_changes_a_result(void **state)
{
    (void) state;
    koers_options options = {.draws = 20000, .seed = 1, .threads = 7, .output = "elsewhere", .quiet = true, .draws_out = "d.csv"};
    assert_recipe(&options, "plan.cfg", "koers run plan.cfg --draws 20000 --seed 1");
    options.threads = 1;
    options.output = "output";
    assert_recipe(&options, "plan.cfg", "koers run plan.cfg --draws 20000 --seed 1");
}

static void test_fixed_order(void **state)
{
    (void) state;
    const char *with[] = {"a.cfg", "b.cfg"};
    const char *set[] = {"levers.lesson_hours=8", "levers.caseload=( (2023, 100) )"};
    const koers_options options = {.draws = 100000000,
                                   .seed = UINT64_MAX,
                                   .horizon = 2040,
                                   .with = {2, with},
                                   .set = {2, set},
                                   .data = "my data"};
    assert_recipe(&options, "x/plan.cfg",
                  "koers run x/plan.cfg --draws 100000000 --seed 18446744073709551615 --horizon 2040 --with a.cfg --with b.cfg "
                  "--set levers.lesson_hours=8 --set 'levers.caseload=( (2023, 100) )' --data 'my data'");
}

static void test_quotes(void **state)
{
    (void) state;
    const koers_options options = {.draws = 1};
    assert_recipe(&options, "it's.cfg", "koers run 'it'\\''s.cfg' --draws 1 --seed 0");
    assert_recipe(&options, "$(x)", "koers run '$(x)' --draws 1 --seed 0");
    assert_recipe(&options, "", "koers run '' --draws 1 --seed 0");
}

#ifdef KOERS_TEST_FAULTS
static void test_memory_short(void **state)
{
    (void) state;
    const char *set[] = {"it's"};
    const koers_options options = {.draws = 5, .horizon = 2031, .set = {1, set}};
    const char *file = "plan.cfg";
    char *text = NULL;
    long k = 0;
    while (text == NULL && ++k < 100) {
        koers_memory_fail_at(k);
        text = koers_recipe_text("run", &file, 1, &options);
        koers_memory_fail_at(0);
    }
    assert_true(k > 5);
    assert_string_equal(text, "koers run plan.cfg --draws 5 --seed 0 --horizon 2031 --set 'it'\\''s'");
    koers_free(text);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_only_what_changes_a_result),
        cmocka_unit_test(test_fixed_order),
        cmocka_unit_test(test_quotes),
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test(test_memory_short),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
