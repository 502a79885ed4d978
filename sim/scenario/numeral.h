/* numeral - a number as it is written: where it ends, what the parser would make of it other than its value, and what people write
 * that is no number to it.
 *
 *   const koers_numeral numeral = koers_numeral_read(at);
 *   if (numeral.problem != NULL) ... found ..., which <problem>
 *   else if (koers_numeral_slip(at, numeral.end, in_list, &stop) != KOERS_SLIP_NONE) ...
 *
 * Follows the grammar of libconfig 1.5: the longest of hexadecimal, float and whole number.
 */
#ifndef KOERS_NUMERAL_H
#define KOERS_NUMERAL_H

#include <stdbool.h>

typedef struct {
    char *end;           /* `at` itself where there is only a sign                                 */
    const char *problem; /* "does not fit in 32 bits ...", still to be translated; NULL: it is kept */
} koers_numeral;

/* Domain: a digit, a sign or a point stands at `at`, and a zero byte ends the text. */
koers_numeral koers_numeral_read(char *at);

typedef enum {
    KOERS_SLIP_NONE,
    KOERS_SLIP_MARKS,  /* "0,38", "1.300.000", "13 292": another mark for decimals or thousands */
    KOERS_SLIP_PERCENT /* "80%"                                                                 */
} koers_slip;

/* What was meant as one number that ends behind `end`; *stop is then its end. A comma in a list parts values and is none. */
koers_slip koers_numeral_slip(const char *start, char *end, bool in_list, char **stop);

#endif
