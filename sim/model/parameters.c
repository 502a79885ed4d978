#include "koers/parameters.h"

#include <string.h>

static const char *const parameter_keys[KOERS_N_PARAMETERS] = {
#define PARAMETER_KEY(NAME, key, module) [KOERS_P_##NAME] = #key,
    KOERS_PARAMETER_LIST(PARAMETER_KEY)
#undef PARAMETER_KEY
};

static const char *const parameter_modules[KOERS_N_PARAMETERS] = {
#define PARAMETER_MODULE(NAME, key, module) [KOERS_P_##NAME] = #module,
    KOERS_PARAMETER_LIST(PARAMETER_MODULE)
#undef PARAMETER_MODULE
};

const char *koers_parameter_key(koers_parameter parameter)
{
    return parameter_keys[parameter];
}

const char *koers_parameter_module(koers_parameter parameter)
{
    return parameter_modules[parameter];
}

int koers_parameter_of(const char *key)
{
    for (int i = 0; i < KOERS_N_PARAMETERS; i++)
        if (strcmp(parameter_keys[i], key) == 0) return i;
    return -1;
}
