/* Scenario: every kind of mistake with its place, merging in every direction, and the inputs that come out. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario_desk.h"

/* ---- mistakes */

typedef struct {
    const char *text;  /* from line 3 on    */
    const char *lines; /* all that is found */
} mistake;

static void check_mistakes(desk *self, const mistake *mistakes, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        const koers_status status = desk_read(self, mistakes[i].text);
        if (!desk_says(self, mistakes[i].lines)) fail_msg("%s", mistakes[i].text);
        assert_int_equal(status, KOERS_FINDINGS);
    }
}

#define CHECK_MISTAKES(state, list) check_mistakes(*(state), list, sizeof(list) / sizeof *(list))

static void mistakes_in_the_text(void **state)
{
    static const mistake list[] = {
        {"levers = { guarantees_care = 5000000000; };",
         "desk.cfg:3: found 5000000000, which does not fit in 32 bits (-2147483648 to 2147483647); write it with a decimal point\n"},
        {"levers = { caseload = 1e400; };", "desk.cfg:3: found 1e400, which is larger than any number that can be computed with\n"},
        {"levers = { caseload = ; };", "desk.cfg:3: found no value after '='\n"},
        {"/* levers = { caseload = 60; };", "desk.cfg:3: found a comment that is never closed by */\n"},
        {"@include \"x.cfg\"", "desk.cfg:3: found @include, which is not allowed; use based_on\n"},
        {"id = \"other\";", "desk.cfg:3: found 'id' for the second time in the same group, after line 2\n"},
        {"\n\n  horizon = 99999999999;\n levers = { lesson_huors = 1; };",
         "desk.cfg:5: found 99999999999, which does not fit in 32 bits (-2147483648 to 2147483647); write it with a decimal point\n"
         "desk.cfg:6: levers.lesson_huors: found unknown name 'lesson_huors'; did you mean 'lesson_hours'?\n"},
    };
    CHECK_MISTAKES(state, list);
}

static void mistakes_at_the_top(void **state)
{
    static const mistake list[] = {
        {"horizn = 2031;", "desk.cfg:3: horizn: found unknown name 'horizn'; did you mean 'horizon'?\n"},
        {"zzz = 2031;",
         "desk.cfg:3: zzz: found unknown name 'zzz', allowed are id, title, horizon, levers, funding, economy, assume, targets, format, kind, based_on\n"},
        {"lesson_hours = 5;", "desk.cfg:3: lesson_hours: found 'lesson_hours' outside its group; it belongs in levers\n"},
        {"school = \"unlimited\";", "desk.cfg:3: school: found 'school' outside its group; it belongs in funding\n"},
        {"adb_care = { };", "desk.cfg:3: adb_care: found 'adb_care' outside its group; it belongs in assume\n"},
        {"shock = 1;", "desk.cfg:3: shock: found 'shock' outside its group; it belongs in economy\n"},
        {"none = 1;",
         "desk.cfg:3: none: found unknown name 'none', allowed are id, title, horizon, levers, funding, economy, assume, targets, format, kind, based_on\n"},
        {"horizon = 2022;", "desk.cfg:3: horizon: found 2022, allowed is a whole number from 2031 to 2045\n"},
        {"horizon = 2031.0;",
         "desk.cfg:3: horizon: found a number with a decimal point, allowed is a whole number from 2031 to 2045\n"},
        {"horizon = \"2031\";", "desk.cfg:3: horizon: found \"2031\", allowed is a whole number from 2031 to 2045\n"},
        {"kind = \"programme\";",
         "desk.cfg:3: kind: found a file of the programme itself (\"programme\") where a scenario is wanted\n"},
        {"kind = \"scenery\";", "desk.cfg:3: kind: found \"scenery\", allowed is \"scenario\"\n"},
        {"title = \"x\";", "desk.cfg:3: title: found \"x\", allowed is a group { ... }\n"},
        {"title = { de = \"x\"; nl = 5; en = \"\"; };",
         "desk.cfg:3: title.de: found unknown name 'de', allowed are nl, en\n"
         "desk.cfg:3: title.nl: found 5, allowed is a string that is not empty\n"
         "desk.cfg:3: title.en: found \"\", allowed is a string that is not empty\n"},
        {"title = { en = \"two\\nlines\"; };", "desk.cfg:3: title.en: found \"two\\nlines\", allowed is a title on one line\n"},
        {"title = { en = \"0123456789012345678901234567890123456\xc3\xa9 \xc3\xa9\\n\"; };",
         "desk.cfg:3: title.en: found \"0123456789012345678901234567890123456\xc3\xa9...\", allowed is a title on one line\n"},
        {"based_on = 5;", "desk.cfg:3: based_on: found 5, allowed is a string that is not empty\n"},
        {"levers = 5;", "desk.cfg:3: levers: found 5, allowed is a group { ... }\n"},
        {"funding = \"unlimited\";", "desk.cfg:3: funding: found \"unlimited\", allowed is a group { ... }\n"},
        {"economy = (1);", "desk.cfg:3: economy: found a list, allowed is a group { ... }\n"},
        {"assume = true;", "desk.cfg:3: assume: found true, allowed is a group { ... }\n"},
        {"targets = { };", "desk.cfg:3: targets: found a group, allowed is a list ( ... )\n"},
    };
    CHECK_MISTAKES(state, list);
}

