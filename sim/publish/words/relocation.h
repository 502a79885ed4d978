/* relocation - how much of a change in assistance is people whom renovation moved elsewhere. The honesty rule: a fall that comes from
 * moving people is not a fall by people finding work; wherever one is shown, so is the other.
 */
#ifndef KOERS_RELOCATION_H
#define KOERS_RELOCATION_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* NOBODY: less than half a benefit either way. AWAY: benefits left Zuid. FEWER: fewer left than up to 2022, so that more stay. */
typedef enum { KOERS_MOVED_NOBODY, KOERS_MOVED_AWAY, KOERS_MOVED_FEWER } koers_moved;

/* From 2022 to the horizon, in means, since only means add up. */
typedef struct {
    koers_moved moved;
    koers_estimate then, now; /* benefits on Zuid                                          */
    koers_estimate relocated; /* benefits that left by relocation since 2022; below 0: stay */
    double without;           /* what `now` would be had renovation moved nobody           */
} koers_relocation;

koers_relocation koers_relocation_of(const koers_projection *projection);

/* The mean change of the count or the share since 2022, as it is and without relocation. Domain: these two indicators. */
koers_estimate koers_relocation_change(const koers_projection *projection, koers_indicator indicator);
koers_estimate koers_relocation_change_without(const koers_projection *projection, koers_indicator indicator);

/* On the share and on the count, where either of them falls. */
void koers_relocation_remark(koers_remarks *list, const koers_run_report *report);

#endif
