#include "koers/prior.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_randist.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"

static const char *const keys[KOERS_N_DISTRIBUTIONS][3] = {
    [KOERS_FIXED] = {"fixed", "value", NULL},
    [KOERS_NORMAL] = {"normal", "mean", "sd"},
    [KOERS_LOGNORMAL] = {"lognormal", "median", "sdlog"},
    [KOERS_BETA] = {"beta", "a", "b"},
};

const char *koers_distribution_key(koers_distribution distribution)
{
    return keys[distribution][0];
}

const char *koers_distribution_first(koers_distribution distribution)
{
    return keys[distribution][1];
}

const char *koers_distribution_second(koers_distribution distribution)
{
    return keys[distribution][2];
}

int koers_distribution_of(const char *key)
{
    for (int i = 0; i < KOERS_N_DISTRIBUTIONS; i++)
        if (strcmp(keys[i][0], key) == 0) return i;
    return -1;
}

/* P(X <= x), P(X > x) and density of the distribution without bounds. */
static double below(const koers_prior *prior, double x)
{
    switch (prior->distribution) {
    case KOERS_NORMAL: return gsl_cdf_ugaussian_P((x - prior->a) / prior->b);
    case KOERS_LOGNORMAL: return x <= 0 ? 0 : gsl_cdf_ugaussian_P(log(x / prior->a) / prior->b);
    case KOERS_BETA: return x <= 0 ? 0 : x >= 1 ? 1 : gsl_cdf_beta_P(x, prior->a, prior->b);
    default: return x < prior->a ? 0 : 1;
    }
}

static double above(const koers_prior *prior, double x)
{
    switch (prior->distribution) {
    case KOERS_NORMAL: return gsl_cdf_ugaussian_Q((x - prior->a) / prior->b);
    case KOERS_LOGNORMAL: return x <= 0 ? 1 : gsl_cdf_ugaussian_Q(log(x / prior->a) / prior->b);
    case KOERS_BETA: return x <= 0 ? 1 : x >= 1 ? 0 : gsl_cdf_beta_Q(x, prior->a, prior->b);
    default: return x < prior->a ? 1 : 0;
    }
}

static double density(const koers_prior *prior, double x)
{
    switch (prior->distribution) {
    case KOERS_NORMAL: return gsl_ran_gaussian_pdf(x - prior->a, prior->b);
    case KOERS_LOGNORMAL: return x <= 0 ? 0 : gsl_ran_lognormal_pdf(x, log(prior->a), prior->b);
    case KOERS_BETA: return x <= 0 || x >= 1 ? 0 : gsl_ran_beta_pdf(x, prior->a, prior->b);
    default: return 0;
    }
}

/* GSL's inverse gives up in some far tails and answers nan; its distribution function does not, so the value is bisected then. */
static double beta_value_at(const koers_prior *prior, double p, double q, bool lower_half)
{
    const double a = prior->a, b = prior->b;
    const double x = lower_half ? gsl_cdf_beta_Pinv(p, a, b) : gsl_cdf_beta_Qinv(q, a, b);
    if (isfinite(x)) return x;
    double low = 0, high = 1;
    for (int i = 0; i < 1100; i++) {
        const double middle = 0.5 * (low + high);
        if (lower_half ? gsl_cdf_beta_P(middle, a, b) < p : gsl_cdf_beta_Q(middle, a, b) > q) low = middle;
        else high = middle;
        if (high - low <= 1e-15 * high) break;
    }
    return 0.5 * (low + high);
}

/* The value with probability p below it, or q above it; the smaller of the two is given, so that no digits are lost. */
static double value_at(const koers_prior *prior, double p, double q, bool lower_half)
{
    const double z = lower_half ? gsl_cdf_ugaussian_Pinv(p) : gsl_cdf_ugaussian_Qinv(q);
    switch (prior->distribution) {
    case KOERS_NORMAL: return prior->a + prior->b * z;
    case KOERS_LOGNORMAL: return prior->a * exp(prior->b * z);
    case KOERS_BETA: return beta_value_at(prior, p, q, lower_half);
    default: return prior->a;
    }
}

bool koers_prior_is_truncated(const koers_prior *prior)
{
    return !isinf(prior->lower) || !isinf(prior->upper);
}

