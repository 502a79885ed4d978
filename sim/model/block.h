/* block - the state of the model for up to KOERS_LANES draws that advance together, one draw a lane.
 *
 * Each module (economy, funding, delivery, housing, school, work) owns one part of the state and writes its own indicators of
 * the year; it reads what earlier modules of the year have written and what all have left of earlier years.
 * A module's step is a few loops over lanes that read like the equations of sim/MODEL.md, whose symbols they carry.
 *
 * Doses are kept as differences from 2022, so that a lever at its 2022 level gives exactly 0.
 */
#ifndef KOERS_BLOCK_H
#define KOERS_BLOCK_H

#include "koers/indicators.h"
#include "koers/inputs.h"
#include "model/futures.h"
#include "model/lane_loop.h"
#include "model/sums.h"
#include "model/tracks.h"

/* Economy: national unemployment and the price of building. */
typedef struct {
    koers_lanes u;  /* per cent, floored            */
    koers_lanes du; /* concave distance from 2022   */
    koers_lanes K;  /* real construction price index */
} koers_economy;

/* Money of the year: funded fraction f of each pillar, and what work coaches cost. */
typedef struct {
    koers_lanes f[KOERS_N_PILLARS];
    koers_lanes pace[KOERS_N_TRACKS]; /* delivery ratio of the year per housing track: basic, thorough, corporation */
    koers_lanes coaches_planned;      /* per recipient of Zuid */
    koers_lanes coaches_programme;    /* per recipient: the part that the programme pays */
} koers_funding;

/* Doses delivered, as differences from the start year; lagged effects look back. */
typedef enum {
    KOERS_DOSE_LESSONS,         /* hours per Zuid primary pupil and week        */
    KOERS_DOSE_LESSONS_VO,      /* hours per vo pupil and week                  */
    KOERS_DOSE_COVERAGE_TECHNICAL, /* guarantees / entrants                     */
    KOERS_DOSE_COVERAGE_CARE,
    KOERS_DOSE_GUIDANCE,        /* share of pupils                              */
    KOERS_DOSE_ACCESS,          /* share of vmbo pupils                         */
    KOERS_DOSE_MENTORED,        /* mentored pupils in vmbo years 2-4            */
    KOERS_DOSE_PREVENTION,      /* share of applicants                          */
    KOERS_DOSE_CENTRES,         /* practice centres                             */
    KOERS_DOSE_SCREENED,        /* persons a year                               */
    KOERS_DOSE_CASELOAD_ZUID,   /* g: halvings of the caseload                  */
    KOERS_DOSE_CASELOAD_REST,
    KOERS_DOSE_RELOCATED,       /* recipients who will have left, of the year's dwellings */
    KOERS_N_DOSES
} koers_dose;

typedef struct {
    koers_lanes recruitment; /* product of (1 + pledge_kept recruitment) over the years before this one */
} koers_delivery;

enum { KOERS_TECHNICAL, KOERS_CARE, KOERS_OTHER, KOERS_N_SECTORS };

typedef struct {
    koers_lanes M[KOERS_N_SECTORS]; /* stock, students */
    koers_lanes a[2];               /* taste           */
} koers_school;

enum { KOERS_ZUID, KOERS_REST, KOERS_N_AREAS };
enum { KOERS_NEW, KOERS_LONG, KOERS_N_CLASSES }; /* entered in the last calendar year, or longer ago */

typedef struct {
    koers_lanes S[KOERS_N_AREAS][KOERS_N_CLASSES]; /* stock without relocation, benefits */
    koers_lanes e;                                 /* common noise of inflow, AR(1)      */
    koers_lanes D;                                 /* relocated                          */
    koers_lanes count;                             /* Z after relocation: the indicator  */
} koers_work;

typedef struct {
    koers_lanes built[KOERS_N_TRACKS]; /* cumulative dwellings: basic, thorough, corporation */
} koers_housing;

