/* Doubt: plausible slips of the unit are warnings, at their line, which stop nothing unless one is strict; honest values pass. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario_desk.h"

static const struct {
    const char *text; /* from line 3 on */
    const char *line; /* without "desk.cfg:" and the word for a warning */
} slips[] = {
    {"levers = { wage_subsidy_screened = 1.300; };",
     "3: levers.wage_subsidy_screened: found 1.3; if 1300 is meant, write it without a point"},
    {"levers = { mentored_pupils = ( (2023, 1400),\n (2027, 2.000) ); };",
     "4: levers.mentored_pupils: found 2; if 2000 is meant, write it without a point"},
    {"levers = { guarantees_technical = { path = 0.860; }; };",
     "3: levers.guarantees_technical.path: found 0.86; if 860 is meant, write it without a point"},
    {"levers = { dwellings_basic = 2000; };",
     "3: levers.dwellings_basic: found 2000, at least twice the most that could be organised (800)"},
    {"levers = { lesson_hours = ( (2023, 10), (2024, 20) ); };",
     "3: levers.lesson_hours: found 20, at least twice the most that could be organised (10)"},
    {"levers = { mentored_pupils = 2022; };",
     "3: levers.mentored_pupils: found 2022 as an amount; the level of that year is \"2022\", with its quotes"},
    {"funding = { school = {\n state = 28500; }; };",
     "4: funding.school.state: found 28500 million euros a year, over ten times what the pillar needs (57); amounts are in millions"},
    {"funding = { work = { state = ( (2023, 5.5),\n (2027, 111) ); }; };",
     "4: funding.work.state: found 111 million euros a year, over ten times what the pillar needs (11); amounts are in millions"},
    {"funding = { housing = { unmodelled = 751; }; };",
     "3: funding.housing.unmodelled: found 751 million euros a year, over ten times what the pillar needs (75); amounts are in millions"},
    {"economy = { shock = ( (2027, 1.5),\n (2028, 0.015) ); };",
     "4: economy.shock: found a shock of 0.015 percentage points; if a fraction is meant, write 1.5"},
    {"economy = { shock = ( (2027, -0.02) ); };",
     "3: economy.shock: found a shock of -0.02 percentage points; if a fraction is meant, write -2"},
    {"targets = ( { id = \"x\"; indicator = \"assistance_count\"; year = 2031;\n at_most = 12.000; } );",
     "4: targets.x.at_most: found 12; if 12000 is meant, write it without a point"},
    {"targets = ( { id = \"x\"; indicator = \"dwellings_total\"; year = 2031; at_least = 8.4; } );",
     "3: targets.x.at_least: found 8.4; if 8400 is meant, write it without a point"},
};
enum { N_SLIPS = sizeof slips / sizeof *slips };

static void slips_of_the_unit_are_warnings(void **state)
{
    desk *self = *state;
    char line[256];
    for (size_t i = 0; i < N_SLIPS; i++) {
        const char *colon = strchr(slips[i].line, ':');
        snprintf(line, sizeof line, "desk.cfg:%.*s: warning%s\n", (int) (colon - slips[i].line), slips[i].line, colon);
        const koers_status status = desk_read(self, slips[i].text);
        if (!desk_says(self, line)) fail_msg("%s", slips[i].text);
        assert_int_equal(status, KOERS_OK);
        assert_int_equal(self->findings.n_errors, 0);
        assert_non_null(self->scenario.id); /* the record is there */
    }
}

static void who_is_strict_gets_errors(void **state)
{
    desk *self = *state;
    char line[256];
    self->findings.strict = true;
    for (size_t i = 0; i < N_SLIPS; i++) {
        snprintf(line, sizeof line, "desk.cfg:%s\n", slips[i].line);
        assert_int_equal(desk_read(self, slips[i].text), KOERS_FINDINGS);
        assert_true(desk_says(self, line));
        assert_null(self->scenario.id);
    }
    self->findings.strict = false;
}

static void honest_values_pass(void **state)
{
    desk *self = *state;
    static const char *const texts[] = {
        "levers = { dwellings_basic = 333.3; dwellings_thorough = 0.0; practice_centres = 9.5; guarantees_care = 406; };",
        "levers = { lesson_coverage = 0.001; lesson_hours = 0.5; caseload = 20.5; inflow_prevention = 1; };",
        "levers = { dwellings_basic = 1599; dwellings_corporation = 2399.0; caseload_change = -0.8; wage_subsidy_screened = 2; };",
        "levers = { mentored_pupils = \"2022\"; dwellings_basic = ( (2023, 750), (2031, 800) ); };",
        "funding = { school = { state = 570; unmodelled = 0.01; }; work = { other = ( (2023, 110), (2027, \"unlimited\") ); }; };",
        "economy = { shock = ( (2027, 0.1), (2028, 0), (2029, -0.1) ); };",
        "targets = ( { id = \"x\"; indicator = \"assistance_rate\"; year = 2031; at_most = 60.5; },"
        " { id = \"y\"; indicator = \"dwellings_total\"; year = 2031; at_least = 40; },"
        " { id = \"z\"; indicator = \"cost_total\"; year = 2031; at_most = 12.5; },"
        " { id = \"a\"; indicator = \"assistance_count\"; year = 2031; at_most = 12000.5; } );",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_int_equal(desk_read(self, texts[i]), KOERS_OK);
        assert_true(desk_says(self, ""));
    }
}

/* Beside a mistake both are told; the status is that of the mistake. */
static void warnings_stand_beside_mistakes(void **state)
{
    desk *self = *state;
    assert_int_equal(desk_read(self, "levers = { lesson_hours = 20;\n caseload = 5; };"), KOERS_FINDINGS);
    assert_true(
        desk_says(self, "desk.cfg:3: warning: levers.lesson_hours: found 20, at least twice the most that could be organised (10)\n"
                        "desk.cfg:4: levers.caseload: found 5, allowed is a number from 20 to 400\n"));
    /* in any file that is checked, and in an option */
    desk_clear(self);
    const char *path = desk_write(self, "over.cfg", "format = 1;\neconomy = { shock = ( (2027, 0.01) ); };\n");
    assert_int_equal(koers_file_check(path, NULL, &self->reference, &self->findings), KOERS_OK);
    assert_int_equal(self->findings.n, 1);
    const char *const set[] = {"levers.practice_centres=50"};
    const koers_layers layers = {.path = "scenarios/baseline.cfg", .n_set = 1, .set = set};
    desk_speak(self, KOERS_DUTCH);
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
    assert_true(desk_says(
        self,
        "--set 1: let op: levers.practice_centres: 50 gevonden, minstens twee keer wat er hoogstens te organiseren is (20)\n"));
    desk_speak(self, KOERS_ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_of_the_unit_are_warnings),
        cmocka_unit_test(who_is_strict_gets_errors),
        cmocka_unit_test(honest_values_pass),
        cmocka_unit_test(warnings_stand_beside_mistakes),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
