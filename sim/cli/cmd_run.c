#include <errno.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/reason.h"
#include "base/say.h"
#include "cli/cases.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/handover.h"
#include "cli/progress.h"
#include "cli/recipe.h"
#include "publish/screen/overview.h"
#include "publish/screen/screen.h"
#include "publish/store/draws_file.h"
#include "publish/store/filetree.h"
#include "publish/store/results.h"

static const koers_usage usage = {
    .name = "run",
    .synopsis = "run SCENARIO...",
    .text = N_("Projects each scenario and writes its data, chart scripts and charts to output/ID/.\n"
               "Prints the targets; of several scenarios an overview after them. All files are checked before anything is\n"
               "simulated or written. The same command gives the same bytes, with any number of threads.\n"),
    .options = KOERS_OPTIONS_OF_SIMULATION | KOERS_OPTION_BIT(DRAWS_OUT) | KOERS_OPTION_BIT(ALL_YEARS),
    .fewest = 1,
    .most = -1,
    .argument = "SCENARIO",
};

/* A scenario that has been simulated, on its way to the user: its folder is filled, its charts are being drawn, it is in place. */
typedef struct {
    koers_projection projection;
    char *command;
    koers_run_report report;
    koers_results_order order;
    koers_results results;
} course;

/* What lasts from the first scenario to the last. */
typedef struct {
    const koers_call *call;
    const koers_options *options;
    koers_cases cases;
    koers_progress progress;
    koers_overview overview;
    koers_draws_file draws;
    koers_study *study;              /* the futures that all scenarios meet */
    course *course;                  /* [cases.n] */
    const koers_run_report **report; /* [cases.n] of those that are in place */
    size_t n_placed;
    course *drawn;         /* whose charts are being drawn while the next one is simulated; NULL: none */
    koers_status placed;   /* of the one that was put in place last */
    atomic_bool given_up;  /* it could not be put in place: the one that is being simulated is not worth its time */
    koers_status pictures; /* KOERS_NO_GNUPLOT once a scenario has no charts */
} run_work;

static bool is_read(const run_work *work, const char *path)
{
    const koers_scenario *scenario = &work->cases.scenario[0];
    bool found = koers_filetree_same(path, work->cases.reference.history.file);
    for (size_t i = 0; i < scenario->n_files && !found; i++) found = koers_filetree_same(path, scenario->file[i].path);
    return found;
}

/* What the draws must not stand on: a file that they come from, and the folder that the results replace as a whole. */
static koers_status look_for_conflict(const run_work *work)
{
    const koers_voice *voice = work->call->voice;
    const char *path = work->options->draws_out;
    bool within = false;
    char *problem = NULL;
    char *results = koers_format_text("%s/%s", work->options->output, work->cases.scenario[0].id);
    koers_status status = results == NULL ? KOERS_NO_MEMORY : koers_filetree_within(path, results, &within);
    if (status == KOERS_OK && is_read(work, path)) {
        status = KOERS_CANNOT_CREATE;
        problem = koers_format_text(_("'%s' is read for this run; --draws-out needs a file of its own"), path);
    } else if (status == KOERS_OK && within) {
        status = KOERS_CANNOT_CREATE;
        problem =
            koers_format_text(_("'%s' lies in '%s', which this run replaces; --draws-out needs another place"), path, results);
    }
    if (status != KOERS_OK) koers_console_fail(status, problem, voice);
    koers_free(problem);
    koers_free(results);
    return status;
}

static koers_status open_draws(run_work *work)
{
    const koers_voice *voice = work->call->voice;
    const koers_options *options = work->options;
    if (options->draws_out == NULL) return KOERS_OK;
    koers_status status = look_for_conflict(work);
    if (status != KOERS_OK) return status;
    status = koers_draws_file_open(&work->draws, options->draws_out, options->all_years);
    if (status == KOERS_OK) return KOERS_OK;
    const char *reason = errno == ENXIO ? _("nobody reads from this pipe") : _(koers_reason(errno));
    char *problem = koers_format_text("%s: %s", options->draws_out, reason);
    koers_console_fail(status, problem, voice);
    koers_free(problem);
    return status;
}

