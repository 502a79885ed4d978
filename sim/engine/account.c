#include "engine/account.h"

#include <limits.h>
#include <string.h>

#include "base/memory.h"

void koers_account_init(koers_account *self, const koers_quantity *quantity, size_t n)
{
    *self = (koers_account){.quantity = quantity, .n = n};
}

void koers_account_free(koers_account *self)
{
    koers_free(self->values);
    koers_free(self->moments);
    *self = (koers_account){0};
}

static koers_status open_wave(void *context, const koers_wave *wave)
{
    koers_account *self = context;
    self->draws = wave->n;
    if (self->values != NULL) return KOERS_OK; /* no later wave is longer */
    self->capacity = wave->n;
    self->values = koers_alloc_doubles(self->n * wave->n + 1);
    self->moments = koers_alloc_array(self->n, sizeof *self->moments);
    return self->values == NULL || self->moments == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

static void see(void *context, int worker, const koers_view *view)
{
    koers_account *self = context;
    double room[KOERS_VIEW_LANES];
    (void) worker;
    for (size_t i = 0; i < self->n; i++) {
        if (self->quantity[i].year != view->year) continue;
        memcpy(self->values + i * self->capacity + view->column, koers_view_quantity(view, &self->quantity[i], room),
               (size_t) view->n * sizeof(double));
    }
}

static koers_status close_world(void *context, size_t world, const koers_wave *wave)
{
    koers_account *self = context;
    (void) world, (void) wave;
    for (size_t i = 0; i < self->n; i++) koers_moments_add(&self->moments[i], koers_account_values(self, i), self->draws);
    return KOERS_OK;
}

koers_observer koers_account_observer(koers_account *self)
{
    int first = INT_MAX;
    for (size_t i = 0; i < self->n; i++) first = self->quantity[i].year < first ? self->quantity[i].year : first;
    return (koers_observer){.self = self,
                            .bytes_per_draw = self->n * sizeof(double),
                            .from_year = first,
                            .open = open_wave,
                            .see = see,
                            .close = close_world};
}

const double *koers_account_values(const koers_account *self, size_t i)
{
    return self->values + i * self->capacity;
}

koers_estimate koers_account_estimate(const koers_account *self, size_t i)
{
    return (koers_estimate){self->moments[i].mean, koers_moments_se(&self->moments[i])};
}
