/* bundles - four vectors that advance side by side.
 *
 *   reals r = reals_from(x + i), p = r * r + 0.5;         KOERS_BUNDLE lanes
 *   reals_to(y + i, reals_bounded(p, 0.0, 1.0));
 *
 * While one vector waits for the result of an addition, the others are added. The compiler takes a bundle apart into vectors.
 */
#ifndef KOERS_BUNDLES_H
#define KOERS_BUNDLES_H

#include "chance/vectors.h"

#if !defined(__clang__)
#define KOERS_EACH_VECTOR(j) _Pragma("GCC unroll 4") for (int j = 0; j < KOERS_BUNDLE / KOERS_VECTOR; j++)
#else
#define KOERS_EACH_VECTOR(j) _Pragma("clang loop unroll(full)") for (int j = 0; j < KOERS_BUNDLE / KOERS_VECTOR; j++)
#endif

enum { KOERS_BUNDLE = 4 * KOERS_VECTOR };

typedef double reals __attribute__((vector_size(8 * KOERS_BUNDLE), may_alias, aligned(64)));
typedef double reals_anywhere __attribute__((vector_size(8 * KOERS_BUNDLE), may_alias, aligned(8)));
typedef uint64_t words __attribute__((vector_size(8 * KOERS_BUNDLE), may_alias, aligned(64)));

typedef union {
    reals all;
    words bits;
    vector part[4];
    word_vector word[4];
} bundle;

/* ---- one vector of 16-bit numbers: as many as there are doubles in a bundle */
typedef uint16_t small_vector __attribute__((vector_size(8 * KOERS_VECTOR), may_alias));
typedef uint16_t small_vector_anywhere __attribute__((vector_size(8 * KOERS_VECTOR), may_alias, aligned(2)));

KOERS_INLINE small_vector small_vector_from(const uint16_t *x)
{
    return *(const small_vector_anywhere *) x;
}

KOERS_INLINE small_vector small_vector_all(uint16_t x)
{
    return (small_vector){0} + x;
}

KOERS_INLINE void small_vector_to(uint16_t *x, small_vector v)
{
    *(small_vector_anywhere *) x = v;
}

/* Where they are equal: one flag each, at every KOERS_SMALL_FLAGS-th bit. */
#if defined(__AVX512F__) || !defined(__SSE2__)
enum { KOERS_SMALL_FLAGS = 1 };
#else
enum { KOERS_SMALL_FLAGS = 2 };
#endif

KOERS_INLINE uint32_t small_vector_equal(small_vector a, small_vector b)
{
#if defined(__AVX512F__)
    return _mm512_cmpeq_epi16_mask((__m512i) a, (__m512i) b);
#elif defined(__AVX2__)
    return (uint32_t) _mm256_movemask_epi8(_mm256_cmpeq_epi16((__m256i) a, (__m256i) b)) & UINT32_C(0x55555555);
#elif defined(__SSE2__)
    return (uint32_t) _mm_movemask_epi8(_mm_cmpeq_epi16((__m128i) a, (__m128i) b)) & UINT32_C(0x5555);
#else
    uint32_t flags = 0;
    for (int i = 0; i < KOERS_BUNDLE; i++) flags |= (uint32_t) (a[i] == b[i]) << i;
    return flags;
#endif
}

/* ---- four vectors of doubles */
KOERS_INLINE reals reals_from(const double *x)
{
    return *(const reals_anywhere *) x;
}

KOERS_INLINE void reals_to(double *x, reals v)
{
    *(reals_anywhere *) x = v;
}

KOERS_INLINE reals reals_all(double x)
{
    return (reals) ((words){0} + koers_bits_of(x));
}

KOERS_INLINE reals reals_bounded(reals x, double lowest, double highest)
{
    bundle b = {.all = x};
    KOERS_EACH_VECTOR(j) b.part[j] = vector_bounded(b.part[j], lowest, highest);
    return b.all;
}

KOERS_INLINE reals reals_root(reals x)
{
    bundle b = {.all = x};
    KOERS_EACH_VECTOR(j) b.part[j] = vector_root(b.part[j]);
    return b.all;
}

/* The integers below lanes from 0 to 65535. */
KOERS_INLINE small_vector reals_truncated(reals x)
{
    const bundle b = {.all = x};
#if defined(__AVX512F__)
    __m256i k[4], half[2];
    KOERS_EACH_VECTOR(j) k[j] = _mm512_cvttpd_epi32((__m512d) b.part[j]);
    half[0] = _mm512_cvtepi32_epi16(_mm512_inserti64x4(_mm512_castsi256_si512(k[0]), k[1], 1));
    half[1] = _mm512_cvtepi32_epi16(_mm512_inserti64x4(_mm512_castsi256_si512(k[2]), k[3], 1));
    return (small_vector) _mm512_inserti64x4(_mm512_castsi256_si512(half[0]), half[1], 1);
#elif defined(__AVX2__)
    __m128i k[4];
    KOERS_EACH_VECTOR(j) k[j] = _mm256_cvttpd_epi32((__m256d) b.part[j]);
    return (small_vector) _mm256_set_m128i(_mm_packus_epi32(k[2], k[3]), _mm_packus_epi32(k[0], k[1]));
#elif defined(__SSE2__)
    /* there is a narrowing of signed numbers only */
    const __m128i middle = _mm_set1_epi32(32768);
    __m128i k[4];
    KOERS_EACH_VECTOR(j) k[j] = _mm_cvttpd_epi32((__m128d) b.part[j]);
    const __m128i low = _mm_sub_epi32(_mm_unpacklo_epi64(k[0], k[1]), middle);
    const __m128i high = _mm_sub_epi32(_mm_unpacklo_epi64(k[2], k[3]), middle);
    return (small_vector) _mm_packs_epi32(low, high) ^ 32768;
#else
    small_vector v;
    for (int i = 0; i < KOERS_BUNDLE; i++) v[i] = (uint16_t) (int32_t) b.all[i];
    return v;
#endif
}

#endif
