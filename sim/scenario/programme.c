#include "koers/programme.h"

#include "base/memory.h"
#include "scenario/tree.h"

void koers_programme_free(koers_programme *self)
{
    if (self == NULL) return;
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        koers_free(self->lever[i].unit);
        koers_free(self->lever[i].source);
    }
    for (size_t i = 0; i < self->n_facts; i++) {
        koers_free(self->fact[i].key);
        koers_free(self->fact[i].unit);
        koers_free(self->fact[i].source);
    }
    for (size_t i = 0; i < self->n_targets; i++) {
        koers_free(self->target[i].id);
        for (size_t j = 0; j < sizeof self->target[i].title / sizeof *self->target[i].title; j++)
            koers_free(self->target[i].title[j]);
        koers_free(self->target[i].source);
    }
    for (size_t i = 0; i < self->n_abbreviations; i++) {
        koers_free(self->abbreviation[i].key);
        koers_free(self->abbreviation[i].text);
    }
    koers_node_free(self->targets);
    koers_free(self->fact);
    koers_free(self->abbreviation);
    koers_free(self->file);
    *self = (koers_programme){0};
}
