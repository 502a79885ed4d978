/* UTF-8: what is a character and what is not, how wide it is, where a line may be broken. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"

static void assert_character(const char *text, size_t bytes, unsigned point)
{
    unsigned found = 0;
    assert_int_equal(koers_text_character(text, 4, &found), bytes);
    assert_int_equal(found, point);
}

static void characters_of_every_length(void **state)
{
    (void) state;
    assert_character("a", 1, 'a');
    assert_character("", 1, 0);
    assert_character("\x7f", 1, 0x7F);
    assert_character("\xc2\x80", 2, 0x80);
    assert_character("\xdf\xbf", 2, 0x7FF);
    assert_character("\xe0\xa0\x80", 3, 0x800);
    assert_character("\xed\x9f\xbf", 3, 0xD7FF);
    assert_character("\xee\x80\x80", 3, 0xE000);
    assert_character("\xef\xbf\xbf", 3, 0xFFFF);
    assert_character("\xf0\x90\x80\x80", 4, 0x10000);
    assert_character("\xf4\x8f\xbf\xbf", 4, 0x10FFFF);
}

static void bytes_that_are_no_character(void **state)
{
    (void) state;
    static const char *const wrong[] = {
        "\x80", /* a continuation alone             */
        "\xbf",
        "\xc0\x80",
        "\xc1\xbf", /* two bytes for what takes one */
        "\xe0\x9f\xbf",
        "\xf0\x8f\xbf\xbf", /* overlong                     */
        "\xed\xa0\x80",
        "\xed\xbf\xbf", /* surrogates                   */
        "\xf4\x90\x80\x80",
        "\xf5\x80\x80\x80",
        "\xff", /* beyond the last              */
        "\xc3",
        "\xe2\x82",
        "\xf0\x9f\x98", /* cut off                      */
        "\xc3x",
        "\xe2\x82x",
        "\xe2x\x82",
    };
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) assert_character(wrong[i], 0, 0);
    unsigned point = 7;
    assert_int_equal(koers_text_character("\xe2\x82\xac", 2, &point), 0); /* only so many bytes may be read */
    assert_int_equal(koers_text_character("a", 0, &point), 0);
    assert_int_equal(point, 7);
}

static void columns_of_a_terminal(void **state)
{
    (void) state;
    assert_int_equal(koers_text_columns('a'), 1);
    assert_int_equal(koers_text_columns(0xE9), 1);   /* é                      */
    assert_int_equal(koers_text_columns(0xAD), 1);   /* soft hyphen            */
    assert_int_equal(koers_text_columns(0x2500), 1); /* a rule                 */
    assert_int_equal(koers_text_columns(0x2FF), 1);  /* before the first mark  */
    assert_int_equal(koers_text_columns(0x300), 0);  /* combining grave accent */
    assert_int_equal(koers_text_columns(0x36F), 0);
    assert_int_equal(koers_text_columns(0x370), 1);
    assert_int_equal(koers_text_columns(0x200B), 0); /* zero width space       */
    assert_int_equal(koers_text_columns(0x200D), 0); /* joiner                 */
    assert_int_equal(koers_text_columns(0xFEFF), 0); /* byte-order mark        */
    assert_int_equal(koers_text_columns(0x10FF), 1);
    assert_int_equal(koers_text_columns(0x1100), 2);  /* Hangul                 */
    assert_int_equal(koers_text_columns(0x3042), 2);  /* Hiragana               */
    assert_int_equal(koers_text_columns(0x6C34), 2);  /* 水                     */
    assert_int_equal(koers_text_columns(0xFF21), 2);  /* fullwidth A            */
    assert_int_equal(koers_text_columns(0x1F600), 2); /* emoji                  */
    assert_int_equal(koers_text_columns(0x10FFFF), 1);
}

static void width_of_a_text(void **state)
{
    (void) state;
    assert_int_equal(koers_text_width(""), 0);
    assert_int_equal(koers_text_width("één ≥ 5"), 7);
    assert_int_equal(koers_text_width("水道"), 4);
    assert_int_equal(koers_text_width("e\xcc\x81"), 1); /* e and a combining acute accent */
    assert_int_equal(koers_text_width("a\xe2\x80\x8b"
                                      "b"),
                     2); /* zero width space               */
    assert_int_equal(koers_text_width("a\xff\xfe"
                                      "b"),
                     4);                               /* shown as two marks             */
    assert_int_equal(koers_text_width("\xe2\x82"), 2); /* cut off                        */
}

static void a_cut_goes_through_no_character(void **state)
{
    (void) state;
    assert_int_equal(koers_text_cut("abc", 2), 2);
    assert_int_equal(koers_text_cut("abc", 3), 3);
    assert_int_equal(koers_text_cut("aé", 2), 1);
    assert_int_equal(koers_text_cut("aé", 3), 3);
    assert_int_equal(koers_text_cut("€", 2), 0);
    assert_int_equal(koers_text_cut("xe\xcc\x81", 2), 1); /* nor between a letter and its accent */
    assert_int_equal(koers_text_cut("xe\xcc\x81", 4), 4);
    assert_int_equal(koers_text_cut("", 0), 0);
}

