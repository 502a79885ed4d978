#include "publish/data/cells.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* printf writes the sign of a nan, and which sign depends on the processor. */
size_t koers_cell_number(double value, char text[KOERS_CELL_NUMBER_TEXT])
{
    if (isnan(value)) {
        memcpy(text, "nan", 4);
        return 3;
    }
    return (size_t) snprintf(text, KOERS_CELL_NUMBER_TEXT, "%.17g", value + 0.0); /* + 0.0: no minus zero */
}

void koers_cell_write_number(FILE *stream, double value)
{
    char text[KOERS_CELL_NUMBER_TEXT];
    fwrite(text, 1, koers_cell_number(value, text), stream);
}

/* What a spreadsheet takes for a formula and computes, though it came as text. */
static bool is_formula(const char *text)
{
    char *end = NULL;
    if (*text == '\0' || strchr("=+-@\t\r", *text) == NULL) return false;
    (void) strtod(text, &end);
    return end == text || *end != '\0'; /* a signed number is one */
}

void koers_cell_write_text(FILE *stream, const char *text)
{
    const char *guard = is_formula(text) ? "'" : "";
    if (text[strcspn(text, ",\"\r\n")] == '\0') {
        fprintf(stream, "%s%s", guard, text);
        return;
    }
    fprintf(stream, "\"%s", guard);
    for (; *text != '\0'; text++) {
        if (*text == '"') fputc('"', stream);
        fputc(*text, stream);
    }
    fputc('"', stream);
}
