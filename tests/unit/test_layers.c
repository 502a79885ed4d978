/* Layers: what each may change of those below it, the inputs that come out, and where each value says that it was written. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario_desk.h"

static double at(const koers_schedule *schedule, int year)
{
    return schedule->at[year - KOERS_START_YEAR];
}

static const koers_inputs *inputs_of(desk *self, const char *text)
{
    const koers_status status = desk_read(self, text);
    if (status != KOERS_OK) (void) desk_says(self, "");
    assert_int_equal(status, KOERS_OK);
    return &self->scenario.inputs;
}

/* Reads base.cfg with `base`, desk.cfg on top of it with `text`, and one option unless NULL. */
static const koers_inputs *layered(desk *self, const char *base, const char *text, const char *set)
{
    char whole[4096];
    const char *const sets[] = {set};
    snprintf(whole, sizeof whole, "format = 1;\nid = \"base\";\n%s\n", base);
    desk_write(self, "base.cfg", whole);
    snprintf(whole, sizeof whole, "format = 1;\nid = \"desk\";\nbased_on = \"base.cfg\";\n%s\n", text);
    const koers_layers layers = {.path = desk_write(self, "desk.cfg", whole), .n_set = set != NULL, .set = sets};
    const koers_status status = desk_read_layers(self, &layers);
    if (status != KOERS_OK) (void) desk_says(self, "");
    assert_int_equal(status, KOERS_OK);
    return &self->scenario.inputs;
}

static void value_is(const desk *self, const char *path, const char *text, const char *file, int line)
{
    const koers_value *value = koers_scenario_find(&self->scenario, path);
    if (text == NULL) {
        assert_null(value);
        return;
    }
    assert_non_null(value);
    assert_string_equal(value->text, text);
    assert_int_equal(value->origin.line, line);
    const char *tail = strrchr(value->origin.file, '/');
    assert_string_equal(tail == NULL ? value->origin.file : tail + 1, file);
}

/* ---- levers */

static void a_bare_file_is_2022(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = inputs_of(self, "");
    assert_int_equal(inputs->aims.horizon, 2031);
    for (int k = 0; k < KOERS_N_YEARS; k++) {
        assert_true(inputs->policy.lever[KOERS_LEVER_LESSON_COVERAGE].at[k] == 0.57);
        assert_true(inputs->policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[k] == 750);
        assert_true(inputs->policy.caseload.fixed.at[k] == 0 && inputs->policy.caseload.relative.at[k] == 1);
        assert_true(inputs->policy.caseload_rest.fixed.at[k] == 0 && inputs->policy.caseload_rest.relative.at[k] == 1);
        assert_true(inputs->policy.shock.at[k] == 0);
        for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
            assert_false(inputs->policy.budget[pillar].given[k]);
            assert_true(inputs->policy.budget[pillar].unmodelled.at[k] == 0);
        }
    }
    assert_true(inputs->policy.state_match.probability == 1);
    assert_true(inputs->policy.state_match.remaining == 1 && inputs->policy.state_match.municipal_remaining == 1);
    assert_int_equal(inputs->aims.n_targets, 4);
    assert_true(inputs->ground.facts.assistance_zuid == 13292);
    assert_true(inputs->beliefs.sign[KOERS_P_ADB_TECHNICAL] == 1 && inputs->beliefs.sign[KOERS_P_ADB_DROPOUT] == -1);
    assert_true(inputs->beliefs.sign[KOERS_P_LEAVE_RATE] == 0);
    assert_string_equal(self->scenario.title[KOERS_ENGLISH], "desk");
    assert_string_equal(self->scenario.grade[KOERS_P_ADB_TECHNICAL], "A");
    value_is(self, "id", "\"desk\"", "desk.cfg", 2);
    value_is(self, "horizon", "2031", "default", 0);
    value_is(self, "levers.caseload", "\"2022\"", "programme.cfg",
             self->reference.programme.lever[KOERS_LEVER_CASELOAD].origin.line);
    value_is(self, "levers.lesson_hours", "10", "programme.cfg",
             self->reference.programme.lever[KOERS_LEVER_LESSON_HOURS].origin.line);
    value_is(self, "funding.school", NULL, "", 0);
    value_is(self, "economy.shock", NULL, "", 0);
    value_is(self, "targets.care", "care_share in 2031 at_least 0.17", "programme.cfg",
             self->reference.programme.target[1].origin.line);
    assert_int_equal(self->scenario.n_values, 2 + KOERS_N_LEVERS + 4);
    /* a baseline with the same id is the same to the bit */
    const koers_inputs bare = *inputs;
    const koers_layers layers = {.path = "scenarios/baseline.cfg"};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    assert_memory_equal(&bare.policy.lever, &self->scenario.inputs.policy.lever, sizeof bare.policy.lever);
    assert_memory_equal(&bare.policy.caseload, &self->scenario.inputs.policy.caseload, sizeof bare.policy.caseload);
    assert_memory_equal(&bare.beliefs.prior, &self->scenario.inputs.beliefs.prior, sizeof bare.beliefs.prior);
}

