#include "koers/study.h"

#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"
#include "engine/checkpoint.h"
#include "engine/crew.h"
#include "engine/futures_store.h"
#include "engine/lending.h"
#include "engine/tables.h"
#include "model/model.h"

static const size_t default_limit = (size_t) 512 << 20;
enum { MOST_DRAWS = 100000000, MOST_THREADS = 1024 };
enum { WAVE = 32768 }; /* draws; a multiple of KOERS_CHUNK (moments.h) */

/* What one worker works with. */
typedef struct {
    koers_block *block;
    koers_futures_desk desk;
    koers_study_effort effort;
} bench;

struct koers_study {
    koers_study_options options;
    koers_years years;
    const koers_kernels *kernels;
    int lanes;
    koers_crew *crew;
    bench *bench; /* [crew size] */
    koers_tables tables;
    koers_futures_store store;
    koers_checkpoint checkpoint;
    koers_lending lending;
};

static koers_status furnish(koers_study *self)
{
    const int n = koers_crew_size(self->crew);
    self->bench = koers_alloc_array((size_t) n, sizeof *self->bench);
    if (self->bench == NULL) return KOERS_NO_MEMORY;
    for (int i = 0; i < n; i++) {
        self->bench[i].block = koers_block_new();
        const koers_status status = koers_futures_desk_init(&self->bench[i].desk, self->years.last - self->years.first);
        if (status != KOERS_OK || self->bench[i].block == NULL) return KOERS_NO_MEMORY;
    }
    return koers_futures_store_init(&self->store, self->years, self->options.draws, self->lanes, self->options.futures_limit);
}

/* No more workers than there are blocks: each has a room of some megabytes. */
static int useful_workers(const koers_study_options *options, int lanes)
{
    const int64_t n_blocks = (options->draws + lanes - 1) / lanes;
    return n_blocks < options->threads ? (int) n_blocks : options->threads;
}

/* One that this processor lacks is replaced by the best that it has: the bits are the same. */
static const koers_kernels *kernels_of(int instructions)
{
    const koers_kernels *kernels = instructions > 0 ? koers_kernels_number(instructions - 1) : NULL;
    return kernels != NULL ? kernels : koers_kernels_best();
}

koers_status koers_study_open(koers_study **self, const koers_study_options *options, koers_years years)
{
    KOERS_BUG_UNLESS(options->draws >= 1 && options->draws <= MOST_DRAWS && options->threads >= 1 && options->threads <= MOST_THREADS);
    KOERS_BUG_UNLESS(options->block >= 0 && options->block <= KOERS_LANES);
    KOERS_BUG_UNLESS(years.last > years.first && years.last - years.first < KOERS_N_YEARS);
    koers_study *study = koers_alloc_array(1, sizeof *study);
    *self = NULL;
    if (study == NULL) return KOERS_NO_MEMORY;
    study->options = *options;
    study->years = years;
    study->kernels = kernels_of(options->instructions);
    study->lanes = options->block == 0 ? KOERS_LANES : options->block;
    study->crew = koers_crew_new(useful_workers(options, study->lanes));
    const koers_status status = study->crew == NULL ? KOERS_NO_MEMORY : furnish(study);
    if (status == KOERS_OK) *self = study;
    else koers_study_close(study);
    return status;
}

void koers_study_close(koers_study *self)
{
    if (self == NULL) return;
    for (int i = 0; self->bench != NULL && i < koers_crew_size(self->crew); i++) {
        koers_block_delete(self->bench[i].block);
        koers_futures_desk_free(&self->bench[i].desk);
    }
    koers_free(self->bench);
    koers_crew_delete(self->crew);
    koers_tables_free(&self->tables);
    koers_futures_store_free(&self->store);
    koers_checkpoint_free(&self->checkpoint);
    koers_lending_free(&self->lending);
    koers_free(self);
}

const koers_study_options *koers_study_settings(const koers_study *self)
{
    return &self->options;
}

koers_study_effort koers_study_effort_so_far(const koers_study *self)
{
    koers_study_effort sum = {0};
    for (int i = 0; i < koers_crew_size(self->crew); i++) {
        sum.futures_made += self->bench[i].effort.futures_made;
        sum.years_run += self->bench[i].effort.years_run;
    }
    return sum;
}

/* ---- one world, one wave: blocks over workers */

