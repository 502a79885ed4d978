#include "scenario/settle.h"

#include "base/memory.h"
#include "base/say.h"
#include "scenario/form.h"
#include "scenario/title.h"
#include "scenario/values.h"

/* ---- id, title, horizon */

static void settle_names(koers_scenario *self, const koers_draft *draft, koers_findings *findings)
{
    const char *id = draft->id_good ? draft->id->text : "";
    self->id = koers_form_copy(findings, id);
    for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++)
        self->title[language] = koers_form_copy(findings, koers_title_text(draft->title, (koers_language) language, id));
    koers_values_add_node(self, draft->id, findings);
}

/* 0: none was given, or none that can be projected, which is told. */
static int good_option(int option, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    if (option == 0 || (option >= KOERS_DEFAULT_HORIZON && option <= KOERS_LAST_YEAR)) return option;
    koers_findings_add(findings, "--horizon", 0, "horizon", _("found %d, allowed is a whole number from %d to %d"), option,
                       KOERS_DEFAULT_HORIZON, KOERS_LAST_YEAR);
    return 0;
}

static void settle_horizon(koers_scenario *self, const koers_draft *draft, int asked, koers_findings *findings)
{
    const int option = good_option(asked, findings);
    char digits[KOERS_NUMBER_TEXT];
    koers_origin origin = {.file = "default"};
    self->inputs.aims.horizon = option != 0 ? option : draft->year != 0 ? draft->year : KOERS_DEFAULT_HORIZON;
    if (draft->horizon != NULL) origin = (koers_origin){.file = draft->horizon->file, .line = draft->horizon->line};
    if (option != 0) origin = (koers_origin){.file = "--horizon"};
    koers_number_text(self->inputs.aims.horizon, digits);
    koers_values_add(self, koers_copy_text("horizon"), koers_copy_text(digits), "", origin, findings);
}

/* ---- levers */

static void settle_lever(koers_inputs *inputs, koers_lever lever, const koers_plan *plan)
{
    switch (lever) {
    case KOERS_LEVER_CASELOAD: /* of the two, the one that is planned */
        if (plan->value != NULL) inputs->policy.caseload = koers_plan_caseload(plan);
        break;
    case KOERS_LEVER_CASELOAD_CHANGE:
        if (plan->value != NULL) inputs->policy.caseload = koers_plan_caseload_change(plan);
        break;
    case KOERS_LEVER_CASELOAD_REST:
        inputs->policy.caseload_rest = koers_plan_caseload(plan);
        break;
    default:
        inputs->policy.lever[lever] = koers_plan_schedule(plan, inputs->ground.level[lever]);
    }
}

/* A lever at its level of 2022. */
static char *level_text(const koers_lever_record *record)
{
    char digits[KOERS_NUMBER_TEXT];
    return koers_copy_text(record->level_is_prior ? "\"2022\"" : koers_number_text(record->level, digits));
}

static void add_lever(koers_scenario *self, koers_lever lever, const koers_plan *plan, const koers_lever_record *record,
                      koers_findings *findings)
{
    const koers_node *value = plan->value;
    koers_origin origin = {.file = self->file[0].path, .line = record->origin.line};
    if (value != NULL) origin = (koers_origin){.file = value->file, .line = value->line};
    koers_values_add(self, koers_format_text("levers.%s", koers_lever_key(lever)),
                     value == NULL || plan->at_level ? level_text(record) : koers_node_text(value),
                     value == NULL ? record->source : plan->source, origin, findings);
}

static void settle_levers(koers_scenario *self, const koers_draft *draft, const koers_programme *programme,
                          koers_findings *findings)
{
    const koers_plan as_in_2022 = {0};
    self->inputs.policy.caseload = koers_plan_caseload(&as_in_2022);
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        const koers_lever_record *record = &programme->lever[i];
        const koers_plan *plan = &draft->plan[i];
        self->inputs.ground.level[i] = record->level_is_prior ? 0 : record->level;
        if (plan->value != NULL && !plan->good) continue;
        settle_lever(&self->inputs, (koers_lever) i, plan);
        add_lever(self, (koers_lever) i, plan, record, findings);
    }
}

/* ---- money and economy */

static void settle_money(koers_scenario *self, const koers_money *money, koers_findings *findings)
{
    koers_money_settle(findings, money, &self->inputs.policy);
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        const koers_purse *purse = &money->pillar[i];
        if (purse->node != NULL && purse->node->kind != KOERS_NODE_GROUP) koers_values_add_node(self, purse->node, findings);
        for (int key = 0; key < KOERS_MONEY_KEYS; key++) koers_values_add_node(self, purse->key[key], findings);
    }
    for (int key = 0; key < KOERS_MATCH_KEYS; key++) koers_values_add_node(self, money->condition.key[key], findings);
}

