#include "koers/pillars.h"

#include <string.h>

typedef struct {
    const char *key;
    koers_indicator cost, funded;
    const char *label;
} pillar_record;

static const pillar_record records[KOERS_N_PILLARS] = {
#define PILLAR_RECORD(NAME, key, COST, FUNDED, label) [KOERS_##NAME] = {#key, KOERS_I_##COST, KOERS_I_##FUNDED, label},
    KOERS_PILLAR_LIST(PILLAR_RECORD)
#undef PILLAR_RECORD
};

const char *koers_pillar_key(koers_pillar pillar)
{
    return pillar == KOERS_NO_PILLAR ? "none" : records[pillar].key;
}

int koers_pillar_of(const char *key)
{
    for (int i = 0; i <= KOERS_N_PILLARS; i++)
        if (strcmp(koers_pillar_key((koers_pillar) i), key) == 0) return i;
    return -1;
}

const char *koers_pillar_label(koers_pillar pillar)
{
    return records[pillar].label;
}

koers_indicator koers_pillar_cost(koers_pillar pillar)
{
    return records[pillar].cost;
}

koers_indicator koers_pillar_funded(koers_pillar pillar)
{
    return records[pillar].funded;
}
