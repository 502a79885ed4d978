/* chart - gnuplot scripts of the charts, each self-contained and reading ../projection.csv (or ../comparison_targets.csv).
 *
 * A script redraws with `gnuplot NAME.gp` alone, without a warning; `gnuplot -e "format='pdf'" NAME.gp` for another format.
 * Scripts are the only place of gnuplot's language; the process is started in gnuplot.h.
 */
#ifndef KOERS_CHART_H
#define KOERS_CHART_H

#include "koers/folder.h"
#include "koers/report.h"
#include "koers/status.h"

/* Writes charts/NAME.gp for every chart of a run (comparison) into the folder. */
koers_status koers_chart_run(koers_folder *folder, const koers_run_report *report) KOERS_MUST_USE;
koers_status koers_chart_comparison(koers_folder *folder, const koers_comparison_report *report) KOERS_MUST_USE;

#endif
