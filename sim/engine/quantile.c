#include "engine/quantile.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { MOST_LEVELS = 16, MOST_RANKS = 2 * MOST_LEVELS, BINS = 4096, FEW = 48, ROOMS = 3 };

koers_status koers_quantile_room_init(koers_quantile_room *self, size_t capacity)
{
    size_t n;
    *self = (koers_quantile_room){.capacity = capacity};
    if (__builtin_mul_overflow(capacity, (size_t) ROOMS, &n)) return KOERS_NO_MEMORY;
    self->gathered = koers_alloc_doubles(n + 1);
    self->bin = koers_alloc_array(capacity, sizeof(uint16_t));
    return self->gathered == NULL || self->bin == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_quantile_room_free(koers_quantile_room *self)
{
    if (self == NULL) return;
    koers_free(self->gathered);
    koers_free(self->bin);
    *self = (koers_quantile_room){0};
}

static void sort_few(double *x, size_t n)
{
    for (size_t i = 1; i < n; i++) {
        const double value = x[i];
        size_t j = i;
        for (; j > 0 && x[j - 1] > value; j--) x[j] = x[j - 1];
        x[j] = value;
    }
}

static int in_order(const void *left, const void *right)
{
    const double x = *(const double *) left, y = *(const double *) right;
    return (x > y) - (x < y);
}

typedef struct {
    double lowest, highest;
} range;

/* Eight at a time, each its own chain, so that they can be vectors. */
static range range_of(const double *x, size_t n)
{
    enum { CHAINS = 8 };
    double lowest[CHAINS], highest[CHAINS];
    const size_t whole = n - n % CHAINS;
    for (size_t j = 0; j < CHAINS; j++) lowest[j] = highest[j] = x[0];
    for (size_t i = 0; i < whole; i += CHAINS)
        for (size_t j = 0; j < CHAINS; j++) {
            lowest[j] = x[i + j] < lowest[j] ? x[i + j] : lowest[j];
            highest[j] = x[i + j] > highest[j] ? x[i + j] : highest[j];
        }
    range r = {lowest[0], highest[0]};
    for (size_t j = 1; j < CHAINS; j++) {
        r.lowest = lowest[j] < r.lowest ? lowest[j] : r.lowest;
        r.highest = highest[j] > r.highest ? highest[j] : r.highest;
    }
    for (size_t i = whole; i < n; i++) {
        r.lowest = x[i] < r.lowest ? x[i] : r.lowest;
        r.highest = x[i] > r.highest ? x[i] : r.highest;
    }
    return r;
}

/* A selection: the values at m wanted ranks (increasing, from 0) of x[n]. */
typedef struct {
    const double *x;
    size_t n;
    const size_t *rank;
    double *value;
    int m;
} selection;

static void select_ranks(koers_quantile_room *room, const selection *wanted, size_t used);

/* Counts in equally wide bins. Which bin a value is in rises with the value, so bins are in order. */
static void count(koers_quantile_room *room, const selection *wanted, range r, uint32_t counts[BINS])
{
    const double scale = (BINS - 1) / (r.highest - r.lowest);
    uint16_t *bin = room->bin;
    memset(counts, 0, BINS * sizeof *counts);
    for (size_t i = 0; i < wanted->n; i++) bin[i] = (uint16_t) (int) ((wanted->x[i] - r.lowest) * scale);
    for (size_t i = 0; i < wanted->n; i++) counts[bin[i]]++;
}

/* Copies the values of the bins that are wanted next to each other, bin by bin; the others go to a place that is overwritten. */
static void gather(const koers_quantile_room *room, const selection *wanted, uint32_t *place, const uint8_t *is_wanted, double *out)
{
    const uint16_t *bin = room->bin;
    for (size_t i = 0; i < wanted->n; i++) {
        const uint16_t b = bin[i];
        out[place[b]] = wanted->x[i];
        place[b] += is_wanted[b];
    }
}

/* The parts of a selection that fall into one bin each. */
typedef struct {
    size_t start[MOST_RANKS], n[MOST_RANKS], rank[MOST_RANKS];
    int first[MOST_RANKS + 1];
    int parts;
} division;

static size_t divide(const selection *wanted, const uint32_t *counts, uint32_t *place, uint8_t *is_wanted, division *out)
{
    size_t below = 0, gathered = 0;
    int j = 0;
    out->parts = 0;
    memset(is_wanted, 0, BINS);
    for (int b = 0; b < BINS && j < wanted->m; b++) {
        const size_t n = counts[b];
        if (wanted->rank[j] < below + n) {
            out->first[out->parts] = j;
            out->start[out->parts] = gathered;
            out->n[out->parts++] = n;
            is_wanted[b] = 1;
            place[b] = (uint32_t) gathered;
            gathered += n;
            for (; j < wanted->m && wanted->rank[j] < below + n; j++) out->rank[j] = wanted->rank[j] - below;
        }
        below += n;
    }
    out->first[out->parts] = j;
    for (int b = 0; b < BINS; b++)
        if (!is_wanted[b]) place[b] = (uint32_t) gathered;
    return gathered;
}

static void select_by_bins(koers_quantile_room *room, const selection *wanted, range r, size_t used)
{
    uint32_t counts[BINS], place[BINS];
    uint8_t is_wanted[BINS];
    division parts;
    double *gathered = room->gathered + used;
    count(room, wanted, r, counts);
    const size_t n = divide(wanted, counts, place, is_wanted, &parts);
    gather(room, wanted, place, is_wanted, gathered);
    for (int p = 0; p < parts.parts; p++) {
        const int j = parts.first[p];
        const selection part = {.x = gathered + parts.start[p],
                                .n = parts.n[p],
                                .rank = parts.rank + j,
                                .value = wanted->value + j,
                                .m = parts.first[p + 1] - j};
        select_ranks(room, &part, used + n);
    }
}

static void select_ranks(koers_quantile_room *room, const selection *wanted, size_t used)
{
    const size_t n = wanted->n, left = ROOMS * room->capacity - used;
    const range r = range_of(wanted->x, n);
    if (r.lowest >= r.highest) {
        for (int j = 0; j < wanted->m; j++) wanted->value[j] = r.lowest;
        return;
    }
    /* Bins narrower than a double can tell apart, or no more room to gather in: sort what there is. */
    const int can_divide = (r.highest - r.lowest) * (1.0 / BINS) > 1e-300 && r.highest - r.lowest < 1e300 && left >= n;
    if (n > FEW && can_divide) {
        select_by_bins(room, wanted, r, used);
        return;
    }
    double *sorted = room->gathered + used;
    if (left < n) sorted = room->gathered + (wanted->x - room->gathered); /* what was gathered is ours to sort in place */
    else memcpy(sorted, wanted->x, n * sizeof *sorted);
    if (n <= FEW) sort_few(sorted, n);
    else qsort(sorted, n, sizeof *sorted, in_order);
    for (int j = 0; j < wanted->m; j++) wanted->value[j] = sorted[wanted->rank[j]];
}

void koers_quantile_exact(koers_quantile_room *self, const double *x, size_t n, const double *level, int m, double *quantile)
{
    size_t rank[MOST_RANKS];
    double value[MOST_RANKS], part[MOST_LEVELS];
    KOERS_BUG_UNLESS(n >= 1 && n <= self->capacity && m <= MOST_LEVELS && n <= UINT32_MAX);
    for (int j = 0; j < m; j++) {
        const double h = (double) (n - 1) * level[j];
        const size_t lower = (size_t) h;
        part[j] = h - (double) lower;
        rank[2 * j] = lower;
        rank[2 * j + 1] = lower + 1 < n ? lower + 1 : n - 1;
    }
    /* increasing levels may still interleave their neighbours' ranks: rank 2j+1 can pass rank 2j+2 by one */
    for (int j = 1; j < 2 * m; j++)
        for (int i = j; i > 0 && rank[i - 1] > rank[i]; i--) {
            const size_t swap = rank[i];
            rank[i] = rank[i - 1];
            rank[i - 1] = swap;
        }
    const selection wanted = {.x = x, .n = n, .rank = rank, .value = value, .m = 2 * m};
    select_ranks(self, &wanted, 0);
    for (int j = 0; j < m; j++) {
        const size_t lower = (size_t) ((double) (n - 1) * level[j]), upper = lower + 1 < n ? lower + 1 : n - 1;
        double at_lower = 0, at_upper = 0;
        for (int i = 0; i < 2 * m; i++) {
            if (rank[i] == lower) at_lower = value[i];
            if (rank[i] == upper) at_upper = value[i];
        }
        quantile[j] = at_lower + part[j] * (at_upper - at_lower);
    }
}
