/* screen_differences - what a scenario changes against the base, per target: the chance, the indicator, the cost and what that buys. */
#ifndef KOERS_SCREEN_DIFFERENCES_H
#define KOERS_SCREEN_DIFFERENCES_H

#include "publish/report.h"
#include "publish/words/prose.h"

/* Each adds a table on scenario i: the chances on both, with the difference in points; the mean difference of the indicator, the extra
 * cost up to the target's year, and the cost per point of chance and per unit. */
void koers_screen_chances(koers_prose *prose, const koers_comparison_report *report, size_t i);
void koers_screen_effects(koers_prose *prose, const koers_comparison_report *report, size_t i);

#endif
