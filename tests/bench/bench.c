/* bench - seconds of each stage of a run, in one process on one thread: `bench SCENARIO DRAWS` prints "stage seconds" lines,
 * each the median of several repetitions, in processor time (a machine that is shared stretches the clock on the wall; only the
 * stage on two threads is by that clock). tests/bench/bench.py sets them against the NumPy program. */
#include <gsl/gsl_errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "publish/data/csv.h"
#include "base/memory.h"
#include "koers/reading.h"
#include "engine/tally_board.h"

enum { REPETITIONS = 5, SEED = 1 };

typedef struct {
    koers_reference reference;
    koers_scenario scenario;
    koers_findings findings;
    koers_study_options options;
    koers_sample sample;
    koers_model *model;
    koers_chance_plan *plan;
    koers_block *block;
    koers_projection *projection;
    const char *path;
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

static void prepare(bench *self)
{
    koers_model_delete(self->model);
    self->model = koers_model_new(&self->scenario.inputs, koers_kernels_best());
}

/* Every number of chance that a run draws, without the model. */
static void chance(bench *self)
{
    const koers_kernels *kernels = koers_kernels_best();
    for (int64_t draw = 0; draw < self->options.draws; draw += KOERS_LANES) {
        const int64_t left = self->options.draws - draw;
        const int n = left < KOERS_LANES ? (int) left : KOERS_LANES;
        koers_chance_plan_parameters(self->plan, kernels, SEED, (uint32_t) draw, n, &self->block->draws);
        for (int year = KOERS_FIRST_YEAR; year <= self->scenario.inputs.aims.horizon; year++)
            koers_chance_plan_shocks(self->plan, kernels, SEED, year, (uint32_t) draw, n, &self->block->shocks);
    }
}

static void chance_and_model(bench *self)
{
    must(koers_ensemble_run(&self->options, self->model, 0, (size_t) self->options.draws, NULL, &self->sample));
}

static void statistics(bench *self)
{
    koers_tally_board board;
    must(koers_tally_board_init(&board, &self->sample, true, self->options.threads));
    must(koers_tally_board_take(&board, &self->sample, NULL));
    koers_tally_board_free(&board);
}

static void whole(bench *self)
{
    must(koers_projection_run(self->projection, &self->scenario.inputs, &self->options, NULL, NULL));
}

static void writing(bench *self)
{
    const koers_run_report report = {.programme = &self->reference.programme,
                                     .evidence = &self->reference.evidence,
                                     .history = &self->reference.history,
                                     .scenario = &self->scenario,
                                     .projection = self->projection,
                                     .seed = SEED,
                                     .command = "bench"};
    FILE *stream = fopen("/dev/null", "w");
    if (stream == NULL) must(KOERS_CANNOT_CREATE);
    must(koers_csv_projection(stream, &report));
    must(koers_csv_targets(stream, &report));
    fclose(stream);
}

static void set_up(bench *self)
{
    koers_findings_init(&self->findings, koers_voice_of(KOERS_ENGLISH));
    read_files(self);
    must(koers_sample_init(&self->sample, self->scenario.inputs.aims.horizon, (size_t) self->options.draws));
    self->plan = koers_alloc_array(1, sizeof *self->plan);
    self->projection = koers_alloc_array(1, sizeof *self->projection);
    self->block = koers_block_new();
    if (self->plan == NULL || self->block == NULL || self->projection == NULL) must(KOERS_NO_MEMORY);
    koers_chance_plan_init(self->plan, &self->scenario.inputs);
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
    self.options = (koers_ensemble){.seed = SEED, .draws = strtoll(arguments[2], NULL, 10), .threads = 1};
    set_up(&self);
    measure("read", read_files, &self);
    measure("prepare", prepare, &self);
    measure("chance", chance, &self);
    measure("chance+model", chance_and_model, &self);
    measure("statistics", statistics, &self);
    measure("whole_1_thread", whole, &self);
    measure("writing", writing, &self);
    self.options.threads = 2;
    measure("whole_2_threads", whole, &self);
    return 0;
}
