/* years - the calendar of the model: 2022 is the start, 2023 the first year projected, 2045 the last possible. */
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