static void forms_of_levers(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = inputs_of(self, "levers = {\n lesson_hours = 8;\n"
                                                 " lesson_coverage = ( (2023, 0.57), (2027, 0.77) );\n"
                                                 " dwellings_basic = { path = ( (2024, 850) ); source = \"a letter\"; };\n"
                                                 " mentored_pupils = \"2022\";\n"
                                                 " lesson_vo_share = { path = 0.5; };\n };");
    const koers_schedule *hours = &inputs->policy.lever[KOERS_LEVER_LESSON_HOURS];
    assert_true(at(hours, 2022) == 10 && at(hours, 2023) == 8 && at(hours, 2045) == 8);
    const koers_schedule *coverage = &inputs->policy.lever[KOERS_LEVER_LESSON_COVERAGE];
    assert_true(at(coverage, 2023) == 0.57 && at(coverage, 2025) == 0.67 && at(coverage, 2027) == 0.77 &&
                at(coverage, 2045) == 0.77);
    const koers_schedule *basic = &inputs->policy.lever[KOERS_LEVER_DWELLINGS_BASIC];
    assert_true(at(basic, 2022) == 750 && at(basic, 2023) == 800 && at(basic, 2024) == 850 && at(basic, 2031) == 850);
    assert_true(at(&inputs->policy.lever[KOERS_LEVER_MENTORED_PUPILS], 2031) == 1400);
    assert_true(at(&inputs->policy.lever[KOERS_LEVER_LESSON_VO_SHARE], 2023) == 0.5);
    value_is(self, "levers.lesson_hours", "8", "desk.cfg", 4);
    value_is(self, "levers.lesson_coverage", "( (2023, 0.57), (2027, 0.77) )", "desk.cfg", 5);
    value_is(self, "levers.dwellings_basic", "( (2024, 850) )", "desk.cfg", 6);
    value_is(self, "levers.mentored_pupils", "1400", "desk.cfg", 7);
    assert_string_equal(koers_scenario_find(&self->scenario, "levers.dwellings_basic")->source, "a letter");
    assert_string_equal(koers_scenario_find(&self->scenario, "levers.lesson_hours")->source, "");
}

static void caseloads(void **state)
{
    desk *self = *state;
    const koers_caseload *caseload = &inputs_of(self, "levers = { caseload = 60; };")->policy.caseload;
    assert_true(at(&caseload->fixed, 2022) == 0 && at(&caseload->relative, 2022) == 1);
    assert_true(at(&caseload->fixed, 2023) == 60 && at(&caseload->relative, 2023) == 0);
    assert_true(at(&caseload->fixed, 2045) == 60 && at(&caseload->relative, 2045) == 0);

    caseload = &inputs_of(self, "levers = { caseload = ( (2026, 60), (2028, 40) ); };")->policy.caseload;
    assert_true(at(&caseload->fixed, 2022) == 0 && at(&caseload->relative, 2022) == 1);
    assert_true(at(&caseload->fixed, 2024) == 30 && at(&caseload->relative, 2024) == 0.5);
    assert_true(at(&caseload->fixed, 2026) == 60 && at(&caseload->relative, 2026) == 0);
    assert_true(at(&caseload->fixed, 2027) == 50 && at(&caseload->fixed, 2031) == 40 && at(&caseload->relative, 2031) == 0);

    caseload = &inputs_of(self, "levers = { caseload = ( (2023, 100), (2025, 60) ); };")->policy.caseload;
    assert_true(at(&caseload->fixed, 2022) == 0 && at(&caseload->relative, 2022) == 1);
    assert_true(at(&caseload->fixed, 2023) == 100 && at(&caseload->relative, 2023) == 0 && at(&caseload->fixed, 2024) == 80);

    caseload = &inputs_of(self, "levers = { caseload_change = ( (2027, 0), (2029, -0.4) ); };")->policy.caseload;
    assert_true(at(&caseload->fixed, 2029) == 0 && at(&caseload->relative, 2027) == 1);
    assert_true(at(&caseload->relative, 2028) == 0.8 && at(&caseload->relative, 2029) == 0.6 &&
                at(&caseload->relative, 2045) == 0.6);

    caseload = &inputs_of(self, "levers = { caseload_change = -0.5; };")->policy.caseload;
    assert_true(at(&caseload->relative, 2022) == 1 && at(&caseload->relative, 2023) == 0.5);
    assert_true(at(&inputs_of(self, "levers = { caseload_change = ( (2024, -0.5) ); };")->policy.caseload.relative, 2023) == 0.75);

    const koers_inputs *inputs = inputs_of(self, "levers = { caseload_rest = 80; caseload = \"2022\"; };");
    assert_true(at(&inputs->policy.caseload_rest.fixed, 2023) == 80 && at(&inputs->policy.caseload.relative, 2031) == 1);
    inputs = inputs_of(self, "levers = { caseload_rest = \"2022\"; caseload_change = \"2022\"; };");
    assert_true(at(&inputs->policy.caseload_rest.relative, 2023) == 1 && at(&inputs->policy.caseload.relative, 2023) == 1);
}

