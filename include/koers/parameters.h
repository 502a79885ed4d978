/* parameters - the uncertain numbers of the model, by name. Their priors, units, grades and sources stand in
 * scenarios/parameters/evidence.cfg; their place in the equations in sim/MODEL.md. */
#ifndef KOERS_PARAMETERS_H
#define KOERS_PARAMETERS_H

#define KOERS_PARAMETER_LIST(X)                                       \
    X(TREND_DAMPING, trend_damping, general)                          \
    X(UNEMPLOYMENT_START, unemployment_start, economy)                \
    X(UNEMPLOYMENT_MEAN, unemployment_mean, economy)                  \
    X(UNEMPLOYMENT_PERSISTENCE, unemployment_persistence, economy)    \
    X(UNEMPLOYMENT_INNOVATION, unemployment_innovation, economy)      \
    X(CONSTRUCTION_DRIFT, construction_drift, economy)                \
    X(CONSTRUCTION_VOLATILITY, construction_volatility, economy)      \
    X(ENTRANTS, entrants, school)                                     \
    X(ENTRANTS_GROWTH, entrants_growth, school)                       \
    X(TECHNICAL_SHARE_2021, technical_share_2021, school)             \
    X(CARE_SHARE_2021, care_share_2021, school)                       \
    X(TECHNICAL_READING_WEIGHT, technical_reading_weight, school)     \
    X(TECHNICAL_TREND_DERIVED, technical_trend_derived, school)       \
    X(TECHNICAL_TREND_PUBLIC, technical_trend_public, school)         \
    X(CARE_TREND, care_trend, school)                                 \
    X(LEAVE_RATE, leave_rate, school)                                 \
    X(DIPLOMA_OF_LEAVERS, diploma_of_leavers, school)                 \
    X(DIPLOMA_RATIO_TECHNICAL, diploma_ratio_technical, school)       \
    X(DIPLOMA_RATIO_CARE, diploma_ratio_care, school)                 \
    X(TASTE_PERSISTENCE, taste_persistence, school)                   \
    X(TASTE_INNOVATION_TECHNICAL, taste_innovation_technical, school) \
    X(TASTE_INNOVATION_CARE, taste_innovation_care, school)           \
    X(ADB_TECHNICAL, adb_technical, school)                           \
    X(ADB_CARE, adb_care, school)                                     \
    X(ADB_DROPOUT, adb_dropout, school)                               \
    X(GUIDANCE_TECHNICAL, guidance_technical, school)                 \
    X(GUIDANCE_CARE, guidance_care, school)                           \
    X(ACCESS_TECHNICAL, access_technical, school)                     \
    X(ACCESS_CARE, access_care, school)                               \
    X(PLEDGE_KEPT, pledge_kept, school)                               \
    X(MENTOR_TECHNICAL, mentor_technical, school)                     \
    X(MENTOR_CARE, mentor_care, school)                               \
    X(MENTOR_DROPOUT, mentor_dropout, school)                         \
    X(HOURS_TECHNICAL, hours_technical, school)                       \
    X(HOURS_CARE, hours_care, school)                                 \
    X(HOURS_VO_TECHNICAL, hours_vo_technical, school)                 \
    X(HOURS_VO_CARE, hours_vo_care, school)                           \
    X(HOURS_ACHIEVEMENT, hours_achievement, school)                   \
    X(HOURS_ADVICE, hours_advice, school)                             \
    X(STAFFING, staffing, delivery)                                   \
    X(COACH_FILLING, coach_filling, delivery)                         \
    X(DELIVERY_BASIC, delivery_basic, delivery)                       \
    X(DELIVERY_THOROUGH, delivery_thorough, delivery)                 \
    X(DELIVERY_CORPORATION, delivery_corporation, delivery)           \
    X(PUPILS_PRIMARY, pupils_primary, cost)                           \
    X(PUPILS_VO, pupils_vo, cost)                                     \
    X(PRICE_PUPIL_HOUR, price_pupil_hour, cost)                       \
    X(PRICE_GUARANTEE, price_guarantee, cost)                         \
    X(PRICE_GUIDANCE_FULL, price_guidance_full, cost)                 \
    X(PRICE_ACCESS_10PP, price_access_10pp, cost)                     \
    X(PRICE_MENTORED_PUPIL, price_mentored_pupil, cost)               \
    X(PRICE_COACH, price_coach, cost)                                 \
    X(PRICE_PRACTICE_CENTRE, price_practice_centre, cost)             \
    X(PRICE_SCREENING, price_screening, cost)                         \
    X(PRICE_PLACEMENT, price_placement, cost)                         \
    X(PRICE_PREVENTION, price_prevention, cost)                       \
    X(PRICE_DWELLING_BASIC, price_dwelling_basic, cost)               \
    X(PRICE_DWELLING_THOROUGH, price_dwelling_thorough, cost)         \
    X(ALLOWANCE, allowance, cost)                                     \
    X(CASELOAD_2022, caseload_2022, work)                             \
    X(CASELOAD_NORM, caseload_norm, work)                             \
    X(RATIO_EXIT_WORK, ratio_exit_work, work)                         \
    X(RATIO_EXIT_OTHER, ratio_exit_other, work)                       \
    X(RATIO_REST_WORK, ratio_rest_work, work)                         \
    X(RATIO_REST_OTHER, ratio_rest_other, work)                       \
    X(INFLOW_LEVEL, inflow_level, work)                               \
    X(EXIT_LEVEL, exit_level, work)                                   \
    X(HARDENING, hardening, work)                                     \
    X(INFLOW_CYCLE, inflow_cycle, work)                               \
    X(EXIT_CYCLE, exit_cycle, work)                                   \
    X(CYCLE_ZUID, cycle_zuid, work)                                   \
    X(INFLOW_NOISE, inflow_noise, work)                               \
    X(INFLOW_NOISE_ZUID, inflow_noise_zuid, work)                     \
    X(TREND_ZUID, trend_zuid, work)                                   \
    X(POPULATION_GROWTH_ZUID, population_growth_zuid, work)           \
    X(POPULATION_GROWTH_REST, population_growth_rest, work)           \
    X(CASE_WORK_N, case_work_n, work)                                 \
    X(CASE_WORK_L, case_work_l, work)                                 \
    X(CASE_OTHER, case_other, work)                                   \
    X(CASE_INFLOW, case_inflow, work)                                 \
    X(ADB_INFLOW, adb_inflow, work)                                   \
    X(PREVENTION_INFLOW, prevention_inflow, work)                     \
    X(LPC_EFFECT, lpc_effect, work)                                   \
    X(LPC_TURNOVER, lpc_turnover, work)                               \
    X(LKS_PLACED, lks_placed, work)                                   \
    X(LKS_ADDITIONAL, lks_additional, work)                           \
    X(LKS_LEAVES, lks_leaves, work)                                   \
    X(TRANSFER, transfer, work)                                       \
    X(RELAPSE, relapse, work)                                         \
    X(DISPLACE_TIGHT, displace_tight, work)                           \
    X(DISPLACE_SLACK, displace_slack, work)                           \
    X(DISPLACED_ON_BENEFIT, displaced_on_benefit, work)               \
    X(RELOCATION, relocation, housing)                                \
    X(RELOCATION_CORPORATION, relocation_corporation, housing)        \
    X(REHOUSED_IN_REST, rehoused_in_rest, housing)

typedef enum {
#define KOERS_PARAMETER_ENUM(NAME, key, module) KOERS_P_##NAME,
    KOERS_PARAMETER_LIST(KOERS_PARAMETER_ENUM)
#undef KOERS_PARAMETER_ENUM
    KOERS_N_PARAMETERS
} koers_parameter;

/* The key of a parameter and the part of the model that it belongs to ("school", "cost", ...). */
const char *koers_parameter_key(koers_parameter parameter);
const char *koers_parameter_module(koers_parameter parameter);

/* The parameter with this key; -1 when there is none. */
int koers_parameter_of(const char *key);

#endif
