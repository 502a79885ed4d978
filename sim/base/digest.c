#include "base/digest.h"

#include <sha2.h>
#include <stdint.h>

void koers_digest_bytes(const void *bytes, size_t n, char hex[KOERS_DIGEST_TEXT])
{
    SHA256Data(bytes, n, hex);
}

koers_status koers_digest_file(const char *path, char hex[KOERS_DIGEST_TEXT])
{
    if (SHA256File(path, hex) != NULL) return KOERS_OK;
    hex[0] = '\0';
    return KOERS_NO_INPUT;
}
