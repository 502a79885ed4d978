#include "cli/data_folder.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"

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

static koers_status not_found(const char *places, const koers_voice *voice, char **problem)
{
    *problem = koers_format_text(_("found no parameters/programme.cfg in %s; name its folder with --data DIR"), places);
    return *problem == NULL ? KOERS_NO_MEMORY : KOERS_NO_INPUT;
}

static koers_status beside_program(const char *program_folder, const koers_voice *voice, char **folder, char **problem)
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
        status = both == NULL ? KOERS_NO_MEMORY : not_found(both, voice, problem);
        koers_free(both);
    }
    koers_free(tried[0]);
    koers_free(tried[1]);
    return status;
}

koers_status koers_data_folder_find(const char *option, const char *program_folder, const koers_voice *voice, char **folder,
                                    char **problem)
{
    *folder = NULL;
    *problem = NULL;
    const char *variable = getenv("KOERS_DATA");
    const char *named = option != NULL ? option : variable != NULL && variable[0] != '\0' ? variable : NULL;
    if (named == NULL) return beside_program(program_folder, voice, folder, problem);
    if (!holds_programme(named)) return not_found(named, voice, problem);
    *folder = koers_copy_text(named);
    return *folder == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}
