/* chance_plan - the sources of chance of the model, each with its name and seed, and the priors made ready for drawing.
 *
 * Two kinds of sources: one number a draw (each parameter, the shared quality of the programme, the reading of history, the
 * state's match), and one a draw and year (KOERS_SHOCK_LIST). Made once for some beliefs, then only read, by all threads. Each source
 * has a seed of its own, so that one can be renewed while all others stay as they are.
 *
 * The parameters of group `programme` share a common shock: z = sign l z(programme) + sqrt(1 - l^2) z(own), l = 0.6, so that
 * errors about the programme do not average out.
 */
#ifndef KOERS_CHANCE_PLAN_H
#define KOERS_CHANCE_PLAN_H

#include <stdint.h>

#include "chance/quantile_table.h"
#include "koers/inputs.h"

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

/* Every source by number: the parameters first, by their own numbers, the yearly ones last. */
enum {
    KOERS_SOURCE_PROGRAMME = KOERS_N_PARAMETERS,
    KOERS_SOURCE_READING,
    KOERS_SOURCE_MATCH,
    KOERS_SOURCE_SHOCK, /* + koers_shock */
    KOERS_N_SOURCES = KOERS_SOURCE_SHOCK + KOERS_N_SHOCKS
};

typedef struct {
    uint64_t name[KOERS_N_SOURCES]; /* see noise.h */
    uint64_t seed[KOERS_N_SOURCES];
    double sign[KOERS_N_PARAMETERS];                        /* 0: not in the group                     */
    const koers_quantile_table *table[KOERS_N_PARAMETERS]; /* borrowed, one for each parameter's prior */
} koers_chance_plan;

/* All sources from one seed. table[p] is that of beliefs->prior[p]; it must outlive the plan. */
void koers_chance_plan_init(koers_chance_plan *self, const koers_beliefs *beliefs,
                            const koers_quantile_table *const table[KOERS_N_PARAMETERS], uint64_t seed);

/* z of a source in a year (0 for what has none) for draws [draw, draw + n). Not for the two events, which are uniforms. */
void koers_chance_plan_normal(const koers_chance_plan *self, const koers_kernels *kernels, int source, int year, uint32_t draw, int n,
                              double *z);

/* u of a source that has no year. */
void koers_chance_plan_uniform(const koers_chance_plan *self, const koers_kernels *kernels, int source, uint32_t draw, int n, double *u);

/* Values of a parameter. programme: z of the shared quality in the same draws. */
void koers_chance_plan_parameter(const koers_chance_plan *self, const koers_kernels *kernels, koers_parameter parameter, uint32_t draw,
                                 int n, const double *programme, double *x);

/* The name of a yearly source, "exit_work_Z_n". */
const char *koers_shock_name(koers_shock shock);

#endif
