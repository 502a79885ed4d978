#include "engine/quantile.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

enum { MOST_LEVELS = KOERS_MOST_WANTED / 2, MOST_RANKS = KOERS_MOST_WANTED, BINS = 4096, GROUP = 64, FEW = 48, ROOMS = 3 };

koers_status koers_quantile_room_init(koers_quantile_room *self, size_t capacity)
{
    size_t n;
    *self = (koers_quantile_room){.capacity = capacity, .sweeps = koers_sweeps_best()};
    if (__builtin_mul_overflow(capacity, (size_t) ROOMS, &n)) return KOERS_NO_MEMORY;
    self->gathered = koers_alloc_doubles(n + 1);
    self->bin = koers_alloc_array(capacity, sizeof *self->bin);
    self->place = koers_alloc_array(capacity, sizeof *self->place);
    return self->gathered == NULL || self->bin == NULL || self->place == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_quantile_room_free(koers_quantile_room *self)
{
    if (self == NULL) return;
    koers_free(self->gathered);
    koers_free(self->bin);
    koers_free(self->place);
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

/* A selection: the values at m wanted ranks (increasing, from 0) of x[n]. */
typedef struct {
    const double *x;
    size_t n;
    const size_t *rank;
    double *value;
    int m;
} selection;

static void select_ranks(koers_quantile_room *room, const selection *wanted, size_t used);

/* The parts of a selection that fall into one bin each. */
typedef struct {
    size_t start[MOST_RANKS], n[MOST_RANKS], rank[MOST_RANKS];
    uint16_t bin[MOST_RANKS];
    int first[MOST_RANKS + 1];
    int parts;
} division;

/* How many values the bins before `end` hold, from `b` on. */
static size_t held(const uint32_t *counts, int b, int end)
{
    uint32_t n = 0;
    for (; b < end; b++) n += counts[b];
    return n;
}

/* Which bin a value is in rises with the value, so bins are in order and ranks are found by counting; groups of bins without a wanted
 * rank are passed over at once. */
static size_t divide(const selection *wanted, const uint32_t *counts, division *out)
{
    size_t below = 0, gathered = 0;
    int j = 0;
    out->parts = 0;
    for (int b = 0; b < BINS && j < wanted->m; b++) {
        if (b % GROUP == 0) {
            const size_t all = held(counts, b, b + GROUP);
            if (wanted->rank[j] >= below + all) {
                below += all;
                b += GROUP - 1;
                continue;
            }
        }
        const size_t n = counts[b];
        if (wanted->rank[j] < below + n) {
            const int p = out->parts++;
            out->first[p] = j;
            out->start[p] = gathered;
            out->n[p] = n;
            out->bin[p] = (uint16_t) b;
            gathered += n;
            for (; j < wanted->m && wanted->rank[j] < below + n; j++) out->rank[j] = wanted->rank[j] - below;
        }
        below += n;
    }
    out->first[out->parts] = j;
    return gathered;
}

/* Copies the values of the bins that are wanted next to each other, bin by bin. */
static void gather(koers_quantile_room *room, const selection *wanted, const division *parts, double *out)
{
    const uint16_t *bin = room->bin;
    const size_t found = room->sweeps->find(bin, wanted->n, parts->bin, parts->parts, room->place);
    uint32_t next[BINS]; /* of the wanted bins */
    for (int p = 0; p < parts->parts; p++) next[parts->bin[p]] = (uint32_t) parts->start[p];
    for (size_t i = 0; i < found; i++) {
        const uint32_t at = room->place[i];
        out[next[bin[at]]++] = wanted->x[at];
    }
}

static void select_by_bins(koers_quantile_room *room, const selection *wanted, range r, size_t used)
{
    const double per_width = (BINS - 1) / (r.highest - r.lowest);
    uint32_t counts[BINS] = {0};
    division parts;
    double *gathered = room->gathered + used;
    room->sweeps->count(wanted->x, wanted->n, r.lowest, per_width, BINS, room->bin, counts);
    const size_t n = divide(wanted, counts, &parts);
    gather(room, wanted, &parts, gathered);
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
    range r;
    room->sweeps->range(wanted->x, n, &r.lowest, &r.highest);
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
    if (left < n)
        sorted = room->gathered + (wanted->x - room->gathered); /* what was gathered is ours to sort in place */
    else
        memcpy(sorted, wanted->x, n * sizeof *sorted);
    if (n <= FEW)
        sort_few(sorted, n);
    else
        qsort(sorted, n, sizeof *sorted, in_order);
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
