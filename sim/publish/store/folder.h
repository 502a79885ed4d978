/* folder - an output folder that is built complete beside the old one and exchanged with it in one step.
 *
 *   status = koers_folder_open(&folder, "output", "full-plan", voice);   makes output/.full-plan.new-<process>-<k>/
 *   status = koers_folder_file(&folder, "projection.csv", &stream); write ...
 *   status = koers_folder_close_file(&folder, stream);              checked: short writes, full disks; hash is kept
 *   status = koers_folder_commit(&folder);                          output/full-plan/ is now the new one
 *   koers_folder_free(&folder);                                     without commit: nothing is left behind
 *
 * Carried over from the old folder (carryover.h): files that koers did not write (not named in the old run.json), and a chart
 * script that a person changed (its hash differs from the old run.json), as NAME.edited.gp. All else that the old run.json
 * names is ours and replaced, an edited projection.csv too. Never the charts of an earlier run.
 */
#ifndef KOERS_FOLDER_H
#define KOERS_FOLDER_H

#include <stdbool.h>
#include <stdio.h>

#include "koers/status.h"
#include "koers/voice.h"
#include "publish/store/lock.h"
#include "publish/store/written.h"

typedef struct {
    const koers_voice *voice; /* in which a problem is told */
    char *dir;                /* output                                 */
    char *id;                 /* full-plan                              */
    char *final_path;         /* output/full-plan                       */
    char *path;               /* where it is being built; NULL after commit */
    koers_lock own;           /* on that folder: it is no leftover of a killed run */
    char *problem;            /* after a failure: path and reason, for the message; else NULL */
    size_t n, capacity;
    koers_written_file *written;
    FILE *open; /* the file being written, or NULL */
    char *open_name;
    bool waited; /* at the commit, for another run that was putting its results in place */
} koers_folder;

/* Whether DIR/id could be made: creates DIR (with parents) and tries it; nothing else is left. KOERS_CANNOT_CREATE, with
 * *problem in fresh memory (else NULL). */
koers_status koers_folder_probe(const char *dir, const char *id, const koers_voice *voice, char **problem) KOERS_MUST_USE;

/* Removes what killed runs left of this id. Errors: KOERS_CANNOT_CREATE, KOERS_NO_MEMORY. Always free. */
koers_status koers_folder_open(koers_folder *self, const char *dir, const char *id, const koers_voice *voice) KOERS_MUST_USE;
/* One file at a time; sub-folders of `name` are made. KOERS_WRITE_FAILED. */
koers_status koers_folder_file(koers_folder *self, const char *name, FILE **stream) KOERS_MUST_USE;
/* Closes the stream in every case. KOERS_WRITE_FAILED. */
koers_status koers_folder_close_file(koers_folder *self, FILE *stream) KOERS_MUST_USE;
/* Takes note of a file that another program (gnuplot) wrote into the folder. */
koers_status koers_folder_note(koers_folder *self, const char *name) KOERS_MUST_USE;
/* Carries over, exchanges (renameat2) and removes the old one, under a lock on DIR (lock.h). On KOERS_WRITE_FAILED before the exchange the old one stays
 * as it was; if only its removal failed the new one is in place and the problem says so. */
koers_status koers_folder_commit(koers_folder *self) KOERS_MUST_USE;
/* Removes what was not committed. NULL and twice are fine. */
void koers_folder_free(koers_folder *self);

#endif
