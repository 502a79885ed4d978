/* results - the output folder of a run or a comparison: data, chart scripts, charts and run.json, complete or not at all.
 *
 *   koers_results results;
 *   status = koers_results_begin(&results, &order, "full-plan");   data and scripts are written, gnuplot draws beside us
 *   ... whatever else there is to do ...
 *   if (status == KOERS_OK) status = koers_results_finish(&results, watch);   the folder is in place
 *   ... say results.note ...
 *   koers_results_free(&results);                                  without finish: nothing is left behind
 *
 * Nothing is printed: what a person should hear of it is a list of notes, a failure has its problem.
 */
#ifndef KOERS_RESULTS_H
#define KOERS_RESULTS_H

#include <stdbool.h>

#include "koers/status.h"
#include "koers/watch.h"
#include "publish/chart/gnuplot.h"
#include "publish/report.h"
#include "publish/store/folder.h"

/* What is to be published and where; borrowed until free. Exactly one of run and comparison is not NULL. */
typedef struct {
    const char *output; /* the folder below which it goes */
    const koers_run_report *run;
    const koers_comparison_report *comparison;
    const char *const *format; /* [n_formats] of the charts: "svg", "pdf", "png" */
    size_t n_formats;
} koers_results_order;

typedef enum { KOERS_NOTE_NO_CHARTS, KOERS_NOTE_WAITED, KOERS_NOTE_WRITTEN } koers_note_kind;

typedef struct {
    koers_note_kind kind;
    char *text;
} koers_note;

enum { KOERS_MOST_NOTES = 3 };

typedef struct {
    const koers_results_order *order;
    koers_folder folder; /* folder.problem: after a failure, path and reason */
    koers_gnuplot gnuplot;
    koers_status rendered; /* KOERS_NO_GNUPLOT: no charts, folder.problem says why */
    size_t n_notes;
    koers_note note[KOERS_MOST_NOTES];
} koers_results;

/* Whether OUTPUT/name could be made. KOERS_CANNOT_CREATE with *problem in fresh memory (else NULL), KOERS_NO_MEMORY. */
koers_status koers_results_probe(const char *output, const char *name, const koers_voice *voice, char **problem) KOERS_MUST_USE;

/* Always free. Errors: KOERS_WRITE_FAILED, KOERS_CANNOT_CREATE, KOERS_NO_MEMORY. */
koers_status koers_results_begin(koers_results *self, const koers_results_order *order, const char *name) KOERS_MUST_USE;

/* Whether finish would not have to wait. */
bool koers_results_ready(koers_results *self);

/* Errors: KOERS_NO_GNUPLOT (all but the pictures is in place); KOERS_WRITE_FAILED, KOERS_CANNOT_CREATE, KOERS_NO_MEMORY,
 * KOERS_INTERRUPTED: the folder is as it was. */
koers_status koers_results_finish(koers_results *self, const koers_watch *watch) KOERS_MUST_USE;
void koers_results_free(koers_results *self);

#endif
