#include "model/chance_plan.h"

#include "chance/tabulate.h"
#include "model/block.h"

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

void koers_chance_plan_init(koers_chance_plan *self, const koers_inputs *inputs)
{
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        self->parameter_name[i] = koers_noise_name(koers_parameter_key((koers_parameter) i));
        self->sign[i] = inputs->beliefs.sign[i];
        koers_tabulate(&self->table[i], &inputs->beliefs.prior[i]);
    }
    for (int i = 0; i < KOERS_N_SHOCKS; i++) self->shock_name[i] = koers_noise_name(shock_names[i]);
    self->programme_name = koers_noise_name("programme");
    self->reading_name = koers_noise_name("technical_reading");
    self->match_name = koers_noise_name("state_match");
    self->match_probability = inputs->policy.state_match.probability;
}

/* Phi(z) < p is asked of the uniform itself: z is its increasing image. */
static void events(const koers_chance_plan *self, const koers_kernels *kernels, uint64_t seed, uint32_t draw, int n,
                   koers_parameter_draws *out)
{
    const double *weight = out->value[KOERS_P_TECHNICAL_READING_WEIGHT];
    koers_lanes u;
    kernels->uniform(seed, self->reading_name, 0, draw, n, u);
    KOERS_FOR_LANES(i, n) out->derived[i] = u[i] < weight[i] ? 1.0 : 0.0;
    kernels->uniform(seed, self->match_name, 0, draw, n, u);
    KOERS_FOR_LANES(i, n) out->match_lost[i] = u[i] < self->match_probability ? 0.0 : 1.0;
}

void koers_chance_plan_parameters(const koers_chance_plan *self, const koers_kernels *kernels, uint64_t seed, uint32_t draw, int n,
                                  koers_parameter_draws *out)
{
    koers_lanes programme;
    koers_noise_normal(kernels, seed, self->programme_name, 0, draw, n, programme);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        double *x = out->value[p];
        if (self->table[p].prior.distribution != KOERS_FIXED) {
            koers_noise_normal(kernels, seed, self->parameter_name[p], 0, draw, n, x);
            const double shared = self->sign[p] * shared_loading;
            if (shared > 0.0 || shared < 0.0) KOERS_FOR_LANES(i, n) x[i] = shared * programme[i] + own_loading * x[i];
        }
        koers_quantile_table_draw(&self->table[p], kernels, x, n, x);
    }
    events(self, kernels, seed, draw, n, out);
}

void koers_chance_plan_shocks(const koers_chance_plan *self, const koers_kernels *kernels, uint64_t seed, int year, uint32_t draw,
                              int n, koers_shock_draws *out)
{
    for (int i = 0; i < KOERS_N_SHOCKS; i++) koers_noise_normal(kernels, seed, self->shock_name[i], year, draw, n, out->z[i]);
}
