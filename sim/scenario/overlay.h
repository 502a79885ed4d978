/* overlay - one layer of a scenario laid over those below it.
 *
 * Later wins. Groups merge key by key; numbers, strings, paths, levers, priors and the title are replaced whole; targets merge by
 * id; a layer that sets one of caseload and caseload_change takes the other away. `format`, `kind` and `based_on` speak of their
 * own file and are not merged.
 */
#ifndef KOERS_OVERLAY_H
#define KOERS_OVERLAY_H

#include "koers/status.h"
#include "scenario/tree.h"

/* Lays `layer` over `base`: both are roots. What is merged moves out of `layer`, which is still to be freed and good for nothing
 * else. Errors: KOERS_NO_MEMORY, when both are fit only to be freed. */
koers_status koers_overlay_merge(koers_node *base, koers_node *layer) KOERS_MUST_USE;

#endif
