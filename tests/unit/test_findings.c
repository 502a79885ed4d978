/* Findings: kept, ordered, written as a line, lost aloud; and the word that was meant. */
#include "base/memory.h"
#include "checks.h"
#include "koers/findings.h"

static void check_line(const koers_findings *findings, size_t i, const char *expected)
{
    char *line = koers_finding_line(&findings->items[i]);
    assert_string_equal(line, expected);
    koers_free(line);
}

static void findings_are_kept_in_order_and_copied(void **state)
{
    char file[] = "plan.cfg", key[] = "levers.lesson_hours";
    koers_findings findings;
    (void) state;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_findings_status(&findings), KOERS_OK);
    koers_findings_add(&findings, file, 12, key, "found %g, allowed %s", 25.0, "0 to 20");
    file[0] = key[0] = '#';
    koers_findings_add(&findings, "--set 1", 0, "", "a whole option");
    koers_findings_add(&findings, "--set 2", 0, "horizon", "too far");
    koers_findings_add(&findings, "a%b.cfg", 3, "", "100 %%");
    assert_int_equal(findings.n, 4);
    check_line(&findings, 0, "plan.cfg:12: levers.lesson_hours: found 25, allowed 0 to 20");
    check_line(&findings, 1, "--set 1: a whole option");
    check_line(&findings, 2, "--set 2: horizon: too far");
    check_line(&findings, 3, "a%b.cfg:3: 100 %");
    assert_int_equal(koers_findings_status(&findings), KOERS_FINDINGS);
    koers_findings_free(&findings);
    koers_findings_free(&findings);
    koers_findings_free(NULL);
}

/* A warning stops nothing, unless one is strict. */
static void warnings_are_told_and_stop_nothing(void **state)
{
    koers_findings findings;
    (void) state;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    koers_findings_warn(&findings, "plan.cfg", 4, "levers.x", "found %g", 1.3);
    koers_findings_warn(&findings, "--set 1", 0, "", "odd");
    assert_int_equal(findings.n, 2);
    assert_int_equal(findings.n_errors, 0);
    assert_int_equal(koers_findings_status(&findings), KOERS_OK);
    check_line(&findings, 0, "plan.cfg:4: warning: levers.x: found 1.3");
    check_line(&findings, 1, "--set 1: warning: odd");
    koers_findings_add(&findings, "plan.cfg", 3, "", "wrong");
    koers_findings_sort(&findings);
    check_line(&findings, 0, "plan.cfg:3: wrong");
    assert_int_equal(findings.n_errors, 1);
    assert_int_equal(koers_findings_status(&findings), KOERS_FINDINGS);
    koers_findings_free(&findings);
    assert_int_equal(koers_findings_status(&findings), KOERS_OK);
    findings.strict = true;
    koers_findings_warn(&findings, "plan.cfg", 4, "levers.x", "found %g", 1.3);
    check_line(&findings, 0, "plan.cfg:4: levers.x: found 1.3");
    assert_string_equal(koers_severity_key(findings.items[0].severity), "error");
    assert_int_equal(koers_findings_status(&findings), KOERS_FINDINGS);
    koers_findings_free(&findings);
    assert_true(findings.strict);
    koers_findings_init(&findings, koers_voice_of(KOERS_DUTCH));
    koers_findings_warn(&findings, "plan.cfg", 4, "levers.x", "1.3");
    check_line(&findings, 0, "plan.cfg:4: let op: levers.x: 1.3");
    assert_string_equal(koers_severity_key(findings.items[0].severity), "warning");
    koers_findings_free(&findings);
}

/* Whatever stands in a file or its name: a terminal only shows it. */
static void control_characters_are_shown_not_sent(void **state)
{
    koers_findings findings;
    (void) state;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    koers_findings_add(&findings, "a\x1b[2Jb\r.cfg", 1, "levers.\xc2\x9b", "found '%s'", "x\n\x07\xe2\x80\xae\xe9");
    check_line(&findings, 0, "a\\x1b[2Jb\\r.cfg:1: levers.\\u009b: found 'x\\n\\x07\\u202e\\xe9'");
    for (long k = 1; k <= 7; k++) {
        koers_findings_free(&findings);
        koers_memory_fail_at(k);
        koers_findings_add(&findings, "\x1b", 1, "\x1b", "\x1b");
        koers_memory_fail_at(0);
        assert_true(findings.lost && findings.n == 0);
    }
    koers_findings_free(&findings);
}

/* Files in order of first appearance, then lines; equal places as they came. */
static void sorting_keeps_what_is_equal_in_order(void **state)
{
    static const struct {
        const char *file;
        int line;
    } added[] = {{"b", 9}, {"a", 2}, {"b", 3}, {"c", 1}, {"a", 2}, {"b", 9}, {"b", 0}, {"a", 1}, {"c", 0}, {"b", 3}};
    static const char *const expected[] = {"6", "2", "9", "0", "5", "7", "1", "4", "8", "3"};
    koers_findings findings;
    (void) state;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    koers_findings_sort(&findings); /* of nothing */
    for (int i = 0; i < 10; i++) koers_findings_add(&findings, added[i].file, added[i].line, "", "%d", i);
    koers_findings_sort(&findings);
    for (int i = 0; i < 10; i++) assert_string_equal(findings.items[i].text, expected[i]);
    koers_findings_sort(&findings);
    for (int i = 0; i < 10; i++) assert_string_equal(findings.items[i].text, expected[i]);
    koers_findings_free(&findings);
}

