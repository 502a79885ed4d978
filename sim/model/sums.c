#include "model/sums.h"

#define INDICATOR_OF_SUMMED(NAME) [KOERS_SUM_##NAME] = KOERS_I_##NAME,
#define INDICATOR_OF_YEARLY(NAME)

static const koers_indicator indicators[KOERS_N_SUMS] = {
#define SUM_INDICATOR(NAME, key, unit, start, better, range, YEARS, ...) INDICATOR_OF_##YEARS(NAME)
    KOERS_INDICATOR_LIST(SUM_INDICATOR)
#undef SUM_INDICATOR
};

koers_indicator koers_sum_indicator(koers_sum sum)
{
    return indicators[sum];
}

int koers_sum_of(koers_indicator indicator)
{
    for (int sum = 0; sum < KOERS_N_SUMS; sum++)
        if (indicators[sum] == indicator) return sum;
    return -1;
}
