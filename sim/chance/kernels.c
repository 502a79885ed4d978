/* kernels - deterministic elementary functions; compiled once per instruction set with KOERS_SET = plain, avx2, avx512.
 *
 * Each function is one formula, which every lane of a bundle of vectors (bundles.h) goes through alike. Since additions and
 * multiplications are rounded alike in every register width, and nothing is fused or taken from libm, all sets give the same
 * bits. Only the square root is left to the processor: IEEE 754 fixes it.
 *
 * Sources: exponential and logarithm after the range reductions and coefficients of FDLIBM (Sun Microsystems 1993);
 * inverse normal: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484, PPND16;
 * uniforms: Philox4x32-10, Salmon, Moraes, Dror, Shaw, SC11, with the constants of the Random123 library.
 */
#include "chance/lanes.h"

#if !defined(__x86_64__)
#error "koers is written for x86-64: elsewhere the bits of its results are untested"
#endif

#include <Random123/philox.h>
#include <string.h>

#include "chance/bundles.h"

#define QUOTED(x) #x
#define QUOTE(x)  QUOTED(x)

/* Applies one formula to n lanes, a bundle at a time; what is left over is padded to a bundle with `pad`, which the formula bears. */
KOERS_INLINE void apply(reals (*formula)(reals), double pad, const double *x, int n, double *y)
{
    int i = 0;
    for (; i + KOERS_BUNDLE <= n; i += KOERS_BUNDLE) reals_to(y + i, formula(reals_from(x + i)));
    if (i == n) return;
    double rest[KOERS_BUNDLE];
    const size_t left = (size_t) (n - i) * sizeof *x;
    reals_to(rest, reals_all(pad));
    memcpy(rest, x + i, left);
    reals_to(rest, formula(reals_from(rest)));
    memcpy(y + i, rest, left);
}

static const double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33; /* ln2_high * n is exact for |n| < 2^20 */
static const uint64_t sign = UINT64_C(0x8000000000000000);

/* x = n ln 2 + r with |r| <= ln(2)/2. Adding 1.5 * 2^52 rounds to an integer, which then stands in the low bits. Gives 2^n. */
KOERS_INLINE reals reduce(reals x, reals *r)
{
    const double to_integer = 0x1.8p52, per_ln2 = 0x1.71547652b82fep+0;
    const reals shifted = x * per_ln2 + to_integer;
    const reals n = shifted - to_integer;
    *r = (x - n * ln2_high) - n * ln2_low;
    return (reals) (((words) shifted << 52) + (UINT64_C(1023) << 52));
}

/* exp(r) - 1 for |r| <= ln(2)/2: r + r^2 times the Taylor series, whose rest after r^13 is below 4e-18. */
KOERS_INLINE reals expm1_reduced(reals r)
{
    reals p = reals_all(1.0 / 6227020800.0);
    p = p * r + 1.0 / 479001600.0;
    p = p * r + 1.0 / 39916800.0;
    p = p * r + 1.0 / 3628800.0;
    p = p * r + 1.0 / 362880.0;
    p = p * r + 1.0 / 40320.0;
    p = p * r + 1.0 / 5040.0;
    p = p * r + 1.0 / 720.0;
    p = p * r + 1.0 / 120.0;
    p = p * r + 1.0 / 24.0;
    p = p * r + 1.0 / 6.0;
    p = p * r + 0.5;
    return r + (r * r) * p;
}

KOERS_INLINE reals exp_lanes(reals x)
{
    reals r;
    const reals power = reduce(reals_bounded(x, -708.0, 708.0), &r);
    return (1.0 + expm1_reduced(r)) * power;
}

static void exponential(const double *x, int n, double *y)
{
    apply(exp_lanes, 0.0, x, n, y);
}

