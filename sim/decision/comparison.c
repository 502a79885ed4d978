#include "koers/comparison.h"

#include <math.h>
#include <stdatomic.h>
#include <string.h>

#include "engine/crew.h"
#include "engine/hits.h"
#include "base/memory.h"
#include "engine/tally_board.h"

enum { BASE, SCENARIO, N_SIDES };

static const double normal_975 = 1.959963984540054; /* two-sided 95 % */

typedef struct {
    int64_t hits[N_SIDES], gained, lost;
} target_count;

typedef struct {
    koers_inputs inputs[N_SIDES];   /* both up to the nearer horizon; the base's with the targets that count */
    int number[KOERS_MAX_TARGETS];  /* of each kept target among the base's */
    const koers_ensemble *options;
    koers_model *model[N_SIDES];
    koers_sample sample[N_SIDES];   /* the scenario's becomes the differences */
    koers_tally_board board;
    int64_t *better;                /* [n_series] draws strictly better */
    uint8_t *hit[N_SIDES], *all_hit[N_SIDES]; /* [wave] */
    target_count target[KOERS_MAX_TARGETS + 1]; /* the last: all together */
    bool exact;
} workshop;

/* The base's targets that both runs reach. */
static void common_ground(workshop *self, const koers_inputs *base, const koers_inputs *scenario)
{
    const int horizon = base->aims.horizon < scenario->aims.horizon ? base->aims.horizon : scenario->aims.horizon;
    self->inputs[BASE] = *base;
    self->inputs[SCENARIO] = *scenario;
    size_t n = 0;
    for (int t = 0; t < base->aims.n_targets; t++) {
        if (base->aims.target[t].year > horizon) continue;
        self->number[n] = (int) t;
        self->inputs[BASE].aims.target[n++] = base->aims.target[t];
    }
    self->inputs[BASE].aims.n_targets = (int32_t) n;
    for (int side = 0; side < N_SIDES; side++) self->inputs[side].aims.horizon = horizon;
}

static koers_status side_init(workshop *self, int side, size_t wave)
{
    const koers_inputs *inputs = &self->inputs[side];
    const koers_status status = koers_sample_init(&self->sample[side], inputs->aims.horizon, wave);
    if (status != KOERS_OK) return status;
    koers_model_start(&inputs->ground.facts, self->sample[side].start);
    self->model[side] = koers_model_new(inputs, koers_ensemble_kernels(self->options));
    self->hit[side] = koers_alloc_array(wave, 1);
    self->all_hit[side] = koers_alloc_array(wave, 1);
    return self->model[side] == NULL || self->hit[side] == NULL || self->all_hit[side] == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

static koers_status workshop_init(workshop *self, const koers_inputs *base, const koers_inputs *scenario, const koers_ensemble *options)
{
    self->options = options;
    common_ground(self, base, scenario);
    const size_t wave = koers_ensemble_wave(options, N_SIDES * koers_sample_bytes_per_draw(self->inputs[BASE].aims.horizon));
    self->exact = wave == (size_t) options->draws;
    for (int side = 0; side < N_SIDES; side++) {
        const koers_status status = side_init(self, side, wave);
        if (status != KOERS_OK) return status;
    }
    self->better = koers_alloc_array(self->sample[BASE].n_series, sizeof *self->better);
    if (self->better == NULL) return KOERS_NO_MEMORY;
    return koers_tally_board_init(&self->board, &self->sample[BASE], self->exact, options->threads);
}

static void workshop_free(workshop *self)
{
    for (int side = 0; side < N_SIDES; side++) {
        koers_sample_free(&self->sample[side]);
        koers_model_delete(self->model[side]);
        koers_free(self->hit[side]);
        koers_free(self->all_hit[side]);
    }
    koers_tally_board_free(&self->board);
    koers_free(self->better);
}

static void count_pairs(const uint8_t *base, const uint8_t *scenario, size_t n, target_count *count)
{
    for (size_t i = 0; i < n; i++) {
        count->hits[BASE] += base[i];
        count->hits[SCENARIO] += scenario[i];
        count->gained += scenario[i] & (base[i] ^ 1);
        count->lost += base[i] & (scenario[i] ^ 1);
    }
}

static void take_targets(workshop *self)
{
    const size_t n = self->sample[BASE].n;
    for (int side = 0; side < N_SIDES; side++) memset(self->all_hit[side], 1, n);
    for (int t = 0; t < self->inputs[BASE].aims.n_targets; t++) {
        for (int side = 0; side < N_SIDES; side++) {
            koers_hits_of(&self->sample[side], &self->inputs[BASE].aims.target[t], self->hit[side]);
            for (size_t i = 0; i < n; i++) self->all_hit[side][i] &= self->hit[side][i];
        }
        count_pairs(self->hit[BASE], self->hit[SCENARIO], n, &self->target[t]);
    }
    count_pairs(self->all_hit[BASE], self->all_hit[SCENARIO], n, &self->target[KOERS_MAX_TARGETS]);
}

typedef struct {
    workshop *shop;
    koers_better better[KOERS_N_INDICATORS * KOERS_N_YEARS]; /* by series */
    atomic_size_t next;
} subtraction;

/* scenario - base, draw by draw; counts the draws that are better. */
static koers_status subtract(void *context, int worker)
{
    subtraction *work = context;
    workshop *shop = work->shop;
    const size_t n = shop->sample[BASE].n, capacity = shop->sample[BASE].capacity;
    (void) worker;
    for (;;) {
        const size_t series = atomic_fetch_add(&work->next, 1);
        if (series >= shop->sample[BASE].n_series) return KOERS_OK;
        const double *base = shop->sample[BASE].values + series * capacity;
        double *x = shop->sample[SCENARIO].values + series * capacity;
        int64_t higher = 0, lower = 0;
        for (size_t i = 0; i < n; i++) {
            x[i] -= base[i];
            higher += x[i] > 0.0;
            lower += x[i] < 0.0;
        }
        shop->better[series] += work->better[series] == KOERS_BETTER_HIGHER ? higher : lower;
    }
}

static koers_status take_differences(workshop *self, const koers_watch *watch)
{
    subtraction work = {.shop = self};
    const koers_sample *sample = &self->sample[BASE];
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_START_YEAR; year <= sample->horizon; year++) {
            const double *x = koers_sample_series(sample, (koers_indicator) i, year);
            if (x != NULL) work.better[(size_t) (x - sample->values) / sample->capacity] = koers_indicator_better((koers_indicator) i);
        }
    const koers_status status = koers_crew_once(self->options->threads, subtract, &work);
    return status != KOERS_OK ? status : koers_tally_board_take(&self->board, &self->sample[SCENARIO], watch);
}

