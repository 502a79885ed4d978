#include "engine/gain.h"

#include <math.h>

#include "engine/judgement.h"
#include "koers/probability.h"

/* Given gained + lost, gained is binomial. */
static void test(int64_t gained, int64_t lost, int64_t draws, koers_gain *out)
{
    const double apart = (double) (gained + lost), n = (double) draws;
    const koers_probability part = koers_probability_of(gained, gained + lost);
    out->test_low = (2 * part.low - 1) * apart / n;
    out->test_high = (2 * part.high - 1) * apart / n;
}

static void widen(koers_gain *self, double below, double above)
{
    self->low = fmax(-1, fmin(self->low, self->value - below));
    self->high = fmin(1, fmax(self->high, self->value + above));
}

static double root_of_squares(double a, double b)
{
    return sqrt(a * a + b * b);
}

/* So few draws are far from normal: from the exact interval of each count (Zou and Donner 2008). */
static void widen_for_few(int64_t gained, int64_t lost, int64_t draws, koers_gain *out)
{
    const koers_probability more = koers_probability_of(gained, draws), less = koers_probability_of(lost, draws);
    widen(out, root_of_squares(more.value - more.low, less.high - less.value),
          root_of_squares(more.high - more.value, less.value - less.low));
}

static koers_gain without_error(koers_gain self)
{
    self.se = self.low = self.high = self.test_low = self.test_high = (double) NAN;
    return self;
}

koers_gain koers_gain_of(int64_t gained, int64_t lost, int64_t draws)
{
    enum { FEW = 100 };
    const double n = (double) draws, apart = (double) (gained + lost) / n;
    koers_gain self = {.value = (double) (gained - lost) / n};
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
