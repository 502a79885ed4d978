/* sheet - rows of named columns for other programs, held once and written as csv or as a json list of objects.
 *
 *   static const char *const columns[] = {"key", "year"};
 *   koers_sheet sheet;
 *   koers_sheet_init(&sheet, 2, columns);
 *   koers_sheet_text(&sheet, "care_share"); koers_sheet_integer(&sheet, 2031);
 *   status = koers_sheet_csv(&sheet, stream);
 *   koers_sheet_free(&sheet);
 *
 * Cells are added from left to right; a row is full after n_columns. Adding never fails loudly: writing says KOERS_NO_MEMORY.
 */
#ifndef KOERS_SHEET_H
#define KOERS_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "publish/data/json.h"
#include "koers/status.h"

typedef enum { KOERS_CELL_EMPTY, KOERS_CELL_TEXT, KOERS_CELL_INTEGER, KOERS_CELL_NUMBER } koers_cell_kind;

typedef struct {
    koers_cell_kind kind;
    char *text;
    int64_t integer;
    double number;
} koers_cell;

typedef struct {
    size_t n_columns;
    const char *const *column; /* borrowed */
    size_t n, capacity;        /* cells */
    koers_cell *cell;
    bool lost;
} koers_sheet;

void koers_sheet_init(koers_sheet *self, size_t n_columns, const char *const *column);
void koers_sheet_free(koers_sheet *self);

void koers_sheet_text(koers_sheet *self, const char *text); /* copies; NULL: empty */
void koers_sheet_integer(koers_sheet *self, int64_t value);
void koers_sheet_number(koers_sheet *self, double value); /* nan stays nan: not the same as empty */
void koers_sheet_empty(koers_sheet *self);

/* Header and rows; numbers as %.17g, texts quoted where they must be. */
koers_status koers_sheet_csv(const koers_sheet *self, FILE *stream) KOERS_MUST_USE;

/* The rows as objects, into the list that is open in `json`; empty cells and what is not finite are null. */
koers_status koers_sheet_json(const koers_sheet *self, koers_json *json) KOERS_MUST_USE;

/* A document of its own: the list of rows. */
koers_status koers_sheet_json_document(const koers_sheet *self, FILE *stream) KOERS_MUST_USE;

#endif