static koers_status run_wave(workshop *self, int64_t first, size_t n, const koers_watch *watch)
{
    for (int side = 0; side < N_SIDES; side++) {
        const koers_watch part = koers_watch_part(watch, 0.5 * side, 0.5 * side + 0.5);
        const koers_status status = koers_ensemble_run(self->options, self->model[side], first, n, &part, &self->sample[side]);
        if (status != KOERS_OK) return status;
    }
    take_targets(self);
    return take_differences(self, watch);
}

static koers_difference difference_of(const workshop *self, koers_indicator indicator, int year)
{
    const koers_sample *sample = &self->sample[BASE];
    const koers_tally *tally = koers_tally_board_at(&self->board, sample, indicator, year);
    const bool directed = koers_indicator_better(indicator) != KOERS_BETTER_NONE;
    koers_difference out = {.share_better = directed ? 0 : (double) NAN};
    if (tally == NULL) { /* a fact of 2022, of the same programme */
        const double x = self->sample[SCENARIO].start[indicator] - sample->start[indicator];
        out.mean = out.p05 = out.p50 = out.p95 = x;
        return out;
    }
    const koers_summary summary = koers_tally_summary(tally);
    out.mean = summary.mean;
    out.se = summary.se_mean;
    out.p05 = summary.quantile[KOERS_Q05];
    out.p50 = summary.quantile[KOERS_Q50];
    out.p95 = summary.quantile[KOERS_Q95];
    if (directed) out.share_better = (double) self->better[tally - self->board.tally] / (double) self->options->draws;
    return out;
}

/* 95 % of the difference from the draws that tell the two apart: given gained + lost, gained is binomial. */
static void conditional_interval(const target_count *count, double n, koers_target_difference *out)
{
    const int64_t apart = count->gained + count->lost;
    if (apart == 0) return;
    const koers_probability part = koers_probability_of(count->gained, apart);
    out->low = (2 * part.low - 1) * (double) apart / n;
    out->high = (2 * part.high - 1) * (double) apart / n;
    /* The test says which of the two is likelier to win, given how many draws tell them apart. That number is itself a count:
     * where nearly all of them go one way, its error is what is left, and the interval shown must not hide it. */
    out->shown_low = fmin(out->low, out->difference - normal_975 * out->se);
    out->shown_high = fmax(out->high, out->difference + normal_975 * out->se);
}

/* What one unit of an indicator is in cost_per_unit: a percentage point of a share, 100 benefits, 100 dwellings. */
static double unit_of(koers_indicator indicator)
{
    return strcmp(koers_indicator_unit(indicator), "share") == 0 ? 0.01 : 100.0;
}

