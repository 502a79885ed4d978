/* projection - what a run says of one scenario: for each indicator and year the distribution, for each target its probability.
 *
 *   koers_projection *projection = malloc(sizeof *projection);       about 80 kB
 *   status = koers_projection_run(projection, study, &inputs, NULL, NULL);
 *   ... koers_projection_at(projection, KOERS_I_CARE_SHARE, 2031)->quantile[KOERS_Q50] ...
 *
 * Quantiles are exact (type 7 of Hyndman and Fan 1996) as long as the values fit the study's limit, else by a sketch with a known
 * error (see README); `exact` says which.
 */
#ifndef KOERS_PROJECTION_H
#define KOERS_PROJECTION_H

#include "koers/inputs.h"
#include "koers/probability.h"
#include "koers/quantity.h"
#include "koers/study.h"
#include "koers/summary.h"

typedef struct {
    int target;            /* index in the aims' targets; -1: all targets together */
    koers_reading reading;
    koers_probability probability; /* draws, hits, value, 95% interval */
    double median;                 /* of the indicator in the target's year, over the draws counted; nan for all together or no draws */
    double gap;                    /* what the median still lacks, positive = short; nan likewise */
} koers_target_result;

typedef struct {
    koers_years years;
    int64_t n_draws;
    bool exact;
    koers_summary at[KOERS_N_INDICATORS][KOERS_N_YEARS]; /* by k; unused where the indicator has no value */
    koers_estimate until[KOERS_N_INDICATORS][KOERS_N_YEARS]; /* summed from the first year projected, where that can be asked */
    size_t n_results;
    koers_target_result result[3 * KOERS_MAX_TARGETS + 1]; /* each target; then per reading where it has one; then all together */
} koers_projection;

struct koers_sample_sink;

/* Domain: targets of years up to the inputs' horizon. sink: NULL, or who wants every draw (the library's own writers of draws). Errors: those of koers_study_run, what the sink returns. */
koers_status koers_projection_run(koers_projection *self, koers_study *study, const koers_inputs *inputs, const koers_watch *watch,
                                  const struct koers_sample_sink *sink) KOERS_MUST_USE;

/* The distribution of an indicator in a year. Domain: its first year .. years.last. */
const koers_summary *koers_projection_at(const koers_projection *self, koers_indicator indicator, int year);

/* The mean of a quantity: of an indicator in a year, or of its sum up to one. Domain: not of a difference between indicators. */
koers_estimate koers_projection_estimate(const koers_projection *self, const koers_quantity *quantity);

#endif