static void hundreds_are_kept(void **state)
{
    koers_findings findings;
    (void) state;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    for (int i = 0; i < 500; i++) koers_findings_add(&findings, "f", 500 - i, "", "%d", i);
    koers_findings_sort(&findings);
    assert_int_equal(findings.n, 500);
    for (int i = 0; i < 500; i++) assert_int_equal(findings.items[i].line, i + 1);
    koers_findings_free(&findings);
}

/* Each of the four allocations of an addition may fail: it is said, and what was kept stays. */
static void a_finding_that_is_lost_is_told(void **state)
{
    (void) state;
    for (long k = 1; k <= 4; k++) {
        koers_findings findings;
        koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
        koers_memory_fail_at(k);
        koers_findings_add(&findings, "f", 1, "k", "text");
        koers_memory_fail_at(0);
        assert_true(findings.lost && findings.n == 0);
        assert_int_equal(koers_findings_status(&findings), KOERS_NO_MEMORY);
        koers_findings_add(&findings, "f", 2, "k", "text");
        assert_int_equal(findings.n, 1);
        assert_int_equal(koers_findings_status(&findings), KOERS_NO_MEMORY);
        koers_memory_fail_at(1);
        koers_findings_sort(&findings); /* stays as it is */
        koers_memory_fail_at(1);
        assert_null(koers_finding_line(&findings.items[0]));
        koers_memory_fail_at(0);
        koers_findings_free(&findings);
    }
}

/* ---- the nearest word */

static const char *const words[] = {"lesson_hours", "lesson_coverage", "caseload", "caseload_rest", "id"};

static const char *nearest(const char *word)
{
    return koers_findings_nearest(word, words, sizeof words / sizeof *words);
}

static void a_third_of_the_letters_may_be_wrong(void **state)
{
    (void) state;
    assert_string_equal(nearest("caseload"), "caseload");
    assert_string_equal(nearest("caselaod"), "caseload"); /* an exchange counts once */
    assert_string_equal(nearest("case_load"), "caseload");
    assert_string_equal(nearest("lesonhours"), "lesson_hours");
    assert_string_equal(nearest("caseload_res"), "caseload_rest");
    assert_string_equal(nearest("cosfload"), "caseload");
    assert_null(nearest("xxxxload"));
    assert_null(nearest("budget"));
    assert_null(nearest("x"));
    assert_null(nearest("ie")); /* no third of two letters */
    assert_string_equal(nearest("id"), "id");
    assert_null(nearest(""));
    assert_null(koers_findings_nearest("id", words, 0));
}

static void long_words_are_no_trap(void **state)
{
    char letters[200];
    const char *const one[] = {letters};
    (void) state;
    for (int n = 60; n < 70; n++) {
        memset(letters, 'a', (size_t) n);
        letters[n] = '\0';
        if (n <= 63)
            assert_ptr_equal(koers_findings_nearest(letters, one, 1), letters);
        else
            assert_null(koers_findings_nearest(letters, one, 1));
        assert_null(koers_findings_nearest("a", one, 1));
    }
}

/* Against the recursive definition (Damerau-Levenshtein with adjacent exchanges), for all words of up to six letters a and b. */
static size_t naive_distance(const char *x, size_t n, const char *y, size_t m)
{
    if (n == 0 || m == 0) return n + m;
    size_t best = naive_distance(x, n - 1, y, m - 1) + (x[n - 1] != y[m - 1]);
    const size_t left = naive_distance(x, n - 1, y, m) + 1, right = naive_distance(x, n, y, m - 1) + 1;
    best = left < best ? left : best;
    best = right < best ? right : best;
    if (n > 1 && m > 1 && x[n - 1] == y[m - 2] && x[n - 2] == y[m - 1]) {
        const size_t exchanged = naive_distance(x, n - 2, y, m - 2) + 1;
        best = exchanged < best ? exchanged : best;
    }
    return best;
}

static void spell(int code, int length, char word[7])
{
    for (int i = 0; i < length; i++) word[i] = code >> i & 1 ? 'b' : 'a';
    word[length] = '\0';
}

static void distances_are_those_of_the_definition(void **state)
{
    char x[7], y[7];
    const char *const one[] = {y};
    (void) state;
    for (int n = 3; n <= 6; n++)
        for (int m = 2; m <= 6; m++)
            for (int a = 0; a < 1 << n; a++)
                for (int b = 0; b < 1 << m; b++) {
                    spell(a, n, x);
                    spell(b, m, y);
                    const int is_near = naive_distance(x, (size_t) n, y, (size_t) m) <= (size_t) n / 3;
                    assert_true((koers_findings_nearest(x, one, 1) != NULL) == is_near);
                }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_kept_in_order_and_copied),
        cmocka_unit_test(warnings_are_told_and_stop_nothing),
        cmocka_unit_test(control_characters_are_shown_not_sent),
        cmocka_unit_test(sorting_keeps_what_is_equal_in_order),
        cmocka_unit_test(hundreds_are_kept),
        cmocka_unit_test(a_finding_that_is_lost_is_told),
        cmocka_unit_test(a_third_of_the_letters_may_be_wrong),
        cmocka_unit_test(long_words_are_no_trap),
        cmocka_unit_test(distances_are_those_of_the_definition),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
