#include "chance/quantile_table.h"

void koers_quantile_table_draw(const koers_quantile_table *self, const koers_kernels *kernels, const double *z, int n, double *x)
{
    const double a = self->prior.a, b = self->prior.b, log_median = self->log_median;
    if (self->tabulated) {
        kernels->hermite(self->value, self->slope, KOERS_TABLE_NODES, z, n, x);
        return;
    }
    switch (self->prior.distribution) {
    case KOERS_NORMAL:
        for (int i = 0; i < n; i++) x[i] = a + b * z[i];
        break;
    case KOERS_LOGNORMAL:
        for (int i = 0; i < n; i++) x[i] = log_median + b * z[i];
        kernels->exponential(x, n, x);
        break;
    default:
        for (int i = 0; i < n; i++) x[i] = a;
    }
}
