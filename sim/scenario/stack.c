#include "scenario/stack.h"

#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "scenario/form.h"
#include "scenario/source.h"
#include "scenario/stranger.h"

enum { LONGEST_CHAIN = 32 };

/* ---- layers */

/* A new last layer, which takes `place`. NULL when memory is short; `place` is then freed. */
static koers_layer *add_layer(koers_stack *self, koers_layer_role role, char *place)
{
    if (place == NULL) return NULL;
    if (self->n == self->capacity) {
        const size_t capacity = self->capacity == 0 ? 8 : 2 * self->capacity;
        koers_layer *layers = koers_grow_array(self->layer, capacity, sizeof *layers);
        if (layers == NULL) {
            koers_free(place);
            return NULL;
        }
        self->layer = layers;
        self->capacity = capacity;
    }
    koers_layer *layer = &self->layer[self->n++];
    *layer = (koers_layer){.role = role, .place = place};
    return layer;
}

static void free_layer(koers_layer *layer)
{
    koers_node_free(layer->root);
    koers_script_free(&layer->script);
    koers_free(layer->place);
}

void koers_stack_free(koers_stack *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) free_layer(&self->layer[i]);
    koers_free(self->layer);
    *self = (koers_stack){0};
}

/* Parses what has been read. A syntax error leaves the layer without a root. */
static koers_status parse_layer(koers_stack *self, koers_layer *layer, koers_findings *findings)
{
    const koers_status status = koers_source_parse(&layer->root, layer->script.bytes, layer->script.n, layer->place, findings);
    if (status == KOERS_NO_MEMORY) return status;
    if (layer->root == NULL) self->complete = false;
    return KOERS_OK;
}

/* ---- the chain */

/* The path that a user would type for `based_on` as it stands in the file at `place`. */
static char *path_beside(const char *place, const char *based_on)
{
    const char *slash = strrchr(place, '/');
    if (based_on[0] == '/' || slash == NULL) return koers_copy_text(based_on);
    return koers_format_text("%.*s/%s", (int) (slash - place), place, based_on);
}

/* The number of a layer that was read from the same file as the last; n - 1 when there is none. */
static size_t first_same(const koers_stack *self)
{
    size_t i = 0;
    while (i < self->n - 1 && !koers_script_same(&self->layer[i].script, &self->layer[self->n - 1].script)) i++;
    return i;
}

/* Reads the file that `node` names as a new last layer. `node` belongs to the layer before. A file that is not there, or that
 * closes a loop, is a finding and no layer. */
static koers_status read_base(koers_stack *self, const koers_node *node, const char *based_on, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    const char *reason = "";
    koers_layer *layer = add_layer(self, KOERS_LAYER_BASE, path_beside(self->layer[self->n - 1].place, based_on));
    if (layer == NULL) return KOERS_NO_MEMORY;
    const koers_status status = koers_script_read(&layer->script, self->shelf, layer->place, &reason);
    if (status == KOERS_NO_MEMORY) return status;
    const char *stranger = status == KOERS_OK ? koers_stranger_reason(layer->script.bytes, layer->script.n) : NULL;
    if (status != KOERS_OK)
        koers_form_tell(findings, node, _("cannot read '%s': %s"), layer->place, _(reason));
    else if (stranger != NULL)
        koers_form_tell(findings, node, _("'%s' is no file of this program: %s"), layer->place, _(stranger));
    else if (first_same(self) < self->n - 1)
        koers_form_tell(findings, node, _("found a loop: '%s' rests on itself"), layer->place);
    else if (self->n > LONGEST_CHAIN)
        koers_form_tell(findings, node, _("found a chain of more than %d files"), (int) LONGEST_CHAIN);
    else
        return parse_layer(self, layer, findings);
    free_layer(layer);
    self->n--;
    self->complete = false;
    return KOERS_OK;
}

