/* sample - the simulated values of every indicator and year, draw by draw.
 *
 * A series is one indicator in one year; its values lie together. Series that are the same in every draw (facts of the start year)
 * take no room. Many threads write columns of it without overlap.
 */
#ifndef KOERS_SAMPLE_H
#define KOERS_SAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "koers/indicators.h"
#include "koers/status.h"
#include "koers/years.h"

typedef struct {
    koers_years years;
    size_t capacity; /* draws that fit        */
    size_t n;        /* draws that are in     */
    size_t n_series;
    double *values;   /* [n_series][capacity]                                 */
    uint8_t *reading; /* [capacity] 1: derived reading of history, 0: public  */
    double start[KOERS_N_INDICATORS];     /* the fixed value of the start year    */
    int first_series[KOERS_N_INDICATORS]; /* series of its first drawn year       */
} koers_sample;

/* Series of these years for `capacity` draws, without room yet; the doubles that it wants; and it laid out in a borrowed room of
 * them, or nowhere (NULL). */
koers_sample koers_sample_of(koers_years years, size_t capacity);
size_t koers_sample_doubles(const koers_sample *self);
void koers_sample_use(koers_sample *self, double *room);

/* Bytes that one draw takes. */
size_t koers_sample_bytes_per_draw(koers_years years);

/* The number of the series of an indicator in year k, from 0; -1 where it is fixed in that year (then self->start) or before its
 * first year. And its values [capacity]; NULL likewise. */
int koers_sample_number(const koers_sample *self, koers_indicator indicator, int k);
double *koers_sample_series(const koers_sample *self, koers_indicator indicator, int year);

/* Who wants every draw itself: called with each part of a sample, in order of draws, from one thread. first: number of its first draw. */
typedef struct koers_sample_sink {
    koers_status (*take)(void *context, const koers_sample *part, int64_t first);
    void *context;
} koers_sample_sink;

#endif
