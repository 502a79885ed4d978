/* years - the calendar. Model and engine count in k, years after the start year that the ground names (inputs.h); files, screens and
 * charts of this programme start in 2022 and end in 2045 at the latest. */
#ifndef KOERS_YEARS_H
#define KOERS_YEARS_H

#include <stdint.h>

enum {
    KOERS_START_YEAR = 2022,   /* state at its end is observed; k = 0                        */
    KOERS_FIRST_YEAR = 2023,   /* first year projected; k = 1                                */
    KOERS_DEFAULT_HORIZON = 2031,
    KOERS_LAST_YEAR = 2045,
    KOERS_N_YEARS = KOERS_LAST_YEAR - KOERS_START_YEAR + 1 /* arrays over years are indexed by k = year - 2022 */
};

/* A stretch of years: the start, whose end is observed (k = 0), and the last year projected. */
typedef struct {
    int32_t first, last;
} koers_years;

#endif