static void settle_shock(koers_scenario *self, const koers_draft *draft, koers_findings *findings)
{
    koers_schedule *shock = &self->inputs.policy.shock;
    *shock = koers_schedule_constant(0, 0);
    for (size_t i = 0; i < draft->shocks.n; i++) {
        const koers_point *point = &draft->shocks.point[i];
        shock->at[point->year - KOERS_START_YEAR] = point->value;
    }
    for (int year = KOERS_FIRST_YEAR; year <= self->inputs.aims.horizon; year++)
        self->n_shocks += shock->at[year - KOERS_START_YEAR] != 0;
    koers_values_add_node(self, draft->shock, findings);
}

/* ---- priors and targets */

static void add_belief(koers_scenario *self, const koers_belief *belief, koers_findings *findings)
{
    char text[KOERS_PRIOR_TEXT];
    const koers_node *source = koers_node_find(belief->node, "source");
    const koers_origin origin = {.file = belief->node->file, .line = belief->node->line};
    koers_values_add(self, koers_node_path(belief->node), koers_copy_text(koers_prior_text(&belief->prior, text)),
                     source != NULL ? source->text : "", origin, findings);
}

static void settle_beliefs(koers_scenario *self, const koers_draft *draft, const koers_evidence *evidence, koers_findings *findings)
{
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        const koers_prior_record *record = &evidence->prior[i];
        const koers_belief *belief = &draft->belief[i];
        self->inputs.beliefs.prior[i] = belief->good ? belief->prior : record->prior;
        self->inputs.beliefs.sign[i] = record->in_programme_group ? record->sign : 0;
        self->grade[i] = koers_form_copy(findings, belief->node != NULL ? "assumed" : record->grade);
        self->n_assumed += belief->node != NULL;
        if (belief->good) add_belief(self, belief, findings);
    }
}

static void add_target(koers_scenario *self, const koers_aim *aim, const koers_target *target, const koers_programme *programme,
                       koers_findings *findings)
{
    char digits[KOERS_NUMBER_TEXT];
    const bool of_programme = aim->node->file == programme->file; /* which need not outlive the reading */
    const koers_origin origin = {.file = of_programme ? self->file[0].path : aim->node->file, .line = aim->node->line};
    char *text = koers_format_text("%s in %d %s %s", koers_indicator_key(target->indicator), target->year,
                                   target->direction == KOERS_AT_LEAST ? "at_least" : "at_most",
                                   koers_number_text(target->threshold, digits));
    koers_values_add(self, koers_format_text("targets.%s", aim->id), text, koers_aim_source(aim), origin, findings);
}

static void settle_target(koers_scenario *self, const koers_aim *aim, const koers_programme *programme, koers_findings *findings)
{
    koers_aims *aims = &self->inputs.aims;
    koers_target target = {0};
    if (!koers_aim_settle(findings, aim, aims->horizon, &target)) return;
    aims->target[aims->n_targets] = target;
    self->target_id[aims->n_targets] = koers_form_copy(findings, aim->id);
    self->target_source[aims->n_targets] = koers_form_copy(findings, koers_aim_source(aim));
    for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++)
        self->target_title[aims->n_targets][language] = koers_form_copy(findings, koers_aim_title(aim, (koers_language) language));
    aims->n_targets++;
    add_target(self, aim, &target, programme, findings);
}

static void settle_targets(koers_scenario *self, const koers_draft *draft, const koers_programme *programme,
                           koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    if (draft->n_aims > KOERS_MAX_TARGETS) {
        koers_form_tell(findings, draft->targets, _("found %zu targets together, allowed are at most %d"), draft->n_aims,
                        (int) KOERS_MAX_TARGETS);
        return;
    }
    for (size_t i = 0; i < draft->n_aims; i++) settle_target(self, &draft->aim[i], programme, findings);
}

void koers_settle(koers_scenario *self, const koers_draft *draft, const koers_reference *reference, int horizon,
                  koers_findings *findings)
{
    settle_names(self, draft, findings);
    settle_horizon(self, draft, horizon, findings);
    self->inputs.ground.start_year = KOERS_START_YEAR;
    self->inputs.ground.facts = reference->programme.facts;
    settle_levers(self, draft, &reference->programme, findings);
    settle_money(self, &draft->money, findings);
    settle_shock(self, draft, findings);
    settle_beliefs(self, draft, &reference->evidence, findings);
    settle_targets(self, draft, &reference->programme, findings);
}
