#include "model/chance_plan.h"

#include "chance/noise.h"
#include "model/lane_loop.h"

/* Loading of the shared programme shock, and what is left to each parameter's own: l^2 + own^2 = 1. */
static const double shared_loading = 0.6, own_loading = 0.8;

static const char *const shock_names[KOERS_N_SHOCKS] = {
#define SHOCK_NAME(NAME, name) [KOERS_Z_##NAME] = name,
    KOERS_SHOCK_LIST(SHOCK_NAME)
#undef SHOCK_NAME
};

const char *koers_shock_name(koers_shock shock)
{
    return shock_names[shock];
}

static const char *source_name(int source)
{
    static const char *const once[] = {"programme", "technical_reading", "state_match"};
    if (source < KOERS_SOURCE_PROGRAMME) return koers_parameter_key((koers_parameter) source);
    return source < KOERS_SOURCE_SHOCK ? once[source - KOERS_SOURCE_PROGRAMME] : shock_names[source - KOERS_SOURCE_SHOCK];
}

void koers_chance_plan_init(koers_chance_plan *self, const koers_beliefs *beliefs,
                            const koers_quantile_table *const table[KOERS_N_PARAMETERS], uint64_t seed)
{
    for (int source = 0; source < KOERS_N_SOURCES; source++) {
        self->name[source] = koers_noise_name(source_name(source));
        self->seed[source] = seed;
    }
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        self->sign[p] = beliefs->sign[p];
        self->table[p] = table[p];
    }
}

void koers_chance_plan_normal(const koers_chance_plan *self, const koers_kernels *kernels, int source, int year, uint32_t draw, int n,
                              double *z)
{
    koers_noise_normal(kernels, self->seed[source], self->name[source], year, draw, n, z);
}

void koers_chance_plan_uniform(const koers_chance_plan *self, const koers_kernels *kernels, int source, uint32_t draw, int n, double *u)
{
    kernels->uniform(self->seed[source], self->name[source], 0, draw, n, u);
}

void koers_chance_plan_parameter(const koers_chance_plan *self, const koers_kernels *kernels, koers_parameter parameter, uint32_t draw,
                                 int n, const double *programme, double *x)
{
    const double shared = self->sign[parameter] * shared_loading;
    if (self->table[parameter]->prior.distribution != KOERS_FIXED) {
        koers_chance_plan_normal(self, kernels, (int) parameter, 0, draw, n, x);
        if (shared > 0.0 || shared < 0.0) KOERS_FOR_LANES(i, n) x[i] = shared * programme[i] + own_loading * x[i];
    }
    koers_quantile_table_draw(self->table[parameter], kernels, x, n, x);
}
