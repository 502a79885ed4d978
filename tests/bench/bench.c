/* bench - seconds of each stage of a run, in one process on one thread: `bench SCENARIO DRAWS` prints "stage seconds" lines,
 * each the median of several repetitions, in processor time (a machine that is shared stretches the clock on the wall; only the
 * stages on two threads are by that clock). A what-if has 10,000 draws. tests/bench/bench.py sets them against the NumPy program. */
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/memory.h"
#include "engine/tables.h"
#include "engine/tally_board.h"
#include "koers.h"
#include "model/futures.h"
#include "publish/data/csv.h"

enum { REPETITIONS = 9, SEED = 1, WHAT_IF_DRAWS = 10000, DECIDE_FROM = 2027 };

typedef struct {
    koers_reference reference;
    koers_scenario scenario;
    koers_findings findings;
    koers_study_options options;
    koers_study *study; /* kept from one stage to the next */
    koers_tables tables;
    koers_chance_plan *plan;
    double *rows; /* futures of one block */
    koers_sample sample;
    koers_crew *crew;
    koers_projection *projection;
    const char *path;
    int asked; /* what-ifs so far: each asks something else */
} bench;

static double now(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (double) t.tv_sec + 1e-9 * (double) t.tv_nsec;
}

static void must(koers_status status)
{
    if (status == KOERS_OK) return;
    fprintf(stderr, "bench: %s\n", koers_status_text(status));
    exit(1);
}

static int in_order(const void *left, const void *right)
{
    const double x = *(const double *) left, y = *(const double *) right;
    return (x > y) - (x < y);
}

static void measure(const char *stage, void (*work)(bench *), bench *self)
{
    const clockid_t clock = self->options.threads > 1 ? CLOCK_MONOTONIC : CLOCK_PROCESS_CPUTIME_ID;
    double seconds[REPETITIONS];
    for (int i = 0; i < REPETITIONS; i++) {
        const double start = now(clock);
        work(self);
        seconds[i] = now(clock) - start;
    }
    qsort(seconds, REPETITIONS, sizeof *seconds, in_order);
    printf("%s %.6f\n", stage, seconds[REPETITIONS / 2]);
}

static void read_files(bench *self)
{
    const koers_layers layers = {.path = self->path};
    koers_scenario_free(&self->scenario);
    koers_reference_free(&self->reference);
    must(koers_reference_read(&self->reference, "scenarios", &self->findings));
    must(koers_scenario_read(&self->scenario, &self->reference, &layers, &self->findings));
}

static koers_years years_of(const bench *self)
{
    const koers_inputs *inputs = &self->scenario.inputs;
    return (koers_years){inputs->ground.start_year, inputs->aims.horizon};
}

/* What is done once for many runs: the study, the tables of the priors. */
static void prepare(bench *self)
{
    const koers_quantile_table *table[KOERS_N_PARAMETERS];
    koers_study_close(self->study);
    koers_tables_free(&self->tables);
    must(koers_study_open(&self->study, &self->options, years_of(self)));
    must(koers_tables_of(&self->tables, &self->scenario.inputs.beliefs, table));
    koers_chance_plan_init(self->plan, &self->scenario.inputs.beliefs, table, SEED);
}

/* Every number of chance that a run draws, without the model. */
static void chance(bench *self)
{
    const koers_kernels *kernels = koers_kernels_best();
    const koers_years years = years_of(self);
    for (int64_t draw = 0; draw < self->options.draws; draw += KOERS_LANES) {
        const int64_t left = self->options.draws - draw;
        const int n = left < KOERS_LANES ? (int) left : KOERS_LANES;
        koers_futures futures;
        koers_futures_make(&futures, self->rows, self->plan, kernels, draw, n, years.first, years.last - years.first);
    }
}

/* A run that nobody looks at. */
static void chance_and_model(bench *self)
{
    const koers_inputs *world = &self->scenario.inputs;
    must(koers_study_run(self->study, &world, 1, NULL, 0, NULL));
}

static void keep_year(void *context, int worker, const koers_view *view)
{
    koers_sample *sample = context;
    (void) worker;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        double *series = koers_sample_series(sample, (koers_indicator) i, view->year);
        const double *x = koers_view_values(view, (koers_indicator) i);
        if (series != NULL) memcpy(series + view->first, x, (size_t) view->n * sizeof *series);
    }
}

