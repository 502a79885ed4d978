#include "scenario/overlay.h"

#include <string.h>

#include "koers/indicators.h"

/* How many levels of groups below the root merge key by key; deeper ones are replaced whole, so that no source or bound of an
 * older value stays behind beside a new one. */
static int levels_of(const char *name)
{
    if (strcmp(name, "funding") == 0) return 2; /* pillars, and their sources of money */
    if (strcmp(name, "levers") == 0 || strcmp(name, "economy") == 0 || strcmp(name, "assume") == 0) return 1;
    return 0;
}

/* Takes child i out of a node that is to be thrown away. */
static koers_node *take(koers_node *node, size_t i)
{
    koers_node *child = node->child[i];
    node->child[i] = NULL;
    return child;
}

static koers_status merge_group(koers_node *base, koers_node *layer, int levels);

/* Lays child i of `layer` over the child of the same name. */
static koers_status merge_child(koers_node *base, koers_node *layer, size_t i, int levels)
{
    koers_node *child = layer->child[i];
    const size_t j = koers_node_index(base, child->name);
    if (j == base->n) {
        const koers_status status = koers_node_add(base, child);
        if (status == KOERS_OK) layer->child[i] = NULL;
        return status;
    }
    if (levels > 0 && child->kind == KOERS_NODE_GROUP && base->child[j]->kind == KOERS_NODE_GROUP)
        return merge_group(base->child[j], child, levels - 1);
    koers_node_replace(base, j, take(layer, i));
    return KOERS_OK;
}

static koers_status merge_group(koers_node *base, koers_node *layer, int levels)
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < layer->n && status == KOERS_OK; i++) status = merge_child(base, layer, i, levels);
    base->file = layer->file; /* what is said of the group as a whole is said of its last layer */
    base->line = layer->line;
    return status;
}

/* ---- targets */

static void drop(koers_node *group, const char *name)
{
    const size_t i = koers_node_index(group, name);
    if (i < group->n) koers_node_remove(group, i);
}

/* The element with the same id as `target`; list->n when there is none. */
static size_t index_of_target(const koers_node *list, const koers_node *target)
{
    const koers_node *id = koers_node_find(target, "id");
    if (id == NULL || id->kind != KOERS_NODE_TEXT) return list->n;
    size_t i = 0;
    for (; i < list->n; i++) {
        const koers_node *other = koers_node_find(list->child[i], "id");
        if (other != NULL && koers_node_is_text(other, id->text)) break;
    }
    return i;
}

/* A new threshold takes the place of the old one, also where it turns the direction round, and of the old one's source; for another
 * indicator the old one means nothing. */
static void drop_threshold(koers_node *below, const koers_node *target)
{
    const koers_node *indicator = koers_node_find(target, "indicator"), *old = koers_node_find(below, "indicator");
    const bool other = indicator != NULL && indicator->kind == KOERS_NODE_TEXT && koers_indicator_of(indicator->text) >= 0 &&
                       old != NULL && !koers_node_is_text(old, indicator->text);
    if (koers_node_find(target, "at_least") == NULL && koers_node_find(target, "at_most") == NULL && !other) return;
    drop(below, "at_least");
    drop(below, "at_most");
    drop(below, "source");
}

static koers_status merge_targets(koers_node *base, koers_node *layer)
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < layer->n && status == KOERS_OK; i++) {
        koers_node *target = layer->child[i];
        const size_t j = index_of_target(base, target);
        if (j == base->n) {
            status = koers_node_add(base, target);
            if (status == KOERS_OK) layer->child[i] = NULL;
            continue;
        }
        drop_threshold(base->child[j], target);
        status = merge_group(base->child[j], target, 0);
    }
    return status;
}

/* ---- the root */

/* A caseload is set in one of two ways: the later one counts. */
static void drop_other_caseload(koers_node *base_levers, const koers_node *levers)
{
    static const char absolute[] = "caseload", relative[] = "caseload_change";
    if (base_levers == NULL || base_levers->kind != KOERS_NODE_GROUP) return;
    if (koers_node_find(levers, absolute) != NULL) drop(base_levers, relative);
    if (koers_node_find(levers, relative) != NULL) drop(base_levers, absolute);
}

/* A layer may hold what no scenario can: it is a finding already, and the rest is judged without it. */
static bool is_misplaced(const koers_node *below, const koers_node *child)
{
    const bool structure = below != NULL && (below->kind == KOERS_NODE_GROUP || below->kind == KOERS_NODE_LIST);
    return structure && child->kind != below->kind;
}

static bool is_of_file(const char *name)
{
    return strcmp(name, "format") == 0 || strcmp(name, "kind") == 0 || strcmp(name, "based_on") == 0;
}

koers_status koers_overlay_merge(koers_node *base, koers_node *layer)
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < layer->n && status == KOERS_OK; i++) {
        koers_node *child = layer->child[i];
        koers_node *below = koers_node_find(base, child->name);
        if (is_of_file(child->name) || is_misplaced(below, child)) continue;
        if (strcmp(child->name, "levers") == 0) drop_other_caseload(below, child);
        if (strcmp(child->name, "targets") == 0 && below != NULL && below->kind == KOERS_NODE_LIST)
            status = merge_targets(below, child);
        else
            status = merge_child(base, layer, i, levels_of(child->name));
    }
    return status;
}
