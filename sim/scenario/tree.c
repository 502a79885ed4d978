#include "scenario/tree.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* ---- life */

koers_node *koers_node_new(koers_node_kind kind, const char *name, const char *file, int line)
{
    koers_node *self = koers_alloc_array(1, sizeof *self);
    if (self == NULL) return NULL;
    self->kind = kind;
    self->file = file;
    self->line = line;
    if (name != NULL && (self->name = koers_copy_text(name)) == NULL) {
        koers_free(self);
        return NULL;
    }
    return self;
}

void koers_node_free(koers_node *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) koers_node_free(self->child[i]);
    koers_free(self->child);
    koers_free(self->name);
    koers_free(self->text);
    koers_free(self);
}

koers_status koers_node_add(koers_node *self, koers_node *child)
{
    if (self->n == self->capacity) {
        const size_t capacity = self->capacity == 0 ? 4 : 2 * self->capacity;
        koers_node **children = koers_grow_array(self->child, capacity, sizeof *children);
        if (children == NULL) return KOERS_NO_MEMORY;
        self->child = children;
        self->capacity = capacity;
    }
    self->child[self->n++] = child;
    child->parent = self;
    return KOERS_OK;
}

koers_node *koers_node_take(koers_node *self, size_t i)
{
    koers_node *child = self->child[i];
    memmove(&self->child[i], &self->child[i + 1], (self->n - i - 1) * sizeof *self->child);
    self->n--;
    child->parent = NULL;
    return child;
}

/* ---- questions */

size_t koers_node_index(const koers_node *self, const char *name)
{
    size_t i = 0;
    while (i < self->n && (self->child[i]->name == NULL || strcmp(self->child[i]->name, name) != 0)) i++;
    return i;
}

koers_node *koers_node_find(const koers_node *self, const char *name)
{
    if (self == NULL || self->kind != KOERS_NODE_GROUP) return NULL;
    const size_t i = koers_node_index(self, name);
    return i < self->n ? self->child[i] : NULL;
}

bool koers_node_is_number(const koers_node *self)
{
    return self->kind == KOERS_NODE_INTEGER || self->kind == KOERS_NODE_FLOAT;
}

bool koers_node_is_text(const koers_node *self, const char *text)
{
    return self->kind == KOERS_NODE_TEXT && strcmp(self->text, text) == 0;
}

/* The part that a node adds to a path; NULL where it adds none. */
static const char *step_of(const koers_node *self)
{
    if (self->name != NULL) return self->name;
    const koers_node *id = koers_node_find(self, "id");
    return id != NULL && id->kind == KOERS_NODE_TEXT ? id->text : NULL;
}

char *koers_node_path(const koers_node *self)
{
    char *path = koers_copy_text("");
    for (; self != NULL && path != NULL; self = self->parent) {
        /* The root's own id is no part of the path of what it holds. */
        const char *step = self->parent == NULL && self->name == NULL ? NULL : step_of(self);
        if (step == NULL) continue;
        char *longer = path[0] == '\0' ? koers_copy_text(step) : koers_format_text("%s.%s", step, path);
        koers_free(path);
        path = longer;
    }
    return path;
}

/* ---- as text */

char *koers_number_text(double number, char text[KOERS_NUMBER_TEXT])
{
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, KOERS_NUMBER_TEXT, "%.*g", digits, number);
        if (strtod(text, NULL) == number) break;
    }
    return text;
}

/* A string with what the parser needs escaped. */
static char *quoted(const char *text)
{
    char *result = koers_alloc_array(2 * strlen(text) + 3, 1);
    if (result == NULL) return NULL;
    size_t n = 0;
    result[n++] = '"';
    for (; *text != '\0'; text++) {
        const char letter = *text == '\n' ? 'n' : *text == '\t' ? 't' : *text;
        if (letter != *text || letter == '"' || letter == '\\') result[n++] = '\\';
        result[n++] = letter;
    }
    result[n] = '"';
    return result;
}

/* The children between the brackets of their kind. */
static char *enclosed(const koers_node *self)
{
    const bool group = self->kind == KOERS_NODE_GROUP;
    /* Only a list of lists is opened with spaces, as people write a path: ( (2023, 1), (2024, 2) ). */
    const bool nested = self->n > 0 && self->child[0]->n > 0;
    char *text = koers_copy_text(group ? "{ " : nested ? "( " : "(");
    for (size_t i = 0; i < self->n && text != NULL; i++) {
        const char *after = group ? "; " : i + 1 < self->n ? ", " : nested ? " " : "";
        char *value = koers_node_text(self->child[i]);
        char *longer = NULL;
        if (value != NULL && group) longer = koers_format_text("%s%s = %s%s", text, self->child[i]->name, value, after);
        if (value != NULL && !group) longer = koers_format_text("%s%s%s", text, value, after);
        koers_free(value);
        koers_free(text);
        text = longer;
    }
    if (text == NULL) return NULL;
    char *whole = koers_format_text("%s%s", text, group ? "}" : ")");
    koers_free(text);
    return whole;
}

char *koers_node_text(const koers_node *self)
{
    char digits[KOERS_NUMBER_TEXT];
    switch (self->kind) {
    case KOERS_NODE_GROUP:
    case KOERS_NODE_LIST:
        return enclosed(self);
    case KOERS_NODE_INTEGER:
    case KOERS_NODE_FLOAT:
        return koers_copy_text(koers_number_text(self->number, digits));
    case KOERS_NODE_TRUTH:
        return koers_copy_text(self->number != 0 ? "true" : "false");
    case KOERS_NODE_TEXT:
        return quoted(self->text);
    case KOERS_NODE_REPORTED:
        break;
    }
    return koers_copy_text("?");
}
