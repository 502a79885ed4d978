/* Stranger: what is none of ours is known as such and not quoted; what is ours, however full of mistakes, is let through. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "scenario/stranger.h"
#include "scenario_desk.h"

#define REASON(text) koers_stranger_reason(text, sizeof text - 1)

static void ours_are_let_through(void **state)
{
    (void) state;
    assert_null(REASON(""));
    assert_null(REASON("\n# only a comment, and another\n  // 5\n\n"));
    assert_null(REASON("format = 1;"));
    assert_null(REASON("\xef\xbb\xbf"
                       "format=1"));
    assert_null(REASON("# a\r  levers\t: { x"));
    assert_null(REASON("fromat = 1;\nid = \xe2\x80\x9cx\xe2\x80\x9d;"));
    assert_null(REASON("/* draw,value */ format = 1;"));
    assert_null(REASON("@include \"x.cfg\""));
    assert_null(REASON("caf\xe9\nformat = 1; # Latin-1: the scan tells where"));
    assert_null(REASON("a\0\nformat = 1;"));
}

static void strangers_are_known(void **state)
{
    (void) state;
    static const char none[] = "it has no setting of this program, such as format = 1;";
    static const char binary[] = "it is no text but binary data", wide[] = "it is UTF-16 text; save it as UTF-8";
    assert_string_equal(REASON("draw,indicator,year,value\n1,care_share,2031,0.17\n"), none);
    assert_string_equal(REASON("root:x:0:0:root:/root:/bin/bash\n"), none);
    assert_string_equal(REASON("{ \"format\": 1, \"id\": \"x\" }"), none);
    assert_string_equal(REASON("#!/bin/sh\nformatter = 1\nids: 5\n"), none);
    assert_string_equal(REASON("title"), none);
    assert_string_equal(REASON("\x7f"
                               "ELF\x02\x01\x01\0\0\0\0"),
                        binary);
    assert_string_equal(REASON("\x1f\x8b\x08\x00\x00"), binary);
    assert_string_equal(REASON("\x89PNG\r\n\x1a\n\0"), binary);
    assert_string_equal(REASON("caf\xe9"), binary);
    assert_string_equal(REASON("\xff\xfe"
                               "f\0o\0r\0"),
                        wide);
    assert_string_equal(REASON("\xfe\xff\0f\0o"), wide);
    assert_string_equal(REASON("f\0o\0r\0m\0"), wide);
    assert_string_equal(REASON("\0f\0o\0r\0m"), wide);
}

/* Wherever a file is named: one line, and nothing of what stands in it. */
static void one_line_wherever_it_is_named(void **state)
{
    desk *self = *state;
    static const char table[] = "secret,of,somebody\n5000000000,\"x\n";
    const char *path = desk_write(self, "table.csv", table);
    char line[256];
    assert_int_equal(desk_read(self, "based_on = \"table.csv\";"), KOERS_FINDINGS);
    snprintf(line, sizeof line,
             "desk.cfg:3: based_on: '%s' is no file of this program: it has no setting of this program, such as format = 1;\n", path);
    assert_true(desk_says(self, line));
    desk_write_bytes(self, "table.csv",
                     "\x7f"
                     "ELF\x02\0\0\0",
                     8);
    assert_int_equal(desk_read(self, "based_on = \"table.csv\";"), KOERS_FINDINGS);
    snprintf(line, sizeof line, "desk.cfg:3: based_on: '%s' is no file of this program: it is no text but binary data\n", path);
    assert_true(desk_says(self, line));
    desk_write(self, "table.csv", table);
    koers_layers layers = {.path = path};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(
        desk_says(self, "table.csv: found no file of this program: it has no setting of this program, such as format = 1;\n"));
    layers = (koers_layers){.path = "scenarios/baseline.cfg", .n_with = 1, .with = &path};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_FINDINGS);
    assert_true(
        desk_says(self, "table.csv: found no file of this program: it has no setting of this program, such as format = 1;\n"));
    desk_clear(self);
    assert_int_equal(koers_file_check(path, NULL, &self->reference, &self->findings), KOERS_FINDINGS);
    assert_true(
        desk_says(self, "table.csv: found no file of this program: it has no setting of this program, such as format = 1;\n"));
}

/* The cause in the language of the reader, and no control character of a name or a text on the way. */
static void causes_are_told_and_nothing_is_sent(void **state)
{
    desk *self = *state;
    desk_speak(self, KOERS_DUTCH);
    koers_layers layers = {.path = "nergens.cfg"};
    assert_int_equal(desk_read_layers(self, &layers), KOERS_NO_INPUT);
    assert_true(desk_says(self, "nergens.cfg: kan het bestand niet lezen: bestand of map bestaat niet\n"));
    layers.path = "no\x1b[2Jwhere\r.cfg";
    assert_int_equal(desk_read_layers(self, &layers), KOERS_NO_INPUT);
    assert_true(desk_says(self, "no\\x1b[2Jwhere\\r.cfg: kan het bestand niet lezen: bestand of map bestaat niet\n"));
    assert_int_equal(desk_read(self, "based_on = \".\";\nlevers = { lesson_hours = \"a\rb\"; };"), KOERS_FINDINGS);
    assert_true(desk_mentions(self, "/.' niet lezen: het is een map\n"));
    assert_true(desk_mentions(self, "levers.lesson_hours: \"a\\rb\" gevonden"));
    desk_speak(self, KOERS_ENGLISH);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ours_are_let_through),
        cmocka_unit_test(strangers_are_known),
        cmocka_unit_test(one_line_wherever_it_is_named),
        cmocka_unit_test(causes_are_told_and_nothing_is_sent),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
