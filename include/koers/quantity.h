/* quantity - what one can ask a number of, draw by draw: an indicator in a year, its sum over the years so far, or how far it lies
 * above another. Targets, costs up to a year, costs per point and requirements all speak of quantities.
 *
 *   koers_quantity share = koers_quantity_in(KOERS_I_CARE_SHARE, 2031);
 *   koers_quantity cost  = koers_quantity_until(KOERS_I_COST_TOTAL, 2031);
 */
#ifndef KOERS_QUANTITY_H
#define KOERS_QUANTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "koers/indicators.h"

enum { KOERS_NO_INDICATOR = -1 };

typedef struct {
    koers_indicator indicator;
    int32_t year;
    bool summed;  /* from the first year projected to `year`, both included      */
    int32_t less; /* an indicator whose value of `year` is subtracted, in the same unit; KOERS_NO_INDICATOR: none */
} koers_quantity;

/* Unit of the indicator. */
koers_quantity koers_quantity_in(koers_indicator indicator, int year);

/* Unit of the indicator without "a year". Domain: an indicator that can be summed. */
koers_quantity koers_quantity_until(koers_indicator indicator, int year);

/* indicator - other, both in that year. Domain: the same unit. */
koers_quantity koers_quantity_between(koers_indicator indicator, koers_indicator other, int year);

/* Whether its sum over the years means something and is kept by the model: money, and benefits (for what they cost). */
bool koers_quantity_can_sum(koers_indicator indicator);

#endif