KOERS_INLINE reals log_lanes(reals x)
{
    const uint64_t offset = UINT64_C(0x3fe6a09e667f3bcd); /* sqrt(1/2): the mantissa is brought to [sqrt(1/2), sqrt(2)) */
    const uint64_t bias = 1024;                           /* keeps the exponent non-negative: no signed 64-bit shift in AVX2 */
    const words bits = (words) x;
    const words moved = bits - offset + (bias << 52);
    const reals k = (reals) ((moved >> 52) | UINT64_C(0x4330000000000000)) - (0x1p52 + (double) bias);
    const reals f = (reals) (bits - (moved & UINT64_C(0xfff0000000000000)) + (bias << 52)) - 1.0;
    const reals s = f / (2.0 + f), z = s * s, w = z * z;
    const reals even = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3));
    const reals odd =
        z * (0x1.5555555555593p-1 + w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
    const reals half_square = 0.5 * f * f;
    return k * ln2_high - ((half_square - (s * (half_square + (even + odd)) + k * ln2_low)) - f);
}

static void logarithm(const double *x, int n, double *y)
{
    apply(log_lanes, 1.0, x, n, y);
}

/* tanh(x) = E / (E + 2) with E = exp(2 |x|) - 1, exact near 0; beyond 22 it is 1 to the last bit. */
KOERS_INLINE reals tanh_lanes(reals x)
{
    reals r;
    const reals magnitude = (reals) ((words) x & ~sign);
    const reals power = reduce(2.0 * reals_bounded(magnitude, 0.0, 22.0), &r);
    const reals e = power * expm1_reduced(r) + (power - 1.0);
    return (reals) ((words) (e / (e + 2.0)) | ((words) x & sign));
}

static void tangent(const double *x, int n, double *y)
{
    apply(tanh_lanes, 0.0, x, n, y);
}

/* AS 241, |u - 1/2| <= 0.425. q = u - 1/2. */
KOERS_INLINE reals normal_centre(reals q)
{
    const reals r = 0.180625 - q * q;
    reals a = reals_all(2.5090809287301226727e3), b = reals_all(5.2264952788528545610e3);
    a = a * r + 3.3430575583588128105e4, b = b * r + 2.8729085735721942674e4;
    a = a * r + 6.7265770927008700853e4, b = b * r + 3.9307895800092710610e4;
    a = a * r + 4.5921953931549871457e4, b = b * r + 2.1213794301586595867e4;
    a = a * r + 1.3731693765509461125e4, b = b * r + 5.3941960214247511077e3;
    a = a * r + 1.9715909503065514427e3, b = b * r + 6.8718700749205790830e2;
    a = a * r + 1.3314166789178437745e2, b = b * r + 4.2313330701600911252e1;
    a = a * r + 3.3871328727963666080e0, b = b * r + 1.0;
    return q * a / b;
}

/* AS 241, the tail: r = sqrt(-log(min(u, 1 - u))) <= 5. */
KOERS_INLINE reals normal_tail(reals r)
{
    const reals t = r - 1.6;
    reals c = reals_all(7.74545014278341407640e-4), d = reals_all(1.05075007164441684324e-9);
    c = c * t + 2.27238449892691845833e-2, d = d * t + 5.47593808499534494600e-4;
    c = c * t + 2.41780725177450611770e-1, d = d * t + 1.51986665636164571966e-2;
    c = c * t + 1.27045825245236838258e0, d = d * t + 1.48103976427480074590e-1;
    c = c * t + 3.64784832476320460504e0, d = d * t + 6.89767334985100004550e-1;
    c = c * t + 5.76949722146069140550e0, d = d * t + 1.67638483018380384940e0;
    c = c * t + 4.63033784615654529590e0, d = d * t + 2.05319162663775882187e0;
    c = c * t + 1.42343711074968357734e0, d = d * t + 1.0;
    return c / d;
}

