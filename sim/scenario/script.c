#include "scenario/script.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "koers/words.h"

/* Reads to the end instead of asking for the size, so that a pipe can be read too. */
static koers_status read_all(koers_script *self, FILE *stream, const char **reason)
{
    enum { FIRST_BYTES = 4096 };
    size_t capacity = FIRST_BYTES;
    for (;;) {
        char *bytes = koers_grow_array(self->bytes, capacity + 1, 1);
        if (bytes == NULL) return KOERS_NO_MEMORY;
        self->bytes = bytes;
        errno = 0;
        self->n += fread(&bytes[self->n], 1, capacity - self->n, stream);
        bytes[self->n] = '\0';
        if (ferror(stream)) {
            *reason = strerror(errno);
            return KOERS_NO_INPUT;
        }
        if (self->n > KOERS_SCRIPT_MOST) {
            *reason = _("it is larger than 16 MiB");
            return KOERS_NO_INPUT;
        }
        if (self->n < capacity) return KOERS_OK;
        capacity *= 2;
    }
}

koers_status koers_script_read(koers_script *self, const char *path, const char **reason)
{
    *self = (koers_script){0};
    *reason = "";
    errno = 0;
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        *reason = strerror(errno);
        return KOERS_NO_INPUT;
    }
    struct stat about;
    if (fstat(fileno(stream), &about) == 0) {
        self->device = (uint64_t) about.st_dev;
        self->number = (uint64_t) about.st_ino;
    }
    const koers_status status = read_all(self, stream, reason);
    (void) fclose(stream); /* opened for reading: nothing can be lost */
    if (status == KOERS_OK) koers_digest_bytes(self->bytes, self->n, self->digest);
    return status;
}

void koers_script_free(koers_script *self)
{
    if (self == NULL) return;
    koers_free(self->bytes);
    *self = (koers_script){0};
}

bool koers_script_same(const koers_script *x, const koers_script *y)
{
    return x->device == y->device && x->number == y->number;
}
