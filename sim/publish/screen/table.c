#include "publish/screen/table.h"

#include <string.h>

#include "base/memory.h"

enum { GAP = 2 }; /* spaces between columns */

size_t koers_table_width(const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++)
        if (((unsigned char) *text & 0xc0) != 0x80) n++; /* continuation bytes take no room */
    return n;
}

void koers_table_init(koers_table *self, size_t n_columns, const koers_column *column)
{
    KOERS_BUG_UNLESS(n_columns <= KOERS_TABLE_COLUMNS);
    *self = (koers_table){.n_columns = n_columns};
    memcpy(self->column, column, n_columns * sizeof *column);
}

void koers_table_free(koers_table *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++)
        for (size_t j = 0; j < self->line[i].n; j++) koers_free(self->line[i].cell[j]);
    koers_free(self->line);
    *self = (koers_table){0};
}

void koers_table_row(koers_table *self, koers_style style)
{
    if (self->lost) return;
    if (self->n == self->capacity) {
        const size_t capacity = self->capacity == 0 ? 32 : 2 * self->capacity;
        koers_table_line *grown = koers_grow_array(self->line, capacity, sizeof *grown);
        if (grown == NULL) {
            self->lost = true;
            return;
        }
        self->line = grown;
        self->capacity = capacity;
    }
    self->line[self->n++] = (koers_table_line){.style = style};
}

void koers_table_cell(koers_table *self, const char *text)
{
    if (self->lost) return;
    KOERS_BUG_UNLESS(self->n > 0 && self->line[self->n - 1].n < self->n_columns);
    koers_table_line *line = &self->line[self->n - 1];
    char *copy = koers_copy_text(text == NULL ? "" : text);
    if (copy == NULL) {
        self->lost = true;
        return;
    }
    line->cell[line->n++] = copy;
}

/* The bytes of `text` that fit in `width` characters, cut at a space where there is one; at least one word. Points of a path,
 * "( (2023, 0.57), (2027, 0.79) )", stay whole. *next: where the rest begins; *characters: how many there are. */
static size_t fitting(const char *text, size_t width, const char **next, size_t *characters)
{
    size_t at = 0, n = 0, best = 0, best_n = 0;
    bool in_point = false;
    for (;;) {
        const char c = text[at];
        if (c == '(' && text[at + 1] >= '0' && text[at + 1] <= '9') in_point = true;
        if (c == ')') in_point = false;
        const bool is_gap = c == ' ' && at > 0 && !in_point && text[at + 1] != ')';
        if (c == '\0' || c == '\n' || is_gap) {
            if (n > width && best > 0) break;
            best = at;
            best_n = n;
            if (c != ' ' || n > width) break;
        }
        if (((unsigned char) c & 0xc0) != 0x80) n++;
        at++;
    }
    *characters = best_n;
    *next = text + best;
    while (**next == ' ') (*next)++;
    if (**next == '\n') (*next)++;
    return best;
}

/* Where the line of each cell begins that is printed next. */
typedef struct {
    const char *rest[KOERS_TABLE_COLUMNS];
    size_t width[KOERS_TABLE_COLUMNS];
} table_layout;

static size_t limit_of(const koers_table *self, size_t column)
{
    return self->column[column].widest == 0 ? (size_t) -1 : self->column[column].widest;
}

static void measure(const koers_table *self, size_t *width)
{
    for (size_t j = 0; j < self->n_columns; j++) width[j] = 0;
    for (size_t i = 0; i < self->n; i++)
        for (size_t j = 0; j < self->line[i].n && self->line[i].style != KOERS_NOTE; j++)
            for (const char *rest = self->line[i].cell[j]; *rest != '\0';) {
                size_t n = 0;
                (void) fitting(rest, limit_of(self, j), &rest, &n);
                if (n > width[j]) width[j] = n;
            }
}

static void put_spaces(FILE *stream, size_t n)
{
    for (size_t i = 0; i < n; i++) fputc(' ', stream);
}

