/* settle - from what all layers say together to the record that the model can run, with every value and its place.
 *
 * Scope: the layers have been read one by one (draft.h); what only their sum can show becomes a finding here.
 */
#ifndef KOERS_SETTLE_H
#define KOERS_SETTLE_H

#include "koers/findings.h"
#include "koers/reference.h"
#include "koers/scenario.h"
#include "scenario/draft.h"

/* Fills id, title, inputs, target ids and sources, grades, counts, values. horizon: of --horizon; 0: as the layers say. Domain: the first
 * file of `self` is programme.cfg, whose path the origins of its values borrow; other origins borrow from the trees. When memory is
 * short findings->lost is set; after a finding the record is good for nothing but to be freed. */
void koers_settle(koers_scenario *self, const koers_draft *draft, const koers_reference *reference, int horizon,
                  koers_findings *findings);

#endif
