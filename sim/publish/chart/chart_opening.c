#include "publish/chart/chart_opening.h"

#include "base/memory.h"
#include "publish/chart/chart_words.h"

void koers_chart_opening_run(koers_chart_page *page, FILE *stream, double height, const koers_chart_script *script,
                             const koers_run_report *report)
{
    char *subject = koers_chart_words_subject(report);
    koers_chart_page_open(page, stream, height,
                          &(koers_chart_origin){.name = script->name,
                                                .subject = subject,
                                                .command = report->command,
                                                .data = "../projection.csv",
                                                .draws = report->projection->n_draws,
                                                .seed = report->seed});
    koers_free(subject);
}

void koers_chart_opening_comparison(koers_chart_page *page, FILE *stream, double height, const koers_chart_script *script,
                                    const koers_comparison_report *report, const char *data)
{
    char *subject = koers_format_text("comparison with %s", report->base_name);
    koers_chart_page_open(page, stream, height,
                          &(koers_chart_origin){.name = script->name,
                                                .subject = subject,
                                                .command = report->command,
                                                .data = data,
                                                .draws = report->draws,
                                                .seed = report->seed});
    koers_free(subject);
}
