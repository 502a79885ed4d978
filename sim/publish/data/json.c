#include "publish/data/json.h"

#include <errno.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"

enum { DEEPEST = 16 };

/* open[0] is the document and owned; the others are borrowed from it. */
struct koers_json {
    json_t *open[DEEPEST];
    size_t depth; /* of the innermost open object or list */
    bool lost;    /* something could not be kept: memory was short */
};

koers_json *koers_json_new(bool list)
{
    koers_json *self = koers_alloc_array(1, sizeof *self);
    if (self == NULL) return NULL;
    self->open[0] = list ? json_array() : json_object();
    if (self->open[0] != NULL) return self;
    koers_free(self);
    return NULL;
}

void koers_json_free(koers_json *self)
{
    if (self == NULL) return;
    json_decref(self->open[0]);
    koers_free(self);
}

/* Takes the value. */
static void put(koers_json *self, const char *key, json_t *value)
{
    if (self == NULL) {
        json_decref(value);
        return;
    }
    json_t *into = self->open[self->depth];
    const int failed = json_is_array(into) ? json_array_append_new(into, value) : json_object_set_new(into, key, value);
    if (failed != 0) self->lost = true;
}

static void put_open(koers_json *self, const char *key, json_t *value)
{
    put(self, key, value);
    if (self == NULL || self->lost) return;
    KOERS_BUG_UNLESS(self->depth + 1 < DEEPEST);
    self->open[++self->depth] = value;
}

void koers_json_open(koers_json *self, const char *key)
{
    put_open(self, key, json_object());
}

void koers_json_open_list(koers_json *self, const char *key)
{
    put_open(self, key, json_array());
}

void koers_json_close(koers_json *self)
{
    if (self == NULL || self->lost) return; /* after a loss the depths no longer match, and nothing will be written */
    KOERS_BUG_UNLESS(self->depth > 0);
    self->depth--;
}

/* A file name may hold any bytes; those that are no UTF-8 are replaced, so that the document stays one. */
static json_t *mended_string(const char *text)
{
    static const char replacement[] = "\xef\xbf\xbd";
    char *mended = koers_alloc_array(3 * strlen(text) + 1, 1);
    if (mended == NULL) return NULL;
    size_t n = 0;
    while (*text != '\0') {
        unsigned point = 0;
        const size_t length = koers_text_character(text, 4, &point);
        memcpy(mended + n, length == 0 ? replacement : text, length == 0 ? 3 : length);
        n += length == 0 ? 3 : length;
        text += length == 0 ? 1 : length;
    }
    json_t *value = json_stringn(mended, n);
    koers_free(mended);
    return value;
}

void koers_json_text(koers_json *self, const char *key, const char *text)
{
    json_t *value = text == NULL ? json_null() : json_string(text);
    put(self, key, value == NULL ? mended_string(text) : value);
}

void koers_json_integer(koers_json *self, const char *key, int64_t value)
{
    put(self, key, json_integer(value));
}

void koers_json_number(koers_json *self, const char *key, double value)
{
    put(self, key, isfinite(value) ? json_real(value + 0.0) : json_null()); /* + 0.0: no minus zero */
}

void koers_json_truth(koers_json *self, const char *key, bool value)
{
    put(self, key, json_boolean(value));
}

koers_status koers_json_write(const koers_json *self, FILE *stream)
{
    if (self == NULL || self->lost) return KOERS_NO_MEMORY;
    const int failed = json_dumpf(self->open[0], stream, JSON_INDENT(2) | JSON_REAL_PRECISION(17));
    if (failed != 0 || fputc('\n', stream) == EOF || ferror(stream)) return KOERS_WRITE_FAILED;
    return KOERS_OK;
}

/* All bytes of a stream in fresh memory. 0 or an errno. */
static int read_all(FILE *stream, char **bytes, size_t *n)
{
    size_t capacity = 4096;
    for (*n = 0;; capacity *= 2) {
        char *grown = koers_grow_array(*bytes, capacity, 1);
        if (grown == NULL) return ENOMEM;
        *bytes = grown;
        errno = 0;
        *n += fread(grown + *n, 1, capacity - *n, stream);
        if (ferror(stream)) return errno == 0 ? EIO : errno;
        if (*n < capacity) return 0;
    }
}

static int parse(koers_json **self, const char *bytes, size_t n)
{
    json_error_t error;
    koers_json *made = koers_alloc_array(1, sizeof *made);
    if (made == NULL) return ENOMEM;
    made->open[0] = json_loadb(bytes, n, 0, &error);
    if (made->open[0] != NULL) {
        *self = made;
        return 0;
    }
    koers_free(made);
    return json_error_code(&error) == json_error_out_of_memory ? ENOMEM : 0;
}

int koers_json_read(koers_json **self, const char *path)
{
    char *bytes = NULL;
    size_t n = 0;
    *self = NULL;
    FILE *stream = fopen(path, "rbe");
    int failure = stream == NULL ? errno : read_all(stream, &bytes, &n);
    if (stream != NULL) (void) fclose(stream); /* opened for reading: nothing can be lost */
    if (failure == 0) failure = parse(self, bytes, n);
    koers_free(bytes);
    return failure == ENOENT || failure == ENOTDIR || failure == ELOOP || failure == EISDIR ? 0 : failure;
}

size_t koers_json_length(const koers_json *self, const char *list)
{
    return self == NULL ? 0 : json_array_size(json_object_get(self->open[0], list));
}

const char *koers_json_entry(const koers_json *self, const char *list, size_t i, const char *key)
{
    if (self == NULL) return NULL;
    return json_string_value(json_object_get(json_array_get(json_object_get(self->open[0], list), i), key));
}
