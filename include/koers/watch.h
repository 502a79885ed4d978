/* watch - how the outside looks into work that takes long, and stops it. Both functions may be NULL. */
#ifndef KOERS_WATCH_H
#define KOERS_WATCH_H

#include <stdbool.h>

typedef struct {
    void (*progress)(void *context, double fraction); /* 0..1, from one thread at a time, a few times a second */
    bool (*cancelled)(void *context);                 /* asked before every block; true ends with KOERS_INTERRUPTED */
    void *context;
    double from, to; /* the part of the whole work that this is: progress goes from `from` to `to` (0, 1) */
} koers_watch;

/* The part of a watch's work from share `from` to share `to` of it. NULL: nobody watches. */
koers_watch koers_watch_part(const koers_watch *watch, double from, double to);

/* Whether to stop; NULL: never. */
bool koers_watch_cancelled(const koers_watch *watch);

/* Tells that `part` (0..1) of this watch's work is done; NULL: nobody listens. */
void koers_watch_tell(const koers_watch *watch, double part);

#endif
