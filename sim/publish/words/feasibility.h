/* feasibility - whether what a scenario plans can still be decided, and organised: the programme says from which year a decision taken
 * today has effect, and of some levers what the most is. */
#ifndef KOERS_FEASIBILITY_H
#define KOERS_FEASIBILITY_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* Where levers leave their level of 2022 before that year; and, a remark for each, where they go beyond what can be organised. Up to the
 * horizon. */
void koers_feasibility_remark(koers_remarks *list, const koers_run_report *report);

/* Where levers of scenario i are not those of the base before that year. */
void koers_feasibility_compare(koers_remarks *list, const koers_comparison_report *report, size_t i);

#endif
