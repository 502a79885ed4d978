/* prose - a document as data: what is said, apart from where it appears. Screens, and whatever else people read, are built as prose;
 * a renderer makes them into a terminal's lines (publish/screen/terminal.h), and can make them into a page or a file as well.
 *
 *   static const koers_column columns[] = {{KOERS_LEFT, 30, 0}, {KOERS_RIGHT, 0, 0}};
 *   koers_prose prose;
 *   koers_prose_init(&prose, voice);
 *   koers_prose_heading(&prose, 1, "%s", title);
 *   koers_prose_table(&prose, NULL, 2, columns);
 *   koers_prose_row(&prose, KOERS_ROW_HEAD); koers_prose_cell(&prose, "target"); koers_prose_cell(&prose, "chance");
 *   status = koers_terminal_print(&prose, stream, colour);
 *   koers_prose_free(&prose);
 *
 * A document is a list of parts in the order of reading. All texts are copied in; one owner, one free. An end of line within a text
 * breaks the line there; nothing else in a text is markup. Adding never fails loudly: `lost` is set, and the renderer says
 * KOERS_NO_MEMORY.
 */
#ifndef KOERS_PROSE_H
#define KOERS_PROSE_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/status.h"
#include "koers/voice.h"

/* The columns of a terminal for which the widths of table columns are chosen. */
enum { KOERS_PROSE_WIDTH = 100 };

/* BYLINE: a line below the title that says where the document comes from. */
typedef enum {
    KOERS_PROSE_HEADING,
    KOERS_PROSE_BYLINE,
    KOERS_PROSE_PARAGRAPH,
    KOERS_PROSE_BULLET,
    KOERS_PROSE_TABLE,
    KOERS_PROSE_PICTURE
} koers_prose_kind;

typedef enum { KOERS_LEFT, KOERS_RIGHT } koers_alignment;

/* HEAD: the names of the columns. BODY: the first cell names the row. GROUP: names the rows that follow. NOTE: one cell that explains
 * the row before, outside the columns. RULE: a line over the full width, no cells. */
typedef enum { KOERS_ROW_BODY, KOERS_ROW_HEAD, KOERS_ROW_GROUP, KOERS_ROW_NOTE, KOERS_ROW_RULE } koers_row_kind;

/* Widths are wishes, in characters: who has no columns of characters may leave them. */
typedef struct {
    koers_alignment alignment;
    size_t widest;    /* beyond it a cell is wrapped; 0: never */
    size_t narrowest; /* even where all cells are shorter      */
} koers_column;

typedef struct {
    koers_row_kind kind;
    size_t first, n; /* cells given, in the table's `cell`; those to the right of them are empty */
} koers_prose_line;

typedef struct {
    bool tight; /* one blank between columns instead of two: there are many */
    size_t n_columns, n_lines, line_capacity, n_cells, cell_capacity;
    koers_column *column;
    koers_prose_line *line;
    char **cell;
} koers_prose_grid;

typedef struct {
    koers_prose_kind kind;
    int level;             /* of a heading: 1 the title of the document, 2 a section            */
    int inset;             /* steps to the right of the margin                                  */
    char *text;            /* of a table or picture: its caption, NULL where it has none        */
    koers_prose_grid grid; /* of a table                                                        */
    char *path;            /* of a picture, as a reader of the document reaches it              */
    char *alternative;     /* of a picture: what it shows, for who cannot see it                */
} koers_prose_part;

typedef struct {
    const koers_voice *voice; /* in which its texts are */
    int inset;                /* of what is added next  */
    size_t n, capacity;
    koers_prose_part *part;
    bool lost;
} koers_prose;

/* Empty. The voice is borrowed; NULL: English. Always free. */
void koers_prose_init(koers_prose *self, const koers_voice *voice);
void koers_prose_free(koers_prose *self);

/* What is added from now on stands so many steps to the right of the margin, headings and bylines apart. Domain: steps >= 0. */
void koers_prose_inset(koers_prose *self, int steps);

/* Domain: level >= 1. */
void koers_prose_heading(koers_prose *self, int level, const char *format, ...) KOERS_PRINTF(3, 4);
void koers_prose_byline(koers_prose *self, const char *format, ...) KOERS_PRINTF(2, 3);
void koers_prose_paragraph(koers_prose *self, const char *format, ...) KOERS_PRINTF(2, 3);
void koers_prose_bullet(koers_prose *self, const char *format, ...) KOERS_PRINTF(2, 3);

/* caption: NULL where a heading says it. */
void koers_prose_picture(koers_prose *self, const char *path, const char *caption, const char *alternative);

/* Begins a table; copies the columns. Then its rows, and the cells of each. Domain: n_columns > 0. */
void koers_prose_table(koers_prose *self, const char *caption, size_t n_columns, const koers_column *column);
/* A table with many columns: one blank between them. */
void koers_prose_tight_table(koers_prose *self, const char *caption, size_t n_columns, const koers_column *column);
/* Domain: the part added last is a table. */
void koers_prose_row(koers_prose *self, koers_row_kind kind);
/* Of the row begun last. NULL: empty. Domain: a row has at most the table's columns, a note one cell, a rule none. */
void koers_prose_cell(koers_prose *self, const char *text);
void koers_prose_cells(koers_prose *self, size_t n, const char *const *text);

/* Cell j of a line of the grid; "" where none was given. */
const char *koers_prose_cell_at(const koers_prose_grid *grid, const koers_prose_line *line, size_t j);

#endif
