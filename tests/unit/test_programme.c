/* Programme, evidence and history: the shipped files as records, and every mistake in a changed copy with its line. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario/evidence_file.h"
#include "scenario/form.h"
#include "scenario/history_file.h"
#include "scenario/programme_file.h"
#include "scenario_desk.h"

/* ---- the shipped files */

static void the_shipped_programme(void **state)
{
    desk *self = *state;
    const koers_programme *programme = &self->reference.programme;
    const koers_lever_record *hours = &programme->lever[KOERS_LEVER_LESSON_HOURS];
    assert_string_equal(programme->file, DESK_PROGRAMME);
    assert_int_equal(strlen(programme->digest), 64);
    assert_string_equal(hours->unit, "hours/week");
    assert_int_equal(hours->pillar, KOERS_SCHOOL);
    assert_true(hours->level == 10 && hours->lowest == 0 && hours->highest == 20 && hours->has_capacity && hours->capacity == 10);
    assert_true(hours->origin.line > 1);
    assert_ptr_equal(hours->origin.file, programme->file);
    assert_true(programme->lever[KOERS_LEVER_CASELOAD].level_is_prior && !programme->lever[KOERS_LEVER_CASELOAD].has_capacity);
    assert_int_equal(programme->lever[KOERS_LEVER_CASELOAD_REST].pillar, KOERS_NO_PILLAR);
    for (int i = 0; i < KOERS_N_LEVERS; i++) assert_true(strlen(programme->lever[i].source) > 0);
    assert_int_equal(programme->n_facts, 24);
    assert_string_equal(programme->fact[0].key, "school_weeks");
    assert_true(programme->facts.school_weeks == 40 && programme->facts.ambition_corporation == 12000);
    assert_true(programme->facts.assistance_rest_net == -939);
    assert_int_equal(programme->n_targets, 4);
    assert_string_equal(programme->target[2].title[KOERS_DUTCH], "Bijstand");
    assert_string_equal(programme->target[2].title[KOERS_ENGLISH], "Social assistance");
    assert_string_equal(programme->target[2].id, "assistance");
    assert_int_equal(programme->target[2].target.direction, KOERS_AT_MOST);
    assert_int_equal(programme->decide_from, 2027);
    assert_string_equal(programme->abbreviation[0].key, "UP");
}

static void the_shipped_evidence(void **state)
{
    desk *self = *state;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        const koers_prior_record *record = &self->reference.evidence.prior[i];
        double lowest, highest, from, to;
        koers_parameter_domain((koers_parameter) i, &lowest, &highest);
        assert_true(lowest < highest);
        assert_true(koers_parameter_admits((koers_parameter) i, &record->prior, &from, &to));
        assert_true(strlen(record->unit) > 0 && strlen(record->source) > 0 && strchr("ABCD", record->grade[0]) != NULL);
        assert_int_equal(record->in_programme_group, record->sign != 0);
    }
    const koers_prior_record *delivery = &self->reference.evidence.prior[KOERS_P_DELIVERY_BASIC];
    assert_int_equal(delivery->prior.distribution, KOERS_LOGNORMAL);
    assert_true(delivery->prior.a == 0.95 && delivery->prior.b == 0.15 && delivery->prior.lower == 0.2 &&
                delivery->prior.upper == 1.4);
    assert_true(isinf(self->reference.evidence.prior[KOERS_P_ADB_CARE].prior.lower));
    assert_true(self->reference.evidence.prior[KOERS_P_TREND_DAMPING].prior.a == 0.93);
}

static void the_shipped_history(void **state)
{
    desk *self = *state;
    const koers_history *history = &self->reference.history;
    const koers_history_series *count = koers_history_find(history, "assistance_count");
    assert_string_equal(history->file, DESK_HISTORY);
    assert_int_equal(strlen(history->digest), 64);
    assert_non_null(count);
    assert_string_equal(count->unit, "benefits");
    assert_true(count->n > 0 && count->at[count->n - 1].year == 2022 && count->at[count->n - 1].value == 13292);
    assert_null(koers_history_find(history, "nothing"));
    koers_history_free(NULL);
}

