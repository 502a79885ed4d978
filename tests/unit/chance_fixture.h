/* chance_fixture - the chance of some beliefs made ready, and its draws by the shortest way: a block of futures and the model over it,
 * without a study, threads or observers.
 *
 *   koers_sample sample = fixture_simulated(&inputs, kernels, seed, first_draw, n);
 *   ... fixture_value(&sample, KOERS_I_CARE_SHARE, 2031, i) ...
 *   fixture_sample_free(&sample);
 */
#ifndef KOERS_TEST_CHANCE_FIXTURE_H
#define KOERS_TEST_CHANCE_FIXTURE_H

#include "engine/tables.h"
#include "model/model.h"
#include "sample_fixture.h"

typedef struct {
    koers_tables tables;
    koers_chance_plan plan;
} fixture_chance;

static inline void fixture_chance_make(fixture_chance *self, const koers_beliefs *beliefs, uint64_t seed)
{
    const koers_quantile_table *table[KOERS_N_PARAMETERS];
    *self = (fixture_chance){0};
    if (koers_tables_of(&self->tables, beliefs, table) != KOERS_OK) abort();
    koers_chance_plan_init(&self->plan, beliefs, table, seed);
}

static inline void fixture_chance_free(fixture_chance *self)
{
    koers_tables_free(&self->tables);
}

/* Rows for the futures of one block. Free with koers_free. */
static inline double *fixture_rows(int years)
{
    return fixture_must(koers_alloc_doubles(koers_futures_doubles(years)));
}

/* What stands in a block, into the columns from `column` on. */
static inline void fixture_sample_put(koers_sample *self, const koers_block *block, size_t column)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        double *series = koers_sample_series(self, (koers_indicator) i, KOERS_START_YEAR + block->k);
        if (series != NULL)
            memcpy(series + column, block->indicator[i], (size_t) block->n * sizeof *series);
        else if (block->k == 0)
            self->start[i] = block->indicator[i][0];
    }
    for (int i = 0; i < block->n; i++) self->reading[column + (size_t) i] = block->futures->derived[i] > 0;
}

/* Draws [first, first + n) of a scenario in a block of the caller's. */
static inline void fixture_simulate(koers_sample *sample, koers_block *block, const koers_inputs *inputs,
                                    const koers_kernels *kernels, uint64_t seed, int64_t first, int n)
{
    const int years = inputs->aims.horizon - inputs->ground.start_year;
    double *rows = fixture_rows(years);
    fixture_chance *chance = fixture_must(malloc(sizeof *chance));
    koers_futures futures;
    fixture_chance_make(chance, &inputs->beliefs, seed);
    for (int column = 0, lanes; column < n; column += lanes) {
        lanes = n - column < KOERS_LANES ? n - column : KOERS_LANES;
        koers_futures_make(&futures, rows, &chance->plan, kernels, first + column, lanes, inputs->ground.start_year, years);
        koers_model_begin(block, inputs, &futures, kernels);
        fixture_sample_put(sample, block, (size_t) column);
        while (block->k < years) {
            koers_model_step(block);
            fixture_sample_put(sample, block, (size_t) column);
        }
    }
    fixture_chance_free(chance);
    free(chance);
    koers_free(rows);
}

static inline koers_sample fixture_simulated(const koers_inputs *inputs, const koers_kernels *kernels, uint64_t seed, int64_t first,
                                             int n)
{
    koers_sample sample = fixture_sample(inputs->aims.horizon, (size_t) n);
    koers_block *block = fixture_must(koers_block_new());
    fixture_simulate(&sample, block, inputs, kernels, seed, first, n);
    koers_block_delete(block);
    return sample;
}

#endif
