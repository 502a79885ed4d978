#include "koers/unit.h"

#include <string.h>

typedef enum { READ_AS_PERCENT, READ_AS_POINTS, READ_AS_COUNT, READ_AS_QUANTITY } read_as;

typedef struct {
    const char *text;
    read_as read_as;
    double step;
    const char *per;
} unit_record;

static const unit_record records[KOERS_N_UNITS] = {
#define UNIT_RECORD(NAME, text, AS, step, per) [KOERS_UNIT_##NAME] = {text, READ_AS_##AS, step, per},
    KOERS_UNIT_LIST(UNIT_RECORD)
#undef UNIT_RECORD
};

#define UNIT_SAYS(NAME, text, AS, step, per) \
    _Static_assert(sizeof(text) > 1 && sizeof(per) > 1, #NAME " lacks a text");
KOERS_UNIT_LIST(UNIT_SAYS)
#undef UNIT_SAYS

const char *koers_unit_text(koers_unit unit)
{
    return records[unit].text;
}

bool koers_unit_is_share(koers_unit unit)
{
    return records[unit].read_as == READ_AS_PERCENT || koers_unit_is_change(unit);
}

bool koers_unit_is_change(koers_unit unit)
{
    return records[unit].read_as == READ_AS_POINTS;
}

bool koers_unit_is_count(koers_unit unit)
{
    return records[unit].read_as == READ_AS_COUNT;
}

double koers_unit_scale(koers_unit unit)
{
    return koers_unit_is_share(unit) ? 100 : 1;
}

double koers_unit_step(koers_unit unit)
{
    return records[unit].step;
}

const char *koers_unit_per(koers_unit unit)
{
    return records[unit].per;
}

double koers_unit_factor(koers_unit unit, const char *written)
{
    return koers_unit_is_share(unit) && strcmp(written, "%") == 0 ? 0.01 : 1;
}
