#include "publish/words/remark.h"

#include <stdarg.h>

#include "base/memory.h"

static const char *const keys[KOERS_N_REMARKS] = {
#define REMARK_KEY(NAME, key) #key,
    KOERS_REMARK_LIST(REMARK_KEY)
#undef REMARK_KEY
};

const char *koers_remark_key(koers_remark_kind kind)
{
    return keys[kind];
}

static bool make_room(koers_remarks *self)
{
    if (self->n < self->capacity) return true;
    const size_t capacity = self->capacity == 0 ? 16 : 2 * self->capacity;
    koers_remark *grown = koers_grow_array(self->item, capacity, sizeof *grown);
    if (grown == NULL) return false;
    self->item = grown;
    self->capacity = capacity;
    return true;
}

void koers_remarks_add(koers_remarks *self, koers_remark_kind kind, koers_subject subject, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = koers_format_arguments(format, arguments);
    va_end(arguments);
    if (text == NULL || !make_room(self)) {
        koers_free(text);
        self->lost = true;
        return;
    }
    self->item[self->n++] = (koers_remark){.kind = kind, .subject = subject, .text = text};
}

const koers_remark *koers_remarks_find(const koers_remarks *self, koers_remark_kind kind)
{
    for (size_t i = 0; i < self->n; i++)
        if (self->item[i].kind == kind) return &self->item[i];
    return NULL;
}

void koers_remarks_free(koers_remarks *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) koers_free(self->item[i].text);
    koers_free(self->item);
    *self = (koers_remarks){0};
}
