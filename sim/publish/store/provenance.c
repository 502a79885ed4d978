#include "publish/store/provenance.h"

#include <inttypes.h>
#include <string.h>

#include "koers/version.h"
#include "publish/data/json.h"
#include "publish/words/answers.h"

enum { FORMAT_VERSION = 1 };

/* As a text: a number above 2^53 would lose its last digits in most readers of json. */
static void put_seed(koers_json *json, uint64_t seed)
{
    char text[24];
    snprintf(text, sizeof text, "%" PRIu64, seed);
    koers_json_text(json, "seed", text);
}

static void put_head(koers_json *json, const char *command, uint64_t seed, int64_t draws)
{
    koers_json_integer(json, "format_version", FORMAT_VERSION);
    koers_json_text(json, "program", "koers");
    koers_json_text(json, "version", KOERS_VERSION);
    koers_json_text(json, "command", command);
    put_seed(json, seed);
    koers_json_integer(json, "draws", draws);
    koers_json_text(
        json, "generator",
        "Philox4x32-10 (Salmon, Moraes, Dror and Shaw 2011): key = seed, counter = (draw / 2, year, name of the source)");
}

/* type 7 or the sketch that takes its place beyond the sample limit. */
static void put_quantiles(koers_json *json, bool exact)
{
    koers_json_open(json, "quantiles");
    koers_json_text(json, "method",
                    exact ? "type 7 of Hyndman and Fan (1996): linear between order statistics" : "sketch of the distribution");
    koers_json_truth(json, "exact", exact);
    koers_json_close(json);
}

static bool has_read(const koers_scenario *scenario, const char *path)
{
    for (size_t i = 0; i < scenario->n_files; i++)
        if (strcmp(scenario->file[i].path, path) == 0) return true;
    return false;
}

/* Whether the base or one of the first n scenarios has read the file. */
static bool is_listed(const koers_comparison_report *report, size_t n, const char *path)
{
    if (has_read(report->base, path)) return true;
    for (size_t i = 0; i < n; i++)
        if (has_read(report->scenario[i], path)) return true;
    return false;
}

static void put_file(koers_json *json, const char *path, const char *digest)
{
    koers_json_open(json, NULL);
    koers_json_text(json, "path", path);
    koers_json_text(json, "sha256", digest);
    koers_json_close(json);
}

/* What the charts show of the years before; a report may lack it. */
static void put_history(koers_json *json, const koers_history *history)
{
    if (history != NULL) put_file(json, history->file, history->digest);
}

/* The files of one scenario; in a comparison (else NULL) but for those that the base or the n before it have read too. */
static void put_inputs(koers_json *json, const koers_comparison_report *report, size_t n, const koers_scenario *scenario)
{
    for (size_t i = 0; i < scenario->n_files; i++) {
        if (report != NULL && is_listed(report, n, scenario->file[i].path)) continue;
        put_file(json, scenario->file[i].path, scenario->file[i].digest);
    }
}

static void put_values(koers_json *json, const koers_scenario *scenario)
{
    koers_json_open_list(json, "values");
    for (size_t i = 0; i < scenario->n_values; i++) {
        const koers_value *value = &scenario->value[i];
        koers_json_open(json, NULL);
        koers_json_text(json, "path", value->path);
        koers_json_text(json, "value", value->text);
        koers_json_text(json, "file", value->origin.file);
        koers_json_integer(json, "line", value->origin.line);
        koers_json_text(json, "source", value->source);
        koers_json_close(json);
    }
    koers_json_close(json);
}

/* The source of a prior: that of evidence.cfg, unless the scenario replaced it. */
static const char *prior_source(const koers_scenario *scenario, const koers_evidence *evidence, koers_parameter parameter)
{
    char path[64];
    snprintf(path, sizeof path, "assume.%s", koers_parameter_key(parameter));
    const koers_value *assumed = koers_scenario_find(scenario, path);
    return assumed == NULL ? evidence->prior[parameter].source : assumed->source;
}

