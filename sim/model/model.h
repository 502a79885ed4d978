/* model - the projection model of sim/MODEL.md: a year of each module in turn, for one block of draws.
 *
 *   koers_block *block = koers_block_new();
 *   koers_model_begin(block, &inputs, &futures, kernels);            the end of the start year, k = 0
 *   while (inputs.ground.start_year + block->k < inputs.aims.horizon) {
 *       koers_model_step(block);                                     the end of the next year
 *       ... block->indicator[KOERS_I_CARE_SHARE][lane] ...
 *   }
 *
 * It reads inputs and futures and changes nothing but the block: many threads share the former, each with a block of its own. No
 * file, no text, no global. Targets and priors are not looked at: who asks and what is believed is not the model's affair.
 * Invariants (checked while running when built with KOERS_CHECK_INVARIANTS): shares in [0, 1] and summing to 1, entrants adding
 * up, stock(t) = stock(t-1) + inflow - exits, everything finite.
 */
#ifndef KOERS_MODEL_H
#define KOERS_MODEL_H

#include <stddef.h>

#include "koers/inputs.h"
#include "model/block.h"

/* The state of one thread; NULL when memory is short. delete(NULL) is fine. */
koers_block *koers_block_new(void);
void koers_block_delete(koers_block *self);

/* Inputs, futures and kernels are borrowed until the next begin or resume. Domain: futures that reach the inputs' horizon. */
void koers_model_begin(koers_block *block, const koers_inputs *inputs, const koers_futures *futures, const koers_kernels *kernels);
void koers_model_step(koers_block *block);

/* The state at the end of year k, [koers_model_state_doubles(k)], aligned like koers_alloc_doubles; a block that resumes borrows it.
 * Resumed with inputs that agree with those of before up to that year, and with the same futures, a block goes on to the same bits.
 * What it resumed with is not checked here (see koers_policy_parting). */
size_t koers_model_state_doubles(int k);
void koers_model_save(const koers_block *block, double *state);
void koers_model_resume(koers_block *block, const koers_inputs *inputs, const koers_futures *futures, const koers_kernels *kernels,
                        int k, const double *state);

/* What is the same in every draw at the end of the start year; 0 for what is not, or begins later. */
void koers_model_start(const koers_facts *facts, double start[KOERS_N_INDICATORS]);

#endif
