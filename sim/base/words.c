#include "koers/words.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>

koers_language koers_language_of_environment(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && value[0] != '\0') return koers_language_of(value);
    }
    return KOERS_ENGLISH;
}

void koers_words_open(koers_language language, const char *folder)
{
    /* gettext translates only under a locale other than "C"; C.UTF-8 is part of the C library's package on Debian, so that no
     * Dutch locale need be installed. LANGUAGE then picks the catalogue. */
    setlocale(LC_ALL, "C");
    setlocale(LC_MESSAGES, "C.UTF-8");
    setenv("LANGUAGE", koers_language_code(language), 1);
    bindtextdomain(KOERS_TEXT_DOMAIN, folder);
    bind_textdomain_codeset(KOERS_TEXT_DOMAIN, "UTF-8");
}
