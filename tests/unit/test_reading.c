/* Reading from memory: no file is opened, two readers get two languages, and what a shelf cannot give is told. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario_desk.h"

enum { N_TEXTS = 8 };

/* The shipped reference and two scenarios, in memory under names that no folder has. */
typedef struct {
    koers_named_text text[N_TEXTS];
    koers_shelf shelf;
    koers_reference reference;
    koers_scenario scenario;
    koers_findings findings;
    char here[4096]; /* the working folder of the other tests */
} library;

static void put(library *self, const char *name, const char *text, size_t length)
{
    koers_named_text *place = &self->text[self->shelf.n++];
    char *copy = malloc(length + 1); /* to the byte: a sanitizer sees a reader that looks for an end */
    assert_true(self->shelf.n <= N_TEXTS);
    assert_non_null(copy);
    memcpy(copy, text, length);
    *place = (koers_named_text){.name = name, .text = realloc(copy, length == 0 ? 1 : length), .length = length};
}

static void put_file(library *self, const char *name, const char *path)
{
    size_t n;
    char *text = desk_contents(path, &n);
    put(self, name, text, n);
    free(text);
}

/* From here on the working folder is one in which nothing of ours lies. */
static int open_library(void **state)
{
    library *self = calloc(1, sizeof *self);
    if (self == NULL || getcwd(self->here, sizeof self->here) == NULL) return -1;
    self->shelf.text = self->text;
    put_file(self, "memory/parameters/programme.cfg", DESK_PROGRAMME);
    put_file(self, "memory/parameters/evidence.cfg", DESK_EVIDENCE);
    put_file(self, "memory/parameters/history.cfg", DESK_HISTORY);
    put_file(self, "plans/baseline.cfg", "scenarios/baseline.cfg");
    put_file(self, "plans/full-plan.cfg", "scenarios/full-plan.cfg");
    koers_findings_init(&self->findings, koers_voice_of(KOERS_ENGLISH));
    *state = self;
    return chdir("/proc");
}

static int close_library(void **state)
{
    library *self = *state;
    const int back = chdir(self->here);
    koers_scenario_free(&self->scenario);
    koers_reference_free(&self->reference);
    koers_findings_free(&self->findings);
    for (size_t i = 0; i < self->shelf.n; i++) free((void *) (uintptr_t) self->text[i].text);
    free(self);
    return back;
}

static void parse_reference(library *self)
{
    assert_int_equal(koers_reference_parse(&self->reference, &self->shelf, "memory", &self->findings), KOERS_OK);
}

static koers_status read_name(library *self, const char *name)
{
    const koers_layers layers = {.path = name, .shelf = &self->shelf};
    koers_scenario_free(&self->scenario);
    return koers_scenario_read(&self->scenario, &self->reference, &layers, &self->findings);
}

static void says(library *self, const char *lines)
{
    char all[4096] = "";
    koers_findings_sort(&self->findings);
    for (size_t i = 0; i < self->findings.n; i++) {
        char *line = koers_finding_line(&self->findings.items[i]);
        strncat(all, line, sizeof all - strlen(all) - 2);
        strcat(all, "\n");
        koers_free(line);
    }
    assert_string_equal(all, lines);
    koers_findings_free(&self->findings);
}

/* ---- the same as from files */

