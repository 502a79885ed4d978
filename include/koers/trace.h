/* trace - the observer that writes down some draws of one world from beginning to end: every indicator of every year, and what was
 * drawn. For explaining a single future, and for whoever wants the draws themselves.
 *
 *   koers_trace trace;
 *   status = koers_trace_open(&trace, (koers_years){2022, 2031}, first_draw, n_draws);
 *   const koers_inputs *world = &inputs;
 *   const koers_observer observer = koers_trace_observer(&trace);
 *   if (status == KOERS_OK) status = koers_study_run(study, &world, 1, &observer, 1, NULL);
 *   ... koers_trace_value(&trace, KOERS_I_CARE_SHARE, 2031, draw) ...
 *   koers_trace_close(&trace);
 */
#ifndef KOERS_TRACE_H
#define KOERS_TRACE_H

#include "koers/observer.h"
#include "koers/years.h"

typedef struct {
    koers_years years;
    int64_t first, n;  /* draws [first, first + n)                        */
    double *value;     /* [n][years][KOERS_N_INDICATORS]                  */
    double *parameter; /* [n][KOERS_N_PARAMETERS + 1], the last: derived  */
} koers_trace;

/* Errors: KOERS_NO_MEMORY. Always close. */
koers_status koers_trace_open(koers_trace *self, koers_years years, int64_t first, int64_t n) KOERS_MUST_USE;
void koers_trace_close(koers_trace *self);

/* Of one world, whose horizon is the last of the years. */
koers_observer koers_trace_observer(koers_trace *self);

/* Domain: a draw of the trace; a year from the indicator's first on. */
double koers_trace_value(const koers_trace *self, koers_indicator indicator, int year, int64_t draw);
double koers_trace_parameter(const koers_trace *self, koers_parameter parameter, int64_t draw);
bool koers_trace_derived(const koers_trace *self, int64_t draw);

#endif
