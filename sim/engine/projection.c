#include "koers/projection.h"

#include <math.h>
#include <string.h>

#include "engine/hits.h"
#include "base/memory.h"
#include "engine/tally_board.h"

/* Of one target: its hits, and, where it depends on the reading of history, the values of the draws with each reading. */
typedef struct {
    int64_t hits, hits_of_reading[2], draws_of_reading[2];
    koers_tally of_reading[2]; /* [0] public, [1] derived */
} target_tally;

/* What a run needs besides its result. */
typedef struct {
    const koers_inputs *inputs;
    const koers_ensemble *options;
    koers_model *model;
    koers_sample sample;
    koers_tally_board board;
    bool exact;
    uint8_t *hit, *all_hit;  /* [wave] */
    double *selected;        /* [wave] values of one reading */
    koers_quantile_room room; /* for them, when exact */
    target_tally target[KOERS_MAX_TARGETS];
    int64_t all_hits;
} workshop;

static koers_status workshop_init(workshop *self, const koers_inputs *inputs, const koers_ensemble *options)
{
    memset(self, 0, sizeof *self);
    self->inputs = inputs;
    self->options = options;
    const size_t wave = koers_ensemble_wave(options, koers_sample_bytes_per_draw(inputs->aims.horizon));
    self->exact = wave == (size_t) options->draws;
    koers_status status = koers_sample_init(&self->sample, inputs->aims.horizon, wave);
    if (status != KOERS_OK) return status;
    koers_model_start(&inputs->ground.facts, self->sample.start);
    status = koers_tally_board_init(&self->board, &self->sample, self->exact, options->threads);
    if (status != KOERS_OK) return status;
    if (self->exact) status = koers_quantile_room_init(&self->room, wave);
    self->model = koers_model_new(inputs, koers_ensemble_kernels(options));
    self->hit = koers_alloc_array(wave, 1);
    self->all_hit = koers_alloc_array(wave, 1);
    self->selected = koers_alloc_doubles(wave);
    if (self->model == NULL || self->hit == NULL || self->all_hit == NULL || self->selected == NULL) return KOERS_NO_MEMORY;
    return status;
}

static void workshop_free(workshop *self)
{
    for (int t = 0; t < KOERS_MAX_TARGETS; t++)
        for (int r = 0; r < 2; r++) koers_tally_free(&self->target[t].of_reading[r]);
    koers_tally_board_free(&self->board);
    koers_sample_free(&self->sample);
    koers_quantile_room_free(&self->room);
    koers_model_delete(self->model);
    koers_free(self->hit);
    koers_free(self->all_hit);
    koers_free(self->selected);
}

/* The hits of one reading of history, and the distribution of the indicator under it. */
static koers_status take_reading(workshop *self, const koers_target *target, target_tally *tally, uint8_t reading)
{
    const koers_sample *sample = &self->sample;
    const double *x = koers_sample_series(sample, target->indicator, target->year);
    size_t n = 0;
    for (size_t i = 0; i < sample->n; i++) {
        self->selected[n] = x[i];
        n += sample->reading[i] == reading;
    }
    tally->hits_of_reading[reading] += koers_hits_count_reading(self->hit, sample->reading, reading, sample->n);
    tally->draws_of_reading[reading] += (int64_t) n;
    return koers_tally_take(&tally->of_reading[reading], self->selected, n, self->exact ? &self->room : NULL);
}

static koers_status take_targets(workshop *self)
{
    const size_t n = self->sample.n;
    koers_status status = KOERS_OK;
    memset(self->all_hit, 1, n);
    for (int t = 0; t < self->inputs->aims.n_targets && status == KOERS_OK; t++) {
        const koers_target *target = &self->inputs->aims.target[t];
        target_tally *tally = &self->target[t];
        koers_hits_of(&self->sample, target, self->hit);
        tally->hits += koers_hits_count(self->hit, n);
        for (size_t i = 0; i < n; i++) self->all_hit[i] &= self->hit[i];
        for (uint8_t r = 0; r < 2 && status == KOERS_OK && koers_indicator_has_reading(target->indicator); r++)
            status = take_reading(self, target, tally, r);
    }
    self->all_hits += koers_hits_count(self->all_hit, n);
    return status;
}

