/* chart_past - what was observed of an indicator, for the points left of its fan.
 *
 * Taken from the series of the history whose key is the indicator's; `dwellings_total` from its three tracks in the years where
 * all three were observed. An indicator whose value of 2022 is a fact gets that as a last point.
 */
#ifndef KOERS_CHART_PAST_H
#define KOERS_CHART_PAST_H

#include "koers/history.h"
#include "koers/indicators.h"
#include "koers/summary.h"

typedef struct {
    int year;
    double value, sd;    /* unit of the indicator */
    const char *reading; /* "derived", "public", or ""; borrowed from the history */
    const char *source;  /* borrowed; "" for the start of the model */
} koers_chart_point;

typedef struct {
    size_t n;
    koers_chart_point *point; /* by year */
} koers_chart_past;

/* start: the indicator in 2022, NULL when it has no value then. Always free. Errors: KOERS_NO_MEMORY. */
koers_status koers_chart_past_init(koers_chart_past *self, const koers_history *history, koers_indicator indicator,
                                   const koers_summary *start) KOERS_MUST_USE;
void koers_chart_past_free(koers_chart_past *self);

#endif
