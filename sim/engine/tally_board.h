/* tally_board - a tally for every series of a sample, filled by several threads. */
#ifndef KOERS_TALLY_BOARD_H
#define KOERS_TALLY_BOARD_H

#include "engine/ensemble.h"
#include "model/sample.h"
#include "engine/tally.h"

typedef struct {
    size_t n_series;
    int threads;
    bool exact;                  /* each series comes whole */
    koers_tally *tally;          /* [n_series] */
    koers_quantile_room *room;   /* [threads], when exact */
} koers_tally_board;

/* Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_tally_board_init(koers_tally_board *self, const koers_sample *sample, bool exact, int threads) KOERS_MUST_USE;
void koers_tally_board_free(koers_tally_board *self);

/* Takes the draws that are in the sample. */
koers_status koers_tally_board_take(koers_tally_board *self, const koers_sample *sample, const koers_watch *watch) KOERS_MUST_USE;

/* The tally of an indicator in a year; NULL where it is fixed. */
const koers_tally *koers_tally_board_at(const koers_tally_board *self, const koers_sample *sample, koers_indicator indicator, int year);

#endif
