/* chart_cost - what the scenario costs a year: means by pillar, stacked, with the budget. */
#ifndef KOERS_CHART_COST_H
#define KOERS_CHART_COST_H

#include <stdio.h>

#include "publish/report.h"

/* The script called `name`. Errors: KOERS_NO_MEMORY. */
koers_status koers_chart_cost(FILE *stream, const koers_run_report *report, const char *name) KOERS_MUST_USE;

#endif
