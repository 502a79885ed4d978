/* screen_money - what a run costs, against its budgets: per pillar and together, means over all draws, summed over the years. */
#ifndef KOERS_SCREEN_MONEY_H
#define KOERS_SCREEN_MONEY_H

#include "publish/report.h"
#include "publish/words/prose.h"

/* Adds a section. */
void koers_screen_money(koers_prose *prose, const koers_run_report *report);

#endif
