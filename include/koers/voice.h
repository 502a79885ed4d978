/* voice - the language in which the library speaks to its reader, as a value: one process can answer in two languages at once.
 *
 *   const koers_voice *voice = koers_voice_of(KOERS_DUTCH);
 *   koers_findings_init(&findings, voice);
 *
 * A voice is immutable and lives as long as the program: hand it down, never free it. Every sentence that a person reads is written
 * in English in the code (see base/say.h) and translated in sim/po/nl-*.po; the catalogue is part of the library, no file is opened.
 * Keys, commands, column names and units in data are never translated.
 */
#ifndef KOERS_VOICE_H
#define KOERS_VOICE_H

typedef enum { KOERS_ENGLISH, KOERS_DUTCH } koers_language;

typedef struct koers_voice koers_voice;

/* The voice of a language. */
const koers_voice *koers_voice_of(koers_language language);

koers_language koers_voice_language(const koers_voice *voice);

/* The text in the language of this voice; `text` itself where there is no translation. NULL: English. */
const char *koers_voice_text(const koers_voice *voice, const char *text) __attribute__((__format_arg__(2)));

/* Language from "nl" or "en" (or nl_NL.UTF-8 and the like); English when it is anything else or NULL; its code "nl" or "en". */
koers_language koers_language_of(const char *name);
const char *koers_language_code(koers_language language);

#endif
