/* scan - a look at the raw text of a file before the parser gets it, for what libconfig 1.5 would accept and silently change,
 * and for what it would only call a syntax error.
 *
 * Found here: numbers that would wrap, saturate or become infinite or zero; a comment or string that is never closed (the parser
 * would swallow the rest of the file); @include (it is resolved against the wrong folder); bytes that are not UTF-8 text; more
 * nesting or settings than any honest file has; numbers, quotes, blanks and dashes as people write them elsewhere; tokens that cannot
 * stand where they do (grammar.h).
 * What would mislead the parser is overwritten in place with something harmless of the same length, so that the rest of the
 * file can still be checked in the same run and lines stay right.
 * Scope: knows comments, strings and tokens; knows nothing of what the settings mean.
 */
#ifndef KOERS_SCAN_H
#define KOERS_SCAN_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/findings.h"

/* Scans text[0..n), with text[n] = '\0'. `place` is the file, or an option, whose findings then have line 0.
 * Returns whether the parser can be given the text; every problem has become a finding; when memory is short findings->lost is set. */
bool koers_scan_text(char *text, size_t n, const char *place, bool is_option, koers_findings *findings) KOERS_MUST_USE;

#endif
