#include "scenario/variant.h"

#include <string.h>

#include "base/digest.h"
#include "base/memory.h"
#include "scenario/tree.h"

static koers_status keep(char **list, size_t *n, const char *text)
{
    list[*n] = koers_copy_text(text);
    if (list[*n] == NULL) return KOERS_NO_MEMORY;
    ++*n;
    return KOERS_OK;
}

/* Adds a line to `all`, which it takes: the digest of an overlay, or a setting as its tree says it, whatever blanks and quotes it was
 * written with. NULL when memory is short. */
static char *add_line(char *all, const koers_layer *layer)
{
    char *value = layer->role == KOERS_LAYER_OPTION ? koers_node_text(layer->root) : koers_copy_text(layer->script.digest);
    const char *kind = layer->role == KOERS_LAYER_OPTION ? "set" : "with";
    char *longer = value == NULL ? NULL : koers_format_text("%s%s %s\n", all, kind, value);
    koers_free(value);
    koers_free(all);
    return longer;
}

koers_status koers_variant_fill(koers_scenario *self, const koers_stack *stack)
{
    char digest[KOERS_DIGEST_TEXT];
    self->with = koers_alloc_array(stack->n, sizeof *self->with);
    self->set = koers_alloc_array(stack->n, sizeof *self->set);
    char *all = koers_copy_text("");
    koers_status status = self->with == NULL || self->set == NULL || all == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    for (size_t i = 0; i < stack->n && status == KOERS_OK; i++) {
        const koers_layer *layer = &stack->layer[i];
        if (layer->role != KOERS_LAYER_OVERLAY && layer->role != KOERS_LAYER_OPTION) continue;
        status = layer->role == KOERS_LAYER_OVERLAY ? keep(self->with, &self->n_with, layer->place)
                                                    : keep(self->set, &self->n_set, layer->option);
        all = add_line(all, layer);
        if (all == NULL) status = KOERS_NO_MEMORY;
    }
    if (status == KOERS_OK && all[0] != '\0') {
        koers_digest_bytes(all, strlen(all), digest);
        memcpy(self->variant, digest, KOERS_VARIANT_TEXT - 1);
    }
    koers_free(all);
    return status;
}
