/* prior - the distribution that expresses what is known of one number, drawn as a monotone function of a standard normal.
 *
 *   koers_prior prior = {.distribution = KOERS_BETA, .a = 6, .b = 3, .lower = -INFINITY, .upper = INFINITY};
 *   if (koers_prior_problem(&prior) == NULL) median = koers_prior_quantile(&prior, 0);
 *
 * Truncation is by the distribution function: the quantile at p of the truncated prior is Q(F(lower) + p (F(upper) - F(lower))).
 */
#ifndef KOERS_PRIOR_H
#define KOERS_PRIOR_H

#include <stdbool.h>


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

/* What is wrong with a prior, as a text for the user in English, which a voice translates; NULL when it can be drawn. Checks finite numbers, sd > 0, median > 0,
 * sdlog in (0, 3], a and b in [0.5, 1e4], lower < upper, bounds that leave at least 1e-6 of the probability. */
const char *koers_prior_problem(const koers_prior *prior);

/* Same distribution to the bit. */
bool koers_prior_equal(const koers_prior *x, const koers_prior *y);

/* "normal(0.0025, 0.004)", "beta(6, 3)", with " on [0.2, 1.4]" where truncated; returns `text`. */
enum { KOERS_PRIOR_TEXT = 128 };
char *koers_prior_text(const koers_prior *prior, char text[KOERS_PRIOR_TEXT]);

/* The quantile at z (p = Phi(z)), by GSL, without table; for tests, descriptions and table nodes. The prior has no problem. */
double koers_prior_quantile(const koers_prior *prior, double z);

/* The quantiles x[i] at z[i], i < n, and their slopes dx/dz: 0 where the density vanishes or the value is not finite. */
void koers_prior_quantiles(const koers_prior *prior, const double *z, int n, double *x, double *slope);

/* Whether it has a bound. */
bool koers_prior_is_truncated(const koers_prior *prior);

/* The mean of a prior without problem, by the trapezium rule over z; relative error below 1e-9. */
double koers_prior_mean(const koers_prior *prior);

#endif
