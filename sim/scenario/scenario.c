#include "koers/scenario.h"

#include <string.h>

#include "base/memory.h"

static void free_values(koers_scenario *self)
{
    for (size_t i = 0; i < self->n_values; i++) {
        koers_free(self->value[i].path);
        koers_free(self->value[i].text);
        koers_free(self->value[i].source);
    }
    koers_free(self->value);
}

static void free_texts(char **text, size_t n)
{
    for (size_t i = 0; i < n; i++) koers_free(text[i]);
    koers_free(text);
}

void koers_scenario_free(koers_scenario *self)
{
    if (self == NULL) return;
    koers_free(self->id);
    for (size_t i = 0; i < sizeof self->title / sizeof *self->title; i++) koers_free(self->title[i]);
    for (size_t i = 0; i < KOERS_MAX_TARGETS; i++) {
        koers_free(self->target_id[i]);
        koers_free(self->target_source[i]);
        for (size_t j = 0; j < sizeof *self->target_title / sizeof **self->target_title; j++) koers_free(self->target_title[i][j]);
    }
    for (size_t i = 0; i < KOERS_N_PARAMETERS; i++) koers_free(self->grade[i]);
    free_values(self);
    for (size_t i = 0; i < self->n_files; i++) koers_free(self->file[i].path);
    koers_free(self->file);
    free_texts(self->place, self->n_places);
    free_texts(self->with, self->n_with);
    free_texts(self->set, self->n_set);
    *self = (koers_scenario){0};
}

const char *koers_scenario_target_title(const koers_scenario *self, size_t i, koers_language language)
{
    return self->target_title[i][language];
}

const koers_value *koers_scenario_find(const koers_scenario *self, const char *path)
{
    for (size_t i = 0; i < self->n_values; i++)
        if (strcmp(self->value[i].path, path) == 0) return &self->value[i];
    return NULL;
}
