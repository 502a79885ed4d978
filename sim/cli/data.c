#include "cli/data.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "koers/words.h"

static bool holds_programme(const char *folder)
{
    char *path = koers_format_text("%s/parameters/programme.cfg", folder);
    const bool found = path != NULL && access(path, F_OK) == 0;
    koers_free(path);
    return found;
}

/* A folder that the user did not name, in its shortest true form. */
static char *tidy(const char *folder)
{
    char *real = realpath(folder, NULL);
    char *here = getcwd(NULL, 0);
    const size_t length = here == NULL ? 0 : strlen(here);
    char *tidied = NULL;
    if (real == NULL) {
        tidied = koers_copy_text(folder);
    } else if (here != NULL && length > 1 && strncmp(real, here, length) == 0 && real[length] == '/') {
        tidied = koers_copy_text(real + length + 1);
    } else {
        tidied = koers_copy_text(here != NULL && strcmp(real, here) == 0 ? "." : real);
    }
    free(real);
    free(here);
    return tidied;
}

static koers_status not_found(const char *places, char **problem)
{
    *problem = koers_format_text(_("found no parameters/programme.cfg in %s; name its folder with --data DIR"), places);
    return *problem == NULL ? KOERS_NO_MEMORY : KOERS_NO_INPUT;
}

static koers_status beside_program(const char *program_folder, char **folder, char **problem)
{
    static const char *const places[] = {"../scenarios", "../share/koers"};
    char *tried[2] = {NULL, NULL};
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < 2 && *folder == NULL && status == KOERS_OK; i++) {
        tried[i] = koers_format_text("%s/%s", program_folder, places[i]);
        if (tried[i] == NULL) status = KOERS_NO_MEMORY;
        if (status == KOERS_OK && holds_programme(tried[i])) {
            *folder = tidy(tried[i]);
            if (*folder == NULL) status = KOERS_NO_MEMORY;
        }
    }
    if (status == KOERS_OK && *folder == NULL) {
        char *both = koers_format_text("%s, %s", tried[0], tried[1]);
        status = both == NULL ? KOERS_NO_MEMORY : not_found(both, problem);
        koers_free(both);
    }
    koers_free(tried[0]);
    koers_free(tried[1]);
    return status;
}

koers_status koers_data_find(const char *option, const char *program_folder, char **folder, char **problem)
{
    *folder = NULL;
    *problem = NULL;
    const char *variable = getenv("KOERS_DATA");
    const char *named = option != NULL ? option : variable != NULL && variable[0] != '\0' ? variable : NULL;
    if (named == NULL) return beside_program(program_folder, folder, problem);
    if (!holds_programme(named)) return not_found(named, problem);
    *folder = koers_copy_text(named);
    return *folder == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

/* The rooms below tell what is wrong in a file; that it is not there at all is told here, once. */
static koers_status note_missing(koers_status status, const char *path, size_t n_before, koers_findings *findings)
{
    if (status == KOERS_NO_INPUT && findings->n == n_before) {
        koers_findings_add(findings, path, 0, "", "%s", _("cannot be opened"));
    }
    return status;
}

/* The status that says most: short memory, then a missing file, then mistakes. */
static koers_status worse(koers_status x, koers_status y)
{
    const koers_status by_weight[] = {KOERS_NO_MEMORY, KOERS_NO_INPUT, KOERS_FINDINGS};
    for (size_t i = 0; i < sizeof by_weight / sizeof *by_weight; i++) {
        if (x == by_weight[i] || y == by_weight[i]) return by_weight[i];
    }
    return x != KOERS_OK ? x : y;
}

koers_status koers_data_read(koers_data *self, const char *folder, koers_findings *findings)
{
    *self = (koers_data){0};
    char *programme = koers_format_text("%s/parameters/programme.cfg", folder);
    char *evidence = koers_format_text("%s/parameters/evidence.cfg", folder);
    char *history = koers_format_text("%s/parameters/history.cfg", folder);
    koers_status status = programme == NULL || evidence == NULL || history == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    if (status == KOERS_OK) {
        const size_t n = findings->n;
        status = note_missing(koers_programme_read(&self->programme, programme, findings), programme, n, findings);
    }
    if (status != KOERS_NO_MEMORY) {
        const size_t n = findings->n;
        status = worse(status, note_missing(koers_evidence_read(&self->evidence, evidence, findings), evidence, n, findings));
    }
    if (status != KOERS_NO_MEMORY) {
        const size_t n = findings->n;
        status = worse(status, note_missing(koers_history_read(&self->history, history, findings), history, n, findings));
    }
    koers_free(programme);
    koers_free(evidence);
    koers_free(history);
    return status;
}

void koers_data_free(koers_data *self)
{
    if (self == NULL) return;
    koers_programme_free(&self->programme);
    koers_evidence_free(&self->evidence);
    koers_history_free(&self->history);
}
