/* Memory: zeroed, aligned, safe from overflow, and failing on demand. */
#include "checks.h"
#include "base/memory.h"

static void arrays_are_zeroed_also_when_empty(void **state)
{
    unsigned char *bytes = koers_alloc_array(1000, 3);
    void *empty = koers_alloc_array(0, 8), *nothing = koers_alloc_array(8, 0);
    (void) state;
    assert_true(bytes != NULL && empty != NULL && nothing != NULL);
    for (int i = 0; i < 3000; i++) assert_int_equal(bytes[i], 0);
    koers_free(bytes);
    koers_free(empty);
    koers_free(nothing);
    koers_free(NULL);
}

static void what_does_not_fit_in_memory_is_refused(void **state)
{
    const size_t huge = SIZE_MAX / 2 + 2;
    double *kept = koers_alloc_array(4, sizeof *kept);
    (void) state;
    kept[3] = 7;
    assert_null(koers_alloc_array(huge, 2));
    assert_null(koers_alloc_array(2, huge));
    assert_null(koers_grow_array(kept, huge, sizeof *kept));
    check_same(kept[3], 7); /* the old one stays valid */
    assert_null(koers_alloc_doubles(SIZE_MAX / 8 + 2));
    assert_null(koers_alloc_doubles(SIZE_MAX / 8));
    assert_null(koers_copy_bytes("abc", SIZE_MAX));
    koers_free(kept);
}

static void arrays_grow_and_keep_what_they_hold(void **state)
{
    int *x = NULL;
    (void) state;
    for (size_t n = 1; n <= 4096; n *= 4) {
        x = koers_grow_array(x, n, sizeof *x);
        assert_non_null(x);
        for (size_t i = n / 4; i < n; i++) x[i] = (int) i;
        for (size_t i = 0; i < n; i++) assert_int_equal(x[i], i);
    }
    x = koers_grow_array(x, 0, sizeof *x);
    assert_non_null(x);
    koers_free(x);
}

/* To a cache line; large blocks to a huge page. The whole length can be written, which the sanitizer watches. */
static void doubles_are_aligned(void **state)
{
    static const size_t sizes[] = {0, 1, 7, 8, 1000, 262143, 262144, 300001};
    (void) state;
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        double *x = koers_alloc_doubles(sizes[s]);
        assert_non_null(x);
        assert_int_equal((uintptr_t) x % (sizes[s] * sizeof *x >= 2 << 20 ? 2 << 20 : 64), 0);
        for (size_t i = 0; i < sizes[s]; i++) x[i] = (double) i;
        koers_free(x);
    }
}

static void texts_are_copied_and_formatted(void **state)
{
    char *copy = koers_copy_text("techniek"), *part = koers_copy_bytes("techniek", 4), *none = koers_copy_bytes("x", 0);
    char *text = koers_format_text("%s %d %.3f %%", "zorg", 17, 0.17), *empty = koers_format_text("%s", "");
    char *long_text = koers_format_text("%0*d", 5000, 1);
    (void) state;
    assert_string_equal(copy, "techniek");
    assert_string_equal(part, "tech");
    assert_string_equal(none, "");
    assert_string_equal(text, "zorg 17 0.170 %");
    assert_string_equal(empty, "");
    assert_int_equal(strlen(long_text), 5000);
    assert_null(koers_copy_text(NULL));
    assert_null(koers_copy_bytes(NULL, 3));
    koers_free(copy);
    koers_free(part);
    koers_free(none);
    koers_free(text);
    koers_free(empty);
    koers_free(long_text);
}

static void the_kth_allocation_fails_and_no_other(void **state)
{
    (void) state;
    for (long k = 1; k <= 6; k++) {
        koers_memory_fail_at(k);
        for (long i = 1; i <= 6; i++) {
            void *memory = i % 5 == 1   ? koers_alloc_array(1, 1)
                           : i % 5 == 2 ? koers_grow_array(NULL, 1, 1)
                           : i % 5 == 3 ? (void *) koers_alloc_doubles(1)
                           : i % 5 == 4 ? koers_copy_text("x")
                                        : koers_format_text("x");
            assert_true((memory == NULL) == (i == k));
            koers_free(memory);
        }
        assert_int_equal(koers_memory_fail_at(0), 6); /* how many were asked for since */
    }
    void *memory = koers_alloc_array(1, 1);
    assert_non_null(memory);
    koers_free(memory);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_are_zeroed_also_when_empty),   cmocka_unit_test(what_does_not_fit_in_memory_is_refused),
        cmocka_unit_test(arrays_grow_and_keep_what_they_hold), cmocka_unit_test(doubles_are_aligned),
        cmocka_unit_test(texts_are_copied_and_formatted),      cmocka_unit_test(the_kth_allocation_fails_and_no_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
