#include "scenario/values.h"

#include "base/memory.h"

void koers_values_add(koers_scenario *self, char *path, char *text, const char *source, koers_origin origin,
                      koers_findings *findings)
{
    koers_value value = {.path = path, .text = text, .source = koers_copy_text(source), .origin = origin};
    koers_value *values = NULL;
    if (path != NULL && text != NULL && value.source != NULL)
        values = koers_grow_array(self->value, self->n_values + 1, sizeof *values);
    if (values == NULL) {
        koers_free(path);
        koers_free(text);
        koers_free(value.source);
        findings->lost = true;
        return;
    }
    values[self->n_values++] = value;
    self->value = values;
}

void koers_values_add_node(koers_scenario *self, const koers_node *node, koers_findings *findings)
{
    if (node == NULL) return;
    const koers_origin origin = {.file = node->file, .line = node->line};
    koers_values_add(self, koers_node_path(node), koers_node_text(node), "", origin, findings);
}
