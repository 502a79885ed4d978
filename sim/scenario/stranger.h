/* stranger - whether a document is one of ours at all, asked before anything of it is repeated to the user.
 *
 *   const char *reason = koers_stranger_reason(script.bytes, script.n);
 *   if (reason != NULL) ... _(reason) ...
 *
 * A based_on or an argument may name anything: a program, a table, another program's settings. To look for mistakes of ours in such a
 * file would tell many that are none, and quote lines that nobody asked for.
 */
#ifndef KOERS_STRANGER_H
#define KOERS_STRANGER_H

#include <stddef.h>

/* Why it is none of ours, as a text still to be translated; NULL where it may be one. A document of ours has a line that begins with
 * a setting of the outermost group ("format = 1;"); one that is empty but for comments may be one too. Domain: bytes[n] = '\0'. */
const char *koers_stranger_reason(const char *bytes, size_t n);

#endif
