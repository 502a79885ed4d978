/* answers - the results per target as a sheet: what targets.csv, comparison_targets.csv, run.json and --format all show. */
#ifndef KOERS_ANSWERS_H
#define KOERS_ANSWERS_H

#include "publish/data/sheet.h"
#include "publish/report.h"

/* Of n runs, one after the other; columns as in TARGET_COLUMNS (answers.c). Always free. */
void koers_answers_targets(koers_sheet *sheet, const koers_run_report *const *report, size_t n);

/* Columns as in DIFFERENCE_COLUMNS. Always free. */
void koers_answers_differences(koers_sheet *sheet, const koers_comparison_report *report);

/* The last year in which a target is asked. */
int koers_answers_last_year(const koers_run_report *report);

/* "at_least" or "at_most". */
const char *koers_answers_direction(koers_direction direction);

#endif
