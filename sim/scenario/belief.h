/* belief - a prior as a file writes it: { distribution = "normal"; mean = 0.01; sd = 0.004; source = "..."; }.
 *
 * Evidence files and the group `assume` of a scenario hold the same thing; this room reads and checks it for both.
 * A prior has the keys of its own distribution and no other's, it can be drawn (prior.h), and it stays within the domain of its
 * parameter (parameters.h).
 */
#ifndef KOERS_BELIEF_H
#define KOERS_BELIEF_H

#include <stdbool.h>

#include "koers/evidence.h"
#include "koers/findings.h"
#include "koers/parameters.h"
#include "koers/prior.h"
#include "scenario/tree.h"

/* Reads an element of evidence.cfg with all that a prior must tell about itself: unit, grade, source; group and sign together or
 * neither. `record` owns copies; what could not be read is empty. When memory is short findings->lost is set. */
void koers_belief_read_record(koers_findings *findings, const koers_node *node, koers_parameter parameter,
                              koers_prior_record *record);

/* What a scenario says of a parameter. */
typedef struct {
    const koers_node *node; /* NULL: nothing                         */
    bool good;              /* what is not good has been told        */
    koers_prior prior;      /* where it is good                      */
} koers_belief;

/* Reads an element of `assume`. Unit, group and sign are those of the evidence: they may be repeated, not changed. A
 * grade that is repeated counts for nothing: the prior's grade is "assumed". */
koers_belief koers_belief_read_assumed(koers_findings *findings, const koers_node *node, koers_parameter parameter,
                                       const koers_prior_record *evidence);

#endif
