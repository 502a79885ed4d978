#include "engine/series.h"

#include <string.h>

#include "model/block.h"

void koers_series_init(koers_series *self, koers_years years, koers_room room)
{
    *self = (koers_series){.years = years, .room = room};
}

void koers_series_free(koers_series *self)
{
    koers_tally_board_free(&self->board);
}

koers_status koers_series_open(koers_series *self, const koers_wave *wave)
{
    const size_t line = 8, whole_lines = (wave->n + line - 1) / line * line; /* of the cache: each series begins on one */
    const size_t capacity = self->sample.capacity > whole_lines ? self->sample.capacity : whole_lines;
    koers_status status = KOERS_OK;
    double start[KOERS_N_INDICATORS];
    memcpy(start, self->sample.start, sizeof start); /* seen in the first wave, wanted in all */
    self->sample = koers_sample_of(self->years, capacity);
    memcpy(self->sample.start, start, sizeof start);
    koers_sample_use(&self->sample, koers_lending_get(wave->lending, self->room, koers_sample_doubles(&self->sample)));
    if (self->sample.values == NULL) return KOERS_NO_MEMORY;
    if (self->board.tally == NULL) status = koers_tally_board_init(&self->board, &self->sample, wave->whole, wave->workers);
    return status;
}

static koers_status open_wave(void *context, const koers_wave *wave)
{
    return koers_series_open(context, wave);
}

void koers_series_see(koers_series *self, const koers_view *view)
{
    koers_sample *sample = &self->sample;
    const koers_kernels *kernels = view->block->kernels;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const int number = koers_sample_number(sample, (koers_indicator) i, view->k);
        if (number < 0) { /* the same in every draw: each block writes the same value, so only the first one does */
            if (view->k == 0 && view->first == 0) sample->start[i] = view->block->indicator[i][0];
            continue;
        }
        kernels->stream(view->block->indicator[i], view->n, sample->values + (size_t) number * sample->capacity + view->column);
    }
    if (view->closes) kernels->drain();
    if (!view->opens) return;
    const double *derived = koers_view_derived(view);
    for (int i = 0; i < view->n; i++) sample->reading[view->column + (size_t) i] = derived[i] > 0.0;
}

static void see(void *context, int worker, const koers_view *view)
{
    (void) worker;
    koers_series_see(context, view);
}

koers_status koers_series_tally(koers_series *self, const koers_wave *wave)
{
    self->sample.n = wave->n;
    return koers_tally_board_take(&self->board, &self->sample, wave->crew, wave->watch);
}

static koers_status close_world(void *context, size_t world, const koers_wave *wave)
{
    KOERS_BUG_UNLESS(world == 0);
    return koers_series_tally(context, wave);
}

koers_observer koers_series_observer(koers_series *self)
{
    return (koers_observer){.self = self,
                            .bytes_per_draw = koers_sample_bytes_per_draw(self->years),
                            .open = open_wave,
                            .see = see,
                            .close = close_world};
}

koers_summary koers_series_summary(const koers_series *self, koers_indicator indicator, int year)
{
    const int number = koers_sample_number(&self->sample, indicator, year - self->years.first);
    return number < 0 ? koers_summary_fixed(self->sample.start[indicator]) : koers_tally_summary(&self->board.tally[number]);
}

void koers_series_accumulate(const koers_series *self, koers_indicator indicator, double *room, koers_moments *until)
{
    const koers_sample *sample = &self->sample;
    memset(room, 0, sample->n * sizeof *room);
    for (int k = 1; k <= self->years.last - self->years.first; k++) {
        const double *x = koers_sample_series(sample, indicator, self->years.first + k);
        for (size_t i = 0; i < sample->n; i++) room[i] += x[i];
        koers_moments_add(&until[k], room, sample->n);
    }
}
