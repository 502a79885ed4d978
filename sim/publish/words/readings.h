/* readings - the past of the technical share can be read in two ways, which exclude each other: derived from the plan's own counts, or
 * as published. A result over all draws mixes the two; who reads it has to know what each of them says.
 */
#ifndef KOERS_READINGS_H
#define KOERS_READINGS_H

#include "publish/report.h"
#include "publish/words/remark.h"

typedef struct {
    const koers_target_result *derived, *published; /* borrowed                                     */
    double weight_derived, weight_published;        /* share of all draws                            */
    bool apart;                                     /* each has draws, and their 95% intervals do not overlap */
} koers_readings;

/* The result of a target over all draws, or over those of one reading; NULL when there is none. */
const koers_target_result *koers_readings_result(const koers_projection *projection, int target, koers_reading reading);

/* False where the target has no readings. */
bool koers_readings_of(koers_readings *self, const koers_projection *projection, int target);

/* Where the two are apart. */
void koers_readings_remark(koers_remarks *list, const koers_run_report *report, int target);

#endif
