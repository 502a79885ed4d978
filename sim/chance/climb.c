#include "chance/climb.h"

#include <math.h>

enum { ORDER = 18 };

/* Coefficients of powers of the step: of x, its slope w, 1 / x, 1 / (1 - x), s(x) and -(z + w s). */
typedef struct {
    double x[ORDER + 1], w[ORDER + 1], per_x[ORDER], per_rest[ORDER], s[ORDER], g[ORDER];
} series;

/* The k-th coefficient of a product, but for the terms before a[from]. Two sums, which need not wait for each other. */
static double product(const double *a, const double *b, int from, int k)
{
    double even = 0, odd = 0;
    int i = from;
    for (; i < k; i += 2) {
        even += a[i] * b[k - i];
        odd += a[i + 1] * b[k - i - 1];
    }
    return i == k ? even + odd + a[k] * b[0] : even + odd;
}

/* s = (a - 1) / x - (b - 1) / (1 - x). A reciprocal times its number is 1: all but the first coefficient of that product vanish. */
static double pull(const koers_prior *prior, series *self, int k)
{
    self->per_x[k] = k == 0 ? 1 / self->x[0] : -product(self->x, self->per_x, 1, k) * self->per_x[0];
    self->per_rest[k] = k == 0 ? 1 / (1 - self->x[0]) : product(self->x, self->per_rest, 1, k) * self->per_rest[0];
    return (prior->a - 1) * self->per_x[k] - (prior->b - 1) * self->per_rest[k];
}

static void expand(const koers_prior *prior, const koers_foothold *from, series *self)
{
    self->x[0] = from->x;
    self->w[0] = from->slope;
    for (int k = 0; k < ORDER; k++) {
        self->x[k + 1] = self->w[k] / (k + 1);
        self->s[k] = pull(prior, self, k);
        self->g[k] = -(k == 0 ? from->z : k == 1 ? 1 : 0) - product(self->w, self->s, 0, k);
        self->w[k + 1] = product(self->w, self->g, 0, k) / (k + 1);
    }
}

static double value_of(const double *coefficient, double h)
{
    double sum = coefficient[ORDER];
    for (int k = ORDER - 1; k >= 0; k--) sum = sum * h + coefficient[k];
    return sum;
}

/* The size of the last two terms of the slope. */
static double rest_of(const double *coefficient, double h)
{
    double power = fabs(h);
    for (int k = 2; k < ORDER; k++) power *= fabs(h);
    return (fabs(coefficient[ORDER]) * fabs(h) + fabs(coefficient[ORDER - 1])) * power;
}

int koers_climb(const koers_prior *prior, const koers_foothold *from, double step, int n, koers_foothold *to)
{
    const double enough = 1e-15;
    series terms;
    if (!(from->slope > 0)) return 0;
    expand(prior, from, &terms);
    for (int j = 0; j < n; j++) {
        const double h = (j + 1) * step;
        to[j] = (koers_foothold){.z = from->z + h, .x = value_of(terms.x, h), .slope = value_of(terms.w, h)};
        if (!isfinite(to[j].x) || !(rest_of(terms.w, h) <= enough * to[j].slope)) return j;
    }
    return n;
}
