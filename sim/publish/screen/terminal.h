/* terminal - prose on a terminal: lines of at most 100 columns, tables aligned in characters, bold and faint where there is colour.
 *
 * Between parts stands an empty line, but not below a heading and not between bullets. A table goes as far as its cells need; of a
 * picture its caption and path are told. Scope: who asks decides whether the stream shows colour.
 */
#ifndef KOERS_TERMINAL_H
#define KOERS_TERMINAL_H

#include <stdbool.h>
#include <stdio.h>

#include "publish/words/prose.h"

/* Errors: KOERS_NO_MEMORY (also where the document was lost; nothing is printed then), KOERS_WRITE_FAILED. */
koers_status koers_terminal_print(const koers_prose *prose, FILE *stream, bool colour) KOERS_MUST_USE;

#endif
