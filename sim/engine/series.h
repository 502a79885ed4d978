/* series - the observer that keeps every value of one world at a time and says how each is distributed.
 *
 * Values lie in a sample, series by series, so that a quantile reads memory in order; quantiles are exact as long as the whole sample
 * fits the study's limit, else sketched (sketch.h). */
#ifndef KOERS_SERIES_H
#define KOERS_SERIES_H

#include "engine/lending.h"
#include "engine/sample.h"
#include "engine/tally_board.h"
#include "koers/observer.h"

typedef struct {
    koers_years years;
    koers_room room; /* where its sample lies */
    koers_sample sample;
    koers_tally_board board;
} koers_series;

/* Of the years of one world. Always free. */
void koers_series_init(koers_series *self, koers_years years, koers_room room);
void koers_series_free(koers_series *self);

koers_observer koers_series_observer(koers_series *self);

/* The distribution of an indicator in a year, of all draws seen. Domain: a year from the indicator's first on. */
koers_summary koers_series_summary(const koers_series *self, koers_indicator indicator, int year);

/* Adds to until[k] the sums of an indicator from k = 1 to k of the draws in hand: years of one draw go together, so the error of a sum is
 * not that of its terms. until [KOERS_N_YEARS]; room [n of the wave]. Domain: an indicator that differs between draws from k = 1 on. */
void koers_series_accumulate(const koers_series *self, koers_indicator indicator, double *room, koers_moments *until);

/* For observers that keep something else in the same form: room for a wave; what is seen, kept; the tallies of what was put there. */
koers_status koers_series_open(koers_series *self, const koers_wave *wave) KOERS_MUST_USE;
void koers_series_see(koers_series *self, const koers_view *view);
koers_status koers_series_tally(koers_series *self, const koers_wave *wave) KOERS_MUST_USE;

#endif
