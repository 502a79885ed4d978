/* screen_targets - how likely each target is: where the run in the middle comes out against what is wanted, and the chance. */
#ifndef KOERS_SCREEN_TARGETS_H
#define KOERS_SCREEN_TARGETS_H

#include "publish/report.h"
#include "publish/words/prose.h"

/* Adds a section: each target with its readings of history below it, all together last. */
void koers_screen_targets(koers_prose *prose, const koers_run_report *report);

#endif
