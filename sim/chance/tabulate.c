#include "chance/tabulate.h"

#include <math.h>

#include "chance/lanes.h"

/* To 32 significant bits, by Veltkamp's splitting. GSL's last bits depend on whether the processor has fused multiply-add. */
static double rounded(double x)
{
    const double c = x * (0x1p21 + 1);
    return c - (c - x);
}

/* Slopes of at most three times the steps on either side: the cubics then rise from node to node (Fritsch and Carlson 1980). Only
 * where the values all but stand still, near a bound, is a slope changed. */
static void limit_slopes(koers_quantile_table *self, double step)
{
    for (int i = 0; i + 1 < KOERS_TABLE_NODES; i++) {
        const double most = 3 * (self->value[i + 1] - self->value[i]) / step;
        self->slope[i] = fmin(self->slope[i], most);
        self->slope[i + 1] = fmin(self->slope[i + 1], most);
    }
}

void koers_tabulate(koers_quantile_table *self, const koers_prior *prior)
{
    const double edge = 8.3, step = 2 * edge / (KOERS_TABLE_NODES - 1);
    self->prior = *prior;
    self->log_median = 0;
    self->tabulated = prior->distribution != KOERS_FIXED && (prior->distribution == KOERS_BETA || koers_prior_is_truncated(prior));
    if (prior->distribution == KOERS_LOGNORMAL) koers_kernels_number(0)->logarithm(&prior->a, 1, &self->log_median);
    if (!self->tabulated) return;
    for (int i = 0; i < KOERS_TABLE_NODES; i++) {
        const double z = (2 * edge * i) / (KOERS_TABLE_NODES - 1) - edge;
        const double x = koers_prior_quantile(prior, z);
        self->value[i] = fmin(fmax(rounded(x), prior->lower), prior->upper); /* rounding may pass a bound */
        self->slope[i] = rounded(koers_prior_slope(prior, z, x));
    }
    limit_slopes(self, step);
}
