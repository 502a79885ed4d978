/* values - a scenario as resolved, one line a value, each with the place where it was written. */
#ifndef KOERS_VALUES_H
#define KOERS_VALUES_H

#include "koers/scenario.h"
#include "scenario/settle.h"

/* Fills self->value from the merged tree. Domain: koers_settle found no mistake in it. Errors: KOERS_NO_MEMORY. */
koers_status koers_values_fill(koers_scenario *self, const koers_material *material) KOERS_MUST_USE;

#endif
