/* console - the one place where the program speaks on standard error, and where standard output is closed.
 *
 * Wording: the mistake first ("cannot open 'x'"), no capital, no full stop.
 */
#ifndef KOERS_CONSOLE_H
#define KOERS_CONSOLE_H

#include <stdbool.h>
#include <stdio.h>

#include "koers/findings.h"
#include "koers/status.h"
#include "koers/voice.h"
#include "publish/screen/screen.h"

/* "koers: ..." on standard error, in the words that it is given. */
void koers_console_say(const char *format, ...) KOERS_PRINTF(1, 2);

/* Says that a command failed: why, and `about` (a path and a reason, or NULL) in front. Returns the status. */
koers_status koers_console_fail(koers_status status, const char *about, const koers_voice *voice);

/* All findings, sorted, each once: as lines on standard error, or as csv or json on standard output. */
void koers_console_findings(koers_findings *findings, koers_format format);

/* Whether standard output is a terminal that wants colour: not when refused, nor with NO_COLOR, nor on a dumb terminal. */
bool koers_console_colour(bool refused);

/* Flushes standard output; whether anything of it was lost. */
bool koers_console_lost(void);

/* Flushes standard output: `status`, or KOERS_WRITE_FAILED when anything of it was lost; told, unless its reader went away. */
koers_status koers_console_close(koers_status status, const koers_voice *voice);

#endif