static void a_later_caseload_takes_the_other_away(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = layered(self, "levers = { caseload = 60; };", "levers = { caseload_change = -0.4; };", NULL);
    assert_true(at(&inputs->policy.caseload.fixed, 2031) == 0 && at(&inputs->policy.caseload.relative, 2031) == 0.6);
    value_is(self, "levers.caseload", "\"2022\"", "programme.cfg",
             self->reference.programme.lever[KOERS_LEVER_CASELOAD].origin.line);
    inputs = layered(self, "levers = { caseload_change = -0.4; };", "levers = { caseload = 60; };", NULL);
    assert_true(at(&inputs->policy.caseload.fixed, 2031) == 60 && at(&inputs->policy.caseload.relative, 2031) == 0);
    inputs = layered(self, "levers = { caseload_change = -0.4; };", "levers = { caseload = \"2022\"; };", NULL);
    assert_true(at(&inputs->policy.caseload.relative, 2031) == 1);
    inputs = layered(self, "levers = { caseload_change = -0.4; };", "", "levers.caseload=50");
    assert_true(at(&inputs->policy.caseload.fixed, 2031) == 50);
    inputs = layered(self, "levers = { caseload = 60; };", "levers = { caseload_rest = 70; };", NULL);
    assert_true(at(&inputs->policy.caseload.fixed, 2031) == 60);
}

static void a_lever_is_replaced_whole(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs =
        layered(self, "levers = { lesson_hours = { path = 8; source = \"old\"; }; practice_centres = 12; };",
                "levers = { lesson_hours = { path = 7; }; };", NULL);
    assert_true(at(&inputs->policy.lever[KOERS_LEVER_LESSON_HOURS], 2031) == 7);
    assert_true(at(&inputs->policy.lever[KOERS_LEVER_PRACTICE_CENTRES], 2031) == 12);
    assert_string_equal(koers_scenario_find(&self->scenario, "levers.lesson_hours")->source, "");
    value_is(self, "levers.lesson_hours", "7", "desk.cfg", 4);
    value_is(self, "levers.practice_centres", "12", "base.cfg", 3);
}

/* ---- money */

static void budgets_step(void **state)
{
    desk *self = *state;
    const koers_budget *budget = inputs_of(self, "funding = { school = { state = ( (2023, 28.5), (2027, 0) ); municipal = 20; "
                                                 "unmodelled = ( (2023, 16), (2030, 3) ); }; };")
                                     ->policy.budget;
    const koers_budget *school = &budget[KOERS_SCHOOL];
    assert_true(at(&school->state, 2022) == 0 && at(&school->state, 2023) == 28.5 && at(&school->state, 2026) == 28.5);
    assert_true(at(&school->state, 2027) == 0 && at(&school->state, 2045) == 0);
    assert_true(at(&school->municipal, 2023) == 20 && at(&school->municipal, 2045) == 20 && at(&school->other, 2031) == 0);
    assert_true(at(&school->unmodelled, 2029) == 16 && at(&school->unmodelled, 2030) == 3);
    for (int k = 1; k < KOERS_N_YEARS; k++) assert_true(school->given[k]);
    for (int k = 0; k < KOERS_N_YEARS; k++) assert_false(budget[KOERS_WORK].given[k]);
    value_is(self, "funding.school.unmodelled", "( (2023, 16), (2030, 3) )", "desk.cfg", 3);
    value_is(self, "funding.school.other", NULL, "", 0);
}

static void unlimited_money(void **state)
{
    desk *self = *state;
    const koers_budget *budget = inputs_of(self, "funding = { school = \"unlimited\"; work = { unmodelled = 5; };"
                                                 " housing = { state = ( (2023, 28.5), (2027, \"unlimited\"), (2030, 9) ); "
                                                 "municipal = 3; unmodelled = 4; }; };")
                                     ->policy.budget;
    for (int k = 0; k < KOERS_N_YEARS; k++) assert_false(budget[KOERS_SCHOOL].given[k] || budget[KOERS_WORK].given[k]);
    assert_true(at(&budget[KOERS_WORK].unmodelled, 2023) == 5 && at(&budget[KOERS_SCHOOL].unmodelled, 2023) == 0);
    const koers_budget *housing = &budget[KOERS_HOUSING];
    for (int year = 2023; year <= 2045; year++) assert_int_equal(housing->given[year - 2022], year < 2027 || year >= 2030);
    assert_true(at(&housing->state, 2026) == 28.5 && at(&housing->state, 2030) == 9 && at(&housing->unmodelled, 2028) == 4);
    value_is(self, "funding.school", "\"unlimited\"", "desk.cfg", 3);
    value_is(self, "funding.housing.state", "( (2023, 28.5), (2027, \"unlimited\"), (2030, 9) )", "desk.cfg", 3);
}

static void money_merges_key_by_key(void **state)
{
    desk *self = *state;
    static const char base[] =
        "funding = { school = { state = 20; municipal = 10; unmodelled = 5; }; work = \"unlimited\";\n"
        " state_match = { probability = 0.7; year = 2027; remaining = 0.25; municipal_remaining = 0.5; }; };";
    const koers_inputs *inputs = layered(
        self, base, "funding = { school = { state = 0; other = 1; }; work = { state = 3; }; state_match = { year = 2029; }; };",
        "funding.school.municipal=11");
    const koers_budget *school = &inputs->policy.budget[KOERS_SCHOOL], *work = &inputs->policy.budget[KOERS_WORK];
    assert_true(at(&school->state, 2031) == 0 && at(&school->municipal, 2031) == 11 && at(&school->other, 2031) == 1);
    assert_true(at(&school->unmodelled, 2031) == 5);
    assert_true(work->given[9] && at(&work->state, 2031) == 3);
    assert_true(inputs->policy.state_match.probability == 0.7 && inputs->policy.state_match.year == 2029);
    assert_true(inputs->policy.state_match.remaining == 0.25 && inputs->policy.state_match.municipal_remaining == 0.5);
    value_is(self, "funding.school.municipal", "11", "--set 1", 0);
    value_is(self, "funding.school.unmodelled", "5", "base.cfg", 3);
    value_is(self, "funding.state_match.year", "2029", "desk.cfg", 4);
    value_is(self, "funding.state_match.remaining", "0.25", "base.cfg", 4);
    /* from a group to no budget and back */
    inputs = layered(self, base, "funding = { school = \"unlimited\"; };", NULL);
    assert_false(inputs->policy.budget[KOERS_SCHOOL].given[9]);
    assert_true(at(&inputs->policy.budget[KOERS_SCHOOL].unmodelled, 2031) == 0);
    inputs = layered(self, base, "funding = { school = \"unlimited\"; };", "funding.school={ state = 4; }");
    assert_true(inputs->policy.budget[KOERS_SCHOOL].given[9] && at(&inputs->policy.budget[KOERS_SCHOOL].municipal, 2031) == 0);
}

