#include "publish/store/results.h"

#include "base/memory.h"
#include "base/say.h"
#include "publish/chart/chart.h"
#include "publish/data/csv.h"
#include "publish/store/provenance.h"

koers_status koers_results_probe(const char *output, const char *name, const koers_voice *voice, char **problem)
{
    *problem = NULL;
    return koers_folder_probe(output, name, voice, problem);
}

/* The files of a run and of a comparison; whichever report is not asked for stays NULL. */
static koers_status write_projection(FILE *stream, const koers_results *self)
{
    return koers_csv_projection(stream, self->order->run);
}

static koers_status write_targets(FILE *stream, const koers_results *self)
{
    return koers_csv_targets(stream, &self->order->run, 1);
}

static koers_status write_comparison(FILE *stream, const koers_results *self)
{
    return koers_csv_comparison(stream, self->order->comparison);
}

static koers_status write_comparison_targets(FILE *stream, const koers_results *self)
{
    return koers_csv_comparison_targets(stream, self->order->comparison);
}

static koers_status write_provenance(FILE *stream, const koers_results *self)
{
    return self->order->run != NULL ? koers_provenance_run(stream, self->order->run, &self->folder)
                                    : koers_provenance_comparison(stream, self->order->comparison, &self->folder);
}

static koers_status write_file(koers_results *self, const char *name, koers_status (*write)(FILE *, const koers_results *))
{
    FILE *stream = NULL;
    koers_status status = koers_folder_file(&self->folder, name, &stream);
    if (status != KOERS_OK) return status;
    const koers_status written = write(stream, self);
    status = koers_folder_close_file(&self->folder, stream);
    return written != KOERS_OK ? written : status;
}

static koers_status write_data(koers_results *self)
{
    koers_status status;
    if (self->order->run != NULL) {
        status = write_file(self, "projection.csv", write_projection);
        return status != KOERS_OK ? status : write_file(self, "targets.csv", write_targets);
    }
    status = write_file(self, "comparison.csv", write_comparison);
    return status != KOERS_OK ? status : write_file(self, "comparison_targets.csv", write_comparison_targets);
}

/* Pictures are extra: where gnuplot is missing, the rest is still worth having, and the status says so at the end. */
static koers_status or_without_pictures(koers_results *self, koers_status status)
{
    if (status != KOERS_NO_GNUPLOT) return status;
    self->rendered = status;
    return KOERS_OK;
}

static koers_status write_charts(koers_results *self)
{
    const koers_results_order *order = self->order;
    const koers_status status =
        order->run != NULL ? koers_chart_run(&self->folder, order->run) : koers_chart_comparison(&self->folder, order->comparison);
    if (status != KOERS_OK || order->n_formats == 0) return status;
    return or_without_pictures(self, koers_gnuplot_start(&self->gnuplot, &self->folder, order->format, order->n_formats));
}

koers_status koers_results_begin(koers_results *self, const koers_results_order *order, const char *name)
{
    const koers_voice *voice = order->run != NULL ? order->run->voice : order->comparison->voice;
    *self = (koers_results){.order = order, .rendered = KOERS_OK};
    koers_status status = koers_folder_open(&self->folder, order->output, name, voice);
    if (status == KOERS_OK) status = write_data(self);
    return status == KOERS_OK ? write_charts(self) : status;
}

bool koers_results_ready(koers_results *self)
{
    return koers_gnuplot_ready(&self->gnuplot);
}

static koers_status add_note(koers_results *self, koers_note_kind kind, char *text)
{
    if (text == NULL) return KOERS_NO_MEMORY;
    self->note[self->n_notes++] = (koers_note){.kind = kind, .text = text};
    return KOERS_OK;
}

static koers_status note_missing_charts(koers_results *self)
{
    const koers_voice *voice = self->folder.voice;
    if (self->rendered == KOERS_OK) return KOERS_OK;
    return add_note(self, KOERS_NOTE_NO_CHARTS,
                    koers_format_text(_("no charts in '%s', only their scripts: %s"), self->folder.final_path,
                                      self->folder.problem == NULL ? _(koers_status_text(self->rendered)) : self->folder.problem));
}

/* Two runs at once into one folder are seldom meant: the one that came second is in place. */
static koers_status note_waiting(koers_results *self)
{
    const koers_voice *voice = self->folder.voice;
    if (!self->folder.waited) return KOERS_OK;
    return add_note(self, KOERS_NOTE_WAITED,
                    koers_format_text(_("waited for another run that was writing in '%s'"), self->folder.dir));
}

/* Only waiting for gnuplot can be interrupted: what is complete by then is not thrown away. */
koers_status koers_results_finish(koers_results *self, const koers_watch *watch)
{
    const koers_voice *voice = self->folder.voice;
    koers_status status = KOERS_OK;
    if (self->gnuplot.pid > 0) status = or_without_pictures(self, koers_gnuplot_finish(&self->gnuplot, watch));
    if (status == KOERS_OK) status = note_missing_charts(self);
    if (status == KOERS_OK) status = write_file(self, "run.json", write_provenance); /* last: it names the digest of every file */
    if (status == KOERS_OK) status = koers_folder_commit(&self->folder);
    if (status == KOERS_OK) status = note_waiting(self);
    if (status == KOERS_OK)
        status = add_note(self, KOERS_NOTE_WRITTEN, koers_format_text(_("written: %s"), self->folder.final_path));
    return status == KOERS_OK ? self->rendered : status;
}

void koers_results_free(koers_results *self)
{
    if (self == NULL) return;
    koers_gnuplot_free(&self->gnuplot);
    koers_folder_free(&self->folder);
    for (size_t i = 0; i < self->n_notes; i++) koers_free(self->note[i].text);
    *self = (koers_results){0};
}
