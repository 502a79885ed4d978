/* opening - the value of an indicator at the end of 2022 as far as the facts say it, without a single draw. */
#ifndef KOERS_OPENING_H
#define KOERS_OPENING_H

#include <stdbool.h>

#include "koers/facts.h"
#include "koers/indicators.h"

/* False where the indicator begins in 2023 or 2022 itself is uncertain (it then differs between draws). unemployment_start:
 * per cent, the fixed prior of that name. */
bool koers_opening_value(koers_indicator indicator, const koers_facts *facts, double unemployment_start, double *value);

#endif
