/* outlook - what becomes of one world, in short: the chance of each of its targets, and the means of some quantities; no distributions.
 * The quick way to ask what a lever is worth: nothing is sorted, little is kept, and what a study has kept is not done again.
 *
 *   const koers_quantity cost = koers_quantity_until(KOERS_I_COST_TOTAL, 2031);
 *   status = koers_outlook_run(&outlook, study, &inputs, &cost, 1, NULL);
 *   ... koers_outlook_chance(&outlook, 0, KOERS_ALL_DRAWS).low, outlook.estimate[0].mean ...
 */
#ifndef KOERS_OUTLOOK_H
#define KOERS_OUTLOOK_H

#include "koers/inputs.h"
#include "koers/probability.h"
#include "koers/quantity.h"
#include "koers/study.h"
#include "koers/summary.h"

enum { KOERS_MAX_QUANTITIES = 64 };

typedef struct {
    int32_t n_targets, n_estimates;
    int64_t draws[KOERS_N_READINGS];                   /* counted                              */
    int64_t hits[KOERS_MAX_TARGETS][KOERS_N_READINGS]; /* by target, in the order of the aims  */
    int64_t together[KOERS_N_READINGS];                /* draws that meet all targets          */
    koers_estimate estimate[KOERS_MAX_QUANTITIES];     /* of the quantities, in their order    */
} koers_outlook;

/* The same hits and means as koers_projection_run (sums: to rounding). Domain: n <= KOERS_MAX_QUANTITIES, their years and those
 * of the targets within the inputs'. Errors: those of koers_study_run. */
koers_status koers_outlook_run(koers_outlook *self, koers_study *study, const koers_inputs *inputs, const koers_quantity *quantity,
                               size_t n, const koers_watch *watch) KOERS_MUST_USE;

/* The chance of a target with its interval; target -1: all together. Intervals cost more than the counts and are made when asked for. */
koers_probability koers_outlook_chance(const koers_outlook *self, int target, koers_reading reading);

#endif
