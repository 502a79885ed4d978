/* Voice: the whole Dutch catalogue, texts that it has not, and two readers in turn in one process. */
#include <stdio.h>

#include "base/catalogue.h"
#include "base/say.h"
#include "checks.h"
#include "koers/status.h"

/* ---- the catalogue, read as the manual of GNU gettext tells the format ("The Format of GNU MO Files"), without a search */

static uint32_t word_at(size_t place)
{
    uint32_t word;
    memcpy(&word, koers_catalogue_nl + place, sizeof word);
    return word;
}

static const char *entry(uint32_t table, uint32_t i)
{
    const char *text = (const char *) koers_catalogue_nl + word_at(table + 8 * i + 4);
    assert_int_equal(strlen(text), word_at(table + 8 * i));
    return text;
}

static void every_text_of_the_catalogue_is_found(void **state)
{
    const koers_voice *dutch = koers_voice_of(KOERS_DUTCH);
    const uint32_t n = word_at(8), texts = word_at(12), translations = word_at(16);
    (void) state;
    assert_int_equal(word_at(0), 0x950412de);
    assert_true(n > 400);
    for (uint32_t i = 0; i < n; i++) {
        const char *text = entry(texts, i);
        if (text[0] != '\0') assert_string_equal(koers_voice_text(dutch, text), entry(translations, i));
        assert_ptr_equal(koers_voice_text(koers_voice_of(KOERS_ENGLISH), text), text);
    }
}

static void known_texts_have_their_translation(void **state)
{
    const koers_voice *voice = koers_voice_of(KOERS_DUTCH);
    (void) state;
    assert_string_equal(_("no runs"), "geen doorrekeningen");
    assert_string_equal(_("all together"), "alle samen");
    assert_string_equal(koers_voice_text(voice, koers_status_text(KOERS_NO_MEMORY)), "te weinig geheugen");
}

static void an_unknown_text_stays(void **state)
{
    const koers_voice *dutch = koers_voice_of(KOERS_DUTCH);
    const char *first = entry(word_at(12), 1), *last = entry(word_at(12), word_at(8) - 1);
    char longer[4096];
    (void) state;
    assert_ptr_equal(koers_catalogue_find(koers_catalogue_nl, "no such sentence"), NULL);
    const char *const unknown[] = {"no such sentence", "", " ", "\x01", "\xff\xff", "no draw", "no drawss"};
    for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) assert_ptr_equal(koers_voice_text(dutch, unknown[i]), unknown[i]);
    snprintf(longer, sizeof longer, "%s.", last); /* beyond both ends of the table */
    assert_ptr_equal(koers_voice_text(dutch, longer), longer);
    snprintf(longer, sizeof longer, "%.*s", (int) strlen(first) - 1, first);
    assert_ptr_equal(koers_voice_text(dutch, longer), longer);
}

static void nobody_in_particular_is_spoken_to_in_english(void **state)
{
    const koers_voice *voice = NULL;
    const char *text = "no runs";
    (void) state;
    assert_ptr_equal(_(text), text);
    assert_int_equal(koers_voice_language(voice), KOERS_ENGLISH);
}

static void a_voice_knows_its_language(void **state)
{
    (void) state;
    for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++)
        assert_int_equal(koers_voice_language(koers_voice_of((koers_language) language)), language);
}

static void two_voices_speak_in_turns(void **state)
{
    const koers_voice *const voices[] = {koers_voice_of(KOERS_ENGLISH), koers_voice_of(KOERS_DUTCH)};
    static const char *const said[] = {"School", "School", "Housing", "Wonen", "Work", "Werk"};
    static const char *const texts[] = {"School", "Housing", "Work"};
    (void) state;
    for (int i = 0; i < 6; i++) {
        const koers_voice *voice = voices[i % 2];
        assert_string_equal(_(texts[i / 2]), said[i]);
    }
}

/* ---- names of languages */

static void languages_are_read_from_their_names(void **state)
{
    static const char *const dutch[] = {"nl", "nl_NL.UTF-8", "nl_BE", "nl.UTF-8", "nl-NL"};
    static const char *const english[] = {"en", "en_GB.UTF-8", "C", "POSIX", "", "nld", "de_DE", "n", "NL"};
    (void) state;
    for (size_t i = 0; i < sizeof dutch / sizeof *dutch; i++) assert_int_equal(koers_language_of(dutch[i]), KOERS_DUTCH);
    for (size_t i = 0; i < sizeof english / sizeof *english; i++) assert_int_equal(koers_language_of(english[i]), KOERS_ENGLISH);
    assert_int_equal(koers_language_of(NULL), KOERS_ENGLISH);
    assert_string_equal(koers_language_code(KOERS_DUTCH), "nl");
    assert_string_equal(koers_language_code(KOERS_ENGLISH), "en");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_text_of_the_catalogue_is_found),
        cmocka_unit_test(known_texts_have_their_translation),
        cmocka_unit_test(an_unknown_text_stays),
        cmocka_unit_test(nobody_in_particular_is_spoken_to_in_english),
        cmocka_unit_test(a_voice_knows_its_language),
        cmocka_unit_test(two_voices_speak_in_turns),
        cmocka_unit_test(languages_are_read_from_their_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
