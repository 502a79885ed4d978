/* cells - one field of a csv file: %.17g, "nan" for what is not a number, minus zero as "0"; texts quoted where they must be and
 * never a formula. */
#ifndef KOERS_CELLS_H
#define KOERS_CELLS_H

#include <stddef.h>
#include <stdio.h>

enum { KOERS_CELL_NUMBER_TEXT = 32 };

/* The number as text; returns its length. */
size_t koers_cell_number(double value, char text[KOERS_CELL_NUMBER_TEXT]);

void koers_cell_write_number(FILE *stream, double value);

/* Quoted where it holds a comma, a quote or a line end. What a spreadsheet would take for a formula (a title that begins with = + -
 * @ and is no number) gets the apostrophe before it that such programs know. */
void koers_cell_write_text(FILE *stream, const char *text);

#endif