/* Whether all output can be made: asked before hours of work, not after. */
static koers_status open_output(run_work *work)
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < work->cases.n && status == KOERS_OK; i++) {
        status = koers_handover_probe(work->options, work->cases.scenario[i].id);
    }
    return status == KOERS_OK ? open_draws(work) : status;
}

/* The draws could not be written. */
static koers_status fail_draws(const run_work *work, koers_status status)
{
    const koers_voice *voice = work->call->voice;
    const int failure = work->draws.outlet.failure;
    char *problem = koers_format_text("%s: %s", work->options->draws_out, _(koers_reason(failure)));
    koers_console_fail(status, problem == NULL ? work->options->draws_out : problem, voice);
    koers_free(problem);
    return status;
}

static koers_status close_draws(run_work *work)
{
    if (work->options->draws_out == NULL) return KOERS_OK;
    const koers_status status = koers_draws_file_close(&work->draws);
    return status == KOERS_OK ? status : fail_draws(work, status);
}

/* The table of one scenario, as soon as its folder is in place. */
static koers_status print_table(const run_work *work, const koers_run_report *report)
{
    const koers_options *options = work->options;
    const bool several = work->cases.n > 1;
    if (options->format != KOERS_FORMAT_TABLE || (several && options->quiet)) return KOERS_OK;
    const koers_status status = koers_screen_run(stdout, report, koers_console_colour(options->no_colour));
    if (several) fputc('\n', stdout);
    return status;
}

/* The scenario whose charts are being drawn comes into place; at once where they are drawn already. */
static koers_status place(run_work *work)
{
    course *one = work->drawn;
    if (one == NULL) return work->placed;
    const koers_watch watch = {.cancelled = koers_progress_cancelled, .context = &work->progress};
    work->drawn = NULL;
    koers_status status = koers_results_finish(&one->results, &watch);
    koers_progress_clear(&work->progress);
    koers_handover_tell(work->options, &one->results, status);
    if (status == KOERS_NO_GNUPLOT) {
        work->pictures = status;
        status = KOERS_OK;
    }
    if (status == KOERS_OK) status = print_table(work, &one->report);
    if (status == KOERS_OK) work->report[work->n_placed++] = &one->report;
    work->placed = status;
    if (status != KOERS_OK) atomic_store_explicit(&work->given_up, true, memory_order_relaxed);
    return status;
}

static koers_status publish(run_work *work, size_t i)
{
    const koers_options *options = work->options;
    course *one = &work->course[i];
    one->command = koers_recipe_text("run", &options->arguments[i], 1, options);
    if (one->command == NULL) return koers_console_fail(KOERS_NO_MEMORY, NULL, work->call->voice);
    one->report = (koers_run_report){.reference = &work->cases.reference,
                                     .scenario = &work->cases.scenario[i],
                                     .projection = &one->projection,
                                     .voice = work->call->voice,
                                     .seed = options->seed,
                                     .command = one->command,
                                     .brief = options->quiet};
    one->order = koers_handover_order(options, &one->report, NULL);
    koers_status status = close_draws(work);
    if (status != KOERS_OK) return status;
    status = koers_results_begin(&one->results, &one->order, work->cases.scenario[i].id);
    if (status != KOERS_OK) {
        koers_handover_tell(options, &one->results, status);
        return status;
    }
    work->drawn = one;
    return koers_results_ready(&one->results) ? place(work) : KOERS_OK; /* nothing to draw: complete before the next one begins */
}

/* While a scenario is simulated, the one before it comes into place as soon as its charts are drawn. */
static void see_progress(void *context, double fraction)
{
    run_work *work = context;
    if (work->drawn != NULL && koers_results_ready(&work->drawn->results)) (void) place(work);
    const koers_watch watch = koers_progress_watch(&work->progress, work->progress.doing, 0, 1);
    watch.progress(watch.context, fraction);
}

static bool is_cancelled(void *context)
{
    run_work *work = context;
    return koers_progress_cancelled(&work->progress) || atomic_load_explicit(&work->given_up, memory_order_relaxed);
}

