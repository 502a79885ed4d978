/* unit - what an indicator or a lever is counted in, and all that follows from it: how data name it, how people read it, and for how
 * much of it a cost is told.
 *
 *   koers_unit unit = koers_indicator_unit(KOERS_I_CARE_SHARE);
 *   koers_unit_text(unit)      "share", in every data file
 *   koers_unit_scale(unit)     100: people read 17 %, not 0.17
 *   koers_unit_step(unit)      0.01: cost_per_unit is the cost of a percentage point
 *
 * What is read as follows from the third field; it also decides how many decimals an error leaves (figures.h):
 *   PERCENT    a share, as a percentage;  POINTS  a change of a share, in percentage points
 *   COUNT      a whole number of something
 *   QUANTITY   any other number
 * Texts of two units may be equal; nobody tells units apart by them.
 */
#ifndef KOERS_UNIT_H
#define KOERS_UNIT_H

#include <stdbool.h>

/*    NAME, text in data, read as, step, "cost per step" in English */
#define KOERS_UNIT_LIST(X)                                                         \
    X(SHARE, "share", PERCENT, 0.01, " per point")                                 \
    X(SHARE_CHANGE, "share", POINTS, 0.01, " per point")                           \
    X(SD, "sd", QUANTITY, 1, " per unit")                                          \
    X(BENEFITS, "benefits", COUNT, 100, " per 100 benefits")                       \
    X(BENEFITS_A_YEAR, "benefits/year", COUNT, 100, " per 100 benefits")           \
    X(PER_1000_INHABITANTS, "per 1,000 inhabitants", QUANTITY, 1, " per unit")     \
    X(DWELLINGS, "dwellings", COUNT, 100, " per 100 dwellings")                    \
    X(MILLION_EURO_A_YEAR, "million euro/year", QUANTITY, 1, " per unit")          \
    X(HOURS_A_WEEK, "hours/week", QUANTITY, 1, " per unit")                        \
    X(GUARANTEES_A_YEAR, "guarantees/year", COUNT, 1, " per unit")                 \
    X(GROWTH_A_YEAR, "growth/year", PERCENT, 0.01, " per point")                   \
    X(PUPILS, "pupils", COUNT, 1, " per unit")                                     \
    X(RECIPIENTS_PER_COACH, "recipients/coach", COUNT, 1, " per unit")             \
    X(RELATIVE_TO_2022, "relative to 2022", PERCENT, 0.01, " per point")           \
    X(CENTRES, "centres", COUNT, 1, " per unit")                                   \
    X(PERSONS_A_YEAR, "persons/year", COUNT, 1, " per unit")                       \
    X(DWELLINGS_A_YEAR, "dwellings/year", COUNT, 100, " per 100 dwellings")

typedef enum {
#define KOERS_UNIT_ENUM(NAME, ...) KOERS_UNIT_##NAME,
    KOERS_UNIT_LIST(KOERS_UNIT_ENUM)
#undef KOERS_UNIT_ENUM
    KOERS_N_UNITS
} koers_unit;

/* As data files name it. Never translated. */
const char *koers_unit_text(koers_unit unit);

bool koers_unit_is_share(koers_unit unit);  /* read as a percentage or in points */
bool koers_unit_is_change(koers_unit unit); /* in points                         */
bool koers_unit_is_count(koers_unit unit);

/* What a number is multiplied by for people: 100 for a share, else 1. */
double koers_unit_scale(koers_unit unit);

/* How much of it cost_per_unit is told for; and that in English, for a voice to say after a number: " per 100 dwellings". */
double koers_unit_step(koers_unit unit);
const char *koers_unit_per(koers_unit unit);

/* What a number of a source that calls its unit `written` is multiplied by to be in this one: 0.01 for "%" where this is a share,
 * else 1. */
double koers_unit_factor(koers_unit unit, const char *written);

#endif
