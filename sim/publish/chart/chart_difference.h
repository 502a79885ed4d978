/* chart_difference - scenario minus base over the years: a row for each scenario, a column for each indicator of a target. */
#ifndef KOERS_CHART_DIFFERENCE_H
#define KOERS_CHART_DIFFERENCE_H

#include <stdio.h>

#include "publish/report.h"

/* The script called `name` of n indicators (at most KOERS_CHART_DIFFERENCES). Errors: KOERS_NO_MEMORY. */
enum { KOERS_CHART_DIFFERENCES = 4 };
koers_status koers_chart_difference(FILE *stream, const koers_comparison_report *report, const char *name,
                                    const koers_indicator *indicators, size_t n) KOERS_MUST_USE;

#endif