/* ---- economy, beliefs, targets */

static void shocks_are_not_continued(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = inputs_of(self, "economy = { shock = ( (2027, 1.5), (2030, -1) ); };");
    for (int year = 2022; year <= 2045; year++)
        assert_true(at(&inputs->policy.shock, year) == (year == 2027 ? 1.5 : year == 2030 ? -1 : 0));
    value_is(self, "economy.shock", "( (2027, 1.5), (2030, -1) )", "desk.cfg", 3);
    inputs = layered(self, "economy = { shock = ( (2027, 1.5) ); };", "economy = { shock = ( (2028, 1) ); };", NULL);
    assert_true(at(&inputs->policy.shock, 2027) == 0 && at(&inputs->policy.shock, 2028) == 1);
}

static void a_belief_is_replaced_whole(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = layered(
        self,
        "assume = { adb_technical = { distribution = \"normal\"; mean = 0.01; sd = 0.004; lower = 0.0; source = \"old\"; }; };",
        "assume = { adb_technical = { distribution = \"normal\"; mean = 0.02; sd = 0.004; unit = \"share per +10 pp coverage\"; "
        "group = \"programme\"; sign = 1; grade = \"D\"; note = \"n\"; };\n caseload_2022 = { distribution = \"fixed\"; value = 95; source "
        "= \"staff\"; }; };",
        NULL);
    const koers_prior *prior = &inputs->beliefs.prior[KOERS_P_ADB_TECHNICAL];
    assert_true(prior->a == 0.02 && prior->b == 0.004 && isinf(prior->lower) && isinf(prior->upper));
    assert_true(inputs->beliefs.sign[KOERS_P_ADB_TECHNICAL] == 1);
    assert_string_equal(self->scenario.grade[KOERS_P_ADB_TECHNICAL], "assumed");
    assert_string_equal(self->scenario.grade[KOERS_P_ADB_CARE], "A");
    value_is(self, "assume.adb_technical", "normal(0.02, 0.004)", "desk.cfg", 4);
    value_is(self, "assume.caseload_2022", "fixed(95)", "desk.cfg", 5);
    assert_string_equal(koers_scenario_find(&self->scenario, "assume.adb_technical")->source, "");
    assert_string_equal(koers_scenario_find(&self->scenario, "assume.caseload_2022")->source, "staff");
}

static void targets_merge_by_id(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = layered(
        self,
        "horizon = 2035;\ntargets = ( { id = \"new\"; indicator = \"assistance_count\"; year = 2033; at_most = 12000; source = \"s\"; } );",
        "targets = ( { id = \"care\"; at_least = 0.16; source = \"mine\"; }, { id = \"new\"; at_least = 5; } );",
        "targets.technical.year=2035");
    assert_int_equal(inputs->aims.n_targets, 5);
    assert_string_equal(self->scenario.target_id[0], "technical");
    assert_int_equal(inputs->aims.target[0].year, 2035);
    assert_true(inputs->aims.target[0].threshold == 0.38);
    assert_string_equal(self->scenario.target_id[1], "care");
    assert_true(inputs->aims.target[1].threshold == 0.16);
    assert_string_equal(self->scenario.target_source[1], "mine");
    assert_string_equal(self->scenario.target_id[4], "new");
    assert_int_equal(inputs->aims.target[4].direction, KOERS_AT_LEAST);
    assert_int_equal(inputs->aims.target[4].indicator, KOERS_I_ASSISTANCE_COUNT);
    assert_string_equal(self->scenario.target_source[4], ""); /* the source spoke of the old threshold */
    assert_true(strlen(self->scenario.target_source[0]) > 0);
    value_is(self, "targets.technical", "technical_share in 2035 at_least 0.38", "--set 1", 0);
    value_is(self, "targets.new", "assistance_count in 2033 at_least 5", "desk.cfg", 4);
    /* no more than there is room for */
    char text[KOERS_MAX_TARGETS * 100] = "targets = (";
    for (int i = 0; i < KOERS_MAX_TARGETS - 3; i++)
        snprintf(text + strlen(text), 100, "%s{ id = \"t%d\"; indicator = \"care_share\"; year = 2031; at_least = 0.1; }",
                 i ? "," : "", i);
    strcat(text, ");");
    assert_int_equal(desk_read(self, text), KOERS_FINDINGS);
    assert_true(desk_says(self, "desk.cfg:3: targets: found 65 targets together, allowed are at most 64\n"));
}

