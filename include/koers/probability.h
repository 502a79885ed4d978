/* probability - a share of draws with its exact 95% interval (Clopper and Pearson 1934).
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

#endif
