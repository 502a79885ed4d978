/* chart_opening - opens the page of a chart: its size, and where its numbers come from, for who reads the script. */
#ifndef KOERS_CHART_OPENING_H
#define KOERS_CHART_OPENING_H

#include <stdio.h>

#include "publish/chart/chart.h"
#include "publish/chart/chart_page.h"
#include "publish/report.h"

/* height: of what stands below the texts, points. The page's texts must all be there. */
void koers_chart_opening_run(koers_chart_page *page, FILE *stream, double height, const koers_chart_script *script,
                             const koers_run_report *report);

/* data: the file that is drawn, relative to the script; NULL: all is in the script. */
void koers_chart_opening_comparison(koers_chart_page *page, FILE *stream, double height, const koers_chart_script *script,
                                    const koers_comparison_report *report, const char *data);

#endif
