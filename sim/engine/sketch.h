/* sketch - quantiles of a series too long to keep, from counts in bins.
 *
 * The range comes from a pilot, the first draws: its minimum and maximum, widened by half their distance to either side, are
 * cut into KOERS_SKETCH_BINS equal bins; values beyond fall into the outermost. A quantile is interpolated within its bin.
 * Error: none where both order statistics that the exact quantile lies between are a value that many draws share (atoms.h). Else at most
 * one bin, 2 / KOERS_SKETCH_BINS of the pilot's range (3e-5), from these two, wherever they are within the widened range; tested. Counts
 * are integers, so the order and the number of threads change nothing.
 */
#ifndef KOERS_SKETCH_H
#define KOERS_SKETCH_H

#include <stddef.h>
#include <stdint.h>

#include "engine/atoms.h"
#include "koers/status.h"

enum { KOERS_SKETCH_BINS = 65536 };

typedef struct {
    double lowest, width, per_width; /* of the first bin; of a bin */
    double least, most;              /* seen: no quantile lies outside */
    int64_t n;
    uint32_t *count; /* [KOERS_SKETCH_BINS]; atoms too */
    koers_atoms atoms;
} koers_sketch;

/* Begins with the pilot x[n], n >= 1: sets the range, and counts it. Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_sketch_init(koers_sketch *self, const double *x, size_t n) KOERS_MUST_USE;
void koers_sketch_free(koers_sketch *self);

void koers_sketch_add(koers_sketch *self, const double *x, size_t n);

/* The quantile at level[j] (increasing), j < m. Domain: at least one value is in. */
void koers_sketch_quantiles(const koers_sketch *self, const double *level, int m, double *quantile);

#endif
