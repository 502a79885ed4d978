#include "publish/screen/terminal.h"

#include "base/memory.h"
#include "base/text.h"

enum { STEP = 2, NOTE_INSET = 4 }; /* blanks of an inset step; of a note, before its table's */

/* What is on the way to the stream. */
typedef struct {
    FILE *stream;
    bool colour;
} terminal;

/* One column of the table that is printed: its width, and what is left of its cell. */
typedef struct {
    size_t width;
    const char *rest;
} column_state;

typedef enum { PLAIN, BOLD, FAINT } style;

static void put_blanks(const terminal *self, size_t n)
{
    for (size_t i = 0; i < n; i++) fputc(' ', self->stream);
}

static void begin_style(const terminal *self, style look)
{
    if (self->colour && look == BOLD) fputs("\033[1m", self->stream);
    if (self->colour && look == FAINT) fputs("\033[2m", self->stream);
}

static void end_style(const terminal *self, style look)
{
    if (self->colour && look != PLAIN) fputs("\033[0m", self->stream);
}

static void put_line(const terminal *self, style look, const char *text)
{
    begin_style(self, look);
    fputs(text, self->stream);
    end_style(self, look);
    fputc('\n', self->stream);
}

/* Wrapped; the first line begins with `mark` (a bullet, or ""), and the others stand below its text. */
static void put_paragraph(const terminal *self, size_t indent, const char *mark, const char *text)
{
    const size_t margin = indent + koers_text_width(mark);
    const size_t room = margin < KOERS_PROSE_WIDTH ? KOERS_PROSE_WIDTH - margin : 1;
    bool first = true;
    while (*text != '\0' || first) {
        const char *next = text;
        size_t columns = 0;
        const size_t bytes = koers_text_line(text, room, &next, &columns);
        if (bytes > 0 || *mark != '\0') put_blanks(self, first ? indent : margin);
        if (first) fputs(mark, self->stream);
        fwrite(text, 1, bytes, self->stream);
        fputc('\n', self->stream);
        first = false;
        text = next;
    }
}

/* ---- tables */

static size_t limit_of(const koers_column *column)
{
    return column->widest == 0 ? (size_t) -1 : column->widest;
}

static size_t widest_line(const char *cell, size_t limit)
{
    size_t widest = 0;
    while (*cell != '\0') {
        size_t columns = 0;
        (void) koers_text_line(cell, limit, &cell, &columns);
        if (columns > widest) widest = columns;
    }
    return widest;
}

static void measure(const koers_prose_grid *grid, column_state *state)
{
    for (size_t j = 0; j < grid->n_columns; j++) {
        state[j].width = grid->column[j].narrowest;
        for (size_t i = 0; i < grid->n_lines; i++) {
            if (grid->line[i].kind == KOERS_ROW_NOTE) continue;
            const size_t width = widest_line(koers_prose_cell_at(grid, &grid->line[i], j), limit_of(&grid->column[j]));
            if (width > state[j].width) state[j].width = width;
        }
    }
}

static size_t gap_of(const koers_prose_grid *grid)
{
    return grid->tight ? 1 : 2;
}

/* One line of a row; false when nothing is left for another. Blanks are kept back until something follows. */
static bool put_row_line(const terminal *self, const koers_prose_grid *grid, column_state *state)
{
    bool more = false;
    size_t blanks = 0;
    for (size_t j = 0; j < grid->n_columns; j++) {
        const char *text = state[j].rest;
        size_t columns = 0;
        const size_t bytes = *text == '\0' ? 0 : koers_text_line(text, limit_of(&grid->column[j]), &state[j].rest, &columns);
        const size_t padding = state[j].width - columns;
        if (grid->column[j].alignment == KOERS_RIGHT) blanks += padding;
        if (bytes > 0) {
            put_blanks(self, blanks);
            fwrite(text, 1, bytes, self->stream);
            blanks = 0;
        }
        if (grid->column[j].alignment == KOERS_LEFT) blanks += padding;
        blanks += gap_of(grid);
        more = more || *state[j].rest != '\0';
    }
    return more;
}