/* ---- mistakes in changed copies */

typedef struct {
    const char *from, *to; /* the first occurrence of `from` is replaced */
    const char *mention;   /* of the finding, behind file and line       */
} change;

typedef koers_status reader(const char *path, desk *self);

/* The number of the line in which `at` stands. */
static int line_at(const char *text, const char *at)
{
    int line = 1;
    for (; text < at; text++) line += *text == '\n';
    return line;
}

static void check_changes(desk *self, const char *original, reader *read, const change *changes, size_t n)
{
    size_t length;
    char *text = desk_contents(original, &length);
    for (size_t i = 0; i < n; i++) {
        char line[512];
        char *changed = calloc(1, length + 4096);
        const char *place = strstr(text, changes[i].from);
        assert_non_null(place);
        assert_non_null(changed);
        sprintf(changed, "%.*s%s%s", (int) (place - text), text, changes[i].to, place + strlen(changes[i].from));
        desk_clear(self);
        const koers_status status = read(desk_write(self, "copy.cfg", changed), self);
        snprintf(line, sizeof line, "copy.cfg:%d: %s", line_at(text, place), changes[i].mention);
        if (!desk_mentions(self, line)) fail_msg("%s", changes[i].to);
        assert_int_equal(status, KOERS_FINDINGS);
        free(changed);
    }
    free(text);
}

static koers_status read_programme(const char *path, desk *self)
{
    koers_programme programme = {0};
    koers_document document;
    const size_t before = self->findings.n;
    const koers_status status = koers_document_open(&document, NULL, path, &self->findings);
    if (status == KOERS_OK) koers_programme_file_read(&programme, &document, &self->findings);
    koers_document_close(&document);
    koers_programme_free(&programme);
    koers_programme_free(&programme);
    return status == KOERS_OK ? koers_form_status(&self->findings, before) : status;
}

static koers_status read_evidence(const char *path, desk *self)
{
    koers_evidence evidence = {0};
    koers_document document;
    const size_t before = self->findings.n;
    const koers_status status = koers_document_open(&document, NULL, path, &self->findings);
    if (status == KOERS_OK) koers_evidence_file_read(&evidence, &document, &self->findings);
    koers_document_close(&document);
    koers_evidence_free(&evidence);
    koers_evidence_free(&evidence);
    return status == KOERS_OK ? koers_form_status(&self->findings, before) : status;
}

static koers_status read_history(const char *path, desk *self)
{
    koers_history history = {0};
    koers_document document;
    const size_t before = self->findings.n;
    const koers_status status = koers_document_open(&document, NULL, path, &self->findings);
    if (status == KOERS_OK) koers_history_file_read(&history, &document, &self->findings);
    koers_document_close(&document);
    koers_history_free(&history);
    koers_history_free(&history);
    return status == KOERS_OK ? koers_form_status(&self->findings, before) : status;
}