static void target_is_called(const desk *self, size_t i, const char *dutch, const char *english)
{
    assert_string_equal(koers_scenario_target_title(&self->scenario, i, KOERS_DUTCH), dutch);
    assert_string_equal(koers_scenario_target_title(&self->scenario, i, KOERS_ENGLISH), english);
}

static void targets_have_titles(void **state)
{
    desk *self = *state;
    layered(
        self,
        "targets = ( { id = \"jobs\"; indicator = \"cost_total\"; year = 2030; at_most = 9; title = { nl = \"Banen\"; en = \"Jobs\"; }; },"
        " { id = \"bare\"; indicator = \"cost_total\"; year = 2030; at_most = 9; },"
        " { id = \"half\"; indicator = \"cost_total\"; year = 2030; at_most = 9; title = { en = \"Half\"; }; } );",
        "targets = ( { id = \"care\"; at_least = 0.2; }, { id = \"assistance\"; title = { nl = \"Uitkeringen\"; }; },"
        " { id = \"jobs\"; year = 2031; } );",
        "targets.half.title={ nl = \"Helft\"; en = \"A half\"; }");
    assert_int_equal(self->scenario.inputs.aims.n_targets, 7);
    target_is_called(self, 0, "Techniek", "Technology");     /* of the programme */
    target_is_called(self, 1, "Zorg", "Care");               /* which another threshold leaves alone */
    target_is_called(self, 2, "Uitkeringen", "Uitkeringen"); /* replaced whole */
    target_is_called(self, 3, "Woningen", "Dwellings");
    target_is_called(self, 4, "Banen", "Jobs");
    target_is_called(self, 5, "bare", "bare");
    target_is_called(self, 6, "Helft", "A half");
    value_is(self, "targets.half", "cost_total in 2030 at_most 9", "--set 1", 0);
}

static void the_horizon_of_the_option_wins(void **state)
{
    desk *self = *state;
    koers_layers layers = {.path = desk_write(self, "h.cfg",
                                              "format = 1;\nid = \"h\";\nhorizon = 2040;\n"
                                              "targets = ( { id = \"care\"; year = 2040; } );\n")};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    assert_int_equal(self->scenario.inputs.aims.horizon, 2040);
    value_is(self, "horizon", "2040", "h.cfg", 3);
    layers.horizon = 2042;
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    assert_int_equal(self->scenario.inputs.aims.horizon, 2042);
    value_is(self, "horizon", "2042", "--horizon", 0);
    layers.horizon = 2035;
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_says(self, "h.cfg:4: targets.care.year: found 2040, allowed is a whole number from 2023 to 2035\n"));
}

/* ---- names, overlays, options */

static void titles_and_ids(void **state)
{
    desk *self = *state;
    layered(self, "title = { nl = \"Basis\"; en = \"Base\"; };", "title = { nl = \"Boven\"; };", NULL);
    assert_string_equal(self->scenario.id, "desk");
    assert_string_equal(self->scenario.title[KOERS_DUTCH], "Boven");
    assert_string_equal(self->scenario.title[KOERS_ENGLISH], "Boven"); /* replaced whole */
    layered(self, "title = { nl = \"Basis\"; en = \"Base\"; };", "", "id=\"other\"");
    assert_string_equal(self->scenario.id, "other");
    assert_string_equal(self->scenario.title[KOERS_ENGLISH],
                        "other"); /* a title is not inherited, so that no result passes for the base's */
    assert_string_equal(self->scenario.title[KOERS_DUTCH], "other");
    layered(self, "title = { nl = \"Basis\"; };", "", "title={ nl = \"Zo\"; en = \"So\"; }");
    assert_string_equal(self->scenario.title[KOERS_ENGLISH], "So");
    layered(self, "title = { nl = \"Basis\"; };", "title = { nl = \"Boven\"; };", "levers.lesson_hours=8");
    assert_string_equal(self->scenario.title[KOERS_DUTCH], "Boven");
    /* each link of a chain for itself */
    desk_write(self, "root.cfg", "format = 1;\nid = \"root\";\ntitle = { nl = \"Wortel\"; };\n");
    layered(self, "based_on = \"root.cfg\";", "", NULL);
    assert_string_equal(self->scenario.title[KOERS_DUTCH], "desk");
}

/* An overlay that is a scenario of its own keeps its name to itself; a mistake in it is told all the same. */
static void an_overlay_gives_no_name(void **state)
{
    desk *self = *state;
    const char *const with[] = {
        desk_write(self, "one.cfg", "format = 1;\nid = \"one\";\ntitle = { nl = \"Een\"; en = \"One\"; };\nhorizon = 2040;\n")};
    koers_layers layers = {.path = "scenarios/full-plan.cfg", .n_with = 1, .with = with};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    assert_string_equal(self->scenario.id, "full-plan");
    assert_string_equal(self->scenario.title[KOERS_ENGLISH], "Full plan, continued after 2027");
    assert_int_equal(self->scenario.inputs.aims.horizon, 2040);
    value_is(self, "id", "\"full-plan\"", "full-plan.cfg", 8);
    desk_write(self, "one.cfg", "format = 1;\nid = \"-\";\ntitle = { nl = \" \"; };\n");
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_int_equal(self->findings.n, 2);
}

