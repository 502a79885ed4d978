/* gain - how much larger one share of draws is than another share of the same draws, from the draws that are in only one of them.
 *
 * Two questions, two intervals of 95 %: how large it is (low, high), and whether it is there (test_low, test_high).
 */
#ifndef KOERS_GAIN_H
#define KOERS_GAIN_H

#include <stdint.h>

typedef struct {
    double value, se;           /* (gained - lost) / draws; its paired error */
    double low, high;           /* of the value; 0..0 where no draw is gained or lost */
    double test_low, test_high; /* exact conditional test, given gained + lost; 0..0 likewise. Within low..high. */
} koers_gain;

/* gained: draws that are only in the one, lost: only in the other. One draw has no error that one could know: se and all bounds are nan.
 * Domain: gained, lost >= 0, gained + lost <= draws, draws >= 1. */
koers_gain koers_gain_of(int64_t gained, int64_t lost, int64_t draws);

#endif
