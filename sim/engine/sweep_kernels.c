/* sweep_kernels - the sweeps; compiled once per instruction set with KOERS_SET = plain, avx2, avx512. Plain loops where the compiler
 * makes vectors of them. */
#include "engine/sweeps.h"

#include "chance/bundles.h"

enum { VECTORS = KOERS_BUNDLE / KOERS_VECTOR };

static void range(const double *x, size_t n, double *lowest, double *highest)
{
    bundle low = {.all = reals_all(x[0])}, high = low;
    size_t i = 0;
    for (; i + KOERS_BUNDLE <= n; i += KOERS_BUNDLE) {
        const bundle v = {.all = reals_from(x + i)};
        KOERS_EACH_VECTOR(j) low.part[j] = vector_smaller(v.part[j], low.part[j]);
        KOERS_EACH_VECTOR(j) high.part[j] = vector_larger(v.part[j], high.part[j]);
    }
    double l = x[0], h = x[0];
    for (int j = 0; j < KOERS_BUNDLE; j++) {
        l = low.all[j] < l ? low.all[j] : l;
        h = high.all[j] > h ? high.all[j] : h;
    }
    for (; i < n; i++) {
        l = x[i] < l ? x[i] : l;
        h = x[i] > h ? x[i] : h;
    }
    *lowest = l;
    *highest = h;
}

/* A vector's sums wait for each other, so the vectors of a bundle belong to as many chunks as they can. Where there are fewer chunks the
 * last is added up by several. */
enum { PER_CHUNK = KOERS_SUMS / KOERS_VECTOR, CHUNKS = VECTORS / PER_CHUNK };

KOERS_INLINE void add_up(const double *const start[VECTORS], size_t n, const vector centre[VECTORS], int power, bundle *sum)
{
    for (size_t i = 0; i < n; i += KOERS_SUMS) KOERS_EACH_VECTOR(j)
        {
            vector d = vector_from(start[j] + i) - centre[j];
            if (power == 2) d *= d;
            sum->part[j] += d;
        }
}

static void sums_of_some(const double *x, size_t step, int chunks, size_t n, const double *centre, int power,
                         double (*sum)[KOERS_SUMS])
{
    const size_t whole = n - n % KOERS_SUMS;
    const double *start[VECTORS];
    vector about[VECTORS];
    bundle total = {.all = reals_all(0.0)};
    for (int j = 0; j < VECTORS; j++) {
        const int c = j / PER_CHUNK < chunks ? j / PER_CHUNK : chunks - 1;
        start[j] = x + (size_t) c * step + (size_t) (j % PER_CHUNK * KOERS_VECTOR);
        about[j] = vector_all(centre[c]);
    }
    if (power == 2)
        add_up(start, whole, about, 2, &total);
    else
        add_up(start, whole, about, 1, &total);
    for (int c = 0; c < chunks; c++) {
        for (int j = 0; j < PER_CHUNK; j++) vector_to(sum[c] + j * KOERS_VECTOR, total.part[c * PER_CHUNK + j]);
        for (size_t i = whole; i < n; i++) {
            const double d = x[(size_t) c * step + i] - centre[c];
            sum[c][i - whole] += power == 2 ? d * d : d;
        }
    }
}

static void sums(const double *x, size_t step, int chunks, size_t n, const double *centre, int power, double (*sum)[KOERS_SUMS])
{
    for (int c = 0; c < chunks; c += CHUNKS)
        sums_of_some(x + (size_t) c * step, step, chunks - c < CHUNKS ? chunks - c : CHUNKS, n, centre + c, power, sum + c);
}

KOERS_INLINE void bins_of(const double *x, double lowest, double per_width, double last, uint16_t *bin)
{
    bundle place = {.all = (reals_from(x) - lowest) * per_width};
    KOERS_EACH_VECTOR(j)
    {
        const vector above = vector_larger(place.part[j], vector_all(0.0)); /* 0 for what is not a number */
        place.part[j] = vector_smaller(above, vector_all(last));
    }
    small_vector_to(bin, reals_truncated(place.all));
}