static double sum_of_means(const koers_comparison *self, koers_indicator indicator, int year)
{
    double sum = 0;
    for (int k = 1; k <= year - KOERS_START_YEAR; k++) sum += self->at[indicator][k].mean;
    return sum;
}

/* Of the targets; the horizon where there are none. */
static int last_year(const koers_inputs *inputs)
{
    int last = inputs->aims.n_targets == 0 ? inputs->aims.horizon : KOERS_START_YEAR;
    for (int t = 0; t < inputs->aims.n_targets; t++) last = inputs->aims.target[t].year > last ? inputs->aims.target[t].year : last;
    return last;
}

static koers_target_difference target_of(const workshop *self, int t)
{
    const target_count *count = &self->target[t < 0 ? KOERS_MAX_TARGETS : t];
    const double n = (double) self->options->draws, gained = (double) count->gained, lost = (double) count->lost;
    const int year = t < 0 ? last_year(&self->inputs[BASE]) : self->inputs[BASE].aims.target[t].year;
    koers_target_difference out = {.target = t < 0 ? -1 : self->number[t], .year = year, .gained = count->gained, .lost = count->lost};
    out.base = koers_probability_of(count->hits[BASE], self->options->draws);
    out.scenario = koers_probability_of(count->hits[SCENARIO], self->options->draws);
    out.difference = (gained - lost) / n;
    out.se = sqrt(fmax(0, (gained + lost) / n - out.difference * out.difference) / n);
    conditional_interval(count, n, &out);
    out.mean_difference = out.mean_se = out.median_difference = out.cost_per_point = out.cost_per_unit = (double) NAN;
    return out;
}

/* t: number of the kept target, -1 for all together. */
static void add_cost(const workshop *self, int t, const koers_comparison *comparison, koers_target_difference *out)
{
    const int year = out->year;
    const double allowance = koers_prior_mean(&self->inputs[BASE].beliefs.prior[KOERS_P_ALLOWANCE]); /* independent of the count */
    out->cost_difference = sum_of_means(comparison, KOERS_I_COST_TOTAL, year);
    out->saving_difference = -allowance * sum_of_means(comparison, KOERS_I_ASSISTANCE_COUNT, year) / 1e6;
    if (out->low > 0 || out->high < 0) out->cost_per_point = out->cost_difference / (100 * out->difference);
    if (t < 0) return;
    const koers_indicator indicator = self->inputs[BASE].aims.target[t].indicator;
    const koers_difference *difference = &comparison->at[indicator][year - KOERS_START_YEAR];
    out->mean_difference = difference->mean;
    out->mean_se = difference->se;
    out->median_difference = difference->p50;
    if (fabs(difference->mean) > normal_975 * difference->se)
        out->cost_per_unit = out->cost_difference / (difference->mean / unit_of(indicator));
}

static void write_result(const workshop *self, koers_comparison *out)
{
    const int n = (int) self->inputs[BASE].aims.n_targets;
    out->horizon = self->inputs[BASE].aims.horizon;
    out->n_draws = self->options->draws;
    out->exact = self->exact;
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = koers_indicator_first_year((koers_indicator) i); year <= out->horizon; year++)
            out->at[i][year - KOERS_START_YEAR] = difference_of(self, (koers_indicator) i, year);
    for (int t = 0; t <= n; t++) {
        const int number = t < n ? t : -1;
        koers_target_difference *target = &out->target[out->n_targets++];
        *target = target_of(self, number);
        add_cost(self, number, out, target);
    }
}

koers_status koers_comparison_run(koers_comparison *self, const koers_inputs *base, const koers_inputs *scenario,
                                  const koers_ensemble *options, const koers_watch *watch)
{
    workshop *shop = koers_alloc_array(1, sizeof *shop);
    if (shop == NULL) return KOERS_NO_MEMORY;
    memset(self, 0, sizeof *self);
    koers_status status = workshop_init(shop, base, scenario, options);
    for (int64_t first = 0; status == KOERS_OK && first < options->draws; first += (int64_t) shop->sample[BASE].capacity) {
        const int64_t left = options->draws - first;
        const size_t capacity = shop->sample[BASE].capacity, n = left < (int64_t) capacity ? (size_t) left : capacity;
        const double all = (double) options->draws;
        const koers_watch part = koers_watch_part(watch, (double) first / all, (double) (first + (int64_t) n) / all);
        status = run_wave(shop, first, n, &part);
    }
    if (status == KOERS_OK) write_result(shop, self);
    workshop_free(shop);
    koers_free(shop);
    return status;
}
