#include <stdio.h>
#include <string.h>

#include "base/digest.h"
#include "base/memory.h"
#include "base/say.h"
#include "cli/cases.h"
#include "cli/command.h"
#include "cli/console.h"
#include "cli/handover.h"
#include "cli/progress.h"
#include "cli/recipe.h"
#include "publish/screen/screen.h"

static const koers_usage usage = {
    .name = "compare",
    .synopsis = "compare BASE SCENARIO...",
    .text =
        N_("Compares scenarios with a base on the same runs, so that common chance cancels, and writes the differences\n"
           "to output/compare-BASE_ID.../. Prints in which inputs they differ and what that changes in the targets of the base.\n"
           "A difference in which chance plays no part is exactly 0.\n"),
    .options = KOERS_OPTIONS_OF_SIMULATION,
    .fewest = 2,
    .most = -1,
    .argument = "BASE SCENARIO",
};

/* Scenario 0 is the base. */
typedef struct {
    const koers_call *call;
    const koers_options *options;
    koers_cases cases;
    koers_progress progress;
    char **name;                   /* [cases.n] ids made unique */
    char *folder;                  /* below --output            */
    const koers_scenario **others; /* [cases.n - 1]             */
    const koers_inputs **inputs;   /* of the others             */
    koers_study *study;
    koers_comparison *comparison; /* [cases.n - 1]             */
} compare_work;

static bool is_taken(const compare_work *work, size_t i, const char *name)
{
    for (size_t j = 0; j < work->cases.n; j++) {
        if (j != i && strcmp(work->cases.scenario[j].id, name) == 0) return true;
        if (j < i && strcmp(work->name[j], name) == 0) return true;
    }
    return false;
}

static bool is_copy(const compare_work *work, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(work->cases.scenario[j].id, work->cases.scenario[i].id) == 0) return true;
    return false;
}

/* The id; of a second scenario with the same id "<id>-2", and so on, but never the id of another one. */
static char *unique_name(const compare_work *work, size_t i)
{
    const char *id = work->cases.scenario[i].id;
    char *name = koers_copy_text(id);
    for (int number = 2; name != NULL && is_copy(work, i) && (number == 2 || is_taken(work, i, name)); number++) {
        koers_free(name);
        name = koers_format_text("%s-%d", id, number);
    }
    return name;
}

/* "compare-<base>_<id>_<id>": no id holds a '_', so that no two lists of scenarios share a folder. When that is longer than a folder's
 * name can well be, the first two and a digest of all. */
static char *folder_name(const compare_work *work)
{
    enum { LONGEST = 200, DIGITS = 12 };
    char *all = koers_copy_text("compare");
    for (size_t i = 0; i < work->cases.n && all != NULL; i++) {
        char *longer = koers_format_text("%s%s%s", all, i == 0 ? "-" : "_", work->name[i]);
        koers_free(all);
        all = longer;
    }
    if (all == NULL || strlen(all) <= LONGEST) return all;
    char hex[KOERS_DIGEST_TEXT];
    koers_digest_bytes(all, strlen(all), hex);
    koers_free(all);
    return koers_format_text("compare-%s_%s_and-%zu-more-%.*s", work->name[0], work->name[1], work->cases.n - 2, DIGITS, hex);
}

static koers_status make_room(compare_work *work)
{
    const size_t n = work->cases.n;
    work->name = koers_alloc_array(n, sizeof *work->name);
    work->others = koers_alloc_array(n - 1, sizeof *work->others);
    work->inputs = koers_alloc_array(n - 1, sizeof *work->inputs);
    work->comparison = koers_alloc_array(n - 1, sizeof *work->comparison);
    if (work->name == NULL || work->others == NULL || work->inputs == NULL || work->comparison == NULL) return KOERS_NO_MEMORY;
    for (size_t i = 0; i < n; i++) {
        work->name[i] = unique_name(work, i);
        if (work->name[i] == NULL) return KOERS_NO_MEMORY;
        if (i == 0) continue;
        work->others[i - 1] = &work->cases.scenario[i];
        work->inputs[i - 1] = &work->cases.scenario[i].inputs;
    }
    work->folder = folder_name(work);
    return work->folder == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

static void compare_free(compare_work *work)
{
    for (size_t i = 0; i < work->cases.n && work->name != NULL; i++) koers_free(work->name[i]);
    koers_free(work->name);
    koers_free(work->folder);
    koers_free(work->others);
    koers_free(work->inputs);
    koers_study_close(work->study);
    koers_free(work->comparison);
    koers_cases_free(&work->cases);
}

static koers_status simulate(compare_work *work)
{
    const size_t n = work->cases.n - 1;
    const koers_watch watch = koers_progress_watch(&work->progress, n == 1 ? work->name[1] : work->folder, 0, 1);
    koers_status status = koers_cases_study(&work->cases, work->options, &work->study);
    if (status == KOERS_OK)
        status = koers_comparison_run(work->comparison, work->study, &work->cases.scenario[0].inputs, work->inputs, n, &watch);
    koers_progress_clear(&work->progress);
    if (status != KOERS_OK && status != KOERS_INTERRUPTED) koers_console_fail(status, work->folder, work->call->voice);
    return status;
}

static koers_status publish(compare_work *work)
{
    const koers_options *options = work->options;
    char *command = koers_recipe_text("compare", options->arguments, options->n_arguments, options);
    if (command == NULL) return koers_console_fail(KOERS_NO_MEMORY, NULL, work->call->voice);
    const koers_comparison_report report = {.reference = &work->cases.reference,
                                            .base = &work->cases.scenario[0],
                                            .base_name = work->name[0],
                                            .n = work->cases.n - 1,
                                            .scenario = work->others,
                                            .name = (const char *const *) work->name + 1,
                                            .comparison = work->comparison,
                                            .voice = work->call->voice,
                                            .seed = options->seed,
                                            .draws = options->draws,
                                            .command = command};
    const koers_results_order order = koers_handover_order(options, NULL, &report);
    const koers_watch watch = koers_progress_watch(&work->progress, work->folder, 0, 1);
    koers_results results;
    koers_status written = koers_results_begin(&results, &order, work->folder);
    if (written == KOERS_OK) written = koers_results_finish(&results, &watch);
    koers_progress_clear(&work->progress);
    koers_handover_tell(options, &results, written);
    koers_results_free(&results);
    koers_status status = written == KOERS_NO_GNUPLOT ? KOERS_OK : written;
    if (status == KOERS_OK) {
        status = koers_screen_comparison(stdout, &report, options->format, koers_console_colour(options->no_colour));
    }
    koers_free(command);
    return status == KOERS_OK ? written : status;
}

static koers_status compare(compare_work *work)
{
    const koers_voice *voice = work->call->voice;
    koers_status status = koers_cases_read(&work->cases, work->call, work->options, false);
    if (status != KOERS_OK) return status;
    status = make_room(work);
    if (status != KOERS_OK) return koers_console_fail(status, NULL, voice);
    status = koers_handover_probe(work->options, work->folder);
    if (status != KOERS_OK) return status;
    koers_progress_init(&work->progress, work->call->interrupted, work->options);
    status = simulate(work);
    if (status == KOERS_OK) status = publish(work);
    if (status == KOERS_INTERRUPTED) koers_console_say(_("interrupted: nothing was written"));
    return status;
}

koers_status koers_cmd_compare(const koers_call *call)
{
    koers_options options;
    koers_status status;
    if (koers_command_open(call, &usage, &options, &status)) {
        compare_work work = {.call = call, .options = &options};
        status = compare(&work);
        compare_free(&work);
    }
    koers_options_free(&options);
    return status;
}