static void texts_read_as_their_files(void **state)
{
    library *self = *state;
    koers_reference filed;
    koers_scenario scenario;
    const koers_layers layers = {.path = "scenarios/full-plan.cfg"};
    parse_reference(self);
    assert_int_equal(read_name(self, "plans/full-plan.cfg"), KOERS_OK);
    assert_int_equal(chdir(self->here), 0);
    assert_int_equal(koers_reference_read(&filed, "scenarios", &self->findings), KOERS_OK);
    assert_int_equal(koers_scenario_read(&scenario, &filed, &layers, &self->findings), KOERS_OK);
    assert_memory_equal(&self->scenario.inputs.policy, &scenario.inputs.policy, sizeof scenario.inputs.policy);
    assert_memory_equal(&self->scenario.inputs.beliefs.sign, &scenario.inputs.beliefs.sign, sizeof scenario.inputs.beliefs.sign);
    assert_string_equal(self->reference.programme.digest, filed.programme.digest);
    assert_string_equal(self->reference.history.digest, filed.history.digest);
    assert_int_equal(self->scenario.n_values, scenario.n_values);
    for (size_t i = 0; i < scenario.n_values; i++) {
        assert_string_equal(self->scenario.value[i].text, scenario.value[i].text);
        assert_int_equal(self->scenario.value[i].origin.line, scenario.value[i].origin.line);
    }
    assert_int_equal(self->scenario.n_files, 4);
    assert_string_equal(self->scenario.file[0].path, "memory/parameters/programme.cfg");
    assert_string_equal(self->scenario.file[2].path, "plans/baseline.cfg");
    assert_string_equal(self->scenario.file[3].path, "plans/full-plan.cfg");
    for (size_t i = 0; i < 4; i++) assert_string_equal(self->scenario.file[i].digest, scenario.file[i].digest);
    koers_scenario_free(&scenario);
    koers_reference_free(&filed);
}

static void overlays_lie_on_the_shelf_too(void **state)
{
    library *self = *state;
    static const char overlay[] = "format = 1;\nlevers = { lesson_hours = 3; };";
    const char *const with[] = {"mine"}, *const set[] = {"horizon=2040"};
    const koers_layers layers = {
        .path = "plans/full-plan.cfg", .shelf = &self->shelf, .n_with = 1, .with = with, .n_set = 1, .set = set};
    parse_reference(self);
    put(self, "mine", overlay, strlen(overlay));
    assert_int_equal(koers_scenario_read(&self->scenario, &self->reference, &layers, &self->findings), KOERS_OK);
    const koers_value *hours = koers_scenario_find(&self->scenario, "levers.lesson_hours");
    assert_string_equal(hours->text, "3");
    assert_string_equal(hours->origin.file, "mine");
    assert_int_equal(self->scenario.inputs.aims.horizon, 2040);
}

/* What was read stays when shelf, texts and reference are gone. */
static void a_scenario_owns_what_it_holds(void **state)
{
    library *self = *state;
    parse_reference(self);
    assert_int_equal(read_name(self, "plans/full-plan.cfg"), KOERS_OK);
    koers_reference_free(&self->reference);
    for (size_t i = 0; i < self->shelf.n; i++) memset((void *) (uintptr_t) self->text[i].text, '#', self->text[i].length);
    for (size_t i = 0; i < self->scenario.n_values; i++)
        assert_true(strlen(self->scenario.value[i].origin.file) > 0 && strlen(self->scenario.value[i].text) > 0);
    assert_string_equal(koers_scenario_find(&self->scenario, "levers.caseload")->origin.file, "memory/parameters/programme.cfg");
}

/* ---- two languages */

static void two_readers_get_two_languages(void **state)
{
    library *self = *state;
    static const char text[] = "format = 1;\nid = \"x\";\nlevers = { lesson_huors = 1; };\nbased_on = \"none.cfg\";";
    koers_findings dutch;
    koers_scenario scenario;
    const koers_layers layers = {.path = "plans/x.cfg", .shelf = &self->shelf};
    parse_reference(self);
    put(self, "plans/x.cfg", text, strlen(text));
    koers_findings_init(&dutch, koers_voice_of(KOERS_DUTCH));
    assert_int_equal(koers_scenario_read(&scenario, &self->reference, &layers, &dutch), KOERS_FINDINGS);
    assert_int_equal(read_name(self, "plans/x.cfg"), KOERS_FINDINGS);
    says(self, "plans/x.cfg:3: levers.lesson_huors: found unknown name 'lesson_huors'; did you mean 'lesson_hours'?\n"
               "plans/x.cfg:4: based_on: cannot read 'plans/none.cfg': there is no text of this name\n");
    self->findings = dutch;
    says(self, "plans/x.cfg:3: levers.lesson_huors: onbekende naam 'lesson_huors' gevonden; bedoelde u 'lesson_hours'?\n"
               "plans/x.cfg:4: based_on: kan 'plans/none.cfg' niet lezen: er is geen tekst met deze naam\n");
    koers_scenario_free(&scenario);
}