/* Of the scenario and of a target alike. */
static void titles_can_be_drawn(void **state)
{
    desk *self = *state;
    static const struct {
        const char *title, *found; /* as in the file, as shown */
        const char *allowed;       /* NULL: a good title       */
    } list[] = {
        {" ", " ", "a title that is not blank"},
        {"\xc2\xa0\xe2\x80\x8b \xe3\x80\x80", "\xc2\xa0\xe2\x80\x8b \xe3\x80\x80", "a title that is not blank"},
        {"a\xe2\x80\xa8"
         "b",
         "a\\u2028b", "a title on one line"},
        {"a\xe2\x80\xa9", "a\\u2029", "a title on one line"},
        {"a\nb", "a\\nb", "a title on one line"},
        {"a\rb", "a\\rb", "a title on one line"},
        {"a\fb", "a\\x0cb", "a title on one line"},
        {"a\tb", "a\\tb", "a title without control characters"},
        {"\xe2\x80\x8e"
         "a",
         "\\u200ea", "a title without marks that turn the direction of text"},
        {"\xe2\x80\x8f"
         "a",
         "\\u200fa", "a title without marks that turn the direction of text"},
        {"a\xe2\x80\xae"
         "b",
         "a\\u202eb", "a title without marks that turn the direction of text"},
        {"a\xe2\x81\xa6"
         "b",
         "a\\u2066b", "a title without marks that turn the direction of text"},
        {"a\xe2\x81\xa9", "a\\u2069", "a title without marks that turn the direction of text"},
        {"'t Plan ]]> <b> & % {/Bold x} @2 _ ^ \\\\ \\\" # ~", NULL, NULL},
        {"\xe2\x80\x9cZuid\xe2\x80\x9d \xe2\x80\x93 \xc2\xa0 caf\xc3\xa9 \xe4\xb8\xad \xd8\xb9 \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9",
         NULL, NULL},
        {"-", NULL, NULL},
    };
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        char text[256], lines[256];
        snprintf(text, sizeof text, "title = {\n en = \"%s\"; };", list[i].title);
        snprintf(lines, sizeof lines, "desk.cfg:4: title.en: found \"%s\", allowed is %s\n", list[i].found, list[i].allowed);
        assert_int_equal(desk_read(self, text), list[i].allowed == NULL ? KOERS_OK : KOERS_FINDINGS);
        assert_true(desk_says(self, list[i].allowed == NULL ? "" : lines));
        snprintf(text, sizeof text, "targets = ( { id = \"care\"; title = {\n nl = \"%s\"; }; } );", list[i].title);
        snprintf(lines, sizeof lines, "desk.cfg:4: targets.care.title.nl: found \"%s\", allowed is %s\n", list[i].found,
                 list[i].allowed);
        assert_int_equal(desk_read(self, text), list[i].allowed == NULL ? KOERS_OK : KOERS_FINDINGS);
        assert_true(desk_says(self, list[i].allowed == NULL ? "" : lines));
    }
    /* what the scan refuses already */
    assert_int_equal(desk_read(self, "title = { en = \"a\x1b[31m\"; };"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "desk.cfg:3: found control character 0x1b"));
    assert_int_equal(desk_read(self, "title = { en = \"a\xc3\"; };"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "desk.cfg:3: found byte 0xc3"));
}

