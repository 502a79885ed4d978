#include "engine/score.h"

#include <string.h>

#include "base/memory.h"
#include "engine/hits.h"

struct koers_score_tally {
    uint8_t reading[KOERS_VIEW_LANES], hit[KOERS_VIEW_LANES], all_hit[KOERS_VIEW_LANES]; /* of the block in hand */
    koers_score_count count;
};

void koers_score_init(koers_score *self, const koers_aims *aims)
{
    for (int t = 0; t < aims->n_targets; t++) KOERS_BUG_UNLESS(aims->target[t].year <= aims->horizon);
    *self = (koers_score){.aims = aims};
}

void koers_score_free(koers_score *self)
{
    koers_free(self->worker);
    self->worker = NULL;
}

static koers_status open_wave(void *context, const koers_wave *wave)
{
    koers_score *self = context;
    if (self->worker != NULL) return KOERS_OK;
    self->workers = wave->workers;
    self->worker = koers_alloc_array((size_t) wave->workers, sizeof *self->worker);
    return self->worker == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

static void add_hits(const koers_score_tally *worker, const uint8_t *hit, size_t n, koers_hit_count *count)
{
    const int64_t hits = koers_hits_count(hit, n), derived = koers_hits_count_reading(hit, worker->reading, 1, n);
    count->of[KOERS_ALL_DRAWS] += hits;
    count->of[KOERS_READING_DERIVED] += derived;
    count->of[KOERS_READING_PUBLIC] += hits - derived;
}

static void begin_block(koers_score_tally *worker, const koers_view *view)
{
    const double *derived = koers_view_derived(view);
    const size_t n = (size_t) view->n;
    for (size_t i = 0; i < n; i++) worker->reading[i] = derived[i] > 0.0;
    memset(worker->all_hit, 1, n);
    add_hits(worker, worker->all_hit, n, &worker->count.draws);
}

static void see(void *context, int number, const koers_view *view)
{
    koers_score *self = context;
    koers_score_tally *worker = &self->worker[number];
    const size_t n = (size_t) view->n;
    double room[KOERS_VIEW_LANES];
    if (view->opens) begin_block(worker, view);
    for (int t = 0; t < self->aims->n_targets; t++) {
        const koers_target *target = &self->aims->target[t];
        if (target->year != view->year) continue;
        const koers_quantity quantity = koers_target_quantity(target);
        koers_hits_of(koers_view_quantity(view, &quantity, room), n, target, worker->hit);
        for (size_t i = 0; i < n; i++) worker->all_hit[i] &= worker->hit[i];
        add_hits(worker, worker->hit, n, &worker->count.target[t]);
    }
    if (view->closes) add_hits(worker, worker->all_hit, n, &worker->count.together);
}

static void merge(koers_hit_count *sum, const koers_hit_count *more)
{
    for (int r = 0; r < KOERS_N_READINGS; r++) sum->of[r] += more->of[r];
}

/* Whole numbers: the order of the workers does not matter. */
static koers_status close_world(void *context, size_t world, const koers_wave *wave)
{
    koers_score *self = context;
    (void) world;
    if (!wave->last) return KOERS_OK;
    for (int w = 0; w < self->workers; w++) {
        const koers_score_count *count = &self->worker[w].count;
        merge(&self->count.draws, &count->draws);
        for (int t = 0; t < self->aims->n_targets; t++) merge(&self->count.target[t], &count->target[t]);
        merge(&self->count.together, &count->together);
    }
    return KOERS_OK;
}

/* The first year in which a target is asked for; earlier ones need not be seen. */
static int first_year(const koers_aims *aims)
{
    int first = aims->horizon;
    for (int t = 0; t < aims->n_targets; t++) first = aims->target[t].year < first ? aims->target[t].year : first;
    return first;
}

koers_observer koers_score_observer(koers_score *self)
{
    return (koers_observer){
        .self = self, .from_year = first_year(self->aims), .open = open_wave, .see = see, .close = close_world};
}
