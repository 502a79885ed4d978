/* Where the data folder is looked for, and what is told of one that is not there. Runs in a temporary folder. */
#include "cli/data_folder.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"

typedef struct {
    char top[64];
} data_desk;

static void make_programme(const char *folder)
{
    char path[256];
    mkdir(folder, 0777);
    snprintf(path, sizeof path, "%s/parameters", folder);
    mkdir(path, 0777);
    snprintf(path, sizeof path, "%s/parameters/programme.cfg", folder);
    FILE *stream = fopen(path, "w");
    assert_non_null(stream);
    fclose(stream);
}

static int set_up(void **state)
{
    data_desk *desk = calloc(1, sizeof *desk);
    if (desk == NULL) return -1;
    strcpy(desk->top, "/tmp/koers-test-data-XXXXXX");
    if (mkdtemp(desk->top) == NULL || chdir(desk->top) != 0 || mkdir("build", 0777) != 0) return -1;
    unsetenv("KOERS_DATA");
    *state = desk;
    return 0;
}

static int tear_down(void **state)
{
    data_desk *desk = *state;
    char command[128];
    snprintf(command, sizeof command, "rm -rf %s", desk->top);
    const int removed = chdir("/") == 0 ? system(command) : -1;
    free(desk);
    return removed;
}

static void assert_found(const char *option, const char *expected)
{
    char *folder = NULL, *problem = NULL;
    char program_folder[256];
    assert_non_null(getcwd(program_folder, sizeof program_folder - 16));
    strcat(program_folder, "/build");
    assert_int_equal(koers_data_folder_find(option, program_folder, koers_voice_of(KOERS_ENGLISH), &folder, &problem), KOERS_OK);
    assert_string_equal(folder, expected);
    assert_null(problem);
    koers_free(folder);
}

static void assert_not_found(const char *option, const char *program_folder, const char *told)
{
    char *folder = NULL, *problem = NULL;
    assert_int_equal(koers_data_folder_find(option, program_folder, koers_voice_of(KOERS_ENGLISH), &folder, &problem),
                     KOERS_NO_INPUT);
    assert_null(folder);
    assert_non_null(problem);
    assert_non_null(strstr(problem, told));
    koers_free(problem);
}

static void test_the_order_of_places(void **state)
{
    (void) state;
    make_programme("scenarios");
    make_programme("named");
    make_programme("variable");
    assert_found(NULL, "scenarios"); /* below the working folder: relative to it */
    setenv("KOERS_DATA", "variable", 1);
    assert_found(NULL, "variable");
    assert_found("named", "named");
    setenv("KOERS_DATA", "", 1);
    assert_found(NULL, "scenarios");
}

static void test_installed(void **state)
{
    (void) state;
    mkdir("share", 0777);
    make_programme("share/koers");
    assert_found(NULL, "share/koers");
    make_programme("scenarios");
    assert_found(NULL, "scenarios"); /* a source tree goes first */
}

static void test_outside_the_working_folder(void **state)
{
    const data_desk *desk = *state;
    char expected[128], program_folder[128];
    char *folder = NULL, *problem = NULL;
    make_programme("scenarios");
    snprintf(expected, sizeof expected, "%s/scenarios", desk->top);
    snprintf(program_folder, sizeof program_folder, "%s/build", desk->top);
    assert_int_equal(chdir("build"), 0);
    assert_int_equal(koers_data_folder_find(NULL, program_folder, koers_voice_of(KOERS_ENGLISH), &folder, &problem), KOERS_OK);
    assert_string_equal(folder, expected);
    koers_free(folder);
}

static void test_who_names_a_folder_means_it(void **state)
{
    (void) state;
    make_programme("scenarios");
    assert_not_found("nowhere", "build", "in nowhere;");
    setenv("KOERS_DATA", "elsewhere", 1);
    assert_not_found(NULL, "build", "in elsewhere;");
}

static void test_the_places_tried_are_named(void **state)
{
    (void) state;
    assert_not_found(NULL, "build", "in build/../scenarios, build/../share/koers;");
}

#ifdef KOERS_TEST_FAULTS
static void test_memory_short(void **state)
{
    (void) state;
    char *folder = NULL, *problem = NULL;
    koers_status status = KOERS_NO_MEMORY;
    make_programme("scenarios");
    for (long k = 1; k < 50 && status != KOERS_OK; k++) {
        koers_memory_fail_at(k);
        status = koers_data_folder_find(NULL, "build", koers_voice_of(KOERS_ENGLISH), &folder, &problem);
        koers_memory_fail_at(0);
        koers_free(problem);
        problem = NULL;
        if (status != KOERS_OK) assert_null(folder);
    }
    assert_int_equal(status, KOERS_OK);
    koers_free(folder);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_order_of_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_installed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_outside_the_working_folder, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_who_names_a_folder_means_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_the_places_tried_are_named, set_up, tear_down),
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test_setup_teardown(test_memory_short, set_up, tear_down),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
