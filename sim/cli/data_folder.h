/* data_folder - where the programme, the evidence and the history lie on which every scenario rests.
 *
 * Looked for in --data DIR; else $KOERS_DATA; else ../scenarios beside the executable (a build in the source tree), then
 * ../share/koers beside it (installed). Who names a folder means it: there is no falling back to another.
 */
#ifndef KOERS_DATA_FOLDER_H
#define KOERS_DATA_FOLDER_H

#include "koers/status.h"
#include "koers/voice.h"

/* The folder in fresh memory: as named, else relative to the working folder where it lies below it, so that a checkout gives the
 * same output wherever it stands. option may be NULL. Errors: KOERS_NO_INPUT (*problem, in fresh memory, names the places tried),
 * KOERS_NO_MEMORY. */
koers_status koers_data_folder_find(const char *option, const char *program_folder, const koers_voice *voice, char **folder,
                                    char **problem) KOERS_MUST_USE;

#endif
