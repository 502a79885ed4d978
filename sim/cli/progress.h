/* progress - how far the work is, on a terminal, and whether the user wants it to stop: how the outside looks into a run.
 *
 *   koers_progress_init(&progress, call->interrupted, &options);
 *   koers_watch watch = koers_progress_watch(&progress, scenario.id, i, n);
 *   status = koers_projection_run(..., &watch, ...);
 *   koers_progress_clear(&progress);
 *
 * Nothing is shown unless standard error is a terminal and the work as a whole takes longer than two seconds.
 */
#ifndef KOERS_PROGRESS_H
#define KOERS_PROGRESS_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stdio.h>

#include "cli/options.h"
#include "koers/study.h"

typedef struct {
    FILE *stream;                  /* where it is shown; NULL: not shown               */
    const atomic_int *interrupted; /* not 0: stop; may change at any moment            */
    const koers_voice *voice;      /* of the person who waits                          */
    const char *doing;             /* what is worked on; borrowed                      */
    double started;                /* of the work as a whole; seconds, monotonic clock */
    double next;                   /* not shown again before this moment               */
    bool shown;                    /* a line stands on the terminal                    */
} koers_progress;

/* The work begins; with --verbose it is told how. */
void koers_progress_init(koers_progress *self, const atomic_int *interrupted, const koers_options *options);

/* The watch of the i-th of n equal parts of the work; holds a pointer to self. */
koers_watch koers_progress_watch(koers_progress *self, const char *doing, size_t i, size_t n);

/* Wipes the line. */
void koers_progress_clear(koers_progress *self);

/* For whatever else can be stopped (gnuplot); context is a koers_progress. From any thread. */
bool koers_progress_cancelled(void *context);

/* "doing: 37 %, about 2 min left" for a fraction of the work that took `seconds`; nothing (false) while there is too little to
 * judge by or the work takes no longer than two seconds. */
bool koers_progress_line(const char *doing, double fraction, double seconds, const koers_voice *voice, char *line, size_t size);

#endif
