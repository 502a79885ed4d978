/* pairing - the observer that sets worlds against the first one, draw by draw: differences of every indicator and year, and which
 * draws meet a target in one, in both, in neither. */
#ifndef KOERS_PAIRING_H
#define KOERS_PAIRING_H

#include "engine/series.h"
#include "engine/sweeps.h"
#include "koers/inputs.h"

typedef struct {
    int64_t hits[2]; /* of the base, of the other world               */
    int64_t gained, lost; /* met only in the other world, only in the base */
} koers_pair_count;

/* What one worker counts of the world in hand. */
typedef struct koers_pair_tally koers_pair_tally;

typedef struct {
    const koers_aims *aims;    /* the base's: targets, all within the years */
    const koers_sweeps *sweeps;
    koers_series base, differences;
    uint8_t *base_hit;         /* [n_targets + 1][wave], the last: all together */
    double *sum;               /* [wave] */
    koers_pair_tally *worker;  /* [workers] */
    int workers;
    int64_t *better;           /* [n_series] draws strictly better, of the world that was closed last */
    koers_pair_count target[KOERS_MAX_TARGETS + 1]; /* of that world; [n_targets]: all together */
    koers_moments cost_until[KOERS_N_YEARS], recipients_until[KOERS_N_YEARS];
    /* Called when all draws of a world other than the base are in; then everything but the base begins anew. */
    koers_status (*take)(void *context, size_t world);
    void *context;
} koers_pairing;

/* aims: horizon and targets that count. Always free. */
void koers_pairing_init(koers_pairing *self, int start_year, const koers_aims *aims, koers_status (*take)(void *, size_t), void *context);
void koers_pairing_free(koers_pairing *self);

koers_observer koers_pairing_observer(koers_pairing *self);

#endif
