/* Scan: what libconfig would silently change is found, at its line; what only looks like it is left alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "koers/findings.h"
#include "scenario/scan.h"

/* Scans a text; checks the one line found ("" for none) and what was made of the text (NULL: not looked at). */
static bool scans(const char *text, size_t n, const char *line, const char *made)
{
    koers_findings findings;
    char *copy = calloc(1, n + 1);
    memcpy(copy, text, n);
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    const bool usable = koers_scan_text(copy, n, "f", false, &findings);
    if (line[0] == '\0') {
        assert_int_equal(findings.n, 0);
    } else {
        assert_int_equal(findings.n, 1);
        char *found = koers_finding_line(&findings.items[0]);
        if (strstr(found, line) == NULL) print_error("%s\n%s\n", found, line);
        assert_non_null(strstr(found, line));
        koers_free(found);
    }
    if (made != NULL) assert_string_equal(copy, made);
    koers_findings_free(&findings);
    free(copy);
    return usable;
}

static bool scans_text(const char *text, const char *line, const char *made)
{
    return scans(text, strlen(text), line, made);
}

static void honest_texts_stay_as_they_are(void **state)
{
    (void) state;
    static const char *const texts[] = {
        "",
        "a = 5;",
        "a = -2147483648; b = 2147483647; c = +2147483647;",
        "a = 9223372036854775807L; b = -9223372036854775808LL;",
        "a = 0x7fffffff; b = 0x7fffffffffffffffL; c = 0X0;",
        "a = 1e308; b = -1.5E+300; c = .5; d = 5.; e = 0.0; f = 0e999; g = 1e-300;",
        "a = \"5000000000 1e400 /* @include # // \";",
        "# 5000000000 /* \" @include\n",
        "// 1e400 \"\n",
        "/* 5000000000\n \" # // */ a = 1;",
        "abc5000000000 = 1; x-5000000000 = 2; *99999999999 = 3;",
        "a = \"\\\"5000000000\"; b = \"\\\\\";",
        "a = \"\xc3\xa9 \xe2\x82\xac \xf0\x9f\x98\x80\";",
        "a = \"\\x41\\x7e\";",
        "a = (1, 2, (3, {b = [5];}));",
        "a = -5;",
        "a = \"two\nlines\";",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) assert_true(scans_text(texts[i], "", texts[i]));
}

static void numbers_that_would_change_are_found(void **state)
{
    (void) state;
    assert_true(
        scans_text("\n\na = 5000000000;", "f:3: found 5000000000, which does not fit in 32 bits", "\n\na = \"\001\"       ;"));
    assert_true(scans_text("a = 2147483648;", "f:1: found 2147483648, which does not fit in 32 bits", NULL));
    assert_true(scans_text("a = -2147483649;", "f:1: found -2147483649, which does not fit in 32 bits", NULL));
    assert_true(scans_text("a = +3000000000;", "f:1: found +3000000000, which does not fit in 32 bits", NULL));
    assert_true(scans_text("a = 99999999999999999999;", "does not fit in 32 bits", NULL));
    assert_true(scans_text("a = 9223372036854775808L;", "f:1: found 9223372036854775808L, which does not fit in 64 bits", NULL));
    assert_true(scans_text("a = -9223372036854775809LL;", "does not fit in 64 bits", NULL));
    assert_true(scans_text("a = 0x80000000;", "f:1: found 0x80000000, which does not fit in 32 bits", NULL));
    assert_true(scans_text("a = 0xFFFFFFFFFFFFFFFFL;", "does not fit in 64 bits", NULL));
    assert_true(scans_text("a = 1e400;", "f:1: found 1e400, which is larger than any number", "a = \"\001\"  ;"));
    assert_true(scans_text("a = -1.0e+400;", "larger than any number", NULL));
    assert_true(scans_text("a = 1e-400;", "f:1: found 1e-400, which cannot be told from 0", NULL));
    assert_false(scans_text("a = .;", "f:1: found ., which is no number", NULL));
    assert_true(scans_text("a = -.e5;", "no number", NULL));
    assert_true(scans_text("/* \n */ # 1e400\n a = (1, 1e400);", "f:3: found 1e400", NULL));
    assert_true(scans_text("a = \"two\nlines\"; b = 1e999;", "f:2: found 1e999", NULL));
    assert_true(scans_text("a = 1111111111222222222233333333334444444444555;",
                           "found 1111111111222222222233333333334444444444, which", NULL));
}

