/* indicators - what the model answers, in the order of every file and table. A row says all that is known of one; a field that is
 * missing does not compile.
 *
 *   unit     of unit.h
 *   start    what is known of 2022: FIXED, the same in every draw (a fact); DRAWN, it differs between draws; NONE, the indicator
 *            begins in 2023
 *   better   the direction that is good
 *   range    in which every value of every draw lies: FRACTION, from 0 to 1; NOT_NEGATIVE; ANY
 *   years    SUMMED: its sum over the years means something and is kept (money, and benefits for what they cost); YEARLY: not
 *   pasts    in how many ways its past can be read: 2 where technical students are counted (care follows at a distance: fields
 *            compete)
 *   texts    full, for titles; short, for tables; the unit as a person reads it: in English, translated where they are said
 */
#ifndef KOERS_INDICATORS_H
#define KOERS_INDICATORS_H

#include <stdbool.h>

#include "koers/unit.h"

typedef enum { KOERS_STARTS_FIXED, KOERS_STARTS_DRAWN, KOERS_STARTS_NONE } koers_start;
typedef enum { KOERS_BETTER_NONE, KOERS_BETTER_HIGHER, KOERS_BETTER_LOWER } koers_better;

/*    NAME, key, unit, start, better, range, years, pasts, */
/*    full text, short text, unit as read                  */
#define KOERS_INDICATOR_LIST(X)                                                                                                    \
    X(UNEMPLOYMENT, unemployment, SHARE, DRAWN, LOWER, NOT_NEGATIVE, YEARLY, 1,                                                    \
      "Unemployment in the Netherlands", "unemployment", "% of the labour force")                                                  \
    X(TECHNICAL_SHARE, technical_share, SHARE, DRAWN, HIGHER, FRACTION, YEARLY, 2,                                                 \
      "Mbo students in technical, port and logistics courses", "technical share", "% of the mbo students of Zuid")                 \
    X(CARE_SHARE, care_share, SHARE, DRAWN, HIGHER, FRACTION, YEARLY, 1,                                                           \
      "Mbo students in care courses", "care share", "% of the mbo students of Zuid")                                               \
    X(TECHNICAL_PLUS_CARE_SHARE, technical_plus_care_share, SHARE, DRAWN, HIGHER, FRACTION, YEARLY, 2,                             \
      "Mbo students in technical, port, logistics and care courses", "technical and care share", "% of the mbo students of Zuid")  \
    X(TECHNICAL_DIPLOMA_SHARE, technical_diploma_share, SHARE, DRAWN, HIGHER, FRACTION, YEARLY, 2,                                 \
      "Mbo diplomas in technical, port and logistics courses", "technical diploma share", "% of the mbo diplomas on Zuid")         \
    X(CARE_DIPLOMA_SHARE, care_diploma_share, SHARE, DRAWN, HIGHER, FRACTION, YEARLY, 1,                                           \
      "Mbo diplomas in care courses", "care diploma share", "% of the mbo diplomas on Zuid")                                       \
    X(EARLY_LEAVERS, early_leavers, SHARE, DRAWN, LOWER, FRACTION, YEARLY, 1,                                                      \
      "Mbo students who leave without a diploma", "early leavers", "% of the mbo students of Zuid")                                \
    X(ACHIEVEMENT_SD, achievement_sd, SD, FIXED, NONE, ANY, YEARLY, 1,                                                             \
      "Achievement of pupils who enter secondary school", "achievement", "standard deviations, change since 2022")                 \
    X(HIGHER_ADVICE, higher_advice, SHARE_CHANGE, FIXED, NONE, ANY, YEARLY, 1,                                                     \
      "Pupils advised to go to havo or vwo", "havo/vwo advice", "percentage points, change since 2022")                            \
    X(ASSISTANCE_COUNT, assistance_count, BENEFITS, FIXED, LOWER, NOT_NEGATIVE, SUMMED, 1,                                         \
      "Social assistance benefits on Zuid", "benefits on Zuid", "benefits, end of year")                                           \
    X(ASSISTANCE_COUNT_REST, assistance_count_rest, BENEFITS, FIXED, NONE, NOT_NEGATIVE, YEARLY, 1,                                \
      "Social assistance benefits in the rest of Rotterdam", "benefits in the rest", "benefits, end of year")                      \
    X(ASSISTANCE_CITY, assistance_city, BENEFITS, FIXED, LOWER, NOT_NEGATIVE, YEARLY, 1,                                           \
      "Social assistance benefits in Rotterdam", "benefits in Rotterdam", "benefits, end of year")                                 \
    X(ASSISTANCE_SHARE, assistance_share, SHARE, FIXED, LOWER, FRACTION, YEARLY, 1,                                                \
      "Zuid's share of social assistance in Rotterdam", "share of social assistance", "% of the benefits in Rotterdam")            \
    X(ASSISTANCE_SHARE_WITHOUT_RELOCATION, assistance_share_without_relocation, SHARE, FIXED, LOWER, FRACTION, YEARLY, 1,          \
      "Zuid's share of social assistance, had nobody been rehoused", "share without relocation", "% of the benefits in Rotterdam") \
    X(ASSISTANCE_INFLOW, assistance_inflow, BENEFITS_A_YEAR, FIXED, LOWER, NOT_NEGATIVE, YEARLY, 1,                                \
      "New social assistance benefits on Zuid", "inflow", "benefits a year")                                                       \
    X(ASSISTANCE_EXITS_TO_WORK, assistance_exits_to_work, BENEFITS_A_YEAR, FIXED, HIGHER, ANY, YEARLY, 1,                 \
      "From social assistance to work on Zuid", "exits to work", "benefits a year")                                                \
    X(ASSISTANCE_EXITS, assistance_exits, BENEFITS_A_YEAR, FIXED, HIGHER, ANY, YEARLY, 1,                                 \
      "Social assistance benefits ended on Zuid", "exits", "benefits a year")                                                      \
    X(EXIT_TO_WORK_SHARE, exit_to_work_share, SHARE, FIXED, HIGHER, ANY, YEARLY, 1,                                           \
      "Exits from social assistance that lead to work", "exits that lead to work", "% of the exits")                               \
    X(ASSISTANCE_RELOCATED, assistance_relocated, BENEFITS, FIXED, NONE, ANY, YEARLY, 1,                                           \
      "Benefits that left Zuid by relocation", "relocated benefits", "benefits, since 2022")                                       \
    X(POPULATION_SHARE, population_share, SHARE, FIXED, NONE, FRACTION, YEARLY, 1,                                                 \
      "Zuid's share of the inhabitants of Rotterdam", "share of inhabitants", "% of the inhabitants")                              \
    X(ASSISTANCE_RATE, assistance_rate, PER_1000_INHABITANTS, FIXED, LOWER, NOT_NEGATIVE, YEARLY, 1,                               \
      "Social assistance benefits per 1,000 inhabitants of Zuid", "benefits per 1,000", "per 1,000 inhabitants")                   \
    X(DWELLINGS_TOTAL, dwellings_total, DWELLINGS, FIXED, HIGHER, NOT_NEGATIVE, YEARLY, 1,                                         \
      "Dwellings taken in hand", "dwellings", "dwellings since 2012")                                                              \
    X(DWELLINGS_TOTAL_CAPPED, dwellings_total_capped, DWELLINGS, FIXED, HIGHER, NOT_NEGATIVE, YEARLY, 1,                           \
      "Dwellings taken in hand, each track up to its ambition", "dwellings, capped", "dwellings since 2012")                       \
    X(DWELLINGS_BASIC_TOTAL, dwellings_basic_total, DWELLINGS, FIXED, HIGHER, NOT_NEGATIVE, YEARLY, 1,                             \
      "Private dwellings, basic approach", "dwellings, basic", "dwellings since 2012")                                             \
    X(DWELLINGS_THOROUGH_TOTAL, dwellings_thorough_total, DWELLINGS, FIXED, HIGHER, NOT_NEGATIVE, YEARLY, 1,                       \
      "Private dwellings, thorough renovation or replacement", "dwellings, thorough", "dwellings since 2012")                      \
    X(DWELLINGS_CORPORATION_TOTAL, dwellings_corporation_total, DWELLINGS, FIXED, HIGHER, NOT_NEGATIVE, YEARLY, 1,                 \
      "Dwellings of housing corporations", "dwellings, corporations", "dwellings since 2012")                                      \
    X(COST_SCHOOL, cost_school, MILLION_EURO_A_YEAR, NONE, LOWER, NOT_NEGATIVE, SUMMED, 1,                                         \
      "Cost of the school pillar", "cost, school", "million euros of 2023 a year")                                                 \
    X(COST_WORK, cost_work, MILLION_EURO_A_YEAR, NONE, LOWER, NOT_NEGATIVE, SUMMED, 1,                                             \
      "Cost of the work pillar", "cost, work", "million euros of 2023 a year")                                                     \
    X(COST_HOUSING, cost_housing, MILLION_EURO_A_YEAR, NONE, LOWER, NOT_NEGATIVE, SUMMED, 1,                                       \
      "Cost of the housing pillar", "cost, housing", "million euros of 2023 a year")                                               \
    X(COST_TOTAL, cost_total, MILLION_EURO_A_YEAR, NONE, LOWER, NOT_NEGATIVE, SUMMED, 1,                                           \
      "Cost of the three pillars, as far as modelled", "cost", "million euros of 2023 a year")                                     \
    X(COST_UNMODELLED, cost_unmodelled, MILLION_EURO_A_YEAR, NONE, NONE, NOT_NEGATIVE, SUMMED, 1,                                  \
      "Cost of what the model leaves out", "cost not modelled", "million euros of 2023 a year")                                    \
    X(BUDGET_TOTAL, budget_total, MILLION_EURO_A_YEAR, NONE, NONE, NOT_NEGATIVE, SUMMED, 1,                                        \
      "Budget of the pillars that have one", "budget", "million euros of 2023 a year")                                             \
    X(FUNDING_GAP, funding_gap, MILLION_EURO_A_YEAR, NONE, LOWER, NOT_NEGATIVE, SUMMED, 1,                                         \
      "Planned but not paid for", "funding gap", "million euros of 2023 a year")                                                   \
    X(FUNDED_SCHOOL, funded_school, SHARE, NONE, HIGHER, FRACTION, YEARLY, 1,                                                      \
      "Part of the school pillar that is paid for", "paid for, school", "% of what is planned")                                    \
    X(FUNDED_WORK, funded_work, SHARE, NONE, HIGHER, FRACTION, YEARLY, 1,                                                          \
      "Part of the work pillar that is paid for", "paid for, work", "% of what is planned")                                        \
    X(FUNDED_HOUSING, funded_housing, SHARE, NONE, HIGHER, FRACTION, YEARLY, 1,                                                    \
      "Part of the housing pillar that is paid for", "paid for, housing", "% of what is planned")

