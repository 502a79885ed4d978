#include "publish/words/opening.h"

#include "model/model.h"

bool koers_opening_value(koers_indicator indicator, const koers_facts *facts, double unemployment_start, double *value)
{
    if (indicator == KOERS_I_UNEMPLOYMENT) {
        *value = unemployment_start / 100;
        return true;
    }
    if (koers_indicator_start(indicator) != KOERS_STARTS_FIXED) return false;
    double start[KOERS_N_INDICATORS];
    koers_model_start(facts, start);
    *value = start[indicator];
    return true;
}
