/* hits - which draws meet a target. */
#ifndef KOERS_HITS_H
#define KOERS_HITS_H

#include <stdint.h>

#include "koers/inputs.h"
#include "model/sample.h"

/* hit[i] = 1 where draw i of the sample meets the target, else 0, i < sample->n; bounds are met by equality. */
void koers_hits_of(const koers_sample *sample, const koers_target *target, uint8_t *hit);

/* The number of draws with hit[i]; and among them those with the given reading (1 derived, 0 public). */
int64_t koers_hits_count(const uint8_t *hit, size_t n);
int64_t koers_hits_count_reading(const uint8_t *hit, const uint8_t *reading, uint8_t wanted, size_t n);

#endif
