/* inputs_fixture - a scenario for the tests of the model and the engine, without any file: the baseline on the priors that koers
 * was first shipped with. The numbers are written out here, so that a better source for one of them breaks no test.
 *
 *   koers_inputs inputs = fixture_baseline(2031);         everything as in 2022, shipped priors
 *   fixture_lever(&inputs, KOERS_LEVER_CAREER_GUIDANCE, 1);
 *   fixture_certain(&inputs);                             every prior a fixed number: its centre
 */
#ifndef KOERS_TEST_INPUTS_FIXTURE_H
#define KOERS_TEST_INPUTS_FIXTURE_H

#include <math.h>
#include <string.h>

#include "koers/inputs.h"

/*    NAME, distribution, a, b, lower, upper, sign in the group `programme` */
#define FIXTURE_PRIOR_LIST(X)                                                  \
    X(TREND_DAMPING, FIXED, 0.93, 0, -HUGE_VAL, HUGE_VAL, 0)                   \
    X(UNEMPLOYMENT_START, FIXED, 3.5, 0, -HUGE_VAL, HUGE_VAL, 0)               \
    X(UNEMPLOYMENT_MEAN, NORMAL, 4.4, 0.5, -HUGE_VAL, HUGE_VAL, 0)             \
    X(UNEMPLOYMENT_PERSISTENCE, NORMAL, 0.8, 0.05, 0.5, 0.95, 0)               \
    X(UNEMPLOYMENT_INNOVATION, LOGNORMAL, 0.7, 0.2, -HUGE_VAL, HUGE_VAL, 0)    \
    X(CONSTRUCTION_DRIFT, NORMAL, 0.01, 0.01, -HUGE_VAL, HUGE_VAL, 0)          \
    X(CONSTRUCTION_VOLATILITY, FIXED, 0.03, 0, -HUGE_VAL, HUGE_VAL, 0)         \
    X(ENTRANTS, LOGNORMAL, 1700, 0.15, -HUGE_VAL, HUGE_VAL, 0)                 \
    X(ENTRANTS_GROWTH, NORMAL, 0, 0.01, -HUGE_VAL, HUGE_VAL, 0)                \
    X(TECHNICAL_SHARE_2021, NORMAL, 0.32, 0.01, 0.28, 0.36, 0)                 \
    X(CARE_SHARE_2021, NORMAL, 0.14, 0.007, 0.11, 0.17, 0)                     \
    X(TECHNICAL_READING_WEIGHT, FIXED, 0.8, 0, -HUGE_VAL, HUGE_VAL, 0)         \
    X(TECHNICAL_TREND_DERIVED, NORMAL, 0.0028, 0.0012, -HUGE_VAL, HUGE_VAL, 0) \
    X(TECHNICAL_TREND_PUBLIC, NORMAL, 0.008, 0.004, -HUGE_VAL, HUGE_VAL, 0)    \
    X(CARE_TREND, NORMAL, 0.002, 0.0015, -HUGE_VAL, HUGE_VAL, 0)               \
    X(LEAVE_RATE, NORMAL, 0.275, 0.02, 0.2, 0.35, 0)                           \
    X(DIPLOMA_OF_LEAVERS, BETA, 74, 26, -HUGE_VAL, HUGE_VAL, 0)                \
    X(DIPLOMA_RATIO_TECHNICAL, LOGNORMAL, 0.72, 0.15, -HUGE_VAL, HUGE_VAL, 0)  \
    X(DIPLOMA_RATIO_CARE, LOGNORMAL, 0.95, 0.15, -HUGE_VAL, HUGE_VAL, 0)       \
    X(TASTE_PERSISTENCE, FIXED, 0.7, 0, -HUGE_VAL, HUGE_VAL, 0)                \
    X(TASTE_INNOVATION_TECHNICAL, FIXED, 0.006, 0, -HUGE_VAL, HUGE_VAL, 0)     \
    X(TASTE_INNOVATION_CARE, FIXED, 0.005, 0, -HUGE_VAL, HUGE_VAL, 0)          \
    X(ADB_TECHNICAL, NORMAL, 0.0025, 0.004, -HUGE_VAL, HUGE_VAL, 1)            \
    X(ADB_CARE, NORMAL, 0.002, 0.003, -HUGE_VAL, HUGE_VAL, 1)                  \
    X(ADB_DROPOUT, NORMAL, -0.03, 0.06, -HUGE_VAL, HUGE_VAL, -1)               \
    X(GUIDANCE_TECHNICAL, NORMAL, 0.004, 0.006, -HUGE_VAL, HUGE_VAL, 1)        \
    X(GUIDANCE_CARE, NORMAL, 0.003, 0.004, -HUGE_VAL, HUGE_VAL, 1)             \
    X(ACCESS_TECHNICAL, NORMAL, 0.002, 0.0015, -HUGE_VAL, HUGE_VAL, 1)         \
    X(ACCESS_CARE, NORMAL, -0.0003, 0.0005, -HUGE_VAL, HUGE_VAL, 1)            \
    X(PLEDGE_KEPT, BETA, 1, 14, -HUGE_VAL, HUGE_VAL, 0)                        \
    X(MENTOR_TECHNICAL, NORMAL, 0.005, 0.015, -HUGE_VAL, HUGE_VAL, 1)          \
    X(MENTOR_CARE, NORMAL, 0.003, 0.01, -HUGE_VAL, HUGE_VAL, 1)                \
    X(MENTOR_DROPOUT, NORMAL, -0.05, 0.06, -HUGE_VAL, HUGE_VAL, -1)            \
    X(HOURS_TECHNICAL, NORMAL, 0.001, 0.003, -HUGE_VAL, HUGE_VAL, 1)           \
    X(HOURS_CARE, NORMAL, 0, 0.002, -HUGE_VAL, HUGE_VAL, 1)                    \
    X(HOURS_VO_TECHNICAL, NORMAL, 0.001, 0.004, -HUGE_VAL, HUGE_VAL, 1)        \
    X(HOURS_VO_CARE, NORMAL, 0, 0.003, -HUGE_VAL, HUGE_VAL, 1)                 \
    X(HOURS_ACHIEVEMENT, NORMAL, 0.03, 0.05, -HUGE_VAL, HUGE_VAL, 1)           \
    X(HOURS_ADVICE, NORMAL, 0.008, 0.015, -HUGE_VAL, HUGE_VAL, 1)              \
    X(STAFFING, BETA, 6, 3, -HUGE_VAL, HUGE_VAL, 0)                            \
    X(COACH_FILLING, BETA, 12, 4, -HUGE_VAL, HUGE_VAL, 0)                      \
    X(DELIVERY_BASIC, LOGNORMAL, 0.95, 0.15, 0.2, 1.4, 0)                      \
    X(DELIVERY_THOROUGH, LOGNORMAL, 0.75, 0.3, 0.2, 1.4, 0)                    \
    X(DELIVERY_CORPORATION, LOGNORMAL, 1, 0.12, 0.2, 1.4, 0)                   \
    X(PUPILS_PRIMARY, LOGNORMAL, 18500, 0.08, -HUGE_VAL, HUGE_VAL, 0)          \
    X(PUPILS_VO, LOGNORMAL, 9500, 0.1, -HUGE_VAL, HUGE_VAL, 0)                 \
    X(PRICE_PUPIL_HOUR, FIXED, 5, 0, -HUGE_VAL, HUGE_VAL, 0)                   \
    X(PRICE_GUARANTEE, LOGNORMAL, 1500, 0.5, -HUGE_VAL, HUGE_VAL, 0)           \
    X(PRICE_GUIDANCE_FULL, LOGNORMAL, 3000000, 0.4, -HUGE_VAL, HUGE_VAL, 0)    \
    X(PRICE_ACCESS_10PP, LOGNORMAL, 1500000, 0.4, -HUGE_VAL, HUGE_VAL, 0)      \
    X(PRICE_MENTORED_PUPIL, LOGNORMAL, 600, 0.3, -HUGE_VAL, HUGE_VAL, 0)       \
    X(PRICE_COACH, LOGNORMAL, 95000, 0.1, -HUGE_VAL, HUGE_VAL, 0)              \
    X(PRICE_PRACTICE_CENTRE, LOGNORMAL, 350000, 0.3, -HUGE_VAL, HUGE_VAL, 0)   \
    X(PRICE_SCREENING, LOGNORMAL, 1000, 0.3, -HUGE_VAL, HUGE_VAL, 0)           \
    X(PRICE_PLACEMENT, LOGNORMAL, 9000, 0.3, -HUGE_VAL, HUGE_VAL, 0)           \
    X(PRICE_PREVENTION, LOGNORMAL, 800, 0.3, -HUGE_VAL, HUGE_VAL, 0)           \
    X(PRICE_DWELLING_BASIC, LOGNORMAL, 10000, 0.3, -HUGE_VAL, HUGE_VAL, 0)     \
    X(PRICE_DWELLING_THOROUGH, LOGNORMAL, 100000, 0.3, -HUGE_VAL, HUGE_VAL, 0) \
    X(ALLOWANCE, LOGNORMAL, 17500, 0.05, -HUGE_VAL, HUGE_VAL, 0)               \
    X(CASELOAD_2022, LOGNORMAL, 110, 0.35, -HUGE_VAL, HUGE_VAL, 0)             \
    X(CASELOAD_NORM, LOGNORMAL, 1.25, 0.1, 1, 2, 0)                            \
    X(RATIO_EXIT_WORK, LOGNORMAL, 2.4, 0.2, -HUGE_VAL, HUGE_VAL, 0)            \
    X(RATIO_EXIT_OTHER, LOGNORMAL, 1.4, 0.2, -HUGE_VAL, HUGE_VAL, 0)           \
    X(RATIO_REST_WORK, LOGNORMAL, 0.95, 0.05, -HUGE_VAL, HUGE_VAL, 0)          \
    X(RATIO_REST_OTHER, LOGNORMAL, 1, 0.05, -HUGE_VAL, HUGE_VAL, 0)            \
    X(INFLOW_LEVEL, NORMAL, 0.02, 0.03, -HUGE_VAL, HUGE_VAL, 0)                \
    X(EXIT_LEVEL, NORMAL, -0.09, 0.04, -HUGE_VAL, HUGE_VAL, 0)                 \
    X(HARDENING, NORMAL, -0.01, 0.01, -HUGE_VAL, HUGE_VAL, 0)                  \
    X(INFLOW_CYCLE, NORMAL, 0.085, 0.04, -HUGE_VAL, HUGE_VAL, 0)               \
    X(EXIT_CYCLE, NORMAL, -0.1, 0.05, -HUGE_VAL, HUGE_VAL, 0)                  \
    X(CYCLE_ZUID, NORMAL, 1.05, 0.1, 0.7, 1.5, 0)                              \
    X(INFLOW_NOISE, FIXED, 0.02, 0, -HUGE_VAL, HUGE_VAL, 0)                    \
    X(INFLOW_NOISE_ZUID, FIXED, 0.01, 0, -HUGE_VAL, HUGE_VAL, 0)               \
    X(TREND_ZUID, NORMAL, -0.007, 0.007, -HUGE_VAL, HUGE_VAL, 0)               \
    X(POPULATION_GROWTH_ZUID, NORMAL, 0.007, 0.002, -HUGE_VAL, HUGE_VAL, 0)    \
    X(POPULATION_GROWTH_REST, NORMAL, 0.006, 0.002, -HUGE_VAL, HUGE_VAL, 0)    \
    X(CASE_WORK_N, NORMAL, 0.09, 0.07, -0.1, 0.35, 1)                          \
    X(CASE_WORK_L, NORMAL, 0.04, 0.06, -0.1, 0.3, 1)                           \
    X(CASE_OTHER, NORMAL, 0.02, 0.03, -HUGE_VAL, HUGE_VAL, 1)                  \
    X(CASE_INFLOW, NORMAL, -0.02, 0.03, -HUGE_VAL, HUGE_VAL, -1)               \
    X(ADB_INFLOW, NORMAL, -0.03, 0.05, -HUGE_VAL, HUGE_VAL, -1)                \
    X(PREVENTION_INFLOW, NORMAL, -0.06, 0.05, -0.2, 0.05, -1)                  \
    X(LPC_EFFECT, NORMAL, 0.08, 0.07, -0.05, 0.25, 1)                          \
    X(LPC_TURNOVER, LOGNORMAL, 2, 0.2, -HUGE_VAL, HUGE_VAL, 0)                 \
    X(LKS_PLACED, BETA, 4, 16, -HUGE_VAL, HUGE_VAL, 0)                         \
    X(LKS_ADDITIONAL, BETA, 5, 7, -HUGE_VAL, HUGE_VAL, 0)                      \
    X(LKS_LEAVES, BETA, 7, 4, -HUGE_VAL, HUGE_VAL, 0)                          \
    X(TRANSFER, BETA, 7, 3, -HUGE_VAL, HUGE_VAL, 0)                            \
    X(RELAPSE, BETA, 5, 15, -HUGE_VAL, HUGE_VAL, 0)                            \
    X(DISPLACE_TIGHT, BETA, 2, 6, -HUGE_VAL, HUGE_VAL, 0)                      \
    X(DISPLACE_SLACK, BETA, 4, 4, -HUGE_VAL, HUGE_VAL, 0)                      \
    X(DISPLACED_ON_BENEFIT, BETA, 4, 4, -HUGE_VAL, HUGE_VAL, 0)                \
    X(RELOCATION, NORMAL, 0.06, 0.04, -0.02, 0.15, 1)                          \
    X(RELOCATION_CORPORATION, NORMAL, 0.005, 0.01, -0.02, 0.03, 1)             \
    X(REHOUSED_IN_REST, BETA, 6, 4, -HUGE_VAL, HUGE_VAL, 0)

