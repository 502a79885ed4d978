#include "engine/futures_store.h"

#include <string.h>

#include "base/memory.h"

koers_status koers_futures_store_init(koers_futures_store *self, koers_years years, int64_t draws, int lanes, size_t limit)
{
    const size_t doubles = koers_futures_doubles(years.last - years.first), n_blocks = ((size_t) draws + (size_t) lanes - 1) / (size_t) lanes;
    const size_t most = limit / (doubles * sizeof(double));
    *self = (koers_futures_store){.years = years, .draws = draws, .lanes = lanes, .n_kept = most < n_blocks ? most : n_blocks};
    if (self->n_kept == 0) return KOERS_OK;
    self->rows = koers_alloc_doubles(self->n_kept * doubles);
    self->made = koers_alloc_array(self->n_kept, sizeof *self->made);
    return self->rows == NULL || self->made == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_futures_store_free(koers_futures_store *self)
{
    koers_free(self->rows);
    koers_free(self->made);
    *self = (koers_futures_store){0};
}

koers_status koers_futures_desk_init(koers_futures_desk *self, int years)
{
    const size_t doubles = koers_futures_doubles(years);
    self->made = koers_alloc_doubles(doubles);
    self->revised = koers_alloc_doubles(doubles);
    return self->made == NULL || self->revised == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_futures_desk_free(koers_futures_desk *self)
{
    koers_free(self->made);
    koers_free(self->revised);
    *self = (koers_futures_desk){0};
}

void koers_futures_store_settle(koers_futures_store *self, const koers_chance_plan *plan)
{
    if (self->has_plan) return;
    self->plan = *plan;
    self->has_plan = true;
}

int koers_futures_store_get(koers_futures_store *self, const koers_chance_plan *plan, const koers_kernels *kernels, int64_t first, int n,
                            koers_futures_desk *desk, koers_futures *futures)
{
    const int years = self->years.last - self->years.first;
    const size_t block = (size_t) (first / self->lanes);
    const int64_t left = self->draws - first;
    /* a wave may end within a block */
    const bool is_whole = first % self->lanes == 0 && n == (left < self->lanes ? left : self->lanes);
    const bool kept = block < self->n_kept && is_whole;
    if (!kept) { /* under the plan that is asked for: nothing is gained by way of another */
        koers_futures_make(futures, desk->made, plan, kernels, first, n, self->years.first, years);
        return 1;
    }
    koers_futures base;
    double *rows = self->rows + block * koers_futures_doubles(years);
    const int drawn = !self->made[block];
    if (drawn) koers_futures_make(&base, rows, &self->plan, kernels, first, n, self->years.first, years);
    else koers_futures_recall(&base, rows, first, n, self->years.first, years);
    self->made[block] = 1;
    koers_futures_revise(futures, desk->revised, &base, &self->plan, plan, kernels);
    return drawn;
}
