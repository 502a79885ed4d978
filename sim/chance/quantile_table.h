/* quantile_table - a prior made ready for drawing.
 *
 *   koers_quantile_table table;
 *   koers_tabulate(&table, &prior);
 *   koers_quantile_table_draw(&table, kernels, z, n, x);
 *
 * Normal, lognormal and fixed without bounds are computed directly; all else goes by a table of the quantile function in z
 * (257 nodes on [-8.3, 8.3], values and slopes, cubic Hermite between), because GSL's inverse beta costs over a microsecond
 * and differs in the last bit between processors. Nodes are rounded to 32 significant bits, which removes that difference.
 */
#ifndef KOERS_QUANTILE_TABLE_H
#define KOERS_QUANTILE_TABLE_H

#include <stdbool.h>

#include "chance/lanes.h"
#include "koers/prior.h"

enum { KOERS_TABLE_NODES = 257 };
typedef struct {
    koers_prior prior;
    bool tabulated;
    double log_median; /* lognormal without bounds */
    double value[KOERS_TABLE_NODES], slope[KOERS_TABLE_NODES];
} koers_quantile_table;

/* x[i] = quantile at z[i], i < n. Within the bounds; increasing in z, to rounding of the last bits. Worst error against
 * koers_prior_quantile for |z| <= 6 (tested): 1e-7 sd; 3e-6 sd where the prior is truncated or a beta's a or b is below 1, since
 * the quantile then bends sharply at a bound. Works in place (x == z). */
void koers_quantile_table_draw(const koers_quantile_table *self, const koers_kernels *kernels, const double *z, int n, double *x);

#endif
