/* verify - the invariants of the model (sim/MODEL.md section 8), recomputed from the state; builds with KOERS_CHECK_INVARIANTS. */
#ifndef KOERS_VERIFY_H
#define KOERS_VERIFY_H

#include "model/block.h"

#ifdef KOERS_CHECK_INVARIANTS
/* Before a step: keeps what the balances need. After it: stops the program where an invariant does not hold. */
void koers_verify_before(koers_block *block);
void koers_verify_after(const koers_block *block);
#else
#define koers_verify_before(block) ((void) (block))
#define koers_verify_after(block) ((void) (block))
#endif

#endif