/* The lines of a text with "|" between them. */
static const char *lines_of(const char *text, size_t width)
{
    static char all[512];
    size_t n = 0;
    for (const char *rest = text; *rest != '\0';) {
        const char *line = rest;
        size_t columns = 0;
        const size_t bytes = koers_text_line(line, width, &rest, &columns);
        char copy[256];
        snprintf(copy, sizeof copy, "%.*s", (int) bytes, line);
        assert_int_equal(koers_text_width(copy), columns);
        n += (size_t) snprintf(all + n, sizeof all - n, "%s%s", n == 0 ? "" : "|", copy);
    }
    return all;
}

static void lines_are_broken_at_blanks(void **state)
{
    (void) state;
    assert_string_equal(lines_of("one two three", 7), "one two|three");
    assert_string_equal(lines_of("one two three", 6), "one|two|three");
    assert_string_equal(lines_of("one two three", (size_t) -1), "one two three");
    assert_string_equal(lines_of("one  two", 3), "one|two");
    assert_string_equal(lines_of("extraordinary one", 5), "extraordinary|one"); /* a word is never cut */
    assert_string_equal(lines_of("one\ntwo three", 20), "one|two three");
    assert_string_equal(lines_of("één twéé", 8), "één twéé"); /* in columns, not bytes */
    assert_string_equal(lines_of("水道 水道", 8), "水道|水道");
    assert_string_equal(lines_of("水道 水道", 9), "水道 水道");
    assert_string_equal(lines_of("o\xcc\x88o\xcc\x88 o\xcc\x88", 4), "o\xcc\x88o\xcc\x88 o\xcc\x88");
}

static void points_of_a_path_stay_whole(void **state)
{
    (void) state;
    assert_string_equal(lines_of("( (2023, 0.57), (2027, 0.79) )", 16), "( (2023, 0.57),|(2027, 0.79) )");
    assert_string_equal(lines_of("a (b c) d", 4), "a (b|c) d"); /* other brackets do not */
}

static void shows(const char *text, const char *shown)
{
    char room[128];
    assert_int_equal(koers_text_show(room, sizeof room, text), strlen(shown));
    assert_string_equal(room, shown);
    assert_int_equal(koers_text_show(NULL, 0, text), strlen(shown));
}

/* What a terminal would obey, or what would deceive the eye, is written out; all else stays. */
static void what_is_not_only_drawn_is_shown_as_an_escape(void **state)
{
    (void) state;
    shows("", "");
    shows("plain \\ \" ' % caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 \xc2\xa0",
          "plain \\ \" ' % caf\xc3\xa9 \xe2\x82\xac \xf0\x9f\x91\xa8\xe2\x80\x8d\xf0\x9f\x91\xa9 \xc2\xa0");
    shows("a\x1b[31mb", "a\\x1b[31mb");
    shows("\r\n\t\v\f\a\x7f", "\\r\\n\\t\\x0b\\x0c\\x07\\x7f");
    shows("\xc2\x9b"
          "2J",
          "\\u009b2J");
    shows("x\xe2\x80\xa8y\xe2\x80\xa9z", "x\\u2028y\\u2029z");
    shows("\xe2\x80\xaegfc.txt", "\\u202egfc.txt");
    shows("\xe9t\xe9 \xe2\x82", "\\xe9t\\xe9 \\xe2\\x82");
    shows("\x80", "\\x80");
    /* what does not fit is cut off, and the length is that of the whole */
    char room[4] = "###";
    assert_int_equal(koers_text_show(room, sizeof room, "a\x1b"), 5);
    assert_string_equal(room, "a\\x");
}

static void effects_of_characters(void **state)
{
    (void) state;
    static const unsigned directions[] = {0x061C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069};
    static const unsigned ends[] = {'\n', '\v', '\f', '\r', 0x85, 0x2028, 0x2029};
    static const unsigned controls[] = {0, '\t', 0x1b, 0x1f, 0x7f, 0x80, 0x9f};
    static const unsigned drawn[] = {' ', '~', 0xA0, 0xAD, 0x200D, 0x2013, 0x202F, 0x2065, 0x206A, 0xFEFF, 0x1F600};
    for (size_t i = 0; i < sizeof directions / sizeof *directions; i++)
        assert_int_equal(koers_text_effect_of(directions[i]), KOERS_TEXT_DIRECTION);
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) assert_int_equal(koers_text_effect_of(ends[i]), KOERS_TEXT_LINE_END);
    for (size_t i = 0; i < sizeof controls / sizeof *controls; i++)
        assert_int_equal(koers_text_effect_of(controls[i]), KOERS_TEXT_CONTROL);
    for (size_t i = 0; i < sizeof drawn / sizeof *drawn; i++) assert_int_equal(koers_text_effect_of(drawn[i]), KOERS_TEXT_DRAWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_of_every_length),      cmocka_unit_test(bytes_that_are_no_character),
        cmocka_unit_test(columns_of_a_terminal),           cmocka_unit_test(width_of_a_text),
        cmocka_unit_test(a_cut_goes_through_no_character), cmocka_unit_test(lines_are_broken_at_blanks),
        cmocka_unit_test(points_of_a_path_stay_whole),     cmocka_unit_test(what_is_not_only_drawn_is_shown_as_an_escape),
        cmocka_unit_test(effects_of_characters),
    };
    return cmocka_run_group_tests_name("text", tests, NULL, NULL);
}
