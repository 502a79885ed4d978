#include "koers/probability.h"

#include <math.h>

/* The continued fraction of the incomplete beta function by Lentz's method (Press et al., Numerical Recipes, section 6.4).
 * GSL's gives up after 512 terms, which some ten thousands of draws need; the number of terms grows with sqrt(a + b). */
static double beta_fraction(double x, double a, double b)
{
    const double smallest = 1e-300, enough = 1e-15;
    const int most = 100000; /* 10^8 draws need about 20,000 */
    double c = 1, d = 1 - (a + b) * x / (a + 1);
    d = 1 / (fabs(d) < smallest ? smallest : d);
    double f = d;
    for (int m = 1; m <= most; m++) {
        const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
        d = 1 + even * d;
        c = 1 + even / c;
        d = 1 / (fabs(d) < smallest ? smallest : d);
        c = fabs(c) < smallest ? smallest : c;
        f *= d * c;
        d = 1 + odd * d;
        c = 1 + odd / c;
        d = 1 / (fabs(d) < smallest ? smallest : d);
        c = fabs(c) < smallest ? smallest : c;
        f *= d * c;
        if (fabs(d * c - 1) < enough) break;
    }
    return f;
}

/* I_x(a, b): P(X <= x) of a beta distribution. log_beta = ln B(a, b). */
static double beta_below(double x, double a, double b, double log_beta)
{
    if (x <= 0) return 0;
    if (x >= 1) return 1;
    const double front = exp(a * log(x) + b * log1p(-x) - log_beta);
    return x < (a + 1) / (a + b + 2) ? front * beta_fraction(x, a, b) / a : 1 - front * beta_fraction(1 - x, b, a) / b;
}

/* The x with I_x(a, b) = p, by bisection: sixty halvings of an interval of 16 standard deviations leave no bit open. */
static double beta_quantile(double p, double a, double b)
{
    const double log_beta = lgamma(a) + lgamma(b) - lgamma(a + b);
    const double mean = a / (a + b), sd = sqrt(mean * (1 - mean) / (a + b + 1));
    double low = fmax(0, mean - 8 * sd), high = fmin(1, mean + 8 * sd);
    for (int i = 0; i < 60; i++) {
        const double middle = 0.5 * (low + high);
        if (beta_below(middle, a, b, log_beta) < p) low = middle;
        else high = middle;
    }
    return 0.5 * (low + high);
}

/* To 32 significant bits, by Veltkamp's splitting: the last bits of exp and log depend on the processor. */
static double rounded(double x)
{
    const double c = x * (0x1p21 + 1);
    return c - (c - x);
}

koers_probability koers_probability_of(int64_t hits, int64_t draws)
{
    const double outside = 0.025; /* on either side */
    const double h = (double) hits, n = (double) draws;
    koers_probability self = {.draws = draws, .hits = hits, .value = draws > 0 ? h / n : (double) NAN, .low = 0, .high = 1};
    if (draws == 0) return self;
    if (hits > 0) self.low = rounded(beta_quantile(outside, h, n - h + 1));
    if (hits < draws) self.high = rounded(beta_quantile(1 - outside, h + 1, n - h));
    return self;
}