static void mistakes_in_levers(void **state)
{
    static const char hours[] = "a number from 0 to 20, a list ((year, value), ...) or \"2022\"";
    char bad_text[256], bad_truth[256], bad_year[256];
    snprintf(bad_text, sizeof bad_text, "desk.cfg:3: levers.lesson_hours: found \"low\", allowed is %s\n", hours);
    snprintf(bad_truth, sizeof bad_truth, "desk.cfg:3: levers.lesson_hours: found true, allowed is %s\n", hours);
    snprintf(bad_year, sizeof bad_year, "desk.cfg:3: levers.lesson_hours.path: found \"2023\", allowed is %s\n", hours);
    const mistake list[] = {
        {"levers = { lesson_hours = \"low\"; };", bad_text},
        {"levers = { lesson_hours = true; };", bad_truth},
        {"levers = { lesson_hours = { path = \"2023\"; }; };", bad_year},
        {"levers = { lesson_huors = 5; qqqqq = 1; };",
         "desk.cfg:3: levers.lesson_huors: found unknown name 'lesson_huors'; did you mean 'lesson_hours'?\n"
         "desk.cfg:3: levers.qqqqq: found unknown name 'qqqqq'\n"},
        {"levers = { lesson_coverage = 1.7; };",
         "desk.cfg:3: levers.lesson_coverage: found 1.7, allowed is a number from 0 to 1\n"},
        {"levers = { dwellings_basic = -5; };",
         "desk.cfg:3: levers.dwellings_basic: found -5, allowed is a number from 0 to 5000\n"},
        {"levers = { caseload = 10; caseload_rest = 401; };",
         "desk.cfg:3: levers.caseload: found 10, allowed is a number from 20 to 400\n"
         "desk.cfg:3: levers.caseload_rest: found 401, allowed is a number from 20 to 400\n"},
        {"levers = { caseload_change = -0.9; };",
         "desk.cfg:3: levers.caseload_change: found -0.9, allowed is a number from -0.8 to 1\n"},
        {"levers = { dwellings_basic = 10000000000L; };",
         "desk.cfg:3: levers.dwellings_basic: found 10000000000, allowed is a number from 0 to 5000\n"},
        {"levers = { caseload = ( (2027, 50),\n (2024, 60) ); };",
         "desk.cfg:4: levers.caseload: found the year 2024 after 2027, years must increase\n"},
        {"levers = { caseload = ( (2027, 50), (2027, 60) ); };",
         "desk.cfg:3: levers.caseload: found the year 2027 after 2027, years must increase\n"},
        {"levers = { caseload = ( (2022, 100),\n (2030, 600) ); };",
         "desk.cfg:3: levers.caseload: found 2022, allowed is a whole number from 2023 to 2045\n"
         "desk.cfg:4: levers.caseload: found 600, allowed is a number from 20 to 400\n"},
        {"levers = { caseload = ( (2046, 100) ); };",
         "desk.cfg:3: levers.caseload: found 2046, allowed is a whole number from 2023 to 2045\n"},
        {"levers = { caseload = ( (2030.0, 100) ); };",
         "desk.cfg:3: levers.caseload: found a number with a decimal point, allowed is a whole number from 2023 to 2045\n"},
        {"levers = { caseload = (); };",
         "desk.cfg:3: levers.caseload: found a list, allowed is a number or a list ((year, value), ...)\n"},
        {"levers = { caseload = (2023, 50); };", "desk.cfg:3: levers.caseload: found 2023, allowed is a point (year, value)\n"
                                                 "desk.cfg:3: levers.caseload: found 50, allowed is a point (year, value)\n"},
        {"levers = { caseload = ( (2023, 50, 1.0) ); };",
         "desk.cfg:3: levers.caseload: found a list, allowed is a point (year, value)\n"},
        {"levers = { lesson_coverage = ( (2023, 0,57) ); };",
         "desk.cfg:3: levers.lesson_coverage: found a point of three numbers, allowed is (year, value); decimals are written after a "
         "point: 0.57, not 0,57\n"},
        {"levers = { caseload = ( (2023, \"2022\") ); };",
         "desk.cfg:3: levers.caseload: found \"2022\", allowed is a number from 20 to 400\n"},
        {"levers = { caseload = { source = \"x\"; sauce = 1; }; };",
         "desk.cfg:3: levers.caseload.sauce: found unknown name 'sauce', allowed are path, source\n"
         "desk.cfg:3: levers.caseload: 'path' is missing\n"},
        {"levers = { caseload = { path = 50; source = 5; }; };",
         "desk.cfg:3: levers.caseload.source: found 5, allowed is a string that is not empty\n"},
        {"levers = { caseload = { path = { }; }; };",
         "desk.cfg:3: levers.caseload.path: found a group, allowed is a number or a list ((year, value), ...)\n"},
        {"levers = { caseload = 60;\n caseload_change = -0.4; };",
         "desk.cfg:4: levers.caseload_change: found both 'caseload' and 'caseload_change', allowed is one of them\n"},
    };
    CHECK_MISTAKES(state, list);
}

