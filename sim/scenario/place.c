#include "scenario/place.h"

#include <stdarg.h>

#include "base/memory.h"

void koers_place_tell(const koers_place *self, int line, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = koers_format_arguments(format, arguments);
    va_end(arguments);
    if (text != NULL)
        koers_findings_add(self->findings, self->name, self->is_option ? 0 : line, "", "%s", text);
    else
        self->findings->lost = true;
    koers_free(text);
}
