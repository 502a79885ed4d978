/* text - UTF-8, read in one place: characters, the columns that they take on a terminal, lines.
 *
 *   size_t n = koers_text_character(text, 4, &point);                       "é" -> 2, U+00E9
 *   for (const char *rest = text; *rest != '\0';) {
 *       const char *line = rest;
 *       size_t bytes = koers_text_line(line, 100, &rest, &columns);         ... fwrite(line, 1, bytes, stream) ...
 *   }
 *
 * A byte that is no part of a character counts as one of its own, one column wide, since that is how a terminal shows it.
 * Widths are those of Unicode 14; a tab is one column. Nothing here allocates.
 */
#ifndef KOERS_TEXT_H
#define KOERS_TEXT_H

#include <stddef.h>

/* The bytes, 1 to 4, of the character with which the n bytes at `text` begin, and its code point. 0 where they begin with none:
 * cut off, overlong, a surrogate, beyond U+10FFFF, or n = 0. A text that ends in a zero byte may be read with n = 4. */
size_t koers_text_character(const char *text, size_t n, unsigned *point);

/* What a character does where it is shown, but for being drawn. */
typedef enum {
    KOERS_TEXT_DRAWN,    /* nothing else                                                           */
    KOERS_TEXT_CONTROL,  /* a control character: a terminal may obey it                            */
    KOERS_TEXT_LINE_END, /* begins a new line                                                      */
    KOERS_TEXT_DIRECTION /* turns the direction of what follows: the eye reads other text than is there */
} koers_text_effect;
koers_text_effect koers_text_effect_of(unsigned point);

/* The text as it can be printed anywhere: what does more than being drawn stands there as an escape (\x1b, \n, \u202e), and so does
 * a byte that is no part of a character (\xe9). Writes at most `size` bytes with the end; returns the bytes of the whole without it,
 * as snprintf does. size = 0: nothing is written. */
size_t koers_text_show(char *shown, size_t size, const char *text);

/* Columns of a character on a terminal: 0 for what is drawn over the one before (combining marks) or not at all (zero width),
 * 2 for wide scripts and emoji, else 1. */
int koers_text_columns(unsigned point);

/* Columns of a whole text. */
size_t koers_text_width(const char *text);

/* The most bytes, at most n, that cut the text neither within a character nor before a mark that belongs to the character before.
 * Domain: the text has at least n bytes. */
size_t koers_text_cut(const char *text, size_t n);

/* The bytes of the first line when at most `width` columns are free: broken at a blank, at an end of line in any case; a word is
 * never cut, so that one that is too long sticks out. Brackets that begin with a digit stay whole, since they are the points of a
 * path: "( (2023, 0.57), (2027, 0.79) )". *next: where the rest begins, blanks skipped; *columns: the width of the line. */
size_t koers_text_line(const char *text, size_t width, const char **next, size_t *columns);

#endif
