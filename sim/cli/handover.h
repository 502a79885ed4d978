/* handover - results and the command line: what the options ask for, and what the user is told of it. */
#ifndef KOERS_HANDOVER_H
#define KOERS_HANDOVER_H

#include "cli/options.h"
#include "koers/status.h"
#include "publish/store/results.h"

/* Whether the folder `name` can be made below --output. Errors, told: KOERS_CANNOT_CREATE, KOERS_NO_MEMORY. */
koers_status koers_handover_probe(const koers_options *options, const char *name) KOERS_MUST_USE;

/* What to publish as the options say; one of run and comparison is NULL. */
koers_results_order koers_handover_order(const koers_options *options, const koers_run_report *run,
                                         const koers_comparison_report *comparison);

/* Says the notes of results that are in place, or why they are not. An interruption is told by the command. */
void koers_handover_tell(const koers_options *options, const koers_results *results, koers_status status);

#endif
