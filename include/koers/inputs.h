/* inputs - all that the model needs of a scenario, in four records by life span: the ground is the programme's, beliefs change with
 * evidence, a policy is what one chooses between, and aims are what is asked of it. No texts, files or pointers; one layout on 32
 * and 64 bits, so that the records can travel as bytes.
 *
 * The scenario floor fills them; decisions copy a policy and change a lever or a budget. Two runs whose inputs are equal give the
 * same bits; a difference in one field shows only where that field enters an equation.
 */
#ifndef KOERS_INPUTS_H
#define KOERS_INPUTS_H

#include <stdbool.h>
#include <stdint.h>

#include "koers/facts.h"
#include "koers/indicators.h"
#include "koers/levers.h"
#include "koers/parameters.h"
#include "koers/pillars.h"
#include "koers/prior.h"
#include "koers/schedule.h"
#include "koers/years.h"

/* Recipients per work coach in year k = fixed.at[k] + relative.at[k] * caseload_2022 (a prior): an absolute path has
 * relative = 0 once it is reached, a relative change has fixed = 0. Invariant: fixed.at[0] = 0, relative.at[0] = 1. */
typedef struct {
    koers_schedule fixed, relative;
} koers_caseload;

/* Money of a pillar, million euros of 2023 a year, by k. */
typedef struct {
    bool given[KOERS_N_YEARS]; /* false: no budget in that year, everything planned is paid */
    koers_schedule state, municipal, other;
    koers_schedule unmodelled; /* money needed for what the model does not contain */
} koers_budget;

/* From `year` on, with probability 1 - `probability`, the state part is multiplied by `remaining` and the municipal part by
 * `municipal_remaining`. probability = 1: always kept. */
typedef struct {
    double probability;
    int32_t year;
    double remaining, municipal_remaining;
} koers_state_match;

typedef enum { KOERS_AT_LEAST, KOERS_AT_MOST } koers_direction;

typedef struct {
    koers_indicator indicator;
    int32_t year; /* first year of the indicator .. horizon */
    koers_direction direction;
    double threshold; /* unit of the indicator */
} koers_target;

enum { KOERS_MAX_TARGETS = 64 };

/* Ground: what was so at the end of the start year; the same for every scenario of a programme. */
typedef struct {
    int32_t start_year; /* k = 0: every path and result is counted from here */
    koers_facts facts;
    double level[KOERS_N_LEVERS]; /* x0; the two caseloads: unused (a prior) */
} koers_ground;

/* Beliefs: what is held of the numbers that nobody knows. */
typedef struct {
    koers_prior prior[KOERS_N_PARAMETERS];
    double sign[KOERS_N_PARAMETERS]; /* group `programme`: +1 or -1, the direction that is good; 0: not in the group */
} koers_beliefs;

/* Policy: what is done, what is paid, and what comes from outside. */
typedef struct {
    koers_schedule lever[KOERS_N_LEVERS]; /* planned value by k; the three caseload levers: unused, see below */
    koers_caseload caseload, caseload_rest;
    koers_budget budget[KOERS_N_PILLARS];
    koers_state_match state_match;
    koers_schedule shock; /* percentage points of unemployment added in that year */
} koers_policy;

/* Aims: how far one looks ahead, and what should be so then. */
typedef struct {
    int32_t horizon; /* last year projected, 2023..2045 */
    int32_t n_targets;
    koers_target target[KOERS_MAX_TARGETS];
} koers_aims;

typedef struct {
    koers_ground ground;
    koers_beliefs beliefs;
    koers_policy policy;
    koers_aims aims;
} koers_inputs;

#endif
