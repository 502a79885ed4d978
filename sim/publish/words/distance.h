/* distance - why a chance is close to nothing: how far the target lies from 2022, and how far the scenario comes. */
#ifndef KOERS_DISTANCE_H
#define KOERS_DISTANCE_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* Where the chance of the result is below 1 %, enough draws bear saying so, and the target's indicator has a value in 2022. */
void koers_distance_remark(koers_remarks *list, const koers_run_report *report, const koers_target_result *result);

/* Where that holds of the base and of the scenario, and 2022 is known without a draw. */
void koers_distance_compare(koers_remarks *list, const koers_comparison_report *report, const koers_target_difference *difference);

#endif
