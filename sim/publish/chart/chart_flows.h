/* chart_flows - the count of social assistance on Zuid and what makes it rise and fall: inflow, exits, relocation. */
#ifndef KOERS_CHART_FLOWS_H
#define KOERS_CHART_FLOWS_H

#include <stdio.h>

#include "publish/report.h"

/* The script called `name`. Errors: KOERS_NO_MEMORY. */
koers_status koers_chart_flows(FILE *stream, const koers_run_report *report, const char *name) KOERS_MUST_USE;

#endif
