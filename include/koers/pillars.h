/* pillars - the parts of the programme that have a budget of their own, each with the indicators of its money. */
#ifndef KOERS_PILLARS_H
#define KOERS_PILLARS_H

#include "koers/indicators.h"

/*    NAME, key, its cost, the part of it that is paid, text in English */
#define KOERS_PILLAR_LIST(X)                                  \
    X(SCHOOL, school, COST_SCHOOL, FUNDED_SCHOOL, "School") \
    X(WORK, work, COST_WORK, FUNDED_WORK, "Work")           \
    X(HOUSING, housing, COST_HOUSING, FUNDED_HOUSING, "Housing")

typedef enum {
#define KOERS_PILLAR_ENUM(NAME, ...) KOERS_##NAME,
    KOERS_PILLAR_LIST(KOERS_PILLAR_ENUM)
#undef KOERS_PILLAR_ENUM
    KOERS_N_PILLARS,
    KOERS_NO_PILLAR = KOERS_N_PILLARS
} koers_pillar;

/* Its key ("school"; "none" for KOERS_NO_PILLAR); the pillar with this key, -1 when there is none. */
const char *koers_pillar_key(koers_pillar pillar);
int koers_pillar_of(const char *key);

/* In English, for a voice to say: "School". Not for KOERS_NO_PILLAR, nor those below. */
const char *koers_pillar_label(koers_pillar pillar);

koers_indicator koers_pillar_cost(koers_pillar pillar);
koers_indicator koers_pillar_funded(koers_pillar pillar);

#endif
