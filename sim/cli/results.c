#include "cli/results.h"

#include "base/memory.h"
#include "base/say.h"
#include "cli/console.h"
#include "publish/chart/chart.h"
#include "publish/chart/gnuplot.h"
#include "publish/data/csv.h"
#include "publish/store/provenance.h"

koers_status koers_results_probe(const koers_options *options, const char *name)
{
    char *problem = NULL;
    const koers_status status = koers_folder_probe(options->output, name, options->voice, &problem);
    if (status != KOERS_OK) koers_console_fail(status, problem, options->voice);
    koers_free(problem);
    return status;
}

/* The data files of a run and of a comparison; whichever report is not asked for stays NULL. */
static koers_status write_projection(FILE *stream, const koers_results *self)
{
    return koers_csv_projection(stream, self->run);
}

static koers_status write_targets(FILE *stream, const koers_results *self)
{
    return koers_csv_targets(stream, self->run);
}

static koers_status write_comparison(FILE *stream, const koers_results *self)
{
    return koers_csv_comparison(stream, self->comparison);
}

static koers_status write_comparison_targets(FILE *stream, const koers_results *self)
{
    return koers_csv_comparison_targets(stream, self->comparison);
}

static koers_status write_file(koers_folder *folder, const char *name, const koers_results *self,
                               koers_status (*write)(FILE *, const koers_results *))
{
    FILE *stream = NULL;
    koers_status status = koers_folder_file(folder, name, &stream);
    if (status != KOERS_OK) return status;
    const koers_status written = write(stream, self);
    status = koers_folder_close_file(folder, stream);
    return written != KOERS_OK ? written : status;
}

static koers_status write_data(koers_folder *folder, const koers_results *self)
{
    koers_status status;
    if (self->run != NULL) {
        status = write_file(folder, "projection.csv", self, write_projection);
        return status != KOERS_OK ? status : write_file(folder, "targets.csv", self, write_targets);
    }
    status = write_file(folder, "comparison.csv", self, write_comparison);
    return status != KOERS_OK ? status : write_file(folder, "comparison_targets.csv", self, write_comparison_targets);
}

/* Last, since it names the digest of every file before it. */
static koers_status write_provenance(koers_folder *folder, const koers_results *self)
{
    FILE *stream = NULL;
    koers_status status = koers_folder_file(folder, "run.json", &stream);
    if (status != KOERS_OK) return status;
    const koers_status written = self->run != NULL ? koers_provenance_run(stream, self->run, folder)
                                                   : koers_provenance_comparison(stream, self->comparison, folder);
    status = koers_folder_close_file(folder, stream);
    return written != KOERS_OK ? written : status;
}

/* Pictures are extra: where gnuplot is missing, the rest is still worth having, and the status says so at the end. */
static koers_status render(koers_folder *folder, const koers_results *self)
{
    const koers_options *options = self->options;
    if (options->n_plots == 0) return KOERS_OK;
    return koers_gnuplot_render(folder, options->plot, options->n_plots, options->threads, koers_progress_cancelled,
                                self->progress);
}

static koers_status fill(koers_folder *folder, const koers_results *self)
{
    const koers_voice *voice = self->options->voice;
    koers_status status = write_data(folder, self);
    if (status == KOERS_OK)
        status = self->run != NULL ? koers_chart_run(folder, self->run) : koers_chart_comparison(folder, self->comparison);
    if (status != KOERS_OK) return status;
    const koers_status rendered = render(folder, self);
    if (rendered != KOERS_OK && rendered != KOERS_NO_GNUPLOT) return rendered;
    if (koers_progress_cancelled(self->progress))
        return KOERS_INTERRUPTED; /* Ctrl-C reaches gnuplot too and looks like its failure */
    if (rendered == KOERS_NO_GNUPLOT) {
        koers_progress_clear(self->progress);
        koers_console_say(_("no charts in '%s', only their scripts: %s"), folder->final_path,
                          folder->problem == NULL ? _(koers_status_text(rendered)) : folder->problem);
    }
    status = write_provenance(folder, self);
    if (status == KOERS_OK && koers_progress_cancelled(self->progress)) status = KOERS_INTERRUPTED;
    if (status == KOERS_OK) status = koers_folder_commit(folder);
    return status == KOERS_OK ? rendered : status;
}

koers_status koers_results_write(const koers_results *self, const char *name)
{
    const koers_voice *voice = self->options->voice;
    koers_folder folder = {0};
    koers_status status = koers_folder_open(&folder, self->options->output, name, voice);
    if (status == KOERS_OK) status = fill(&folder, self);
    koers_progress_clear(self->progress);
    if (status == KOERS_OK || status == KOERS_NO_GNUPLOT) {
        if (!self->options->quiet) koers_console_say(_("written: %s"), folder.final_path);
    } else if (status != KOERS_INTERRUPTED) {
        koers_console_fail(status, folder.problem, voice);
    }
    koers_folder_free(&folder);
    return status;
}
