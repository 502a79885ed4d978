#include "koers/projection.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

#include "base/memory.h"
#include "engine/hits.h"
#include "engine/series.h"
#include "model/sums.h"

/* Of one target: its hits, and, where it depends on the reading of history, the values of the draws with each reading. */
typedef struct {
    int64_t hits, hits_of_reading[2], draws_of_reading[2];
    koers_tally of_reading[2]; /* [0] public, [1] derived */
} target_tally;

/* What is asked of the series once they are in. */
typedef struct {
    const koers_aims *aims;
    const koers_sample_sink *sink;
    koers_series series;
    uint8_t *hit, *all_hit;   /* [wave] */
    double *selected;         /* [wave] values of one reading */
    koers_quantile_room room; /* for them, when exact */
    target_tally target[KOERS_MAX_TARGETS];
    int64_t all_hits;
    koers_moments until[KOERS_N_SUMS][KOERS_N_YEARS];
    double *sum; /* [workers][wave] */
} questions;

static koers_status open_wave(void *context, const koers_wave *wave)
{
    questions *self = context;
    if (self->hit != NULL) return KOERS_OK; /* no later wave is longer */
    self->hit = koers_alloc_array(wave->n, 1);
    self->all_hit = koers_alloc_array(wave->n, 1);
    self->selected = koers_alloc_doubles(wave->n);
    self->sum = koers_alloc_doubles((size_t) wave->workers * wave->n);
    if (self->hit == NULL || self->all_hit == NULL || self->selected == NULL || self->sum == NULL) return KOERS_NO_MEMORY;
    return wave->whole ? koers_quantile_room_init(&self->room, wave->n) : KOERS_OK;
}

static void questions_free(questions *self)
{
    for (int t = 0; t < KOERS_MAX_TARGETS; t++)
        for (int r = 0; r < 2; r++) koers_tally_free(&self->target[t].of_reading[r]);
    koers_series_free(&self->series);
    koers_quantile_room_free(&self->room);
    koers_free(self->hit);
    koers_free(self->all_hit);
    koers_free(self->selected);
    koers_free(self->sum);
}

/* The hits of one reading of history, and the distribution of the indicator under it. */
static koers_status take_reading(questions *self, const double *x, target_tally *tally, uint8_t reading)
{
    const koers_sample *sample = &self->series.sample;
    size_t n = 0;
    for (size_t i = 0; i < sample->n; i++) {
        self->selected[n] = x[i];
        n += sample->reading[i] == reading;
    }
    tally->hits_of_reading[reading] += koers_hits_count_reading(self->hit, sample->reading, reading, sample->n);
    tally->draws_of_reading[reading] += (int64_t) n;
    return koers_tally_take(&tally->of_reading[reading], self->selected, n, self->room.gathered != NULL ? &self->room : NULL);
}

static koers_status take_target(questions *self, const koers_target *target, target_tally *tally)
{
    const koers_sample *sample = &self->series.sample;
    KOERS_BUG_UNLESS(target->year <= sample->years.last);
    const double *x = koers_sample_series(sample, target->indicator, target->year);
    const size_t n = sample->n;
    koers_status status = KOERS_OK;
    if (x == NULL) { /* a fact of the start year */
        koers_hits_of(&sample->start[target->indicator], 1, target, self->hit);
        memset(self->hit, self->hit[0], n);
    } else {
        koers_hits_of(x, n, target, self->hit);
    }
    tally->hits += koers_hits_count(self->hit, n);
    for (size_t i = 0; i < n; i++) self->all_hit[i] &= self->hit[i];
    for (uint8_t r = 0; r < 2 && status == KOERS_OK && koers_indicator_has_reading(target->indicator); r++)
        status = take_reading(self, x, tally, r);
    return status;
}

typedef struct {
    questions *asked;
    atomic_int next;
} task;

static koers_status add_up_some(void *context, int worker)
{
    task *self = context;
    questions *asked = self->asked;
    double *room = asked->sum + (size_t) worker * asked->series.sample.n;
    for (;;) {
        const int sum = atomic_fetch_add(&self->next, 1);
        if (sum >= KOERS_N_SUMS) return KOERS_OK;
        koers_series_accumulate(&asked->series, koers_sum_indicator((koers_sum) sum), room, asked->until[sum]);
    }
}

static koers_status add_up(questions *self, koers_crew *crew)
{
    task shared = {.asked = self};
    return koers_crew_run(crew, add_up_some, &shared);
}

