/* memory - the one door to the heap.
 *
 * All rooms allocate here, so that the test build can make the k-th allocation fail (tests/unit/test_memory.c).
 * Sizes are checked for overflow.
 * Scope: knows nothing but the C library.
 */
#ifndef KOERS_MEMORY_H
#define KOERS_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

/* n items of `size` bytes, zeroed; NULL when n * size overflows or memory is short. n = 0 gives a valid pointer. */
void *koers_alloc_array(size_t n, size_t size);

/* The array grown to n items; the old one stays valid when NULL is returned. New items are not zeroed. */
void *koers_grow_array(void *array, size_t n, size_t size);

/* n doubles, not zeroed, on a 64-byte boundary (a cache line and the widest vector); huge pages are asked for when large.
 * Free with koers_free. */
double *koers_alloc_doubles(size_t n);

/* A copy of a text or of its first n bytes; NULL when memory is short or text is NULL. */
char *koers_copy_text(const char *text);
char *koers_copy_bytes(const char *text, size_t n);

/* A formatted text in fresh memory; NULL when memory is short. */
char *koers_format_text(const char *format, ...) __attribute__((__format__(__printf__, 1, 2)));
char *koers_format_arguments(const char *format, va_list arguments) __attribute__((__format__(__printf__, 1, 0)));

/* Gives memory back; NULL is fine. */
void koers_free(void *memory);

#ifdef KOERS_TEST_FAULTS
/* Test builds only: the k-th allocation from now fails (1 = the next); 0 switches it off. Returns how many were made since. */
long koers_memory_fail_at(long k);
#endif

#endif
