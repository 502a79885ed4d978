#include "publish/data/cells.h"

#include <math.h>
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

void koers_cell_write_text(FILE *stream, const char *text)
{
    if (text[strcspn(text, ",\"\r\n")] == '\0') {
        fputs(text, stream);
        return;
    }
    fputc('"', stream);
    for (; *text != '\0'; text++) {
        if (*text == '"') fputc('"', stream);
        fputc(*text, stream);
    }
    fputc('"', stream);
}
