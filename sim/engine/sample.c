#include "engine/sample.h"

/* The first k in which an indicator differs between draws. */
static int first_drawn(koers_indicator indicator)
{
    return koers_indicator_start(indicator) == KOERS_STARTS_DRAWN ? 0 : 1;
}

koers_sample koers_sample_of(koers_years years, size_t capacity)
{
    koers_sample self = {.years = years, .capacity = capacity};
    int next = 0;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        self.first_series[i] = next;
        next += years.last - years.first - first_drawn((koers_indicator) i) + 1;
    }
    self.n_series = (size_t) next;
    return self;
}

size_t koers_sample_doubles(const koers_sample *self)
{
    return self->n_series * self->capacity + self->capacity / sizeof(double) + 1;
}

void koers_sample_use(koers_sample *self, double *room)
{
    self->values = room;
    self->reading = room == NULL ? NULL : (uint8_t *) (room + self->n_series * self->capacity);
    self->n = 0;
}

size_t koers_sample_bytes_per_draw(koers_years years)
{
    const koers_sample one = koers_sample_of(years, 1);
    return one.n_series * sizeof(double) + sizeof(uint8_t);
}

int koers_sample_number(const koers_sample *self, koers_indicator indicator, int k)
{
    const int from = first_drawn(indicator);
    return k < from || k > self->years.last - self->years.first ? -1 : self->first_series[indicator] + k - from;
}

double *koers_sample_series(const koers_sample *self, koers_indicator indicator, int year)
{
    const int number = koers_sample_number(self, indicator, year - self->years.first);
    return number < 0 ? NULL : self->values + (size_t) number * self->capacity;
}
