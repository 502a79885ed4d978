#include "engine/tally_board.h"

#include <stdatomic.h>

#include "base/memory.h"

koers_status koers_tally_board_init(koers_tally_board *self, const koers_sample *sample, bool exact, int workers)
{
    *self = (koers_tally_board){.n_series = sample->n_series, .workers = workers, .exact = exact};
    self->tally = koers_alloc_array(self->n_series, sizeof *self->tally);
    self->room = koers_alloc_array((size_t) workers, sizeof *self->room);
    if (self->tally == NULL || self->room == NULL) return KOERS_NO_MEMORY;
    for (int i = 0; exact && i < workers; i++) {
        const koers_status status = koers_quantile_room_init(&self->room[i], sample->capacity);
        if (status != KOERS_OK) return status;
    }
    return KOERS_OK;
}

void koers_tally_board_free(koers_tally_board *self)
{
    if (self == NULL) return;
    for (size_t i = 0; self->tally != NULL && i < self->n_series; i++) koers_tally_free(&self->tally[i]);
    for (int i = 0; self->room != NULL && i < self->workers; i++) koers_quantile_room_free(&self->room[i]);
    koers_free(self->tally);
    koers_free(self->room);
    *self = (koers_tally_board){0};
}

void koers_tally_board_clear(koers_tally_board *self)
{
    for (size_t i = 0; i < self->n_series; i++) {
        koers_tally_free(&self->tally[i]);
        self->tally[i] = (koers_tally){0};
    }
}

typedef struct {
    koers_tally_board *board;
    const koers_sample *sample;
    const koers_watch *watch;
    atomic_size_t next;
} task;

static koers_status take_series(void *context, int worker)
{
    task *self = context;
    koers_tally_board *board = self->board;
    koers_quantile_room *room = board->exact ? &board->room[worker] : NULL;
    koers_status status = KOERS_OK;
    while (status == KOERS_OK) {
        const size_t series = atomic_fetch_add(&self->next, 1);
        if (series >= board->n_series) break;
        if (koers_watch_cancelled(self->watch)) return KOERS_INTERRUPTED;
        const double *x = self->sample->values + series * self->sample->capacity;
        status = koers_tally_take(&board->tally[series], x, self->sample->n, room);
    }
    return status;
}

koers_status koers_tally_board_take(koers_tally_board *self, const koers_sample *sample, koers_crew *crew, const koers_watch *watch)
{
    task shared = {.board = self, .sample = sample, .watch = watch};
    KOERS_BUG_UNLESS(koers_crew_size(crew) <= self->workers);
    return koers_crew_run(crew, take_series, &shared);
}
