#include "model/modules.h"

enum { BASIC, THOROUGH, CORPORATION, N_TRACKS };

static void write_indicators(koers_block *block)
{
    const koers_facts *facts = &block->inputs->ground.facts;
    const double ambition[N_TRACKS] = {facts->ambition_basic, facts->ambition_thorough, facts->ambition_corporation};
    koers_lanes *indicator = block->indicator;
    double *total = indicator[KOERS_I_DWELLINGS_TOTAL], *capped = indicator[KOERS_I_DWELLINGS_TOTAL_CAPPED];
    KOERS_FOR_LANES(i, block->n) total[i] = capped[i] = 0.0;
    for (int track = 0; track < N_TRACKS; track++) {
        const double *built = block->state.housing.built[track];
        double *own = indicator[KOERS_I_DWELLINGS_BASIC_TOTAL + track];
        KOERS_FOR_LANES(i, block->n)
        {
            own[i] = built[i];
            total[i] += built[i];
            capped[i] += built[i] < ambition[track] ? built[i] : ambition[track];
        }
    }
}

void koers_housing_init(koers_block *block)
{
    const koers_facts *facts = &block->inputs->ground.facts;
    const double start[N_TRACKS] = {facts->dwellings_basic, facts->dwellings_thorough, facts->dwellings_corporation};
    for (int track = 0; track < N_TRACKS; track++) KOERS_FOR_LANES(i, block->n) block->state.housing.built[track][i] = start[track];
}

void koers_housing_step(koers_block *block)
{
    const koers_inputs *inputs = block->inputs;
    const double basic = inputs->policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[block->k];
    const double thorough = inputs->policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH].at[block->k];
    const double corporation = inputs->policy.lever[KOERS_LEVER_DWELLINGS_CORPORATION].at[block->k];
    const double thorough_2022 = inputs->ground.level[KOERS_LEVER_DWELLINGS_THOROUGH];
    const double corporation_2022 = inputs->ground.level[KOERS_LEVER_DWELLINGS_CORPORATION];
    const double *f = block->funding.f[KOERS_HOUSING];
    const double *relocation = koers_block_parameter(block, KOERS_P_RELOCATION);
    const double *relocation_corporation = koers_block_parameter(block, KOERS_P_RELOCATION_CORPORATION);
    double(*pace)[KOERS_LANES] = block->funding.pace, (*built)[KOERS_LANES] = block->state.housing.built;
    double *relocated = block->own_dose[block->k][KOERS_DOSE_RELOCATED];
    KOERS_FOR_LANES(i, block->n)
    {
        const double new_thorough = thorough * f[i] * pace[THOROUGH][i], new_corporation = corporation * pace[CORPORATION][i];
        built[BASIC][i] += basic * f[i] * pace[BASIC][i];
        built[THOROUGH][i] += new_thorough;
        built[CORPORATION][i] += new_corporation;
        relocated[i] = relocation[i] * (new_thorough - thorough_2022) + relocation_corporation[i] * (new_corporation - corporation_2022);
    }
    write_indicators(block);
}
