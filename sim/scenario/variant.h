/* variant - what was laid over a scenario, and the short mark that its results go by: the same scenario with and without an overlay must
 * never pass for each other. */
#ifndef KOERS_VARIANT_H
#define KOERS_VARIANT_H

#include "koers/scenario.h"
#include "koers/status.h"
#include "scenario/stack.h"

/* Fills with, set and variant of `self`. Domain: all layers could be parsed, and their places have not been taken yet. Errors:
 * KOERS_NO_MEMORY; the record is then good for nothing but to be freed. */
koers_status koers_variant_fill(koers_scenario *self, const koers_stack *stack) KOERS_MUST_USE;

#endif
