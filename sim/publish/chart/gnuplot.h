/* gnuplot - the external program that renders the chart scripts, started with an argument vector (posix_spawnp), never a shell.
 *
 *   koers_gnuplot gnuplot;
 *   status = koers_gnuplot_start(&gnuplot, &folder, formats, n_formats);     one process draws all charts; it runs beside us
 *   ... simulate the next scenario ...
 *   if (status == KOERS_OK) status = koers_gnuplot_finish(&gnuplot, &watch);
 *   koers_gnuplot_free(&gnuplot);                                           without finish: it is ended
 *
 * All charts of a folder in one process: starting gnuplot takes as long as drawing. Between two charts everything is reset, the pen
 * too, so that a picture has the bytes that its script draws alone. The process gets nothing of the user's own settings of gnuplot.
 * One that goes on for ever is ended: for each picture it has two minutes of our waiting.
 */
#ifndef KOERS_GNUPLOT_H
#define KOERS_GNUPLOT_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "koers/status.h"
#include "koers/watch.h"
#include "publish/store/folder.h"

typedef struct {
    koers_folder *folder;        /* borrowed until free                                      */
    const char *const *format;   /* [n_formats], borrowed: "svg", "pdf", "png"               */
    size_t n_formats, n_scripts; /* scripts: among the written files when it began          */
    pid_t pid;                   /* 0: none was started, or all is over                      */
    bool ended;                  /* it has ended, with this status of wait                   */
    int end;
    double patience, waited;             /* seconds that a picture may take; waited since the last one was begun */
    double looked;                       /* when we looked last, monotonic clock; 0: never                       */
    long begun;                          /* bytes of `progress` then                                             */
    FILE *orders, *progress, *complaint; /* its standard streams, in memory */
} koers_gnuplot;

/* Begins to render every charts/NAME.gp of the folder in each format. self->patience may be changed afterwards. Always free. Errors:
 * KOERS_NO_GNUPLOT with folder->problem telling why, KOERS_NO_MEMORY. */
koers_status koers_gnuplot_start(koers_gnuplot *self, koers_folder *folder, const char *const *format,
                                 size_t n_formats) KOERS_MUST_USE;

/* Whether there is nothing to wait for: it has ended or has used up our patience, or none was started. To be asked often: a moment
 * in which nobody asked counts for no more than a second, so that Ctrl-Z is not held against it. */
bool koers_gnuplot_ready(koers_gnuplot *self);

/* Waits for it and notes the pictures in the folder. On failure no picture stays. Errors: KOERS_NO_GNUPLOT likewise;
 * KOERS_INTERRUPTED when the watch says so; KOERS_NO_MEMORY, KOERS_SYSTEM, KOERS_WRITE_FAILED. */
koers_status koers_gnuplot_finish(koers_gnuplot *self, const koers_watch *watch) KOERS_MUST_USE;
void koers_gnuplot_free(koers_gnuplot *self);

#endif
