/* screen_synopsis - with what a comparison opens: the chance of each target in each scenario, how much it differs from the base, and the
 * extra cost, once for each scenario. */
#ifndef KOERS_SCREEN_SYNOPSIS_H
#define KOERS_SCREEN_SYNOPSIS_H

#include "publish/report.h"
#include "publish/words/prose.h"

/* Adds the table and what its cells are. Costs are summed to the last year that the base and all scenarios reach. */
void koers_screen_synopsis(koers_prose *prose, const koers_comparison_report *report);

#endif