static koers_status simulate(run_work *work, size_t i)
{
    koers_watch watch = koers_progress_watch(&work->progress, work->cases.scenario[i].id, i, work->cases.n);
    const koers_sample_sink sink = koers_draws_file_sink(&work->draws, &watch);
    watch.progress = see_progress;
    watch.cancelled = is_cancelled;
    watch.context = work;
    const koers_status status = koers_projection_run(&work->course[i].projection, work->study, &work->cases.scenario[i].inputs,
                                                     &watch, work->options->draws_out == NULL ? NULL : &sink);
    koers_progress_clear(&work->progress);
    return status;
}

static koers_status tell_failure(const run_work *work, size_t i, koers_status status)
{
    if (status == KOERS_INTERRUPTED) return status;
    if (status == KOERS_WRITE_FAILED) return fail_draws(work, status);
    return koers_console_fail(status, work->cases.scenario[i].id, work->call->voice);
}

/* One scenario from draws to files. The one before it comes into place first, whatever became of this one: what is told of both
 * stands in their order. */
static koers_status run_one(run_work *work, size_t i)
{
    const koers_status simulated = simulate(work, i);
    const koers_status before = place(work);
    if (before != KOERS_OK) return before;
    if (simulated != KOERS_OK) return tell_failure(work, i, simulated);
    if (koers_overview_add(&work->overview, &work->cases.scenario[i], &work->course[i].projection) != KOERS_OK)
        return koers_console_fail(KOERS_NO_MEMORY, NULL, work->call->voice);
    return publish(work, i);
}

static koers_status make_room(run_work *work)
{
    const size_t n = work->cases.n;
    work->course = koers_alloc_array(n, sizeof *work->course);
    work->report = koers_alloc_array(n, sizeof *work->report);
    koers_status status = work->course == NULL || work->report == NULL ? KOERS_NO_MEMORY : koers_overview_init(&work->overview, n);
    if (status == KOERS_OK) status = koers_cases_study(&work->cases, work->options, &work->study);
    return status == KOERS_OK ? status : koers_console_fail(status, NULL, work->call->voice);
}

static void run_free(run_work *work)
{
    for (size_t i = 0; work->course != NULL && i < work->cases.n; i++) {
        koers_results_free(&work->course[i].results);
        koers_free(work->course[i].command);
    }
    koers_free(work->course);
    koers_free(work->report);
    koers_study_close(work->study);
    koers_draws_file_free(&work->draws);
    koers_overview_free(&work->overview);
    koers_cases_free(&work->cases);
}

/* What all scenarios have in common at the end: the overview, if all went well; or as data the rows of those that are in place, whatever
 * became of the others. */
static koers_status close_screen(run_work *work, koers_status status)
{
    const koers_format format = work->options->format;
    const bool several = work->cases.n > 1;
    koers_status printed = KOERS_OK;
    if (format != KOERS_FORMAT_TABLE && work->n_placed > 0)
        printed = koers_screen_runs_data(stdout, work->report, work->n_placed, several, format);
    else if (format == KOERS_FORMAT_TABLE && several && status == KOERS_OK)
        printed = koers_screen_overview(stdout, &work->overview, work->call->voice);
    return status == KOERS_OK ? printed : status;
}

static koers_status run_all(run_work *work)
{
    const koers_voice *voice = work->call->voice;
    koers_status status = koers_cases_read(&work->cases, work->call, work->options, true);
    work->call->begin_work();
    if (status == KOERS_OK) status = open_output(work);
    if (status == KOERS_OK) status = make_room(work);
    if (status != KOERS_OK) return status;
    koers_progress_init(&work->progress, work->call->interrupted, work->options);
    for (size_t i = 0; i < work->cases.n && status == KOERS_OK; i++) status = run_one(work, i);
    if (status == KOERS_OK) status = place(work);
    status = close_screen(work, status);
    if (status == KOERS_INTERRUPTED)
        koers_console_say(_("interrupted: scenarios that were complete are in place, nothing is half written"));
    return status == KOERS_OK ? work->pictures : status;
}

koers_status koers_cmd_run(const koers_call *call)
{
    koers_options options;
    koers_status status;
    if (koers_command_open(call, &usage, &options, &status)) {
        run_work work = {.call = call, .options = &options, .placed = KOERS_OK, .pictures = KOERS_OK};
        status = run_all(&work);
        run_free(&work);
    }
    koers_options_free(&options);
    return status;
}
