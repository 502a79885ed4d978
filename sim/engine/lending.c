#include "engine/lending.h"

#include "base/memory.h"

void koers_lending_free(koers_lending *self)
{
    for (int room = 0; room < KOERS_N_ROOMS; room++) koers_free(self->room[room]);
    *self = (koers_lending){0};
}

double *koers_lending_get(koers_lending *self, koers_room room, size_t n)
{
    if (self->room[room] != NULL && self->doubles[room] >= n) return self->room[room];
    koers_free(self->room[room]);
    self->room[room] = koers_alloc_doubles(n);
    self->doubles[room] = self->room[room] == NULL ? 0 : n;
    return self->room[room];
}
