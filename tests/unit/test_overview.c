/* The closing table of a run: columns by the ids of the first scenario, few hits in words, absent targets as such. */
#include "publish/screen/screen.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"

/* A scenario with one target of this id and its projection: `hits` of 1,000 draws, and none at all together. */
static void make(koers_scenario *scenario, koers_projection *projection, const char *id, const char *target, int64_t hits)
{
    memset(scenario, 0, sizeof *scenario);
    memset(projection, 0, sizeof *projection);
    scenario->id = koers_copy_text(id);
    scenario->target_id[0] = koers_copy_text(target);
    scenario->inputs.aims.horizon = 2031;
    scenario->inputs.aims.n_targets = 1;
    scenario->inputs.aims.target[0] =
        (koers_target){.indicator = KOERS_I_DWELLINGS_TOTAL, .year = 2031, .direction = KOERS_AT_LEAST, .threshold = 35000};
    projection->years = (koers_years){KOERS_START_YEAR, 2031};
    projection->n_draws = 1000;
    projection->until[KOERS_I_COST_TOTAL][2031 - KOERS_START_YEAR].mean = 1234.4;
    projection->n_results = 2;
    projection->result[0] =
        (koers_target_result){.target = 0, .reading = KOERS_ALL_DRAWS, .probability = koers_probability_of(hits, 1000)};
    projection->result[1] =
        (koers_target_result){.target = -1, .reading = KOERS_ALL_DRAWS, .probability = koers_probability_of(0, 1000)};
}

static void unmake(koers_scenario *scenario)
{
    koers_free(scenario->id);
    koers_free(scenario->target_id[0]);
}

static void test_the_table(void **state)
{
    (void) state;
    koers_scenario scenario[3];
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    koers_overview overview;
    char *text = NULL;
    size_t size = 0;
    assert_int_equal(koers_overview_init(&overview, 3), KOERS_OK);
    make(&scenario[0], projection, "many", "homes", 500);
    assert_int_equal(koers_overview_add(&overview, &scenario[0], projection), KOERS_OK);
    make(&scenario[1], projection, "few", "homes", 2);
    assert_int_equal(koers_overview_add(&overview, &scenario[1], projection), KOERS_OK);
    make(&scenario[2], projection, "other", "elsewhere", 500);
    assert_int_equal(koers_overview_add(&overview, &scenario[2], projection), KOERS_OK);
    FILE *stream = open_memstream(&text, &size);
    assert_int_equal(koers_screen_overview(stream, &overview, NULL), KOERS_OK);
    fclose(stream);
    assert_non_null(strstr(text, "95% interval of 1,000 runs"));
    assert_non_null(strstr(text, "scenario                  homes  all at once         cost\n"));
    assert_non_null(strstr(text, "many                       50 %   fewer than        1,234\n"
                                 "                          47–53   3 of 1,000\n"));
    assert_non_null(strstr(text, "few                  fewer than   fewer than        1,234\n"));
    assert_non_null(strstr(text, "other                         -   fewer than        1,234\n"));
    assert_non_null(strstr(text, "at least 35,000 in 2031\n"));
    free(text);
    koers_overview_free(&overview);
    koers_overview_free(&overview);
    for (int i = 0; i < 3; i++) unmake(&scenario[i]);
    koers_free(projection);
}

#ifdef KOERS_TEST_FAULTS
static void test_memory_short(void **state)
{
    (void) state;
    koers_scenario scenario;
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    make(&scenario, projection, "many", "homes", 500);
    for (long k = 1; k <= 2; k++) {
        koers_overview overview;
        koers_memory_fail_at(k);
        koers_status status = koers_overview_init(&overview, 1);
        assert_int_equal(status, k == 1 ? KOERS_NO_MEMORY : KOERS_OK);
        if (status == KOERS_OK) assert_int_equal(koers_overview_add(&overview, &scenario, projection), KOERS_NO_MEMORY);
        koers_memory_fail_at(0);
        koers_overview_free(&overview);
    }
    unmake(&scenario);
    koers_free(projection);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_table),
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test(test_memory_short),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
