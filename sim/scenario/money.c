#include "scenario/money.h"

#include <stdbool.h>
#include <stddef.h>

#include "scenario/form.h"
#include "base/say.h"

/* Million euros a year; the whole programme asks 143. */
static const double most_money = 1e6;

static const char match[] = "state_match";

enum { SOURCES = 3 }; /* the first keys are sources of money, the last is spent elsewhere */
static const char *const keys[KOERS_MONEY_KEYS] = {"state", "municipal", "other", "unmodelled"};

enum { PROBABILITY, YEAR, REMAINING, MUNICIPAL_REMAINING };
static const char *const match_keys[KOERS_MONEY_KEYS] = {"probability", "year", "remaining", "municipal_remaining"};

const char *koers_money_key(int i)
{
    return keys[i];
}

const char *koers_money_match_key(int i)
{
    return match_keys[i];
}

/* ---- a pillar */

static bool read_amounts(koers_findings *findings, const koers_node *node, int key, koers_points *amounts)
{
    const koers_voice *voice = findings->voice;
    const koers_points_rule rule = {.highest = most_money, .steps = true, .may_be_unlimited = key < SOURCES};
    if (node != NULL && node->kind == KOERS_NODE_TEXT && key < SOURCES) {
        koers_form_refuse(findings, node, _("an amount, or a list of years in which \"unlimited\" may stand"));
        return false;
    }
    return koers_form_points(findings, node, &rule, amounts);
}

static void check_pillar(koers_findings *findings, const koers_node *node)
{
    const koers_voice *voice = findings->voice;
    if (koers_node_is_text(node, "unlimited")) return;
    if (node->kind != KOERS_NODE_GROUP) {
        koers_form_refuse(findings, node,
                          _("a group { state = ...; municipal = ...; other = ...; unmodelled = ...; } or \"unlimited\""));
        return;
    }
    koers_form_keys(findings, node, keys, KOERS_MONEY_KEYS);
    for (int key = 0; key < KOERS_MONEY_KEYS; key++) {
        koers_points amounts;
        (void) read_amounts(findings, koers_node_find(node, keys[key]), key, &amounts);
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

static void read_pillar(koers_findings *findings, const koers_node *node, koers_budget *budget)
{
    koers_schedule *const schedules[KOERS_MONEY_KEYS] = {&budget->state, &budget->municipal, &budget->other, &budget->unmodelled};
    bool any_source = false;
    if (node == NULL || node->kind != KOERS_NODE_GROUP) return;
    for (int key = 0; key < SOURCES; key++) any_source = any_source || koers_node_find(node, keys[key]) != NULL;
    for (int k = 1; k < KOERS_N_YEARS; k++) budget->given[k] = any_source;
    for (int key = 0; key < KOERS_MONEY_KEYS; key++) {
        koers_points amounts;
        if (!read_amounts(findings, koers_node_find(node, keys[key]), key, &amounts)) continue;
        *schedules[key] = koers_schedule_steps(amounts.point, amounts.n);
        clear_unlimited(&amounts, budget);
    }
}

/* ---- the state's condition */

/* Reads what is there; the rest is left alone. */
static void read_match(koers_findings *findings, const koers_node *node, koers_state_match *condition)
{
    (void) koers_form_number(findings, koers_node_find(node, match_keys[PROBABILITY]), 0, 1, &condition->probability);
    (void) koers_form_whole(findings, koers_node_find(node, match_keys[YEAR]), KOERS_FIRST_YEAR, KOERS_LAST_YEAR, &condition->year);
    (void) koers_form_number(findings, koers_node_find(node, match_keys[REMAINING]), 0, 1, &condition->remaining);
    (void) koers_form_number(findings, koers_node_find(node, match_keys[MUNICIPAL_REMAINING]), 0, 1,
                             &condition->municipal_remaining);
}

static void check_match(koers_findings *findings, const koers_node *node)
{
    koers_state_match condition;
    if (!koers_form_group(findings, node)) return;
    koers_form_keys(findings, node, match_keys, KOERS_MONEY_KEYS);
    read_match(findings, node, &condition);
}

/* ---- the group */

void koers_money_check(koers_findings *findings, const koers_node *funding)
{
    const char *names[KOERS_N_PILLARS + 1];
    if (!koers_form_group(findings, funding)) return;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) names[pillar] = koers_pillar_key((koers_pillar) pillar);
    names[KOERS_N_PILLARS] = match;
    koers_form_keys(findings, funding, names, KOERS_N_PILLARS + 1);
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        const koers_node *node = koers_node_find(funding, names[pillar]);
        if (node != NULL) check_pillar(findings, node);
    }
    const koers_node *condition = koers_node_find(funding, match);
    if (condition != NULL) check_match(findings, condition);
}

void koers_money_read(koers_findings *findings, const koers_node *funding, koers_inputs *inputs)
{
    inputs->policy.state_match = (koers_state_match){.probability = 1, .year = KOERS_FIRST_YEAR, .remaining = 1, .municipal_remaining = 1};
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        inputs->policy.budget[pillar] = (koers_budget){.given = {false}};
        read_pillar(findings, koers_node_find(funding, koers_pillar_key((koers_pillar) pillar)), &inputs->policy.budget[pillar]);
    }
    const koers_node *condition = koers_node_find(funding, match);
    if (condition == NULL || condition->kind != KOERS_NODE_GROUP) return;
    for (int key = PROBABILITY; key <= REMAINING; key++) (void) koers_form_need(findings, condition, match_keys[key]);
    read_match(findings, condition, &inputs->policy.state_match);
}