/* ---- what a shelf cannot give */

static void names_that_are_not_there(void **state)
{
    library *self = *state;
    assert_int_equal(koers_reference_parse(&self->reference, &self->shelf, "elsewhere", &self->findings), KOERS_NO_INPUT);
    says(self, "elsewhere/parameters/programme.cfg: cannot read the file: there is no text of this name\n"
               "elsewhere/parameters/evidence.cfg: cannot read the file: there is no text of this name\n"
               "elsewhere/parameters/history.cfg: cannot read the file: there is no text of this name\n");
    koers_reference_free(&self->reference);
    parse_reference(self);
    /* names are no paths: a file that exists is not looked at */
    assert_int_equal(read_name(self, "/proc/self/environ"), KOERS_NO_INPUT);
    says(self, "/proc/self/environ: cannot read the file: there is no text of this name\n");
    assert_int_equal(koers_file_check("nowhere.cfg", &self->shelf, &self->reference, &self->findings), KOERS_NO_INPUT);
    says(self, "nowhere.cfg: cannot read the file: there is no text of this name\n");
    assert_null(self->scenario.id);
    assert_int_equal(self->scenario.n_values, 0);
}

static void texts_that_are_none(void **state)
{
    library *self = *state;
    static const char loop[] = "format = 1; id = \"a\";\nbased_on = \"a.cfg\";";
    parse_reference(self);
    put(self, "empty.cfg", "", 0);
    assert_int_equal(read_name(self, "empty.cfg"), KOERS_FINDINGS);
    says(self, "empty.cfg:1: 'format' is missing\nempty.cfg:1: 'id' is missing\n");
    put(self, "a.cfg", loop, strlen(loop));
    assert_int_equal(read_name(self, "a.cfg"), KOERS_FINDINGS);
    says(self, "a.cfg:2: based_on: found a loop: 'a.cfg' rests on itself\n");
    enum { LARGE = (16 << 20) + 1 };
    char *spaces = malloc(LARGE);
    memset(spaces, ' ', LARGE);
    put(self, "large.cfg", spaces, LARGE);
    free(spaces);
    assert_int_equal(read_name(self, "large.cfg"), KOERS_NO_INPUT);
    says(self, "large.cfg: cannot read the file: it is larger than 16 MiB\n");
}

static void a_text_without_bytes_is_empty(void **state)
{
    library *self = *state;
    parse_reference(self);
    self->text[self->shelf.n++] = (koers_named_text){.name = "none.cfg"};
    assert_int_equal(read_name(self, "none.cfg"), KOERS_FINDINGS);
    says(self, "none.cfg:1: 'format' is missing\nnone.cfg:1: 'id' is missing\n");
    self->text[self->shelf.n++] = (koers_named_text){.name = "lost.cfg", .length = 3};
    assert_int_equal(read_name(self, "lost.cfg"), KOERS_NO_INPUT);
    says(self, "lost.cfg: cannot read the file: there is no text of this name\n");
}

static void a_horizon_that_cannot_be_projected_is_told(void **state)
{
    library *self = *state;
    static const int horizon[] = {2050, 2046, 2030, 1, -5};
    char expected[100];
    parse_reference(self);
    for (size_t i = 0; i < sizeof horizon / sizeof *horizon; i++) {
        const koers_layers layers = {.path = "plans/baseline.cfg", .shelf = &self->shelf, .horizon = horizon[i]};
        assert_int_equal(koers_scenario_read(&self->scenario, &self->reference, &layers, &self->findings), KOERS_FINDINGS);
        snprintf(expected, sizeof expected, "--horizon: horizon: found %d, allowed is a whole number from 2031 to 2045\n", horizon[i]);
        says(self, expected);
    }
}

