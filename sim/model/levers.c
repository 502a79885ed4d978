#include "koers/levers.h"

#include <string.h>

enum { LESS, MORE };

typedef struct {
    const char *key;
    koers_unit unit;
    int more;
    const char *label, *remark;
} lever_record;

static const lever_record records[KOERS_N_LEVERS] = {
#define LEVER_RECORD(NAME, key, UNIT, more, label, remark) [KOERS_LEVER_##NAME] = {#key, KOERS_UNIT_##UNIT, more, label, remark},
    KOERS_LEVER_LIST(LEVER_RECORD)
#undef LEVER_RECORD
};

#define LEVER_SAYS(NAME, key, UNIT, more, label, remark) _Static_assert(sizeof(label) > 1, #NAME " lacks a text");
KOERS_LEVER_LIST(LEVER_SAYS)
#undef LEVER_SAYS

const char *koers_lever_key(koers_lever lever)
{
    return records[lever].key;
}

int koers_lever_of(const char *key)
{
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        if (strcmp(records[i].key, key) == 0) return i;
    return -1;
}

koers_unit koers_lever_unit(koers_lever lever)
{
    return records[lever].unit;
}

bool koers_lever_is_more(koers_lever lever)
{
    return records[lever].more == MORE;
}

const char *koers_lever_label(koers_lever lever)
{
    return records[lever].label;
}

const char *koers_lever_remark(koers_lever lever)
{
    return records[lever].remark;
}
