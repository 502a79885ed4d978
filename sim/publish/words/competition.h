/* competition - a student chooses one direction: who is drawn to technology does not choose care. */
#ifndef KOERS_COMPETITION_H
#define KOERS_COMPETITION_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* Where the target is about care and the scenario does more than in 2022 to draw students to technology. Says whether it did. */
bool koers_competition_remark(koers_remarks *list, const koers_run_report *report, int target);

/* Where it does more than the base, and the chance of such a target is clearly lower. Says whether it did. */
bool koers_competition_compare(koers_remarks *list, const koers_comparison_report *report, size_t i,
                               const koers_target_difference *difference);

#endif
