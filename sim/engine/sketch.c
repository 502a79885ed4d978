#include "engine/sketch.h"

#include <stdbool.h>

#include "base/memory.h"
#include "engine/sweeps.h"

/* Bins as wide as a pilot of n asks for. */
static koers_status lay_out(koers_sketch *self, const double *x, size_t n)
{
    double lowest, highest;
    koers_sweeps_best()->range(x, n, &lowest, &highest);
    const double range = highest > lowest ? highest - lowest : 0;
    *self = (koers_sketch){.lowest = lowest - 0.5 * range, .width = 2 * range / KOERS_SKETCH_BINS};
    self->least = highest;
    self->most = lowest;
    self->per_width = self->width > 0 ? 1 / self->width : 0; /* a constant so far: one bin of no width */
    self->count = koers_alloc_array(KOERS_SKETCH_BINS, sizeof *self->count);
    return self->count == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

/* Whether a bin holds enough of the pilot for an atom; a smooth series has none. */
static bool is_crowded(const koers_sketch *self, size_t n)
{
    uint32_t most = 0;
    for (int b = 0; b < KOERS_SKETCH_BINS; b++) most = self->count[b] > most ? self->count[b] : most;
    return most >= koers_atoms_enough(n);
}

koers_status koers_sketch_init(koers_sketch *self, const double *x, size_t n)
{
    koers_status status = lay_out(self, x, n);
    if (status != KOERS_OK) return status;
    koers_sketch_add(self, x, n);
    if (!is_crowded(self, n)) return KOERS_OK;
    status = koers_atoms_find(&self->atoms, x, n);
    koers_atoms_count(&self->atoms, x, n);
    return status;
}

void koers_sketch_free(koers_sketch *self)
{
    if (self == NULL) return;
    koers_free(self->count);
    koers_atoms_free(&self->atoms);
    *self = (koers_sketch){0};
}

void koers_sketch_add(koers_sketch *self, const double *x, size_t n)
{
    enum { BATCH = 1024 }; /* both sweeps find it in the first-level cache */
    const koers_sweeps *sweeps = koers_sweeps_best();
    uint16_t bin[BATCH];
    for (size_t start = 0; start < n; start += BATCH) {
        const size_t m = n - start < BATCH ? n - start : BATCH;
        double lowest, highest;
        sweeps->range(x + start, m, &lowest, &highest);
        sweeps->count(x + start, m, self->lowest, self->per_width, KOERS_SKETCH_BINS, bin, self->count);
        self->least = lowest < self->least ? lowest : self->least;
        self->most = highest > self->most ? highest : self->most;
        koers_atoms_count(&self->atoms, x + start, m);
    }
    self->n += (int64_t) n;
}

void koers_sketch_quantiles(const koers_sketch *self, const double *level, int m, double *quantile)
{
    double below = 0;
    int b = 0;
    for (int j = 0; j < m; j++) {
        const double rank = (double) (self->n - 1) * level[j];
        while (b < KOERS_SKETCH_BINS - 1 && below + self->count[b] <= rank) below += self->count[b++];
        const double inside = self->count[b] > 0 ? (rank - below + 0.5) / self->count[b] : 0;
        const double value = self->lowest + self->width * (b + (inside < 1 ? inside : 1));
        const double above = value > self->least ? value : self->least;
        quantile[j] = koers_atoms_settle(&self->atoms, rank, above < self->most ? above : self->most);
    }
}
