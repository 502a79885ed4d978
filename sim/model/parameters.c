#include "koers/parameters.h"

#include <string.h>

typedef struct {
    const char *key, *module;
    double lowest, highest;
} parameter_record;

static const parameter_record records[KOERS_N_PARAMETERS] = {
#define PARAMETER_RECORD(NAME, key, module, lowest, highest) [KOERS_P_##NAME] = {#key, #module, lowest, highest},
    KOERS_PARAMETER_LIST(PARAMETER_RECORD)
#undef PARAMETER_RECORD
};

const char *koers_parameter_key(koers_parameter parameter)
{
    return records[parameter].key;
}

const char *koers_parameter_module(koers_parameter parameter)
{
    return records[parameter].module;
}

int koers_parameter_of(const char *key)
{
    for (int i = 0; i < KOERS_N_PARAMETERS; i++)
        if (strcmp(records[i].key, key) == 0) return i;
    return -1;
}

void koers_parameter_domain(koers_parameter parameter, double *lowest, double *highest)
{
    *lowest = records[parameter].lowest;
    *highest = records[parameter].highest;
}

bool koers_parameter_admits(koers_parameter parameter, const koers_prior *prior, double *from, double *to)
{
    const double reach = 6;
    *from = koers_prior_quantile(prior, -reach);
    *to = koers_prior_quantile(prior, reach);
    return *from >= records[parameter].lowest && *to <= records[parameter].highest;
}
