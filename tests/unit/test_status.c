/* Status, digest: one list of endings, SHA-256. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "checks.h"
#include "base/digest.h"
#include "koers/status.h"

static void every_status_has_its_own_text_and_a_known_exit(void **state)
{
    static const int known[] = {0, 1, 2, 64, 65, 66, 69, 70, 73, 74, 130};
    (void) state;
    for (int i = 0; i < KOERS_N_STATUS; i++) {
        const char *text = koers_status_text((koers_status) i);
        int n_known = 0;
        assert_true(strlen(text) > 3 && strcmp(text, "unknown status") != 0);
        for (int j = 0; j < i; j++) assert_string_not_equal(text, koers_status_text((koers_status) j));
        for (size_t k = 0; k < sizeof known / sizeof *known; k++) n_known += koers_status_exit((koers_status) i) == known[k];
        assert_int_equal(n_known, 1);
    }
    assert_int_equal(KOERS_OK, 0);
    assert_int_equal(koers_status_exit(KOERS_OK), 0);
    assert_int_equal(koers_status_exit(KOERS_FINDINGS), 65);
    assert_int_equal(koers_status_exit(KOERS_INTERRUPTED), 130);
}

static void outside_the_list_is_a_bug_of_ours(void **state)
{
    (void) state;
    assert_string_equal(koers_status_text(KOERS_N_STATUS), "unknown status");
    assert_string_equal(koers_status_text((koers_status) -1), "unknown status");
    assert_int_equal(koers_status_exit(KOERS_N_STATUS), 70);
}

/* What stands on stderr of a child that fell over a bug. */
static void a_bug_says_where_and_aborts(void **state)
{
    int ends[2], status;
    char said[500] = "";
    (void) state;
    assert_int_equal(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        signal(SIGABRT, SIG_DFL);
        KOERS_BUG_UNLESS(1 + 1 == 2);
        KOERS_BUG_UNLESS(1 + 1 == 3);
        _exit(0);
    }
    close(ends[1]);
    size_t n = 0;
    for (ssize_t got; n < sizeof said - 1 && (got = read(ends[0], said + n, sizeof said - 1 - n)) > 0;) n += (size_t) got;
    close(ends[0]);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT);
    assert_non_null(strstr(said, "test_status.c"));
    assert_non_null(strstr(said, "1 + 1 == 3"));
    assert_non_null(strstr(said, "report"));
}

/* ---- digest: the examples of FIPS 180-2 */

static void digests_are_the_known_ones(void **state)
{
    char hex[KOERS_DIGEST_TEXT];
    (void) state;
    koers_digest_bytes("", 0, hex);
    assert_string_equal(hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    koers_digest_bytes("abc", 3, hex);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    koers_digest_bytes("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 56, hex);
    assert_string_equal(hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void a_file_digests_as_its_bytes(void **state)
{
    char path[] = "/tmp/koers-digest-XXXXXX", hex[KOERS_DIGEST_TEXT] = "before";
    const int file = mkstemp(path);
    (void) state;
    assert_true(file >= 0 && write(file, "abc", 3) == 3 && close(file) == 0);
    assert_int_equal(koers_digest_file(path, hex), KOERS_OK);
    assert_string_equal(hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    unlink(path);
    assert_int_equal(koers_digest_file(path, hex), KOERS_NO_INPUT);
    assert_string_equal(hex, "");
    assert_int_equal(koers_digest_file("/", hex), KOERS_NO_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_status_has_its_own_text_and_a_known_exit),
        cmocka_unit_test(outside_the_list_is_a_bug_of_ours),
        cmocka_unit_test(a_bug_says_where_and_aborts),
        cmocka_unit_test(digests_are_the_known_ones),
        cmocka_unit_test(a_file_digests_as_its_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
