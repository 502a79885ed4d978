/* screen_comparison - the tables of a comparison, for people. */
#ifndef KOERS_SCREEN_COMPARISON_H
#define KOERS_SCREEN_COMPARISON_H

#include <stdbool.h>
#include <stdio.h>

#include "publish/report.h"
#include "koers/status.h"

koers_status koers_screen_comparison_table(FILE *stream, const koers_comparison_report *report, bool colour) KOERS_MUST_USE;

#endif
