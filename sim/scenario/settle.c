#include "scenario/settle.h"

#include "scenario/aim.h"
#include "scenario/belief.h"
#include "scenario/form.h"
#include "base/memory.h"
#include "scenario/money.h"
#include "scenario/plan.h"
#include "scenario/schema.h"
#include "base/say.h"

/* ---- the ground: targets of the programme as nodes */

/* Takes a child that may be NULL; false when memory is short. */
static bool adopt(koers_node *parent, koers_node *child)
{
    if (child == NULL) return false;
    if (koers_node_add(parent, child) == KOERS_OK) return true;
    koers_node_free(child);
    return false;
}

static bool adopt_text(koers_node *parent, const char *name, const char *text)
{
    koers_node *node = koers_node_new(KOERS_NODE_TEXT, name, parent->file, parent->line);
    if (node != NULL && (node->text = koers_copy_text(text)) == NULL) {
        koers_node_free(node);
        return false;
    }
    return adopt(parent, node);
}

static bool adopt_number(koers_node *parent, const char *name, koers_node_kind kind, double number)
{
    koers_node *node = koers_node_new(kind, name, parent->file, parent->line);
    if (node != NULL) node->number = number;
    return adopt(parent, node);
}

static koers_node *ground_target(const koers_target_record *record, const char *file)
{
    const koers_target *target = &record->target;
    const char *direction = target->direction == KOERS_AT_LEAST ? "at_least" : "at_most";
    koers_node *node = koers_node_new(KOERS_NODE_GROUP, NULL, file, record->origin.line);
    if (node == NULL) return NULL;
    if (adopt_text(node, "id", record->id) && adopt_text(node, "indicator", koers_indicator_key(target->indicator)) &&
        adopt_number(node, "year", KOERS_NODE_INTEGER, target->year) &&
        adopt_number(node, direction, KOERS_NODE_FLOAT, target->threshold) &&
        (record->source[0] == '\0' || adopt_text(node, "source", record->source)))
        return node;
    koers_node_free(node);
    return NULL;
}

koers_node *koers_settle_ground(const koers_programme *programme, const char *file)
{
    koers_node *root = koers_node_new(KOERS_NODE_GROUP, NULL, file, 1);
    koers_node *targets = koers_node_new(KOERS_NODE_LIST, "targets", file, 1);
    bool made = root != NULL && targets != NULL;
    for (size_t i = 0; made && i < programme->n_targets; i++) made = adopt(targets, ground_target(&programme->target[i], file));
    if (made && koers_node_add(root, targets) == KOERS_OK) return root;
    koers_node_free(targets);
    koers_node_free(root);
    return NULL;
}

/* ---- id, title, horizon */

static void settle_names(koers_scenario *self, const koers_material *material, koers_findings *findings)
{
    const koers_node *title = koers_node_find(material->merged, "title");
    const char *id = "";
    (void) koers_form_id(findings, koers_node_find(material->merged, "id"), false, &id);
    self->id = koers_form_copy(findings, id);
    for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++) {
        const char *code = koers_language_code((koers_language) language);
        const char *other = koers_language_code(language == KOERS_ENGLISH ? KOERS_DUTCH : KOERS_ENGLISH);
        const koers_node *node = koers_node_find(title, code);
        if (node == NULL) node = koers_node_find(title, other); /* a title in the other language says more than the id */
        self->title[language] = koers_form_copy(findings, node != NULL && node->kind == KOERS_NODE_TEXT ? node->text : id);
    }
}

static void settle_horizon(koers_inputs *inputs, const koers_material *material, koers_findings *findings)
{
    inputs->aims.horizon = KOERS_DEFAULT_HORIZON;
    (void) koers_form_whole(findings, koers_node_find(material->merged, "horizon"), KOERS_DEFAULT_HORIZON, KOERS_LAST_YEAR,
                            &inputs->aims.horizon);
    if (material->horizon != 0) inputs->aims.horizon = material->horizon;
}

/* ---- levers */

