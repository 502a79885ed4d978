/* settle - from the merged layers of a scenario to the record that the model can run.
 *
 * Scope: the layers have been checked one by one (schema.h); here what they say together is read, and what only their sum can show
 * becomes a finding. A mistake of one layer may be told here again with the same words; the caller drops repetitions.
 */
#ifndef KOERS_SETTLE_H
#define KOERS_SETTLE_H

#include "koers/evidence.h"
#include "koers/findings.h"
#include "koers/programme.h"
#include "koers/scenario.h"
#include "scenario/tree.h"

/* Everything that a scenario is made of. */
typedef struct {
    const koers_node *merged;
    const koers_programme *programme;
    const koers_evidence *evidence;
    int horizon; /* of --horizon; 0: as the files say */
} koers_material;

/* The targets of the programme as a root that layers can be laid over; nodes borrow `file`. NULL when memory is short. */
koers_node *koers_settle_ground(const koers_programme *programme, const char *file);

/* Fills id, title, inputs, target ids and sources, grades. When memory is short findings->lost is set. */
void koers_settle(koers_scenario *self, const koers_material *material, koers_findings *findings);

#endif
