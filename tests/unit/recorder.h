/* recorder - an observer that keeps every draw of every world and checks that it was shown them as promised: each year of each block
 * once, in order and by one worker, worlds in their order, each closed when all its blocks are in. */
#ifndef KOERS_TEST_RECORDER_H
#define KOERS_TEST_RECORDER_H

#include "chance_fixture.h"
#include "koers/observer.h"
#include "study_fixture.h"

typedef struct {
    const koers_inputs *const *world;
    size_t n_worlds;
    koers_sample *sample;  /* [n_worlds] */
    double *parameter;     /* [draws] of koers_view_parameter, of the world in hand */
    signed char *last_k;   /* [draws] the last year seen of the block that begins there; -1: none */
    signed char *worker;   /* [draws] who saw it */
    int64_t draws, column; /* of all waves before */
    koers_wave wave;
    size_t in_hand, n_waves; /* the world that may be seen now; waves opened */
    int begins;              /* k that each block begins with */
    atomic_llong n_seen;     /* draws times years */
    atomic_int n_wrong;
    koers_status open_answer, close_answer;
} recorder;

static inline recorder *recorder_new(const koers_inputs *const *world, size_t n, int64_t draws)
{
    recorder *self = test_calloc(1, sizeof *self);
    self->world = world;
    self->n_worlds = n;
    self->draws = draws;
    self->sample = test_calloc(n, sizeof *self->sample);
    self->parameter = test_calloc((size_t) draws, sizeof *self->parameter);
    self->last_k = test_malloc((size_t) draws);
    self->worker = test_malloc((size_t) draws);
    for (size_t w = 0; w < n; w++) self->sample[w] = fixture_sample(world[w]->aims.horizon, (size_t) draws);
    return self;
}

static inline void recorder_delete(recorder *self)
{
    for (size_t w = 0; w < self->n_worlds; w++) fixture_sample_free(&self->sample[w]);
    test_free(self->sample);
    test_free(self->parameter);
    test_free(self->last_k);
    test_free(self->worker);
    test_free(self);
}

static inline koers_status recorder_open(void *context, const koers_wave *wave)
{
    recorder *self = context;
    self->n_wrong += wave->first != self->column || wave->workers < 1;
    self->n_wrong += wave->whole != (wave->first == 0 && (int64_t) wave->n == self->draws);
    self->n_wrong += wave->last != (wave->first + (int64_t) wave->n == self->draws);
    self->column += (int64_t) wave->n;
    self->wave = *wave;
    self->in_hand = 0;
    self->n_waves++;
    memset(self->last_k, -1, (size_t) self->draws);
    return self->open_answer;
}

static inline void recorder_check(recorder *self, int worker, const koers_view *view)
{
    const koers_inputs *inputs = self->world[self->in_hand];
    const int last = self->last_k[view->first];
    const bool opens = last < 0, closes = view->year == inputs->aims.horizon;
    self->n_wrong += view->world != self->in_hand || worker < 0 || worker >= self->wave.workers;
    self->n_wrong += view->first != self->wave.first + (int64_t) view->column || view->year != inputs->ground.start_year + view->k;
    self->n_wrong += view->opens != opens || view->closes != closes;
    self->n_wrong += opens ? view->k != self->begins : view->k != last + 1 || worker != self->worker[view->first];
    self->last_k[view->first] = (signed char) view->k;
    self->worker[view->first] = (signed char) worker;
}

/* Keeps what it is shown, in whatever order. */
static inline void recorder_take(recorder *self, const koers_view *view)
{
    const double *entrants = koers_view_parameter(view, KOERS_P_ENTRANTS), *derived = koers_view_derived(view);
    koers_sample *sample = &self->sample[self->in_hand];
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        double *series = koers_sample_series(sample, (koers_indicator) i, view->year);
        const double *x = koers_view_values(view, (koers_indicator) i);
        if (series != NULL)
            memcpy(series + view->first, x, (size_t) view->n * sizeof *series);
        else if (view->k == 0 && view->first == 0)
            sample->start[i] = x[0];
    }
    for (int i = 0; i < view->n; i++) {
        const size_t draw = (size_t) (view->first + i);
        self->n_wrong += !view->opens && !is_same(self->parameter[draw], entrants[i]);
        self->parameter[draw] = entrants[i];
        sample->reading[draw] = derived[i] > 0;
    }
    self->n_seen += view->n;
}

static inline void recorder_see(void *context, int worker, const koers_view *view)
{
    recorder_check(context, worker, view);
    recorder_take(context, view);
}

static inline void recorder_see_any(void *context, int worker, const koers_view *view)
{
    (void) worker;
    recorder_take(context, view);
}

/* All blocks of the world are in: they tile the wave, each seen to its end. */
static inline koers_status recorder_close(void *context, size_t world, const koers_wave *wave)
{
    recorder *self = context;
    const koers_inputs *inputs = self->world[world];
    const int last = inputs->aims.horizon - inputs->ground.start_year;
    long long n = 0;
    self->n_wrong += world != self->in_hand;
    for (int64_t draw = 0; draw < self->draws; draw++) {
        const bool in_wave = draw >= wave->first && draw < wave->first + (int64_t) wave->n;
        self->n_wrong += self->last_k[draw] >= 0 ? self->last_k[draw] != last || !in_wave : draw == wave->first;
    }
    n = (long long) wave->n * (last - self->begins + 1);
    self->n_wrong += self->n_seen != n;
    self->n_seen = 0;
    self->in_hand++;
    memset(self->last_k, -1, (size_t) self->draws);
    return self->close_answer;
}

/* from_year: the first that it wants to see. */
static inline koers_observer recorder_observer(recorder *self, int from_year)
{
    return (koers_observer){
        .self = self, .from_year = from_year, .open = recorder_open, .see = recorder_see, .close = recorder_close};
}

/* Runs worlds and keeps what is shown, which begins with year k = begins. */
static inline recorder *recorder_run(koers_study *study, const koers_inputs *const *world, size_t n, int from_year, int begins)
{
    recorder *self = recorder_new(world, n, koers_study_settings(study)->draws);
    const koers_observer observer = recorder_observer(self, from_year);
    self->begins = begins;
    assert_int_equal(koers_study_run(study, world, n, &observer, 1, NULL), KOERS_OK);
    assert_int_equal(self->n_wrong, 0);
    assert_int_equal(self->column, self->draws);
    assert_int_equal(self->in_hand, n);
    return self;
}

/* All values from year `from` on, to the bit. */
static inline void check_samples_equal(const koers_sample *got, const koers_sample *expected, int from)
{
    assert_true(got->n == expected->n && got->years.last == expected->years.last);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = from; year <= expected->years.last; year++) {
            const double *x = koers_sample_series(got, (koers_indicator) i, year),
                         *y = koers_sample_series(expected, (koers_indicator) i, year);
            if (y == NULL && year == KOERS_START_YEAR) check_same(got->start[i], expected->start[i]);
            if (y == NULL || memcmp(x, y, got->n * sizeof *x) == 0) continue;
            for (size_t d = 0; d < got->n; d++)
                if (!is_same(x[d], y[d]))
                    fail_msg("%s %d, draw %zu: %.17g, expected %.17g", koers_indicator_key((koers_indicator) i), year, d, x[d],
                             y[d]);
        }
    assert_memory_equal(got->reading, expected->reading, got->n);
}

#endif
