/* policy - from which year on two policies differ: until then they live through the same, whatever the futures. */
#ifndef KOERS_POLICY_H
#define KOERS_POLICY_H

#include "koers/inputs.h"

/* The first k in which anything that a policy plans or pays differs, to the bit; KOERS_N_YEARS where nothing does. start_year: that of
 * k = 0. A condition on the state's match counts from its own year on. */
int koers_policy_parting(const koers_policy *x, const koers_policy *y, int start_year);

/* Whether beliefs are the same to the bit. */
bool koers_beliefs_equal(const koers_beliefs *x, const koers_beliefs *y);

#endif
