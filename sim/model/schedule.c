#include "koers/schedule.h"

#include <stdio.h>
#include <stdlib.h>

/* Through decimal text and back: the one rounding to decimal digits that is the same everywhere. */
static double rounded(double value)
{
    enum { LONGEST = 32 };
    char text[LONGEST];
    snprintf(text, sizeof text, "%.12g", value);
    return strtod(text, NULL);
}

koers_schedule koers_schedule_constant(double start, double value)
{
    koers_schedule self;
    for (int k = 0; k < KOERS_N_YEARS; k++) self.at[k] = k == 0 ? start : value;
    return self;
}

static double between(const koers_point *left, const koers_point *right, int year)
{
    if (year == left->year) return left->value;
    const double part = (double) (year - left->year) / (double) (right->year - left->year);
    return rounded(left->value + part * (right->value - left->value));
}

koers_schedule koers_schedule_path(int start_year, double start, const koers_point *points, size_t n)
{
    koers_schedule self;
    koers_point left = {start_year, start};
    size_t next = 0;
    self.at[0] = start;
    for (int k = 1; k < KOERS_N_YEARS; k++) {
        const int year = start_year + k;
        while (next < n && points[next].year <= year) left = points[next++];
        self.at[k] = next < n ? between(&left, &points[next], year) : left.value;
    }
    return self;
}

koers_schedule koers_schedule_steps(int start_year, const koers_point *points, size_t n)
{
    koers_schedule self = {{0}};
    size_t next = 0;
    double value = 0;
    for (int k = 1; k < KOERS_N_YEARS; k++) {
        while (next < n && points[next].year <= start_year + k) value = points[next++].value;
        self.at[k] = value;
    }
    return self;
}
