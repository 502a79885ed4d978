#include "koers/opening.h"

static double people(koers_indicator indicator, const koers_facts *f)
{
    switch (indicator) {
    case KOERS_I_ASSISTANCE_COUNT:
        return f->assistance_zuid_2022;
    case KOERS_I_ASSISTANCE_COUNT_REST:
        return f->assistance_city_2022 - f->assistance_zuid_2022;
    case KOERS_I_ASSISTANCE_CITY:
        return f->assistance_city_2022;
    case KOERS_I_ASSISTANCE_SHARE:
    case KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION:
        return f->assistance_zuid_2022 / f->assistance_city_2022;
    case KOERS_I_ASSISTANCE_INFLOW:
        return f->inflow_zuid_2022;
    case KOERS_I_ASSISTANCE_EXITS_TO_WORK:
        return f->exits_work_zuid_2022;
    case KOERS_I_ASSISTANCE_EXITS:
        return f->exits_work_zuid_2022 + f->exits_other_zuid_2022;
    case KOERS_I_EXIT_TO_WORK_SHARE:
        return f->exits_work_zuid_2022 / (f->exits_work_zuid_2022 + f->exits_other_zuid_2022);
    case KOERS_I_POPULATION_SHARE:
        return f->population_zuid_2022 / (f->population_zuid_2022 + f->population_rest_2022);
    case KOERS_I_ASSISTANCE_RATE:
        return 1000 * f->assistance_zuid_2022 / f->population_zuid_2022;
    default:
        return 0; /* achievement, advice and relocation are counted from 2022 */
    }
}

static double dwellings(koers_indicator indicator, const koers_facts *f)
{
    switch (indicator) {
    case KOERS_I_DWELLINGS_BASIC_TOTAL:
        return f->dwellings_basic_2022;
    case KOERS_I_DWELLINGS_THOROUGH_TOTAL:
        return f->dwellings_thorough_2022;
    case KOERS_I_DWELLINGS_CORPORATION_TOTAL:
        return f->dwellings_corporation_2022;
    default:
        return f->dwellings_basic_2022 + f->dwellings_thorough_2022 + f->dwellings_corporation_2022;
    }
}

bool koers_opening_value(koers_indicator indicator, const koers_facts *facts, double unemployment_start, double *value)
{
    if (indicator == KOERS_I_UNEMPLOYMENT) {
        *value = unemployment_start / 100;
        return true;
    }
    if (koers_indicator_start(indicator) != KOERS_STARTS_FIXED) return false;
    const bool is_housing = indicator >= KOERS_I_DWELLINGS_TOTAL && indicator <= KOERS_I_DWELLINGS_CORPORATION_TOTAL;
    *value = is_housing ? dwellings(indicator, facts) : people(indicator, facts);
    return true;
}
