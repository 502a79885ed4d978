/* screen - what a person reads on a terminal, and the same as csv or json. */
#ifndef KOERS_SCREEN_H
#define KOERS_SCREEN_H

#include <stdbool.h>
#include <stdio.h>

#include "koers/status.h"
#include "publish/data/sheet.h"
#include "publish/report.h"
#include "publish/screen/overview.h"
#include "publish/words/prose.h"

typedef enum { KOERS_FORMAT_TABLE, KOERS_FORMAT_CSV, KOERS_FORMAT_JSON } koers_format;

/* All below may end in KOERS_NO_MEMORY or KOERS_WRITE_FAILED; the stream is flushed, since a full disk shows only then. */

/* The targets of a run: per target median in its year against the threshold, probability with interval and draws, per reading
 * of history, all together; cost; and the honest remarks a board asks for first. */
koers_status koers_screen_run(FILE *stream, const koers_run_report *report, bool colour) KOERS_MUST_USE;

/* The same of n runs as data: csv under one header; json as a list of its targets, where several were asked for (of which n came
 * about) as a list of these. */
koers_status koers_screen_runs_data(FILE *stream, const koers_run_report *const *report, size_t n, bool several,
                                    koers_format format) KOERS_MUST_USE;

/* The inputs in which the scenarios differ, then the differences with intervals, cost, cost per point and per unit. */
koers_status koers_screen_comparison(FILE *stream, const koers_comparison_report *report, koers_format format,
                                     bool colour) KOERS_MUST_USE;

/* The closing table of a run of several scenarios; nothing where there is none. */
koers_status koers_screen_overview(FILE *stream, const koers_overview *overview, const koers_voice *voice) KOERS_MUST_USE;

/* Whichever of the two the format asks for: the prose as a table without colour, or the sheet. */
koers_status koers_screen_deliver(FILE *stream, const koers_prose *prose, const koers_sheet *sheet,
                                  koers_format format) KOERS_MUST_USE;

#endif
