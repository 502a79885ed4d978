/* provenance - run.json: everything that a published number rests on, in one file. */
#ifndef KOERS_PROVENANCE_H
#define KOERS_PROVENANCE_H

#include <stdio.h>

#include "koers/status.h"
#include "publish/report.h"
#include "publish/store/folder.h"

/* format_version, program version, command, seed, draws, generator, inputs (path, SHA-256), the scenario as resolved, results
 * per target, the method of the quantiles, SHA-256 of every file written before it. No clock, no thread count, no host. */
koers_status koers_provenance_run(FILE *stream, const koers_run_report *report, const koers_folder *folder) KOERS_MUST_USE;
koers_status koers_provenance_comparison(FILE *stream, const koers_comparison_report *report,
                                         const koers_folder *folder) KOERS_MUST_USE;

#endif
