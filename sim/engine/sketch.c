#include "engine/sketch.h"

#include "base/memory.h"

koers_status koers_sketch_init(koers_sketch *self, const double *x, size_t n)
{
    double lowest = x[0], highest = x[0];
    for (size_t i = 1; i < n; i++) {
        lowest = x[i] < lowest ? x[i] : lowest;
        highest = x[i] > highest ? x[i] : highest;
    }
    const double range = highest > lowest ? highest - lowest : 0;
    *self = (koers_sketch){.lowest = lowest - 0.5 * range, .width = 2 * range / KOERS_SKETCH_BINS};
    self->least = highest;
    self->most = lowest;
    self->per_width = self->width > 0 ? 1 / self->width : 0; /* a constant so far: one bin of no width */
    self->count = koers_alloc_array(KOERS_SKETCH_BINS, sizeof *self->count);
    return self->count == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_sketch_free(koers_sketch *self)
{
    if (self == NULL) return;
    koers_free(self->count);
    *self = (koers_sketch){0};
}

void koers_sketch_add(koers_sketch *self, const double *x, size_t n)
{
    enum { BATCH = 256 };
    int bin[BATCH];
    for (size_t start = 0; start < n; start += BATCH) {
        const size_t m = n - start < BATCH ? n - start : BATCH;
        for (size_t i = 0; i < m; i++) {
            const double place = (x[start + i] - self->lowest) * self->per_width;
            const double above = place > 0 ? place : 0, last = KOERS_SKETCH_BINS - 1;
            bin[i] = (int) (above < last ? above : last);
        }
        for (size_t i = 0; i < m; i++) self->count[bin[i]]++;
        for (size_t i = 0; i < m; i++) {
            self->least = x[start + i] < self->least ? x[start + i] : self->least;
            self->most = x[start + i] > self->most ? x[start + i] : self->most;
        }
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
        quantile[j] = above < self->most ? above : self->most;
    }
}