static inline koers_facts fixture_facts(void)
{
    return (koers_facts){.school_weeks = 40,
                         .vo_hours = 6,
                         .mentored_in_vmbo = 0.35,
                         .recipients_under_27 = 0.15,
                         .coverage_ceiling = 0.75,
                         .build_up_years = 11,
                         .places_per_centre = 10,
                         .recruitment_ceiling = 1.61,
                         .assistance_zuid_before = 14002,
                         .assistance_zuid = 13292,
                         .assistance_city = 32975,
                         .assistance_rest_before = 20622,
                         .assistance_rest_net = -939,
                         .inflow_zuid = 2923,
                         .exits_work_zuid = 1740,
                         .exits_other_zuid = 1893,
                         .population_zuid = 211000,
                         .population_rest = 452700,
                         .dwellings_basic = 8600,
                         .dwellings_thorough = 2100,
                         .dwellings_corporation = 8200,
                         .ambition_basic = 13000,
                         .ambition_thorough = 10000,
                         .ambition_corporation = 12000};
}

static inline koers_target fixture_target(koers_indicator indicator, int year, koers_direction direction, double threshold)
{
    return (koers_target){.indicator = indicator, .year = year, .direction = direction, .threshold = threshold};
}

/* No budgets, no shock, the match always kept; the four targets of the programme where the horizon reaches 2031. */
static inline koers_inputs fixture_baseline(int horizon)
{
    /* those not named are at 0; the caseloads have none */
    static const double level[KOERS_N_LEVERS] = {
        [KOERS_LEVER_LESSON_HOURS] = 10,
        [KOERS_LEVER_LESSON_COVERAGE] = 0.57,
        [KOERS_LEVER_LESSON_VO_SHARE] = 0.33,
        [KOERS_LEVER_GUARANTEES_TECHNICAL] = 377,
        [KOERS_LEVER_GUARANTEES_CARE] = 180,
        [KOERS_LEVER_GUARANTEES_OTHER] = 245,
        [KOERS_LEVER_CAREER_GUIDANCE] = 0.50,
        [KOERS_LEVER_TECHNICAL_ACCESS] = 0.59,
        [KOERS_LEVER_MENTORED_PUPILS] = 1400,
        [KOERS_LEVER_PRACTICE_CENTRES] = 9,
        [KOERS_LEVER_DWELLINGS_BASIC] = 750,
        [KOERS_LEVER_DWELLINGS_THOROUGH] = 350,
        [KOERS_LEVER_DWELLINGS_CORPORATION] = 1050,
    };
    koers_inputs inputs;
    memset(&inputs, 0, sizeof inputs);
    inputs.aims.horizon = horizon;
    inputs.ground.start_year = KOERS_START_YEAR;
    inputs.ground.facts = fixture_facts();
    memcpy(inputs.ground.level, level, sizeof level);
    for (int i = 0; i < KOERS_N_LEVERS; i++) inputs.policy.lever[i] = koers_schedule_constant(level[i], level[i]);
    inputs.policy.caseload.relative = inputs.policy.caseload_rest.relative = koers_schedule_constant(1, 1);
    inputs.policy.state_match = (koers_state_match){.probability = 1, .year = 2027, .remaining = 0, .municipal_remaining = 1};
#define FIXTURE_PRIOR(NAME, DISTRIBUTION, a, b, lower, upper, is_good)                                      \
    inputs.beliefs.prior[KOERS_P_##NAME] = (koers_prior){KOERS_##DISTRIBUTION, (a), (b), (lower), (upper)}; \
    inputs.beliefs.sign[KOERS_P_##NAME] = (is_good);
    FIXTURE_PRIOR_LIST(FIXTURE_PRIOR)
#undef FIXTURE_PRIOR
    if (horizon < 2031) return inputs;
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_TECHNICAL_SHARE, 2031, KOERS_AT_LEAST, 0.38);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_CARE_SHARE, 2031, KOERS_AT_LEAST, 0.17);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_ASSISTANCE_SHARE, 2031, KOERS_AT_MOST, 0.32);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_DWELLINGS_TOTAL, 2031, KOERS_AT_LEAST, 35000);
    return inputs;
}

