#include "engine/parameter_draws.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"

void koers_parameter_draws_init(koers_parameter_draws *self, const koers_parameter *parameter, size_t n)
{
    *self = (koers_parameter_draws){.parameter = parameter, .n = n};
}

void koers_parameter_draws_free(koers_parameter_draws *self)
{
    koers_free(self->values);
    koers_free(self->derived);
    *self = (koers_parameter_draws){0};
}

static koers_status open_wave(void *context, const koers_wave *wave)
{
    koers_parameter_draws *self = context;
    self->draws = wave->n;
    if (self->values != NULL) return KOERS_OK; /* no later wave is longer */
    self->capacity = wave->n;
    self->values = koers_alloc_doubles(self->n * wave->n + 1);
    self->derived = koers_alloc_array(wave->n, sizeof *self->derived);
    return self->values == NULL || self->derived == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

static void see(void *context, int worker, const koers_view *view)
{
    koers_parameter_draws *self = context;
    const size_t n = (size_t) view->n;
    (void) worker;
    if (!view->opens) return;
    for (size_t i = 0; i < self->n; i++)
        memcpy(self->values + i * self->capacity + view->column, koers_view_parameter(view, self->parameter[i]), n * sizeof(double));
    for (size_t i = 0; i < n; i++) self->derived[view->column + i] = koers_view_derived(view)[i] > 0.0;
}

koers_observer koers_parameter_draws_observer(koers_parameter_draws *self)
{
    return (koers_observer){.self = self, .bytes_per_draw = self->n * sizeof(double) + 1, .from_year = INT_MAX, .open = open_wave, .see = see};
}

const double *koers_parameter_draws_values(const koers_parameter_draws *self, size_t i)
{
    return self->values + i * self->capacity;
}
