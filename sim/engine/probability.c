#include "koers/probability.h"

#include <math.h>

#include "engine/judgement.h"

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
        if (beta_below(middle, a, b, log_beta) < p)
            low = middle;
        else
            high = middle;
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

/* Given gained + lost, gained is binomial. */
static void test(int64_t gained, int64_t lost, int64_t draws, koers_probability_gain *out)
{
    const double apart = (double) (gained + lost), n = (double) draws;
    const koers_probability part = koers_probability_of(gained, gained + lost);
    out->test_low = (2 * part.low - 1) * apart / n;
    out->test_high = (2 * part.high - 1) * apart / n;
}

static void widen(koers_probability_gain *self, double below, double above)
{
    self->low = fmax(-1, fmin(self->low, self->value - below));
    self->high = fmin(1, fmax(self->high, self->value + above));
}

static double root_of_squares(double a, double b)
{
    return sqrt(a * a + b * b);
}

/* So few draws are far from normal: from the exact interval of each count (Donner and Zou 2012). */
static void widen_for_few(int64_t gained, int64_t lost, int64_t draws, koers_probability_gain *out)
{
    const koers_probability more = koers_probability_of(gained, draws), less = koers_probability_of(lost, draws);
    widen(out, root_of_squares(more.value - more.low, less.high - less.value),
          root_of_squares(more.high - more.value, less.value - less.low));
}

static koers_probability_gain without_error(koers_probability_gain self)
{
    self.se = self.low = self.high = self.test_low = self.test_high = (double) NAN;
    return self;
}

koers_probability_gain koers_probability_gain_of(int64_t gained, int64_t lost, int64_t draws)
{
    enum { FEW = 100 };
    const double n = (double) draws, apart = (double) (gained + lost) / n;
    koers_probability_gain self = {.value = (double) (gained - lost) / n};
    if (draws == 1) return without_error(self);
    self.se = sqrt(fmax(0, apart - self.value * self.value) / n);
    if (gained + lost == 0) return self;
    test(gained, lost, draws, &self);
    /* The test says which of the two is likelier to win, given how many draws tell them apart. That number is itself a count: where
     * nearly all of them go one way, its error is what is left, and the interval must not hide it. */
    self.low = self.test_low;
    self.high = self.test_high;
    widen(&self, koers_normal_975 * self.se, koers_normal_975 * self.se);
    if (gained + lost < FEW) widen_for_few(gained, lost, draws, &self);
    return self;
}
