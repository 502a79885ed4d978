/* futures - all chance of a block of draws, for all years: what comes, whatever is decided. A pure function of beliefs, seeds and draw.
 *
 *   double *rows = koers_alloc_doubles(koers_futures_doubles(years));
 *   koers_futures_make(&futures, rows, &plan, kernels, first_draw, n, start_year, years);
 *   koers_model_begin(block, &inputs, &futures, kernels);
 *
 * Policies that run over the same futures meet the same draws: "the same draws" is this record. It holds pointers to rows of one
 * value a lane, not the rows: futures under other beliefs share all rows in which the beliefs agree.
 */
#ifndef KOERS_FUTURES_H
#define KOERS_FUTURES_H

#include <stddef.h>
#include <stdint.h>

#include "koers/years.h"
#include "model/chance_plan.h"

typedef struct {
    int64_t first;  /* draw in lane 0                           */
    int n;          /* lanes in use, at most KOERS_LANES        */
    int start_year; /* k = 0                                    */
    int years;      /* of yearly chance: k = 1 .. years         */
    const double *parameter[KOERS_N_PARAMETERS]; /* one value of each parameter */
    const double *derived; /* 1: history of the technical share as derived, 0: as published */
    const double *match;   /* a uniform number: a policy's match is kept where it is below the policy's probability of that */
    const double *shock[KOERS_N_YEARS][KOERS_N_SHOCKS]; /* by k, from 1 */
} koers_futures;

/* Doubles that the rows of one block take. */
size_t koers_futures_doubles(int years);

/* Draws everything into rows [koers_futures_doubles(years)]. Domain: first + n <= 2^32, years < KOERS_N_YEARS. */
void koers_futures_make(koers_futures *self, double *rows, const koers_chance_plan *plan, const koers_kernels *kernels, int64_t first,
                        int n, int start_year, int years);

/* Points at rows that were made before with the same numbers. */
void koers_futures_recall(koers_futures *self, const double *rows, int64_t first, int n, int start_year, int years);

/* The same futures under other beliefs or seeds: what `plan` draws otherwise than `before`, by which `base` was made, is drawn into
 * rows [koers_futures_doubles(base->years)]; all else is shared with base. */
void koers_futures_revise(koers_futures *self, double *rows, const koers_futures *base, const koers_chance_plan *before,
                          const koers_chance_plan *plan, const koers_kernels *kernels);

#endif
