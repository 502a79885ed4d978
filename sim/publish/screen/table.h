/* table - text in columns and paragraphs on a terminal.
 *
 *   static const koers_column columns[] = {{KOERS_LEFT, 30}, {KOERS_RIGHT, 0}};
 *   koers_table table;
 *   koers_table_init(&table, 2, columns);
 *   koers_table_row(&table, KOERS_BOLD); koers_table_cell(&table, "target"); koers_table_cell(&table, "chance");
 *   status = koers_table_print(&table, stream, 2, colour);
 *   koers_table_free(&table);
 *
 * Widths are counted in characters of UTF-8. A cell wider than its column may be is wrapped at spaces; a word is never cut.
 * Adding never fails loudly: printing says KOERS_NO_MEMORY.
 */
#ifndef KOERS_TABLE_H
#define KOERS_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "koers/status.h"

enum { KOERS_SCREEN_WIDTH = 100, KOERS_TABLE_COLUMNS = 8 };

typedef enum { KOERS_LEFT, KOERS_RIGHT } koers_alignment;
/* RULE: a line over the full width, no cells; NOTE: one cell, wrapped below the row before, outside the columns. */
typedef enum { KOERS_PLAIN, KOERS_BOLD, KOERS_FAINT, KOERS_RULE, KOERS_NOTE } koers_style;

typedef struct {
    koers_alignment alignment;
    size_t widest; /* characters; 0: never wrapped */
} koers_column;

typedef struct {
    koers_style style;
    size_t n; /* cells given; the others are empty */
    char *cell[KOERS_TABLE_COLUMNS];
} koers_table_line;

typedef struct {
    size_t n_columns;
    koers_column column[KOERS_TABLE_COLUMNS];
    size_t n, capacity;
    koers_table_line *line;
    bool lost;
} koers_table;

void koers_table_init(koers_table *self, size_t n_columns, const koers_column *column);
void koers_table_free(koers_table *self);

void koers_table_row(koers_table *self, koers_style style);
void koers_table_cell(koers_table *self, const char *text); /* of the row begun last; copies; NULL: empty */

koers_status koers_table_print(const koers_table *self, FILE *stream, int indent, bool colour) KOERS_MUST_USE;

/* A line of its own in a style, and a paragraph wrapped to the screen: its first line begins with `mark` (a bullet, or "").
 * Both give one line end. */
void koers_table_heading(FILE *stream, koers_style style, bool colour, const char *text);
void koers_table_paragraph(FILE *stream, int indent, const char *mark, const char *text);

/* Characters of a UTF-8 text. */
size_t koers_table_width(const char *text);

#endif
