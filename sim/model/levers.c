#include "koers/levers.h"

#include <string.h>

static const char *const lever_keys[KOERS_N_LEVERS] = {
#define LEVER_KEY(NAME, key) [KOERS_LEVER_##NAME] = #key,
    KOERS_LEVER_LIST(LEVER_KEY)
#undef LEVER_KEY
};

const char *koers_lever_key(koers_lever lever)
{
    return lever_keys[lever];
}

int koers_lever_of(const char *key)
{
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        if (strcmp(lever_keys[i], key) == 0) return i;
    return -1;
}
