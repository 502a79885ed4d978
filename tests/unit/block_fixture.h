/* block_fixture - a block whose futures a test writes itself, so that the modules can be followed by hand.
 *
 *   koers_block *block = fixture_block(&inputs, n);            centre of the priors in every lane, no shocks
 *   fixture_set(block, KOERS_P_ENTRANTS, 1000);
 *   fixture_begin(block); fixture_step(block);                 the modules, year by year
 *   fixture_block_delete(block);
 */
#ifndef KOERS_TEST_BLOCK_FIXTURE_H
#define KOERS_TEST_BLOCK_FIXTURE_H

#include "base/memory.h"
#include "chance/noise.h"
#include "checks.h"
#include "inputs_fixture.h"
#include "model/model.h"
#include "model/modules.h"

/* The block comes first: a pointer to it is one to all of this. */
typedef struct {
    koers_block block;
    koers_futures futures;
    koers_lanes parameter[KOERS_N_PARAMETERS], derived, match;
    koers_lanes shock[KOERS_N_SHOCKS]; /* every year reads this one row: it holds what a test writes before the step */
} fixture_room;

/* n lanes with the centre of every prior, the derived reading, the match kept, no shocks. Inputs are borrowed. */
static inline koers_block *fixture_block(const koers_inputs *inputs, int n)
{
    fixture_room *room = (void *) koers_alloc_doubles((sizeof *room + sizeof(double) - 1) / sizeof(double));
    assert_non_null(room);
    memset(room, 0, sizeof *room);
    room->futures = (koers_futures){.n = n, .start_year = inputs->ground.start_year, .years = KOERS_N_YEARS - 1};
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        for (int i = 0; i < n; i++) room->parameter[p][i] = fixture_centre(&inputs->beliefs.prior[p]);
        room->futures.parameter[p] = room->parameter[p];
    }
    for (int i = 0; i < n; i++) room->derived[i] = 1;
    room->futures.derived = room->derived;
    room->futures.match = room->match;
    for (int k = 1; k < KOERS_N_YEARS; k++)
        for (int s = 0; s < KOERS_N_SHOCKS; s++) room->futures.shock[k][s] = room->shock[s];
    room->block.inputs = inputs;
    room->block.futures = &room->futures;
    room->block.kernels = koers_kernels_best();
    room->block.n = n;
    return &room->block;
}

static inline void fixture_block_delete(koers_block *block)
{
    koers_free(block);
}

/* The lanes of a parameter, of this year's number of a yearly source, of the reading (1 derived, 0 public) and of the uniform number
 * that decides on the state's match (kept where it is below the policy's probability), to be written. */
static inline double *fixture_parameter(koers_block *block, koers_parameter parameter)
{
    return ((fixture_room *) block)->parameter[parameter];
}

static inline double *fixture_shock(koers_block *block, koers_shock shock)
{
    return ((fixture_room *) block)->shock[shock];
}

static inline double *fixture_derived(koers_block *block)
{
    return ((fixture_room *) block)->derived;
}

static inline double *fixture_match(koers_block *block)
{
    return ((fixture_room *) block)->match;
}

/* The same value of a parameter in every lane. */
static inline void fixture_set(koers_block *block, koers_parameter parameter, double value)
{
    for (int i = 0; i < block->n; i++) fixture_parameter(block, parameter)[i] = value;
}

/* This year's number of a yearly source as the program draws it: draws [first, first + lanes), a seed and a year. */
static inline void fixture_draw_shock(koers_block *block, koers_shock shock, uint64_t seed, int year, uint32_t first)
{
    koers_noise_normal(block->kernels, seed, koers_noise_name(koers_shock_name(shock)), year, first, block->n,
                       fixture_shock(block, shock));
}

/* The state at the end of 2022. */
static inline void fixture_begin(koers_block *block)
{
    koers_model_begin(block, block->inputs, block->futures, block->kernels);
}

/* The next year; shocks are whatever stands in the block. */
static inline void fixture_step(koers_block *block)
{
    koers_model_step(block);
}

/* To the end of a year, from 2022. */
static inline void fixture_run_to(koers_block *block, int year)
{
    fixture_begin(block);
    while (block->k < year - KOERS_START_YEAR) fixture_step(block);
}

#endif
