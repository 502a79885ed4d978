#include "publish/words/prose.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"

void koers_prose_init(koers_prose *self, const koers_voice *voice)
{
    *self = (koers_prose){.voice = voice};
}

static void free_grid(koers_prose_grid *grid)
{
    for (size_t i = 0; i < grid->n_cells; i++) koers_free(grid->cell[i]);
    koers_free(grid->cell);
    koers_free(grid->line);
    koers_free(grid->column);
}

static void free_part(koers_prose_part *part)
{
    koers_free(part->text);
    koers_free(part->path);
    koers_free(part->alternative);
    free_grid(&part->grid);
}

void koers_prose_free(koers_prose *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) free_part(&self->part[i]);
    koers_free(self->part);
    *self = (koers_prose){.voice = self->voice};
}

/* The array of n items with room for one more; NULL, and the document lost, where memory is short: the old one stays. */
static void *with_room(koers_prose *self, void *array, size_t n, size_t *capacity, size_t size)
{
    enum { FIRST = 16 };
    if (n < *capacity) return array;
    const size_t wanted = *capacity == 0 ? FIRST : 2 * *capacity;
    void *grown = koers_grow_array(array, wanted, size);
    if (grown == NULL)
        self->lost = true;
    else
        *capacity = wanted;
    return grown;
}

/* Takes what the part owns. */
static void add(koers_prose *self, koers_prose_part part)
{
    koers_prose_part *parts = self->lost ? NULL : with_room(self, self->part, self->n, &self->capacity, sizeof part);
    if (parts == NULL) {
        free_part(&part);
        return;
    }
    self->part = parts;
    self->part[self->n++] = part;
}

void koers_prose_inset(koers_prose *self, int steps)
{
    self->inset = steps;
}

/* Takes the text. */
static void add_text(koers_prose *self, koers_prose_kind kind, int level, char *text)
{
    const bool at_margin = kind == KOERS_PROSE_HEADING || kind == KOERS_PROSE_BYLINE;
    self->lost = self->lost || text == NULL;
    add(self, (koers_prose_part){.kind = kind, .level = level, .inset = at_margin ? 0 : self->inset, .text = text});
}

void koers_prose_heading(koers_prose *self, int level, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_text(self, KOERS_PROSE_HEADING, level, koers_format_arguments(format, arguments));
    va_end(arguments);
}

void koers_prose_byline(koers_prose *self, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_text(self, KOERS_PROSE_BYLINE, 0, koers_format_arguments(format, arguments));
    va_end(arguments);
}

void koers_prose_paragraph(koers_prose *self, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_text(self, KOERS_PROSE_PARAGRAPH, 0, koers_format_arguments(format, arguments));
    va_end(arguments);
}

void koers_prose_bullet(koers_prose *self, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    add_text(self, KOERS_PROSE_BULLET, 0, koers_format_arguments(format, arguments));
    va_end(arguments);
}

/* A copy, or NULL of NULL; the document is lost where memory is short. */
static char *copy_of(koers_prose *self, const char *text)
{
    char *copy = koers_copy_text(text);
    self->lost = self->lost || (text != NULL && copy == NULL);
    return copy;
}

void koers_prose_picture(koers_prose *self, const char *path, const char *caption, const char *alternative)
{
    koers_prose_part part = {.kind = KOERS_PROSE_PICTURE, .inset = self->inset};
    part.text = copy_of(self, caption);
    part.path = copy_of(self, path);
    part.alternative = copy_of(self, alternative);
    add(self, part);
}

static void begin_table(koers_prose *self, const char *caption, size_t n_columns, const koers_column *column, bool tight)
{
    koers_prose_part part = {.kind = KOERS_PROSE_TABLE, .inset = self->inset, .grid = {.tight = tight, .n_columns = n_columns}};
    part.text = copy_of(self, caption);
    part.grid.column = koers_alloc_array(n_columns, sizeof *column);
    if (part.grid.column == NULL)
        self->lost = true;
    else
        memcpy(part.grid.column, column, n_columns * sizeof *column);
    add(self, part);
}

void koers_prose_table(koers_prose *self, const char *caption, size_t n_columns, const koers_column *column)
{
    begin_table(self, caption, n_columns, column, false);
}

void koers_prose_tight_table(koers_prose *self, const char *caption, size_t n_columns, const koers_column *column)
{
    begin_table(self, caption, n_columns, column, true);
}

static koers_prose_grid *last_grid(koers_prose *self)
{
    KOERS_BUG_UNLESS(self->n > 0 && self->part[self->n - 1].kind == KOERS_PROSE_TABLE);
    return &self->part[self->n - 1].grid;
}

void koers_prose_row(koers_prose *self, koers_row_kind kind)
{
    if (self->lost) return;
    koers_prose_grid *grid = last_grid(self);
    koers_prose_line *lines = with_room(self, grid->line, grid->n_lines, &grid->line_capacity, sizeof *lines);
    if (lines == NULL) return;
    grid->line = lines;
    grid->line[grid->n_lines++] = (koers_prose_line){.kind = kind, .first = grid->n_cells};
}

static size_t most_cells(const koers_prose_grid *grid, koers_row_kind kind)
{
    return kind == KOERS_ROW_RULE ? 0 : kind == KOERS_ROW_NOTE ? 1 : grid->n_columns;
}

void koers_prose_cell(koers_prose *self, const char *text)
{
    if (self->lost) return;
    koers_prose_grid *grid = last_grid(self);
    KOERS_BUG_UNLESS(grid->n_lines > 0);
    koers_prose_line *line = &grid->line[grid->n_lines - 1];
    KOERS_BUG_UNLESS(line->n < most_cells(grid, line->kind));
    char *copy = copy_of(self, text == NULL ? "" : text);
    char **cells = copy == NULL ? NULL : with_room(self, grid->cell, grid->n_cells, &grid->cell_capacity, sizeof *cells);
    if (cells == NULL) {
        koers_free(copy);
        return;
    }
    grid->cell = cells;
    grid->cell[grid->n_cells++] = copy;
    line->n++;
}

void koers_prose_cells(koers_prose *self, size_t n, const char *const *text)
{
    for (size_t i = 0; i < n; i++) koers_prose_cell(self, text[i]);
}

const char *koers_prose_cell_at(const koers_prose_grid *grid, const koers_prose_line *line, size_t j)
{
    return j < line->n ? grid->cell[line->first + j] : "";
}
