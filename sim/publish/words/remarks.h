/* remarks - what a board asks first when it sees the numbers, answered wherever the numbers call for it.
 *
 * Why is the chance so small? Why does the plan lower the chance for dwellings, or for care? How much of the fall in assistance is
 * people who moved? Each remark is decided from inputs and results, never from the name of a scenario; nothing where there is nothing
 * to say.
 */
#ifndef KOERS_REMARKS_H
#define KOERS_REMARKS_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* All remarks on a run, what a chance is first. Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_remarks_run(koers_remarks *self, const koers_run_report *report) KOERS_MUST_USE;

/* On scenario i against the base. Subjects are targets of the base. */
koers_status koers_remarks_comparison(koers_remarks *self, const koers_comparison_report *report, size_t i) KOERS_MUST_USE;

#endif
