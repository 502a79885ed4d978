#include "engine/hits.h"

#include <string.h>

void koers_hits_of(const koers_sample *sample, const koers_target *target, uint8_t *hit)
{
    const double *x = koers_sample_series(sample, target->indicator, target->year);
    const double threshold = target->threshold;
    const int at_least = target->direction == KOERS_AT_LEAST;
    if (x == NULL) {
        const double start = sample->start[target->indicator];
        memset(hit, at_least ? start >= threshold : start <= threshold, sample->n);
        return;
    }
    if (at_least)
        for (size_t i = 0; i < sample->n; i++) hit[i] = x[i] >= threshold;
    else
        for (size_t i = 0; i < sample->n; i++) hit[i] = x[i] <= threshold;
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
