/* tally_board - a tally for every series of a sample, filled by a crew. */
#ifndef KOERS_TALLY_BOARD_H
#define KOERS_TALLY_BOARD_H

#include "engine/crew.h"
#include "engine/sample.h"
#include "engine/tally.h"
#include "koers/watch.h"

typedef struct {
    size_t n_series;
    int workers;
    bool exact;                /* each series comes whole */
    koers_tally *tally;        /* [n_series]              */
    koers_quantile_room *room; /* [workers], when exact   */
} koers_tally_board;

/* Begins zeroed ({0}). Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_tally_board_init(koers_tally_board *self, const koers_sample *sample, bool exact, int workers) KOERS_MUST_USE;
void koers_tally_board_free(koers_tally_board *self);

/* All tallies empty again. */
void koers_tally_board_clear(koers_tally_board *self);

/* Takes the draws that are in the sample. Errors: KOERS_NO_MEMORY, KOERS_INTERRUPTED. */
koers_status koers_tally_board_take(koers_tally_board *self, const koers_sample *sample, koers_crew *crew,
                                    const koers_watch *watch) KOERS_MUST_USE;

#endif
