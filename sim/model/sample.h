/* sample - the simulated values of every indicator and year, draw by draw.
 *
 * A series is one indicator in one year; its values lie together. Series that are the same in every draw (facts of 2022) take
 * no room. Capacity is fixed at init; the engine fills columns [first, first + n) from many threads without overlap.
 */
#ifndef KOERS_SAMPLE_H
#define KOERS_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "koers/indicators.h"
#include "koers/status.h"
#include "koers/years.h"

typedef struct {
    int horizon;
    size_t capacity;                     /* draws that fit                                     */
    size_t n;                            /* draws that are in                                  */
    size_t n_series;
    double *values;                      /* [n_series][capacity]                               */
    uint8_t *reading;                    /* [capacity] 1: derived reading of history, 0: public */
    double start[KOERS_N_INDICATORS];    /* the fixed value of 2022                            */
    int first_series[KOERS_N_INDICATORS]; /* series of its first drawn year                    */
} koers_sample;

/* Errors: KOERS_NO_MEMORY. The caller always calls free, after a failure too. */
koers_status koers_sample_init(koers_sample *self, int horizon, size_t capacity) KOERS_MUST_USE;
void koers_sample_free(koers_sample *self);

/* Bytes that one draw takes at this horizon. */
size_t koers_sample_bytes_per_draw(int horizon);

/* The values [capacity] of an indicator in a year; NULL where it is fixed in that year (then self->start) or before its first
 * year. */
double *koers_sample_series(const koers_sample *self, koers_indicator indicator, int year);

#endif