static void settle_lever(koers_inputs *inputs, koers_lever lever, const koers_plan *plan)
{
    switch (lever) {
    case KOERS_LEVER_CASELOAD:
        if (!plan->at_level) inputs->policy.caseload = koers_plan_caseload(plan);
        break;
    case KOERS_LEVER_CASELOAD_CHANGE:
        if (!plan->at_level) inputs->policy.caseload = koers_plan_caseload_change(plan);
        break;
    case KOERS_LEVER_CASELOAD_REST:
        inputs->policy.caseload_rest = koers_plan_caseload(plan);
        break;
    default:
        inputs->policy.lever[lever] = koers_plan_schedule(plan, inputs->ground.level[lever]);
    }
}

static void settle_levers(koers_inputs *inputs, const koers_material *material, koers_findings *findings)
{
    const koers_node *levers = koers_node_find(material->merged, "levers");
    const koers_plan as_in_2022 = {.at_level = true};
    inputs->policy.caseload = koers_plan_caseload(&as_in_2022);
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        const koers_lever_record *record = &material->programme->lever[i];
        const koers_node *node = koers_node_find(levers, koers_lever_key((koers_lever) i));
        koers_plan plan = as_in_2022;
        inputs->ground.level[i] = record->level_is_prior ? 0 : record->level;
        if (node != NULL && !koers_plan_read(findings, node, record, &plan)) continue;
        settle_lever(inputs, (koers_lever) i, &plan);
    }
}

/* ---- economy, priors, targets */

static void settle_shock(koers_inputs *inputs, const koers_material *material, koers_findings *findings)
{
    koers_points points;
    koers_schema_shock(findings, koers_node_find(koers_node_find(material->merged, "economy"), "shock"), &points);
    inputs->policy.shock = koers_schedule_constant(0, 0);
    for (size_t i = 0; i < points.n; i++) inputs->policy.shock.at[points.point[i].year - KOERS_START_YEAR] = points.point[i].value;
}

static void settle_priors(koers_scenario *self, const koers_material *material, koers_findings *findings)
{
    const koers_node *assume = koers_node_find(material->merged, "assume");
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        const koers_prior_record *record = &material->evidence->prior[i];
        const koers_node *node = koers_node_find(assume, koers_parameter_key((koers_parameter) i));
        self->inputs.beliefs.prior[i] = record->prior;
        self->inputs.beliefs.sign[i] = record->in_programme_group ? record->sign : 0;
        if (node != NULL) (void) koers_belief_read_assumed(findings, node, (koers_parameter) i, record, &self->inputs.beliefs.prior[i]);
        self->grade[i] = koers_form_copy(findings, node != NULL ? "assumed" : record->grade);
    }
}

static void settle_targets(koers_scenario *self, const koers_material *material, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    const koers_node *list = koers_node_find(material->merged, "targets");
    koers_inputs *inputs = &self->inputs;
    if (!koers_form_list(findings, list)) return;
    if (list->n > KOERS_MAX_TARGETS) {
        koers_form_tell(findings, list, _("found %zu targets together, allowed are at most %d"), list->n, (int) KOERS_MAX_TARGETS);
        return;
    }
    for (size_t i = 0; i < list->n; i++) {
        const char *id = "", *source = "";
        koers_target target = {0};
        if (!koers_aim_read(findings, list->child[i], inputs->aims.horizon, &target, &id, &source)) continue;
        inputs->aims.target[inputs->aims.n_targets] = target;
        self->target_id[inputs->aims.n_targets] = koers_form_copy(findings, id);
        self->target_source[inputs->aims.n_targets] = koers_form_copy(findings, source);
        inputs->aims.n_targets++;
    }
}

void koers_settle(koers_scenario *self, const koers_material *material, koers_findings *findings)
{
    koers_inputs *inputs = &self->inputs;
    settle_names(self, material, findings);
    settle_horizon(inputs, material, findings);
    inputs->ground.start_year = KOERS_START_YEAR;
    inputs->ground.facts = material->programme->facts;
    settle_levers(inputs, material, findings);
    koers_money_read(findings, koers_node_find(material->merged, "funding"), inputs);
    settle_shock(inputs, material, findings);
    settle_priors(self, material, findings);
    settle_targets(self, material, findings);
}