static void summarise(const workshop *self, koers_projection *out)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = koers_indicator_first_year((koers_indicator) i); year <= self->inputs->aims.horizon; year++) {
            const koers_tally *tally = koers_tally_board_at(&self->board, &self->sample, (koers_indicator) i, year);
            out->at[i][year - KOERS_START_YEAR] =
                tally != NULL ? koers_tally_summary(tally) : koers_summary_fixed(self->sample.start[i]);
        }
    out->cumulative_cost[0] = 0;
    for (int k = 1; k <= self->inputs->aims.horizon - KOERS_START_YEAR; k++)
        out->cumulative_cost[k] = out->cumulative_cost[k - 1] + out->at[KOERS_I_COST_TOTAL][k].mean;
}

static double gap(const koers_target *target, double median)
{
    return target->direction == KOERS_AT_LEAST ? target->threshold - median : median - target->threshold;
}

static koers_target_result result_of(const workshop *self, int t, koers_reading reading, const koers_projection *projection)
{
    const koers_target *target = &self->inputs->aims.target[t];
    const target_tally *tally = &self->target[t];
    const int r = reading == KOERS_READING_DERIVED;
    koers_target_result result = {.target = t, .reading = reading, .median = (double) NAN};
    if (reading == KOERS_ALL_DRAWS) {
        result.probability = koers_probability_of(tally->hits, self->options->draws);
        result.median = projection->at[target->indicator][target->year - KOERS_START_YEAR].quantile[KOERS_Q50];
    } else {
        result.probability = koers_probability_of(tally->hits_of_reading[r], tally->draws_of_reading[r]);
        if (tally->draws_of_reading[r] > 0) result.median = koers_tally_summary(&tally->of_reading[r]).quantile[KOERS_Q50];
    }
    result.gap = gap(target, result.median);
    return result;
}

static void answer_targets(const workshop *self, koers_projection *out)
{
    const int n = (int) self->inputs->aims.n_targets;
    for (int t = 0; t < n; t++) out->result[out->n_results++] = result_of(self, t, KOERS_ALL_DRAWS, out);
    for (int t = 0; t < n; t++) {
        if (!koers_indicator_has_reading(self->inputs->aims.target[t].indicator)) continue;
        out->result[out->n_results++] = result_of(self, t, KOERS_READING_DERIVED, out);
        out->result[out->n_results++] = result_of(self, t, KOERS_READING_PUBLIC, out);
    }
    out->result[out->n_results++] = (koers_target_result){.target = -1,
                                                          .probability = koers_probability_of(self->all_hits, self->options->draws),
                                                          .median = (double) NAN,
                                                          .gap = (double) NAN};
}

/* One wave: simulate, count, hand on. */
static koers_status run_wave(workshop *self, int64_t first, size_t n, const koers_watch *watch, const koers_sample_sink *sink)
{
    koers_status status = koers_ensemble_run(self->options, self->model, first, n, watch, &self->sample);
    if (status == KOERS_OK) status = koers_tally_board_take(&self->board, &self->sample, watch);
    if (status == KOERS_OK) status = take_targets(self);
    if (status == KOERS_OK && sink != NULL) status = sink->take(sink->context, &self->sample, first);
    return status;
}

koers_status koers_projection_run(koers_projection *self, const koers_inputs *inputs, const koers_ensemble *options,
                                  const koers_watch *watch, const koers_sample_sink *sink)
{
    KOERS_BUG_UNLESS(options->draws >= 1);
    workshop *shop = koers_alloc_array(1, sizeof *shop);
    if (shop == NULL) return KOERS_NO_MEMORY;
    memset(self, 0, sizeof *self);
    koers_status status = workshop_init(shop, inputs, options);
    for (int64_t first = 0; status == KOERS_OK && first < options->draws; first += (int64_t) shop->sample.capacity) {
        const int64_t left = options->draws - first;
        const size_t n = left < (int64_t) shop->sample.capacity ? (size_t) left : shop->sample.capacity;
        const double all = (double) options->draws;
        const koers_watch part = koers_watch_part(watch, (double) first / all, (double) (first + (int64_t) n) / all);
        status = run_wave(shop, first, n, &part, sink);
    }
    if (status == KOERS_OK) {
        self->horizon = inputs->aims.horizon;
        self->n_draws = options->draws;
        self->exact = shop->exact;
        summarise(shop, self);
        answer_targets(shop, self);
    }
    workshop_free(shop);
    koers_free(shop);
    return status;
}
