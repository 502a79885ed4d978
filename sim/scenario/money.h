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
#include "scenario/tree.h"

/* Checks one layer's group. */
void koers_money_check(koers_findings *findings, const koers_node *funding);

/* Fills budgets and condition from the merged group, which may be NULL: then no budget is given and the state always pays. What
 * is missing from the condition is a finding. */
void koers_money_read(koers_findings *findings, const koers_node *funding, koers_inputs *inputs);

/* The keys of a pillar's group, in the order of the house, and of the condition. */
enum { KOERS_MONEY_KEYS = 4 };
const char *koers_money_key(int i);       /* "state" "municipal" "other" "unmodelled" */
const char *koers_money_match_key(int i); /* "probability" "year" "remaining" "municipal_remaining" */

#endif
