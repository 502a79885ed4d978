/* Labels: whatever stands in a list has a name in both languages, and no two things of a list are called the same. */
#include "checks.h"
#include "publish/words/labels.h"

enum { N_LANGUAGES = 2 };

static const koers_voice *voices[N_LANGUAGES];

static int find_voices(void **state)
{
    (void) state;
    voices[0] = koers_voice_of(KOERS_ENGLISH);
    voices[1] = koers_voice_of(KOERS_DUTCH);
    return 0;
}

typedef const char *label(int i, const koers_voice *voice);

static const char *indicator_full(int i, const koers_voice *voice)
{
    return koers_label_indicator((koers_indicator) i, voice);
}

static const char *indicator_short(int i, const koers_voice *voice)
{
    return koers_label_indicator_short((koers_indicator) i, voice);
}

static const char *lever(int i, const koers_voice *voice)
{
    return koers_label_lever((koers_lever) i, voice);
}

static const char *pillar(int i, const koers_voice *voice)
{
    return koers_label_pillar((koers_pillar) i, voice);
}

/* The n labels: each is there, in each language, unlike those before it, and the languages differ. */
static void check_labels(label *label_of, int n)
{
    int same = 0;
    for (int i = 0; i < n; i++) {
        for (int language = 0; language < N_LANGUAGES; language++) {
            assert_true(strlen(label_of(i, voices[language])) > 2);
            for (int j = 0; j < i; j++) assert_string_not_equal(label_of(i, voices[language]), label_of(j, voices[language]));
        }
        same += strcmp(label_of(i, voices[0]), label_of(i, voices[1])) == 0;
    }
    assert_true(same <= 1); /* a budget is one in both */
}

static void everything_has_a_name_of_its_own(void **state)
{
    (void) state;
    check_labels(indicator_full, KOERS_N_INDICATORS);
    check_labels(indicator_short, KOERS_N_INDICATORS);
    check_labels(lever, KOERS_N_LEVERS);
    check_labels(pillar, KOERS_N_PILLARS + 1); /* none is one of them */
}

static void units_are_read_and_priced(void **state)
{
    (void) state;
    for (int language = 0; language < N_LANGUAGES; language++) {
        for (int i = 0; i < KOERS_N_INDICATORS; i++) {
            const char *read = koers_label_unit((koers_indicator) i, voices[language]);
            const koers_unit unit = koers_indicator_unit((koers_indicator) i);
            assert_true(strlen(read) > 3);
            /* a percentage is called one; a change of one is read in points */
            assert_int_equal(read[0] == '%', koers_unit_is_share(unit) && !koers_unit_is_change(unit));
        }
        for (int unit = 0; unit < KOERS_N_UNITS; unit++)
            assert_int_equal(koers_label_per((koers_unit) unit, voices[language])[0], ' ');
    }
}

static void levers_that_are_not_bought_say_so(void **state)
{
    (void) state;
    static const koers_lever remarked[] = {KOERS_LEVER_GUARANTEES_OTHER, KOERS_LEVER_TECHNICAL_RECRUITMENT,
                                           KOERS_LEVER_CASELOAD_REST, KOERS_LEVER_DWELLINGS_CORPORATION};
    int n = 0;
    for (int i = 0; i < KOERS_N_LEVERS; i++) n += koers_label_lever_remark((koers_lever) i, voices[0])[0] != '\0';
    assert_int_equal(n, sizeof remarked / sizeof *remarked);
    for (int i = 0; i < n; i++)
        assert_string_not_equal(koers_label_lever_remark(remarked[i], voices[0]), koers_label_lever_remark(remarked[i], voices[1]));
}

static void more_recipients_of_a_coach_are_less(void **state)
{
    (void) state;
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        assert_int_equal(koers_lever_is_more((koers_lever) i), strncmp(koers_lever_key((koers_lever) i), "caseload", 8) != 0);
}

static void a_target_is_called_by_its_title(void **state)
{
    (void) state;
    koers_scenario scenario = {.target_title = {{0}, {(char[]){"Schools"}, (char[]){"Scholen"}}}};
    assert_true(KOERS_ENGLISH == 0 && KOERS_DUTCH == 1);
    assert_string_equal(koers_label_target(&scenario, 1, voices[0]), "Schools");
    assert_string_equal(koers_label_target(&scenario, 1, voices[1]), "Scholen");
    assert_string_equal(koers_label_target(&scenario, -1, voices[0]), "All targets together");
    assert_string_equal(koers_label_target(&scenario, -1, voices[1]), "Alle doelen samen");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(everything_has_a_name_of_its_own),  cmocka_unit_test(units_are_read_and_priced),
        cmocka_unit_test(levers_that_are_not_bought_say_so), cmocka_unit_test(more_recipients_of_a_coach_are_less),
        cmocka_unit_test(a_target_is_called_by_its_title),
    };
    return cmocka_run_group_tests(tests, find_voices, NULL);
}