static void begin_style(FILE *stream, koers_style style, bool colour)
{
    if (colour && style == KOERS_BOLD) fputs("\033[1m", stream);
    if (colour && style == KOERS_FAINT) fputs("\033[2m", stream);
}

static void end_style(FILE *stream, koers_style style, bool colour)
{
    if (colour && (style == KOERS_BOLD || style == KOERS_FAINT)) fputs("\033[0m", stream);
}

/* One line on the terminal of a row; false when nothing is left for another. Spaces are kept back until something follows. */
static bool print_line(const koers_table *self, table_layout *layout, FILE *stream)
{
    bool more = false;
    size_t spaces = 0;
    for (size_t j = 0; j < self->n_columns; j++) {
        const char *text = layout->rest[j];
        size_t n = 0;
        const size_t bytes = *text == '\0' ? 0 : fitting(text, limit_of(self, j), &layout->rest[j], &n);
        const size_t padding = layout->width[j] - n;
        if (self->column[j].alignment == KOERS_RIGHT) spaces += padding;
        if (bytes > 0) {
            put_spaces(stream, spaces);
            fwrite(text, 1, bytes, stream);
            spaces = 0;
        }
        if (self->column[j].alignment == KOERS_LEFT) spaces += padding;
        spaces += GAP;
        more = more || *layout->rest[j] != '\0';
    }
    return more;
}

static void print_rule(const table_layout *layout, size_t n_columns, FILE *stream)
{
    size_t width = 0;
    for (size_t j = 0; j < n_columns; j++) width += layout->width[j] + (j == 0 ? 0 : GAP);
    for (size_t i = 0; i < width; i++) fputs("─", stream);
}

static void print_row(const koers_table *self, const koers_table_line *line, table_layout *layout, FILE *stream, int indent,
                      bool colour)
{
    bool more = true;
    for (size_t j = 0; j < self->n_columns; j++) layout->rest[j] = j < line->n ? line->cell[j] : "";
    while (more) {
        put_spaces(stream, (size_t) indent);
        begin_style(stream, line->style, colour);
        more = line->style != KOERS_RULE && print_line(self, layout, stream);
        if (line->style == KOERS_RULE) print_rule(layout, self->n_columns, stream);
        end_style(stream, line->style, colour);
        fputc('\n', stream);
    }
}

koers_status koers_table_print(const koers_table *self, FILE *stream, int indent, bool colour)
{
    enum { NOTE_INDENT = 4 };
    table_layout layout;
    if (self->lost) return KOERS_NO_MEMORY;
    measure(self, layout.width);
    for (size_t i = 0; i < self->n; i++) {
        const koers_table_line *line = &self->line[i];
        if (line->style == KOERS_NOTE) {
            begin_style(stream, KOERS_FAINT, colour);
            koers_table_paragraph(stream, indent + NOTE_INDENT, "", line->n > 0 ? line->cell[0] : "");
            end_style(stream, KOERS_FAINT, colour);
        } else {
            print_row(self, line, &layout, stream, indent, colour);
        }
    }
    return ferror(stream) ? KOERS_WRITE_FAILED : KOERS_OK;
}

void koers_table_heading(FILE *stream, koers_style style, bool colour, const char *text)
{
    begin_style(stream, style, colour);
    fputs(text, stream);
    end_style(stream, style, colour);
    fputc('\n', stream);
}

void koers_table_paragraph(FILE *stream, int indent, const char *mark, const char *text)
{
    const size_t margin = (size_t) indent + koers_table_width(mark);
    bool first = true;
    while (*text != '\0' || first) {
        const char *next = text;
        size_t n = 0;
        const size_t bytes = *text == '\0' ? 0 : fitting(text, KOERS_SCREEN_WIDTH - margin, &next, &n);
        put_spaces(stream, first ? (size_t) indent : margin);
        if (first) fputs(mark, stream);
        fwrite(text, 1, bytes, stream);
        fputc('\n', stream);
        first = false;
        text = next;
    }
}
