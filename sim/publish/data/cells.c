#include "publish/data/cells.h"

#include <math.h>
#include <stdbool.h>
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

static const char *after_digits(const char *at)
{
    return at + strspn(at, "0123456789");
}

/* A number as the data files hold it: "-0.5", "+3e-2". */
static bool is_number(const char *text)
{
    const char *whole = text + strspn(text, "+-");
    const char *point = after_digits(whole);
    const char *end = *point == '.' ? after_digits(point + 1) : point;
    if (whole - text > 1 || end - whole - (*point == '.') == 0) return false;
    if (*end != 'e') return *end == '\0';
    const char *power = end + 1 + (end[1] == '+' || end[1] == '-');
    end = after_digits(power);
    return end > power && *end == '\0';
}

/* What a spreadsheet takes for a formula and computes, though it came as text. */
static bool is_formula(const char *text)
{
    return *text != '\0' && strchr("=+-@\t\r", *text) != NULL && !is_number(text);
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
