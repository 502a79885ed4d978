#include "koers/trace.h"

#include "base/memory.h"

static const size_t n_believed = (size_t) KOERS_N_PARAMETERS + 1;

static size_t n_values(const koers_trace *self)
{
    return (size_t) (self->years.last - self->years.first + 1) * KOERS_N_INDICATORS;
}

koers_status koers_trace_open(koers_trace *self, koers_years years, int64_t first, int64_t n)
{
    size_t values, parameters;
    *self = (koers_trace){.years = years, .first = first, .n = n};
    if (__builtin_mul_overflow((size_t) n, n_values(self), &values)) return KOERS_NO_MEMORY;
    if (__builtin_mul_overflow((size_t) n, n_believed, &parameters)) return KOERS_NO_MEMORY;
    self->value = koers_alloc_doubles(values);
    self->parameter = koers_alloc_doubles(parameters);
    return self->value == NULL || self->parameter == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_trace_close(koers_trace *self)
{
    koers_free(self->value);
    koers_free(self->parameter);
    *self = (koers_trace){0};
}

static double *values_of(const koers_trace *self, int year, int64_t draw)
{
    return self->value + (size_t) (draw - self->first) * n_values(self) + (size_t) (year - self->years.first) * KOERS_N_INDICATORS;
}

static double *parameters_of(const koers_trace *self, int64_t draw)
{
    return self->parameter + (size_t) (draw - self->first) * n_believed;
}

static void see(void *context, int worker, const koers_view *view)
{
    koers_trace *self = context;
    const int64_t end = self->first + self->n;
    (void) worker;
    for (int lane = 0; lane < view->n; lane++) {
        const int64_t draw = view->first + lane;
        if (draw < self->first || draw >= end) continue;
        double *values = values_of(self, view->year, draw), *parameters = parameters_of(self, draw);
        for (int i = 0; i < KOERS_N_INDICATORS; i++) values[i] = koers_view_values(view, (koers_indicator) i)[lane];
        if (!view->opens) continue;
        for (int p = 0; p < KOERS_N_PARAMETERS; p++) parameters[p] = koers_view_parameter(view, (koers_parameter) p)[lane];
        parameters[KOERS_N_PARAMETERS] = koers_view_derived(view)[lane];
    }
}

koers_observer koers_trace_observer(koers_trace *self)
{
    return (koers_observer){.self = self, .see = see};
}

double koers_trace_value(const koers_trace *self, koers_indicator indicator, int year, int64_t draw)
{
    return values_of(self, year, draw)[indicator];
}

double koers_trace_parameter(const koers_trace *self, koers_parameter parameter, int64_t draw)
{
    return parameters_of(self, draw)[parameter];
}

bool koers_trace_derived(const koers_trace *self, int64_t draw)
{
    return parameters_of(self, draw)[KOERS_N_PARAMETERS] > 0.0;
}