/* From the file down to the root of its chain. */
static koers_status read_chain(koers_stack *self, koers_findings *findings)
{
    koers_status status = KOERS_OK;
    while (status == KOERS_OK) {
        const size_t n = self->n;
        const koers_node *node = koers_node_find(self->layer[n - 1].root, "based_on");
        /* Another type or an empty string becomes a finding when the layer is checked. */
        if (node == NULL || node->kind != KOERS_NODE_TEXT || node->text[0] == '\0') break;
        status = read_base(self, node, node->text, findings);
        if (self->n == n) break;
    }
    return status;
}

static void reverse(koers_layer *layers, size_t n)
{
    for (size_t i = 0; i < n / 2; i++) {
        const koers_layer layer = layers[i];
        layers[i] = layers[n - 1 - i];
        layers[n - 1 - i] = layer;
    }
}

/* ---- what the command line names */

/* KOERS_NO_INPUT leaves no layer behind. */
static koers_status read_named(koers_stack *self, const char *path, koers_layer_role role, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    const char *reason = "";
    koers_layer *layer = add_layer(self, role, koers_copy_text(path));
    if (layer == NULL) return KOERS_NO_MEMORY;
    const koers_status status = koers_script_read(&layer->script, self->shelf, path, &reason);
    const char *stranger = status == KOERS_OK ? koers_stranger_reason(layer->script.bytes, layer->script.n) : NULL;
    if (stranger != NULL) {
        koers_findings_add(findings, path, 0, "", _("found no file of this program: %s"), _(stranger));
        self->complete = false;
        return KOERS_OK;
    }
    if (status == KOERS_OK) return parse_layer(self, layer, findings);
    if (status == KOERS_NO_INPUT) {
        koers_findings_add(findings, path, 0, "", _("cannot read the file: %s"), _(reason));
        free_layer(layer);
        self->n--;
        self->complete = false;
    }
    return status;
}

static koers_status read_option(koers_stack *self, const char *option, size_t number, koers_findings *findings)
{
    koers_layer *layer = add_layer(self, KOERS_LAYER_OPTION, koers_format_text("--set %zu", number));
    if (layer == NULL) return KOERS_NO_MEMORY;
    layer->option = option;
    const koers_status status = koers_source_parse_option(&layer->root, option, layer->place, findings);
    if (status == KOERS_NO_MEMORY) return status;
    if (layer->root == NULL) self->complete = false;
    return KOERS_OK;
}

koers_status koers_stack_read(koers_stack *self, const koers_layers *layers, koers_findings *findings)
{
    *self = (koers_stack){.complete = true, .shelf = layers->shelf};
    koers_status missing = KOERS_OK;
    koers_status status = read_named(self, layers->path, KOERS_LAYER_FILE, findings);
    if (status == KOERS_OK) {
        status = read_chain(self, findings);
        reverse(self->layer, self->n);
    }
    for (size_t i = 0; i < layers->n_with && status != KOERS_NO_MEMORY; i++) {
        if (status == KOERS_NO_INPUT) missing = status;
        status = read_named(self, layers->with[i], KOERS_LAYER_OVERLAY, findings);
    }
    if (status == KOERS_NO_INPUT) missing = status;
    for (size_t i = 0; i < layers->n_set && status != KOERS_NO_MEMORY; i++)
        status = read_option(self, layers->set[i], i + 1, findings);
    return status == KOERS_NO_MEMORY ? status : missing;
}

koers_status koers_stack_take(koers_stack *self, const koers_shelf *shelf, koers_document *document, koers_findings *findings)
{
    *self = (koers_stack){.complete = true, .shelf = shelf};
    koers_layer *layer = add_layer(self, KOERS_LAYER_FILE, document->file);
    document->file = NULL;
    if (layer == NULL) return KOERS_NO_MEMORY;
    layer->script = document->script;
    layer->root = document->root;
    document->script = (koers_script){0};
    document->root = NULL;
    const koers_status status = read_chain(self, findings);
    reverse(self->layer, self->n);
    return status;
}
