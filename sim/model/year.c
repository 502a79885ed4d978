#include "model/year.h"

#include "model/modules.h"

static void begin(koers_block *block)
{
    KOERS_FOR_LANES(i, block->n)
    {
        block->state.L[i] = 0.0;
        block->state.rho_power[i] = 1.0;
    }
    for (int sum = 0; sum < KOERS_N_SUMS; sum++) KOERS_FOR_LANES(i, block->n) block->state.sum[sum][i] = 0.0;
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
        block->state.rho_power[i] = first ? 1.0 : block->state.rho_power[i] * rho[i];
        block->state.L[i] += block->state.rho_power[i];
    }
}

static void add_up(koers_block *block)
{
    for (int s = 0; s < KOERS_N_SUMS; s++) {
        double *sum = block->state.sum[s];
        const double *x = block->indicator[koers_sum_indicator((koers_sum) s)];
        KOERS_FOR_LANES(i, block->n) sum[i] += x[i];
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
    add_up(block);
}

const koers_year KOERS_OF_SET(koers_year) = {.begin = begin, .step = step};
