/* data - the folder with what every scenario rests on: the programme, the evidence and the history.
 *
 * Looked for in --data DIR; else $KOERS_DATA; else ../scenarios beside the executable (a build in the source tree), then
 * ../share/koers beside it (installed). Who names a folder means it: there is no falling back to another.
 */
#ifndef KOERS_DATA_H
#define KOERS_DATA_H

#include "koers/evidence.h"
#include "koers/findings.h"
#include "koers/history.h"
#include "koers/programme.h"
#include "koers/status.h"

typedef struct {
    koers_programme programme;
    koers_evidence evidence;
    koers_history history;
} koers_data;

/* The folder in fresh memory: as named, else relative to the working folder where it lies below it, so that a checkout gives the
 * same output wherever it stands. option may be NULL. Errors: KOERS_NO_INPUT (*problem, in fresh memory, names the places tried),
 * KOERS_NO_MEMORY. */
koers_status koers_data_find(const char *option, const char *program_folder, char **folder, char **problem) KOERS_MUST_USE;

/* Reads its three files; all their mistakes become findings, a file that cannot be opened too. Errors: KOERS_NO_INPUT,
 * KOERS_FINDINGS, KOERS_NO_MEMORY. Always free. */
koers_status koers_data_read(koers_data *self, const char *folder, koers_findings *findings) KOERS_MUST_USE;
void koers_data_free(koers_data *self);

#endif
