/* indicators - what the model answers, in the order of every file and table.
 *
 * `start` says what is known of 2022: FIXED, the same in every draw (a fact); DRAWN, it differs between draws;
 * NONE, the indicator begins in 2023. `better` is the direction that is good.
 */
#ifndef KOERS_INDICATORS_H
#define KOERS_INDICATORS_H

#include <stdbool.h>

typedef enum { KOERS_STARTS_FIXED, KOERS_STARTS_DRAWN, KOERS_STARTS_NONE } koers_start;
typedef enum { KOERS_BETTER_NONE, KOERS_BETTER_HIGHER, KOERS_BETTER_LOWER } koers_better;

/*    NAME                                key                                   unit                    start  better */
#define KOERS_INDICATOR_LIST(X)                                                                                  \
    X(UNEMPLOYMENT, unemployment, "share", DRAWN, LOWER)                                                         \
    X(TECHNICAL_SHARE, technical_share, "share", DRAWN, HIGHER)                                                  \
    X(CARE_SHARE, care_share, "share", DRAWN, HIGHER)                                                            \
    X(TECHNICAL_PLUS_CARE_SHARE, technical_plus_care_share, "share", DRAWN, HIGHER)                              \
    X(TECHNICAL_DIPLOMA_SHARE, technical_diploma_share, "share", DRAWN, HIGHER)                                  \
    X(CARE_DIPLOMA_SHARE, care_diploma_share, "share", DRAWN, HIGHER)                                            \
    X(EARLY_LEAVERS, early_leavers, "share", DRAWN, LOWER)                                                       \
    X(ACHIEVEMENT_SD, achievement_sd, "sd", FIXED, NONE)                                                         \
    X(HIGHER_ADVICE, higher_advice, "share", FIXED, NONE)                                                        \
    X(ASSISTANCE_COUNT, assistance_count, "benefits", FIXED, LOWER)                                              \
    X(ASSISTANCE_COUNT_REST, assistance_count_rest, "benefits", FIXED, NONE)                                     \
    X(ASSISTANCE_CITY, assistance_city, "benefits", FIXED, LOWER)                                                \
    X(ASSISTANCE_SHARE, assistance_share, "share", FIXED, LOWER)                                                 \
    X(ASSISTANCE_SHARE_WITHOUT_RELOCATION, assistance_share_without_relocation, "share", FIXED, LOWER)           \
    X(ASSISTANCE_INFLOW, assistance_inflow, "benefits/year", FIXED, LOWER)                                       \
    X(ASSISTANCE_EXITS_TO_WORK, assistance_exits_to_work, "benefits/year", FIXED, HIGHER)                        \
    X(ASSISTANCE_EXITS, assistance_exits, "benefits/year", FIXED, HIGHER)                                        \
    X(EXIT_TO_WORK_SHARE, exit_to_work_share, "share", FIXED, HIGHER)                                            \
    X(ASSISTANCE_RELOCATED, assistance_relocated, "benefits", FIXED, NONE)                                       \
    X(POPULATION_SHARE, population_share, "share", FIXED, NONE)                                                  \
    X(ASSISTANCE_RATE, assistance_rate, "per 1,000 inhabitants", FIXED, LOWER)                                   \
    X(DWELLINGS_TOTAL, dwellings_total, "dwellings", FIXED, HIGHER)                                              \
    X(DWELLINGS_TOTAL_CAPPED, dwellings_total_capped, "dwellings", FIXED, HIGHER)                                \
    X(DWELLINGS_BASIC_TOTAL, dwellings_basic_total, "dwellings", FIXED, HIGHER)                                  \
    X(DWELLINGS_THOROUGH_TOTAL, dwellings_thorough_total, "dwellings", FIXED, HIGHER)                            \
    X(DWELLINGS_CORPORATION_TOTAL, dwellings_corporation_total, "dwellings", FIXED, HIGHER)                      \
    X(COST_SCHOOL, cost_school, "million euro/year", NONE, LOWER)                                                \
    X(COST_WORK, cost_work, "million euro/year", NONE, LOWER)                                                    \
    X(COST_HOUSING, cost_housing, "million euro/year", NONE, LOWER)                                              \
    X(COST_TOTAL, cost_total, "million euro/year", NONE, LOWER)                                                  \
    X(COST_UNMODELLED, cost_unmodelled, "million euro/year", NONE, NONE)                                         \
    X(BUDGET_TOTAL, budget_total, "million euro/year", NONE, NONE)                                               \
    X(FUNDING_GAP, funding_gap, "million euro/year", NONE, LOWER)                                                \
    X(FUNDED_SCHOOL, funded_school, "share", NONE, HIGHER)                                                       \
    X(FUNDED_WORK, funded_work, "share", NONE, HIGHER)                                                           \
    X(FUNDED_HOUSING, funded_housing, "share", NONE, HIGHER)

typedef enum {
#define KOERS_INDICATOR_ENUM(NAME, key, unit, start, better) KOERS_I_##NAME,
    KOERS_INDICATOR_LIST(KOERS_INDICATOR_ENUM)
#undef KOERS_INDICATOR_ENUM
    KOERS_N_INDICATORS
} koers_indicator;

const char *koers_indicator_key(koers_indicator indicator);
const char *koers_indicator_unit(koers_indicator indicator);
koers_start koers_indicator_start(koers_indicator indicator);
koers_better koers_indicator_better(koers_indicator indicator);

/* The first k with a value: 0 (the start year) or 1. */
int koers_indicator_begins(koers_indicator indicator);

/* Which draws are counted: all, or those with one reading of history. */
typedef enum { KOERS_ALL_DRAWS, KOERS_READING_DERIVED, KOERS_READING_PUBLIC, KOERS_N_READINGS } koers_reading;

/* Whether it is measured on technical students, whose past can be read in two ways. (Care follows at a distance: fields compete.) */
bool koers_indicator_has_reading(koers_indicator indicator);

/* The indicator with this key; -1 when there is none. */
int koers_indicator_of(const char *key);

#endif
