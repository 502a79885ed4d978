/* digest - SHA-256, by libmd: what a published number can be traced with. */
#ifndef KOERS_DIGEST_H
#define KOERS_DIGEST_H

#include <stddef.h>

#include "koers/origin.h"
#include "koers/status.h"

void koers_digest_bytes(const void *bytes, size_t n, char hex[KOERS_DIGEST_TEXT]);

/* Errors: KOERS_NO_INPUT when the file cannot be read; hex is then the empty text. */
koers_status koers_digest_file(const char *path, char hex[KOERS_DIGEST_TEXT]) KOERS_MUST_USE;

#endif