typedef struct {
    koers_study *study;
    const koers_inputs *inputs;
    const koers_chance_plan *plan;
    const koers_observer *observer;
    size_t n_observers;
    size_t world;
    const koers_wave *wave;
    koers_watch watch;    /* of this world in this wave              */
    const koers_checkpoint *from; /* NULL: from the start            */
    koers_checkpoint *keep;       /* not NULL: stop there and save   */
    atomic_size_t next;   /* first column that nobody has taken yet  */
    atomic_bool stop;
} passage;

static void show(const passage *self, const koers_block *block, int worker, size_t column, bool opens, bool closes)
{
    const koers_view view = {.world = self->world,
                             .year = self->inputs->ground.start_year + block->k,
                             .k = block->k,
                             .opens = opens,
                             .closes = closes,
                             .first = block->futures->first,
                             .column = column,
                             .n = block->n,
                             .block = block};
    for (size_t i = 0; i < self->n_observers; i++)
        if (self->observer[i].see != NULL) self->observer[i].see(self->observer[i].self, worker, &view);
}

static void run_block(passage *self, int worker, size_t column, int n)
{
    koers_study *study = self->study;
    bench *mine = &study->bench[worker];
    koers_block *block = mine->block;
    koers_futures futures;
    const int64_t first = self->wave->first + (int64_t) column;
    const int last = self->keep != NULL ? self->keep->k : self->inputs->aims.horizon - self->inputs->ground.start_year;
    mine->effort.futures_made += koers_futures_store_get(&study->store, self->plan, study->kernels, first, n, &mine->desk, &futures);
    if (self->from != NULL) {
        koers_model_resume(block, self->inputs, &futures, study->kernels, self->from->k, koers_checkpoint_state(self->from, first));
    } else {
        koers_model_begin(block, self->inputs, &futures, study->kernels);
        show(self, block, worker, column, true, last == 0);
    }
    while (block->k < last) {
        const bool opens = self->from != NULL && block->k == self->from->k;
        koers_model_step(block);
        mine->effort.years_run++;
        show(self, block, worker, column, opens, block->k == last);
    }
    if (self->keep != NULL) koers_model_save(block, koers_checkpoint_state(self->keep, first));
}

/* Worker 0 is the calling thread: it alone tells progress. */
static koers_status run_blocks(void *context, int worker)
{
    passage *self = context;
    const size_t lanes = (size_t) self->study->lanes;
    while (!atomic_load(&self->stop)) {
        const size_t column = atomic_fetch_add(&self->next, lanes);
        if (column >= self->wave->n) break;
        const size_t n = self->wave->n - column < lanes ? self->wave->n - column : lanes;
        if (koers_watch_cancelled(&self->watch)) {
            atomic_store(&self->stop, true);
            return KOERS_INTERRUPTED;
        }
        run_block(self, worker, column, (int) n);
        if (worker == 0) koers_watch_tell(&self->watch, (double) (column + n) / (double) self->wave->n);
    }
    return KOERS_OK;
}

static koers_status plan_chance(koers_study *self, const koers_inputs *inputs, koers_chance_plan *plan)
{
    const koers_quantile_table *table[KOERS_N_PARAMETERS];
    const koers_status status = koers_tables_of(&self->tables, &inputs->beliefs, table);
    if (status != KOERS_OK) return status;
    koers_chance_plan_init(plan, &inputs->beliefs, table, self->options.seed);
    koers_futures_store_settle(&self->store, plan);
    return KOERS_OK;
}

static koers_status pass(passage *self)
{
    koers_study *study = self->study;
    const koers_inputs *inputs = self->inputs;
    KOERS_BUG_UNLESS(inputs->ground.start_year == study->years.first && inputs->aims.horizon <= study->years.last);
    KOERS_BUG_UNLESS(inputs->aims.horizon > study->years.first);
    koers_chance_plan *plan = koers_alloc_array(1, sizeof *plan);
    koers_status status = plan == NULL ? KOERS_NO_MEMORY : plan_chance(study, inputs, plan);
    self->plan = plan;
    if (status == KOERS_OK) status = koers_crew_run(study->crew, run_blocks, self);
    koers_free(plan);
    return status;
}

/* ---- waves and worlds */