/* Four at a time, so that the numbers of four bins are one load. n: a multiple of four. */
KOERS_INLINE void add_four(uint32_t *counts, const uint16_t *bin, size_t n)
{
    for (size_t i = 0; i < n; i += 4) {
        uint64_t four;
        memcpy(&four, bin + i, sizeof four);
        counts[four & 0xffff]++;
        counts[four >> 16 & 0xffff]++;
        counts[four >> 32 & 0xffff]++;
        counts[four >> 48]++;
    }
}

/* A batch is counted while the bins of the next are computed: the one keeps the memory busy, the other the vectors. */
static void count(const double *x, size_t n, double lowest, double per_width, int n_bins, uint16_t *bin, uint32_t *counts)
{
    enum { BATCH = 4 * KOERS_BUNDLE };
    const double last = n_bins - 1;
    size_t i = 0, counted = 0;
    for (; i + KOERS_BUNDLE <= n; i += KOERS_BUNDLE) {
        bins_of(x + i, lowest, per_width, last, bin + i);
        if (i < BATCH) continue;
        add_four(counts, bin + counted, KOERS_BUNDLE);
        counted += KOERS_BUNDLE;
    }
    if (i < n) {
        double rest[KOERS_BUNDLE];
        uint16_t rest_bin[KOERS_BUNDLE];
        reals_to(rest, reals_all(lowest));
        memcpy(rest, x + i, (n - i) * sizeof *x);
        bins_of(rest, lowest, per_width, last, rest_bin);
        memcpy(bin + i, rest_bin, (n - i) * sizeof *bin);
    }
    for (; counted < n; counted++) counts[bin[counted]]++;
}

/* Few are wanted, so most vectors hold none: only the others are looked at one by one. */
static size_t find(const uint16_t *bin, size_t n, const uint16_t *wanted, int m, uint32_t *place)
{
    enum { SOME = 4 };
    small_vector each[KOERS_MOST_WANTED];
    size_t found = 0, i = 0;
    for (int j = 0; j < m; j++) each[j] = small_vector_all(wanted[j]);
    for (; i + SOME * KOERS_BUNDLE <= n; i += SOME * KOERS_BUNDLE) {
        small_vector v[SOME];
        uint32_t flags[SOME] = {0};
        for (int k = 0; k < SOME; k++) v[k] = small_vector_from(bin + i + k * KOERS_BUNDLE);
        for (int j = 0; j < m; j++)
            for (int k = 0; k < SOME; k++) flags[k] |= small_vector_equal(v[k], each[j]);
        for (uint32_t k = 0; k < SOME; k++)
            for (; flags[k] != 0; flags[k] &= flags[k] - 1)
                place[found++] = (uint32_t) i + k * KOERS_BUNDLE + (uint32_t) __builtin_ctz(flags[k]) / KOERS_SMALL_FLAGS;
    }
    for (; i < n; i++)
        for (int j = 0; j < m; j++)
            if (bin[i] == wanted[j]) place[found++] = (uint32_t) i;
    return found;
}

static void place(const double *x, size_t n, double value, int64_t *below, int64_t *equal)
{
    int64_t less = 0, same = 0;
    for (size_t i = 0; i < n; i++) {
        less += x[i] < value;
        same += x[i] == value;
    }
    *below += less;
    *equal += same;
}

static void subtract(double *x, const double *base, size_t n, int64_t *positive, int64_t *negative)
{
    int64_t above = 0, below = 0;
    for (size_t i = 0; i < n; i++) {
        const double d = x[i] - base[i];
        x[i] = d;
        above += d > 0.0;
        below += d < 0.0;
    }
    *positive = above;
    *negative = below;
}

const koers_sweeps KOERS_OF_SET(koers_sweeps) = {.range = range, .sums = sums, .count = count, .find = find, .place = place, .subtract = subtract};
