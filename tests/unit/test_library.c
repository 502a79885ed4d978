/* The library in the hands of another program: a scenario from memory, in two languages, a thousand lever settings, and not one file
 * opened, written or looked up, nor the environment asked. The functions that would do so are interposed here. */
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "checks.h"
#include "koers.h"

static int watching; /* between begin and end, whoever touches the outside is counted */
static int touched;

static void touch(void)
{
    if (watching) touched++;
}

FILE *fopen(const char *path, const char *mode)
{
    FILE *(*real)(const char *, const char *);
    touch();
    *(void **) &real = dlsym(RTLD_NEXT, "fopen");
    return real(path, mode);
}

int open(const char *path, int flags, ...)
{
    (void) path, (void) flags;
    touch();
    return -1; /* nothing in this test opens a file so */
}

ssize_t write(int file, const void *bytes, size_t n)
{
    ssize_t (*real)(int, const void *, size_t);
    touch();
    *(void **) &real = dlsym(RTLD_NEXT, "write");
    return real(file, bytes, n);
}

int access(const char *path, int mode)
{
    (void) path, (void) mode;
    touch();
    return -1;
}

char *getenv(const char *name)
{
    char *(*real)(const char *);
    touch();
    *(void **) &real = dlsym(RTLD_NEXT, "getenv");
    return real(name);
}

/* ---- texts, read before anyone watches */

enum { N_TEXTS = 5 };
static koers_named_text texts[N_TEXTS];
static const koers_shelf shelf = {.n = N_TEXTS, .text = texts};

static void fetch(int i, const char *name)
{
    FILE *file = fopen(name, "rb");
    assert_non_null(file);
    assert_int_equal(fseek(file, 0, SEEK_END), 0);
    const long length = ftell(file);
    char *text = test_malloc((size_t) length);
    rewind(file);
    assert_int_equal(fread(text, 1, (size_t) length, file), length);
    fclose(file);
    texts[i] = (koers_named_text){.name = name, .text = text, .length = (size_t) length};
}

static int fetch_all(void **state)
{
    (void) state;
    fetch(0, "scenarios/parameters/programme.cfg");
    fetch(1, "scenarios/parameters/evidence.cfg");
    fetch(2, "scenarios/parameters/history.cfg");
    fetch(3, "scenarios/full-plan.cfg");
    fetch(4, "scenarios/baseline.cfg");
    return 0;
}

static int forget_all(void **state)
{
    (void) state;
    for (int i = 0; i < N_TEXTS; i++) test_free((void *) (uintptr_t) texts[i].text);
    return 0;
}

/* ---- */

static koers_inputs read_inputs(const char *name)
{
    const koers_layers layers = {.path = name, .shelf = &shelf};
    koers_findings findings;
    koers_reference reference;
    koers_scenario scenario;
    koers_findings_init(&findings, NULL);
    assert_int_equal(koers_reference_parse(&reference, &shelf, "scenarios", &findings), KOERS_OK);
    assert_int_equal(koers_scenario_read(&scenario, &reference, &layers, &findings), KOERS_OK);
    const koers_inputs inputs = scenario.inputs;
    koers_scenario_free(&scenario);
    koers_reference_free(&reference);
    koers_findings_free(&findings);
    return inputs;
}

/* A setting of some levers that no other number gives. */
static void set_levers(koers_inputs *inputs, const koers_inputs *plan, int number)
{
    inputs->policy = plan->policy;
    for (int k = 5; k < KOERS_N_YEARS; k++) {
        inputs->policy.lever[KOERS_LEVER_GUARANTEES_TECHNICAL].at[k] += number % 10;
        inputs->policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[k] += 10 * (number / 10 % 10);
        inputs->policy.lever[KOERS_LEVER_MENTORED_PUPILS].at[k] += 100 * (number / 100);
    }
}