/* The probability between the bounds, from the tail that loses no digits. */
static double mass_between(const koers_prior *prior)
{
    if (!koers_prior_is_truncated(prior)) return 1;
    const double p = below(prior, prior->upper) - below(prior, prior->lower);
    const double q = above(prior, prior->lower) - above(prior, prior->upper);
    return below(prior, prior->upper) < 0.5 ? p : q;
}

const char *koers_prior_problem(const koers_prior *prior)
{
    const double smallest_mass = 1e-6, smallest_shape = 0.5, largest_shape = 1e4, largest_sdlog = 3;
    const double a = prior->a, b = prior->b;
    if (!isfinite(a) || !isfinite(b)) return N_("its numbers must be finite");
    if (isnan(prior->lower) || isnan(prior->upper) || prior->lower >= prior->upper) return N_("lower must be below upper");
    switch (prior->distribution) {
    case KOERS_FIXED: return a < prior->lower || a > prior->upper ? N_("the value lies outside lower and upper") : NULL;
    case KOERS_NORMAL:
        if (b <= 0) return N_("sd must be above 0 (use distribution \"fixed\" for a certain value)");
        break;
    case KOERS_LOGNORMAL:
        if (a <= 0) return N_("median must be above 0");
        if (b <= 0 || b > largest_sdlog) return N_("sdlog must be above 0 and at most 3");
        break;
    default:
        if (a < smallest_shape || b < smallest_shape || a > largest_shape || b > largest_shape)
            return N_("a and b must lie between 0.5 and 10000");
    }
    return mass_between(prior) < smallest_mass ? N_("lower and upper leave almost nothing of the distribution") : NULL;
}

bool koers_prior_equal(const koers_prior *x, const koers_prior *y)
{
    return x->distribution == y->distribution && x->a == y->a && x->b == y->b && x->lower == y->lower && x->upper == y->upper;
}

char *koers_prior_text(const koers_prior *prior, char text[KOERS_PRIOR_TEXT])
{
    int n = prior->distribution == KOERS_FIXED
                ? snprintf(text, KOERS_PRIOR_TEXT, "fixed(%.10g)", prior->a)
                : snprintf(text, KOERS_PRIOR_TEXT, "%s(%.10g, %.10g)", keys[prior->distribution][0], prior->a, prior->b);
    if (koers_prior_is_truncated(prior) && n > 0 && n < KOERS_PRIOR_TEXT)
        snprintf(text + n, (size_t) (KOERS_PRIOR_TEXT - n), " on [%.10g, %.10g]", prior->lower, prior->upper);
    return text;
}

/* What bounds leave: the probability below them, above them and between. */
typedef struct {
    double below, above, mass;
} cut;

static cut cut_of(const koers_prior *prior)
{
    if (!koers_prior_is_truncated(prior)) return (cut){0, 0, 1};
    return (cut){below(prior, prior->lower), above(prior, prior->upper), mass_between(prior)};
}

static double quantile_at(const koers_prior *prior, const cut *left, double z)
{
    if (prior->distribution == KOERS_FIXED) return prior->a;
    const double p = left->below + gsl_cdf_ugaussian_P(z) * left->mass;
    const double q = left->above + gsl_cdf_ugaussian_Q(z) * left->mass;
    const double x = value_at(prior, p, q, p < q);
    return fmin(fmax(x, prior->lower), prior->upper);
}

static double slope_at(const koers_prior *prior, const cut *left, double z, double x)
{
    const double slope = gsl_ran_ugaussian_pdf(z) * left->mass / density(prior, x);
    return isfinite(slope) ? slope : 0;
}

void koers_prior_quantiles(const koers_prior *prior, const double *z, int n, double *x, double *slope)
{
    const cut left = cut_of(prior);
    for (int i = 0; i < n; i++) {
        x[i] = quantile_at(prior, &left, z[i]);
        slope[i] = slope_at(prior, &left, z[i], x[i]);
    }
}

double koers_prior_quantile(const koers_prior *prior, double z)
{
    const cut left = cut_of(prior);
    return quantile_at(prior, &left, z);
}

double koers_prior_mean(const koers_prior *prior)
{
    enum { STEPS = 2000 };
    const double edge = 12, step = 2 * edge / STEPS; /* a lognormal of sdlog 3 has its weight about z = 3 */
    const cut left = cut_of(prior);
    double sum = 0;
    for (int i = 0; i <= STEPS; i++) {
        const double z = step * i - edge;
        sum += gsl_ran_ugaussian_pdf(z) * quantile_at(prior, &left, z);
    }
    return sum * step;
}
