#include "koers/watch.h"

#include <stddef.h>

koers_watch koers_watch_part(const koers_watch *watch, double from, double to)
{
    if (watch == NULL) return (koers_watch){.from = 0, .to = 1};
    koers_watch part = *watch;
    part.from = watch->from + from * (watch->to - watch->from);
    part.to = watch->from + to * (watch->to - watch->from);
    return part;
}

bool koers_watch_cancelled(const koers_watch *watch)
{
    return watch != NULL && watch->cancelled != NULL && watch->cancelled(watch->context);
}

void koers_watch_tell(const koers_watch *watch, double part)
{
    if (watch != NULL && watch->progress != NULL) watch->progress(watch->context, watch->from + part * (watch->to - watch->from));
}
