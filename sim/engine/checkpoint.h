/* checkpoint - the state of every draw of one world at the end of one year: worlds that part from it later need not live through the
 * years before. */
#ifndef KOERS_CHECKPOINT_H
#define KOERS_CHECKPOINT_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/inputs.h"
#include "koers/status.h"
#include "model/model.h"

typedef struct {
    koers_inputs inputs; /* of the world whose states these are      */
    int k;               /* at the end of this year; 0: nothing kept */
    int lanes;           /* of every block but the last              */
    double *states;      /* [n_blocks][koers_model_state_doubles(k)] */
} koers_checkpoint;

/* Room for the states of `draws` draws; copies the inputs. k >= 1. Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_checkpoint_init(koers_checkpoint *self, const koers_inputs *inputs, int k, int64_t draws, int lanes) KOERS_MUST_USE;
void koers_checkpoint_free(koers_checkpoint *self); /* leaves nothing kept */

/* The state of the block that begins with draw `first`. */
double *koers_checkpoint_state(const koers_checkpoint *self, int64_t first);

/* Whether a world lives through the same until then: same ground and beliefs, and a policy that parts later. */
bool koers_checkpoint_serves(const koers_checkpoint *self, const koers_inputs *inputs);

#endif