/* A lever that holds `value` from 2023 on. */
static inline void fixture_lever(koers_inputs *inputs, koers_lever lever, double value)
{
    inputs->policy.lever[lever] = koers_schedule_constant(inputs->ground.level[lever], value);
}

/* The same amount a year from one source, from 2023 on. */
static inline void fixture_budget(koers_inputs *inputs, koers_pillar pillar, double state, double municipal, double unmodelled)
{
    koers_budget *budget = &inputs->policy.budget[pillar];
    for (int k = 1; k < KOERS_N_YEARS; k++) budget->given[k] = true;
    budget->state = koers_schedule_constant(0, state);
    budget->municipal = koers_schedule_constant(0, municipal);
    budget->unmodelled = koers_schedule_constant(0, unmodelled);
}

static inline koers_prior fixture_fixed(double value)
{
    return (koers_prior){KOERS_FIXED, value, 0, -HUGE_VAL, HUGE_VAL};
}

static inline double fixture_centre(const koers_prior *prior)
{
    return prior->distribution == KOERS_BETA ? prior->a / (prior->a + prior->b) : prior->a;
}

static inline void fixture_certain(koers_inputs *inputs)
{
    for (int p = 0; p < KOERS_N_PARAMETERS; p++)
        inputs->beliefs.prior[p] = fixture_fixed(fixture_centre(&inputs->beliefs.prior[p]));
}

