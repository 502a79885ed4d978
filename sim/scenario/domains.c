#include "scenario/domains.h"

typedef struct {
    double lowest, highest;
} domain;

#define SHARE      0, 1
#define EFFECT     -0.25, 0.25 /* of a share, for the step named in the unit */
#define LOG_EFFECT -2, 2       /* of a rate: a factor of 7 either way        */
#define PRICE      0, 1e9      /* euros                                      */

/* What stands in a denominator or under a logarithm has a positive lowest value. */
static const domain domains[KOERS_N_PARAMETERS] = {
    [KOERS_P_TREND_DAMPING] = {SHARE},
    /* per cent; from a much higher start the cycle would empty the stock of recipients */
    [KOERS_P_UNEMPLOYMENT_START] = {1, 8},
    [KOERS_P_UNEMPLOYMENT_MEAN] = {0, 15},
    [KOERS_P_UNEMPLOYMENT_PERSISTENCE] = {SHARE},
    [KOERS_P_UNEMPLOYMENT_INNOVATION] = {0, 5},
    [KOERS_P_CONSTRUCTION_DRIFT] = {-0.25, 0.25},
    [KOERS_P_CONSTRUCTION_VOLATILITY] = {0, 0.5},
    [KOERS_P_ENTRANTS] = {50, 100000},
    [KOERS_P_ENTRANTS_GROWTH] = {-0.25, 0.25},
    /* the three shares of the start add up to 1, so neither may fill the whole */
    [KOERS_P_TECHNICAL_SHARE_2021] = {0.05, 0.6},
    [KOERS_P_CARE_SHARE_2021] = {0.03, 0.3},
    [KOERS_P_TECHNICAL_READING_WEIGHT] = {SHARE},
    [KOERS_P_TECHNICAL_TREND_DERIVED] = {-0.04, 0.04},
    [KOERS_P_TECHNICAL_TREND_PUBLIC] = {-0.04, 0.04},
    [KOERS_P_CARE_TREND] = {-0.04, 0.04},
    [KOERS_P_LEAVE_RATE] = {0.05, 0.6},
    [KOERS_P_DIPLOMA_OF_LEAVERS] = {0.01, 1},
    [KOERS_P_DIPLOMA_RATIO_TECHNICAL] = {0.02, 20},
    [KOERS_P_DIPLOMA_RATIO_CARE] = {0.02, 20},
    [KOERS_P_TASTE_PERSISTENCE] = {SHARE},
    [KOERS_P_TASTE_INNOVATION_TECHNICAL] = {0, 0.1},
    [KOERS_P_TASTE_INNOVATION_CARE] = {0, 0.1},
    [KOERS_P_ADB_TECHNICAL] = {EFFECT},
    [KOERS_P_ADB_CARE] = {EFFECT},
    [KOERS_P_ADB_DROPOUT] = {LOG_EFFECT},
    [KOERS_P_GUIDANCE_TECHNICAL] = {EFFECT},
    [KOERS_P_GUIDANCE_CARE] = {EFFECT},
    [KOERS_P_ACCESS_TECHNICAL] = {EFFECT},
    [KOERS_P_ACCESS_CARE] = {EFFECT},
    [KOERS_P_PLEDGE_KEPT] = {SHARE},
    [KOERS_P_MENTOR_TECHNICAL] = {EFFECT},
    [KOERS_P_MENTOR_CARE] = {EFFECT},
    [KOERS_P_MENTOR_DROPOUT] = {LOG_EFFECT},
    [KOERS_P_HOURS_TECHNICAL] = {EFFECT},
    [KOERS_P_HOURS_CARE] = {EFFECT},
    [KOERS_P_HOURS_VO_TECHNICAL] = {EFFECT},
    [KOERS_P_HOURS_VO_CARE] = {EFFECT},
    [KOERS_P_HOURS_ACHIEVEMENT] = {-2, 2}, /* standard deviations */
    [KOERS_P_HOURS_ADVICE] = {-0.5, 0.5},
    [KOERS_P_STAFFING] = {SHARE},
    [KOERS_P_COACH_FILLING] = {SHARE},
    [KOERS_P_DELIVERY_BASIC] = {0, 5},
    [KOERS_P_DELIVERY_THOROUGH] = {0, 5},
    [KOERS_P_DELIVERY_CORPORATION] = {0, 5},
    [KOERS_P_PUPILS_PRIMARY] = {0, 1e6},
    [KOERS_P_PUPILS_VO] = {0, 1e6},
    [KOERS_P_PRICE_PUPIL_HOUR] = {PRICE},
    [KOERS_P_PRICE_GUARANTEE] = {PRICE},
    [KOERS_P_PRICE_GUIDANCE_FULL] = {PRICE},
    [KOERS_P_PRICE_ACCESS_10PP] = {PRICE},
    [KOERS_P_PRICE_MENTORED_PUPIL] = {PRICE},
    [KOERS_P_PRICE_COACH] = {PRICE},
    [KOERS_P_PRICE_PRACTICE_CENTRE] = {PRICE},
    [KOERS_P_PRICE_SCREENING] = {PRICE},
    [KOERS_P_PRICE_PLACEMENT] = {PRICE},
    [KOERS_P_PRICE_PREVENTION] = {PRICE},
    [KOERS_P_PRICE_DWELLING_BASIC] = {PRICE},
    [KOERS_P_PRICE_DWELLING_THOROUGH] = {PRICE},
    [KOERS_P_ALLOWANCE] = {PRICE},
    [KOERS_P_CASELOAD_2022] = {5, 5000},
    [KOERS_P_CASELOAD_NORM] = {0.2, 10},
    [KOERS_P_RATIO_EXIT_WORK] = {0.05, 50},
    [KOERS_P_RATIO_EXIT_OTHER] = {0.05, 50},
    [KOERS_P_RATIO_REST_WORK] = {0.05, 10},
    [KOERS_P_RATIO_REST_OTHER] = {0.05, 10},
    [KOERS_P_INFLOW_LEVEL] = {-1, 1},
    [KOERS_P_EXIT_LEVEL] = {-1, 1},
    [KOERS_P_HARDENING] = {-0.3, 0.3},
    [KOERS_P_INFLOW_CYCLE] = {-0.5, 0.5},
    [KOERS_P_EXIT_CYCLE] = {-0.5, 0.5},
    [KOERS_P_CYCLE_ZUID] = {-1, 3},
    [KOERS_P_INFLOW_NOISE] = {0, 0.5},
    [KOERS_P_INFLOW_NOISE_ZUID] = {0, 0.5},
    [KOERS_P_TREND_ZUID] = {-0.3, 0.3},
    [KOERS_P_POPULATION_GROWTH_ZUID] = {-0.1, 0.1},
    [KOERS_P_POPULATION_GROWTH_REST] = {-0.1, 0.1},
    [KOERS_P_CASE_WORK_N] = {LOG_EFFECT},
    [KOERS_P_CASE_WORK_L] = {LOG_EFFECT},
    [KOERS_P_CASE_OTHER] = {LOG_EFFECT},
    [KOERS_P_CASE_INFLOW] = {LOG_EFFECT},
    [KOERS_P_ADB_INFLOW] = {LOG_EFFECT},
    [KOERS_P_PREVENTION_INFLOW] = {LOG_EFFECT},
    [KOERS_P_LPC_EFFECT] = {-1, 1},
    [KOERS_P_LPC_TURNOVER] = {0, 50},
    [KOERS_P_LKS_PLACED] = {SHARE},
    [KOERS_P_LKS_ADDITIONAL] = {SHARE},
    [KOERS_P_LKS_LEAVES] = {SHARE},
    [KOERS_P_TRANSFER] = {SHARE},
    [KOERS_P_RELAPSE] = {SHARE},
    [KOERS_P_DISPLACE_TIGHT] = {SHARE},
    [KOERS_P_DISPLACE_SLACK] = {SHARE},
    [KOERS_P_DISPLACED_ON_BENEFIT] = {SHARE},
    [KOERS_P_RELOCATION] = {-2, 2},
    [KOERS_P_RELOCATION_CORPORATION] = {-2, 2},
    [KOERS_P_REHOUSED_IN_REST] = {SHARE},
};

void koers_domain_of(koers_parameter parameter, double *lowest, double *highest)
{
    *lowest = domains[parameter].lowest;
    *highest = domains[parameter].highest;
}

bool koers_domain_holds(koers_parameter parameter, const koers_prior *prior, double *from, double *to)
{
    const double reach = 6;
    *from = koers_prior_quantile(prior, -reach);
    *to = koers_prior_quantile(prior, reach);
    return *from >= domains[parameter].lowest && *to <= domains[parameter].highest;
}
