/* checks - what the unit tests share: comparisons of doubles that say what they saw. */
#ifndef KOERS_TEST_CHECKS_H
#define KOERS_TEST_CHECKS_H

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "random.h"

/* |x - y| <= tolerance; nan is near nothing. */
#define check_near(x, y, tolerance) check_near_at((x), (y), (tolerance), #x " ~ " #y, __FILE__, __LINE__)
/* Equal to the bit, but that any nan is like any other. */
#define check_same(x, y) check_same_at((x), (y), #x " == " #y, __FILE__, __LINE__)

static inline void check_near_at(double x, double y, double tolerance, const char *what, const char *file, int line)
{
    if (fabs(x - y) <= tolerance) return;
    print_error("%s: %.17g and %.17g differ by %.3g, allowed %.3g\n", what, x, y, x - y, tolerance);
    _fail(file, line);
}

static inline int is_same(double x, double y)
{
    return (isnan(x) && isnan(y)) || memcmp(&x, &y, sizeof x) == 0;
}

static inline void check_same_at(double x, double y, const char *what, const char *file, int line)
{
    if (is_same(x, y)) return;
    print_error("%s: %.17g (%a) and %.17g (%a)\n", what, x, x, y, y);
    _fail(file, line);
}

/* A statistic of a sample of size n that is standard normal when all is well. |z| > 4 comes once in 16,000 times by chance: the
 * sample is then doubled, not drawn anew, and must pass at twice the size, where a real deviation is 1.4 times as many sigmas. */
static inline void check_statistic(double (*z_score)(int n, const void *context), int n, const void *context, const char *what)
{
    const double most = 4, first = z_score(n, context);
    if (fabs(first) <= most) return;
    const double second = z_score(2 * n, context);
    if (fabs(second) <= most) return;
    print_error("%s: %.2f sigma at n = %d, %.2f at twice that\n", what, first, n, second);
    fail();
}

#endif