static koers_status close_world(void *context, size_t world, const koers_wave *wave)
{
    questions *self = context;
    koers_status status = KOERS_OK;
    (void) world;
    memset(self->all_hit, 1, wave->n);
    for (int t = 0; t < self->aims->n_targets && status == KOERS_OK; t++)
        status = take_target(self, &self->aims->target[t], &self->target[t]);
    self->all_hits += koers_hits_count(self->all_hit, wave->n);
    if (status == KOERS_OK) status = add_up(self, wave->crew);
    if (status == KOERS_OK && self->sink != NULL) status = self->sink->take(self->sink->context, &self->series.sample, wave->first);
    return status;
}

static void summarise(const questions *self, koers_projection *out)
{
    const koers_years years = out->years;
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = years.first + koers_indicator_begins((koers_indicator) i); year <= years.last; year++)
            out->at[i][year - years.first] = koers_series_summary(&self->series, (koers_indicator) i, year);
    /* the mean is the sum of the yearly means, as anyone would add them up; the error is that of the draws' own sums */
    for (int sum = 0; sum < KOERS_N_SUMS; sum++) {
        const koers_indicator i = koers_sum_indicator((koers_sum) sum);
        for (int k = 1; k <= years.last - years.first; k++)
            out->until[i][k] = (koers_estimate){out->until[i][k - 1].mean + out->at[i][k].mean, koers_moments_se(&self->until[sum][k])};
    }
}

static double gap(const koers_target *target, double median)
{
    return target->direction == KOERS_AT_LEAST ? target->threshold - median : median - target->threshold;
}

static koers_target_result result_of(const questions *self, int t, koers_reading reading, const koers_projection *projection)
{
    const koers_target *target = &self->aims->target[t];
    const target_tally *tally = &self->target[t];
    const int r = reading == KOERS_READING_DERIVED;
    koers_target_result result = {.target = t, .reading = reading, .median = (double) NAN};
    if (reading == KOERS_ALL_DRAWS) {
        result.probability = koers_probability_of(tally->hits, projection->n_draws);
        result.median = koers_projection_at(projection, target->indicator, target->year)->quantile[KOERS_Q50];
    } else {
        result.probability = koers_probability_of(tally->hits_of_reading[r], tally->draws_of_reading[r]);
        if (tally->draws_of_reading[r] > 0) result.median = koers_tally_summary(&tally->of_reading[r]).quantile[KOERS_Q50];
    }
    result.gap = gap(target, result.median);
    return result;
}

static void answer_targets(const questions *self, koers_projection *out)
{
    const int n = self->aims->n_targets;
    for (int t = 0; t < n; t++) out->result[out->n_results++] = result_of(self, t, KOERS_ALL_DRAWS, out);
    for (int t = 0; t < n; t++) {
        if (!koers_indicator_has_reading(self->aims->target[t].indicator)) continue;
        out->result[out->n_results++] = result_of(self, t, KOERS_READING_DERIVED, out);
        out->result[out->n_results++] = result_of(self, t, KOERS_READING_PUBLIC, out);
    }
    out->result[out->n_results++] = (koers_target_result){.target = -1,
                                                          .probability = koers_probability_of(self->all_hits, out->n_draws),
                                                          .median = (double) NAN,
                                                          .gap = (double) NAN};
}

koers_status koers_projection_run(koers_projection *self, koers_study *study, const koers_inputs *inputs, const koers_watch *watch,
                                  const koers_sample_sink *sink)
{
    questions *asked = koers_alloc_array(1, sizeof *asked);
    if (asked == NULL) return KOERS_NO_MEMORY;
    memset(self, 0, sizeof *self);
    self->years = (koers_years){inputs->ground.start_year, inputs->aims.horizon};
    self->n_draws = koers_study_settings(study)->draws;
    asked->aims = &inputs->aims;
    asked->sink = sink;
    koers_series_init(&asked->series, self->years, KOERS_ROOM_SERIES);
    const koers_observer observers[] = {koers_series_observer(&asked->series),
                                        {.self = asked, .open = open_wave, .close = close_world}};
    const koers_status status = koers_study_run(study, &inputs, 1, observers, 2, watch);
    if (status == KOERS_OK) {
        self->exact = asked->series.board.exact;
        summarise(asked, self);
        answer_targets(asked, self);
    }
    questions_free(asked);
    koers_free(asked);
    return status;
}

const koers_summary *koers_projection_at(const koers_projection *self, koers_indicator indicator, int year)
{
    return &self->at[indicator][year - self->years.first];
}

koers_estimate koers_projection_estimate(const koers_projection *self, const koers_quantity *quantity)
{
    KOERS_BUG_UNLESS(quantity->less == KOERS_NO_INDICATOR);
    if (quantity->summed) return self->until[quantity->indicator][quantity->year - self->years.first];
    const koers_summary *summary = koers_projection_at(self, quantity->indicator, quantity->year);
    return (koers_estimate){summary->mean, summary->se_mean};
}
