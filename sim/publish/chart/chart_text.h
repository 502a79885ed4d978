/* chart_text - text in a gnuplot script: quoted so that nothing a user writes is ever read as a command, measured and broken.
 *
 *   koers_chart_text_quote(stream, scenario->title[language]);            'A user''s title with \n, {}_^ and `x` as it stands'
 *   for (const char *rest = text; *rest != '\0'; rest += n) n = koers_chart_text_break(rest, 10, 780);
 *
 * Single-quoted strings of gnuplot know no escape but '' and are safe with `noenhanced`. Bold needs gnuplot's enhanced mode and
 * so escapes. Bytes that are no UTF-8 become U+FFFD and control characters spaces, since the terminals complain of both.
 * Widths are those of DejaVu Sans, a little generous for characters beyond ASCII.
 */
#ifndef KOERS_CHART_TEXT_H
#define KOERS_CHART_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* 'text' for labels with `noenhanced`. */
void koers_chart_text_quote(FILE *stream, const char *text);

/* '{/sans-serif:Bold text}' for labels in enhanced mode; '&' becomes '+' there, because gnuplot 5.4 writes it unescaped into SVG. */
void koers_chart_text_quote_bold(FILE *stream, const char *text);

/* "text" on one line for a comment; never ends in a backslash, which would swallow the next line. */
void koers_chart_text_comment(FILE *stream, const char *text);

/* Width of the first n bytes in pixels at this font size. */
double koers_chart_text_width(const char *text, size_t n, double size, bool bold);

/* How many bytes of `text` make its first line of at most `width` pixels, the blank after it included: at a blank where there is
 * one, in a word otherwise. 0 only for an empty text. */
size_t koers_chart_text_break(const char *text, double size, bool bold, double width);

/* How many lines that makes of the whole text. */
size_t koers_chart_text_lines(const char *text, double size, bool bold, double width);

#endif
