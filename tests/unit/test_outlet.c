/* Outlets: why writing failed is known at the end, whatever came after. */
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "publish/store/outlet.h"

static int temporary(void)
{
    char path[] = "/tmp/koers-outlet-XXXXXX";
    const int descriptor = mkostemp(path, O_CLOEXEC);
    assert_true(descriptor >= 0);
    assert_int_equal(unlink(path), 0);
    return descriptor;
}

static void what_is_written_arrives(void **state)
{
    koers_outlet outlet;
    char text[8] = "";
    (void) state;
    const int file = temporary(), ours = dup(file);
    assert_int_equal(koers_outlet_open(&outlet, file), 0);
    fputs("all", outlet.stream);
    assert_int_equal(pread(ours, text, sizeof text, 0), 0); /* kept for later */
    assert_int_equal(koers_outlet_close(&outlet), 0);
    assert_null(outlet.stream);
    assert_int_equal(pread(ours, text, sizeof text, 0), 3);
    assert_string_equal(text, "all");
    assert_int_equal(koers_outlet_close(&outlet), 0);
    assert_int_equal(fcntl(file, F_GETFD), -1);
    close(ours);
}

static void the_first_reason_is_kept(void **state)
{
    koers_outlet outlet;
    (void) state;
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC), good = temporary();
    assert_true(full >= 0);
    assert_int_equal(koers_outlet_open(&outlet, full), 0);
    for (int i = 0; i < 10000; i++) fputs("more than a buffer\n", outlet.stream);
    assert_int_equal(outlet.failure, ENOSPC);
    assert_true(dup2(good, outlet.descriptor) >= 0); /* there is room again, too late */
    fputs("more", outlet.stream);
    errno = EINVAL;
    assert_int_equal(koers_outlet_close(&outlet), ENOSPC);
    assert_int_equal(koers_outlet_close(&outlet), ENOSPC);
    close(good);
}

static void a_failure_at_the_end_is_told(void **state)
{
    koers_outlet outlet;
    (void) state;
    assert_int_equal(koers_outlet_open(&outlet, open("/dev/full", O_WRONLY | O_CLOEXEC)), 0);
    fputs("less than a buffer\n", outlet.stream);
    assert_int_equal(outlet.failure, 0);
    assert_int_equal(koers_outlet_close(&outlet), ENOSPC);
    assert_int_equal(koers_outlet_open(&outlet, open("/dev/null", O_RDONLY | O_CLOEXEC)), 0); /* not for writing */
    fputs("x", outlet.stream);
    assert_int_equal(koers_outlet_close(&outlet), EBADF);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_written_arrives),
        cmocka_unit_test(the_first_reason_is_kept),
        cmocka_unit_test(a_failure_at_the_end_is_told),
    };
    return cmocka_run_group_tests_name("outlet", tests, NULL, NULL);
}
