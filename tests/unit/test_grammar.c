/* Grammar: what cannot stand where it does is named, with what was meant; what the parser takes passes without a word. */
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

/* Scans a text; all that is found, a line each, and what is left of the text. */
static bool scan_in(koers_language language, bool is_option, const char *text, char *found, size_t size, char *made)
{
    koers_findings findings;
    koers_findings_init(&findings, koers_voice_of(language));
    strcpy(made, text);
    const bool usable = koers_scan_text(made, strlen(made), is_option ? "--set 1" : "f", is_option, &findings);
    found[0] = '\0';
    for (size_t i = 0; i < findings.n; i++) {
        char *line = koers_finding_line(&findings.items[i]);
        snprintf(found + strlen(found), size - strlen(found), "%s\n", line);
        koers_free(line);
    }
    koers_findings_free(&findings);
    return usable;
}

typedef struct {
    const char *text, *lines;
    const char *made; /* what the parser gets; NULL: it is not asked */
} mistake;

static void check_mistakes(const mistake *list, size_t n)
{
    char found[1024], made[1024];
    for (size_t i = 0; i < n; i++) {
        const bool usable = scan_in(KOERS_ENGLISH, false, list[i].text, found, sizeof found, made);
        if (strcmp(found, list[i].lines) != 0) fail_msg("%s\nfound:\n%sexpected:\n%s", list[i].text, found, list[i].lines);
        assert_int_equal(usable, list[i].made != NULL);
        if (usable) assert_string_equal(made, list[i].made);
    }
}

#define CHECK_MISTAKES(list) check_mistakes(list, sizeof(list) / sizeof *(list))
#define MARKS                "; decimals are written after a point (0.38), thousands without any mark (13292)\n"
#define QUOTES               "; a text stands between straight double quotes, \"...\"\n"
#define MINUS                "; the minus and the hyphen are written -\n"

static void numbers_of_other_countries(void **state)
{
    (void) state;
    static const mistake list[] = {
        {"a = 0,38; b = 1;", "f:1: found 0,38" MARKS, "a = \"\001\" ; b = 1;"},
        {"a = { b = 28,5 };", "f:1: found 28,5" MARKS, "a = { b = \"\001\"  };"},
        {"a = -0,4;", "f:1: found -0,4" MARKS, "a = \"\001\" ;"},
        {"a = 1.300,50;", "f:1: found 1.300,50" MARKS, "a = \"\001\"     ;"},
        {"a = 1,300,000.5;", "f:1: found 1,300,000.5" MARKS, "a = \"\001\"        ;"},
        {"a = (1.300.000, 2);", "f:1: found 1.300.000" MARKS, "a = (\"\001\"      , 2);"},
        {"a = 13 292;\nb = 12'000;", "f:1: found 13 292" MARKS "f:2: found 12'000" MARKS, "a = \"\001\"   ;\nb = \"\001\"   ;"},
        {"a = 0,8%;", "f:1: found 0,8%" MARKS, "a = \"\001\" ;"},
        {"a = 80%;", "f:1: found 80%; a percentage is written as a fraction: 0.8\n", "a = \"\001\";"},
        {"a = ( (2023, -37.5 %) );", "f:1: found -37.5 %; a percentage is written as a fraction: -0.375\n",
         "a = ( (2023, \"\001\"    ) );"},
        {"a = 5%;", "f:1: found 5%; a percentage is written as a fraction: 0.05\n", NULL},
        {"a = 28.5 mln;", "f:1: found mln behind a number; a number is written without its unit\n", "a = \"\001\"     ;"},
        {"a = 10km;", "f:1: found km behind a number; a number is written without its unit\n", "a = \"\001\" ;"},
    };
    CHECK_MISTAKES(list);
}

