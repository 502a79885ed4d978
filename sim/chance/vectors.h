/* vectors - the registers of one instruction set, as the sources that are compiled once for each set see them.
 *
 *   vector r = vector_from(x + i);                        KOERS_VECTOR lanes
 *   vector_to(y + i, vector_larger(r * r + 0.5, vector_all(1.0)));
 *
 * Arithmetic is that of one lane, so every set gives the same bits. What the language has no sign for (larger, root, products of
 * words, gathering) stands here once for each set of x86-64 and once in plain C for any other; bundles.h has the rest of it.
 */
#ifndef KOERS_VECTORS_H
#define KOERS_VECTORS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

/* Inlined always, so that no bundle is ever passed in registers, about which compilers do not agree: of that they need not warn (gcc
 * also notes it, unless told -Wno-psabi as in the Makefile). */
#pragma GCC diagnostic ignored "-Wpsabi"
#define KOERS_INLINE static inline __attribute__((__always_inline__))

/* doubles in a vector */
#if defined(__AVX512F__)
enum { KOERS_VECTOR = 8 };
#elif defined(__AVX2__)
enum { KOERS_VECTOR = 4 };
#else
enum { KOERS_VECTOR = 2 };
#endif

typedef double vector __attribute__((vector_size(8 * KOERS_VECTOR), may_alias));
typedef double vector_anywhere __attribute__((vector_size(8 * KOERS_VECTOR), may_alias, aligned(8)));
typedef uint64_t word_vector __attribute__((vector_size(8 * KOERS_VECTOR), may_alias));

KOERS_INLINE uint64_t koers_bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

KOERS_INLINE vector vector_from(const double *x)
{
    return *(const vector_anywhere *) x;
}

KOERS_INLINE void vector_to(double *x, vector v)
{
    *(vector_anywhere *) x = v;
}

KOERS_INLINE vector vector_all(double x)
{
    return (vector) ((word_vector){0} + koers_bits_of(x));
}

KOERS_INLINE word_vector word_vector_all(uint64_t x)
{
    return (word_vector){0} + x;
}

/* a > b ? a : b and a < b ? a : b, lane by lane: b where they are equal or not comparable. */
KOERS_INLINE vector vector_larger(vector a, vector b)
{
#if defined(__AVX512F__)
    return (vector) _mm512_max_pd((__m512d) a, (__m512d) b);
#elif defined(__AVX2__)
    return (vector) _mm256_max_pd((__m256d) a, (__m256d) b);
#elif defined(__SSE2__)
    return (vector) _mm_max_pd((__m128d) a, (__m128d) b);
#else
    const word_vector take = (word_vector) (a > b);
    return (vector) ((take & (word_vector) a) | (~take & (word_vector) b));
#endif
}

KOERS_INLINE vector vector_smaller(vector a, vector b)
{
#if defined(__AVX512F__)
    return (vector) _mm512_min_pd((__m512d) a, (__m512d) b);
#elif defined(__AVX2__)
    return (vector) _mm256_min_pd((__m256d) a, (__m256d) b);
#elif defined(__SSE2__)
    return (vector) _mm_min_pd((__m128d) a, (__m128d) b);
#else
    const word_vector take = (word_vector) (a < b);
    return (vector) ((take & (word_vector) a) | (~take & (word_vector) b));
#endif
}

/* lowest where x < lowest, highest where it is above; x where it is not a number. */
KOERS_INLINE vector vector_bounded(vector x, double lowest, double highest)
{
    return vector_smaller(vector_all(highest), vector_larger(vector_all(lowest), x));
}

KOERS_INLINE vector vector_root(vector a)
{
#if defined(__AVX512F__)
    return (vector) _mm512_sqrt_pd((__m512d) a);
#elif defined(__AVX2__)
    return (vector) _mm256_sqrt_pd((__m256d) a);
#elif defined(__SSE2__)
    return (vector) _mm_sqrt_pd((__m128d) a);
#else
    for (int i = 0; i < KOERS_VECTOR; i++) a[i] = __builtin_sqrt(a[i]);
    return a;
#endif
}

