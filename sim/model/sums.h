/* sums - which indicators are summed over the years, in the state of a draw: money, and benefits for what they cost. */
#ifndef KOERS_SUMS_H
#define KOERS_SUMS_H

#include "koers/indicators.h"

#define KOERS_SUM_LIST(X) \
    X(COST_SCHOOL)        \
    X(COST_WORK)          \
    X(COST_HOUSING)       \
    X(COST_TOTAL)         \
    X(COST_UNMODELLED)    \
    X(BUDGET_TOTAL)       \
    X(FUNDING_GAP)        \
    X(ASSISTANCE_COUNT)

typedef enum {
#define KOERS_SUM_ENUM(NAME) KOERS_SUM_##NAME,
    KOERS_SUM_LIST(KOERS_SUM_ENUM)
#undef KOERS_SUM_ENUM
    KOERS_N_SUMS
} koers_sum;

/* What a sum adds up; the sum of an indicator, -1 where there is none. */
koers_indicator koers_sum_indicator(koers_sum sum);
int koers_sum_of(koers_indicator indicator);

#endif
