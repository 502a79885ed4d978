/* chance_plan - the sources of chance of the model, by name, and the priors made ready for drawing.
 *
 * Two kinds of sources: one number a draw (each parameter, the shared quality of the programme, the reading of history, the
 * state's match), and one a draw and year (KOERS_SHOCK_LIST). Built once a run, then only read, by all threads.
 *
 * The parameters of group `programme` share a common shock: z = sign l z(programme) + sqrt(1 - l^2) z(own), l = 0.6, so that
 * errors about the programme do not average out.
 */
#ifndef KOERS_CHANCE_PLAN_H
#define KOERS_CHANCE_PLAN_H

#include <stdint.h>

#include "chance/quantile_table.h"
#include "koers/inputs.h"
#include "chance/lanes.h"
#include "chance/noise.h"
#include "koers/status.h"

/* Yearly sources; each is standard normal. */
#define KOERS_SHOCK_LIST(X)                          \
    X(UNEMPLOYMENT, "unemployment")                  \
    X(CONSTRUCTION, "construction")                  \
    X(TASTE_TECHNICAL, "taste_T")                    \
    X(TASTE_CARE, "taste_C")                         \
    X(ENTRANTS_TECHNICAL, "entrants_T")              \
    X(ENTRANTS_CARE, "entrants_C")                   \
    X(INFLOW_COMMON, "inflow_common")                \
    X(INFLOW_ZUID_OWN, "inflow_zuid_own")            \
    X(INFLOW_ZUID, "inflow_Z")                       \
    X(INFLOW_REST, "inflow_R")                       \
    X(EXIT_WORK_ZUID_NEW, "exit_work_Z_n")           \
    X(EXIT_WORK_ZUID_LONG, "exit_work_Z_l")          \
    X(EXIT_WORK_REST_NEW, "exit_work_R_n")           \
    X(EXIT_WORK_REST_LONG, "exit_work_R_l")          \
    X(EXIT_OTHER_ZUID_NEW, "exit_other_Z_n")         \
    X(EXIT_OTHER_ZUID_LONG, "exit_other_Z_l")        \
    X(EXIT_OTHER_REST_NEW, "exit_other_R_n")         \
    X(EXIT_OTHER_REST_LONG, "exit_other_R_l")        \
    X(DELIVERY_BASIC, "delivery_basic")              \
    X(DELIVERY_THOROUGH, "delivery_thorough")        \
    X(DELIVERY_CORPORATION, "delivery_corporation")

typedef enum {
#define KOERS_SHOCK_ENUM(NAME, name) KOERS_Z_##NAME,
    KOERS_SHOCK_LIST(KOERS_SHOCK_ENUM)
#undef KOERS_SHOCK_ENUM
    KOERS_N_SHOCKS
} koers_shock;

typedef struct {
    uint64_t parameter_name[KOERS_N_PARAMETERS];
    uint64_t shock_name[KOERS_N_SHOCKS];
    uint64_t programme_name, reading_name, match_name;
    double sign[KOERS_N_PARAMETERS]; /* 0: not in the group */
    double match_probability;
    koers_quantile_table table[KOERS_N_PARAMETERS];
} koers_chance_plan;

/* One value of each parameter for each lane of a block. */
typedef struct {
    koers_lanes value[KOERS_N_PARAMETERS];
    koers_lanes derived;    /* 1: history of the technical share as derived, 0: as published */
    koers_lanes match_lost; /* 1: the state's match is lost, 0: kept */
} koers_parameter_draws;

/* The yearly sources of one year for each lane. */
typedef struct {
    koers_lanes z[KOERS_N_SHOCKS];
} koers_shock_draws;

/* Domain: inputs whose priors have no problem. */
void koers_chance_plan_init(koers_chance_plan *self, const koers_inputs *inputs);

/* Draws [draw, draw + n), n <= KOERS_LANES. */
void koers_chance_plan_parameters(const koers_chance_plan *self, const koers_kernels *kernels, uint64_t seed, uint32_t draw, int n,
                                  koers_parameter_draws *out);
void koers_chance_plan_shocks(const koers_chance_plan *self, const koers_kernels *kernels, uint64_t seed, int year, uint32_t draw,
                              int n, koers_shock_draws *out);

/* The name of a yearly source, "exit_work_Z_n". */
const char *koers_shock_name(koers_shock shock);

#endif
