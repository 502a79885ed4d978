#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "cli/cases.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/draws_file.h"
#include "cli/progress.h"
#include "cli/recipe.h"
#include "cli/results.h"
#include "publish/screen/overview.h"
#include "publish/screen/screen.h"

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

/* What lasts from the first scenario to the last. */
typedef struct {
    const koers_call *call;
    const koers_options *options;
    koers_cases cases;
    koers_progress progress;
    koers_overview overview;
    koers_draws_file draws;
    koers_study *study;    /* the futures that all scenarios meet */
    koers_status pictures; /* KOERS_NO_GNUPLOT once a scenario has no charts */
} run_work;

static koers_status open_draws(run_work *work)
{
    const koers_voice *voice = work->call->voice;
    const koers_options *options = work->options;
    if (options->draws_out == NULL) return KOERS_OK;
    const koers_status status = koers_draws_file_open(&work->draws, options->draws_out, options->all_years);
    if (status == KOERS_OK) return KOERS_OK;
    const char *reason = errno == ENXIO ? _("nobody reads from this pipe") : strerror(errno);
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
        status = koers_results_probe(work->options, work->cases.scenario[i].id);
    }
    return status == KOERS_OK ? open_draws(work) : status;
}

/* Csv of a further scenario: its rows below those of the first, so without the head. */
static koers_status print_rows(const koers_run_report *report)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    if (stream == NULL) return koers_console_fail(KOERS_NO_MEMORY, NULL, report->voice);
    koers_status status = koers_screen_run(stream, report, KOERS_FORMAT_CSV, false);
    if (fclose(stream) != 0 && status == KOERS_OK) status = KOERS_NO_MEMORY;
    const char *rows = status == KOERS_OK ? strchr(text, '\n') : NULL;
    if (rows != NULL) fputs(rows + 1, stdout);
    free(text);
    return status;
}

/* What is printed of one scenario; those of several form one document. */
static koers_status print(const run_work *work, const koers_run_report *report, size_t i)
{
    const koers_options *options = work->options;
    const bool several = work->cases.n > 1;
    const bool json = options->format == KOERS_FORMAT_JSON;
    if (several && options->quiet && options->format == KOERS_FORMAT_TABLE) return KOERS_OK;
    if (i > 0 && options->format == KOERS_FORMAT_CSV) return print_rows(report);
    if (several && json) fputs(i == 0 ? "[\n" : ",\n", stdout);
    const koers_status status = koers_screen_run(stdout, report, options->format, koers_console_colour(options->no_colour));
    if (several && json && i + 1 == work->cases.n) fputs("]\n", stdout);
    if (several && options->format == KOERS_FORMAT_TABLE) fputc('\n', stdout);
    return status;
}

static koers_status close_draws(run_work *work)
{
    if (work->options->draws_out == NULL) return KOERS_OK;
    const koers_status status = koers_draws_file_close(&work->draws);
    if (status != KOERS_OK) koers_console_fail(status, work->options->draws_out, work->call->voice);
    return status;
}

static koers_status publish(run_work *work, size_t i, const koers_projection *projection)
{
    const koers_scenario *scenario = &work->cases.scenario[i];
    char *command = koers_recipe_text("run", &work->options->arguments[i], 1, work->options);
    if (command == NULL) return koers_console_fail(KOERS_NO_MEMORY, NULL, work->call->voice);
    const koers_run_report report = {.programme = &work->cases.reference.programme,
                                     .evidence = &work->cases.reference.evidence,
                                     .history = &work->cases.reference.history,
                                     .scenario = scenario,
                                     .projection = projection,
                                     .voice = work->call->voice,
                                     .seed = work->options->seed,
                                     .command = command};
    const koers_results results = {.options = work->options, .progress = &work->progress, .run = &report};
    /* the draws first: their file may lie in the folder of before, which the results replace with all that is in it */
    koers_status status = close_draws(work);
    if (status == KOERS_OK) status = koers_results_write(&results, scenario->id);
    if (status == KOERS_NO_GNUPLOT) {
        work->pictures = status;
        status = KOERS_OK;
    }
    if (status == KOERS_OK) status = print(work, &report, i);
    koers_free(command);
    return status;
}

/* One scenario from draws to files; its projection is given back before the next one's is made. */
static koers_status run_one(run_work *work, size_t i)
{
    const koers_scenario *scenario = &work->cases.scenario[i];
    const koers_options *options = work->options;
    const koers_watch watch = koers_progress_watch(&work->progress, scenario->id, i, work->cases.n);
    const koers_sample_sink sink = koers_draws_file_sink(&work->draws, &watch);
    koers_projection *projection = koers_alloc_array(1, sizeof *projection);
    if (projection == NULL) return koers_console_fail(KOERS_NO_MEMORY, NULL, work->call->voice);
    koers_status status =
        koers_projection_run(projection, work->study, &scenario->inputs, &watch, options->draws_out == NULL ? NULL : &sink);
    koers_progress_clear(&work->progress);
    if (status != KOERS_OK && status != KOERS_INTERRUPTED) {
        koers_console_fail(status, status == KOERS_WRITE_FAILED ? options->draws_out : scenario->id, work->call->voice);
    }
    if (status == KOERS_OK && koers_overview_add(&work->overview, scenario, projection) != KOERS_OK) {
        status = koers_console_fail(KOERS_NO_MEMORY, NULL, work->call->voice);
    }
    if (status == KOERS_OK) status = publish(work, i, projection);
    koers_free(projection);
    return status;
}

static koers_status run_all(run_work *work)
{
    const koers_voice *voice = work->call->voice;
    const koers_options *options = work->options;
    koers_status status = koers_cases_read(&work->cases, work->call, options, true);
    if (status != KOERS_OK) return status;
    status = open_output(work);
    if (status != KOERS_OK) return status;
    status = koers_overview_init(&work->overview, work->cases.n);
    if (status == KOERS_OK) status = koers_cases_study(&work->cases, options, &work->study);
    if (status != KOERS_OK) return koers_console_fail(status, NULL, voice);
    koers_progress_init(&work->progress, work->call->interrupted, options);
    for (size_t i = 0; i < work->cases.n && status == KOERS_OK; i++) status = run_one(work, i);
    if (status == KOERS_OK && work->cases.n > 1 && options->format == KOERS_FORMAT_TABLE) {
        status = koers_screen_overview(stdout, &work->overview, voice);
    }
    if (status == KOERS_INTERRUPTED)
        koers_console_say(_("interrupted: scenarios that were complete are in place, nothing is half written"));
    return status == KOERS_OK ? work->pictures : status;
}

koers_status koers_cmd_run(const koers_call *call)
{
    koers_options options;
    koers_status status;
    if (koers_command_open(call, &usage, &options, &status)) {
        run_work work = {.call = call, .options = &options, .pictures = KOERS_OK};
        status = run_all(&work);
        koers_study_close(work.study);
        koers_draws_file_free(&work.draws);
        koers_overview_free(&work.overview);
        koers_cases_free(&work.cases);
    }
    koers_options_free(&options);
    return status;
}