static const char *variant_of(desk *self, size_t n_with, const char *const *with, size_t n_set, const char *const *set)
{
    const koers_layers layers = {.path = "scenarios/full-plan.cfg", .n_with = n_with, .with = with, .n_set = n_set, .set = set};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    assert_int_equal(self->scenario.n_with, n_with);
    assert_int_equal(self->scenario.n_set, n_set);
    for (size_t i = 0; i < n_with; i++) assert_string_equal(self->scenario.with[i], with[i]);
    for (size_t i = 0; i < n_set; i++) assert_string_equal(self->scenario.set[i], set[i]);
    return self->scenario.variant;
}

/* What is laid over a scenario gives it a mark: equal for what says the same, other for all else. */
static void what_is_laid_over_has_a_mark(void **state)
{
    desk *self = *state;
    const char *const with[] = {desk_write(self, "one.cfg", "format = 1;\nlevers = { lesson_hours = 1; };\n"),
                                desk_write(self, "two.cfg", "format = 1;\nlevers = { lesson_hours = 2; };\n")};
    const char *const back[] = {with[1], with[0]}, *const same[] = {desk_write(self, "copy.cfg",
                                                                               "format = 1;\nlevers = { lesson_hours = 1; };\n")};
    const char *const set[] = {"levers.lesson_hours=8", " levers.lesson_hours = 8.0 ; ", "levers.lesson_hours=9"};
    char marks[6][KOERS_VARIANT_TEXT];
    assert_string_equal(variant_of(self, 0, NULL, 0, NULL), "");
    strcpy(marks[0], variant_of(self, 1, with, 0, NULL));
    strcpy(marks[1], variant_of(self, 1, &with[1], 0, NULL));
    strcpy(marks[2], variant_of(self, 2, with, 0, NULL));
    strcpy(marks[3], variant_of(self, 2, back, 0, NULL));
    strcpy(marks[4], variant_of(self, 0, NULL, 1, set));
    strcpy(marks[5], variant_of(self, 1, with, 1, set));
    for (size_t i = 0; i < 6; i++) {
        assert_int_equal(strlen(marks[i]), 8);
        assert_int_equal(strspn(marks[i], "0123456789abcdef"), 8);
        for (size_t j = 0; j < i; j++) assert_string_not_equal(marks[i], marks[j]);
    }
    assert_string_equal(variant_of(self, 1, same, 0, NULL), marks[0]); /* the bytes count, not their path */
    assert_string_equal(variant_of(self, 0, NULL, 1, &set[1]), marks[4]);
    assert_string_not_equal(variant_of(self, 0, NULL, 1, &set[2]), marks[4]);
    assert_string_equal(marks[4], "cdc0ac3c"); /* printf "set { levers = { lesson_hours = 8; }; }\n" | sha256sum */
}

/* How much of a scenario is its own belief about the world, for who tells it in one line. */
static void own_beliefs_and_shocks_are_counted(void **state)
{
    desk *self = *state;
    layered(self, "assume = { leave_rate = { distribution = \"fixed\"; value = 0.3; }; };",
            "assume = { leave_rate = { distribution = \"fixed\"; value = 0.2; }; };\n"
            "economy = { shock = ( (2027, 1.5), (2028, 0), (2029, -1), (2033, 1) ); };",
            "assume.caseload_2022={ distribution = \"fixed\"; value = 100; }");
    assert_int_equal(self->scenario.n_assumed, 2);
    assert_int_equal(self->scenario.n_shocks, 2);
    layered(self, "economy = { shock = ( (2027, 1.5) ); };", "horizon = 2035;\neconomy = { shock = ( (2033, 1) ); };", NULL);
    assert_int_equal(self->scenario.n_assumed, 0);
    assert_int_equal(self->scenario.n_shocks, 1);
    layered(self, "", "", NULL);
    assert_int_equal(self->scenario.n_shocks, 0);
}

/* A shell takes the quotes of a text away; what can then be nothing else is taken for the text. */
static void options_without_their_quotes(void **state)
{
    desk *self = *state;
    const koers_inputs *inputs = layered(self, "funding = { housing = { state = 1; }; };", "", "funding.housing=unlimited");
    assert_false(inputs->policy.budget[KOERS_HOUSING].given[9]);
    inputs = layered(self, "funding = { housing = { other = 1; }; };", "", "funding.housing.state=((2023,5),(2027,unlimited))");
    assert_true(inputs->policy.budget[KOERS_HOUSING].given[1] && !inputs->policy.budget[KOERS_HOUSING].given[9]);
    inputs = layered(self, "levers = { lesson_hours = 5; };", "", "levers.lesson_hours=2022");
    assert_true(at(&inputs->policy.lever[KOERS_LEVER_LESSON_HOURS], 2031) == 10);
    value_is(self, "levers.lesson_hours", "10", "--set 1", 0);
    inputs = layered(self, "levers = { caseload = 60; };", "", "levers.caseload={ path = 2022; source = mail }");
    assert_true(at(&inputs->policy.caseload.relative, 2031) == 1);
    inputs = layered(self, "", "", "levers.mentored_pupils=2022"); /* which is a number of pupils */
    assert_true(at(&inputs->policy.lever[KOERS_LEVER_MENTORED_PUPILS], 2031) == 2022);
    /* in a file quotes can be written */
    assert_int_equal(desk_read(self, "levers = { lesson_hours = 2022; };"), KOERS_FINDINGS);
    assert_true(desk_says(self, "desk.cfg:3: levers.lesson_hours: found 2022, allowed is a number from 0 to 20\n"));
}