static void put_rule(const terminal *self, const koers_prose_grid *grid, const column_state *state)
{
    for (size_t j = 0; j < grid->n_columns; j++)
        for (size_t i = 0; i < state[j].width + (j == 0 ? 0 : gap_of(grid)); i++) fputs("─", self->stream);
}

static void put_row(const terminal *self, const koers_prose_grid *grid, const koers_prose_line *line, column_state *state,
                    size_t indent)
{
    const style look = line->kind == KOERS_ROW_HEAD || line->kind == KOERS_ROW_GROUP ? BOLD : PLAIN;
    bool more = true;
    if (line->kind == KOERS_ROW_GROUP && line != grid->line) fputc('\n', self->stream);
    for (size_t j = 0; j < grid->n_columns; j++) state[j].rest = koers_prose_cell_at(grid, line, j);
    while (more) {
        put_blanks(self, indent);
        begin_style(self, look);
        more = line->kind != KOERS_ROW_RULE && put_row_line(self, grid, state);
        if (line->kind == KOERS_ROW_RULE) put_rule(self, grid, state);
        end_style(self, look);
        fputc('\n', self->stream);
    }
}

static koers_status put_table(const terminal *self, const koers_prose_grid *grid, size_t indent)
{
    column_state *state = koers_alloc_array(grid->n_columns, sizeof *state);
    if (state == NULL) return KOERS_NO_MEMORY;
    measure(grid, state);
    for (size_t i = 0; i < grid->n_lines; i++) {
        if (grid->line[i].kind == KOERS_ROW_NOTE) {
            begin_style(self, FAINT);
            put_paragraph(self, indent + NOTE_INSET, "", koers_prose_cell_at(grid, &grid->line[i], 0));
            end_style(self, FAINT);
        } else {
            put_row(self, grid, &grid->line[i], state, indent);
        }
    }
    koers_free(state);
    return KOERS_OK;
}

/* ---- parts */

static void put_picture(const terminal *self, const koers_prose_part *part, size_t indent)
{
    if (part->text != NULL) put_paragraph(self, indent, "", part->text);
    put_paragraph(self, indent, "→ ", part->path);
}

static koers_status put_part(const terminal *self, const koers_prose_part *part)
{
    const size_t indent = STEP * (size_t) part->inset;
    switch (part->kind) {
    case KOERS_PROSE_HEADING:
        put_line(self, BOLD, part->text);
        break;
    case KOERS_PROSE_BYLINE:
        put_line(self, FAINT, part->text);
        break;
    case KOERS_PROSE_PARAGRAPH:
        put_paragraph(self, indent, "", part->text);
        break;
    case KOERS_PROSE_BULLET:
        put_paragraph(self, indent, "• ", part->text);
        break;
    case KOERS_PROSE_TABLE:
        if (part->text != NULL) put_paragraph(self, indent, "", part->text);
        return put_table(self, &part->grid, indent);
    case KOERS_PROSE_PICTURE:
        put_picture(self, part, indent);
        break;
    }
    return KOERS_OK;
}

/* Whether an empty line stands between a part and the one before. */
static bool is_apart(const koers_prose_part *before, const koers_prose_part *part)
{
    if (part->kind == KOERS_PROSE_HEADING) return true;
    if (part->kind == KOERS_PROSE_BYLINE) return false;
    if (before->kind == KOERS_PROSE_HEADING || before->kind == KOERS_PROSE_BYLINE) return false;
    return part->kind != KOERS_PROSE_BULLET || before->kind != KOERS_PROSE_BULLET;
}

koers_status koers_terminal_print(const koers_prose *prose, FILE *stream, bool colour)
{
    const terminal self = {.stream = stream, .colour = colour};
    koers_status status = prose->lost ? KOERS_NO_MEMORY : KOERS_OK;
    for (size_t i = 0; i < prose->n && status == KOERS_OK; i++) {
        if (i > 0 && is_apart(&prose->part[i - 1], &prose->part[i])) fputc('\n', stream);
        status = put_part(&self, &prose->part[i]);
    }
    return status == KOERS_OK && ferror(stream) ? KOERS_WRITE_FAILED : status;
}
