/* carryover - what of an old output folder belongs to the user and goes into the new one.
 *
 * Ours is what the old run.json lists (name and SHA-256), run.json itself, and a picture beside a chart script of ours
 * (charts/NAME.svg, .pdf, .png). All else is the user's and keeps its name; where the new run wrote a file of that name, it
 * becomes NAME.edited.EXT (NAME.edited-2.EXT ...). A chart script of ours that was changed is the user's too, as
 * NAME.edited.gp; every other file that run.json lists stays ours when it is edited: an edited projection.csv is replaced.
 * Without a run.json, or with one that is broken, what has the name of a new file is ours; a chart script that differs from the new
 * one counts as changed. One that is there and cannot be read is a failure, as is any other file: nothing can be said of it. Symbolic links are the user's and stay links.
 */
#ifndef KOERS_CARRYOVER_H
#define KOERS_CARRYOVER_H

#include <stddef.h>

#include "koers/status.h"
#include "koers/voice.h"
#include "publish/store/written.h"

/* An old folder, the new one that takes its place, and what the new run wrote there. Borrowed. */
typedef struct {
    const char *from, *to;
    const koers_written_file *written; /* [n] */
    size_t n;
    const koers_voice *voice; /* in which a problem is told */
} koers_succession;

/* Copies (links) what is the user's from the old folder into the new one; the old one is not changed. Errors: KOERS_NO_MEMORY, KOERS_WRITE_FAILED with *problem in fresh memory; what *problem held before (or NULL) is freed. */
koers_status koers_carryover_all(const koers_succession *folders, char **problem) KOERS_MUST_USE;

#endif
