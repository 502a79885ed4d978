#include "scenario/values.h"

#include <string.h>

#include "scenario/form.h"
#include "base/memory.h"
#include "scenario/money.h"
#include "scenario/plan.h"

/* ---- one value */

/* Takes `path` and `text`, which may be NULL when memory was short. */
static koers_status add_value(koers_scenario *self, char *path, char *text, const char *source, koers_origin origin)
{
    koers_value value = {.path = path, .text = text, .source = koers_copy_text(source), .origin = origin};
    koers_value *values = NULL;
    if (path != NULL && text != NULL && value.source != NULL)
        values = koers_grow_array(self->value, self->n_values + 1, sizeof *values);
    if (values == NULL) {
        koers_free(path);
        koers_free(text);
        koers_free(value.source);
        return KOERS_NO_MEMORY;
    }
    values[self->n_values++] = value;
    self->value = values;
    return KOERS_OK;
}

/* The value of a node, at the place of that node. */
static koers_status add_node(koers_scenario *self, const koers_node *node)
{
    const koers_origin origin = {.file = node->file, .line = node->line};
    return add_value(self, koers_node_path(node), koers_node_text(node), "", origin);
}

/* ---- the groups, in the order of the house */

static koers_status fill_head(koers_scenario *self, const koers_material *material)
{
    char digits[KOERS_NUMBER_TEXT];
    const koers_node *id = koers_node_find(material->merged, "id");
    const koers_node *horizon = koers_node_find(material->merged, "horizon");
    koers_origin origin = {.file = horizon != NULL ? horizon->file : "default", .line = horizon != NULL ? horizon->line : 0};
    koers_status status = id == NULL ? KOERS_OK : add_node(self, id);
    if (status != KOERS_OK) return status;
    if (material->horizon != 0) origin = (koers_origin){.file = "--horizon"};
    koers_number_text(self->inputs.aims.horizon, digits);
    return add_value(self, koers_copy_text("horizon"), koers_copy_text(digits), "", origin);
}

/* A lever at its level of 2022. */
static char *level_text(const koers_lever_record *record)
{
    char digits[KOERS_NUMBER_TEXT];
    return koers_copy_text(record->level_is_prior ? "\"2022\"" : koers_number_text(record->level, digits));
}

static koers_status fill_lever(koers_scenario *self, const koers_material *material, koers_lever lever)
{
    const char *key = koers_lever_key(lever);
    const koers_lever_record *record = &material->programme->lever[lever];
    const koers_node *node = koers_node_find(koers_node_find(material->merged, "levers"), key);
    koers_findings none;
    koers_plan plan = {.at_level = true, .source = record->source};
    koers_origin origin = {.file = self->file[0].path, .line = record->origin.line};
    koers_findings_init(&none, NULL);
    const bool good = node == NULL || koers_plan_read(&none, node, record, &plan);
    koers_findings_free(&none);
    KOERS_BUG_UNLESS(good);
    if (node != NULL) origin = (koers_origin){.file = plan.value->file, .line = plan.value->line};
    return add_value(self, koers_format_text("levers.%s", key), plan.at_level ? level_text(record) : koers_node_text(plan.value),
                     plan.source, origin);
}

/* The keys of a group that are there, in the order of the house. */
static koers_status fill_keys(koers_scenario *self, const koers_node *group, const char *(*key)(int), int n)
{
    koers_status status = KOERS_OK;
    for (int i = 0; i < n && status == KOERS_OK; i++) {
        const koers_node *node = koers_node_find(group, key(i));
        if (node != NULL) status = add_node(self, node);
    }
    return status;
}

static koers_status fill_money(koers_scenario *self, const koers_material *material)
{
    const koers_node *funding = koers_node_find(material->merged, "funding");
    koers_status status = KOERS_OK;
    for (int i = 0; i < KOERS_N_PILLARS && status == KOERS_OK; i++) {
        const koers_node *pillar = koers_node_find(funding, koers_pillar_key((koers_pillar) i));
        if (pillar == NULL) continue;
        status =
            pillar->kind == KOERS_NODE_GROUP ? fill_keys(self, pillar, koers_money_key, KOERS_MONEY_KEYS) : add_node(self, pillar);
    }
    if (status != KOERS_OK) return status;
    return fill_keys(self, koers_node_find(funding, "state_match"), koers_money_match_key, KOERS_MONEY_KEYS);
}

static koers_status fill_priors(koers_scenario *self, const koers_material *material)
{
    const koers_node *assume = koers_node_find(material->merged, "assume");
    koers_status status = KOERS_OK;
    for (int i = 0; i < KOERS_N_PARAMETERS && status == KOERS_OK; i++) {
        char text[KOERS_PRIOR_TEXT];
        const koers_node *node = koers_node_find(assume, koers_parameter_key((koers_parameter) i));
        if (node == NULL) continue;
        const koers_node *source = koers_node_find(node, "source");
        const koers_origin origin = {.file = node->file, .line = node->line};
        status = add_value(self, koers_node_path(node), koers_copy_text(koers_prior_text(&self->inputs.beliefs.prior[i], text)),
                           source != NULL ? source->text : "", origin);
    }
    return status;
}

static koers_status fill_targets(koers_scenario *self, const koers_material *material)
{
    const koers_node *list = koers_node_find(material->merged, "targets");
    koers_status status = KOERS_OK;
    for (int i = 0; i < self->inputs.aims.n_targets && status == KOERS_OK; i++) {
        char digits[KOERS_NUMBER_TEXT];
        const koers_target *target = &self->inputs.aims.target[i];
        const koers_origin origin = {.file = list->child[i]->file, .line = list->child[i]->line};
        char *text = koers_format_text("%s in %d %s %s", koers_indicator_key(target->indicator), target->year,
                                       target->direction == KOERS_AT_LEAST ? "at_least" : "at_most",
                                       koers_number_text(target->threshold, digits));
        status = add_value(self, koers_format_text("targets.%s", self->target_id[i]), text, self->target_source[i], origin);
    }
    return status;
}

koers_status koers_values_fill(koers_scenario *self, const koers_material *material)
{
    const koers_node *shock = koers_node_find(koers_node_find(material->merged, "economy"), "shock");
    koers_status status = fill_head(self, material);
    for (int i = 0; i < KOERS_N_LEVERS && status == KOERS_OK; i++) status = fill_lever(self, material, (koers_lever) i);
    if (status == KOERS_OK) status = fill_money(self, material);
    if (status == KOERS_OK && shock != NULL) status = add_node(self, shock);
    if (status == KOERS_OK) status = fill_priors(self, material);
    if (status == KOERS_OK) status = fill_targets(self, material);
    return status;
}
