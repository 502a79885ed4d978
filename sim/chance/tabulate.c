#include "chance/tabulate.h"

#include <math.h>

#include "chance/climb.h"
#include "chance/lanes.h"

enum { LAST = KOERS_TABLE_NODES - 1, STRETCH = 32 };
static const double edge = 8.3;

/* To 32 significant bits, by Veltkamp's splitting. GSL's last bits depend on whether the processor has fused multiply-add. */
static double rounded(double x)
{
    const double c = x * (0x1p21 + 1);
    return c - (c - x);
}

static double z_of(int node)
{
    return (2 * edge * node) / LAST - edge;
}

static koers_foothold direct(const koers_prior *prior, int node)
{
    koers_foothold at = {.z = z_of(node)};
    koers_prior_quantiles(prior, &at.z, 1, &at.x, &at.slope);
    return at;
}

/* How far GSL's own quantile and slope may lie from the truth, amply: the last bits of x, what they do to the density, and what its
 * inverse leaves open. */
typedef struct {
    double x, slope;
} blur;

static blur blur_of(const koers_prior *prior, const koers_foothold *at)
{
    const double left_open = 5e-13, last_bits = 2e-15 * at->x;
    const double pull = fabs((prior->a - 1) / at->x) + fabs((prior->b - 1) / (1 - at->x));
    return (blur){.x = left_open * at->x, .slope = at->slope * (left_open + last_bits * pull)};
}

static bool is_rounded_alike(double x, double error)
{
    return rounded(x - error) == rounded(x + error);
}

/* Whether the blur leaves no doubt about the 32 bits. */
static bool is_settled(const koers_prior *prior, const koers_foothold *at)
{
    const blur error = blur_of(prior, at);
    return is_rounded_alike(at->x, error.x) && is_rounded_alike(at->slope, error.slope);
}

static void set_node(koers_quantile_table *self, int node, const koers_foothold *at)
{
    self->value[node] = fmin(fmax(rounded(at->x), self->prior.lower), self->prior.upper); /* rounding may pass a bound */
    self->slope[node] = rounded(at->slope);
}

/* From one end of a stretch to the other. False unless it arrives where GSL says, to a part of its blur. */
static bool climb(const koers_prior *prior, const koers_foothold *last, double step, koers_foothold path[STRETCH + 1])
{
    enum { AT_ONCE = 4 };
    int i = 0, n = 1;
    for (; i < STRETCH && n > 0; i += n)
        n = koers_climb(prior, &path[i], step, STRETCH - i < AT_ONCE ? STRETCH - i : AT_ONCE, &path[i + 1]);
    const blur allowed = blur_of(prior, last);
    return n > 0 && fabs(path[STRETCH].x - last->x) <= 0.4 * allowed.x &&
           fabs(path[STRETCH].slope - last->slope) <= 0.4 * allowed.slope;
}

/* GSL's inverse beta costs over a microsecond, so most nodes come from their neighbour, from the tail inwards. The table is as if all
 * came from GSL: where its 32 bits are not beyond doubt, the node does. */
static void fill_stretch(koers_quantile_table *self, const koers_foothold *from, const koers_foothold *to, int first, int way)
{
    koers_foothold path[STRETCH + 1] = {*from};
    const bool arrived = climb(&self->prior, to, way * 2 * edge / LAST, path);
    for (int i = 1; i < STRETCH; i++) {
        const int node = first + way * i;
        if (!arrived || !is_settled(&self->prior, &path[i])) path[i] = direct(&self->prior, node);
        set_node(self, node, &path[i]);
    }
}

/* With a shape below 1 errors grow on the way. With large ones GSL's distribution function is out by up to 1e-8 here and there (seen from
 * a + b = 4,000 on), which no neighbour knows. */
static bool can_climb(const koers_prior *prior)
{
    const double least = 1, most = 1000;
    return prior->distribution == KOERS_BETA && prior->a >= least && prior->b >= least && prior->a + prior->b <= most;
}

/* A beta, from its tails to the middle. */
static void fill_half(koers_quantile_table *self, int first, int way)
{
    koers_foothold from = direct(&self->prior, first);
    set_node(self, first, &from);
    for (int node = first; node != LAST / 2; node += way * STRETCH) {
        const koers_foothold to = direct(&self->prior, node + way * STRETCH);
        fill_stretch(self, &from, &to, node, way);
        set_node(self, node + way * STRETCH, &to);
        from = to;
    }
}

static void fill_directly(koers_quantile_table *self)
{
    double z[KOERS_TABLE_NODES], x[KOERS_TABLE_NODES], slope[KOERS_TABLE_NODES];
    for (int i = 0; i < KOERS_TABLE_NODES; i++) z[i] = z_of(i);
    koers_prior_quantiles(&self->prior, z, KOERS_TABLE_NODES, x, slope);
    for (int i = 0; i < KOERS_TABLE_NODES; i++) set_node(self, i, &(koers_foothold){z[i], x[i], slope[i]});
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
    self->prior = *prior;
    self->log_median = 0;
    self->tabulated = prior->distribution != KOERS_FIXED && (prior->distribution == KOERS_BETA || koers_prior_is_truncated(prior));
    if (prior->distribution == KOERS_LOGNORMAL) koers_kernels_number(0)->logarithm(&prior->a, 1, &self->log_median);
    if (!self->tabulated) return;
    if (can_climb(prior)) {
        fill_half(self, 0, 1);
        fill_half(self, LAST, -1);
    } else {
        fill_directly(self);
    }
    limit_slopes(self, 2 * edge / LAST);
}
