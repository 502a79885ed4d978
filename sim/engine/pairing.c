#include "engine/pairing.h"

#include <string.h>

#include "base/memory.h"
#include "engine/hits.h"
#include "model/block.h"

enum { BASE, OTHER };

struct koers_pair_tally {
    uint8_t hit[KOERS_LANES], all_hit[KOERS_LANES]; /* of the block in hand */
    koers_pair_count target[KOERS_MAX_TARGETS + 1];
    int64_t better[KOERS_N_INDICATORS * KOERS_N_YEARS]; /* by series */
};

void koers_pairing_init(koers_pairing *self, int start_year, const koers_aims *aims, koers_status (*take)(void *, size_t), void *context)
{
    const koers_years years = {start_year, aims->horizon};
    *self = (koers_pairing){.aims = aims, .sweeps = koers_sweeps_best(), .take = take, .context = context};
    koers_series_init(&self->base, years, KOERS_ROOM_SERIES);
    koers_series_init(&self->differences, years, KOERS_ROOM_DIFFERENCES);
}

void koers_pairing_free(koers_pairing *self)
{
    koers_series_free(&self->base);
    koers_series_free(&self->differences);
    koers_free(self->base_hit);
    koers_free(self->sum);
    koers_free(self->worker);
    koers_free(self->better);
}

static koers_status make_room(koers_pairing *self, const koers_wave *wave)
{
    self->workers = wave->workers;
    self->base_hit = koers_alloc_array((size_t) self->aims->n_targets + 1, self->base.sample.capacity);
    self->sum = koers_alloc_doubles(wave->n);
    self->worker = koers_alloc_array((size_t) wave->workers, sizeof *self->worker);
    self->better = koers_alloc_array(self->base.sample.n_series, sizeof *self->better);
    return self->base_hit == NULL || self->sum == NULL || self->worker == NULL || self->better == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

static koers_status open_wave(void *context, const koers_wave *wave)
{
    koers_pairing *self = context;
    koers_status status = koers_series_open(&self->base, wave);
    if (status == KOERS_OK) status = koers_series_open(&self->differences, wave);
    if (status == KOERS_OK && self->worker == NULL) status = make_room(self, wave);
    return status;
}

/* Where the base's hits of this block and target stand; the wave's length is that of the first, which is the longest. */
static uint8_t *base_hits(koers_pairing *self, int target, const koers_view *view)
{
    return self->base_hit + (size_t) target * self->base.sample.capacity + view->column;
}

static void count_pairs(const uint8_t *base, const uint8_t *other, int n, koers_pair_count *count)
{
    for (int i = 0; i < n; i++) {
        count->hits[BASE] += base[i];
        count->hits[OTHER] += other[i];
        count->gained += other[i] & (base[i] ^ 1);
        count->lost += base[i] & (other[i] ^ 1);
    }
}

static void see_base(koers_pairing *self, const koers_view *view)
{
    const int all = self->aims->n_targets;
    uint8_t *all_hit = base_hits(self, all, view);
    koers_series_see(&self->base, view);
    if (view->opens) memset(all_hit, 1, (size_t) view->n);
    for (int t = 0; t < all; t++) {
        const koers_target *target = &self->aims->target[t];
        if (target->year != view->year) continue;
        uint8_t *hit = base_hits(self, t, view);
        koers_hits_of(koers_view_values(view, target->indicator), (size_t) view->n, target, hit);
        for (int i = 0; i < view->n; i++) all_hit[i] &= hit[i];
    }
}

/* other - base, draw by draw; counts the draws that are better. */
static void subtract(koers_pairing *self, koers_pair_tally *worker, const koers_view *view, koers_indicator indicator)
{
    koers_sample *sample = &self->differences.sample;
    const int number = koers_sample_number(sample, indicator, view->k);
    if (number < 0) {
        if (view->k == 0 && view->first == 0)
            sample->start[indicator] = view->block->indicator[indicator][0] - self->base.sample.start[indicator];
        return;
    }
    const size_t place = (size_t) number * sample->capacity + view->column;
    const double *x = view->block->indicator[indicator], *base = self->base.sample.values + place;
    koers_lanes difference;
    int64_t higher = 0, lower = 0;
    memcpy(difference, x, (size_t) view->n * sizeof *x);
    self->sweeps->subtract(difference, base, (size_t) view->n, &higher, &lower);
    view->block->kernels->stream(difference, view->n, sample->values + place);
    worker->better[number] += koers_indicator_better(indicator) == KOERS_BETTER_HIGHER ? higher : lower;
}

static void see_other(koers_pairing *self, koers_pair_tally *worker, const koers_view *view)
{
    const int all = self->aims->n_targets;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) subtract(self, worker, view, (koers_indicator) i);
    if (view->opens) memset(worker->all_hit, 1, sizeof worker->all_hit);
    for (int t = 0; t < all; t++) {
        const koers_target *target = &self->aims->target[t];
        if (target->year != view->year) continue;
        koers_hits_of(koers_view_values(view, target->indicator), (size_t) view->n, target, worker->hit);
        for (int i = 0; i < view->n; i++) worker->all_hit[i] &= worker->hit[i];
        count_pairs(base_hits(self, t, view), worker->hit, view->n, &worker->target[t]);
    }
    if (!view->closes) return;
    count_pairs(base_hits(self, all, view), worker->all_hit, view->n, &worker->target[all]);
    view->block->kernels->drain();
}

static void see(void *context, int worker, const koers_view *view)
{
    koers_pairing *self = context;
    if (view->world == 0) see_base(self, view);
    else see_other(self, &self->worker[worker], view);
}

/* What the workers counted becomes one count; whole numbers, so their order does not matter. */
static void gather(koers_pairing *self)
{
    for (int w = 0; w < self->workers; w++) {
        koers_pair_tally *worker = &self->worker[w];
        for (int t = 0; t <= self->aims->n_targets; t++) {
            self->target[t].hits[BASE] += worker->target[t].hits[BASE];
            self->target[t].hits[OTHER] += worker->target[t].hits[OTHER];
            self->target[t].gained += worker->target[t].gained;
            self->target[t].lost += worker->target[t].lost;
        }
        for (size_t s = 0; s < self->base.sample.n_series; s++) self->better[s] += worker->better[s];
        memset(worker, 0, sizeof *worker);
    }
}

static void begin_anew(koers_pairing *self)
{
    memset(self->target, 0, sizeof self->target);
    memset(self->better, 0, self->base.sample.n_series * sizeof *self->better);
    memset(self->cost_until, 0, sizeof self->cost_until);
    memset(self->recipients_until, 0, sizeof self->recipients_until);
    koers_tally_board_clear(&self->differences.board);
}

static koers_status close_world(void *context, size_t world, const koers_wave *wave)
{
    koers_pairing *self = context;
    if (world == 0) return KOERS_OK;
    koers_status status = koers_series_tally(&self->differences, wave);
    if (status != KOERS_OK) return status;
    koers_series_accumulate(&self->differences, KOERS_I_COST_TOTAL, self->sum, self->cost_until);
    koers_series_accumulate(&self->differences, KOERS_I_ASSISTANCE_COUNT, self->sum, self->recipients_until);
    gather(self);
    if (!wave->last) return KOERS_OK;
    status = self->take(self->context, world);
    begin_anew(self);
    return status;
}

koers_observer koers_pairing_observer(koers_pairing *self)
{
    return (koers_observer){.self = self,
                            .bytes_per_draw = 2 * koers_sample_bytes_per_draw(self->base.years),
                            .open = open_wave,
                            .see = see,
                            .close = close_world};
}
