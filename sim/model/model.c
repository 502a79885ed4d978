#include "model/model.h"

#include <string.h>

#include "base/memory.h"
#include "koers/status.h"
#include "model/year.h"
#include "model/verify.h"

struct koers_model {
    koers_inputs inputs;
    const koers_kernels *kernels;
    const koers_year *year;
    koers_chance_plan plan;
};

koers_model *koers_model_new(const koers_inputs *inputs, const koers_kernels *kernels)
{
    koers_model *self = koers_alloc_array(1, sizeof *self);
    if (self == NULL) return NULL;
    self->inputs = *inputs;
    self->kernels = kernels;
    self->year = koers_year_of(kernels);
    koers_chance_plan_init(&self->plan, inputs);
    return self;
}

void koers_model_delete(koers_model *self)
{
    koers_free(self);
}

const koers_year *koers_year_of(const koers_kernels *kernels)
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

/* The modules write into the sample itself: a copy of every number would cost a tenth of the time. */
static void aim(koers_block *block, const koers_sample *sample, size_t column)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        double *series = koers_sample_series(sample, (koers_indicator) i, KOERS_START_YEAR + block->k);
        block->indicator[i] = series != NULL ? series + column : block->unkept;
    }
}

static void store_reading(const koers_block *block, koers_sample *sample, size_t column)
{
    for (int i = 0; i < block->n; i++) sample->reading[column + (size_t) i] = block->draws.derived[i] > 0.0;
}

void koers_model_run(const koers_model *self, koers_block *block, uint64_t seed, int64_t draw, int n, koers_sample *sample,
                     size_t column)
{
    KOERS_BUG_UNLESS(n > 0 && n <= KOERS_LANES && column + (size_t) n <= sample->capacity);
    KOERS_BUG_UNLESS(sample->horizon == self->inputs.aims.horizon);
    block->inputs = &self->inputs;
    block->kernels = self->kernels;
    block->plan = &self->plan;
    block->n = n;
    koers_chance_plan_parameters(&self->plan, self->kernels, seed, (uint32_t) draw, n, &block->draws);
    block->k = 0;
    aim(block, sample, column);
    self->year->begin(block);
    store_reading(block, sample, column);
    for (int year = KOERS_FIRST_YEAR; year <= self->inputs.aims.horizon; year++) {
        block->k = year - KOERS_START_YEAR;
        koers_chance_plan_shocks(&self->plan, self->kernels, seed, year, (uint32_t) draw, n, &block->shocks);
        aim(block, sample, column);
        koers_verify_before(block);
        self->year->step(block);
        koers_verify_after(block);
    }
}

void koers_model_start(const koers_facts *facts, double start[KOERS_N_INDICATORS])
{
    const double Z = facts->assistance_zuid, city = facts->assistance_city;
    const double exits = facts->exits_work_zuid + facts->exits_other_zuid;
    const double built[3] = {facts->dwellings_basic, facts->dwellings_thorough, facts->dwellings_corporation};
    const double ambition[3] = {facts->ambition_basic, facts->ambition_thorough, facts->ambition_corporation};
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
    for (int track = 0; track < 3; track++) {
        start[KOERS_I_DWELLINGS_TOTAL] += built[track];
        start[KOERS_I_DWELLINGS_TOTAL_CAPPED] += built[track] < ambition[track] ? built[track] : ambition[track];
        start[KOERS_I_DWELLINGS_BASIC_TOTAL + track] = built[track];
    }
}
