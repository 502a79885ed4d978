/* tally - the running statistics of one series: moments always, quantiles exactly when the series comes whole, else sketched.
 *
 *   koers_tally_take(&tally, x, n, &room);   the whole series: exact
 *   koers_tally_take(&tally, x, n, NULL);    a wave of it, the first being the pilot of the sketch
 *   summary = koers_tally_summary(&tally);
 *   koers_tally_free(&tally);
 */
#ifndef KOERS_TALLY_H
#define KOERS_TALLY_H

#include <stdbool.h>

#include "engine/moments.h"
#include "engine/quantile.h"
#include "engine/sketch.h"
#include "koers/status.h"
#include "koers/summary.h"

typedef struct {
    koers_moments moments;
    bool exact;
    double quantile[KOERS_N_QUANTILES]; /* when exact */
    koers_sketch sketch;                /* else       */
} koers_tally;

/* A tally begins zeroed ({0}). n = 0 adds nothing. A value that is not finite is a bug of the model and stops the program. Errors: KOERS_NO_MEMORY. */
koers_status koers_tally_take(koers_tally *self, const double *x, size_t n, koers_quantile_room *room) KOERS_MUST_USE;
void koers_tally_free(koers_tally *self);

/* Domain: at least one value is in. */
koers_summary koers_tally_summary(const koers_tally *self);

#endif