static void signs_of_word_processors(void **state)
{
    (void) state;
    static const mistake list[] = {
        {"a = “x y”; b = 1;", "f:1: found “ (U+201C)" QUOTES, "a = \"\001\"      ; b = 1;"},
        {"a = „x”;", "f:1: found „ (U+201E)" QUOTES, "a = \"\001\"    ;"},
        {"a = «x»;", "f:1: found « (U+00AB)" QUOTES, "a = \"\001\"  ;"},
        {"a = “x\";", "f:1: found “ (U+201C)" QUOTES, "a = \"\001\"  ;"},
        {"a = ‘x’;", "f:1: found ‘ (U+2018)" QUOTES, "a = \"\001\"    ;"},
        {"a = 'x';", "f:1: found '" QUOTES, "a = \"\001\";"},
        {"a = '';", "f:1: found '" QUOTES, NULL},
        {"a = “x;\n", "f:1: found “ (U+201C)" QUOTES, NULL},
        {"a = \"x”;\nb = 1;\n", "f:1: found ” (U+201D) where the text should be closed by a straight \"\n", NULL},
        {"a = –5; b = −0.5;", "f:1: found – (U+2013)" MINUS "f:1: found − (U+2212)" MINUS, "a = \"\001\" ; b = \"\001\"   ;"},
        {"full–plan = 5;", "f:1: found – (U+2013)" MINUS, NULL},
        {"a =\xc2\xa0"
         "5;\n\tcafé\xe2\x80\xaf= 1;",
         "f:1: found a special blank (U+00A0) in column 4; write an ordinary one\n"
         "f:2: found é (U+00E9) outside of a text, where it means nothing\n",
         NULL},
        {"a =\xc2\xa0 5;\n\t\"é\"",
         "f:1: found a special blank (U+00A0) in column 4; write an ordinary one\n"
         "f:2: found a value with no name before it, as in name = value\n",
         NULL},
        {"a = (\"é\",\xe2\x80\xaf"
         "1,\xe2\x80\xaf"
         "2);",
         "f:1: found a special blank (U+202F) in column 10; write an ordinary one\n", "a = (\"é\",   1,   2);"},
        {"a\xef\xbb\xbf = 5;", "f:1: found a special blank (U+FEFF) in column 2; write an ordinary one\n", "a    = 5;"},
        {"a ≥ 5;", "f:1: found ≥ (U+2265) outside of a text, where it means nothing\n", NULL},
        {"a = €5;", "f:1: found € (U+20AC) outside of a text, where it means nothing\n", NULL},
        {"a = $5;", "f:1: found $ outside of a text, where it means nothing\n", NULL},
        {"a = 5 / 3;", "f:1: found / outside of a text, where it means nothing\n", NULL},
    };
    CHECK_MISTAKES(list);
}

static void words_and_names(void **state)
{
    (void) state;
    static const mistake list[] = {
        {"a = unlimited;", "f:1: found unlimited without quotes; a text is written \"unlimited\"\n", "a = \"\001\"      ;"},
        {"a = ( (2023, unlimited) );", "f:1: found unlimited without quotes; a text is written \"unlimited\"\n",
         "a = ( (2023, \"\001\"      ) );"},
        {"a = ja;", "f:1: found ja without quotes; a text is written \"ja\"\n", NULL},
        {"a = \"x\"\nb = ab c;", "f:2: found ab without quotes; a text is written \"ab\"\nf:2: found c with no = behind it\n",
         NULL},
        {"levers { a = 1; };", "f:1: found levers with no = behind it\n", NULL},
        {"a = 1;\nb 5;", "f:2: found b with no = behind it\n", NULL},
        {"a = 1;\nb", "f:2: found b with no = behind it\n", NULL},
        {"a = \"x; b = \"y\";", "f:1: found y right behind a text; a quote \" is missing, or there is one too many\n", NULL},
        {"a = - 5;", "f:1: found a + or - with no number behind it\n", NULL},
        {"a = 1;;", "f:1: found ; with no setting before it\n", NULL},
        {"a = { , };", "f:1: found , with no setting before it\n", NULL},
        {"= 5;", "f:1: found = with no name before it\n", NULL},
        {"a == 5;", "f:1: found = with no name before it\n", NULL},
        {"a = b = 5;", "f:1: found a second = before a value\n", NULL},
        {"a = (b = 5);", "f:1: found name = value in a list; it is written between { and }\n", NULL},
        {"a = ;", "f:1: found no value after '='\n", NULL},
        {"a = { b = };", "f:1: found no value after '='\n", NULL},
        {"\na =\n\n", "f:2: found no value after '='\n", NULL},
        {"a = 1;\nb = 2;\na = 3;", "f:3: found 'a' for the second time in the same group, after line 1\n", NULL},
        {"a = {\n b = 1;\n c = ( { b = 1; }, { b = 2; } );\n b = 2; };\nd = 1; d = 2;",
         "f:4: found 'b' for the second time in the same group, after line 2\n"
         "f:5: found 'd' for the second time in the same group, after line 5\n",
         NULL},
    };
    CHECK_MISTAKES(list);
}

static void brackets_and_commas(void **state)
{
    (void) state;
    static const mistake list[] = {
        {"a = [ [2023, 0.5], [2027, 0.8] ];", "f:1: found [ ] around other brackets; a list is written between ( and )\n",
         "a = ( (2023, 0.5), (2027, 0.8) );"},
        {"a = [\n (1, 2), { b = [3, 4]; } ];", "f:1: found [ ] around other brackets; a list is written between ( and )\n",
         "a = (\n (1, 2), { b = [3, 4]; } );"},
        {"a = (1, 2;", "f:1: found ; in a list, where a comma parts the values\n", NULL},
        {"a = (1, 2", "f:1: found a bracket that is never closed by )\n", NULL},
        {"x = 1;\na = { b = {\n c = 1; };\n", "f:2: found a bracket that is never closed by }\n", NULL},
        {"a = (\n1, 2 };", "f:2: found } where ) should close the bracket of line 1\n", NULL},
        {"a = 1; };", "f:1: found } with no bracket open before it\n", NULL},
        {"a = (1, 2, );", "f:1: found a comma with no value after it\n", NULL},
        {"a = (1,, 2);", "f:1: found a comma with no value before it\n", NULL},
        {"a = (,);", "f:1: found a comma with no value before it\n", NULL},
        {"a = ((1, 2) (3, 4));", "f:1: found a value with no comma before it\n", NULL},
        {"a = (2023 0.5);", "f:1: found a value with no comma before it\n", NULL},
        {"a = 5 6;", "f:1: found a value with no name before it, as in name = value\n", NULL},
        {"{ a = 5; }", "f:1: found a value with no name before it, as in name = value\n", NULL},
    };
    CHECK_MISTAKES(list);
}

