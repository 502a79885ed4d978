/* lookalike - characters that look like a sign of our form and are none: what word processors, web pages and mail make of a blank, a
 * minus and a quote. The reader sees no difference, so the finding must name it. */
#ifndef KOERS_LOOKALIKE_H
#define KOERS_LOOKALIKE_H

typedef enum {
    KOERS_LOOKS_LIKE_NOTHING,
    KOERS_LOOKS_LIKE_BLANK,        /* the non-breaking space and its kin, also those without width */
    KOERS_LOOKS_LIKE_MINUS,        /* en dash, U+2212                                              */
    KOERS_LOOKS_LIKE_QUOTE,        /* double quotes that are curved, low or French                 */
    KOERS_LOOKS_LIKE_SINGLE_QUOTE, /* single quotes of every shape, ' among them                   */
} koers_lookalike;

koers_lookalike koers_lookalike_of(unsigned point);

/* The character and its code, "“ (U+201C)"; of one of ASCII, or one that is not seen, without the other half. Returns `name`. */
enum { KOERS_LOOKALIKE_NAME = 24 };
const char *koers_lookalike_name(const char *character, char name[KOERS_LOOKALIKE_NAME]);

#endif
