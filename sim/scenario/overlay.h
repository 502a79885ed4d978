/* overlay - one layer of a scenario laid over those below it.
 *
 * Later wins. Groups merge key by key; numbers, strings, paths, levers, priors and titles (as far as a draft has one) are replaced whole, so that no source or
 * bound of an older value stays behind beside a new one; targets merge by id; a layer that sets one of caseload and caseload_change
 * takes the other away. What speaks of the file itself (format, kind, based_on) is no part of a draft.
 */
#ifndef KOERS_OVERLAY_H
#define KOERS_OVERLAY_H

#include "scenario/draft.h"

/* Lays `layer` over `below`, which then borrows from the trees of both. */
void koers_overlay_merge(koers_draft *below, const koers_draft *layer);

#endif
