/* words - texts for people in the language of the reader, by gettext.
 *
 * Every sentence that a person reads is written in English in the code inside _() and translated in sim/po/nl-*.po.
 * Keys, commands, column names and units in data are never translated. LC_NUMERIC stays "C" always.
 * Only LC_MESSAGES is ever set (setlocale of the rest would break CSV); no locale of the system need be installed.
 */
#ifndef KOERS_WORDS_H
#define KOERS_WORDS_H

#include <libintl.h>

#include "koers/status.h"
#include "koers/voice.h"

#define KOERS_TEXT_DOMAIN "koers"
#define _(text) dgettext(KOERS_TEXT_DOMAIN, text)
#define N_(text) text

/* The language that LC_ALL, LC_MESSAGES, LANG ask for. */
koers_language koers_language_of_environment(void);

/* Sets the process to speak `language`, with catalogues below `folder` (folder/nl/LC_MESSAGES/koers.mo). Called once by the
 * command line, before any thread. A catalogue that is missing leaves English. */
void koers_words_open(koers_language language, const char *folder);

#endif
