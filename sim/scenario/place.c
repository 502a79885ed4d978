#include "scenario/place.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/memory.h"

void koers_place_tell(const koers_place *self, int line, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    const int length = vsnprintf(NULL, 0, format, arguments);
    char *text = length < 0 ? NULL : koers_alloc_array((size_t) length + 1, 1);
    if (text != NULL) {
        vsnprintf(text, (size_t) length + 1, format, again);
        koers_findings_add(self->findings, self->name, self->is_option ? 0 : line, "", "%s", text);
    } else {
        self->findings->lost = true;
    }
    va_end(again);
    va_end(arguments);
    koers_free(text);
}