static void mistakes_in_money(void **state)
{
    static const mistake list[] = {
        {"funding = { scool = \"unlimited\"; };",
         "desk.cfg:3: funding.scool: found unknown name 'scool'; did you mean 'school'?\n"},
        {"funding = { school = \"unlimted\"; };",
         "desk.cfg:3: funding.school: found \"unlimted\", allowed is a group { state = ...; municipal = ...; other = ...; unmodelled "
         "= ...; } or \"unlimited\"\n"},
        {"funding = { school = { rijk = 5; }; };",
         "desk.cfg:3: funding.school.rijk: found unknown name 'rijk', allowed are state, municipal, other, unmodelled\n"},
        {"funding = { school = { sate = 5; }; };",
         "desk.cfg:3: funding.school.sate: found unknown name 'sate'; did you mean 'state'?\n"},
        {"funding = { school = { state = -1; }; };",
         "desk.cfg:3: funding.school.state: found -1, allowed is a number from 0 to 1000000\n"},
        {"funding = { school = { state = \"unlimited\"; }; };",
         "desk.cfg:3: funding.school.state: found \"unlimited\", allowed is an amount, or a list of years in which \"unlimited\" may stand\n"},
        {"funding = { school = { unmodelled = ( (2023, \"unlimited\") ); }; };",
         "desk.cfg:3: funding.school.unmodelled: found \"unlimited\", allowed is a number from 0 to 1000000\n"},
        {"funding = { school = { state = ( (2023, \"much\") ); }; };",
         "desk.cfg:3: funding.school.state: found \"much\", allowed is \"unlimited\" or a number from 0 to 1000000\n"},
        {"funding = { school = { state = ( (2026, 28.5), (2025, 3) ); }; };",
         "desk.cfg:3: funding.school.state: found 2026 as the first year, it must be 2023: every year needs an amount\n"
         "desk.cfg:3: funding.school.state: found the year 2025 after 2026, years must increase\n"},
        {"funding = { state_match = 0.5; };", "desk.cfg:3: funding.state_match: found 0.5, allowed is a group { ... }\n"},
        {"funding = { state_match = { probability = 1.5; year = 2022; remaining = -0.1; municipal_remaining = 2; odds = 1; }; };",
         "desk.cfg:3: funding.state_match.odds: found unknown name 'odds', allowed are probability, year, remaining, municipal_remaining\n"
         "desk.cfg:3: funding.state_match.probability: found 1.5, allowed is a number from 0 to 1\n"
         "desk.cfg:3: funding.state_match.year: found 2022, allowed is a whole number from 2023 to 2045\n"
         "desk.cfg:3: funding.state_match.remaining: found -0.1, allowed is a number from 0 to 1\n"
         "desk.cfg:3: funding.state_match.municipal_remaining: found 2, allowed is a number from 0 to 1\n"},
        {"funding = {\n state_match = { municipal_remaining = 1; }; };",
         "desk.cfg:4: funding.state_match: 'probability' is missing\n"
         "desk.cfg:4: funding.state_match: 'year' is missing\n"
         "desk.cfg:4: funding.state_match: 'remaining' is missing\n"},
    };
    CHECK_MISTAKES(state, list);
}

static void mistakes_in_the_economy(void **state)
{
    static const mistake list[] = {
        {"economy = { shock = 1.5; };", "desk.cfg:3: economy.shock: found 1.5, allowed is a list ((year, value), ...)\n"},
        {"economy = { shock = ( (2027, 30), (2026, -11) ); };",
         "desk.cfg:3: economy.shock: found 30, allowed is a number from -10 to 15\n"
         "desk.cfg:3: economy.shock: found the year 2026 after 2027, years must increase\n"
         "desk.cfg:3: economy.shock: found -11, allowed is a number from -10 to 15\n"},
        {"economy = { x = 1; };", "desk.cfg:3: economy.x: found unknown name 'x', allowed is shock\n"},
        {"economy = { shok = ( (2027, 3) ); };", "desk.cfg:3: economy.shok: found unknown name 'shok'; did you mean 'shock'?\n"},
    };
    CHECK_MISTAKES(state, list);
}

