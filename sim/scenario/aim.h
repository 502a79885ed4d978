/* aim - a target as a file writes it: { id = "care"; indicator = "care_share"; year = 2031; at_least = 0.17; source = "..."; }.
 *
 * The programme and a scenario hold the same thing. In a layer of a scenario a target may be partial: it changes the one with the
 * same id that lies below.
 */
#ifndef KOERS_AIM_H
#define KOERS_AIM_H

#include <stdbool.h>

#include "koers/findings.h"
#include "koers/inputs.h"
#include "scenario/tree.h"

/* Checks the elements of a list of targets one by one, as far as a layer alone can be judged; ids must differ. */
void koers_aim_check(koers_findings *findings, const koers_node *list);

/* Reads a complete target whose year is at most `horizon`; id and source (or "") are borrowed from the node. */
bool koers_aim_read(koers_findings *findings, const koers_node *node, int horizon, koers_target *target, const char **id,
                    const char **source);

#endif
