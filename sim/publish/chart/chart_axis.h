/* chart_axis - the range and tics of an axis, and labels that make way for each other. Plain arithmetic, no gnuplot.
 *
 *   koers_chart_axis axis = koers_chart_axis_of(28.1, 41.7, 5);         { 25, 45, 5, 0 decimals }
 */
#ifndef KOERS_CHART_AXIS_H
#define KOERS_CHART_AXIS_H

#include <stddef.h>

typedef struct {
    double low, high, step; /* low and high are multiples of step; low < high */
    int decimals;           /* that a tic needs                                */
} koers_chart_axis;

/* The tightest axis around low..high whose step is 1, 2 or 5 times a power of ten, or 25, 250 ..., with at most n + 1 intervals (n >= 1). An axis
 * of positive numbers that would begin near zero begins at zero. low = high gets room on both sides; the result is finite and
 * increasing for all finite input. */
koers_chart_axis koers_chart_axis_of(double low, double high, int n);

/* Years between labelled tics: 1, 2, 3, 5 or 10, the least that leaves `room` pixels to each label, or up to twice that when it
 * then falls on both `first` and `last`. width: pixels from first to last. */
int koers_chart_axis_years(int first, int last, double width, double room);

/* Moves the centres at[n] of labels of these heights apart so that none overlap and all lie within low..high (if they fit), each
 * as near to its place as the others allow. at need not be sorted; equal ones keep their order. n <= KOERS_CHART_LABELS. */
enum { KOERS_CHART_LABELS = 32 };
void koers_chart_axis_spread(double *at, const double *height, size_t n, double low, double high);

#endif
