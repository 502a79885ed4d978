/* prior - the distribution that expresses what is known of one number, drawn as a monotone function of a standard normal.
 *
 *   koers_prior prior = {.distribution = KOERS_BETA, .a = 6, .b = 3, .lower = -INFINITY, .upper = INFINITY};
 *   if (koers_prior_problem(&prior) == NULL) { koers_quantile_table table; koers_quantile_table_init(&table, &prior); ... }
 *
 * Truncation is by the distribution function: the quantile at p of the truncated prior is Q(F(lower) + p (F(upper) - F(lower))).
 * Normal, lognormal and fixed without bounds are computed directly; all else goes by a table of the quantile function in z
 * (257 nodes on [-8.3, 8.3], values and slopes, cubic Hermite between), because GSL's inverse beta costs over a microsecond
 * and differs in the last bit between processors. Nodes are rounded to 32 significant bits, which removes that difference.
 */
#ifndef KOERS_PRIOR_H
#define KOERS_PRIOR_H

#include <stdbool.h>

#include "koers/lanes.h"
#include "koers/status.h"

typedef enum { KOERS_FIXED, KOERS_NORMAL, KOERS_LOGNORMAL, KOERS_BETA, KOERS_N_DISTRIBUTIONS } koers_distribution;

typedef struct {
    koers_distribution distribution;
    double a;            /* fixed: value; normal: mean; lognormal: median; beta: a */
    double b;            /* normal: sd; lognormal: sdlog; beta: b; fixed: 0        */
    double lower, upper; /* truncation; -INFINITY, INFINITY where there is none    */
} koers_prior;

/* The names used in files: "fixed" "normal" "lognormal" "beta"; and of the distribution's own keys (NULL where it has one). */
const char *koers_distribution_key(koers_distribution distribution);
int koers_distribution_of(const char *key); /* -1 when there is none */
const char *koers_distribution_first(koers_distribution distribution);  /* "value" "mean" "median" "a" */
const char *koers_distribution_second(koers_distribution distribution); /* NULL   "sd"   "sdlog"  "b" */

/* What is wrong with a prior, as a text for the user; NULL when it can be drawn. Checks finite numbers, sd > 0, median > 0,
 * sdlog in (0, 3], a and b in [0.5, 1e4], lower < upper, bounds that leave at least 1e-6 of the probability. */
const char *koers_prior_problem(const koers_prior *prior);

/* Same distribution to the bit. */
bool koers_prior_equal(const koers_prior *x, const koers_prior *y);

/* "normal(0.0025, 0.004)", "beta(6, 3)", with " on [0.2, 1.4]" where truncated; returns `text`. */
enum { KOERS_PRIOR_TEXT = 128 };
char *koers_prior_text(const koers_prior *prior, char text[KOERS_PRIOR_TEXT]);

/* The quantile at z (p = Phi(z)), by GSL, without table; for tests, descriptions and table nodes. The prior has no problem. */
double koers_prior_quantile(const koers_prior *prior, double z);

/* The mean of a prior without problem, by the trapezium rule over z; relative error below 1e-9. */
double koers_prior_mean(const koers_prior *prior);

/* A prior made ready for drawing. */
enum { KOERS_TABLE_NODES = 257 };
typedef struct {
    koers_prior prior;
    bool tabulated;
    double log_median; /* lognormal without bounds */
    double value[KOERS_TABLE_NODES], slope[KOERS_TABLE_NODES];
} koers_quantile_table;

/* Domain: a prior without problem. */
void koers_quantile_table_init(koers_quantile_table *self, const koers_prior *prior);

/* x[i] = quantile at z[i], i < n. Within the bounds; increasing in z, to rounding of the last bits. Worst error against
 * koers_prior_quantile for |z| <= 6 (tested): 1e-7 sd; 3e-6 sd where the prior is truncated or a beta's a or b is below 1, since
 * the quantile then bends sharply at a bound. Works in place (x == z). */
void koers_quantile_table_draw(const koers_quantile_table *self, const koers_kernels *kernels, const double *z, int n, double *x);

#endif
