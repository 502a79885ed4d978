#include "engine/hits.h"

koers_quantity koers_target_quantity(const koers_target *target)
{
    return koers_quantity_in(target->indicator, target->year);
}

void koers_hits_of(const double *x, size_t n, const koers_target *target, uint8_t *hit)
{
    const double threshold = target->threshold;
    if (target->direction == KOERS_AT_LEAST)
        for (size_t i = 0; i < n; i++) hit[i] = x[i] >= threshold;
    else
        for (size_t i = 0; i < n; i++) hit[i] = x[i] <= threshold;
}

int64_t koers_hits_count(const uint8_t *hit, size_t n)
{
    int64_t hits = 0;
    for (size_t i = 0; i < n; i++) hits += hit[i];
    return hits;
}

int64_t koers_hits_count_reading(const uint8_t *hit, const uint8_t *reading, uint8_t wanted, size_t n)
{
    int64_t hits = 0;
    for (size_t i = 0; i < n; i++) hits += hit[i] & (reading[i] == wanted);
    return hits;
}