/* AS 241, the far tail: r > 5. One lane in 10^10. */
static double normal_far_tail(double r)
{
    const double t = r - 5.0;
    double e = 2.01033439929228813265e-7, f = 2.04426310338993978564e-15;
    e = e * t + 2.71155556874348757815e-5, f = f * t + 1.42151175831644588870e-7;
    e = e * t + 1.24266094738807843860e-3, f = f * t + 1.84631831751005468180e-5;
    e = e * t + 2.65321895265761230930e-2, f = f * t + 7.86869131145613259100e-4;
    e = e * t + 2.96560571828504891230e-1, f = f * t + 1.48753612908506148525e-2;
    e = e * t + 1.78482653991729133580e0, f = f * t + 1.36929880922735805310e-1;
    e = e * t + 5.46378491116411436990e0, f = f * t + 5.99832206555887937690e-1;
    e = e * t + 6.65790464350110377720e0, f = f * t + 1.0;
    return e / f;
}

/* The far tails of a bundle, one by one. Nobody is there but once in a long run. */
static __attribute__((__noinline__, __cold__)) void normal_far_tails(const double *r, double *value)
{
    for (int i = 0; i < KOERS_BUNDLE; i++)
        if (r[i] > 5.0) value[i] = normal_far_tail(r[i]);
}

/* The tails of a block, gathered next to each other in whole bundles: q on the way in, z on the way out. */
static void inverse_normal_tails(double *tail, int n)
{
    for (int i = 0; i < n; i += KOERS_BUNDLE) {
        const reals q = reals_from(tail + i);
        const bundle r = {.all = reals_root(-log_lanes(0.5 - (reals) ((words) q & ~sign)))};
        bundle value = {.all = normal_tail(r.all)};
        unsigned far = 0;
        KOERS_EACH_VECTOR(j) far |= vector_above(r.part[j], vector_all(5.0));
        if (far != 0) {
            double far_r[KOERS_BUNDLE], far_value[KOERS_BUNDLE];
            reals_to(far_r, r.all);
            reals_to(far_value, value.all);
            normal_far_tails(far_r, far_value);
            value.all = reals_from(far_value);
        }
        reals_to(tail + i, (reals) ((words) value.all | ((words) q & sign)));
    }
}

/* Where the lanes of a block in the tails are: the flags of each vector. */
typedef struct {
    uint8_t flags[KOERS_LANES / KOERS_VECTOR];
    int n;
    double tail[KOERS_LANES + KOERS_BUNDLE];
} tails;

KOERS_INLINE void inverse_normal_centre(const double *u, double *z, uint8_t flags[4], tails *out)
{
    const bundle q = {.all = reals_from(u) - 0.5}, size = {.all = (reals) ((words) q.all & ~sign)};
    reals_to(z, normal_centre(q.all));
    KOERS_EACH_VECTOR(j)
    {
        flags[j] = (uint8_t) vector_above(size.part[j], vector_all(0.425));
        vector_gather_flagged(q.part[j], flags[j], out->tail + out->n);
        out->n += vector_count(flags[j]);
    }
}

/* The centre is computed for all lanes of a block; the 15 % in the tails are gathered, computed once more and put back, all without
 * a branch, which would be guessed wrong once in four lanes. n: whole bundles. */
static void inverse_normal_block(const double *u, int n, double *z)
{
    tails found;
    found.n = 0;
    for (int i = 0; i < n; i += KOERS_BUNDLE) inverse_normal_centre(u + i, z + i, found.flags + i / KOERS_VECTOR, &found);
    reals_to(found.tail + found.n, reals_all(0.45)); /* so that the last bundle holds tails only */
    inverse_normal_tails(found.tail, found.n);
    const double *tail = found.tail;
    for (int i = 0; i < n; i += KOERS_VECTOR) {
        const unsigned flags = found.flags[i / KOERS_VECTOR];
        vector_to(z + i, vector_scatter_flagged(vector_from(z + i), flags, tail));
        tail += vector_count(flags);
    }
}

