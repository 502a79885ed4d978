/* remarks - what a board asks first when it sees the numbers, answered under the table wherever the numbers call for it.
 *
 * Why is the chance so small? Why does the plan lower the chance for dwellings, or for care? How much of the fall in
 * assistance is people who moved? Each remark is decided from inputs and results, never from the name of a scenario.
 */
#ifndef KOERS_REMARKS_H
#define KOERS_REMARKS_H

#include <stdio.h>

#include "publish/report.h"

/* Each remark is a paragraph with a bullet; nothing where there is nothing to say. */
void koers_remarks_run(FILE *stream, const koers_run_report *report);

/* On scenario i against the base. */
void koers_remarks_comparison(FILE *stream, const koers_comparison_report *report, size_t i);

#endif