bool koers_study_holds(const koers_study *self, size_t bytes_per_draw)
{
    const koers_study_options *options = &self->options;
    const size_t n = (size_t) options->draws, limit = options->sample_limit != 0 ? options->sample_limit : default_limit;
    return bytes_per_draw == 0 || n <= limit / bytes_per_draw || n <= WAVE;
}

static size_t wave_size(const koers_study *self, const koers_observer *observer, size_t n_observers)
{
    size_t bytes = 0;
    for (size_t i = 0; i < n_observers; i++) bytes += observer[i].bytes_per_draw;
    return koers_study_holds(self, bytes) ? (size_t) self->options.draws : WAVE;
}

/* The states that a world may start from: those of before the first year that anyone wants to see, where the blocks of the wave begin
 * with those that were kept. */
static const koers_checkpoint *start_of(const koers_study *self, const koers_inputs *inputs, const koers_observer *observer, size_t n,
                                        const koers_wave *wave)
{
    if (wave->first % self->lanes != 0) return NULL;
    for (size_t i = 0; i < n; i++)
        if (observer[i].from_year <= self->years.first + self->checkpoint.k) return NULL;
    return koers_checkpoint_serves(&self->checkpoint, inputs) ? &self->checkpoint : NULL;
}

static koers_status close_world(const koers_observer *observer, size_t n, size_t world, const koers_wave *wave)
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < n && status == KOERS_OK; i++)
        if (observer[i].close != NULL) status = observer[i].close(observer[i].self, world, wave);
    return status;
}

static koers_status run_wave(koers_study *self, const koers_inputs *const *world, size_t n, const koers_observer *observer,
                             size_t n_observers, const koers_wave *wave)
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < n_observers && status == KOERS_OK; i++)
        if (observer[i].open != NULL) status = observer[i].open(observer[i].self, wave);
    for (size_t w = 0; w < n && status == KOERS_OK; w++) {
        passage this = {.study = self,
                                .inputs = world[w],
                                .observer = observer,
                                .n_observers = n_observers,
                                .world = w,
                                .wave = wave,
                                .watch = koers_watch_part(wave->watch, (double) w / (double) n, (double) (w + 1) / (double) n),
                                .from = start_of(self, world[w], observer, n_observers, wave)};
        status = pass(&this);
        if (status == KOERS_OK) status = close_world(observer, n_observers, w, wave);
    }
    return status;
}

koers_status koers_study_run(koers_study *self, const koers_inputs *const *world, size_t n, const koers_observer *observer,
                             size_t n_observers, const koers_watch *watch)
{
    const int64_t draws = self->options.draws, size = (int64_t) wave_size(self, observer, n_observers);
    koers_status status = KOERS_OK;
    for (int64_t first = 0; status == KOERS_OK && first < draws; first += size) {
        const int64_t left = draws - first, in_hand = left < size ? left : size;
        const koers_watch part = koers_watch_part(watch, (double) first / (double) draws, (double) (first + in_hand) / (double) draws);
        const koers_wave wave = {.first = first,
                                 .n = (size_t) in_hand,
                                 .whole = in_hand == draws,
                                 .last = first + in_hand == draws,
                                 .workers = koers_crew_size(self->crew),
                                 .crew = self->crew,
                                 .lending = &self->lending,
                                 .watch = &part};
        status = run_wave(self, world, n, observer, n_observers, &wave);
    }
    return status;
}

koers_status koers_study_keep(koers_study *self, const koers_inputs *inputs, int year, const koers_watch *watch)
{
    const int k = year - inputs->ground.start_year;
    const koers_wave wave = {.n = (size_t) self->options.draws, .whole = true, .workers = koers_crew_size(self->crew), .watch = watch};
    KOERS_BUG_UNLESS(k >= 1 && year < inputs->aims.horizon);
    koers_checkpoint_free(&self->checkpoint);
    koers_checkpoint fresh;
    koers_status status = koers_checkpoint_init(&fresh, inputs, k, self->options.draws, self->lanes);
    passage till_then = {.study = self, .inputs = &fresh.inputs, .wave = &wave, .watch = koers_watch_part(watch, 0, 1), .keep = &fresh};
    if (status == KOERS_OK) status = pass(&till_then);
    if (status == KOERS_OK) self->checkpoint = fresh;
    else koers_checkpoint_free(&fresh);
    return status;
}