static void any_text_can_be_checked(void **state)
{
    library *self = *state;
    static const char bad[] = "format = 1;\nlevers = { lesson_hours = 99; };\nbased_on = \"baseline.cfg\";";
    parse_reference(self);
    put(self, "plans/bad.cfg", bad, strlen(bad));
    for (size_t i = 0; i + 1 < self->shelf.n; i++)
        assert_int_equal(koers_file_check(self->text[i].name, &self->shelf, &self->reference, &self->findings), KOERS_OK);
    assert_int_equal(koers_file_check("plans/bad.cfg", &self->shelf, &self->reference, &self->findings), KOERS_FINDINGS);
    says(self, "plans/bad.cfg:1: 'id' is missing\n"
               "plans/bad.cfg:2: levers.lesson_hours: found 99, allowed is a number from 0 to 20\n");
}

/* ---- a finder */

typedef struct {
    int asked;
    koers_status status; /* of every name but "made-N.cfg", whose texts it makes as they are asked for */
    const char *reason;
    char text[40][96];
} text_maker;

static koers_status make_text(void *context, const char *name, koers_named_text *text, const char **reason)
{
    text_maker *self = context;
    int number;
    if (sscanf(name, "made-%d.cfg", &number) != 1) {
        *reason = self->reason;
        return self->status;
    }
    if (self->asked >= 40) fail();
    char *made = self->text[self->asked++];
    snprintf(made, sizeof self->text[0], "format = 1; id = \"made\";\nbased_on = \"%s%d.cfg\";", number < 100 ? "made-" : "other-",
             number + 1);
    *text = (koers_named_text){.name = name, .text = made, .length = strlen(made)};
    return KOERS_OK;
}

static void a_finder_is_asked_for_the_rest(void **state)
{
    library *self = *state;
    text_maker maker = {.status = KOERS_NO_INPUT, .reason = "the archive is closed"};
    self->shelf.find = make_text;
    self->shelf.context = &maker;
    parse_reference(self); /* from the texts */
    assert_int_equal(maker.asked, 0);
    assert_int_equal(read_name(self, "made-100.cfg"), KOERS_FINDINGS);
    says(self, "made-100.cfg:2: based_on: cannot read 'other-101.cfg': the archive is closed\n");
    assert_int_equal(maker.asked, 1);
    maker.reason = NULL; /* says nothing */
    maker.status = KOERS_SYSTEM;
    assert_int_equal(read_name(self, "other.cfg"), KOERS_NO_INPUT);
    says(self, "other.cfg: cannot read the file: there is no text of this name\n");
    maker.status = KOERS_NO_MEMORY;
    assert_int_equal(read_name(self, "made-100.cfg"), KOERS_NO_MEMORY);
    assert_int_equal(read_name(self, "other.cfg"), KOERS_NO_MEMORY);
    assert_int_equal(koers_file_check("other.cfg", &self->shelf, &self->reference, &self->findings), KOERS_NO_MEMORY);
    koers_findings_free(&self->findings);
    /* a chain that is made anew with every link ends */
    maker.asked = 0;
    assert_int_equal(read_name(self, "made-1.cfg"), KOERS_FINDINGS);
    says(self, "made-32.cfg:2: based_on: found a chain of more than 32 files\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(texts_read_as_their_files, open_library, close_library),
        cmocka_unit_test_setup_teardown(overlays_lie_on_the_shelf_too, open_library, close_library),
        cmocka_unit_test_setup_teardown(a_scenario_owns_what_it_holds, open_library, close_library),
        cmocka_unit_test_setup_teardown(two_readers_get_two_languages, open_library, close_library),
        cmocka_unit_test_setup_teardown(names_that_are_not_there, open_library, close_library),
        cmocka_unit_test_setup_teardown(texts_that_are_none, open_library, close_library),
        cmocka_unit_test_setup_teardown(a_text_without_bytes_is_empty, open_library, close_library),
        cmocka_unit_test_setup_teardown(a_horizon_that_cannot_be_projected_is_told, open_library, close_library),
        cmocka_unit_test_setup_teardown(any_text_can_be_checked, open_library, close_library),
        cmocka_unit_test_setup_teardown(a_finder_is_asked_for_the_rest, open_library, close_library),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