static void inverse_normal(const double *u, int n, double *z)
{
    int i = 0;
    while (n - i >= KOERS_BUNDLE) {
        const int whole = n - i < KOERS_LANES ? (n - i) / KOERS_BUNDLE * KOERS_BUNDLE : KOERS_LANES;
        inverse_normal_block(u + i, whole, z + i);
        i += whole;
    }
    if (i == n) return;
    double rest[KOERS_BUNDLE];
    reals_to(rest, reals_all(0.5));
    memcpy(rest, u + i, (size_t) (n - i) * sizeof *u);
    inverse_normal_block(rest, KOERS_BUNDLE, rest);
    memcpy(z + i, rest, (size_t) (n - i) * sizeof *z);
}

/* Vectors of counters that go through Philox side by side: more do not fit the registers of AVX2. */
enum { ABREAST = 2, PAIRS = ABREAST * KOERS_VECTOR };

/* Each counter to two words of 64 random bits, by the ten rounds of Random123's philox4x32. Gives the first word in place. */
KOERS_INLINE void philox(philox4x32_key_t key, philox4x32_ctr_t counter, word_vector c0[ABREAST], word_vector second[ABREAST])
{
    const word_vector low = word_vector_all(UINT64_C(0xffffffff));
    const word_vector m0 = word_vector_all(PHILOX_M4x32_0), m1 = word_vector_all(PHILOX_M4x32_1);
    word_vector c1[ABREAST], c2[ABREAST], c3[ABREAST];
    for (int j = 0; j < ABREAST; j++) {
        c1[j] = word_vector_all(counter.v[1]);
        c2[j] = word_vector_all(counter.v[2]);
        c3[j] = word_vector_all(counter.v[3]);
    }
    for (int round = 0; round < philox4x32_rounds; round++) {
        const word_vector k0 = word_vector_all(key.v[0]), k1 = word_vector_all(key.v[1]);
        for (int j = 0; j < ABREAST; j++) {
            const word_vector p0 = vector_product(c0[j], m0), p1 = vector_product(c2[j], m1);
            c0[j] = (p1 >> 32) ^ c1[j] ^ k0;
            c2[j] = (p0 >> 32) ^ c3[j] ^ k1;
            c1[j] = p1; /* upper halves are never looked at before they are masked */
            c3[j] = p0;
        }
        key.v[0] += PHILOX_W32_0;
        key.v[1] += PHILOX_W32_1;
    }
    for (int j = 0; j < ABREAST; j++) {
        c0[j] = (c0[j] & low) | c1[j] << 32;
        second[j] = (c2[j] & low) | c3[j] << 32;
    }
}

/* The upper 52 bits of a word, moved by half a step: odd multiples of 2^-53, never 0 or 1, exact. */
KOERS_INLINE vector unit_of(word_vector word)
{
    return (vector) ((word >> 12) | UINT64_C(0x3ff0000000000000)) - (1.0 - 0x1p-53);
}

/* The pairs that start with `pair`: the first half of Philox's 128 bits is the even draw's, the second the odd one's. */
KOERS_INLINE void uniform_some(philox4x32_key_t key, philox4x32_ctr_t counter, word_vector pair, double *u)
{
    word_vector first[ABREAST], second[ABREAST];
    for (int j = 0; j < ABREAST; j++) first[j] = pair + (uint64_t) (j * KOERS_VECTOR);
    philox(key, counter, first, second);
    for (int j = 0; j < ABREAST; j++) vector_pair_to(u + 2 * KOERS_VECTOR * j, unit_of(first[j]), unit_of(second[j]));
}

/* The pairs of draws counter.v[0], counter.v[0] + 1, ..., n_pairs of them. */
static void uniform_pairs(philox4x32_key_t key, philox4x32_ctr_t counter, int n_pairs, double *u)
{
    word_vector pair;
    for (int i = 0; i < KOERS_VECTOR; i++) pair[i] = counter.v[0] + (uint32_t) i;
    int i = 0;
    for (; i + PAIRS <= n_pairs; i += PAIRS, pair += (uint64_t) PAIRS) uniform_some(key, counter, pair, u + 2 * i);
    if (i == n_pairs) return;
    double rest[2 * PAIRS];
    uniform_some(key, counter, pair, rest);
    memcpy(u + 2 * i, rest, 2 * (size_t) (n_pairs - i) * sizeof *u);
}

