/* screen_run - the tables of a run, for people. */
#ifndef KOERS_SCREEN_RUN_H
#define KOERS_SCREEN_RUN_H

#include <stdbool.h>
#include <stdio.h>

#include "publish/report.h"
#include "koers/status.h"

koers_status koers_screen_run_table(FILE *stream, const koers_run_report *report, bool colour) KOERS_MUST_USE;

#endif
