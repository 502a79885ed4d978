#include "scenario/money.h"

#include <stdbool.h>
#include <stddef.h>

#include "base/say.h"
#include "scenario/doubt.h"

/* Million euros a year; the whole programme asks 143. */
static const double most_money = 1e6;

static const char match[] = "state_match";

static const char *const keys[KOERS_MONEY_KEYS] = {
    [KOERS_MONEY_STATE] = "state",
    [KOERS_MONEY_MUNICIPAL] = "municipal",
    [KOERS_MONEY_OTHER] = "other",
    [KOERS_MONEY_UNMODELLED] = "unmodelled",
};

static const char *const match_keys[KOERS_MATCH_KEYS] = {
    [KOERS_MATCH_PROBABILITY] = "probability",
    [KOERS_MATCH_YEAR] = "year",
    [KOERS_MATCH_REMAINING] = "remaining",
    [KOERS_MATCH_MUNICIPAL] = "municipal_remaining",
};

/* A source of money; what is unmodelled is spent elsewhere. */
static bool is_source(int key)
{
    return key != KOERS_MONEY_UNMODELLED;
}

/* ---- a pillar */

static void read_amounts(koers_findings *findings, const koers_node *node, koers_pillar pillar, int key, koers_points *amounts)
{
    const koers_voice *voice = findings->voice;
    const koers_points_rule rule = {.highest = most_money, .steps = true, .may_be_unlimited = is_source(key)};
    if (node != NULL && node->kind == KOERS_NODE_TEXT && is_source(key)) {
        koers_form_refuse(findings, node, _("an amount, or a list of years in which \"unlimited\" may stand"));
        return;
    }
    if (koers_form_points(findings, node, &rule, amounts)) koers_doubt_money(findings, node, amounts, pillar);
}

static void read_pillar(koers_findings *findings, const koers_node *node, koers_pillar pillar, koers_purse *purse)
{
    const koers_voice *voice = findings->voice;
    purse->node = node;
    if (koers_node_is_text(node, "unlimited")) return;
    if (node->kind != KOERS_NODE_GROUP) {
        koers_form_refuse(findings, node,
                          _("a group { state = ...; municipal = ...; other = ...; unmodelled = ...; } or \"unlimited\""));
        return;
    }
    koers_form_keys(findings, node, keys, KOERS_MONEY_KEYS);
    for (int key = 0; key < KOERS_MONEY_KEYS; key++) {
        purse->key[key] = koers_node_find(node, keys[key]);
        read_amounts(findings, purse->key[key], pillar, key, &purse->amounts[key]);
    }
}

/* The years in which a source has no limit; steps, as the amounts. */
static void clear_unlimited(const koers_points *amounts, koers_budget *budget)
{
    size_t next = 0;
    bool limited = true;
    for (int k = 1; k < KOERS_N_YEARS; k++) {
        while (next < amounts->n && amounts->point[next].year <= KOERS_START_YEAR + k) limited = !amounts->unlimited[next++];
        if (!limited) budget->given[k] = false;
    }
}

static void settle_pillar(const koers_purse *purse, koers_budget *budget)
{
    koers_schedule *const schedules[KOERS_MONEY_KEYS] = {&budget->state, &budget->municipal, &budget->other, &budget->unmodelled};
    bool any_source = false;
    *budget = (koers_budget){.given = {false}};
    for (int key = 0; key < KOERS_MONEY_KEYS; key++) any_source = any_source || (is_source(key) && purse->key[key] != NULL);
    for (int k = 1; k < KOERS_N_YEARS; k++) budget->given[k] = any_source;
    for (int key = 0; key < KOERS_MONEY_KEYS; key++) {
        const koers_points *amounts = &purse->amounts[key];
        if (amounts->n == 0) continue;
        *schedules[key] = koers_schedule_steps(KOERS_START_YEAR, amounts->point, amounts->n);
        clear_unlimited(amounts, budget);
    }
}

/* ---- the state's condition */

static void read_condition(koers_findings *findings, const koers_node *node, koers_condition *condition)
{
    int year = 0;
    condition->node = node;
    if (!koers_form_group(findings, node)) return;
    koers_form_keys(findings, node, match_keys, KOERS_MATCH_KEYS);
    for (int key = 0; key < KOERS_MATCH_KEYS; key++) {
        condition->key[key] = koers_node_find(node, match_keys[key]);
        if (key != KOERS_MATCH_YEAR)
            (void) koers_form_number(findings, condition->key[key], 0, 1, &condition->number[key]);
        else if (koers_form_whole(findings, condition->key[key], KOERS_FIRST_YEAR, KOERS_LAST_YEAR, &year))
            condition->number[key] = year;
    }
}

static koers_state_match settle_condition(koers_findings *findings, const koers_condition *condition)
{
    const double *number = condition->number;
    if (condition->node == NULL || condition->node->kind != KOERS_NODE_GROUP)
        return (koers_state_match){.probability = 1, .year = KOERS_FIRST_YEAR, .remaining = 1, .municipal_remaining = 1};
    for (int key = KOERS_MATCH_PROBABILITY; key <= KOERS_MATCH_REMAINING; key++)
        if (condition->key[key] == NULL) koers_form_missing(findings, condition->node, match_keys[key]);
    const bool municipal = condition->key[KOERS_MATCH_MUNICIPAL] != NULL;
    return (koers_state_match){.probability = number[KOERS_MATCH_PROBABILITY],
                               .year = (int32_t) number[KOERS_MATCH_YEAR],
                               .remaining = number[KOERS_MATCH_REMAINING],
                               .municipal_remaining = municipal ? number[KOERS_MATCH_MUNICIPAL] : 1};
}

/* ---- the group */

void koers_money_read(koers_findings *findings, const koers_node *funding, koers_money *money)
{
    const char *names[KOERS_N_PILLARS + 1];
    if (!koers_form_group(findings, funding)) return;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) names[pillar] = koers_pillar_key((koers_pillar) pillar);
    names[KOERS_N_PILLARS] = match;
    koers_form_keys(findings, funding, names, KOERS_N_PILLARS + 1);
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        const koers_node *node = koers_node_find(funding, names[pillar]);
        if (node != NULL) read_pillar(findings, node, (koers_pillar) pillar, &money->pillar[pillar]);
    }
    const koers_node *condition = koers_node_find(funding, match);
    if (condition != NULL) read_condition(findings, condition, &money->condition);
}

void koers_money_settle(koers_findings *findings, const koers_money *money, koers_policy *policy)
{
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) settle_pillar(&money->pillar[pillar], &policy->budget[pillar]);
    policy->state_match = settle_condition(findings, &money->condition);
}
