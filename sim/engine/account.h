/* account - the observer that keeps some quantities of one world, draw by draw: their means with error, and whatever one asks of the
 * draws themselves. */
#ifndef KOERS_ACCOUNT_H
#define KOERS_ACCOUNT_H

#include "engine/moments.h"
#include "koers/observer.h"
#include "koers/summary.h"

typedef struct {
    const koers_quantity *quantity; /* [n], borrowed */
    size_t n;
    double *values;         /* [n][capacity] of the wave in hand */
    size_t capacity, draws; /* draws of a wave, in this one      */
    koers_moments *moments; /* [n]                               */
} koers_account;

/* Always free. */
void koers_account_init(koers_account *self, const koers_quantity *quantity, size_t n);
void koers_account_free(koers_account *self);

koers_observer koers_account_observer(koers_account *self);

/* The values [draws] of quantity i in the wave that was closed last; its mean over all draws. */
const double *koers_account_values(const koers_account *self, size_t i);
koers_estimate koers_account_estimate(const koers_account *self, size_t i);

#endif
