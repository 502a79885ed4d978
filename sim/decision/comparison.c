#include "koers/comparison.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "engine/gain.h"
#include "engine/judgement.h"
#include "engine/pairing.h"

enum { BASE, OTHER };

/* A base and scenarios that go equally far. */
typedef struct {
    koers_inputs base;             /* up to the years that these reach, with the targets that count */
    int number[KOERS_MAX_TARGETS]; /* of each of these among the base's own                         */
    int dropped[KOERS_MAX_TARGETS], n_dropped;
    int last; /* year of what is asked of all together */
    koers_pairing pairing;
    const koers_inputs *const *scenario;
    koers_comparison *out;
    int64_t draws;
} workshop;

static koers_difference difference_of(const workshop *self, koers_indicator indicator, int year)
{
    const koers_series *series = &self->pairing.differences;
    const bool directed = koers_indicator_better(indicator) != KOERS_BETTER_NONE;
    const int number = koers_sample_number(&series->sample, indicator, year - series->years.first);
    const koers_summary summary = koers_series_summary(series, indicator, year);
    koers_difference out = {.mean = summary.mean,
                            .se = summary.se_mean,
                            .p05 = summary.quantile[KOERS_Q05],
                            .p50 = summary.quantile[KOERS_Q50],
                            .p95 = summary.quantile[KOERS_Q95],
                            .share_better = directed ? 0 : (double) NAN};
    if (directed && number >= 0) out.share_better = (double) self->pairing.better[number] / (double) self->draws;
    return out;
}

/* Sums of the yearly means, with the error of the draws' own sums. */
static void sum_up(const koers_comparison *self, koers_indicator indicator, const koers_moments *moments, koers_estimate *until)
{
    for (int k = 1; k <= self->years.last - self->years.first; k++)
        until[k] = (koers_estimate){until[k - 1].mean + self->at[indicator][k].mean, koers_moments_se(&moments[k])};
}

/* Of the targets; the horizon where there are none. */
static int last_year(const koers_aims *aims, int horizon)
{
    int last = aims->n_targets == 0 ? horizon : aims->target[0].year;
    for (int t = 1; t < aims->n_targets; t++) last = aims->target[t].year > last ? aims->target[t].year : last;
    return last;
}

static void set_difference(koers_gain gain, koers_target_difference *out)
{
    out->difference = gain.value;
    out->se = gain.se;
    out->low = gain.low;
    out->high = gain.high;
    out->test_low = gain.test_low;
    out->test_high = gain.test_high;
}

/* t: number of the kept target; the number of all: all together. */
static koers_target_difference target_of(const workshop *self, int t)
{
    const bool together = t == self->base.aims.n_targets;
    const koers_pair_count *count = &self->pairing.target[t];
    koers_target_difference out = {.target = together ? -1 : self->number[t],
                                   .year = together ? self->last : self->base.aims.target[t].year,
                                   .gained = count->gained,
                                   .lost = count->lost};
    out.base = koers_probability_of(count->hits[BASE], self->draws);
    out.scenario = koers_probability_of(count->hits[OTHER], self->draws);
    set_difference(koers_gain_of(count->gained, count->lost, self->draws), &out);
    out.mean_difference = out.mean_se = out.median_difference = out.cost_per_point = out.cost_per_unit = (double) NAN;
    return out;
}

static void add_cost(const workshop *self, int t, const koers_comparison *comparison, koers_target_difference *out)
{
    const int k = out->year - comparison->years.first;
    const double allowance = koers_prior_mean(&self->base.beliefs.prior[KOERS_P_ALLOWANCE]); /* independent of the count */
    out->cost_difference = comparison->cost_until[k].mean;
    out->cost_se = comparison->cost_until[k].se;
    out->saving_difference = -allowance * comparison->recipients_until[k].mean / 1e6;
    out->saving_se = allowance * comparison->recipients_until[k].se / 1e6;
    if (koers_judgement_excludes_zero(out->test_low, out->test_high))
        out->cost_per_point = out->cost_difference / (100 * out->difference);
    if (t == self->base.aims.n_targets) return;
    const koers_indicator indicator = self->base.aims.target[t].indicator;
    const koers_difference *difference = koers_comparison_at(comparison, indicator, out->year);
    out->mean_difference = difference->mean;
    out->mean_se = difference->se;
    out->median_difference = difference->p50;
    if (koers_judgement_is_clear(difference->mean, difference->se))
        out->cost_per_unit = out->cost_difference / (difference->mean / koers_unit_step(koers_indicator_unit(indicator)));
}

