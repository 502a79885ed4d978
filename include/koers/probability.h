/* probability - a share of draws with its exact 95 % interval (Clopper and Pearson 1934); and how much larger one is than another on the
 * same draws.
 * An estimate never travels without its number of draws and its interval. */
#ifndef KOERS_PROBABILITY_H
#define KOERS_PROBABILITY_H

#include <stdint.h>

typedef struct {
    int64_t draws, hits;
    double value;      /* hits / draws; nan when draws = 0 */
    double low, high;  /* two-sided 95 %; 0 and 1 when draws = 0 */
} koers_probability;

/* Domain: 0 <= hits <= draws. Bounds are quantiles of a beta distribution, rounded to 32 significant
 * bits, which hides the last bits of libm in which processors differ; by our own continued fraction, since GSL's does not converge beyond some ten thousand draws. */
koers_probability koers_probability_of(int64_t hits, int64_t draws);

/* The difference of two shares of the same draws, from the draws that are in only one of them. */
typedef struct {
    double value, se;           /* (gained - lost) / draws; its paired error. One draw has no error that one could know: then se and all
                                   bounds are nan */
    double low, high;           /* 95 % interval of the difference; 0..0 where no draw is gained or lost */
    double test_low, test_high; /* exact conditional test, 95 %, given gained + lost: whether there is a difference, not how large; 0..0
                                   likewise. Within low..high. */
} koers_probability_gain;

/* gained: draws that are only in the one, lost: only in the other. Domain: gained, lost >= 0, gained + lost <= draws, draws >= 1. */
koers_probability_gain koers_probability_gain_of(int64_t gained, int64_t lost, int64_t draws);

#endif
