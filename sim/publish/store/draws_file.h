/* draws_file - the file of --draws-out: written beside its place and put there when it is complete.
 *
 *   status = koers_draws_file_open(&file, "draws.csv", all_years);    before simulating: tells whether it can be made
 *   koers_sample_sink sink = koers_draws_file_sink(&file, &watch);
 *   status = koers_draws_file_close(&file);                           checked; the file is now in place
 *   koers_draws_file_free(&file);                                     without close: nothing is left behind
 *
 * What is no regular file (a pipe, /dev/full) is written as it is: renaming onto it would replace the device. Behind a symbolic
 * link the file that it leads to is replaced, and the link stays; one that leads nowhere is replaced itself.
 */
#ifndef KOERS_DRAWS_FILE_H
#define KOERS_DRAWS_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "engine/sample.h"
#include "koers/status.h"
#include "koers/watch.h"
#include "publish/store/lock.h"

typedef struct {
    const char *path; /* borrowed                                          */
    char *target;     /* where it comes to stand: path without links       */
    char *beside;     /* where it is being written; NULL: at its path      */
    koers_lock own;   /* on that file: it is no leftover of a killed run   */
    FILE *stream;
    bool all_years;
    const koers_watch *watch; /* borrowed for a run; NULL: nobody can stop it */
} koers_draws_file;

/* Writes the header, and removes what killed runs left of this file. Errors: KOERS_CANNOT_CREATE (errno says why; ENXIO: a pipe that nobody reads), KOERS_NO_MEMORY. Always free. */
koers_status koers_draws_file_open(koers_draws_file *self, const char *path, bool all_years) KOERS_MUST_USE;

/* Takes the sample of a run; holds a pointer to self and to the watch. Its errors: KOERS_WRITE_FAILED, KOERS_INTERRUPTED. */
koers_sample_sink koers_draws_file_sink(koers_draws_file *self, const koers_watch *watch);

/* Errors: KOERS_WRITE_FAILED; the file that stood there before then still stands. */
koers_status koers_draws_file_close(koers_draws_file *self) KOERS_MUST_USE;
void koers_draws_file_free(koers_draws_file *self);

#endif