static void mistakes_in_beliefs(void **state)
{
    static const mistake list[] = {
        {"assume = { adb_technicl = { distribution = \"fixed\"; value = 1.0; }; };",
         "desk.cfg:3: assume.adb_technicl: found unknown name 'adb_technicl'; did you mean 'adb_technical'?\n"},
        {"assume = { adb_technical = 0.5; };", "desk.cfg:3: assume.adb_technical: found 0.5, allowed is a group { ... }\n"},
        {"assume = { adb_technical = { mean = 0; sd = 1; }; };", "desk.cfg:3: assume.adb_technical: 'distribution' is missing\n"},
        {"assume = { adb_technical = { distribution = \"gamma\"; }; };",
         "desk.cfg:3: assume.adb_technical.distribution: found \"gamma\", allowed is \"fixed\", \"normal\", \"lognormal\", \"beta\"\n"},
        {"assume = { adb_technical = { distribution = \"normal\"; mean = 0.1; }; };",
         "desk.cfg:3: assume.adb_technical: 'sd' is missing\n"},
        {"assume = { adb_technical = { distribution = \"normal\"; mean = 0.1; sd = 0.01; median = 3; }; };",
         "desk.cfg:3: assume.adb_technical.median: found 'median', allowed for normal are 'mean' and 'sd'\n"},
        {"assume = { adb_technical = { distribution = \"fixed\"; value = 0.1; sd = 0.01; }; };",
         "desk.cfg:3: assume.adb_technical.sd: found 'sd', allowed for fixed is 'value'\n"},
        {"assume = { adb_technical = { distribution = \"normal\"; mean = \"x\"; sd = \"y\"; lower = true; mode = 1; note = 2; }; };",
         "desk.cfg:3: assume.adb_technical.mode: found unknown name 'mode'\n"
         "desk.cfg:3: assume.adb_technical.note: found 2, allowed is a string that is not empty\n"
         "desk.cfg:3: assume.adb_technical.mean: found \"x\", allowed is a number\n"
         "desk.cfg:3: assume.adb_technical.sd: found \"y\", allowed is a number\n"
         "desk.cfg:3: assume.adb_technical.lower: found true, allowed is a number\n"},
        {"assume = { leave_rate = { distribution = \"normal\"; mean = 0.1; sd = 0.1; }; };",
         "desk.cfg:3: assume.leave_rate: found a prior that reaches from -0.5 to 0.7, allowed is 0.05 to 0.6 (lower and upper cut it "
         "off)\n"},
        {"assume = { pledge_kept = { distribution = \"fixed\"; value = 7; }; };",
         "desk.cfg:3: assume.pledge_kept: found a prior that reaches from 7 to 7, allowed is 0 to 1 (lower and upper cut it off)\n"},
        {"assume = { adb_technical = { distribution = \"fixed\"; value = 0.1; unit = \"%\"; group = \"x\"; sign = -1; grade = \"E\"; "
         "source = 5; }; };",
         "desk.cfg:3: assume.adb_technical.unit: found \"%\", allowed is \"share per +10 pp coverage\"\n"
         "desk.cfg:3: assume.adb_technical.group: found a group, but the group of a prior cannot be changed; leave it out\n"
         "desk.cfg:3: assume.adb_technical.sign: found a sign, but the sign of a prior cannot be changed; leave it out\n"
         "desk.cfg:3: assume.adb_technical.grade: found \"E\", allowed is \"A\", \"B\", \"C\", \"D\", \"assumed\"\n"
         "desk.cfg:3: assume.adb_technical.source: found 5, allowed is a string that is not empty\n"},
        {"assume = { leave_rate = { distribution = \"fixed\"; value = 0.3; group = \"programme\"; sign = 1; }; };",
         "desk.cfg:3: assume.leave_rate.group: found a group, but the group of a prior cannot be changed; leave it out\n"
         "desk.cfg:3: assume.leave_rate.sign: found a sign, but the sign of a prior cannot be changed; leave it out\n"},
    };
    CHECK_MISTAKES(state, list);
    desk *self = *state;
    static const char *const hopeless[] = {
        "distribution = \"normal\"; mean = 0.1; sd = -1.0;",
        "distribution = \"lognormal\"; median = 0; sdlog = 1;",
        "distribution = \"beta\"; a = 0.1; b = 1;",
        "distribution = \"normal\"; mean = 0; sd = 0.01; lower = 1; upper = 0;",
        "distribution = \"normal\"; mean = 0; sd = 0.01; lower = 1;",
    };
    for (size_t i = 0; i < sizeof hopeless / sizeof *hopeless; i++) {
        char text[256];
        snprintf(text, sizeof text, "assume = { adb_technical = { %s }; };", hopeless[i]);
        assert_int_equal(desk_read(self, text), KOERS_FINDINGS);
        assert_int_equal(self->findings.n, 1);
        assert_true(desk_mentions(self, "desk.cfg:3: assume.adb_technical: "));
    }
}