/* What the end of the start year fixes for good, draw by draw. */
typedef struct {
    koers_lanes per_entrant;                        /* 1 / N0                             */
    koers_lanes coaches, coaches_norm;              /* 1 / c0 and 1 / (c0 norm): per recipient; the city's norm */
    koers_lanes coverage[2];                        /* guarantees / entrants: technical, care */
    koers_lanes s[KOERS_N_SECTORS];                 /* stock shares                       */
    koers_lanes per_share[KOERS_N_SECTORS];         /* 1 / s_S                            */
    koers_lanes per_slope[2];                       /* 1 / (s_S (1 - s_S))                */
    koers_lanes log_odds[2];                        /* ln(s_S / s_O)                      */
    koers_lanes drift[2];                           /* net trend, share a year            */
    koers_lanes d[KOERS_N_SECTORS];                 /* diploma rates                      */
    koers_lanes per_leave_rate;                     /* 1 / x: years in mbo                */
    koers_lanes pw[KOERS_N_AREAS][KOERS_N_CLASSES]; /* exit rate to work                  */
    koers_lanes po[KOERS_N_AREAS][KOERS_N_CLASSES]; /* other exit rate                    */
    koers_lanes exit_level;                         /* exp(exit_level)                    */
    koers_lanes inflow_rest;                        /* of the year, rest of the city      */
} koers_outset;

/* What one year hands to the next, but for the doses. */
typedef struct {
    koers_lanes rho_power; /* rho^(k-1)                                */
    koers_lanes L;         /* years of trend so far: (1 - rho^k)/(1 - rho) */
    koers_lanes sum[KOERS_N_SUMS]; /* from the first year projected */
    koers_economy economy;
    koers_delivery delivery;
    koers_school school;
    koers_work work;
    koers_housing housing;
} koers_state;

typedef struct koers_block {
    const koers_inputs *inputs;   /* borrowed, all three */
    const koers_futures *futures;
    const koers_kernels *kernels;
    int n; /* lanes in use      */
    int k; /* year - start year */
    koers_state state;
    const koers_outset *outset; /* own_outset, or that of a state that was kept */
    const double *dose[KOERS_N_YEARS][KOERS_N_DOSES]; /* by k, up to this year; likewise */
    koers_outset own_outset;
    koers_lanes own_dose[KOERS_N_YEARS][KOERS_N_DOSES];
    koers_funding funding;
    koers_lanes indicator[KOERS_N_INDICATORS]; /* of the year; at k = 0 the facts too */
#ifdef KOERS_CHECK_INVARIANTS
    koers_lanes opening_assistance[KOERS_N_AREAS], opening_students[KOERS_N_SECTORS]; /* before the step, for the balances */
#endif
} koers_block;

/* The lanes of a parameter. */
static inline const double *koers_block_parameter(const koers_block *self, koers_parameter parameter)
{
    return self->futures->parameter[parameter];
}

/* The lanes of this year's number of a yearly source of chance. */
static inline const double *koers_block_shock(const koers_block *self, koers_shock shock)
{
    return self->futures->shock[self->k][shock];
}

/* The plan of a lever for this year, and its level of 2022. Not for the two caseloads, which depend on a prior. */
static inline double koers_block_planned(const koers_block *self, koers_lever lever)
{
    return self->inputs->policy.lever[lever].at[self->k];
}

static inline double koers_block_level_2022(const koers_block *self, koers_lever lever)
{
    return self->inputs->ground.level[lever];
}

/* Whether the caseload of the rest of the city is as at the start in year k (and before the start): then its dose is 0 in every lane. */
static inline bool koers_block_rest_is_idle(const koers_block *self, int k)
{
    const koers_caseload *plan = &self->inputs->policy.caseload_rest;
    const double fixed = plan->fixed.at[k > 0 ? k : 0], relative = plan->relative.at[k > 0 ? k : 0];
    return !(fixed < 0.0 || fixed > 0.0 || relative < 1.0 || relative > 1.0);
}

/* B(n, p; z): a binomial number for large n, within [0, n]. */
static inline double koers_block_binomial(double n, double p, double z)
{
    const double drawn = n * p + __builtin_sqrt(n * p * (1.0 - p)) * z, positive = drawn > 0.0 ? drawn : 0.0;
    return positive < n ? positive : n;
}

/* The lanes of a dose in year k; all 0 in 2022 and before. */
static inline const double *koers_block_dose(const koers_block *self, koers_dose dose, int k)
{
    return self->dose[k > 0 ? k : 0][dose];
}

#endif
