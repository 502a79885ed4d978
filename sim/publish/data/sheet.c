#include "publish/data/sheet.h"

#include "publish/data/cells.h"
#include "base/memory.h"

void koers_sheet_init(koers_sheet *self, size_t n_columns, const char *const *column)
{
    *self = (koers_sheet){.n_columns = n_columns, .column = column};
}

void koers_sheet_free(koers_sheet *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) koers_free(self->cell[i].text);
    koers_free(self->cell);
    *self = (koers_sheet){0};
}

static void add(koers_sheet *self, koers_cell cell)
{
    if (self->n == self->capacity) {
        const size_t capacity = self->capacity == 0 ? 64 : 2 * self->capacity;
        koers_cell *grown = koers_grow_array(self->cell, capacity, sizeof *grown);
        if (grown == NULL) {
            koers_free(cell.text);
            self->lost = true;
            return;
        }
        self->cell = grown;
        self->capacity = capacity;
    }
    self->cell[self->n++] = cell;
}

void koers_sheet_text(koers_sheet *self, const char *text)
{
    char *copy = koers_copy_text(text);
    if (text != NULL && copy == NULL) self->lost = true;
    add(self, (koers_cell){.kind = copy == NULL ? KOERS_CELL_EMPTY : KOERS_CELL_TEXT, .text = copy});
}

void koers_sheet_integer(koers_sheet *self, int64_t value)
{
    add(self, (koers_cell){.kind = KOERS_CELL_INTEGER, .integer = value});
}

void koers_sheet_number(koers_sheet *self, double value)
{
    add(self, (koers_cell){.kind = KOERS_CELL_NUMBER, .number = value});
}

void koers_sheet_empty(koers_sheet *self)
{
    add(self, (koers_cell){.kind = KOERS_CELL_EMPTY});
}

static void write_csv_cell(const koers_cell *cell, FILE *stream)
{
    if (cell->kind == KOERS_CELL_TEXT) koers_cell_write_text(stream, cell->text);
    if (cell->kind == KOERS_CELL_INTEGER) fprintf(stream, "%lld", (long long) cell->integer);
    if (cell->kind == KOERS_CELL_NUMBER) koers_cell_write_number(stream, cell->number);
}

koers_status koers_sheet_csv(const koers_sheet *self, FILE *stream)
{
    if (self->lost) return KOERS_NO_MEMORY;
    for (size_t j = 0; j < self->n_columns; j++) fprintf(stream, "%s%s", j == 0 ? "" : ",", self->column[j]);
    fputc('\n', stream);
    for (size_t i = 0; i < self->n; i++) {
        write_csv_cell(&self->cell[i], stream);
        fputc((i + 1) % self->n_columns == 0 ? '\n' : ',', stream);
    }
    return ferror(stream) ? KOERS_WRITE_FAILED : KOERS_OK;
}

static void put_json_cell(const koers_cell *cell, const char *key, koers_json *json)
{
    if (cell->kind == KOERS_CELL_INTEGER) {
        koers_json_integer(json, key, cell->integer);
    } else if (cell->kind == KOERS_CELL_NUMBER) {
        koers_json_number(json, key, cell->number);
    } else {
        koers_json_text(json, key, cell->text);
    }
}

koers_status koers_sheet_json(const koers_sheet *self, koers_json *json)
{
    if (self->lost) return KOERS_NO_MEMORY;
    for (size_t i = 0; i + self->n_columns <= self->n; i += self->n_columns) {
        koers_json_open(json, NULL);
        for (size_t j = 0; j < self->n_columns; j++) put_json_cell(&self->cell[i + j], self->column[j], json);
        koers_json_close(json);
    }
    return KOERS_OK;
}

koers_status koers_sheet_json_document(const koers_sheet *self, FILE *stream)
{
    koers_json *json = koers_json_new(true);
    koers_status status = koers_sheet_json(self, json);
    if (status == KOERS_OK) status = koers_json_write(json, stream);
    koers_json_free(json);
    return status;
}
