#include "koers/indicators.h"

#include <math.h>
#include <string.h>

enum { FEWEST_PASTS = 1, MOST_PASTS = 2 };

typedef struct {
    double lowest, highest;
} range;

typedef struct {
    const char *key;
    koers_unit unit;
    koers_start start;
    koers_better better;
    range range;
    int pasts;
    const char *full, *brief, *unit_read;
} indicator_record;

#define RANGE_FRACTION     {0, 1}
#define RANGE_NOT_NEGATIVE {0, (double) INFINITY}
#define RANGE_ANY          {(double) -INFINITY, (double) INFINITY}

static const indicator_record records[KOERS_N_INDICATORS] = {
#define INDICATOR_RECORD(NAME, key, UNIT, START, BETTER, RANGE, years, pasts, full, brief, unit_read)                        \
    [KOERS_I_##NAME] = {#key, KOERS_UNIT_##UNIT, KOERS_STARTS_##START, KOERS_BETTER_##BETTER, RANGE_##RANGE, pasts, full, brief, \
                        unit_read},
    KOERS_INDICATOR_LIST(INDICATOR_RECORD)
#undef INDICATOR_RECORD
};

#define INDICATOR_SAYS(NAME, key, UNIT, START, BETTER, RANGE, years, pasts, full, brief, unit_read)                  \
    _Static_assert(sizeof(full) > 1 && sizeof(brief) > 1 && sizeof(unit_read) > 1, #NAME " lacks a text");           \
    _Static_assert((pasts) >= FEWEST_PASTS && (pasts) <= MOST_PASTS, #NAME ": its past is read in one way or in two");
KOERS_INDICATOR_LIST(INDICATOR_SAYS)
#undef INDICATOR_SAYS

const char *koers_indicator_key(koers_indicator indicator)
{
    return records[indicator].key;
}

koers_unit koers_indicator_unit(koers_indicator indicator)
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

void koers_indicator_range(koers_indicator indicator, double *lowest, double *highest)
{
    *lowest = records[indicator].range.lowest;
    *highest = records[indicator].range.highest;
}

const char *koers_indicator_label(koers_indicator indicator)
{
    return records[indicator].full;
}

const char *koers_indicator_label_short(koers_indicator indicator)
{
    return records[indicator].brief;
}

const char *koers_indicator_label_unit(koers_indicator indicator)
{
    return records[indicator].unit_read;
}

int koers_indicator_begins(koers_indicator indicator)
{
    return records[indicator].start == KOERS_STARTS_NONE ? 1 : 0;
}

bool koers_indicator_has_reading(koers_indicator indicator)
{
    return records[indicator].pasts > FEWEST_PASTS;
}

int koers_indicator_of(const char *key)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        if (strcmp(records[i].key, key) == 0) return i;
    return -1;
}