static void overlays_lie_on_top(void **state)
{
    desk *self = *state;
    const char *const with[] = {
        desk_write(self, "one.cfg", "format = 1;\nlevers = { lesson_hours = 1; practice_centres = 1; };\n"),
        desk_write(self, "two.cfg", "format = 1;\nlevers = { practice_centres = 2; mentored_pupils = 2; };\n")};
    const char *const set[] = {"levers.mentored_pupils=3", "levers.mentored_pupils=4"};
    const koers_layers layers = {.path = "scenarios/full-plan.cfg", .n_with = 2, .with = with, .n_set = 2, .set = set};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    value_is(self, "levers.lesson_hours", "1", "one.cfg", 2);
    value_is(self, "levers.practice_centres", "2", "two.cfg", 2);
    value_is(self, "levers.mentored_pupils", "4", "--set 2", 0);
    assert_int_equal(self->scenario.n_files, 6);
    assert_string_equal(self->scenario.file[2].path, "scenarios/baseline.cfg");
    assert_string_equal(self->scenario.file[3].path, "scenarios/full-plan.cfg");
    assert_string_equal(self->scenario.file[5].path, with[1]);
}

static void overlays_have_no_base(void **state)
{
    desk *self = *state;
    const char *const with[] = {desk_write(self, "one.cfg", "format = 1;\nbased_on = \"two.cfg\";\n"),
                                desk_write(self, "two.cfg", "levers = { lesson_hours = 1; };\nkind = \"scenery\";\n")};
    const koers_layers layers = {.path = "scenarios/full-plan.cfg", .n_with = 2, .with = with};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "one.cfg:2: based_on: found 'based_on' in an overlay"));
    assert_true(desk_mentions(self, "two.cfg:1: 'format' is missing"));
    assert_true(desk_mentions(self, "two.cfg:2: kind: found \"scenery\", allowed is \"scenario\""));
    assert_int_equal(self->findings.n, 3);
}

static void mistakes_in_options(void **state)
{
    desk *self = *state;
    const char *const set[] = {"levers.caseload=\"x\"",    "levers.lesson_coverage=2",
                               "levers.lesson_huors=1",    "lesson_hours=8",
                               "based_on=\"x\"",           "levers=5",
                               "targets.care.at_least=17", "targets.care=5",
                               "kind=\"scenario\"",        "levers.caseload=5000000000"};
    const koers_layers layers = {.path = "scenarios/full-plan.cfg", .n_set = sizeof set / sizeof *set, .set = set};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "--set 1: levers.caseload: found \"x\", allowed is a number from 20 to 400"));
    assert_true(desk_mentions(self, "--set 2: levers.lesson_coverage: found 2, allowed is a number from 0 to 1\n"));
    assert_true(
        desk_mentions(self, "--set 3: levers.lesson_huors: found unknown name 'lesson_huors'; did you mean 'lesson_hours'?\n"));
    assert_true(desk_mentions(self, "--set 4: lesson_hours: found 'lesson_hours' outside its group; it belongs in levers\n"));
    assert_true(desk_mentions(self, "--set 5: based_on: found 'based_on' in an option, allowed only in a file\n"));
    assert_true(desk_mentions(self, "--set 6: levers: found 5, allowed is a group { ... }\n"));
    assert_true(desk_mentions(self, "--set 7: targets.care.at_least: found 17, allowed is a fraction"));
    assert_true(desk_mentions(self, "--set 8: targets: found 5, allowed is a group"));
    assert_true(desk_mentions(self, "--set 9: kind: found 'kind' in an option, allowed only in a file\n"));
    assert_true(desk_mentions(self, "--set 10: found 5000000000, which does not fit in 32 bits"));
    assert_int_equal(self->findings.n, 10);
}

