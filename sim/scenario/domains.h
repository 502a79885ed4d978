/* domains - the values of each parameter with which the equations mean something.
 *
 *   double lowest, highest;
 *   koers_domain_of(KOERS_P_LEAVE_RATE, &lowest, &highest);
 *
 * A prior is refused when it reaches beyond: a share of 1.2, a negative price, a leave rate of 0 would give nonsense or no number
 * at all, and a belief that calls such a value possible is a slip of the pen. The domains are wide: they keep out mistakes (a
 * percentage for a fraction), not opinions.
 * "Reaches" is asked at z = -6 and +6, which one draw in a thousand million exceeds.
 */
#ifndef KOERS_DOMAINS_H
#define KOERS_DOMAINS_H

#include <stdbool.h>

#include "koers/parameters.h"
#include "koers/prior.h"

void koers_domain_of(koers_parameter parameter, double *lowest, double *highest);

/* Whether the prior, which has no problem, stays within the domain; `from` and `to` are how far it reaches. */
bool koers_domain_holds(koers_parameter parameter, const koers_prior *prior, double *from, double *to);

#endif
