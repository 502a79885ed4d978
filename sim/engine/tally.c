#include "engine/tally.h"

#include <string.h>

koers_status koers_tally_take(koers_tally *self, const double *x, size_t n, koers_quantile_room *room)
{
    if (n == 0) return KOERS_OK;
    koers_moments_add(&self->moments, x, n);
    /* one value that is not a number would make the mean none; quantiles of it would be nonsense, and the user would not see it */
    KOERS_BUG_UNLESS(self->moments.mean - self->moments.mean == 0.0);
    self->exact = room != NULL;
    if (self->exact) {
        koers_quantile_exact(room, x, n, koers_quantile_level, KOERS_N_QUANTILES, self->quantile);
        return KOERS_OK;
    }
    if (self->sketch.count == NULL) return koers_sketch_init(&self->sketch, x, n);
    koers_sketch_add(&self->sketch, x, n);
    return KOERS_OK;
}

void koers_tally_free(koers_tally *self)
{
    if (self != NULL) koers_sketch_free(&self->sketch);
}

koers_summary koers_tally_summary(const koers_tally *self)
{
    koers_summary summary = {
        .mean = self->moments.mean, .se_mean = koers_moments_se(&self->moments), .sd = koers_moments_sd(&self->moments)};
    if (self->exact) memcpy(summary.quantile, self->quantile, sizeof summary.quantile);
    else koers_sketch_quantiles(&self->sketch, koers_quantile_level, KOERS_N_QUANTILES, summary.quantile);
    return summary;
}
