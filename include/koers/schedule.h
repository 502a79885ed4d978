/* schedule - a value for every year, from the few points that a person writes.
 *
 * Two readings of a list of points: a *path* is linear between the years given and constant after the last (levers);
 * *steps* hold a value until the next year given (money). Both are constant after the last point.
 * Values between points are rounded to 12 significant digits, so that two ways of writing the same line give the same bits:
 * a scenario that copies another until 2026 then differs from it by exactly 0 before 2027.
 */
#ifndef KOERS_SCHEDULE_H
#define KOERS_SCHEDULE_H

#include <stddef.h>

#include "koers/years.h"

typedef struct {
    int year;     /* after the start year, increasing */
    double value; /* the lever's unit or million euros a year */
} koers_point;

typedef struct {
    double at[KOERS_N_YEARS]; /* by k = year - start year */
} koers_schedule;

/* The same value in every year after the start year; `start` in that. */
koers_schedule koers_schedule_constant(double start, double value);

/* Linear between points; (start_year, start) is an implied first point unless the path starts a year later. n >= 1, years increasing. */
koers_schedule koers_schedule_path(int start_year, double start, const koers_point *points, size_t n);

/* Constant until the next point; years before the first point (only the start year) hold 0. n >= 1, the first year start_year + 1. */
koers_schedule koers_schedule_steps(int start_year, const koers_point *points, size_t n);

#endif
