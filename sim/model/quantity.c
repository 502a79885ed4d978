#include "koers/quantity.h"

#include "koers/status.h"
#include "model/sums.h"

koers_quantity koers_quantity_in(koers_indicator indicator, int year)
{
    return (koers_quantity){.indicator = indicator, .year = year, .less = KOERS_NO_INDICATOR};
}

koers_quantity koers_quantity_until(koers_indicator indicator, int year)
{
    KOERS_BUG_UNLESS(koers_quantity_can_sum(indicator));
    return (koers_quantity){.indicator = indicator, .year = year, .summed = true, .less = KOERS_NO_INDICATOR};
}

koers_quantity koers_quantity_between(koers_indicator indicator, koers_indicator other, int year)
{
    return (koers_quantity){.indicator = indicator, .year = year, .less = (int32_t) other};
}

bool koers_quantity_can_sum(koers_indicator indicator)
{
    return koers_sum_of(indicator) >= 0;
}
