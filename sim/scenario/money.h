/* money - the group `funding` of a scenario: a budget for each pillar and the state's condition.
 *
 *   school = { state = ( (2023, 28.5), (2027, 0) ); municipal = 28.5; unmodelled = 16.5; };
 *   housing = "unlimited";
 *   state_match = { probability = 0.7; year = 2027; remaining = 0.25; };
 *
 * Amounts are million euros of 2023 a year and step. In a source's list the string "unlimited" may stand for an amount: no budget
 * is then given until the next year named.
 */
#ifndef KOERS_MONEY_H
#define KOERS_MONEY_H

#include "koers/findings.h"
#include "koers/inputs.h"
#include "scenario/form.h"
#include "scenario/tree.h"

/* The keys of a pillar's group and of the condition, each in the order of the house. */
enum { KOERS_MONEY_STATE, KOERS_MONEY_MUNICIPAL, KOERS_MONEY_OTHER, KOERS_MONEY_UNMODELLED, KOERS_MONEY_KEYS };
enum { KOERS_MATCH_PROBABILITY, KOERS_MATCH_YEAR, KOERS_MATCH_REMAINING, KOERS_MATCH_MUNICIPAL, KOERS_MATCH_KEYS };

/* What is said of money, by one layer or by several together; a node that is NULL is not said. */
typedef struct {
    const koers_node *node; /* the group, "unlimited", or what has been refused */
    const koers_node *key[KOERS_MONEY_KEYS];
    koers_points amounts[KOERS_MONEY_KEYS]; /* empty where refused */
} koers_purse;

typedef struct {
    const koers_node *node; /* the group, in the last layer that names it, or what has been refused */
    const koers_node *key[KOERS_MATCH_KEYS];
    double number[KOERS_MATCH_KEYS]; /* where `key` is said and good */
} koers_condition;

typedef struct {
    koers_purse pillar[KOERS_N_PILLARS];
    koers_condition condition;
} koers_money;

/* Reads one layer's group into `money`, which is zeroed before; all mistakes become findings. */
void koers_money_read(koers_findings *findings, const koers_node *funding, koers_money *money);

/* Fills budgets and condition. What is not said of a pillar gives no budget; without a condition the state always pays; what is
 * missing from a condition is a finding. */
void koers_money_settle(koers_findings *findings, const koers_money *money, koers_policy *policy);

#endif
