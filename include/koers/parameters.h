/* parameters - the uncertain numbers of the model, by name. Their priors, units, grades and sources stand in
 * scenarios/parameters/evidence.cfg; their place in the equations in sim/MODEL.md.
 *
 * The domain has the values with which the equations mean something. A prior that reaches beyond is refused: a share of 1.2, a
 * negative price, a leave rate of 0 would give nonsense or no number at all, and a belief that calls such a value possible is a slip
 * of the pen. The domains are wide: they keep out mistakes (a percentage for a fraction), not opinions. What stands in a denominator
 * or under a logarithm has a positive lowest value; an effect on a share is that of the step named in the unit, from -0.25 to 0.25; an
 * effect on a rate is in its logarithm, from -2 to 2 (a factor of 7 either way); a price is in euros, up to 1e9. The three shares of
 * the start add up to 1, so neither may fill the whole; from a much higher unemployment than 8 % the cycle would empty the stock of
 * recipients.
 */
#ifndef KOERS_PARAMETERS_H
#define KOERS_PARAMETERS_H

#include <stdbool.h>

#include "koers/prior.h"

/*    NAME, key, part of the model, lowest, highest */
#define KOERS_PARAMETER_LIST(X)                                               \
    X(TREND_DAMPING, trend_damping, general, 0, 1)                            \
    X(UNEMPLOYMENT_START, unemployment_start, economy, 1, 8)                  \
    X(UNEMPLOYMENT_MEAN, unemployment_mean, economy, 0, 15)                   \
    X(UNEMPLOYMENT_PERSISTENCE, unemployment_persistence, economy, 0, 1)      \
    X(UNEMPLOYMENT_INNOVATION, unemployment_innovation, economy, 0, 5)        \
    X(CONSTRUCTION_DRIFT, construction_drift, economy, -0.25, 0.25)           \
    X(CONSTRUCTION_VOLATILITY, construction_volatility, economy, 0, 0.5)      \
    X(ENTRANTS, entrants, school, 50, 100000)                                 \
    X(ENTRANTS_GROWTH, entrants_growth, school, -0.25, 0.25)                  \
    X(TECHNICAL_SHARE_2021, technical_share_2021, school, 0.05, 0.6)          \
    X(CARE_SHARE_2021, care_share_2021, school, 0.03, 0.3)                    \
    X(TECHNICAL_READING_WEIGHT, technical_reading_weight, school, 0, 1)       \
    X(TECHNICAL_TREND_DERIVED, technical_trend_derived, school, -0.04, 0.04)  \
    X(TECHNICAL_TREND_PUBLIC, technical_trend_public, school, -0.04, 0.04)    \
    X(CARE_TREND, care_trend, school, -0.04, 0.04)                            \
    X(LEAVE_RATE, leave_rate, school, 0.05, 0.6)                              \
    X(DIPLOMA_OF_LEAVERS, diploma_of_leavers, school, 0.01, 1)                \
    X(DIPLOMA_RATIO_TECHNICAL, diploma_ratio_technical, school, 0.02, 20)     \
    X(DIPLOMA_RATIO_CARE, diploma_ratio_care, school, 0.02, 20)               \
    X(TASTE_PERSISTENCE, taste_persistence, school, 0, 1)                     \
    X(TASTE_INNOVATION_TECHNICAL, taste_innovation_technical, school, 0, 0.1) \
    X(TASTE_INNOVATION_CARE, taste_innovation_care, school, 0, 0.1)           \
    X(ADB_TECHNICAL, adb_technical, school, -0.25, 0.25)                      \
    X(ADB_CARE, adb_care, school, -0.25, 0.25)                                \
    X(ADB_DROPOUT, adb_dropout, school, -2, 2)                                \
    X(GUIDANCE_TECHNICAL, guidance_technical, school, -0.25, 0.25)            \
    X(GUIDANCE_CARE, guidance_care, school, -0.25, 0.25)                      \
    X(ACCESS_TECHNICAL, access_technical, school, -0.25, 0.25)                \
    X(ACCESS_CARE, access_care, school, -0.25, 0.25)                          \
    X(PLEDGE_KEPT, pledge_kept, school, 0, 1)                                 \
    X(MENTOR_TECHNICAL, mentor_technical, school, -0.25, 0.25)                \
    X(MENTOR_CARE, mentor_care, school, -0.25, 0.25)                          \
    X(MENTOR_DROPOUT, mentor_dropout, school, -2, 2)                          \
    X(HOURS_TECHNICAL, hours_technical, school, -0.25, 0.25)                  \
    X(HOURS_CARE, hours_care, school, -0.25, 0.25)                            \
    X(HOURS_VO_TECHNICAL, hours_vo_technical, school, -0.25, 0.25)            \
    X(HOURS_VO_CARE, hours_vo_care, school, -0.25, 0.25)                      \
    X(HOURS_ACHIEVEMENT, hours_achievement, school, -2, 2)                    \
    X(HOURS_ADVICE, hours_advice, school, -0.5, 0.5)                          \
    X(STAFFING, staffing, delivery, 0, 1)                                     \
    X(COACH_FILLING, coach_filling, delivery, 0, 1)                           \
    X(DELIVERY_BASIC, delivery_basic, delivery, 0, 5)                         \
    X(DELIVERY_THOROUGH, delivery_thorough, delivery, 0, 5)                   \
    X(DELIVERY_CORPORATION, delivery_corporation, delivery, 0, 5)             \
    X(PUPILS_PRIMARY, pupils_primary, cost, 0, 1e6)                           \
    X(PUPILS_VO, pupils_vo, cost, 0, 1e6)                                     \
    X(PRICE_PUPIL_HOUR, price_pupil_hour, cost, 0, 1e9)                       \
    X(PRICE_GUARANTEE, price_guarantee, cost, 0, 1e9)                         \
    X(PRICE_GUIDANCE_FULL, price_guidance_full, cost, 0, 1e9)                 \
    X(PRICE_ACCESS_10PP, price_access_10pp, cost, 0, 1e9)                     \
    X(PRICE_MENTORED_PUPIL, price_mentored_pupil, cost, 0, 1e9)               \
    X(PRICE_COACH, price_coach, cost, 0, 1e9)                                 \
    X(PRICE_PRACTICE_CENTRE, price_practice_centre, cost, 0, 1e9)             \
    X(PRICE_SCREENING, price_screening, cost, 0, 1e9)                         \
    X(PRICE_PLACEMENT, price_placement, cost, 0, 1e9)                         \
    X(PRICE_PREVENTION, price_prevention, cost, 0, 1e9)                       \
    X(PRICE_DWELLING_BASIC, price_dwelling_basic, cost, 0, 1e9)               \
    X(PRICE_DWELLING_THOROUGH, price_dwelling_thorough, cost, 0, 1e9)         \
    X(ALLOWANCE, allowance, cost, 0, 1e9)                                     \
    X(CASELOAD_2022, caseload_2022, work, 5, 5000)                            \
    X(CASELOAD_NORM, caseload_norm, work, 0.2, 10)                            \
    X(RATIO_EXIT_WORK, ratio_exit_work, work, 0.05, 50)                       \
    X(RATIO_EXIT_OTHER, ratio_exit_other, work, 0.05, 50)                     \
    X(RATIO_REST_WORK, ratio_rest_work, work, 0.05, 10)                       \
    X(RATIO_REST_OTHER, ratio_rest_other, work, 0.05, 10)                     \
    X(INFLOW_LEVEL, inflow_level, work, -1, 1)                                \
    X(EXIT_LEVEL, exit_level, work, -1, 1)                                    \
    X(HARDENING, hardening, work, -0.3, 0.3)                                  \
    X(INFLOW_CYCLE, inflow_cycle, work, -0.5, 0.5)                            \
    X(EXIT_CYCLE, exit_cycle, work, -0.5, 0.5)                                \
    X(CYCLE_ZUID, cycle_zuid, work, -1, 3)                                    \
    X(INFLOW_NOISE, inflow_noise, work, 0, 0.5)                               \
    X(INFLOW_NOISE_ZUID, inflow_noise_zuid, work, 0, 0.5)                     \
    X(TREND_ZUID, trend_zuid, work, -0.3, 0.3)                                \
    X(POPULATION_GROWTH_ZUID, population_growth_zuid, work, -0.1, 0.1)        \
    X(POPULATION_GROWTH_REST, population_growth_rest, work, -0.1, 0.1)        \
    X(CASE_WORK_N, case_work_n, work, -2, 2)                                  \
    X(CASE_WORK_L, case_work_l, work, -2, 2)                                  \
    X(CASE_OTHER, case_other, work, -2, 2)                                    \
    X(CASE_INFLOW, case_inflow, work, -2, 2)                                  \
    X(ADB_INFLOW, adb_inflow, work, -2, 2)                                    \
    X(PREVENTION_INFLOW, prevention_inflow, work, -2, 2)                      \
    X(LPC_EFFECT, lpc_effect, work, -1, 1)                                    \
    X(LPC_TURNOVER, lpc_turnover, work, 0, 50)                                \
    X(LKS_PLACED, lks_placed, work, 0, 1)                                     \
    X(LKS_ADDITIONAL, lks_additional, work, 0, 1)                             \
    X(LKS_LEAVES, lks_leaves, work, 0, 1)                                     \
    X(TRANSFER, transfer, work, 0, 1)                                         \
    X(RELAPSE, relapse, work, 0, 1)                                           \
    X(DISPLACE_TIGHT, displace_tight, work, 0, 1)                             \
    X(DISPLACE_SLACK, displace_slack, work, 0, 1)                             \
    X(DISPLACED_ON_BENEFIT, displaced_on_benefit, work, 0, 1)                 \
    X(RELOCATION, relocation, housing, -2, 2)                                 \
    X(RELOCATION_CORPORATION, relocation_corporation, housing, -2, 2)         \
    X(REHOUSED_IN_REST, rehoused_in_rest, housing, 0, 1)

typedef enum {
#define KOERS_PARAMETER_ENUM(NAME, ...) KOERS_P_##NAME,
    KOERS_PARAMETER_LIST(KOERS_PARAMETER_ENUM)
#undef KOERS_PARAMETER_ENUM
    KOERS_N_PARAMETERS
} koers_parameter;

/* The key of a parameter and the part of the model that it belongs to ("school", "cost", ...). */
const char *koers_parameter_key(koers_parameter parameter);
const char *koers_parameter_module(koers_parameter parameter);

/* The parameter with this key; -1 when there is none. */
int koers_parameter_of(const char *key);

/* Both included. */
void koers_parameter_domain(koers_parameter parameter, double *lowest, double *highest);

/* Whether the prior, which has no problem, stays within the domain; `from` and `to` are how far it reaches: its values at z = -6 and
 * +6, which one draw in a thousand million exceeds. */
bool koers_parameter_admits(koers_parameter parameter, const koers_prior *prior, double *from, double *to);

#endif
