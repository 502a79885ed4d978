#include "engine/tally_board.h"

#include <stdatomic.h>

#include "engine/crew.h"
#include "base/memory.h"

koers_status koers_tally_board_init(koers_tally_board *self, const koers_sample *sample, bool exact, int threads)
{
    const int useful = (size_t) threads < sample->n_series ? threads : (int) sample->n_series;
    *self = (koers_tally_board){.n_series = sample->n_series, .threads = useful, .exact = exact};
    self->tally = koers_alloc_array(self->n_series, sizeof *self->tally);
    self->room = koers_alloc_array((size_t) useful, sizeof *self->room);
    if (self->tally == NULL || self->room == NULL) return KOERS_NO_MEMORY;
    for (int i = 0; exact && i < useful; i++) {
        const koers_status status = koers_quantile_room_init(&self->room[i], sample->capacity);
        if (status != KOERS_OK) return status;
    }
    return KOERS_OK;
}

void koers_tally_board_free(koers_tally_board *self)
{
    if (self == NULL) return;
    for (size_t i = 0; self->tally != NULL && i < self->n_series; i++) koers_tally_free(&self->tally[i]);
    for (int i = 0; self->room != NULL && i < self->threads; i++) koers_quantile_room_free(&self->room[i]);
    koers_free(self->tally);
    koers_free(self->room);
    *self = (koers_tally_board){0};
}

typedef struct {
    koers_tally_board *board;
    const koers_sample *sample;
    const koers_watch *watch;
    atomic_size_t next;
} shared_work;

static koers_status take_series(void *context, int worker)
{
    shared_work *work = context;
    koers_tally_board *board = work->board;
    koers_quantile_room *room = board->exact ? &board->room[worker] : NULL;
    koers_status status = KOERS_OK;
    while (status == KOERS_OK) {
        const size_t series = atomic_fetch_add(&work->next, 1);
        if (series >= board->n_series) break;
        if (work->watch != NULL && work->watch->cancelled != NULL && work->watch->cancelled(work->watch->context))
            return KOERS_INTERRUPTED;
        const double *x = work->sample->values + series * work->sample->capacity;
        status = koers_tally_take(&board->tally[series], x, work->sample->n, room);
    }
    return status;
}

koers_status koers_tally_board_take(koers_tally_board *self, const koers_sample *sample, const koers_watch *watch)
{
    shared_work work = {.board = self, .sample = sample, .watch = watch};
    return koers_crew_once(self->threads, take_series, &work);
}

const koers_tally *koers_tally_board_at(const koers_tally_board *self, const koers_sample *sample, koers_indicator indicator, int year)
{
    const double *series = koers_sample_series(sample, indicator, year);
    return series == NULL ? NULL : &self->tally[(size_t) (series - sample->values) / sample->capacity];
}
