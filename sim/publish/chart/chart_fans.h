/* chart_fans - pages of fans: one indicator with all that must be said of it, or several side by side. */
#ifndef KOERS_CHART_FANS_H
#define KOERS_CHART_FANS_H

#include <stdio.h>

#include "publish/report.h"

/* The script of one fan on a page of its own, named after the indicator. Errors: KOERS_NO_MEMORY. */
koers_status koers_chart_fans_one(FILE *stream, const koers_run_report *report, koers_indicator indicator) KOERS_MUST_USE;

/* The script called `name` of n fans (at most KOERS_CHART_FANS) on one page. */
enum { KOERS_CHART_FANS = 4 };
koers_status koers_chart_fans_overview(FILE *stream, const koers_run_report *report, const char *name,
                                       const koers_indicator *indicators, size_t n) KOERS_MUST_USE;

#endif
