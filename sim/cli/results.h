/* results - the output folder of a run or a comparison: data, chart scripts, charts and run.json, complete or not at all.
 *
 *   koers_results results = {.options = &options, .progress = &progress, .run = &report};
 *   status = koers_results_write(&results, scenario.id);
 */
#ifndef KOERS_RESULTS_H
#define KOERS_RESULTS_H

#include "cli/options.h"
#include "cli/progress.h"
#include "publish/report.h"
#include "koers/status.h"

/* Borrowed pointers; exactly one of run and comparison is not NULL. */
typedef struct {
    const koers_options *options;
    koers_progress *progress;
    const koers_run_report *run;
    const koers_comparison_report *comparison;
} koers_results;

/* Whether the folder `name` can be made below --output. Errors, told: KOERS_CANNOT_CREATE, KOERS_NO_MEMORY. */
koers_status koers_results_probe(const koers_options *options, const char *name) KOERS_MUST_USE;

/* Writes the folder `name` below --output. Errors, all told but the last: KOERS_NO_GNUPLOT (all but the pictures is in place),
 * KOERS_WRITE_FAILED, KOERS_CANNOT_CREATE, KOERS_NO_MEMORY, KOERS_INTERRUPTED; but for the first the folder is as it was. */
koers_status koers_results_write(const koers_results *self, const char *name) KOERS_MUST_USE;

#endif
