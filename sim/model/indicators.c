#include "koers/indicators.h"

#include <string.h>

typedef struct {
    const char *key, *unit;
    koers_start start;
    koers_better better;
} indicator_record;

static const indicator_record records[KOERS_N_INDICATORS] = {
#define INDICATOR_RECORD(NAME, key, unit, start, better) \
    [KOERS_I_##NAME] = {#key, unit, KOERS_STARTS_##start, KOERS_BETTER_##better},
    KOERS_INDICATOR_LIST(INDICATOR_RECORD)
#undef INDICATOR_RECORD
};

const char *koers_indicator_key(koers_indicator indicator)
{
    return records[indicator].key;
}

const char *koers_indicator_unit(koers_indicator indicator)
{
    return records[indicator].unit;
}

koers_start koers_indicator_start(koers_indicator indicator)
{
    return records[indicator].start;
}

koers_better koers_indicator_better(koers_indicator indicator)
{
    return records[indicator].better;
}

int koers_indicator_begins(koers_indicator indicator)
{
    return records[indicator].start == KOERS_STARTS_NONE ? 1 : 0;
}

bool koers_indicator_has_reading(koers_indicator indicator)
{
    return indicator == KOERS_I_TECHNICAL_SHARE || indicator == KOERS_I_TECHNICAL_PLUS_CARE_SHARE ||
           indicator == KOERS_I_TECHNICAL_DIPLOMA_SHARE;
}

int koers_indicator_of(const char *key)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        if (strcmp(records[i].key, key) == 0) return i;
    return -1;
}
