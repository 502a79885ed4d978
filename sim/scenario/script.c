#include "scenario/script.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "base/reason.h"
#include "base/say.h"

static const char too_large[] = N_("it is larger than 16 MiB");

/* ---- a file */

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
            *reason = koers_reason(errno);
            return KOERS_NO_INPUT;
        }
        if (self->n > KOERS_SCRIPT_MOST) {
            *reason = too_large;
            return KOERS_NO_INPUT;
        }
        if (self->n < capacity) return KOERS_OK;
        capacity *= 2;
    }
}

static koers_status read_file(koers_script *self, const char *path, const char **reason)
{
    errno = 0;
    FILE *stream = fopen(path, "rb");
    if (stream == NULL) {
        *reason = koers_reason(errno);
        return KOERS_NO_INPUT;
    }
    struct stat about;
    if (fstat(fileno(stream), &about) == 0) {
        self->device = (uint64_t) about.st_dev;
        self->number = (uint64_t) about.st_ino;
    }
    const koers_status status = read_all(self, stream, reason);
    (void) fclose(stream); /* opened for reading: nothing can be lost */
    return status;
}

/* ---- a text */

static koers_status find_text(const koers_shelf *shelf, const char *name, koers_named_text *text, const char **reason)
{
    for (size_t i = 0; i < shelf->n; i++) {
        if (strcmp(shelf->text[i].name, name) != 0) continue;
        *text = shelf->text[i];
        return KOERS_OK;
    }
    if (shelf->find == NULL) return KOERS_NO_INPUT;
    const koers_status status = shelf->find(shelf->context, name, text, reason);
    return status == KOERS_OK || status == KOERS_NO_MEMORY ? status : KOERS_NO_INPUT;
}

static koers_status read_text(koers_script *self, const koers_shelf *shelf, const char *name, const char **reason)
{
    koers_named_text text = {.name = name};
    const koers_status status = find_text(shelf, name, &text, reason);
    if (status == KOERS_NO_INPUT && (*reason == NULL || **reason == '\0')) *reason = N_("there is no text of this name");
    if (status != KOERS_OK) return status;
    if (text.text == NULL && text.length > 0) {
        *reason = N_("there is no text of this name");
        return KOERS_NO_INPUT;
    }
    if (text.text == NULL) text.text = "";
    if (text.length > KOERS_SCRIPT_MOST) {
        *reason = too_large;
        return KOERS_NO_INPUT;
    }
    self->bytes = koers_copy_bytes(text.text, text.length);
    self->n = text.length;
    self->text = text.text;
    return self->bytes == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

/* ---- either */

koers_status koers_script_read(koers_script *self, const koers_shelf *shelf, const char *name, const char **reason)
{
    *self = (koers_script){0};
    *reason = "";
    const koers_status status = shelf == NULL ? read_file(self, name, reason) : read_text(self, shelf, name, reason);
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
    return x->text == y->text && x->device == y->device && x->number == y->number;
}