/* ---- every path of a policy, so that a test can go by all of them */

enum { FIXTURE_N_PATHS = KOERS_N_LEVERS + 4 + 4 * KOERS_N_PILLARS + 1 };
_Static_assert(sizeof(koers_policy) == FIXTURE_N_PATHS * sizeof(koers_schedule) + KOERS_N_PILLARS * KOERS_N_YEARS * sizeof(bool) +
                                           sizeof(koers_state_match),
               "a policy is its paths, in which years there are budgets, and the state's match");

static inline void fixture_paths(koers_policy *policy, koers_schedule *path[FIXTURE_N_PATHS])
{
    int n = 0;
    for (int i = 0; i < KOERS_N_LEVERS; i++) path[n++] = &policy->lever[i];
    koers_caseload *const caseload[] = {&policy->caseload, &policy->caseload_rest};
    for (int i = 0; i < 2; i++) path[n++] = &caseload[i]->fixed, path[n++] = &caseload[i]->relative;
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        koers_budget *budget = &policy->budget[i];
        path[n++] = &budget->state, path[n++] = &budget->municipal, path[n++] = &budget->other, path[n++] = &budget->unmodelled;
    }
    path[n++] = &policy->shock;
}

/* Makes a policy what `before` is until the end of year k - 1; from year k on it stays what it was. The match becomes that of
 * `before`. */
static inline void fixture_agree_before(koers_policy *policy, koers_policy *before, int k)
{
    koers_schedule *path[FIXTURE_N_PATHS], *from[FIXTURE_N_PATHS];
    fixture_paths(policy, path);
    fixture_paths(before, from);
    for (int i = 0; i < FIXTURE_N_PATHS; i++) memcpy(path[i]->at, from[i]->at, (size_t) k * sizeof(double));
    for (int i = 0; i < KOERS_N_PILLARS; i++) memcpy(policy->budget[i].given, before->budget[i].given, (size_t) k * sizeof(bool));
    policy->state_match = before->state_match;
}

#endif
