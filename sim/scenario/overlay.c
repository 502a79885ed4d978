#include "scenario/overlay.h"

#include <string.h>

/* The later of two nodes. */
static void lay(const koers_node **below, const koers_node *layer)
{
    if (layer != NULL) *below = layer;
}

/* ---- levers */

/* A caseload is set in one of two ways: the later one counts. */
static void drop_other_caseload(koers_plan below[KOERS_N_LEVERS], const koers_plan layer[KOERS_N_LEVERS])
{
    if (layer[KOERS_LEVER_CASELOAD].value != NULL) below[KOERS_LEVER_CASELOAD_CHANGE] = (koers_plan){0};
    if (layer[KOERS_LEVER_CASELOAD_CHANGE].value != NULL) below[KOERS_LEVER_CASELOAD] = (koers_plan){0};
}

static void merge_plans(koers_plan below[KOERS_N_LEVERS], const koers_plan layer[KOERS_N_LEVERS])
{
    drop_other_caseload(below, layer);
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        if (layer[i].value != NULL) below[i] = layer[i];
}

/* ---- money */

/* Whether two nodes are groups that merge; otherwise the later one, if there is one, replaces the other. */
static bool merges(const koers_node *below, const koers_node *layer)
{
    return below != NULL && layer != NULL && below->kind == KOERS_NODE_GROUP && layer->kind == KOERS_NODE_GROUP;
}

static void merge_purse(koers_purse *below, const koers_purse *layer)
{
    if (!merges(below->node, layer->node)) {
        if (layer->node != NULL) *below = *layer;
        return;
    }
    below->node = layer->node;
    for (int key = 0; key < KOERS_MONEY_KEYS; key++) {
        if (layer->key[key] == NULL) continue;
        below->key[key] = layer->key[key];
        below->amounts[key] = layer->amounts[key];
    }
}

static void merge_condition(koers_condition *below, const koers_condition *layer)
{
    if (!merges(below->node, layer->node)) {
        if (layer->node != NULL) *below = *layer;
        return;
    }
    below->node = layer->node; /* what is said of the whole is said of its last layer */
    for (int key = 0; key < KOERS_MATCH_KEYS; key++) {
        if (layer->key[key] == NULL) continue;
        below->key[key] = layer->key[key];
        below->number[key] = layer->number[key];
    }
}

/* ---- targets */

/* A new threshold takes the place of the old one, also where it turns the direction round, and of the old one's source; for another
 * indicator the old one means nothing. */
static void drop_threshold(koers_aim *below, const koers_aim *layer)
{
    const bool other =
        layer->indicator_good && below->indicator != NULL && !(below->indicator_good && below->which == layer->which);
    if (layer->at_least == NULL && layer->at_most == NULL && !other) return;
    below->at_least = below->at_most = below->source = NULL;
    below->threshold_good = below->source_good = false;
}

static void merge_aim(koers_aim *below, const koers_aim *layer)
{
    drop_threshold(below, layer);
    below->node = layer->node;
    lay(&below->title, layer->title);
    if (layer->indicator != NULL) {
        below->indicator = layer->indicator;
        below->indicator_good = layer->indicator_good;
        below->which = layer->which;
    }
    if (layer->year != NULL) {
        below->year = layer->year;
        below->year_good = layer->year_good;
    }
    if (layer->at_least != NULL || layer->at_most != NULL) {
        below->at_least = layer->at_least;
        below->at_most = layer->at_most;
        below->threshold_good = layer->threshold_good;
    }
    if (layer->source != NULL) {
        below->source = layer->source;
        below->source_good = layer->source_good;
    }
}

/* The number of the target with this id; that of a new one where there is none. */
static size_t index_of(const koers_draft *draft, const char *id)
{
    const size_t kept = draft->n_aims < KOERS_MAX_TARGETS ? draft->n_aims : KOERS_MAX_TARGETS;
    size_t i = 0;
    while (i < kept && (id == NULL || draft->aim[i].id == NULL || strcmp(draft->aim[i].id, id) != 0)) i++;
    return i < kept ? i : draft->n_aims;
}

static void merge_targets(koers_draft *below, const koers_draft *layer)
{
    if (below->n_aims <= KOERS_MAX_TARGETS) lay(&below->targets, layer->targets);
    for (size_t i = 0; i < layer->n_aims; i++) {
        const size_t j = index_of(below, layer->aim[i].id);
        if (j < below->n_aims) {
            merge_aim(&below->aim[j], &layer->aim[i]);
        } else {
            if (j < KOERS_MAX_TARGETS) below->aim[j] = layer->aim[i];
            below->n_aims++;
        }
    }
}

/* ---- the whole */

void koers_overlay_merge(koers_draft *below, const koers_draft *layer)
{
    if (layer->id != NULL) below->id_good = layer->id_good;
    if (layer->horizon != NULL) below->year = layer->year;
    if (layer->shock != NULL) below->shocks = layer->shocks;
    lay(&below->id, layer->id);
    lay(&below->title, layer->title);
    lay(&below->horizon, layer->horizon);
    lay(&below->shock, layer->shock);
    merge_plans(below->plan, layer->plan);
    for (int i = 0; i < KOERS_N_PILLARS; i++) merge_purse(&below->money.pillar[i], &layer->money.pillar[i]);
    merge_condition(&below->money.condition, &layer->money.condition);
    for (int i = 0; i < KOERS_N_PARAMETERS; i++)
        if (layer->belief[i].node != NULL) below->belief[i] = layer->belief[i];
    merge_targets(below, layer);
}
