#include "model/modules.h"

static const double per_cent = 0.01;
static const double unemployment_floor = 1.5; /* per cent: below it no economy has been seen */

void koers_economy_init(koers_block *block)
{
    const double *start = koers_block_parameter(block, KOERS_P_UNEMPLOYMENT_START);
    koers_economy *now = &block->state.economy;
    KOERS_FOR_LANES(i, block->n)
    {
        now->u[i] = start[i];
        now->du[i] = 0.0;
        now->K[i] = 1.0;
        block->indicator[KOERS_I_UNEMPLOYMENT][i] = start[i] * per_cent;
    }
}

void koers_economy_step(koers_block *block)
{
    const double *start = koers_block_parameter(block, KOERS_P_UNEMPLOYMENT_START);
    const double *m = koers_block_parameter(block, KOERS_P_UNEMPLOYMENT_MEAN);
    const double *phi = koers_block_parameter(block, KOERS_P_UNEMPLOYMENT_PERSISTENCE);
    const double *sigma = koers_block_parameter(block, KOERS_P_UNEMPLOYMENT_INNOVATION);
    const double *drift = koers_block_parameter(block, KOERS_P_CONSTRUCTION_DRIFT);
    const double *volatility = koers_block_parameter(block, KOERS_P_CONSTRUCTION_VOLATILITY);
    const double *z = koers_block_shock(block, KOERS_Z_UNEMPLOYMENT);
    const double *z_construction = koers_block_shock(block, KOERS_Z_CONSTRUCTION);
    const double shock = block->inputs->policy.shock.at[block->k];
    koers_economy *now = &block->state.economy;
    koers_lanes ratio, growth;
    KOERS_FOR_LANES(i, block->n)
    {
        const double u = m[i] + phi[i] * (now->u[i] - m[i]) + sigma[i] * z[i] + shock;
        now->u[i] = u > unemployment_floor ? u : unemployment_floor;
        ratio[i] = now->u[i] / start[i];
        growth[i] = drift[i] + volatility[i] * z_construction[i];
    }
    block->kernels->logarithm(ratio, block->n, ratio);
    block->kernels->exponential(growth, block->n, growth);
    KOERS_FOR_LANES(i, block->n)
    {
        now->du[i] = start[i] * ratio[i];
        now->K[i] *= growth[i];
        block->indicator[KOERS_I_UNEMPLOYMENT][i] = now->u[i] * per_cent;
    }
}
