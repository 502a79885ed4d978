#include "model/modules.h"
#include "model/tracks.h"

static void write_indicators(koers_block *block)
{
    const koers_facts *facts = &block->inputs->ground.facts;
    koers_lanes *indicator = block->indicator;
    double *total = indicator[KOERS_I_DWELLINGS_TOTAL], *capped = indicator[KOERS_I_DWELLINGS_TOTAL_CAPPED];
    KOERS_FOR_LANES(i, block->n) total[i] = capped[i] = 0.0;
    for (int track = 0; track < KOERS_N_TRACKS; track++) {
        const double *built = block->state.housing.built[track];
        const double ambition = koers_track_ambition((koers_track) track, facts);
        double *own = indicator[koers_track_of((koers_track) track)->total];
        KOERS_FOR_LANES(i, block->n)
        {
            own[i] = built[i];
            total[i] += built[i];
            capped[i] += built[i] < ambition ? built[i] : ambition;
        }
    }
}

void koers_housing_init(koers_block *block)
{
    for (int track = 0; track < KOERS_N_TRACKS; track++) {
        const double start = koers_track_start((koers_track) track, &block->inputs->ground.facts);
        KOERS_FOR_LANES(i, block->n) block->state.housing.built[track][i] = start;
    }
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
    koers_lanes *pace = block->funding.pace, *built = block->state.housing.built;
    double *relocated = block->own_dose[block->k][KOERS_DOSE_RELOCATED];
    KOERS_FOR_LANES(i, block->n)
    {
        const double new_thorough = thorough * f[i] * pace[KOERS_THOROUGH][i], new_corporation = corporation * pace[KOERS_CORPORATION][i];
        built[KOERS_BASIC][i] += basic * f[i] * pace[KOERS_BASIC][i];
        built[KOERS_THOROUGH][i] += new_thorough;
        built[KOERS_CORPORATION][i] += new_corporation;
        relocated[i] = relocation[i] * (new_thorough - thorough_2022) + relocation_corporation[i] * (new_corporation - corporation_2022);
    }
    write_indicators(block);
}