static void put_priors(koers_json *json, const koers_scenario *scenario, const koers_evidence *evidence)
{
    koers_json_open_list(json, "priors");
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        char distribution[KOERS_PRIOR_TEXT];
        koers_json_open(json, NULL);
        koers_json_text(json, "key", koers_parameter_key((koers_parameter) i));
        koers_json_text(json, "distribution", koers_prior_text(&scenario->inputs.beliefs.prior[i], distribution));
        koers_json_text(json, "unit", evidence->prior[i].unit);
        koers_json_text(json, "grade", scenario->grade[i]);
        koers_json_text(json, "source", prior_source(scenario, evidence, (koers_parameter) i));
        koers_json_close(json);
    }
    koers_json_close(json);
}

/* name: the id made unique among those compared. */
static void put_scenario(koers_json *json, const char *key, const char *name, const koers_scenario *scenario,
                         const koers_evidence *evidence)
{
    koers_json_open(json, key);
    koers_json_text(json, "id", scenario->id);
    koers_json_text(json, "name", name);
    koers_json_open(json, "title");
    for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++)
        koers_json_text(json, koers_language_code((koers_language) language), scenario->title[language]);
    koers_json_close(json);
    koers_json_integer(json, "horizon", scenario->inputs.aims.horizon);
    put_values(json, scenario);
    put_priors(json, scenario, evidence);
    koers_json_close(json);
}

/* The file whose name comes next after `name` (NULL: the first); NULL after the last. */
static const koers_written_file *next_file(const koers_folder *folder, const char *name)
{
    const koers_written_file *next = NULL;
    for (size_t i = 0; i < folder->n; i++) {
        const koers_written_file *file = &folder->written[i];
        if (name != NULL && strcmp(file->name, name) <= 0) continue;
        if (next == NULL || strcmp(file->name, next->name) < 0) next = file;
    }
    return next;
}

/* What was written before run.json itself, by name: pictures are noted in the order in which they happened to be ready. */
static void put_files(koers_json *json, const koers_folder *folder)
{
    koers_json_open_list(json, "files");
    for (const koers_written_file *file = next_file(folder, NULL); file != NULL; file = next_file(folder, file->name)) {
        koers_json_open(json, NULL);
        koers_json_text(json, "name", file->name);
        koers_json_text(json, "sha256", file->digest);
        koers_json_close(json);
    }
    koers_json_close(json);
}

/* Takes the sheet and the document. */
static koers_status finish(koers_json *json, koers_sheet *targets, const koers_folder *folder, FILE *stream)
{
    koers_json_open_list(json, "targets");
    koers_status status = koers_sheet_json(targets, json);
    koers_sheet_free(targets);
    koers_json_close(json);
    put_files(json, folder);
    if (status == KOERS_OK) status = koers_json_write(json, stream);
    koers_json_free(json);
    return status;
}

koers_status koers_provenance_run(FILE *stream, const koers_run_report *report, const koers_folder *folder)
{
    koers_sheet targets;
    koers_json *json = koers_json_new(false);
    put_head(json, report->command, report->seed, report->projection->n_draws);
    put_quantiles(json, report->projection->exact);
    koers_json_open_list(json, "inputs");
    put_inputs(json, NULL, 0, report->scenario);
    put_history(json, &report->reference->history);
    koers_json_close(json);
    put_scenario(json, "scenario", report->scenario->id, report->scenario, &report->reference->evidence);
    koers_answers_targets(&targets, &report, 1);
    return finish(json, &targets, folder, stream);
}

koers_status koers_provenance_comparison(FILE *stream, const koers_comparison_report *report, const koers_folder *folder)
{
    koers_sheet targets;
    bool exact = true;
    koers_json *json = koers_json_new(false);
    for (size_t i = 0; i < report->n; i++) exact = exact && report->comparison[i].exact;
    put_head(json, report->command, report->seed, report->draws);
    put_quantiles(json, exact);
    koers_json_open_list(json, "inputs");
    put_inputs(json, NULL, 0, report->base);
    for (size_t i = 0; i < report->n; i++) put_inputs(json, report, i, report->scenario[i]);
    put_history(json, &report->reference->history);
    koers_json_close(json);
    put_scenario(json, "baseline", report->base_name, report->base, &report->reference->evidence);
    koers_json_open_list(json, "scenarios");
    for (size_t i = 0; i < report->n; i++)
        put_scenario(json, NULL, report->name[i], report->scenario[i], &report->reference->evidence);
    koers_json_close(json);
    koers_answers_differences(&targets, report);
    return finish(json, &targets, folder, stream);
}