static void uniform(uint64_t seed, uint64_t name, uint32_t year, uint32_t draw, int n, double *u)
{
    const philox4x32_key_t key = {{(uint32_t) seed, (uint32_t) (seed >> 32)}};
    philox4x32_ctr_t counter = {{draw / 2, year, (uint32_t) name, (uint32_t) (name >> 32)}};
    double pair[2];
    int done = 0;
    if (draw % 2 == 1 && n > 0) {
        uniform_pairs(key, counter, 1, pair);
        u[done++] = pair[1];
        counter.v[0]++;
    }
    const int n_pairs = (n - done) / 2;
    uniform_pairs(key, counter, n_pairs, u + done);
    done += 2 * n_pairs;
    if (done < n) {
        counter.v[0] += (uint32_t) n_pairs;
        uniform_pairs(key, counter, 1, pair);
        u[done] = pair[0];
    }
}

/* Interpolates one vector: where its lanes lie in the table, what stands there, and the cubic between. */
KOERS_INLINE vector hermite_vector(const double *value, const double *slope, int nodes, vector z)
{
    const double edge = 8.3, step = 2.0 * edge / (nodes - 1), per_step = (nodes - 1) / (2.0 * edge);
    int32_t place[KOERS_VECTOR];
    vector v0, v1, s0, s1;
    const vector x = (vector_bounded(z, -edge, edge) + edge) * per_step;
    const vector t = x - vector_truncated(vector_smaller(vector_all(nodes - 2), x), place);
    vector_neighbours(value, place, &v0, &v1);
    vector_neighbours(slope, place, &s0, &s1);
    const vector rest = 1.0 - t;
    const vector left = v0 * (1.0 + 2.0 * t) + s0 * (step * t);
    const vector right = v1 * (3.0 - 2.0 * t) - s1 * (step * rest);
    return vector_bounded(left * (rest * rest) + right * (t * t), value[0], value[nodes - 1]); /* rounding may pass a bound */
}

static void hermite(const double *value, const double *slope, int nodes, const double *z, int n, double *y)
{
    int i = 0;
    for (; i + KOERS_VECTOR <= n; i += KOERS_VECTOR) vector_to(y + i, hermite_vector(value, slope, nodes, vector_from(z + i)));
    if (i == n) return;
    double rest[KOERS_VECTOR];
    vector_to(rest, vector_all(0.0));
    memcpy(rest, z + i, (size_t) (n - i) * sizeof *z);
    vector_to(rest, hermite_vector(value, slope, nodes, vector_from(rest)));
    memcpy(y + i, rest, (size_t) (n - i) * sizeof *y);
}

/* Up to the first boundary of a vector, and what is left after the last one, by plain copies. */
static void stream(const double *x, int n, double *y)
{
    const int off = (int) ((uintptr_t) y / sizeof *y % KOERS_VECTOR), head = off == 0 ? 0 : KOERS_VECTOR - off;
    int i = head < n ? head : n;
    memcpy(y, x, (size_t) i * sizeof *y);
    for (; i + KOERS_VECTOR <= n; i += KOERS_VECTOR) vector_stream(y + i, vector_from(x + i));
    memcpy(y + i, x + i, (size_t) (n - i) * sizeof *y);
}

static void drain(void)
{
    vector_drain();
}

const koers_kernels KOERS_OF_SET(koers_kernels) = {
    .name = QUOTE(KOERS_SET),
    .exponential = exponential,
    .logarithm = logarithm,
    .tangent = tangent,
    .inverse_normal = inverse_normal,
    .uniform = uniform,
    .hermite = hermite,
    .stream = stream,
    .drain = drain,
};
