/* score - the observer that counts the draws in which the targets of a world are met, and keeps nothing else. */
#ifndef KOERS_SCORE_H
#define KOERS_SCORE_H

#include "koers/inputs.h"
#include "koers/observer.h"

/* Draws by the reading of history that they have. */
typedef struct {
    int64_t of[KOERS_N_READINGS];
} koers_hit_count;

typedef struct {
    koers_hit_count draws, target[KOERS_MAX_TARGETS];
    koers_hit_count together; /* draws that meet every target; all, where there is none */
} koers_score_count;

typedef struct koers_score_tally koers_score_tally;

typedef struct {
    const koers_aims *aims;
    koers_score_tally *worker; /* [workers] */
    int workers;
    koers_score_count count; /* after the last wave of a world */
} koers_score;

/* Of one world, whose targets these are. Always free. */
void koers_score_init(koers_score *self, const koers_aims *aims);
void koers_score_free(koers_score *self);

koers_observer koers_score_observer(koers_score *self);

#endif
