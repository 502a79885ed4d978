/* script - the bytes of a document as it was read, with the marks that say later which document it was. The only room that opens
 * files of ours.
 *
 *   koers_script script;
 *   const char *reason;
 *   if (koers_script_read(&script, shelf, "plan.cfg", &reason) == KOERS_NO_INPUT) ... reason says why ...
 *   koers_script_free(&script);
 *
 * Invariant: bytes[n] is '\0'. Scope: knows nothing of what stands in the document.
 */
#ifndef KOERS_SCRIPT_H
#define KOERS_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "koers/shelf.h"
#include "koers/status.h"

enum { KOERS_SCRIPT_MOST = 16 << 20 }; /* bytes; a scenario has a few thousand */

typedef struct {
    char *bytes;
    size_t n;
    uint64_t device, number; /* which file it is, whatever the path it was reached by; 0 of a text */
    const char *text;        /* which text of a shelf it is: its address; NULL of a file           */
    char digest[KOERS_DIGEST_TEXT];
} koers_script;

/* Copies what has this name on the shelf; NULL: the file. Errors: KOERS_NO_INPUT, with `reason` a text for the user, still to be
 * translated, that needs no freeing; KOERS_NO_MEMORY. Always free. */
koers_status koers_script_read(koers_script *self, const koers_shelf *shelf, const char *name, const char **reason) KOERS_MUST_USE;
void koers_script_free(koers_script *self);

/* Whether both were read from the same document. */
bool koers_script_same(const koers_script *x, const koers_script *y);

#endif