/* In its layer or where the layers lie together, whatever is laid over it, and nothing is said to be missing that was refused. */
static void a_mistake_is_told_once(void **state)
{
    desk *self = *state;
    desk_write(self, "base.cfg",
               "format = 1;\nid = \"base\";\nlevers = { lesson_hours = 99; caseload = 5; };\n"
               "funding = { state_match = { probability = 5; }; school = { state = \"x\"; }; };\n"
               "targets = ( { id = \"care\"; at_least = 17; }, { id = \"new\"; indicator = \"cost\"; year = 1; } );\n");
    const char *const with[] = {desk_write(self, "with.cfg",
                                           "format = 1;\nlevers = { lesson_hours = 8; };\n"
                                           "funding = { state_match = { year = 2022; }; school = { other = 1; }; };\n"
                                           "assume = { leave_rate = { distribution = \"fixed\"; value = 7; }; };\n")};
    const char *const set[] = {"targets.new.source=5", "horizon=\"x\""};
    const koers_layers layers = {
        .path = desk_write(self, "top.cfg", "format = 1;\nid = \"-top\";\nbased_on = \"base.cfg\";\ntitle = { nl = 5; };\n"),
        .n_with = 1,
        .with = with,
        .n_set = 2,
        .set = set};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_says(
        self,
        "base.cfg:3: levers.lesson_hours: found 99, allowed is a number from 0 to 20\n"
        "base.cfg:3: levers.caseload: found 5, allowed is a number from 20 to 400\n"
        "base.cfg:4: funding.school.state: found \"x\", allowed is an amount, or a list of years in which \"unlimited\" may "
        "stand\n"
        "base.cfg:4: funding.state_match.probability: found 5, allowed is a number from 0 to 1\n"
        "base.cfg:5: targets.new.indicator: found unknown name 'cost'\n"
        "base.cfg:5: targets.new.year: found 1, allowed is a whole number from 2023 to 2045\n"
        "base.cfg:5: targets.care.at_least: found 17, allowed is a fraction from 0 to 1 (a share is written 0.38, not 38)\n"
        "top.cfg:2: id: found \"-top\", allowed is a string of 1 to 64 characters of a-z, 0-9 and -, not beginning with -\n"
        "top.cfg:4: title.nl: found 5, allowed is a string that is not empty\n"
        "with.cfg:3: funding.state_match.year: found 2022, allowed is a whole number from 2023 to 2045\n"
        "with.cfg:3: funding.state_match: 'remaining' is missing\n"
        "with.cfg:4: assume.leave_rate: found a prior that reaches from 7 to 7, allowed is 0.05 to 0.6 (lower and upper cut it "
        "off)\n"
        "--set 1: targets.new.source: found 5, allowed is a string that is not empty\n"
        "--set 1: targets.new: 'at_least' or 'at_most' is missing\n"
        "--set 2: horizon: found \"x\", allowed is a whole number from 2031 to 2045\n"));
    assert_null(self->scenario.id); /* and nothing is left of it */
    assert_int_equal(self->scenario.n_values + self->scenario.n_files + self->scenario.n_places, 0);
}

static void any_file_can_be_checked(void **state)
{
    desk *self = *state;
    const struct {
        const char *text;
        koers_status status;
        const char *lines;
    } files[] = {
        {"format = 1; id = \"a\";", KOERS_OK, ""},
        {"format = 1; levers = { lesson_hours = 1; };", KOERS_OK, ""},
        {"format = 1; funding = { state_match = { year = 2028; }; }; targets = ( { id = \"x\"; year = 2030; } );", KOERS_OK, ""},
        {"format = 1; levers = { lesson_hours = 99; };", KOERS_FINDINGS,
         "any.cfg:1: levers.lesson_hours: found 99, allowed is a number from 0 to 20\n"},
        {"format = 1;\nbased_on = \"any.cfg\";", KOERS_FINDINGS, NULL},
        {"format = 1; kind = \"scenery\";", KOERS_FINDINGS, NULL},
        {"format = 1; kind = \"history\";", KOERS_FINDINGS, "any.cfg:1: 'series' is missing\n"},
        {"format = 1; kind = \"parameters\";", KOERS_FINDINGS, "any.cfg:1: 'priors' is missing\n"},
        {"format = 1; kind = 5000000000;", KOERS_FINDINGS,
         "any.cfg:1: found 5000000000, which does not fit in 32 bits (-2147483648 to 2147483647); write it with a decimal point\n"},
        {"format = ;", KOERS_FINDINGS, "any.cfg:1: found no value after '='\n"},
    };
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = desk_write(self, "any.cfg", files[i].text);
        desk_clear(self);
        const koers_status status = koers_file_check(path, NULL, &self->reference, &self->findings);
        if (files[i].lines != NULL) assert_true(desk_says(self, files[i].lines));
        assert_int_equal(status, files[i].status);
    }
    desk_clear(self);
    assert_int_equal(koers_file_check("nowhere.cfg", NULL, &self->reference, &self->findings), KOERS_NO_INPUT);
    assert_true(desk_says(self, "nowhere.cfg: cannot read the file: No such file or directory\n"));
    static const char *const shipped[] = {DESK_PROGRAMME, DESK_EVIDENCE, DESK_HISTORY};
    for (size_t i = 0; i < 3; i++) {
        desk_clear(self);
        assert_int_equal(koers_file_check(shipped[i], NULL, &self->reference, &self->findings), KOERS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bare_file_is_2022),
        cmocka_unit_test(forms_of_levers),
        cmocka_unit_test(caseloads),
        cmocka_unit_test(a_later_caseload_takes_the_other_away),
        cmocka_unit_test(a_lever_is_replaced_whole),
        cmocka_unit_test(budgets_step),
        cmocka_unit_test(unlimited_money),
        cmocka_unit_test(money_merges_key_by_key),
        cmocka_unit_test(shocks_are_not_continued),
        cmocka_unit_test(a_belief_is_replaced_whole),
        cmocka_unit_test(targets_merge_by_id),
        cmocka_unit_test(targets_have_titles),
        cmocka_unit_test(the_horizon_of_the_option_wins),
        cmocka_unit_test(titles_and_ids),
        cmocka_unit_test(an_overlay_gives_no_name),
        cmocka_unit_test(what_is_laid_over_has_a_mark),
        cmocka_unit_test(own_beliefs_and_shocks_are_counted),
        cmocka_unit_test(options_without_their_quotes),
        cmocka_unit_test(overlays_lie_on_top),
        cmocka_unit_test(overlays_have_no_base),
        cmocka_unit_test(mistakes_in_options),
        cmocka_unit_test(a_mistake_is_told_once),
        cmocka_unit_test(any_file_can_be_checked),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
