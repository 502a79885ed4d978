#include "model/sums.h"

static const koers_indicator indicators[KOERS_N_SUMS] = {
#define SUM_INDICATOR(NAME) [KOERS_SUM_##NAME] = KOERS_I_##NAME,
    KOERS_SUM_LIST(SUM_INDICATOR)
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