typedef enum {
#define KOERS_INDICATOR_ENUM(NAME, ...) KOERS_I_##NAME,
    KOERS_INDICATOR_LIST(KOERS_INDICATOR_ENUM)
#undef KOERS_INDICATOR_ENUM
    KOERS_N_INDICATORS
} koers_indicator;

const char *koers_indicator_key(koers_indicator indicator);
koers_unit koers_indicator_unit(koers_indicator indicator);
koers_start koers_indicator_start(koers_indicator indicator);
koers_better koers_indicator_better(koers_indicator indicator);

/* Both included; infinite where there is no bound. */
void koers_indicator_range(koers_indicator indicator, double *lowest, double *highest);

/* In English, for a voice to say: "Mbo students in care courses", "care share", "% of the mbo students of Zuid". */
const char *koers_indicator_label(koers_indicator indicator);
const char *koers_indicator_label_short(koers_indicator indicator);
const char *koers_indicator_label_unit(koers_indicator indicator);

/* The first k with a value: 0 (the start year) or 1. */
int koers_indicator_begins(koers_indicator indicator);

/* Which draws are counted: all, or those with one reading of history. */
typedef enum { KOERS_ALL_DRAWS, KOERS_READING_DERIVED, KOERS_READING_PUBLIC, KOERS_N_READINGS } koers_reading;

/* Whether its past can be read in two ways. */
bool koers_indicator_has_reading(koers_indicator indicator);

/* The indicator with this key; -1 when there is none. */
int koers_indicator_of(const char *key);

#endif
