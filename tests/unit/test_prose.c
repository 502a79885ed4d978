/* A document as data, and how a terminal shows each part of it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "publish/screen/terminal.h"

static const koers_column two[] = {{KOERS_LEFT, 0, 0}, {KOERS_RIGHT, 0, 0}};

static int set_up(void **state)
{
    koers_prose *self = calloc(1, sizeof *self);
    if (self == NULL) return -1;
    koers_prose_init(self, NULL);
    *state = self;
    return 0;
}

static int tear_down(void **state)
{
    koers_prose_free(*state);
    koers_prose_free(*state);
    free(*state);
    return 0;
}

/* What the terminal shows; kept until the next time. */
static const char *shown(const koers_prose *prose, bool colour)
{
    static char text[4096];
    FILE *stream = fmemopen(text, sizeof text, "w");
    assert_non_null(stream);
    assert_int_equal(koers_terminal_print(prose, stream, colour), KOERS_OK);
    fclose(stream);
    return text;
}

static void row(koers_prose *prose, koers_row_kind kind, const char *first, const char *second)
{
    koers_prose_row(prose, kind);
    koers_prose_cells(prose, 2, (const char *const[]){first, second});
}

static void a_document_keeps_its_parts(void **state)
{
    koers_prose *prose = *state;
    char text[] = "title";
    koers_prose_heading(prose, 1, "%s %d", text, 1);
    memset(text, 'x', 5); /* copied */
    koers_prose_inset(prose, 2);
    koers_prose_byline(prose, "by %s", "us");
    koers_prose_paragraph(prose, "said");
    koers_prose_table(prose, "caption", 2, two);
    row(prose, KOERS_ROW_HEAD, "a", NULL);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, "b");
    koers_prose_picture(prose, "charts/care.svg", NULL, "a fan");
    assert_int_equal(prose->n, 5);
    assert_int_equal(prose->part[0].kind, KOERS_PROSE_HEADING);
    assert_int_equal(prose->part[0].level, 1);
    assert_string_equal(prose->part[0].text, "title 1");
    assert_int_equal(prose->part[1].kind, KOERS_PROSE_BYLINE);
    assert_int_equal(prose->part[1].inset, 0); /* at the margin, like a heading */
    assert_int_equal(prose->part[2].inset, 2);
    const koers_prose_part *table = &prose->part[3];
    assert_string_equal(table->text, "caption");
    assert_int_equal(table->grid.n_columns, 2);
    assert_int_equal(table->grid.column[1].alignment, KOERS_RIGHT);
    assert_int_equal(table->grid.n_lines, 2);
    assert_int_equal(table->grid.line[0].kind, KOERS_ROW_HEAD);
    assert_string_equal(koers_prose_cell_at(&table->grid, &table->grid.line[0], 1), "");
    assert_string_equal(koers_prose_cell_at(&table->grid, &table->grid.line[1], 0), "b");
    assert_string_equal(koers_prose_cell_at(&table->grid, &table->grid.line[1], 1), ""); /* not given */
    assert_null(prose->part[4].text);
    assert_string_equal(prose->part[4].path, "charts/care.svg");
    assert_string_equal(prose->part[4].alternative, "a fan");
}

static void parts_stand_apart(void **state)
{
    koers_prose *prose = *state;
    koers_prose_heading(prose, 1, "title");
    koers_prose_byline(prose, "byline");
    koers_prose_heading(prose, 2, "section");
    koers_prose_inset(prose, 1);
    koers_prose_bullet(prose, "one");
    koers_prose_bullet(prose, "two");
    koers_prose_paragraph(prose, "said\nin lines\n");
    koers_prose_paragraph(prose, "%s", "");
    koers_prose_table(prose, "caption", 2, two);
    row(prose, KOERS_ROW_BODY, "a", "b");
    koers_prose_bullet(prose, "three");
    koers_prose_picture(prose, "care.svg", "Care", "a fan");
    koers_prose_picture(prose, "work.svg", NULL, "a fan");
    assert_string_equal(shown(prose, false), "title\nbyline\n\nsection\n"
                                             "  • one\n  • two\n\n"
                                             "  said\n  in lines\n\n"
                                             "\n\n"
                                             "  caption\n  a  b\n\n"
                                             "  • three\n\n"
                                             "  Care\n  → care.svg\n\n"
                                             "  → work.svg\n");
}

static void paragraphs_are_wrapped(void **state)
{
    koers_prose *prose = *state;
    char words[256] = "";
    for (int i = 0; i < 30; i++) strcat(words, i == 0 ? "word" : " word"); /* 149 columns */
    koers_prose_inset(prose, 1);
    koers_prose_bullet(prose, "%s", words);
    const char *text = shown(prose, false), *second = strchr(text, '\n') + 1;
    assert_int_equal(second - text - 1, 98 + (int) strlen("•") - 1); /* 2 + 2 + 19 words */
    assert_int_equal(strncmp(second, "    word", 8), 0);             /* below the text, not the bullet */
}

