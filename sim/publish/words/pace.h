/* pace - the dwellings a year that are planned. Who announces fewer, or more of a kind that comes about less, has a smaller chance of
 * reaching the same total. */
#ifndef KOERS_PACE_H
#define KOERS_PACE_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* Against 2019-2022, where the target is about dwellings and at least half a dwelling a year fewer are planned. Says whether it did. */
bool koers_pace_remark(koers_remarks *list, const koers_run_report *report, int target);

/* Against the base, where the chance of such a target is clearly lower. Says whether it did. */
bool koers_pace_compare(koers_remarks *list, const koers_comparison_report *report, size_t i,
                        const koers_target_difference *difference);

#endif