static void what_is_never_closed_is_told_where_it_was_opened(void **state)
{
    (void) state;
    assert_false(scans_text("a = 1;\n/* b = 2;\n\n", "f:2: found a comment that is never closed by */", NULL));
    assert_false(scans_text("/*/", "f:1: found a comment that is never closed", NULL));
    assert_false(scans_text("\na = \"b;\n\n", "f:2: found a string that is never closed", NULL));
    assert_false(scans_text("a = \"b\\", "f:1: found a string that is never closed", NULL));
    assert_false(scans_text("a = \"b\\\"", "f:1: found a string that is never closed", NULL));
}

static void include_is_refused_and_taken_out(void **state)
{
    (void) state;
    assert_true(scans_text("a = 1;\n@include \"x.cfg\"\nb = 2;", "f:2: found @include, which is not allowed; use based_on",
                           "a = 1;\n                \nb = 2;"));
    assert_true(scans_text("a = 1;  @include \"x\"", "use based_on", NULL));
}

static void only_text_is_read(void **state)
{
    (void) state;
    static const char with_zero[] = "a = 1;\nb\0 = 2;";
    assert_false(scans(with_zero, sizeof with_zero - 1, "f:2: found control character 0x00", NULL));
    assert_false(scans_text("\na = \"\xe9\";", "f:2: found byte 0xe9, which is not UTF-8 text", NULL));
    assert_false(scans_text("\xc0\xaf", "not UTF-8", NULL));         /* longer than it need be */
    assert_false(scans_text("\xed\xa0\x80", "not UTF-8", NULL));     /* half of a pair         */
    assert_false(scans_text("\xf4\x90\x80\x80", "not UTF-8", NULL)); /* beyond the last        */
    assert_false(scans_text("\xe2\x82", "not UTF-8", NULL));         /* cut off                */
    assert_false(scans_text("a = \"\x1b[31m\";", "control character 0x1b", NULL));
    assert_false(scans_text("a = \"\xc2\x9b\";", "control character 0x9b", NULL));
    assert_false(scans_text("a = \"\\x00\";", "f:1: found \\x00 in a string", NULL));
    assert_false(scans_text("a = \"\\xFF\";", "found \\xFF in a string", NULL));
}

static void a_byte_order_mark_is_passed_over(void **state)
{
    (void) state;
    assert_true(scans_text("\xef\xbb\xbf"
                           "a = 1;",
                           "", "   a = 1;"));
    assert_true(scans_text("\xef\xbb\xbf", "", "   "));
}

static void no_more_than_a_file_can_hold(void **state)
{
    (void) state;
    enum { N = 200001 };
    char *text = calloc(1, 2 * N + 8);
    memcpy(text, "a = ", 4);
    memset(text + 4, '(', 33);
    assert_false(scans_text(text, "f:1: found brackets nested more than 32 deep", NULL));
    for (size_t i = 0; i < N; i++) memcpy(text + 5 + 2 * i, "1,", 2);
    memcpy(text, "a = (", 5);
    assert_false(scans_text(text, "more settings than", NULL));
    size_t n = 0;
    for (int i = 0; i < 20001; i++) n += (size_t) sprintf(text + n, "a%d=1 ", i);
    assert_false(scans_text(text, "more settings than", NULL));
    free(text);
}

static void options_have_no_line(void **state)
{
    (void) state;
    koers_findings findings;
    char text[] = "value = 5000000000\n";
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_true(koers_scan_text(text, strlen(text), "--set 1", true, &findings));
    assert_int_equal(findings.n, 1);
    assert_int_equal(findings.items[0].line, 0);
    koers_findings_free(&findings);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(honest_texts_stay_as_they_are),
        cmocka_unit_test(numbers_that_would_change_are_found),
        cmocka_unit_test(what_is_never_closed_is_told_where_it_was_opened),
        cmocka_unit_test(include_is_refused_and_taken_out),
        cmocka_unit_test(only_text_is_read),
        cmocka_unit_test(a_byte_order_mark_is_passed_over),
        cmocka_unit_test(no_more_than_a_file_can_hold),
        cmocka_unit_test(options_have_no_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
