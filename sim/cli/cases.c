#include "cli/cases.h"

#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"
#include "cli/console.h"
#include "cli/data_folder.h"
#include "koers/reading.h"

koers_status koers_cases_read_reference(koers_cases *self, const koers_call *call, const koers_options *options,
                                        koers_findings *findings)
{
    const koers_voice *voice = call->voice;
    char *problem = NULL;
    koers_status status = koers_data_folder_find(options->data, call->program_folder, voice, &self->folder, &problem);
    if (status == KOERS_OK) {
        if (options->verbose) koers_console_say(_("programme, evidence and history are read from '%s/parameters'"), self->folder);
        status = koers_reference_read(&self->reference, self->folder, findings);
    } else {
        koers_console_say("%s", problem == NULL ? _(koers_status_text(status)) : problem);
    }
    koers_free(problem);
    return status;
}

static void check_ids(const koers_cases *self, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    for (size_t i = 1; i < self->n; i++) {
        for (size_t j = 0; j < i; j++) {
            if (strcmp(self->scenario[i].id, self->scenario[j].id) != 0) continue;
            const koers_value *here = koers_scenario_find(&self->scenario[i], "id");
            const koers_value *there = koers_scenario_find(&self->scenario[j], "id");
            if (here == NULL || there == NULL) continue;
            koers_findings_add(findings, here->origin.file, here->origin.line, "id",
                               _("found '%s', which is also the id of %s:%d; allowed is one scenario for each id in a run"),
                               self->scenario[i].id, there->origin.file, there->origin.line);
            break;
        }
    }
}

/* "full-plan" for "scenarios/full-plan.cfg": a scenario that is not there, where one of that name is. */
static koers_status suggest_path(const koers_cases *self, const char *path, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    static const char *const ends[] = {"", ".cfg"};
    if (access(path, F_OK) == 0 || path[0] == '/') return KOERS_OK;
    for (size_t i = 0; i < 2 * sizeof ends / sizeof *ends; i++) {
        const bool beside = i % 2 == 0; /* beside what was typed, or in the folder of the shipped ones */
        char *other = koers_format_text("%s%s%s%s", beside ? "" : self->folder, beside ? "" : "/", path, ends[i / 2]);
        if (other == NULL) return KOERS_NO_MEMORY;
        const bool there = access(other, R_OK) == 0;
        if (there) koers_findings_add(findings, path, 0, "", _("did you mean '%s'?"), other);
        koers_free(other);
        if (there) break;
    }
    return KOERS_OK;
}

/* Reads on after a mistake, so that all are told; stops when memory is short. */
static koers_status read_scenarios(koers_cases *self, const koers_options *options, bool ids_differ, koers_findings *findings)
{
    const size_t n = options->scenario != NULL ? 1 : options->n_arguments;
    const char *const *paths = options->scenario != NULL ? &options->scenario : options->arguments;
    bool missing = false;
    self->scenario = koers_alloc_array(n, sizeof *self->scenario);
    if (self->scenario == NULL) return KOERS_NO_MEMORY;
    for (self->n = 0; self->n < n; self->n++) {
        const koers_layers layers = {.path = paths[self->n],
                                     .n_with = options->with.n,
                                     .with = options->with.word,
                                     .n_set = options->set.n,
                                     .set = options->set.word,
                                     .horizon = options->horizon};
        koers_status status = koers_scenario_read(&self->scenario[self->n], &self->reference, &layers, findings);
        if (status == KOERS_NO_INPUT) missing = true;
        if (status == KOERS_NO_INPUT && suggest_path(self, paths[self->n], findings) != KOERS_OK) status = KOERS_NO_MEMORY;
        if (status == KOERS_OK || status == KOERS_FINDINGS || status == KOERS_NO_INPUT) continue;
        self->n++; /* to be freed */
        return status;
    }
    if (missing) return KOERS_NO_INPUT;
    const koers_status status = koers_findings_status(findings);
    if (status != KOERS_OK || !ids_differ) return status;
    check_ids(self, findings);
    return koers_findings_status(findings);
}

koers_status koers_cases_read(koers_cases *self, const koers_call *call, const koers_options *options, bool ids_differ)
{
    const koers_voice *voice = call->voice;
    koers_findings findings;
    koers_findings_init(&findings, voice);
    findings.strict = options->strict;
    *self = (koers_cases){0};
    koers_status status = koers_cases_read_reference(self, call, options, &findings);
    if (status == KOERS_OK) status = read_scenarios(self, options, ids_differ, &findings);
    koers_console_findings(&findings, KOERS_FORMAT_TABLE); /* warnings too, where all else is well */
    if (status != KOERS_OK) {
        const bool told = findings.n_errors > 0 || self->folder == NULL;
        if (!told) koers_console_fail(status, NULL, voice);
        if (findings.n_errors > 0 && (options->given & KOERS_OPTIONS_OF_SIMULATION) != 0 && options->verbose) {
            koers_console_say(_("nothing was simulated and nothing was written"));
        }
    }
    koers_findings_free(&findings);
    return status;
}

koers_status koers_cases_study(const koers_cases *self, const koers_options *options, koers_study **study)
{
    const size_t worth_keeping = (size_t) 256 << 20; /* bytes of futures: chance is a third of the work of a further scenario */
    koers_study_options settings = koers_options_study(options);
    koers_years years = {KOERS_START_YEAR, KOERS_START_YEAR};
    for (size_t i = 0; i < self->n; i++) {
        years.first = self->scenario[i].inputs.ground.start_year;
        if (self->scenario[i].inputs.aims.horizon > years.last) years.last = self->scenario[i].inputs.aims.horizon;
    }
    if (self->n > 1) settings.futures_limit = worth_keeping;
    return koers_study_open(study, &settings, years);
}

void koers_cases_free(koers_cases *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) koers_scenario_free(&self->scenario[i]);
    koers_free(self->scenario);
    koers_reference_free(&self->reference);
    koers_free(self->folder);
    *self = (koers_cases){0};
}