/* All draws of one scenario are in. */
static koers_status take(void *context, size_t world)
{
    workshop *self = context;
    koers_comparison *out = &self->out[world - 1];
    memset(out, 0, sizeof *out);
    out->years = self->pairing.differences.years;
    out->n_draws = self->draws;
    out->exact = self->pairing.differences.board.exact;
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = out->years.first + koers_indicator_begins((koers_indicator) i); year <= out->years.last; year++)
            out->at[i][year - out->years.first] = difference_of(self, (koers_indicator) i, year);
    sum_up(out, KOERS_I_COST_TOTAL, self->pairing.cost_until, out->cost_until);
    sum_up(out, KOERS_I_ASSISTANCE_COUNT, self->pairing.recipients_until, out->recipients_until);
    for (int t = 0; t <= self->base.aims.n_targets; t++) {
        koers_target_difference *target = &out->target[out->n_targets++];
        *target = target_of(self, t);
        add_cost(self, t, out, target);
    }
    out->n_dropped = (size_t) self->n_dropped;
    memcpy(out->dropped, self->dropped, sizeof out->dropped);
    return KOERS_OK;
}

/* The base up to `horizon`, with those of its targets that a run up to `shortest` reaches. */
static void set_common_ground(workshop *self, const koers_inputs *base, int horizon, int shortest)
{
    koers_aims *aims = &self->base.aims;
    self->base = *base;
    self->n_dropped = 0;
    aims->horizon = horizon;
    aims->n_targets = 0;
    for (int t = 0; t < base->aims.n_targets; t++) {
        if (base->aims.target[t].year > shortest) {
            self->dropped[self->n_dropped++] = t;
            continue;
        }
        self->number[aims->n_targets] = t;
        aims->target[aims->n_targets++] = base->aims.target[t];
    }
    self->last = last_year(aims, shortest);
}

/* Base and scenarios, all up to the base's horizon here: that of a longer one is another in a copy. */
static koers_status run_worlds(workshop *self, koers_study *study, size_t n, const koers_watch *watch)
{
    const koers_inputs **world = koers_alloc_array(n + 1, sizeof *world);
    koers_inputs *shorter = koers_alloc_array(n, sizeof *shorter);
    koers_status status = world == NULL || shorter == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    for (size_t i = 0; status == KOERS_OK && i < n; i++) {
        shorter[i] = *self->scenario[i];
        shorter[i].aims.horizon = self->base.aims.horizon;
        world[i + 1] = &shorter[i];
    }
    if (status == KOERS_OK) {
        const koers_observer observer = koers_pairing_observer(&self->pairing);
        world[0] = &self->base;
        status = koers_study_run(study, world, n + 1, &observer, 1, watch);
    }
    koers_free(world);
    koers_free(shorter);
    return status;
}

static int nearer(const koers_inputs *x, const koers_inputs *y)
{
    return x->aims.horizon < y->aims.horizon ? x->aims.horizon : y->aims.horizon;
}

static int shortest_of(const koers_inputs *base, const koers_inputs *const *scenario, size_t n)
{
    int horizon = base->aims.horizon;
    for (size_t i = 0; i < n; i++) horizon = scenario[i]->aims.horizon < horizon ? scenario[i]->aims.horizon : horizon;
    return horizon;
}

/* How many of the scenarios are set against one run of the base: those that go equally far, as long as nothing is sketched (sketches
 * of every series of every scenario would take more memory than the draws). */
static size_t group_size(const koers_study *study, const koers_inputs *base, const koers_inputs *const *scenario, size_t n)
{
    const koers_years years = {base->ground.start_year, nearer(base, scenario[0])};
    size_t size = 1;
    if (!koers_study_holds(study, 2 * koers_sample_bytes_per_draw(years))) return 1;
    while (size < n && nearer(base, scenario[size]) == years.last) size++;
    return size;
}

koers_status koers_comparison_run(koers_comparison *self, koers_study *study, const koers_inputs *base,
                                  const koers_inputs *const *scenario, size_t n, const koers_watch *watch)
{
    const int shortest = shortest_of(base, scenario, n);
    workshop *shop = koers_alloc_array(1, sizeof *shop);
    koers_status status = shop == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    for (size_t i = 0, size; status == KOERS_OK && i < n; i += size) {
        size = group_size(study, base, scenario + i, n - i);
        const koers_watch part = koers_watch_part(watch, (double) i / (double) n, (double) (i + size) / (double) n);
        set_common_ground(shop, base, nearer(base, scenario[i]), shortest);
        shop->scenario = scenario + i;
        shop->out = self + i;
        shop->draws = koers_study_settings(study)->draws;
        koers_pairing_init(&shop->pairing, base->ground.start_year, &shop->base.aims, take, shop);
        status = run_worlds(shop, study, size, &part);
        koers_pairing_free(&shop->pairing);
    }
    koers_free(shop);
    return status;
}

const koers_difference *koers_comparison_at(const koers_comparison *self, koers_indicator indicator, int year)
{
    return &self->at[indicator][year - self->years.first];
}