static void mistakes_in_targets(void **state)
{
    static const mistake list[] = {
        {"targets = ( 5 );", "desk.cfg:3: targets: found 5, allowed is a group { ... }\n"},
        {"targets = ( { id = \"new\"; at_leest = 1; } );",
         "desk.cfg:3: targets.new.at_leest: found unknown name 'at_leest'; did you mean 'at_least'?\n"
         "desk.cfg:3: targets.new: 'year' is missing\n"
         "desk.cfg:3: targets.new: 'indicator' is missing\n"
         "desk.cfg:3: targets.new: 'at_least' or 'at_most' is missing\n"},
        {"targets = ( { indicator = \"care_share\"; year = 2031; at_least = 0.1; } );", "desk.cfg:3: targets: 'id' is missing\n"},
        {"targets = ( { id = \"all\"; indicator = \"care_share\"; year = 2031; at_least = 0.1; } );",
         "desk.cfg:3: targets.all.id: found \"all\", the name of all targets together; choose another\n"},
        {"targets = ( { id = \"care@home\"; indicator = \"care_share\"; year = 2031; at_least = 0.1; } );",
         "desk.cfg:3: targets.care@home.id: found \"care@home\", allowed is a string of 1 to 64 characters of a-z, 0-9, - and _, not "
         "beginning with -\n"},
        {"targets = ( { id = \"care\"; at_least = 17; } );",
         "desk.cfg:3: targets.care.at_least: found 17, allowed is a fraction from 0 to 1 (a share is written 0.38, not 38)\n"},
        {"targets = ( { id = \"care\"; at_least = \"17\"; } );",
         "desk.cfg:3: targets.care.at_least: found \"17\", allowed is a number\n"},
        {"targets = ( { id = \"care\"; indicator = \"care_shar\"; } );",
         "desk.cfg:3: targets.care.indicator: found unknown name 'care_shar'; did you mean 'care_share'?\n"},
        {"targets = ( { id = \"care\"; at_least = 0.1; at_most = 0.2; } );",
         "desk.cfg:3: targets.care.at_most: found both 'at_least' and 'at_most', allowed is one of them\n"},
        {"targets = ( { id = \"care\"; year = 2032; } );",
         "desk.cfg:3: targets.care.year: found 2032, allowed is a whole number from 2023 to 2031\n"},
        {"targets = ( { id = \"care\"; year = 2046; } );",
         "desk.cfg:3: targets.care.year: found 2046, allowed is a whole number from 2023 to 2045\n"},
        {"targets = ( { id = \"care\"; indicator = \"dwellings_total\"; } );",
         "desk.cfg:3: targets.care: 'at_least' or 'at_most' is missing\n"},
        {"targets = ( { id = \"care\"; indicator = \"cost_total\"; at_most = 5; year = 2022; } );",
         "desk.cfg:3: targets.care.year: found 2022, allowed is a whole number from 2023 to 2045\n"},
        {"targets = ( { id = \"care\"; title = \"Care\"; } );",
         "desk.cfg:3: targets.care.title: found \"Care\", allowed is a group { ... }\n"},
        {"targets = ( { id = \"care\"; title = { de = \"x\"; nl = 5;\n en = \"two\\nlines\"; };\n titel = 1; } );",
         "desk.cfg:3: targets.care.title.de: found unknown name 'de', allowed are nl, en\n"
         "desk.cfg:3: targets.care.title.nl: found 5, allowed is a string that is not empty\n"
         "desk.cfg:4: targets.care.title.en: found \"two\\nlines\", allowed is a title on one line\n"
         "desk.cfg:5: targets.care.titel: found unknown name 'titel'; did you mean 'title'?\n"},
        {"targets = ( { id = \"care\"; source = 1; },\n { id = \"care\"; } );",
         "desk.cfg:3: targets.care.source: found 1, allowed is a string that is not empty\n"
         "desk.cfg:4: targets.care: found the id of a target for the second time\n"},
    };
    CHECK_MISTAKES(state, list);
}

static void heads_of_files(void **state)
{
    desk *self = *state;
    const koers_layers layers = {.path = desk_write(self, "head.cfg", "id = \"a\";\n")};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_says(self, "head.cfg:1: 'format' is missing\n"));
    desk_write(self, "head.cfg", "format = 2; id = \"a\";");
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_says(self, "head.cfg:1: format: found 2, allowed is a whole number from 1 to 1\n"));
    desk_write(self, "head.cfg", "format = 1;");
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_says(self, "head.cfg:1: 'id' is missing\n"));
    static const char *const ids[] = {
        "\"\"",    "\"-a\"", "\"A\"",    "\"a_b\"",
        "\"a b\"", "5",      "\"../x\"", "\"0123456789012345678901234567890123456789012345678901234567890123x\""};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char text[128];
        snprintf(text, sizeof text, "format = 1;\nid = %s;\n", ids[i]);
        desk_write(self, "head.cfg", text);
        assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
        assert_true(desk_mentions(self, "head.cfg:2: id: found "));
        assert_int_equal(self->findings.n, 1);
    }
    desk_write(self, "head.cfg", "format = 1;\nid = \"0123456789012345678901234567890123456789012345678901234567890123\";\n");
    assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
}

static void many_at_once(void **state)
{
    static const mistake list[] = {
        {"levers = {\n lesson_huors = 10;\n caseload = \"x\";\n lesson_coverage = 3.0;\n dwellings_basic = -1;\n};\nhorizn = 2031;",
         "desk.cfg:4: levers.lesson_huors: found unknown name 'lesson_huors'; did you mean 'lesson_hours'?\n"
         "desk.cfg:5: levers.caseload: found \"x\", allowed is a number from 20 to 400, a list ((year, value), ...) or \"2022\"\n"
         "desk.cfg:6: levers.lesson_coverage: found 3, allowed is a number from 0 to 1\n"
         "desk.cfg:7: levers.dwellings_basic: found -1, allowed is a number from 0 to 5000\n"
         "desk.cfg:9: horizn: found unknown name 'horizn'; did you mean 'horizon'?\n"},
    };
    CHECK_MISTAKES(state, list);
}

/* ---- two readers at once */

