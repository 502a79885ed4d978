/* schema - what may stand in one layer of a scenario: names, types, domains, years.
 *
 * A layer is checked alone, so that a mistake is found also where a later layer replaces it. What only the layers together can
 * show (a target without a threshold, a year beyond the horizon) is found when the scenario is made of them.
 */
#ifndef KOERS_SCHEMA_H
#define KOERS_SCHEMA_H

#include "koers/evidence.h"
#include "koers/findings.h"
#include "scenario/form.h"
#include "koers/programme.h"
#include "scenario/stack.h"

void koers_schema_check(koers_findings *findings, const koers_layer *layer, const koers_programme *programme,
                        const koers_evidence *evidence);

/* The points of economy.shock; an empty list when the node is NULL or not allowed. */
void koers_schema_shock(koers_findings *findings, const koers_node *node, koers_points *points);

#endif
