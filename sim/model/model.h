/* model - the projection model of sim/MODEL.md: a year of each module in turn.
 *
 *   koers_model *model = koers_model_new(&inputs, kernels);
 *   koers_block *block = koers_block_new();
 *   koers_model_run(model, block, seed, first_draw, n, &sample, column);
 *
 * A model is read-only after new: many threads share it, each with a block of its own. No file, no text, no global.
 * Invariants (checked while running when built with KOERS_CHECK_INVARIANTS): shares in [0, 1] and summing to 1, entrants adding
 * up, stock(t) = stock(t-1) + inflow - exits, everything finite.
 */
#ifndef KOERS_MODEL_H
#define KOERS_MODEL_H

#include <stddef.h>
#include <stdint.h>

#include "model/block.h"
#include "koers/inputs.h"
#include "model/sample.h"

typedef struct koers_model koers_model;

/* Copies the inputs and tabulates the priors. NULL when memory is short. delete(NULL) is fine. */
koers_model *koers_model_new(const koers_inputs *inputs, const koers_kernels *kernels);
void koers_model_delete(koers_model *self);

/* The state of one thread; NULL when memory is short. delete(NULL) is fine. */
koers_block *koers_block_new(void);
void koers_block_delete(koers_block *self);

/* Simulates draws [draw, draw + n), n <= KOERS_LANES, into sample columns [column, column + n). sample's horizon is the inputs'. */
void koers_model_run(const koers_model *self, koers_block *block, uint64_t seed, int64_t draw, int n, koers_sample *sample,
                     size_t column);

/* The fixed values of 2022 (see koers_sample.start). */
void koers_model_start(const koers_facts *facts, double start[KOERS_N_INDICATORS]);

#endif