/* All that libconfig 1.5 takes. */
static void what_the_parser_takes_passes(void **state)
{
    (void) state;
    static const char *const texts[] = {
        "b = { a = 1, };",
        "a = 1 b = 2",
        "a = \"x\" \"y\"\n\"z\";",
        "a = TRUE; b = False;",
        "a = (true, false);",
        "a = {}, b = {};",
        "a: 5",
        "a = []; b = (); c = {}",
        "a /* x */ = // y\n 5",
        "L = 5; true_ = 1;",
        "a = (5, \"x\" \"y\");",
        "a = [1, 2], b = 3",
        "a = { b = 1 } c = { b = 1 }",
        "a = 5\n# x\nb=6;",
        "a=1LL b=.5c=5.;",
    };
    char found[256], made[256];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_true(scan_in(KOERS_ENGLISH, false, texts[i], found, sizeof found, made));
        assert_string_equal(found, "");
        assert_string_equal(made, texts[i]);
    }
}

static void options_have_no_lines_and_columns(void **state)
{
    (void) state;
    char found[256], made[256];
    assert_false(scan_in(KOERS_ENGLISH, true, "value = { a = 1; a = 2; }", found, sizeof found, made));
    assert_string_equal(found, "--set 1: found 'a' twice in the same group\n");
    assert_false(scan_in(KOERS_ENGLISH, true, "value = (1, 2}", found, sizeof found, made));
    assert_string_equal(found, "--set 1: found } where ) should close a bracket\n");
    assert_true(scan_in(KOERS_ENGLISH, true,
                        "value =\xc2\xa0"
                        "5",
                        found, sizeof found, made));
    assert_string_equal(found, "--set 1: found a special blank (U+00A0); write an ordinary one\n");
    assert_false(scan_in(KOERS_ENGLISH, true, "value = \xe9", found, sizeof found, made));
    assert_string_equal(found, "--set 1: found byte 0xe9, which is not UTF-8 text\n");
}

static void the_remedies_in_dutch(void **state)
{
    (void) state;
    static const char *const list[][2] = {
        {"a = 0,38;", "f:1: 0,38 gevonden; schrijf decimalen na een punt (0.38) en duizendtallen zonder teken (13292)\n"},
        {"a = 80%;", "f:1: 80% gevonden; schrijf een percentage als breuk: 0.8\n"},
        {"a = “x”;", "f:1: “ (U+201C) gevonden; zet een tekst tussen rechte dubbele aanhalingstekens, \"...\"\n"},
        {"a = unlimited;", "f:1: unlimited staat zonder aanhalingstekens; schrijf een tekst als \"unlimited\"\n"},
        {"a =\xc2\xa0"
         "5;",
         "f:1: bijzondere spatie (U+00A0) gevonden in kolom 4; typ een gewone spatie\n"},
        {"a = 1;\na = 2;", "f:2: de naam 'a' komt twee keer voor in dezelfde groep, eerst op regel 1\n"},
        {"a = \xe9;", "f:1: byte 0xe9 gevonden, dat is geen UTF-8-tekst; bewaar het bestand als UTF-8\n"},
    };
    char found[256], made[256];
    for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
        (void) scan_in(KOERS_DUTCH, false, list[i][0], found, sizeof found, made);
        assert_string_equal(found, list[i][1]);
    }
}

#ifdef KOERS_TEST_FAULTS

static void short_of_memory(void **state)
{
    (void) state;
    for (long k = 1;; k++) {
        koers_findings findings;
        char text[] = "a = 1; b = { c = 1; }; a = 0,5;";
        koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
        koers_memory_fail_at(k);
        assert_false(koers_scan_text(text, strlen(text), "f", false, &findings));
        const long made = koers_memory_fail_at(0);
        assert_int_equal(findings.lost, made >= k);
        koers_findings_free(&findings);
        if (made < k) return;
    }
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_of_other_countries),
        cmocka_unit_test(signs_of_word_processors),
        cmocka_unit_test(words_and_names),
        cmocka_unit_test(brackets_and_commas),
        cmocka_unit_test(what_the_parser_takes_passes),
        cmocka_unit_test(options_have_no_lines_and_columns),
        cmocka_unit_test(the_remedies_in_dutch),
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test(short_of_memory),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