static void mistakes_in_a_programme(void **state)
{
    static const change changes[] = {
        {"kind = \"programme\"", "kind = \"history\"", "kind: found \"history\", allowed is \"programme\""},
        {"levers = {\n", "levers = { lesson_huors = 1;\n", "levers.lesson_huors: found unknown name 'lesson_huors'; did you mean"},
        {"levers = {", "levels = {", "levels: found unknown name 'levels'; did you mean 'levers'?"},
        {"pillar = \"school\"", "pillar = \"scool\"",
         "levers.lesson_hours.pillar: found \"scool\", allowed is \"school\", \"work\", "},
        {"level_2022 = 10.0", "level_2022 = 30.0", "levers.lesson_hours.level_2022: found 30, allowed is a number from 0 to 20"},
        {"level_2022 = 10.0", "level_2022 = \"caseload_2022\"",
         "levers.lesson_hours.level_2022: found \"caseload_2022\", allowed is"},
        {"level_2022 = \"caseload_2022\"", "level_2022 = 110.0",
         "levers.caseload.level_2022: found 110, allowed is \"caseload_2022\""},
        {"domain = (0.0, 20.0)", "domain = (20.0, 0.0)", "levers.lesson_hours.domain: found 0, allowed is a number from 20 to"},
        {"domain = (0.0, 20.0)", "domain = 20.0", "levers.lesson_hours.domain: found 20, allowed is a list (lowest, highest)"},
        {"capacity = 10.0", "capacity = 30.0", "levers.lesson_hours.capacity: found 30, allowed is a number from 0 to 20"},
        {"capacity = 10.0", "capactiy = 10.0",
         "levers.lesson_hours.capactiy: found unknown name 'capactiy'; did you mean 'capacity'?"},
        {"unit = \"hours/week\"", "unit = 5", "levers.lesson_hours.unit: found 5, allowed is a string that is not empty"},
        {"value = 40.0", "value = 60.0", "facts.school_weeks.value: found 60, allowed is a number from 1 to 52"},
        {"value = 40.0", "valeu = 40.0", "facts.school_weeks.valeu: found unknown name"},
        {"facts = {\n", "facts = { school_weks = 1;\n",
         "facts.school_weks: found unknown name 'school_weks'; did you mean 'school_weeks'?"},
        {"at_least = 0.38", "at_least = 38", "targets.technical.at_least: found 38, allowed is a fraction"},
        {"en = \"Care\";", "en = 5;", "targets.care.title.en: found 5, allowed is a string that is not empty"},
        {"at_least = 0.38;", "", "targets.technical: 'at_least' or 'at_most' is missing"},
        {"decide_from = 2027", "decide_from = 2022", "decide_from: found 2022, allowed is a whole number from 2023 to 2045"},
        {"UP = \"", "UP = 5; UQ = \"", "sources.UP: found 5, allowed is a string"},
    };
    check_changes(*state, DESK_PROGRAMME, read_programme, changes, sizeof changes / sizeof *changes);
}

static void mistakes_in_evidence(void **state)
{
    static const change changes[] = {
        {"priors = {\n", "priors = { leave_rat = 1;\n",
         "priors.leave_rat: found unknown name 'leave_rat'; did you mean 'leave_rate'?"},
        {"trend_damping = {\n    distribution = \"fixed\"; value = 0.93",
         "trend_damping = {\n    distribution = \"fixed\"; value = 1.93",
         "priors.trend_damping: found a prior that reaches from 1.93 to 1.93, allowed is 0 to 1"},
        {"value = 0.93", "value = \"x\"", "priors.trend_damping.value: found \"x\", allowed is a number"},
        {"value = 0.93", "mean = 0.93", "priors.trend_damping.mean: found 'mean', allowed for fixed is 'value'"},
        {"grade = \"D\"", "grade = \"E\"", "priors.trend_damping.grade: found \"E\", allowed is \"A\", \"B\", \"C\", \"D\""},
        {"grade = \"D\"", "grade = \"assumed\"",
         "priors.trend_damping.grade: found \"assumed\", allowed is \"A\", \"B\", \"C\", \"D\""},
        {"unit = \"1/yr\"", "unit = \"\"", "priors.trend_damping.unit: found \"\", allowed is a string that is not empty"},
        {"group = \"programme\"; sign = 1", "group = \"program\"; sign = 1",
         "priors.adb_technical.group: found \"program\", allowed is \"programme\""},
        {"group = \"programme\"; sign = 1", "sign = 1", "priors.adb_technical.sign: found 'sign' without 'group'"},
        {"group = \"programme\"; sign = 1", "group = \"programme\"; sign = 0",
         "priors.adb_technical.sign: found 0, allowed is 1 (higher is better) or -1"},
        {"group = \"programme\"; sign = 1", "group = \"programme\"; sign = 2",
         "priors.adb_technical.sign: found 2, allowed is a whole number from -1 to 1"},
    };
    desk *self = *state;
    check_changes(self, DESK_EVIDENCE, read_evidence, changes, sizeof changes / sizeof *changes);
    size_t n;
    char *text = desk_contents(DESK_EVIDENCE, &n);
    char *name = strstr(text, "  leave_rate = {");
    memcpy(name, "  leave_ratt = {", 16);
    desk_clear(self);
    assert_int_equal(read_evidence(desk_write(self, "copy.cfg", text), self), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "priors: 'leave_rate' is missing"));
    assert_true(desk_mentions(self, "priors.leave_ratt: found unknown name 'leave_ratt'; did you mean 'leave_rate'?"));
    free(text);
}