/* All values of a run, for the statistics. */
static void keep(bench *self)
{
    const koers_inputs *world = &self->scenario.inputs;
    const koers_observer observer = {.self = &self->sample, .see = keep_year};
    self->sample = koers_sample_of(years_of(self), (size_t) self->options.draws);
    koers_sample_use(&self->sample, koers_alloc_doubles(koers_sample_doubles(&self->sample)));
    if (self->sample.values == NULL) must(KOERS_NO_MEMORY);
    must(koers_study_run(self->study, &world, 1, &observer, 1, NULL));
    self->sample.n = (size_t) self->options.draws;
}

static void statistics(bench *self)
{
    koers_tally_board board;
    must(koers_tally_board_init(&board, &self->sample, true, 1));
    must(koers_tally_board_take(&board, &self->sample, self->crew, NULL));
    koers_tally_board_free(&board);
}

/* A run from nothing to its summaries. */
static void whole(bench *self)
{
    koers_study *study;
    must(koers_study_open(&study, &self->options, years_of(self)));
    must(koers_projection_run(self->projection, study, &self->scenario.inputs, NULL, NULL));
    koers_study_close(study);
}

/* A study that has lived through the years before a decision of today, and is asked again and again what another one would bring. */
static void open_what_if(bench *self)
{
    self->options.draws = WHAT_IF_DRAWS;
    self->options.futures_limit = (size_t) 256 << 20;
    koers_study_close(self->study);
    must(koers_study_open(&self->study, &self->options, years_of(self)));
    must(koers_study_keep(self->study, &self->scenario.inputs, DECIDE_FROM - 1, NULL));
}

static void what_if(bench *self)
{
    static koers_outlook outlook;
    koers_inputs world = self->scenario.inputs;
    const koers_quantity cost = koers_quantity_until(KOERS_I_COST_TOTAL, world.aims.horizon);
    for (int k = DECIDE_FROM - world.ground.start_year; k < KOERS_N_YEARS; k++)
        world.policy.lever[KOERS_LEVER_GUARANTEES_TECHNICAL].at[k] += ++self->asked;
    must(koers_outlook_run(&outlook, self->study, &world, &cost, 1, NULL));
}

static void writing(bench *self)
{
    const koers_run_report report = {.reference = &self->reference,
                                     .scenario = &self->scenario,
                                     .projection = self->projection,
                                     .seed = SEED,
                                     .command = "bench"};
    FILE *stream = fopen("/dev/null", "w");
    if (stream == NULL) must(KOERS_CANNOT_CREATE);
    must(koers_csv_projection(stream, &report));
    must(koers_csv_targets(stream, (const koers_run_report *[]){&report}, 1));
    fclose(stream);
}

static void set_up(bench *self)
{
    koers_findings_init(&self->findings, NULL);
    read_files(self);
    self->plan = koers_alloc_array(1, sizeof *self->plan);
    self->projection = koers_alloc_array(1, sizeof *self->projection);
    self->rows = koers_alloc_doubles(koers_futures_doubles(years_of(self).last - years_of(self).first));
    self->crew = koers_crew_new(1);
    if (self->plan == NULL || self->rows == NULL || self->projection == NULL || self->crew == NULL) must(KOERS_NO_MEMORY);
}

int main(int n, char **arguments)
{
    static bench self;
    gsl_set_error_handler_off();
    if (n != 3) {
        fprintf(stderr, "usage: bench SCENARIO DRAWS\n");
        return 64;
    }
    self.path = arguments[1];
    self.options = (koers_study_options){.seed = SEED, .draws = strtoll(arguments[2], NULL, 10), .threads = 1};
    set_up(&self);
    measure("read", read_files, &self);
    measure("prepare", prepare, &self);
    measure("chance", chance, &self);
    measure("chance+model", chance_and_model, &self);
    keep(&self);
    measure("statistics", statistics, &self);
    measure("whole_1_thread", whole, &self);
    measure("writing", writing, &self);
    self.options.threads = 2;
    measure("whole_2_threads", whole, &self);
    open_what_if(&self);
    measure("what_if_2_threads", what_if, &self);
    self.options.threads = 1;
    open_what_if(&self);
    measure("what_if_1_thread", what_if, &self);
    return 0;
}
