#include "model/year.h"

#include "model/modules.h"

static void begin(koers_block *block)
{
    KOERS_FOR_LANES(i, block->n)
    {
        block->L[i] = 0.0;
        block->rho_power[i] = 1.0;
    }
    koers_economy_init(block);
    koers_delivery_init(block);
    koers_housing_init(block);
    koers_school_init(block);
    koers_work_init(block);
}

/* L(k) = L(k-1) + rho^(k-1); the year's rho^(k-1) is still wanted by the modules, so it moves on first. */
static void advance_trend(koers_block *block)
{
    const double *rho = koers_block_parameter(block, KOERS_P_TREND_DAMPING);
    const bool first = block->k == 1;
    KOERS_FOR_LANES(i, block->n)
    {
        block->rho_power[i] = first ? 1.0 : block->rho_power[i] * rho[i];
        block->L[i] += block->rho_power[i];
    }
}

static void step(koers_block *block)
{
    advance_trend(block);
    koers_economy_step(block);
    koers_funding_step(block);
    koers_delivery_step(block);
    koers_housing_step(block);
    koers_school_step(block);
    koers_work_step(block);
}

const koers_year KOERS_OF_SET(koers_year) = {.begin = begin, .step = step};
