/* climb - from one quantile of a beta distribution to the next, without its distribution function.
 *
 *   koers_foothold here = {.z = z, .x = the quantile at z, .slope = its slope}, next[4];
 *   n = koers_climb(&prior, &here, step, 4, next);        the quantiles at z + step, ..., z + n step
 *
 * The quantile x(z) of a prior with density f solves x' = phi(z) mass / f(x), so its slope w = x' solves w' = -w (z + w s(x)) with
 * s = (ln f)', whatever the bounds: they only set where it begins. Its power series about a foothold follows term by term, and no
 * constant of the density is needed. An error grows or shrinks as 1 / f does: climb from the tails towards the middle.
 */
#ifndef KOERS_CLIMB_H
#define KOERS_CLIMB_H

#include "koers/prior.h"

typedef struct {
    double z, x, slope;
} koers_foothold;

/* The next quantiles as far as the series gives x and slope to 1e-15; returns how many, at most n. The step, which may be negative, is
 * small: 0 is returned where even one is too far, or where it begins without density. Domain: a prior of KOERS_BETA. */
int koers_climb(const koers_prior *prior, const koers_foothold *from, double step, int n, koers_foothold *to);

#endif
