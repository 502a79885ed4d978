/* disparity - in which inputs scenarios differ, and whether that makes any difference at all. */
#ifndef KOERS_DISPARITY_H
#define KOERS_DISPARITY_H

#include <stdbool.h>

#include "publish/report.h"
#include "publish/words/prose.h"

/* Adds a table of the paths at which a scenario's value is not that of the base, in the house's order: the path, the base's value
 * ("–" where it has none), each scenario's. A sentence where there are none. Errors: KOERS_NO_MEMORY. */
koers_status koers_disparity_tell(koers_prose *prose, const koers_comparison_report *report) KOERS_MUST_USE;

/* Whether every indicator and target is the same in every draw. */
bool koers_disparity_is_none(const koers_comparison *comparison);

/* Whether scenario i believes what the base believes and meets the same economy: else a difference is not what the money bought. */
bool koers_disparity_is_of_policy(const koers_comparison_report *report, size_t i);

#endif