/* The same mistakes in each language, in turn and in one process: no language of an earlier reader stays behind. */
static void findings_speak_with_their_voice(void **state)
{
    desk *self = *state;
    static const struct {
        koers_language language;
        const char *lines;
    } readers[] = {
        {KOERS_DUTCH,
         "desk.cfg:3: levers.lesson_huors: onbekende naam 'lesson_huors' gevonden; bedoelde u 'lesson_hours'?\n"
         "desk.cfg:4: horizon: \"x\" gevonden, toegestaan is een geheel getal van 2031 tot 2045\n"
         "desk.cfg:5: assume.adb_care: sd moet boven 0 liggen (gebruik distribution \"fixed\" voor een zekere waarde)\n"},
        {KOERS_ENGLISH, "desk.cfg:3: levers.lesson_huors: found unknown name 'lesson_huors'; did you mean 'lesson_hours'?\n"
                        "desk.cfg:4: horizon: found \"x\", allowed is a whole number from 2031 to 2045\n"
                        "desk.cfg:5: assume.adb_care: sd must be above 0 (use distribution \"fixed\" for a certain value)\n"},
    };
    for (int turn = 0; turn < 4; turn++) {
        desk_speak(self, readers[turn % 2].language);
        assert_int_equal(desk_read(self, "levers = { lesson_huors = 1; };\nhorizon = \"x\";\n"
                                         "assume = { adb_care = { distribution = \"normal\"; mean = 0.0; sd = 0.0; }; };"),
                         KOERS_FINDINGS);
        assert_true(desk_says(self, readers[turn % 2].lines));
    }
    /* what the scan tells, and why a file cannot be read */
    desk_speak(self, KOERS_DUTCH);
    assert_int_equal(desk_read(self, "levers = { caseload = 1e400; };\n@include \"x\""), KOERS_FINDINGS);
    assert_true(desk_says(self, "desk.cfg:3: 1e400 gevonden, dat groter is dan elk getal waarmee gerekend kan worden\n"
                                "desk.cfg:4: @include gevonden, dat is niet toegestaan; gebruik based_on\n"));
    desk_speak(self, KOERS_ENGLISH);
}

/* ---- files */

static void files_that_cannot_be_read(void **state)
{
    desk *self = *state;
    koers_layers layers = {.path = "nowhere.cfg"};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_NO_INPUT);
    assert_true(desk_says(self, "nowhere.cfg: cannot read the file: No such file or directory\n"));
    layers.path = self->folder;
    assert_int_equal(desk_read_layers(self, &layers), KOERS_NO_INPUT);
    assert_true(desk_mentions(self, "cannot read the file: Is a directory"));
    /* the rest is still looked at */
    const char *const with[] = {"noway.cfg", desk_write(self, "with.cfg", "format = 1; horizn = 1;")};
    const char *const set[] = {"levers.caseload=5"};
    layers = (koers_layers){.path = "nowhere.cfg", .n_with = 2, .with = with, .n_set = 1, .set = set};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_NO_INPUT);
    assert_true(desk_mentions(self, "nowhere.cfg: cannot"));
    assert_true(desk_mentions(self, "noway.cfg: cannot"));
    assert_true(desk_mentions(self, "with.cfg:1: horizn:"));
    assert_true(desk_mentions(self, "--set 1: levers.caseload: found 5"));
    /* too large */
    enum { LARGE = (16 << 20) + 1 };
    char *spaces = malloc(LARGE);
    memset(spaces, ' ', LARGE);
    layers = (koers_layers){.path = desk_write_bytes(self, "large.cfg", spaces, LARGE)};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_NO_INPUT);
    assert_true(desk_says(self, "large.cfg: cannot read the file: it is larger than 16 MiB\n"));
    free(spaces);
}

/* That a file of the programme stands where a scenario should: one line, however much is in it. */
static bool desk_says_of_kind(desk *self, const char *kind)
{
    char text[128];
    snprintf(text, sizeof text, "kind: found a file of the programme itself (\"%s\") where a scenario is wanted\n", kind);
    assert_int_equal(self->findings.n, 1);
    return desk_mentions(self, text);
}

static void files_of_the_programme_are_no_scenarios(void **state)
{
    desk *self = *state;
    static const char *const files[][2] = {{DESK_PROGRAMME, "programme"}, {DESK_EVIDENCE, "parameters"}, {DESK_HISTORY, "history"}};
    for (size_t i = 0; i < 3; i++) {
        koers_layers layers = {.path = files[i][0]};
        assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
        assert_true(desk_says_of_kind(self, files[i][1]));
        layers = (koers_layers){.path = "scenarios/baseline.cfg", .n_with = 1, .with = &files[i][0]};
        assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
        assert_true(desk_says_of_kind(self, files[i][1]));
    }
}

