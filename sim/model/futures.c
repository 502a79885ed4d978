#include "model/futures.h"

#include <stdbool.h>

#include "koers/status.h"
#include "model/lane_loop.h"

/* A row of one value a lane; rows of a block follow each other: parameters, derived, match, shocks by year. */
enum { STRIDE = sizeof(koers_lanes) / sizeof(double), DERIVED = KOERS_N_PARAMETERS, MATCH, FIRST_SHOCK };

static size_t row_of_shock(int k, int shock)
{
    return (size_t) STRIDE * (size_t) (FIRST_SHOCK + (k - 1) * KOERS_N_SHOCKS + shock);
}

size_t koers_futures_doubles(int years)
{
    return row_of_shock(years + 1, 0);
}

void koers_futures_recall(koers_futures *self, const double *rows, int64_t first, int n, int start_year, int years)
{
    KOERS_BUG_UNLESS(n >= 1 && n <= KOERS_LANES && years >= 0 && years < KOERS_N_YEARS);
    *self = (koers_futures){.first = first, .n = n, .start_year = start_year, .years = years};
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) self->parameter[p] = rows + STRIDE * p;
    self->derived = rows + STRIDE * DERIVED;
    self->match = rows + STRIDE * MATCH;
    for (int k = 1; k <= years; k++)
        for (int s = 0; s < KOERS_N_SHOCKS; s++) self->shock[k][s] = rows + row_of_shock(k, s);
}

/* Phi(z) < p is asked of the uniform itself: z is its increasing image. */
static void read_history(const koers_chance_plan *plan, const koers_kernels *kernels, const koers_futures *futures, double *derived)
{
    const double *weight = futures->parameter[KOERS_P_TECHNICAL_READING_WEIGHT];
    koers_lanes u;
    koers_chance_plan_uniform(plan, kernels, KOERS_SOURCE_READING, (uint32_t) futures->first, futures->n, u);
    KOERS_FOR_LANES(i, futures->n) derived[i] = u[i] < weight[i] ? 1.0 : 0.0;
}

void koers_futures_make(koers_futures *self, double *rows, const koers_chance_plan *plan, const koers_kernels *kernels, int64_t first,
                        int n, int start_year, int years)
{
    const uint32_t draw = (uint32_t) first;
    koers_lanes programme;
    koers_futures_recall(self, rows, first, n, start_year, years);
    koers_chance_plan_normal(plan, kernels, KOERS_SOURCE_PROGRAMME, 0, draw, n, programme);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++)
        koers_chance_plan_parameter(plan, kernels, (koers_parameter) p, draw, n, programme, rows + STRIDE * p);
    read_history(plan, kernels, self, rows + STRIDE * DERIVED);
    koers_chance_plan_uniform(plan, kernels, KOERS_SOURCE_MATCH, draw, n, rows + STRIDE * MATCH);
    for (int k = 1; k <= years; k++)
        for (int s = 0; s < KOERS_N_SHOCKS; s++)
            koers_chance_plan_normal(plan, kernels, KOERS_SOURCE_SHOCK + s, start_year + k, draw, n, rows + row_of_shock(k, s));
}

static bool differs_in_source(const koers_chance_plan *x, const koers_chance_plan *y, int source)
{
    return x->seed[source] != y->seed[source] || x->name[source] != y->name[source];
}

/* Whether the values of a parameter change: its own chance, its prior, or the quality that it shares. Equal priors of different
 * tables are drawn once more, to the same bits. */
static bool differs_in_parameter(const koers_chance_plan *x, const koers_chance_plan *y, int p)
{
    const bool shares = x->sign[p] < 0.0 || x->sign[p] > 0.0;
    return differs_in_source(x, y, p) || x->table[p] != y->table[p] || x->sign[p] < y->sign[p] || x->sign[p] > y->sign[p] ||
           (shares && differs_in_source(x, y, KOERS_SOURCE_PROGRAMME));
}

static void revise_parameters(koers_futures *self, double *rows, const koers_chance_plan *before, const koers_chance_plan *plan,
                              const koers_kernels *kernels)
{
    const uint32_t draw = (uint32_t) self->first;
    koers_lanes programme;
    bool have_programme = false;
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        if (!differs_in_parameter(before, plan, p)) continue;
        if (!have_programme) koers_chance_plan_normal(plan, kernels, KOERS_SOURCE_PROGRAMME, 0, draw, self->n, programme);
        have_programme = true;
        koers_chance_plan_parameter(plan, kernels, (koers_parameter) p, draw, self->n, programme, rows + STRIDE * p);
        self->parameter[p] = rows + STRIDE * p;
    }
}

void koers_futures_revise(koers_futures *self, double *rows, const koers_futures *base, const koers_chance_plan *before,
                          const koers_chance_plan *plan, const koers_kernels *kernels)
{
    const uint32_t draw = (uint32_t) base->first;
    *self = *base;
    revise_parameters(self, rows, before, plan, kernels);
    if (differs_in_source(before, plan, KOERS_SOURCE_READING) ||
        differs_in_parameter(before, plan, KOERS_P_TECHNICAL_READING_WEIGHT)) {
        read_history(plan, kernels, self, rows + STRIDE * DERIVED);
        self->derived = rows + STRIDE * DERIVED;
    }
    if (differs_in_source(before, plan, KOERS_SOURCE_MATCH)) {
        koers_chance_plan_uniform(plan, kernels, KOERS_SOURCE_MATCH, draw, self->n, rows + STRIDE * MATCH);
        self->match = rows + STRIDE * MATCH;
    }
    for (int s = 0; s < KOERS_N_SHOCKS; s++)
        for (int k = 1; k <= self->years && differs_in_source(before, plan, KOERS_SOURCE_SHOCK + s); k++) {
            double *row = rows + row_of_shock(k, s);
            koers_chance_plan_normal(plan, kernels, KOERS_SOURCE_SHOCK + s, self->start_year + k, draw, self->n, row);
            self->shock[k][s] = row;
        }
}
