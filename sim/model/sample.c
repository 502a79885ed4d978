#include "model/sample.h"

#include "base/memory.h"

static int n_drawn_years(koers_indicator indicator, int horizon)
{
    const int from = koers_indicator_start(indicator) == KOERS_STARTS_DRAWN ? KOERS_START_YEAR : KOERS_FIRST_YEAR;
    return horizon - from + 1;
}

static size_t n_series(int horizon)
{
    size_t n = 0;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) n += (size_t) n_drawn_years((koers_indicator) i, horizon);
    return n;
}

size_t koers_sample_bytes_per_draw(int horizon)
{
    return n_series(horizon) * sizeof(double) + sizeof(uint8_t);
}

koers_status koers_sample_init(koers_sample *self, int horizon, size_t capacity)
{
    size_t n_values;
    int next = 0;
    *self = (koers_sample){.horizon = horizon, .capacity = capacity, .n_series = n_series(horizon)};
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        self->first_series[i] = next;
        next += n_drawn_years((koers_indicator) i, horizon);
    }
    if (__builtin_mul_overflow(self->n_series, capacity, &n_values)) return KOERS_NO_MEMORY;
    self->values = koers_alloc_doubles(n_values);
    self->reading = koers_alloc_array(capacity, sizeof *self->reading);
    return self->values == NULL || self->reading == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_sample_free(koers_sample *self)
{
    if (self == NULL) return;
    koers_free(self->values);
    koers_free(self->reading);
    *self = (koers_sample){0};
}

double *koers_sample_series(const koers_sample *self, koers_indicator indicator, int year)
{
    const int from = koers_indicator_start(indicator) == KOERS_STARTS_DRAWN ? KOERS_START_YEAR : KOERS_FIRST_YEAR;
    if (year < from || year > self->horizon) return NULL;
    return self->values + (size_t) (self->first_series[indicator] + year - from) * self->capacity;
}
