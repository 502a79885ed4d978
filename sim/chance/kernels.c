/* kernels - deterministic elementary functions; compiled once per instruction set with KOERS_SET = plain, avx2, avx512.
 *
 * Each function is one formula for one lane in a loop that the compiler turns into vectors. Since additions and
 * multiplications are rounded alike in every register width, and nothing is fused or taken from libm, all sets give the same
 * bits. Only the square root is left to the processor: IEEE 754 fixes it.
 *
 * Sources: exponential and logarithm after the range reductions and coefficients of FDLIBM (Sun Microsystems 1993);
 * inverse normal: M. J. Wichura, Algorithm AS 241, Applied Statistics 37 (1988) 477-484, PPND16;
 * uniforms: Philox4x32-10, Salmon, Moraes, Dror, Shaw, SC11, with the constants of the Random123 library.
 */
#include "chance/kernels.h"

#if !defined(__x86_64__)
#error "koers is written for x86-64: elsewhere the bits of its results are untested"
#endif

#include <Random123/philox.h>
#include <immintrin.h>
#include <string.h>

#define QUOTED(x) #x
#define QUOTE(x) QUOTED(x)

static inline uint64_t bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

static const double ln2_high = 0x1.62e42feep-1, ln2_low = 0x1.a39ef35793c76p-33; /* ln2_high * n is exact for |n| < 2^20 */

/* x = n ln 2 + r with |r| <= ln(2)/2. Adding 1.5 * 2^52 rounds to an integer, which then stands in the low bits. */
typedef struct {
    double r;
    double power; /* 2^n */
} reduced;

static inline reduced reduce(double x)
{
    const double to_integer = 0x1.8p52, per_ln2 = 0x1.71547652b82fep+0;
    const double shifted = x * per_ln2 + to_integer;
    const double n = shifted - to_integer;
    return (reduced){.r = (x - n * ln2_high) - n * ln2_low, .power = double_of((bits_of(shifted) << 52) + (UINT64_C(1023) << 52))};
}

