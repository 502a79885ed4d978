/* hits - which draws meet a target. */
#ifndef KOERS_HITS_H
#define KOERS_HITS_H

#include <stddef.h>
#include <stdint.h>

#include "koers/inputs.h"
#include "koers/quantity.h"

/* What a target is about. */
koers_quantity koers_target_quantity(const koers_target *target);

/* hit[i] = 1 where x[i] meets the target, else 0, i < n; bounds are met by equality. */
void koers_hits_of(const double *x, size_t n, const koers_target *target, uint8_t *hit);

/* The number of draws with hit[i]; and among them those with the given reading (1 derived, 0 public). */
int64_t koers_hits_count(const uint8_t *hit, size_t n);
int64_t koers_hits_count_reading(const uint8_t *hit, const uint8_t *reading, uint8_t wanted, size_t n);

#endif
