/* chart - which charts there are, and their gnuplot scripts.
 *
 *   of a run         INDICATOR.gp for each indicator of a target: what was observed, the bands of the runs, the targets
 *                    targets.gp (targets-2.gp ...): four of these on a page
 *                    cost.gp: means by pillar, stacked, with the budget
 *                    assistance_flows.gp: the count of social assistance; inflow, exits, relocation
 *   of a comparison  targets.gp: the chance of each target in each scenario, with its interval
 *                    difference.gp (difference-2.gp ...): scenario minus base over the years
 *
 * A chart is a row below and a file chart_<writer>.c, which includes this header: the row declares its function.
 *
 * A script is self-contained: it redraws with `gnuplot NAME.gp` alone, without a warning, and `gnuplot -e "format='pdf'" NAME.gp`
 * for another format. Curves come from ../projection.csv or ../comparison.csv, observed points and chances stand in the script.
 * The rooms chart_* alone know gnuplot's language; the process is started in gnuplot.h.
 */
#ifndef KOERS_CHART_H
#define KOERS_CHART_H

#include <stdio.h>

#include "koers/indicators.h"
#include "koers/status.h"
#include "publish/report.h"
#include "publish/store/folder.h"

/* The most indicators that a page holds. */
enum { KOERS_CHART_PER_PAGE = 4 };

/* writer: koers_chart_<writer> writes the script. name: of the script, NULL: that of its indicator. per page: how many indicators of
 * the targets come on one; there are as many scripts as that takes (NAME, NAME-2 ...), none where there is no target. 0: always
 * one script, whatever the targets. */
/* writer, name, per page */
#define KOERS_CHARTS_OF_RUN(X)                        \
    X(fans_one, NULL, 1)                              \
    X(fans_overview, "targets", KOERS_CHART_PER_PAGE) \
    X(cost, "cost", 0)                                \
    X(flows, "assistance_flows", 0)

#define KOERS_CHARTS_OF_COMPARISON(X) \
    X(odds, "targets", 0)             \
    X(difference, "difference", KOERS_CHART_PER_PAGE)

/* The script that a writer is asked for. */
typedef struct {
    const char *name;                 /* without .gp                             */
    size_t n;                         /* 1 .. per page; 0 where a page has none  */
    const koers_indicator *indicator; /* [n], in the order of the targets        */
} koers_chart_script;

/* A writer returns KOERS_NO_MEMORY; errors of the stream show when it is closed. */
#define KOERS_CHART_WRITER(writer, name, per_page)                                                                    \
    koers_status koers_chart_##writer(FILE *stream, const koers_run_report *report, const koers_chart_script *script) \
        KOERS_MUST_USE;
KOERS_CHARTS_OF_RUN(KOERS_CHART_WRITER)
#undef KOERS_CHART_WRITER
#define KOERS_CHART_WRITER(writer, name, per_page)                                                                           \
    koers_status koers_chart_##writer(FILE *stream, const koers_comparison_report *report, const koers_chart_script *script) \
        KOERS_MUST_USE;
KOERS_CHARTS_OF_COMPARISON(KOERS_CHART_WRITER)
#undef KOERS_CHART_WRITER

/* Writes charts/NAME.gp for every chart of a run (comparison) into the folder. Errors: KOERS_NO_MEMORY, KOERS_WRITE_FAILED. */
koers_status koers_chart_run(koers_folder *folder, const koers_run_report *report) KOERS_MUST_USE;
koers_status koers_chart_comparison(koers_folder *folder, const koers_comparison_report *report) KOERS_MUST_USE;

#endif