/* exp(r) - 1 for |r| <= ln(2)/2: r + r^2 times the Taylor series, whose rest after r^13 is below 4e-18. */
static inline double expm1_reduced(double r)
{
    double p = 1.0 / 6227020800.0;
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

static inline double bounded(double x, double lowest, double highest)
{
    const double above = x < lowest ? lowest : x;
    return above > highest ? highest : above;
}

static void exponential(const double *x, int n, double *y)
{
    for (int i = 0; i < n; i++) {
        const reduced a = reduce(bounded(x[i], -708.0, 708.0));
        y[i] = (1.0 + expm1_reduced(a.r)) * a.power;
    }
}

static inline double log_lane(double x)
{
    const uint64_t offset = UINT64_C(0x3fe6a09e667f3bcd); /* sqrt(1/2): the mantissa is brought to [sqrt(1/2), sqrt(2)) */
    const uint64_t bias = 1024;                             /* keeps the exponent non-negative: no signed 64-bit shift in AVX2 */
    const uint64_t bits = bits_of(x);
    const uint64_t moved = bits - offset + (bias << 52);
    const double k = double_of((moved >> 52) | UINT64_C(0x4330000000000000)) - (0x1p52 + (double) bias);
    const double f = double_of(bits - (moved & UINT64_C(0xfff0000000000000)) + (bias << 52)) - 1.0;
    const double s = f / (2.0 + f), z = s * s, w = z * z;
    const double even = w * (0x1.999999997fa04p-2 + w * (0x1.c71c51d8e78afp-3 + w * 0x1.39a09d078c69fp-3));
    const double odd =
        z * (0x1.5555555555593p-1 + w * (0x1.2492494229359p-2 + w * (0x1.7466496cb03dep-3 + w * 0x1.2f112df3e5244p-3)));
    const double half_square = 0.5 * f * f;
    return k * ln2_high - ((half_square - (s * (half_square + (even + odd)) + k * ln2_low)) - f);
}

static void logarithm(const double *x, int n, double *y)
{
    for (int i = 0; i < n; i++) y[i] = log_lane(x[i]);
}

/* tanh(x) = E / (E + 2) with E = exp(2 |x|) - 1, exact near 0; beyond 22 it is 1 to the last bit. */
static void tangent(const double *x, int n, double *y)
{
    for (int i = 0; i < n; i++) {
        const double magnitude = double_of(bits_of(x[i]) & UINT64_C(0x7fffffffffffffff));
        const reduced a = reduce(2.0 * bounded(magnitude, 0.0, 22.0));
        const double e = a.power * expm1_reduced(a.r) + (a.power - 1.0);
        y[i] = double_of(bits_of(e / (e + 2.0)) | (bits_of(x[i]) & UINT64_C(0x8000000000000000)));
    }
}

/* AS 241, |u - 1/2| <= 0.425. q = u - 1/2. */
static inline double normal_centre(double q)
{
    const double r = 0.180625 - q * q;
    double a = 2.5090809287301226727e3, b = 5.2264952788528545610e3;
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
static inline double normal_tail(double r)
{
    const double t = r - 1.6;
    double c = 7.74545014278341407640e-4, d = 1.05075007164441684324e-9;
    c = c * t + 2.27238449892691845833e-2, d = d * t + 5.47593808499534494600e-4;
    c = c * t + 2.41780725177450611770e-1, d = d * t + 1.51986665636164571966e-2;
    c = c * t + 1.27045825245236838258e0, d = d * t + 1.48103976427480074590e-1;
    c = c * t + 3.64784832476320460504e0, d = d * t + 6.89767334985100004550e-1;
    c = c * t + 5.76949722146069140550e0, d = d * t + 1.67638483018380384940e0;
    c = c * t + 4.63033784615654529590e0, d = d * t + 2.05319162663775882187e0;
    c = c * t + 1.42343711074968357734e0, d = d * t + 1.0;
    return c / d;
}

/* AS 241, the far tail: r > 5. */
static inline double normal_far_tail(double r)
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

/* The tails of one block, at the places gathered: every lane by the same formula, so again in vectors. */
static void inverse_normal_tails(const double *q, const uint8_t *place, int n, double *z)
{
    const uint64_t sign = UINT64_C(0x8000000000000000);
    double tail[KOERS_LANES], r[KOERS_LANES], value[KOERS_LANES];
    double largest = 0.0;
    for (int i = 0; i < n; i++) tail[i] = q[place[i]];
    for (int i = 0; i < n; i++) r[i] = __builtin_sqrt(-log_lane(0.5 - double_of(bits_of(tail[i]) & ~sign)));
    for (int i = 0; i < n; i++) value[i] = normal_tail(r[i]);
    for (int i = 0; i < n; i++) largest = r[i] > largest ? r[i] : largest;
    if (largest > 5.0) /* one lane in 10^10 */
        for (int i = 0; i < n; i++) value[i] = r[i] > 5.0 ? normal_far_tail(r[i]) : value[i];
    for (int i = 0; i < n; i++) value[i] = double_of(bits_of(value[i]) | (bits_of(tail[i]) & sign));
    for (int i = 0; i < n; i++) z[place[i]] = value[i];
}

/* The places of the lanes in the tails, without a branch: four flags make a number from 0 to 15, for which the table holds the
 * places of its ones, a byte each. A loop over the ones would be guessed wrong once in four lanes. */
static int find_tails(const double *q, int n, uint8_t *place)
{
    static const uint32_t ones[16] = {0x000000, 0x000000, 0x000001, 0x000100, 0x000002, 0x000200,   0x000201,   0x020100,
                                      0x000003, 0x000300, 0x000301, 0x030100, 0x000302, 0x00030200, 0x00030201, 0x03020100};
    uint8_t is_tail[KOERS_LANES] = {0};
    int n_tails = 0;
    for (int i = 0; i < n; i++) is_tail[i] = (uint8_t) ((q[i] > 0.425) | (q[i] < -0.425));
    for (int i = 0; i < n; i += 4) {
        uint32_t flags;
        memcpy(&flags, is_tail + i, sizeof flags);
        const uint32_t number = (flags * UINT32_C(0x01020408)) >> 24; /* the flags' four bits next to each other */
        const uint32_t places = ones[number] + (uint32_t) i * UINT32_C(0x01010101);
        memcpy(place + n_tails, &places, sizeof places); /* beyond the ones of this four it is overwritten or not read */
        n_tails += __builtin_popcount(number);
    }
    return n_tails;
}

/* The centre is computed for all lanes; the 15 % in the tails are gathered and computed once more. */
static void inverse_normal(const double *u, int n, double *z)
{
    for (int start = 0; start < n; start += KOERS_LANES) {
        const int m = n - start < KOERS_LANES ? n - start : KOERS_LANES;
        double q[KOERS_LANES];
        uint8_t place[KOERS_LANES + 4];
        for (int i = 0; i < m; i++) q[i] = u[start + i] - 0.5;
        for (int i = 0; i < m; i++) z[start + i] = normal_centre(q[i]);
        inverse_normal_tails(q, place, find_tails(q, m, place), z + start);
    }
}

/* Philox over a vector of 64-bit lanes, of which the lower halves count: the one multiplication that it needs, 32 x 32 -> 64 bits,
 * is a single instruction of each set, which compilers do not all find in a plain loop (gcc 12 takes twice the time). */
#if defined(__AVX512F__)
enum { WIDTH = 8 };
typedef uint64_t words __attribute__((vector_size(64)));
#define MULTIPLY(x, y) ((words) _mm512_mul_epu32((__m512i) (x), (__m512i) (y)))
#elif defined(__AVX2__)
enum { WIDTH = 4 };
typedef uint64_t words __attribute__((vector_size(32)));
#define MULTIPLY(x, y) ((words) _mm256_mul_epu32((__m256i) (x), (__m256i) (y)))
#else
enum { WIDTH = 2 };
typedef uint64_t words __attribute__((vector_size(16)));
#define MULTIPLY(x, y) ((words) _mm_mul_epu32((__m128i) (x), (__m128i) (y)))
#endif

static inline words all(uint64_t x)
{
    words w = {0};
    for (int i = 0; i < WIDTH; i++) w[i] = x;
    return w;
}

/* One vector of counters to two words of 64 random bits each, by the ten rounds of Random123's philox4x32. */
static inline void philox(philox4x32_key_t key, words c0, philox4x32_ctr_t counter, words *first, words *second)
{
    const words low = all(UINT64_C(0xffffffff)), m0 = all(PHILOX_M4x32_0), m1 = all(PHILOX_M4x32_1);
    words c1 = all(counter.v[1]), c2 = all(counter.v[2]), c3 = all(counter.v[3]);
    for (int round = 0; round < philox4x32_rounds; round++) {
        const words p0 = MULTIPLY(c0, m0), p1 = MULTIPLY(c2, m1);
        c0 = (p1 >> 32) ^ c1 ^ all(key.v[0]);
        c2 = (p0 >> 32) ^ c3 ^ all(key.v[1]);
        c1 = p1; /* upper halves are never looked at before they are masked */
        c3 = p0;
        key.v[0] += PHILOX_W32_0;
        key.v[1] += PHILOX_W32_1;
    }
    *first = (c0 & low) | c1 << 32;
    *second = (c2 & low) | c3 << 32;
}

/* The upper 52 bits of a word, moved by half a step: odd multiples of 2^-53, never 0 or 1, exact. */
static inline double unit_of(uint64_t word)
{
    return double_of((word >> 12) | UINT64_C(0x3ff0000000000000)) - (1.0 - 0x1p-53);
}

/* The pairs of draws pair, pair + 1, ...: the first half of Philox's 128 bits is the even draw's, the second the odd one's. */
static void uniform_pairs(philox4x32_key_t key, philox4x32_ctr_t counter, int n_pairs, double *restrict u)
{
    for (int start = 0; start < n_pairs; start += KOERS_LANES) {
        const int n = n_pairs - start < KOERS_LANES ? n_pairs - start : KOERS_LANES;
        uint64_t even[KOERS_LANES + 8], odd[KOERS_LANES + 8];
        words c0 = {0}, first, second;
        for (int i = 0; i < WIDTH; i++) c0[i] = counter.v[0] + (uint32_t) (start + i);
        for (int i = 0; i < n; i += WIDTH, c0 += (uint64_t) WIDTH) {
            philox(key, c0, counter, &first, &second);
            memcpy(even + i, &first, sizeof first);
            memcpy(odd + i, &second, sizeof second);
        }
        for (int i = 0; i < n; i++) {
            u[2 * (start + i)] = unit_of(even[i]);
            u[2 * (start + i) + 1] = unit_of(odd[i]);
        }
    }
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

/* Where the lanes lie in the table is computed in vectors, then looked up, then interpolated in vectors again. */
static void hermite_block(const double *value, const double *slope, int nodes, const double *z, int n, double *y)
{
    const double edge = 8.3, step = 2.0 * edge / (nodes - 1), per_step = (nodes - 1) / (2.0 * edge);
    const double last = nodes - 2, lowest = value[0], highest = value[nodes - 1];
    double t[KOERS_LANES], v0[KOERS_LANES], v1[KOERS_LANES], s0[KOERS_LANES], s1[KOERS_LANES];
    int j[KOERS_LANES];
    for (int i = 0; i < n; i++) {
        const double x = (bounded(z[i], -edge, edge) + edge) * per_step;
        j[i] = (int) (x > last ? last : x);
        t[i] = x - j[i];
    }
    for (int i = 0; i < n; i++) {
        v0[i] = value[j[i]], v1[i] = value[j[i] + 1];
        s0[i] = slope[j[i]], s1[i] = slope[j[i] + 1];
    }
    for (int i = 0; i < n; i++) {
        const double rest = 1.0 - t[i];
        const double left = v0[i] * (1.0 + 2.0 * t[i]) + s0[i] * (step * t[i]);
        const double right = v1[i] * (3.0 - 2.0 * t[i]) - s1[i] * (step * rest);
        y[i] = bounded(left * (rest * rest) + right * (t[i] * t[i]), lowest, highest); /* rounding may pass a bound */
    }
}

static void hermite(const double *value, const double *slope, int nodes, const double *z, int n, double *y)
{
    for (int start = 0; start < n; start += KOERS_LANES)
        hermite_block(value, slope, nodes, z + start, n - start < KOERS_LANES ? n - start : KOERS_LANES, y + start);
}

const koers_kernels KOERS_OF_SET(koers_kernels) = {
    .name = QUOTE(KOERS_SET),
    .exponential = exponential,
    .logarithm = logarithm,
    .tangent = tangent,
    .inverse_normal = inverse_normal,
    .uniform = uniform,
    .hermite = hermite,
};
