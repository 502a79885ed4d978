/* lending - large rooms that a study lends to its observers again and again: fresh memory costs more than the writing into it. */
#ifndef KOERS_LENDING_H
#define KOERS_LENDING_H

#include <stddef.h>

/* One room for each use that may be in hand at the same time. */
typedef enum { KOERS_ROOM_SERIES, KOERS_ROOM_DIFFERENCES, KOERS_N_ROOMS } koers_room;

typedef struct koers_lending {
    double *room[KOERS_N_ROOMS];
    size_t doubles[KOERS_N_ROOMS];
} koers_lending;

/* Begins zeroed ({0}). */
void koers_lending_free(koers_lending *self);

/* A room of at least n doubles, with whatever was left in it; valid until the same room is asked for again or freed. NULL when memory is
 * short. */
double *koers_lending_get(koers_lending *self, koers_room room, size_t n);

#endif
