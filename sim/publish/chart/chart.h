/* chart - which charts there are, and their gnuplot scripts.
 *
 *   of a run         INDICATOR.gp for each indicator of a target: what was observed, the bands of the runs, the targets
 *                    targets.gp (targets-2.gp ...): four of these on a page
 *                    cost.gp: means by pillar, stacked, with the budget
 *                    assistance_flows.gp: the count of social assistance; inflow, exits, relocation
 *   of a comparison  targets.gp: the chance of each target in each scenario, with its interval
 *                    difference.gp (difference-2.gp ...): scenario minus base over the years
 *
 * A script is self-contained: it redraws with `gnuplot NAME.gp` alone, without a warning, and `gnuplot -e "format='pdf'" NAME.gp`
 * for another format. Curves come from ../projection.csv or ../comparison.csv, observed points and chances stand in the script.
 * The rooms chart_* alone know gnuplot's language; the process is started in gnuplot.h.
 */
#ifndef KOERS_CHART_H
#define KOERS_CHART_H

#include "publish/store/folder.h"
#include "publish/report.h"
#include "koers/status.h"

/* Writes charts/NAME.gp for every chart of a run (comparison) into the folder. */
koers_status koers_chart_run(koers_folder *folder, const koers_run_report *report) KOERS_MUST_USE;
koers_status koers_chart_comparison(koers_folder *folder, const koers_comparison_report *report) KOERS_MUST_USE;

#endif
