/* script - the bytes of a file as it was read, with the fingerprint that says later which file it was.
 *
 *   koers_script script;
 *   const char *reason;
 *   if (koers_script_read(&script, "plan.cfg", &reason) == KOERS_NO_INPUT) ... reason says why ...
 *   koers_script_free(&script);
 *
 * Invariant: bytes[n] is '\0'. Scope: knows nothing of what stands in the file.
 */
#ifndef KOERS_SCRIPT_H
#define KOERS_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/digest.h"
#include "koers/status.h"

enum { KOERS_SCRIPT_MOST = 16 << 20 }; /* bytes; a scenario has a few thousand */

typedef struct {
    char *bytes;
    size_t n;
    uint64_t device, number; /* which file it is, whatever the path it was reached by */
    char digest[KOERS_DIGEST_TEXT];
} koers_script;

/* Errors: KOERS_NO_INPUT, with `reason` a text for the user that needs no freeing; KOERS_NO_MEMORY. Always free. */
koers_status koers_script_read(koers_script *self, const char *path, const char **reason) KOERS_MUST_USE;
void koers_script_free(koers_script *self);

/* Whether both were read from the same file. */
bool koers_script_same(const koers_script *x, const koers_script *y);

#endif