static void a_thousand_settings_touch_nothing(void **state)
{
    enum { SETTINGS = 1000, DRAWS = 512 };
    const koers_study_options options = {.seed = 4, .draws = DRAWS, .threads = 2, .futures_limit = (size_t) 16 << 20};
    koers_study *study;
    koers_outlook outlook;
    int64_t most = 0, least = DRAWS;
    (void) state;
    touched = 0;
    watching = 1;
    const koers_inputs plan = read_inputs("scenarios/full-plan.cfg");
    const koers_quantity cost = koers_quantity_until(KOERS_I_COST_TOTAL, 2031);
    koers_inputs world = plan;
    koers_status status = koers_study_open(&study, &options, (koers_years){2022, 2031});
    if (status == KOERS_OK) status = koers_study_keep(study, &plan, 2026, NULL);
    for (int i = 0; i < SETTINGS && status == KOERS_OK; i++) {
        set_levers(&world, &plan, i);
        status = koers_outlook_run(&outlook, study, &world, &cost, 1, NULL);
        most = outlook.hits[3][KOERS_ALL_DRAWS] > most ? outlook.hits[3][KOERS_ALL_DRAWS] : most;
        least = outlook.hits[3][KOERS_ALL_DRAWS] < least ? outlook.hits[3][KOERS_ALL_DRAWS] : least;
    }
    const koers_study_effort effort = koers_study_effort_so_far(study);
    koers_study_close(study);
    watching = 0;
    assert_int_equal(status, KOERS_OK);
    assert_int_equal(touched, 0);
    assert_true(most > least); /* the settings were heard */
    /* two blocks: their chance once, four years once, and the five years from 2027 for each setting */
    assert_int_equal(effort.futures_made, 2);
    assert_int_equal(effort.years_run, 2 * 4 + 2 * 5 * SETTINGS);
}

static void both_languages_are_spoken_in_one_process(void **state)
{
    static const char text[] = "format = 1; id = \"wrong\";\nlevers = { lesson_huors = 8; };\n";
    const koers_named_text wrong = {.name = "wrong.cfg", .text = text, .length = sizeof text - 1};
    const koers_shelf more = {.n = 1, .text = &wrong};
    const koers_layers layers = {.path = "wrong.cfg", .shelf = &more};
    char *said[2][2];
    (void) state;
    touched = 0;
    watching = 1;
    for (int turn = 0; turn < 2; turn++)
        for (int language = 0; language < 2; language++) {
            koers_findings findings;
            koers_reference reference;
            koers_scenario scenario;
            koers_findings_init(&findings, koers_voice_of((koers_language) language));
            assert_int_equal(koers_reference_parse(&reference, &shelf, "scenarios", &findings), KOERS_OK);
            assert_int_equal(koers_scenario_read(&scenario, &reference, &layers, &findings), KOERS_FINDINGS);
            assert_int_equal(findings.items[0].line, 2);
            said[turn][language] = koers_finding_line(&findings.items[0]);
            koers_scenario_free(&scenario);
            koers_reference_free(&reference);
            koers_findings_free(&findings);
        }
    watching = 0;
    assert_int_equal(touched, 0);
    for (int language = 0; language < 2; language++) assert_string_equal(said[0][language], said[1][language]);
    assert_non_null(strstr(said[0][KOERS_ENGLISH], "did you mean"));
    assert_non_null(strstr(said[0][KOERS_DUTCH], "bedoelde u"));
    for (int turn = 0; turn < 2; turn++)
        for (int language = 0; language < 2; language++) free(said[turn][language]);
}

static void the_watch_sees(void **state)
{
    (void) state;
    touched = 0;
    watching = 1;
    koers_findings findings;
    koers_reference reference;
    koers_findings_init(&findings, NULL);
    assert_int_equal(koers_reference_read(&reference, "scenarios", &findings), KOERS_OK);
    watching = 0;
    assert_true(touched >= 3);
    koers_reference_free(&reference);
    koers_findings_free(&findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_thousand_settings_touch_nothing),
        cmocka_unit_test(both_languages_are_spoken_in_one_process),
        cmocka_unit_test(the_watch_sees),
    };
    return cmocka_run_group_tests(tests, fetch_all, forget_all);
}
