#include "cli/handover.h"

#include "base/memory.h"
#include "cli/console.h"

koers_status koers_handover_probe(const koers_options *options, const char *name)
{
    char *problem = NULL;
    const koers_status status = koers_results_probe(options->output, name, options->voice, &problem);
    if (status != KOERS_OK) koers_console_fail(status, problem, options->voice);
    koers_free(problem);
    return status;
}

koers_results_order koers_handover_order(const koers_options *options, const koers_run_report *run,
                                         const koers_comparison_report *comparison)
{
    return (koers_results_order){.output = options->output,
                                 .run = run,
                                 .comparison = comparison,
                                 .format = options->plot,
                                 .n_formats = options->n_plots};
}

void koers_handover_tell(const koers_options *options, const koers_results *results, koers_status status)
{
    for (size_t i = 0; i < results->n_notes; i++)
        if (results->note[i].kind != KOERS_NOTE_WRITTEN || !options->quiet) koers_console_say("%s", results->note[i].text);
    if (status == KOERS_OK || status == KOERS_NO_GNUPLOT || status == KOERS_INTERRUPTED) return;
    koers_console_fail(status, results->folder.problem, options->voice);
}