static void mistakes_in_history(void **state)
{
    static const change changes[] = {
        {"unit = \"benefits\";", "unit = \"benefits\"; colour = 1;", "series.assistance_total.colour: found unknown name 'colour'"},
        {"year = 2011", "year = 11", "series.assistance_total.points.year: found 11, allowed is a whole number from 1900 to 2100"},
        {"sd = 700.0", "sd = -1", "series.assistance_total.points.sd: found -1, allowed is a number of at least 0"},
        {"value = 34600.0", "value = \"x\"", "series.assistance_total.points.value: found \"x\", allowed is a number"},
        {"confidence = \"V\"", "confidence = \"W\"",
         "series.assistance_total.points.confidence: found \"W\", allowed is \"V\", \"S\", \"D\", \"M\""},
        {"reading = \"", "reading = \"un", "series.technical_share.points.reading: found \"un"},
    };
    desk *self = *state;
    check_changes(self, DESK_HISTORY, read_history, changes, sizeof changes / sizeof *changes);
    desk_clear(self);
    assert_int_equal(
        read_history(desk_write(self, "copy.cfg", "format = 1;\nseries = { a = 1; b = { unit = \"x\"; points = 5; }; };\n"), self),
        KOERS_FINDINGS);
    assert_true(desk_says(self, "copy.cfg:1: 'kind' is missing; write kind = \"history\"\n"
                                "copy.cfg:2: series.a: found 1, allowed is a group { ... }\n"
                                "copy.cfg:2: series.b.points: found 5, allowed is a list ( ... )\n"));
}

static void what_is_missing_is_told_all_at_once(void **state)
{
    desk *self = *state;
    desk_clear(self);
    assert_int_equal(read_programme(desk_write(self, "copy.cfg", "kind = \"programme\";\n"), self), KOERS_FINDINGS);
    assert_true(desk_says(self, "copy.cfg:1: 'format' is missing\n"
                                "copy.cfg:1: 'levers' is missing\n"
                                "copy.cfg:1: 'facts' is missing\n"
                                "copy.cfg:1: 'targets' is missing\n"
                                "copy.cfg:1: 'decide_from' is missing\n"));
    desk_clear(self);
    assert_int_equal(read_evidence(desk_write(self, "copy.cfg", "format = 1;\nkind = \"parameters\";\npriors = {\n};\n"), self),
                     KOERS_FINDINGS);
    assert_int_equal(self->findings.n, KOERS_N_PARAMETERS);
    desk_clear(self);
    assert_int_equal(read_programme("nowhere.cfg", self), KOERS_NO_INPUT);
    assert_int_equal(read_evidence("/", self), KOERS_NO_INPUT);
    assert_int_equal(read_history("nowhere.cfg", self), KOERS_NO_INPUT);
    assert_true(desk_says(self, "nowhere.cfg: cannot read the file: No such file or directory\n"
                                "nowhere.cfg: cannot read the file: No such file or directory\n"
                                "/: cannot read the file: Is a directory\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shipped_programme),
        cmocka_unit_test(the_shipped_evidence),
        cmocka_unit_test(the_shipped_history),
        cmocka_unit_test(mistakes_in_a_programme),
        cmocka_unit_test(mistakes_in_evidence),
        cmocka_unit_test(mistakes_in_history),
        cmocka_unit_test(what_is_missing_is_told_all_at_once),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
