#include "model/model.h"

#include <string.h>

#include "base/memory.h"
#include "koers/status.h"
#include "model/tracks.h"
#include "model/verify.h"
#include "model/year.h"

static const koers_year *year_of(const koers_kernels *kernels)
{
    static const koers_year *const years[KOERS_N_KERNELS] = {&koers_year_plain, &koers_year_avx2, &koers_year_avx512};
    int i = KOERS_N_KERNELS - 1;
    while (i > 0 && koers_kernels_number(i) != kernels) i--;
    return years[i];
}

koers_block *koers_block_new(void)
{
    /* as doubles, for the alignment that vectors want */
    koers_block *self = (void *) koers_alloc_doubles((sizeof *self + sizeof(double) - 1) / sizeof(double));
    if (self != NULL) memset(self, 0, sizeof *self);
    return self;
}

void koers_block_delete(koers_block *self)
{
    koers_free(self);
}

static void set_up(koers_block *block, const koers_inputs *inputs, const koers_futures *futures, const koers_kernels *kernels)
{
    const koers_ground *ground = &inputs->ground;
    KOERS_BUG_UNLESS(futures->start_year == ground->start_year && ground->start_year + futures->years >= inputs->aims.horizon);
    block->inputs = inputs;
    block->futures = futures;
    block->kernels = kernels;
    block->n = futures->n;
    block->outset = &block->own_outset;
    for (int k = 0; k < KOERS_N_YEARS; k++)
        for (int dose = 0; dose < KOERS_N_DOSES; dose++) block->dose[k][dose] = block->own_dose[k][dose];
}

void koers_model_begin(koers_block *block, const koers_inputs *inputs, const koers_futures *futures, const koers_kernels *kernels)
{
    double start[KOERS_N_INDICATORS];
    set_up(block, inputs, futures, kernels);
    koers_model_start(&inputs->ground.facts, start);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) KOERS_FOR_LANES(lane, block->n) block->indicator[i][lane] = start[i];
    block->k = 0;
    year_of(kernels)->begin(block);
}

void koers_model_step(koers_block *block)
{
    block->k++;
    koers_verify_before(block);
    year_of(block->kernels)->step(block);
    koers_verify_after(block);
}

/* A kept state: what moves, what the start fixed, the doses of the years so far. */
typedef struct {
    koers_state state;
    koers_outset outset;
    koers_lanes dose[][KOERS_N_DOSES]; /* k = 1 .. */
} kept;

size_t koers_model_state_doubles(int k)
{
    return (sizeof(kept) + (size_t) k * sizeof(koers_lanes[KOERS_N_DOSES])) / sizeof(double);
}

void koers_model_save(const koers_block *block, double *room)
{
    kept *self = (void *) room;
    self->state = block->state;
    self->outset = *block->outset;
    for (int k = 1; k <= block->k; k++)
        for (int dose = 0; dose < KOERS_N_DOSES; dose++) memcpy(self->dose[k - 1][dose], block->dose[k][dose], sizeof(koers_lanes));
}

void koers_model_resume(koers_block *block, const koers_inputs *inputs, const koers_futures *futures, const koers_kernels *kernels,
                        int k, const double *room)
{
    const kept *self = (const void *) room;
    set_up(block, inputs, futures, kernels);
    block->state = self->state;
    block->outset = &self->outset;
    memset(block->own_dose[0], 0, sizeof block->own_dose[0]);
    for (int earlier = 1; earlier <= k; earlier++)
        for (int dose = 0; dose < KOERS_N_DOSES; dose++) block->dose[earlier][dose] = self->dose[earlier - 1][dose];
    block->k = k;
}

void koers_model_start(const koers_facts *facts, double start[KOERS_N_INDICATORS])
{
    const double Z = facts->assistance_zuid, city = facts->assistance_city;
    const double exits = facts->exits_work_zuid + facts->exits_other_zuid;
    const double population = facts->population_zuid + facts->population_rest;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) start[i] = 0.0; /* achievement_sd, higher_advice, assistance_relocated: no change yet */
    start[KOERS_I_ASSISTANCE_COUNT] = Z;
    start[KOERS_I_ASSISTANCE_COUNT_REST] = city - Z;
    start[KOERS_I_ASSISTANCE_CITY] = city;
    start[KOERS_I_ASSISTANCE_SHARE] = start[KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION] = Z / city;
    start[KOERS_I_ASSISTANCE_INFLOW] = facts->inflow_zuid;
    start[KOERS_I_ASSISTANCE_EXITS_TO_WORK] = facts->exits_work_zuid;
    start[KOERS_I_ASSISTANCE_EXITS] = exits;
    start[KOERS_I_EXIT_TO_WORK_SHARE] = facts->exits_work_zuid / exits;
    start[KOERS_I_POPULATION_SHARE] = facts->population_zuid / population;
    start[KOERS_I_ASSISTANCE_RATE] = 1000.0 * Z / facts->population_zuid;
    for (int i = 0; i < KOERS_N_TRACKS; i++) {
        const koers_track track = (koers_track) i;
        const double built = koers_track_start(track, facts), ambition = koers_track_ambition(track, facts);
        start[KOERS_I_DWELLINGS_TOTAL] += built;
        start[KOERS_I_DWELLINGS_TOTAL_CAPPED] += built < ambition ? built : ambition;
        start[koers_track_of(track)->total] = built;
    }
}