/* The products of the lower halves of the words, 32 x 32 -> 64 bits: one instruction that compilers do not find in a plain loop. */
KOERS_INLINE word_vector vector_product(word_vector a, word_vector b)
{
#if defined(__AVX512F__)
    return (word_vector) _mm512_mul_epu32((__m512i) a, (__m512i) b);
#elif defined(__AVX2__)
    return (word_vector) _mm256_mul_epu32((__m256i) a, (__m256i) b);
#elif defined(__SSE2__)
    return (word_vector) _mm_mul_epu32((__m128i) a, (__m128i) b);
#else
    return (a & UINT64_C(0xffffffff)) * (b & UINT64_C(0xffffffff));
#endif
}

/* One flag a lane, in the lowest bits: a > b. */
KOERS_INLINE unsigned vector_above(vector a, vector b)
{
#if defined(__AVX512F__)
    return _mm512_cmp_pd_mask((__m512d) a, (__m512d) b, _CMP_GT_OQ);
#elif defined(__AVX2__)
    return (unsigned) _mm256_movemask_pd(_mm256_cmp_pd((__m256d) a, (__m256d) b, _CMP_GT_OQ));
#elif defined(__SSE2__)
    return (unsigned) _mm_movemask_pd(_mm_cmpgt_pd((__m128d) a, (__m128d) b));
#else
    unsigned flags = 0;
    for (int i = 0; i < KOERS_VECTOR; i++) flags |= (unsigned) (a[i] > b[i]) << i;
    return flags;
#endif
}

KOERS_INLINE int vector_count(unsigned flags)
{
#if defined(__POPCNT__)
    return __builtin_popcount(flags);
#else
    int n = 0;
    for (int i = 0; i < KOERS_VECTOR; i++) n += (int) (flags >> i & 1);
    return n;
#endif
}

#if defined(__AVX2__) && !defined(__AVX512F__)
/* For each set of flags the lanes that are flagged, first to last, and for each lane how many before it are; a byte for each
 * half of a lane. */
static const uint64_t koers_flagged[16] = {0x0000000000000000, 0x0000000000000100, 0x0000000000000302, 0x0000000003020100,
                                           0x0000000000000504, 0x0000000005040100, 0x0000000005040302, 0x0000050403020100,
                                           0x0000000000000706, 0x0000000007060100, 0x0000000007060302, 0x0000070603020100,
                                           0x0000000007060504, 0x0000070605040100, 0x0000070605040302, 0x0706050403020100};
static const uint64_t koers_before[16] = {0x0100010001000100, 0x0302030203020100, 0x0302030201000100, 0x0504050403020100,
                                          0x0302010001000100, 0x0504030203020100, 0x0504030201000100, 0x0706050403020100,
                                          0x0100010001000100, 0x0302030203020100, 0x0302030201000100, 0x0504050403020100,
                                          0x0302010001000100, 0x0504030203020100, 0x0504030201000100, 0x0706050403020100};

KOERS_INLINE vector vector_permuted(vector v, uint64_t halves)
{
    const __m256i places = _mm256_cvtepu8_epi32(_mm_cvtsi64_si128((int64_t) halves));
    return (vector) _mm256_permutevar8x32_epi32((__m256i) v, places);
}
#endif

/* Writes the flagged lanes next to each other; up to a whole vector at `out` is overwritten. */
KOERS_INLINE void vector_gather_flagged(vector v, unsigned flags, double *out)
{
#if defined(__AVX512F__)
    _mm512_storeu_pd(out, _mm512_maskz_compress_pd((__mmask8) flags, (__m512d) v));
#elif defined(__AVX2__)
    vector_to(out, vector_permuted(v, koers_flagged[flags]));
#else
    for (int i = 0, n = 0; i < KOERS_VECTOR; i++) {
        out[n] = v[i];
        n += (int) (flags >> i & 1);
    }
#endif
}

/* The inverse: the flagged lanes come from `in`, one after the other, of which a whole vector may be read; the others stay. */
KOERS_INLINE vector vector_scatter_flagged(vector v, unsigned flags, const double *in)
{
#if defined(__AVX512F__)
    return (vector) _mm512_mask_expand_pd((__m512d) v, (__mmask8) flags, _mm512_loadu_pd(in));
#elif defined(__AVX2__)
    const __m256i lane = _mm256_set_epi64x(8, 4, 2, 1), set = _mm256_set1_epi64x(flags);
    const __m256i take = _mm256_cmpeq_epi64(_mm256_and_si256(set, lane), lane);
    const vector spread = vector_permuted(vector_from(in), koers_before[flags]);
    return (vector) _mm256_blendv_pd((__m256d) v, (__m256d) spread, (__m256d) take);
#else
    for (int i = 0, n = 0; i < KOERS_VECTOR; i++) {
        v[i] = flags >> i & 1 ? in[n] : v[i];
        n += (int) (flags >> i & 1);
    }
    return v;
#endif
}

