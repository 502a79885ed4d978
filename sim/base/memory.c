#include "base/memory.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#ifdef KOERS_TEST_FAULTS

#include <stdatomic.h>
#include <stdbool.h>

/* Test builds only: how many allocations until one fails. */
static atomic_long allocations_left;
static atomic_long allocations_made;

long koers_memory_fail_at(long k)
{
    atomic_store(&allocations_left, k);
    return atomic_exchange(&allocations_made, 0);
}

static bool must_fail(void)
{
    atomic_fetch_add(&allocations_made, 1);
    if (atomic_load(&allocations_left) <= 0) return false;
    return atomic_fetch_sub(&allocations_left, 1) == 1;
}

#else
#define must_fail() 0
#endif

void *koers_alloc_array(size_t n, size_t size)
{
    size_t bytes;
    if (must_fail() || __builtin_mul_overflow(n, size, &bytes)) return NULL;
    return calloc(1, bytes == 0 ? 1 : bytes);
}

void *koers_grow_array(void *array, size_t n, size_t size)
{
    size_t bytes;
    if (must_fail()) return NULL;
    if (__builtin_mul_overflow(n, size, &bytes)) return NULL;
    return realloc(array, bytes == 0 ? 1 : bytes);
}

double *koers_alloc_doubles(size_t n)
{
    enum { CACHE_LINE = 64, HUGE_PAGE = 2 << 20 };
    size_t bytes;
    if (must_fail()) return NULL;
    if (__builtin_mul_overflow(n, sizeof(double), &bytes) || bytes > SIZE_MAX - HUGE_PAGE) return NULL;
    const size_t boundary = bytes >= HUGE_PAGE ? HUGE_PAGE : CACHE_LINE;
    const size_t rounded = (bytes / boundary + 1) * boundary;
    double *memory = aligned_alloc(boundary, rounded);
    if (memory == NULL) return NULL;
    /* Fresh memory comes page by page from the system; huge pages save most of those faults. A refusal changes only speed. */
    if (boundary == HUGE_PAGE) (void) madvise(memory, rounded, MADV_HUGEPAGE);
    return memory;
}

char *koers_copy_bytes(const char *text, size_t n)
{
    if (text == NULL || n == SIZE_MAX) return NULL;
    char *copy = koers_alloc_array(n + 1, 1);
    if (copy != NULL) memcpy(copy, text, n);
    return copy;
}

char *koers_copy_text(const char *text)
{
    return text == NULL ? NULL : koers_copy_bytes(text, strlen(text));
}

char *koers_format_arguments(const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    const int length = vsnprintf(NULL, 0, format, arguments);
    char *text = length < 0 ? NULL : koers_alloc_array((size_t) length + 1, 1);
    if (text != NULL) vsnprintf(text, (size_t) length + 1, format, again);
    va_end(again);
    return text;
}

char *koers_format_text(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = koers_format_arguments(format, arguments);
    va_end(arguments);
    return text;
}

void koers_free(void *memory)
{
    free(memory);
}
