#include "koers/evidence.h"

#include "base/memory.h"

void koers_evidence_free(koers_evidence *self)
{
    if (self == NULL) return;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        koers_free(self->prior[i].unit);
        koers_free(self->prior[i].grade);
        koers_free(self->prior[i].source);
        koers_free(self->prior[i].note);
    }
    koers_free(self->file);
    *self = (koers_evidence){0};
}
