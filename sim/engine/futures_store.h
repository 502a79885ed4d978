/* futures_store - the futures of many blocks, kept from one run to the next as far as a limit goes.
 *
 * A block that is not kept is made when it is asked for, into the asker's own rows: only slower. A block is made at its first asking,
 * by the one worker that has it in hand. */
#ifndef KOERS_FUTURES_STORE_H
#define KOERS_FUTURES_STORE_H

#include <stddef.h>
#include <stdint.h>

#include "koers/status.h"
#include "koers/years.h"
#include "model/futures.h"

typedef struct {
    koers_years years;
    int64_t draws;
    int lanes;           /* of every block but the last        */
    size_t n_kept;       /* blocks 0 .. n_kept - 1 have a room */
    double *rows;        /* [n_kept][koers_futures_doubles]    */
    uint8_t *made;       /* [n_kept]                           */
    koers_chance_plan plan; /* by which they are made          */
    bool has_plan;
} koers_futures_store;

/* Blocks of `lanes` draws, kept as far as `limit` bytes go. Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_futures_store_init(koers_futures_store *self, koers_years years, int64_t draws, int lanes, size_t limit) KOERS_MUST_USE;
void koers_futures_store_free(koers_futures_store *self);

/* Rows of one worker, for what is not kept or is believed otherwise. */
typedef struct {
    double *made, *revised; /* [koers_futures_doubles] each */
} koers_futures_desk;

koers_status koers_futures_desk_init(koers_futures_desk *self, int years) KOERS_MUST_USE;
void koers_futures_desk_free(koers_futures_desk *self);

/* The first plan becomes the store's own; how a later one differs is drawn anew for each block. */
void koers_futures_store_settle(koers_futures_store *self, const koers_chance_plan *plan);

/* The futures of draws [first, first + n) under a plan; valid until the desk is used again. Returns 1 where chance was drawn, 0 where it
 * was kept. Only whole blocks are kept. Domain: a settled store; one asker for a block at a time. */
int koers_futures_store_get(koers_futures_store *self, const koers_chance_plan *plan, const koers_kernels *kernels, int64_t first, int n,
                            koers_futures_desk *desk, koers_futures *futures);

#endif
