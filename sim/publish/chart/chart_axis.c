#include "publish/chart/chart_axis.h"

#include <math.h>
#include <stdbool.h>

/* A range that starts below this part of its end starts at zero. */
static const double near_zero = 0.3;

typedef struct {
    double step;
    int decimals;
} tic_step;

/* The least step 1, 2, 5 x 10^k, or 25, 250 ..., that is at least `wanted` > 0; powers of ten by multiplication, so that every C
 * library gives the same. */
static tic_step step_above(double wanted)
{
    static const double mantissa[] = {1, 2, 2.5, 5};
    double power = 1;
    int exponent = 0;
    while (power > wanted && exponent > -12) power /= 10, exponent--;
    while (10 * power <= wanted && exponent < 300) power *= 10, exponent++;
    for (int i = 0; i < 4; i++)
        if (mantissa[i] * power >= wanted * (1 - 1e-9) && (i != 2 || exponent > 0))
            return (tic_step){mantissa[i] * power, exponent < 0 ? -exponent : 0};
    return (tic_step){10 * power, -exponent - 1 > 0 ? -exponent - 1 : 0};
}

koers_chart_axis koers_chart_axis_of(double low, double high, int n)
{
    if (!(low < high)) {
        const double room = fabs(low) > 0 ? 0.1 * fabs(low) : 1;
        low -= room;
        high = low + 2 * room;
    }
    if (low > 0 && low < near_zero * high) low = 0;
    const tic_step tic = step_above((high - low) / n);
    koers_chart_axis axis = {floor(low / tic.step + 1e-9), ceil(high / tic.step - 1e-9), tic.step, tic.decimals};
    if (axis.low >= axis.high) axis.high = axis.low + 1;
    axis.low *= tic.step;
    axis.high *= tic.step;
    return axis;
}

int koers_chart_axis_years(int first, int last, double width, double room)
{
    static const int steps[] = {1, 2, 3, 5, 10};
    const int span = last > first ? last - first : 1;
    int least = 10;
    for (int i = 4; i >= 0; i--)
        if (width * steps[i] >= room * span) least = steps[i];
    for (int i = 0; i < 5; i++)
        if (steps[i] >= least && steps[i] <= 2 * least && span % steps[i] == 0) return steps[i];
    return least;
}

/* Labels that touch form a block, which hangs where the mean of its members wants to be. */
typedef struct {
    double centre, height;
    size_t n;
} block;

static double held(const block *b, double low, double high)
{
    const double lowest = low + b->height / 2, highest = high - b->height / 2;
    return b->centre > highest ? (highest > lowest ? highest : lowest) : b->centre < lowest ? lowest : b->centre;
}

/* Joins the last two blocks for as long as they overlap. Returns how many are left. */
static size_t join(block *blocks, size_t n, double low, double high)
{
    while (n > 1) {
        block *a = &blocks[n - 2], *b = &blocks[n - 1];
        if (held(a, low, high) + a->height / 2 <= held(b, low, high) - b->height / 2 + 1e-9) break;
        /* wanted centre of the joined block: each member's own place, less where it lies within the block */
        const double top_a = a->centre - a->height / 2, top_b = b->centre - b->height / 2 - a->height;
        const double top = (top_a * (double) a->n + top_b * (double) b->n) / (double) (a->n + b->n);
        a->height += b->height;
        a->n += b->n;
        a->centre = top + a->height / 2;
        n--;
    }
    return n;
}

void koers_chart_axis_spread(double *at, const double *height, size_t n, double low, double high)
{
    size_t order[KOERS_CHART_LABELS], n_blocks = 0;
    block blocks[KOERS_CHART_LABELS];
    if (n > KOERS_CHART_LABELS) n = KOERS_CHART_LABELS;
    for (size_t i = 0; i < n; i++) {
        size_t j = i;
        for (; j > 0 && at[order[j - 1]] > at[i]; j--) order[j] = order[j - 1];
        order[j] = i;
    }
    for (size_t i = 0; i < n; i++) {
        blocks[n_blocks++] = (block){at[order[i]], height[order[i]], 1};
        n_blocks = join(blocks, n_blocks, low, high);
    }
    size_t next = 0;
    for (size_t b = 0; b < n_blocks; b++) {
        double y = held(&blocks[b], low, high) - blocks[b].height / 2;
        for (size_t k = 0; k < blocks[b].n; k++, next++) {
            at[order[next]] = y + height[order[next]] / 2;
            y += height[order[next]];
        }
    }
}
