/* sums - which indicators are summed over the years, in the state of a draw: those that their row calls SUMMED. */
#ifndef KOERS_SUMS_H
#define KOERS_SUMS_H

#include "koers/indicators.h"

#define KOERS_SUM_OF_SUMMED(NAME) KOERS_SUM_##NAME,
#define KOERS_SUM_OF_YEARLY(NAME)

typedef enum {
#define KOERS_SUM_ENUM(NAME, key, unit, start, better, range, YEARS, ...) KOERS_SUM_OF_##YEARS(NAME)
    KOERS_INDICATOR_LIST(KOERS_SUM_ENUM)
#undef KOERS_SUM_ENUM
    KOERS_N_SUMS
} koers_sum;

/* What a sum adds up; the sum of an indicator, -1 where there is none. */
koers_indicator koers_sum_indicator(koers_sum sum);
int koers_sum_of(koers_indicator indicator);

#endif
