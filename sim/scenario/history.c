#include "koers/history.h"

#include <string.h>

#include "base/memory.h"

static void free_series(koers_history_series *series)
{
    for (size_t i = 0; i < series->n; i++) {
        koers_free(series->at[i].confidence);
        koers_free(series->at[i].source);
        koers_free(series->at[i].reading);
        koers_free(series->at[i].note);
    }
    koers_free(series->at);
    koers_free(series->key);
    koers_free(series->unit);
}

void koers_history_free(koers_history *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) free_series(&self->series[i]);
    koers_free(self->series);
    koers_free(self->file);
    *self = (koers_history){0};
}

const koers_history_series *koers_history_find(const koers_history *self, const char *key)
{
    for (size_t i = 0; i < self->n; i++)
        if (strcmp(self->series[i].key, key) == 0) return &self->series[i];
    return NULL;
}
