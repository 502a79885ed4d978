/* say - the marks of texts for people. `_` speaks with the `voice` in scope: whoever speaks has been handed one. `N_` marks a text in
 * a table, which is translated where it is said: koers_voice_text(voice, row->text). xgettext finds both (tests/words). */
#ifndef KOERS_SAY_H
#define KOERS_SAY_H

#include "koers/voice.h"

#define _(text) koers_voice_text(voice, text)
#define N_(text) text

#endif
