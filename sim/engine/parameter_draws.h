/* parameter_draws - the observer that keeps the values of some parameters, draw by draw: what sensitivity and calibration read beside
 * an account of the results of the same draws. */
#ifndef KOERS_PARAMETER_DRAWS_H
#define KOERS_PARAMETER_DRAWS_H

#include "koers/observer.h"

typedef struct {
    const koers_parameter *parameter; /* [n], borrowed                   */
    size_t n;
    double *values;   /* [n][capacity] of the wave in hand               */
    uint8_t *derived; /* [capacity] 1: derived reading of history        */
    size_t capacity, draws; /* draws of a wave, in this one              */
} koers_parameter_draws;

/* Always free. */
void koers_parameter_draws_init(koers_parameter_draws *self, const koers_parameter *parameter, size_t n);
void koers_parameter_draws_free(koers_parameter_draws *self);

koers_observer koers_parameter_draws_observer(koers_parameter_draws *self);

/* The values [draws] of parameter[i] in the wave that was closed last. */
const double *koers_parameter_draws_values(const koers_parameter_draws *self, size_t i);

#endif
