#include "engine/ensemble.h"

#include <stdatomic.h>

#include "engine/crew.h"

typedef struct {
    const koers_ensemble *options;
    const koers_model *model;
    const koers_watch *watch;
    koers_sample *sample;
    int64_t first;
    size_t n;
    atomic_size_t next; /* first column that nobody has taken yet */
    atomic_bool stop;
} shared_work;

const koers_kernels *koers_ensemble_kernels(const koers_ensemble *self)
{
    return self->kernels != NULL ? self->kernels : koers_kernels_best();
}

size_t koers_ensemble_wave(const koers_ensemble *self, size_t bytes_per_draw)
{
    const size_t limit = self->sample_limit != 0 ? self->sample_limit : KOERS_SAMPLE_LIMIT;
    const size_t n = (size_t) self->draws;
    return n <= limit / bytes_per_draw || n <= KOERS_WAVE ? n : KOERS_WAVE;
}

koers_watch koers_watch_part(const koers_watch *watch, double from, double to)
{
    if (watch == NULL) return (koers_watch){.from = 0, .to = 1};
    koers_watch part = *watch;
    part.from = watch->from + from * (watch->to - watch->from);
    part.to = watch->from + to * (watch->to - watch->from);
    return part;
}

static bool is_cancelled(const koers_watch *watch)
{
    return watch != NULL && watch->cancelled != NULL && watch->cancelled(watch->context);
}

static void tell(const koers_watch *watch, double part)
{
    if (watch != NULL && watch->progress != NULL) watch->progress(watch->context, watch->from + part * (watch->to - watch->from));
}

/* Worker 0 is the calling thread: it alone tells progress. */
static koers_status run_blocks(void *context, int worker)
{
    shared_work *work = context;
    const size_t lanes = work->options->block > 0 ? (size_t) work->options->block : KOERS_LANES;
    koers_block *block = koers_block_new();
    koers_status status = block == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    while (status == KOERS_OK && !atomic_load(&work->stop)) {
        const size_t column = atomic_fetch_add(&work->next, lanes);
        if (column >= work->n) break;
        const size_t n = work->n - column < lanes ? work->n - column : lanes;
        if (is_cancelled(work->watch)) {
            status = KOERS_INTERRUPTED;
            break;
        }
        koers_model_run(work->model, block, work->options->seed, work->first + (int64_t) column, (int) n, work->sample, column);
        if (worker == 0) tell(work->watch, (double) (column + n) / (double) work->n);
    }
    if (status != KOERS_OK) atomic_store(&work->stop, true);
    koers_block_delete(block);
    return status;
}

koers_status koers_ensemble_run(const koers_ensemble *self, const koers_model *model, int64_t first, size_t n,
                                const koers_watch *watch, koers_sample *sample)
{
    KOERS_BUG_UNLESS(n <= sample->capacity && self->block >= 0 && self->block <= KOERS_LANES && self->threads >= 1);
    shared_work work = {.options = self, .model = model, .watch = watch, .sample = sample, .first = first, .n = n};
    const size_t lanes = self->block > 0 ? (size_t) self->block : KOERS_LANES;
    const size_t n_blocks = (n + lanes - 1) / lanes;
    const int threads = n_blocks < (size_t) self->threads ? (int) n_blocks : self->threads;
    const koers_status status = koers_crew_once(threads, run_blocks, &work);
    sample->n = status == KOERS_OK ? n : 0;
    return status;
}