static void chains(void **state)
{
    desk *self = *state;
    assert_int_equal(desk_read(self, "based_on = \"nowhere.cfg\";"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "desk.cfg:3: based_on: cannot read '"));
    assert_true(desk_mentions(self, "/nowhere.cfg': No such file or directory"));
    assert_int_equal(desk_read(self, "based_on = \"desk.cfg\";"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "desk.cfg:3: based_on: found a loop: '"));
    desk_write(self, "one.cfg", "format = 1; id = \"one\";\nbased_on = \"./two.cfg\";\n");
    const koers_layers layers = {.path = desk_write(self, "two.cfg", "format = 1; id = \"two\";\nbased_on = \"one.cfg\";\n")};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "one.cfg:2: based_on: found a loop: '"));
    /* a mistake in a base is told there, and what the base cannot say keeps the rest from being judged */
    desk_write(self, "base.cfg", "format = 1;\nlevers = { caseload = 5; };\nhorizon = 99999999999;");
    assert_int_equal(desk_read(self, "based_on = \"base.cfg\";\nhorizon = 2030;"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "base.cfg:1: 'id' is missing"));
    assert_true(desk_mentions(self, "base.cfg:2: levers.caseload: found 5"));
    assert_true(desk_mentions(self, "base.cfg:3: found 99999999999"));
    assert_true(desk_mentions(self, "desk.cfg:4: horizon: found 2030"));
    desk_write(self, "base.cfg", "format = 1;\nid = ;\n");
    assert_int_equal(desk_read(self, "based_on = \"base.cfg\";\nlesson = 5;"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "base.cfg:2: found no value"));
    assert_true(desk_mentions(self, "desk.cfg:4: lesson: found unknown name"));
    /* another kind of file */
    char *text = NULL;
    size_t n;
    text = desk_contents(DESK_EVIDENCE, &n);
    desk_write_bytes(self, "base.cfg", text, n);
    free(text);
    assert_int_equal(desk_read(self, "based_on = \"base.cfg\";"), KOERS_FINDINGS);
    assert_true(desk_says_of_kind(self, "parameters"));
}

static void a_chain_has_an_end(void **state)
{
    desk *self = *state;
    char path[256];
    enum { N = 40 };
    for (int i = 0; i < N; i++) {
        snprintf(path, sizeof path, "%s/%d.cfg", self->folder, i);
        FILE *stream = fopen(path, "w");
        assert_non_null(stream);
        fprintf(stream, "format = 1; id = \"a\";\nbased_on = \"%d.cfg\";\n", i + 1);
        fclose(stream);
    }
    snprintf(path, sizeof path, "%s/0.cfg", self->folder);
    const koers_layers layers = {.path = path};
    const koers_status status = desk_read_layers(self, &layers);
    for (int i = 0; i < N; i++) {
        snprintf(path, sizeof path, "%s/%d.cfg", self->folder, i);
        unlink(path);
    }
    assert_int_equal(status, KOERS_FINDINGS);
    assert_true(desk_says(self, "31.cfg:2: based_on: found a chain of more than 32 files\n"));
}

static void shipped_scenarios_are_good(void **state)
{
    desk *self = *state;
    static const char *const ids[] = {"baseline", "full-plan", "municipal-only", "funding-stops-2027", "intensified", "recession"};
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        char path[128];
        snprintf(path, sizeof path, "scenarios/%s.cfg", ids[i]);
        const koers_layers layers = {.path = path};
        assert_int_equal(desk_read_layers(self, &layers), KOERS_OK);
        assert_string_equal(self->scenario.id, ids[i]);
        assert_string_not_equal(self->scenario.title[KOERS_DUTCH], self->scenario.title[KOERS_ENGLISH]);
        assert_int_equal(self->scenario.inputs.aims.n_targets, 4);
        assert_string_equal(self->scenario.file[0].path, DESK_PROGRAMME);
        assert_string_equal(self->scenario.file[1].path, DESK_EVIDENCE);
        assert_string_equal(self->scenario.file[self->scenario.n_files - 1].path, path);
        assert_int_equal(strlen(self->scenario.file[2].digest), 64);
        assert_int_equal(koers_file_check(path, NULL, &self->reference, &self->findings), KOERS_OK);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistakes_in_the_text),
        cmocka_unit_test(mistakes_at_the_top),
        cmocka_unit_test(titles_can_be_drawn),
        cmocka_unit_test(mistakes_in_levers),
        cmocka_unit_test(mistakes_in_money),
        cmocka_unit_test(mistakes_in_the_economy),
        cmocka_unit_test(mistakes_in_beliefs),
        cmocka_unit_test(mistakes_in_targets),
        cmocka_unit_test(heads_of_files),
        cmocka_unit_test(many_at_once),
        cmocka_unit_test(findings_speak_with_their_voice),
        cmocka_unit_test(files_that_cannot_be_read),
        cmocka_unit_test(files_of_the_programme_are_no_scenarios),
        cmocka_unit_test(chains),
        cmocka_unit_test(a_chain_has_an_end),
        cmocka_unit_test(shipped_scenarios_are_good),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