static void tables_are_aligned_by_columns(void **state)
{
    koers_prose *prose = *state;
    static const koers_column columns[] = {{KOERS_LEFT, 0, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_LEFT, 9, 0}};
    koers_prose_table(prose, NULL, 3, columns);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cells(prose, 3, (const char *const[]){"één", "≥ 5", "last one wrapped"});
    koers_prose_row(prose, KOERS_ROW_RULE);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cells(prose, 2, (const char *const[]){"longer", "10,000"});
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cells(prose, 2, (const char *const[]){"水道", "1"});
    koers_prose_row(prose, KOERS_ROW_NOTE);
    koers_prose_cell(prose, "outside the columns, and as long as it likes");
    assert_string_equal(shown(prose, false), "één        ≥ 5  last one\n"
                                             "                wrapped\n"
                                             "────────────────────────\n"
                                             "longer  10,000\n"
                                             "水道         1\n"
                                             "    outside the columns, and as long as it likes\n");
}

static void groups_stand_apart(void **state)
{
    koers_prose *prose = *state;
    koers_prose_table(prose, NULL, 2, two);
    koers_prose_row(prose, KOERS_ROW_GROUP);
    koers_prose_cell(prose, "first");
    row(prose, KOERS_ROW_BODY, "a", "1");
    koers_prose_row(prose, KOERS_ROW_GROUP);
    koers_prose_cell(prose, "second");
    row(prose, KOERS_ROW_BODY, "b", "2\n1-3");
    assert_string_equal(shown(prose, false), "first\na         1\n\nsecond\nb         2\n        1-3\n");
}

static void a_tight_table_has_one_blank_and_its_wishes(void **state)
{
    koers_prose *prose = *state;
    static const koers_column columns[] = {{KOERS_LEFT, 0, 4}, {KOERS_RIGHT, 0, 3}};
    koers_prose_tight_table(prose, NULL, 2, columns);
    row(prose, KOERS_ROW_BODY, "a", "1");
    koers_prose_row(prose, KOERS_ROW_RULE);
    assert_string_equal(shown(prose, false), "a      1\n────────\n");
}

static void colour_is_bold_and_faint(void **state)
{
    koers_prose *prose = *state;
    koers_prose_heading(prose, 1, "title");
    koers_prose_byline(prose, "byline");
    koers_prose_table(prose, NULL, 2, two);
    row(prose, KOERS_ROW_HEAD, "a", "b");
    row(prose, KOERS_ROW_BODY, "c", "d");
    koers_prose_row(prose, KOERS_ROW_NOTE);
    koers_prose_cell(prose, "note");
    assert_string_equal(shown(prose, true), "\033[1mtitle\033[0m\n\033[2mbyline\033[0m\n"
                                            "\033[1ma  b\033[0m\nc  d\n\033[2m    note\n\033[0m");
    assert_null(strchr(shown(prose, false), '\033'));
}

static void a_full_terminal_is_told(void **state)
{
    koers_prose *prose = *state;
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    koers_prose_heading(prose, 1, "title");
    assert_int_equal(koers_terminal_print(prose, full, false), KOERS_WRITE_FAILED);
    fclose(full);
}

#ifdef KOERS_TEST_FAULTS
static void build(koers_prose *prose)
{
    koers_prose_heading(prose, 1, "title");
    koers_prose_table(prose, "caption", 2, two);
    row(prose, KOERS_ROW_BODY, "a", "b");
    koers_prose_picture(prose, "a.svg", "caption", "a fan");
}

/* Wherever memory runs out, nothing is printed and nothing leaks. */
static void memory_may_run_out(void **state)
{
    (void) state;
    koers_status status = KOERS_NO_MEMORY;
    long k = 1;
    for (; status != KOERS_OK && k < 100; k++) {
        char text[256] = "";
        FILE *stream = fmemopen(text, sizeof text, "w");
        koers_prose prose;
        koers_memory_fail_at(k);
        koers_prose_init(&prose, NULL);
        build(&prose);
        const bool lost = prose.lost;
        status = koers_terminal_print(&prose, stream, false);
        koers_memory_fail_at(0);
        fclose(stream);
        assert_true(status == KOERS_OK || status == KOERS_NO_MEMORY);
        if (lost) assert_string_equal(text, "");
        koers_prose_free(&prose);
    }
    assert_in_range(k, 12, 40); /* texts, arrays, the terminal's own */
}
#endif

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_document_keeps_its_parts), CASE(parts_stand_apart),
        CASE(paragraphs_are_wrapped),     CASE(tables_are_aligned_by_columns),
        CASE(groups_stand_apart),         CASE(a_tight_table_has_one_blank_and_its_wishes),
        CASE(colour_is_bold_and_faint),   CASE(a_full_terminal_is_told),
#ifdef KOERS_TEST_FAULTS
        CASE(memory_may_run_out),
#endif
    };
    return cmocka_run_group_tests_name("prose", tests, NULL, NULL);
}
