/* The closing table of a run: columns by the targets of all scenarios, few hits in words, absent targets as such. */
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
    for (int language = 0; language < 2; language++) scenario->target_title[0][language] = koers_format_text("The %s", target);
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
    for (int language = 0; language < 2; language++) koers_free(scenario->target_title[0][language]);
}

static char *told(const koers_overview *overview)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    assert_int_equal(koers_screen_overview(stream, overview, NULL), KOERS_OK);
    fclose(stream);
    return text;
}

static void test_the_table(void **state)
{
    (void) state;
    koers_scenario scenario[3];
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    koers_overview overview;
    assert_int_equal(koers_overview_init(&overview, 3), KOERS_OK);
    make(&scenario[0], projection, "many", "homes", 500);
    assert_int_equal(koers_overview_add(&overview, &scenario[0], projection), KOERS_OK);
    make(&scenario[1], projection, "few", "homes", 2);
    assert_int_equal(koers_overview_add(&overview, &scenario[1], projection), KOERS_OK);
    make(&scenario[2], projection, "other", "elsewhere", 500);
    assert_int_equal(koers_overview_add(&overview, &scenario[2], projection), KOERS_OK);
    char *text = told(&overview);
    assert_non_null(strstr(text, "95% interval of 1,000 runs"));
    assert_non_null(strstr(text, "scenario              The homes The elsewhere  all at once  cost\n"));
    assert_non_null(strstr(text, "many                       50 %             -   fewer than 1,234\n"
                                 "                          47–53                 3 of 1,000\n"
                                 "                                              of its own 1\n"));
    assert_non_null(strstr(text, "few                  fewer than             -   fewer than 1,234\n"));
    assert_non_null(strstr(text, "other                         -          50 %   fewer than 1,234\n"));
    assert_non_null(strstr(text, "The homes: Dwellings taken in hand, at least 35,000 in 2031\n"));
    assert_non_null(strstr(text, "The elsewhere: Dwellings taken in hand, at least 35,000 in 2031\n"));
    free(text);
    koers_overview_free(&overview);
    koers_overview_free(&overview);
    for (int i = 0; i < 3; i++) unmake(&scenario[i]);
    koers_free(projection);
}

/* Same id, another bound and another year; another horizon: each says so, and costs go to the year that both reach. */
static void test_what_differs_is_said(void **state)
{
    (void) state;
    koers_scenario scenario[2];
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    koers_overview overview;
    assert_int_equal(koers_overview_init(&overview, 2), KOERS_OK);
    make(&scenario[0], projection, "longer", "homes", 500);
    projection->years.last = 2035;
    projection->until[KOERS_I_COST_TOTAL][2035 - KOERS_START_YEAR].mean = 9999;
    assert_int_equal(koers_overview_add(&overview, &scenario[0], projection), KOERS_OK);
    make(&scenario[1], projection, "shorter", "homes", 500);
    scenario[1].inputs.aims.target[0].threshold = 34000;
    scenario[1].inputs.aims.target[0].year = 2030;
    assert_int_equal(koers_overview_add(&overview, &scenario[1], projection), KOERS_OK);
    char *text = told(&overview);
    assert_null(strstr(text, "9,999"));
    assert_non_null(strstr(text, "from 2023 to 2031 (the last year that all scenarios reach), million"));
    assert_non_null(strstr(text, "                  ≥ 34,000, 2030 of its own 1\n"));
    assert_null(strstr(text, "≥ 35,000, 2031"));
    free(text);
    koers_overview_free(&overview);
    for (int i = 0; i < 2; i++) unmake(&scenario[i]);
    koers_free(projection);
}

/* The pair of readings of a history leads, the mix comes after it. */
static void test_readings_lead(void **state)
{
    (void) state;
    koers_scenario scenario;
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    koers_overview overview;
    assert_int_equal(koers_overview_init(&overview, 1), KOERS_OK);
    make(&scenario, projection, "one", "share", 190);
    projection->n_results = 4;
    projection->result[2] =
        (koers_target_result){.target = 0, .reading = KOERS_READING_DERIVED, .probability = koers_probability_of(2, 800)};
    projection->result[3] =
        (koers_target_result){.target = 0, .reading = KOERS_READING_PUBLIC, .probability = koers_probability_of(188, 200)};
    assert_int_equal(koers_overview_add(&overview, &scenario, projection), KOERS_OK);
    char *text = told(&overview);
    assert_non_null(strstr(text, "one                a fewer than 3   fewer than 1,234\n"
                                 "                     b 94 (90–97)   3 of 1,000\n"
                                 "                   mix 19 (17–22)\n"));
    assert_non_null(strstr(text, "a: on the history derived from the plan's own counts"));
    koers_overview_free(&overview);
    unmake(&scenario);
    koers_free(projection);
    free(text);
}

#ifdef KOERS_TEST_FAULTS
static void test_memory_short(void **state)
{
    (void) state;
    koers_scenario scenario;
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    make(&scenario, projection, "many", "homes", 500);
    for (long k = 1; k <= 3; k++) {
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
        cmocka_unit_test(test_what_differs_is_said),
        cmocka_unit_test(test_readings_lead),
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test(test_memory_short),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