/* first[0], second[0], first[1], ... */
KOERS_INLINE void vector_pair_to(double *x, vector first, vector second)
{
#if defined(__AVX512F__)
    vector_to(x, __builtin_shufflevector(first, second, 0, 8, 1, 9, 2, 10, 3, 11));
    vector_to(x + 8, __builtin_shufflevector(first, second, 4, 12, 5, 13, 6, 14, 7, 15));
#elif defined(__AVX2__)
    vector_to(x, __builtin_shufflevector(first, second, 0, 4, 1, 5));
    vector_to(x + 4, __builtin_shufflevector(first, second, 2, 6, 3, 7));
#else
    vector_to(x, __builtin_shufflevector(first, second, 0, 2));
    vector_to(x + 2, __builtin_shufflevector(first, second, 1, 3));
#endif
}

/* The integers below non-negative lanes, as numbers and in `whole` as integers. */
KOERS_INLINE vector vector_truncated(vector x, int32_t *whole)
{
#if defined(__AVX512F__)
    const __m256i k = _mm512_cvttpd_epi32((__m512d) x);
    _mm256_storeu_si256((__m256i *) whole, k);
    return (vector) _mm512_cvtepi32_pd(k);
#elif defined(__AVX2__)
    const __m128i k = _mm256_cvttpd_epi32((__m256d) x);
    _mm_storeu_si128((__m128i *) whole, k);
    return (vector) _mm256_cvtepi32_pd(k);
#else
    for (int i = 0; i < KOERS_VECTOR; i++) {
        whole[i] = (int32_t) x[i];
        x[i] = whole[i];
    }
    return x;
#endif
}

#if defined(__AVX2__)
/* Four places: a pair is one load, which is faster than the processor's own gathering. */
KOERS_INLINE void koers_neighbours_of_four(const double *table, const int32_t *place, __m256d *here, __m256d *next)
{
    const __m256d even = _mm256_loadu2_m128d(table + place[2], table + place[0]);
    const __m256d odd = _mm256_loadu2_m128d(table + place[3], table + place[1]);
    *here = _mm256_unpacklo_pd(even, odd);
    *next = _mm256_unpackhi_pd(even, odd);
}
#endif

/* table[place] and table[place + 1] of every lane. */
KOERS_INLINE void vector_neighbours(const double *table, const int32_t *place, vector *here, vector *next)
{
#if defined(__AVX512F__)
    __m256d here_low, here_high, next_low, next_high;
    koers_neighbours_of_four(table, place, &here_low, &next_low);
    koers_neighbours_of_four(table, place + 4, &here_high, &next_high);
    *here = (vector) _mm512_insertf64x4(_mm512_castpd256_pd512(here_low), here_high, 1);
    *next = (vector) _mm512_insertf64x4(_mm512_castpd256_pd512(next_low), next_high, 1);
#elif defined(__AVX2__)
    koers_neighbours_of_four(table, place, (__m256d *) here, (__m256d *) next);
#else
    for (int i = 0; i < KOERS_VECTOR; i++) {
        (*here)[i] = table[place[i]];
        (*next)[i] = table[place[i] + 1];
    }
#endif
}

/* Writes past the caches; x on a boundary of a vector. */
KOERS_INLINE void vector_stream(double *x, vector v)
{
#if defined(__AVX512F__)
    _mm512_stream_pd(x, (__m512d) v);
#elif defined(__AVX2__)
    _mm256_stream_pd(x, (__m256d) v);
#elif defined(__SSE2__)
    _mm_stream_pd(x, (__m128d) v);
#else
    vector_to(x, v);
#endif
}

/* What was streamed is seen by all before anything that is written after. */
KOERS_INLINE void vector_drain(void)
{
#if defined(__SSE2__)
    _mm_sfence();
#endif
}

#endif
