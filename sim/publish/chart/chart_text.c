#include "publish/chart/chart_text.h"

#include <string.h>

#include "base/text.h"

/* Advance widths of DejaVu Sans and DejaVu Sans Bold, thousandths of the font size, ' ' to '~'. */
static const short plain_width[] = {318, 401, 460, 838, 636, 950, 780, 275, 390, 390, 500, 838, 318, 361,  318, 337, 636, 636, 636,
                                    636, 636, 636, 636, 636, 636, 636, 337, 337, 838, 838, 838, 531, 1000, 684, 686, 698, 770, 632,
                                    575, 775, 752, 295, 295, 656, 557, 863, 748, 787, 603, 787, 695, 635,  611, 732, 684, 989, 685,
                                    611, 685, 390, 337, 390, 838, 500, 500, 613, 635, 550, 635, 615, 352,  635, 634, 278, 278, 579,
                                    278, 974, 634, 612, 635, 635, 411, 521, 392, 634, 592, 818, 592, 592,  525, 636, 337, 636, 838};
static const short bold_width[] = {
    348, 456, 521, 838, 696, 1002, 872, 306,  457,  457, 523, 838, 380, 415, 380, 365, 696, 696, 696, 696, 696, 696, 696, 696,
    696, 696, 400, 400, 838, 838,  838, 580,  1000, 774, 762, 734, 830, 683, 683, 821, 837, 372, 372, 775, 637, 995, 837, 850,
    733, 850, 770, 720, 682, 812,  774, 1103, 771,  724, 725, 457, 365, 457, 838, 500, 500, 675, 716, 593, 716, 678, 435, 716,
    712, 343, 343, 665, 343, 1042, 712, 687,  716,  716, 493, 595, 478, 712, 652, 924, 645, 652, 582, 712, 365, 712, 838};

/* Bytes of the first character; 0 where they are no UTF-8. text is not empty. */
static size_t character(const char *text)
{
    unsigned point = 0;
    return koers_text_character(text, 4, &point);
}

/* Control characters: C0, DEL, C1, the separators of lines and paragraphs, U+FFFE and U+FFFF. */
static bool is_control(const char *text)
{
    unsigned point = 0;
    if (koers_text_character(text, 4, &point) == 0) return false;
    const bool separates = point == 0x2028 || point == 0x2029;
    return point < 0x20 || (point >= 0x7F && point < 0xA0) || separates || point == 0xFFFE || point == 0xFFFF;
}

/* What ends the text where gnuplot writes SVG: a blank of no width keeps it apart, and is not seen. */
static const char svg_end[] = "]]>", svg_end_apart[] = "]]\xE2\x80\x8B>";

/* An apostrophe in a string between single quotes: doubled, but where gnuplot would lose count (at the start, at the end, beside
 * another one) a string of its own, joined to the others. */
static void write_apostrophe(FILE *stream, const char *start, const char *at)
{
    const bool alone = at > start && at[-1] != '\'' && at[1] != '\'' && at[1] != '\0';
    fputs(alone ? "''" : "'.\"'\".'", stream);
}

/* Writes one character clean, if it is one; returns its bytes. */
static size_t write_character(FILE *stream, const char *text)
{
    const size_t n = character(text);
    if (n == 0)
        fputs("\xEF\xBF\xBD", stream);
    else if (is_control(text))
        fputc(' ', stream);
    else
        fwrite(text, 1, n, stream);
    return n == 0 ? 1 : n;
}

/* Writes the text clean, into a string between single quotes; `enhanced`: characters that mean something there are escaped. */
static void write_string(FILE *stream, const char *text, bool enhanced)
{
    const char *start = text;
    while (*text != '\0') {
        if (strncmp(text, svg_end, strlen(svg_end)) == 0) {
            fputs(svg_end_apart, stream);
            text += strlen(svg_end);
        } else if (*text == '\'') {
            write_apostrophe(stream, start, text++);
        } else if (enhanced && *text == '&') {
            fputc('+', stream);
            text++;
        } else {
            if (enhanced && strchr("\\{}^_@~", *text) != NULL) fputc('\\', stream);
            text += write_character(stream, text);
        }
    }
}

void koers_chart_text_quote(FILE *stream, const char *text)
{
    fputc('\'', stream);
    write_string(stream, text, false);
    fputc('\'', stream);
}

void koers_chart_text_quote_bold(FILE *stream, const char *text)
{
    fputs("'{/sans-serif:Bold ", stream);
    write_string(stream, text, true);
    fputs("}'", stream);
}

void koers_chart_text_comment(FILE *stream, const char *text)
{
    fputc('"', stream);
    while (*text != '\0') text += write_character(stream, text);
    fputc('"', stream);
}

/* Width of one character in thousandths; wide scripts (from U+1100) count as two. */
static double advance(const char *text, size_t n, bool bold)
{
    if (n == 1 && *text >= ' ' && *text <= '~') return bold ? bold_width[*text - ' '] : plain_width[*text - ' '];
    if (n <= 1) return bold ? 1100 : 1000;
    if (n == 2) return bold ? 800 : 700;
    const bool punctuation = n == 3 && (unsigned char) text[0] == 0xE2 && (unsigned char) text[1] == 0x80;
    return punctuation ? 600 : 1100;
}

double koers_chart_text_width(const char *text, size_t n, double size, bool bold)
{
    double width = 0;
    for (size_t i = 0; i < n && text[i] != '\0';) {
        const size_t bytes = character(text + i);
        width += advance(text + i, bytes, bold);
        i += bytes == 0 ? 1 : bytes;
    }
    return width * size / 1000;
}

size_t koers_chart_text_break(const char *text, double size, bool bold, double width)
{
    double used = 0;
    size_t i = 0, blank = 0;
    while (text[i] != '\0') {
        const size_t bytes = character(text + i);
        used += advance(text + i, bytes, bold) * size / 1000;
        if (text[i] == ' ' || text[i] == '\n') blank = i + 1;
        if (used > width && text[i] != ' ' && i > 0) return blank > 0 ? blank : i;
        i += bytes == 0 ? 1 : bytes;
    }
    return i;
}

size_t koers_chart_text_lines(const char *text, double size, bool bold, double width)
{
    size_t n = 0;
    for (; *text != '\0'; n++) text += koers_chart_text_break(text, size, bold, width);
    return n;
}
