#include "koers/voice.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/catalogue.h"

struct koers_voice {
    koers_language language;
    const unsigned char *catalogue; /* NULL: English, as the texts are written */
};

static const koers_voice english = {.language = KOERS_ENGLISH, .catalogue = NULL};
static const koers_voice dutch = {.language = KOERS_DUTCH, .catalogue = koers_catalogue_nl};

const koers_voice *koers_voice_of(koers_language language)
{
    return language == KOERS_DUTCH ? &dutch : &english;
}

koers_language koers_voice_language(const koers_voice *voice)
{
    return voice == NULL ? KOERS_ENGLISH : voice->language;
}

const char *koers_voice_text(const koers_voice *voice, const char *text)
{
    const char *said = voice == NULL || voice->catalogue == NULL ? NULL : koers_catalogue_find(voice->catalogue, text);
    return said == NULL ? text : said;
}

koers_language koers_language_of(const char *name)
{
    return name != NULL && strncmp(name, "nl", 2) == 0 && (name[2] == '\0' || name[2] == '_' || name[2] == '.' || name[2] == '-')
               ? KOERS_DUTCH
               : KOERS_ENGLISH;
}

const char *koers_language_code(koers_language language)
{
    return language == KOERS_DUTCH ? "nl" : "en";
}
