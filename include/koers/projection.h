/* projection - what a run says of one scenario: for each indicator and year the distribution, for each target its probability.
 *
 *   koers_projection projection;
 *   status = koers_projection_run(&projection, &inputs, &options, &watch, NULL);
 *   ... projection.at[KOERS_I_CARE_SHARE][k].quantile[KOERS_Q50] ...
 *
 * No file, no text, no global; cancellable. Quantiles are exact (type 7 of Hyndman and Fan 1996) as long as the sample fits
 * KOERS_SAMPLE_LIMIT bytes, else by a sketch (sketch.h); `exact` says which.
 */
#ifndef KOERS_PROJECTION_H
#define KOERS_PROJECTION_H

#include "engine/ensemble.h"
#include "koers/inputs.h"
#include "koers/probability.h"
#include "koers/summary.h"

/* Which draws a target result counts. */
typedef enum { KOERS_ALL_DRAWS, KOERS_READING_DERIVED, KOERS_READING_PUBLIC } koers_reading;

typedef struct {
    int target;            /* index in inputs.target; -1: all targets together */
    koers_reading reading;
    koers_probability probability; /* draws, hits, value, 95 % interval */
    double median;                 /* of the indicator in the target's year, over the draws counted; nan for all together or no draws */
    double gap;                    /* what the median still lacks, positive = short; nan likewise */
} koers_target_result;

typedef struct {
    int horizon;
    int64_t n_draws;
    bool exact;
    koers_summary at[KOERS_N_INDICATORS][KOERS_N_YEARS]; /* by k; unused where the indicator has no value */
    double cumulative_cost[KOERS_N_YEARS];               /* mean of cost_total summed from 2023, million euros */
    size_t n_results;
    koers_target_result result[3 * KOERS_MAX_TARGETS + 1]; /* each target; then per reading where it has one; then all together */
} koers_projection;

/* Called with each part of the sample, in order of draws, from one thread: for --draws-out. first: number of the first draw. */
typedef struct {
    koers_status (*take)(void *context, const koers_sample *part, int64_t first);
    void *context;
} koers_sample_sink;

/* Runs the model. sink may be NULL. Errors: KOERS_NO_MEMORY, KOERS_INTERRUPTED, KOERS_SYSTEM, whatever the sink returns. */
koers_status koers_projection_run(koers_projection *self, const koers_inputs *inputs, const koers_ensemble *options,
                                  const koers_watch *watch, const koers_sample_sink *sink) KOERS_MUST_USE;

#endif
