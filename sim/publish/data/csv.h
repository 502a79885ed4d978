/* csv - the data files: comma, decimal point, UTF-8, LF, %.17g, header first, no comment lines; columns as in the README.
 *
 * All return KOERS_WRITE_FAILED as soon as the stream has failed; what
 * still sits in its buffer is found by the caller when he closes it.
 */
#ifndef KOERS_CSV_H
#define KOERS_CSV_H

#include <stdio.h>

#include "koers/study.h"
#include "publish/report.h"
#include "engine/sample.h"

koers_status koers_csv_projection(FILE *stream, const koers_run_report *report) KOERS_MUST_USE;
/* Of n runs: their rows under one header. */
koers_status koers_csv_targets(FILE *stream, const koers_run_report *const *report, size_t n) KOERS_MUST_USE;
koers_status koers_csv_comparison(FILE *stream, const koers_comparison_report *report) KOERS_MUST_USE;
koers_status koers_csv_comparison_targets(FILE *stream, const koers_comparison_report *report) KOERS_MUST_USE;

#define KOERS_CSV_DRAWS_HEADER "draw,indicator,year,value\n"

/* The header first; then per part; `all_years` or only the last. Draws are numbered from 0. watch (may
 * be NULL) is asked every few hundred draws whether to stop: KOERS_INTERRUPTED. */
koers_status koers_csv_draws_header(FILE *stream) KOERS_MUST_USE;
koers_status koers_csv_draws(FILE *stream, const koers_sample *part, int64_t first, bool all_years,
                             const koers_watch *watch) KOERS_MUST_USE;

#endif
