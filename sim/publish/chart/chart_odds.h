/* chart_odds - the chance of each target in each scenario of a comparison, with its 95 % interval, side by side. */
#ifndef KOERS_CHART_ODDS_H
#define KOERS_CHART_ODDS_H

#include <stdio.h>

#include "publish/report.h"

/* The script called `name`. Errors: KOERS_NO_MEMORY. */
koers_status koers_chart_odds(FILE *stream, const koers_comparison_report *report, const char *name) KOERS_MUST_USE;

#endif
