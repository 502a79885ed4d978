/* doubt - values that are allowed and more often a slip of the unit than meant: thousands with a point, thousands of euros for
 * millions, a fraction for points. Each becomes a warning, which stops nothing.
 *
 * Scope: asked of what has been read and is good. Of a path or of steps only the first doubtful value is told.
 */
#ifndef KOERS_DOUBT_H
#define KOERS_DOUBT_H

#include "koers/findings.h"
#include "koers/indicators.h"
#include "koers/pillars.h"
#include "koers/programme.h"
#include "scenario/form.h"
#include "scenario/tree.h"

/* A lever: 1.300 for 1300, twice what could be organised, 2022 as an amount. `value` is the node of the points. */
void koers_doubt_plan(koers_findings *findings, const koers_node *value, const koers_points *points,
                      const koers_lever_record *record);

/* A budget: more than ten times what the whole pillar needs. */
void koers_doubt_money(koers_findings *findings, const koers_node *value, const koers_points *points, koers_pillar pillar);

/* A shock so small that a fraction was meant for percentage points. */
void koers_doubt_shocks(koers_findings *findings, const koers_node *value, const koers_points *points);

/* The threshold of a target: 12.000 for 12000 of what is counted. */
void koers_doubt_threshold(koers_findings *findings, const koers_node *value, koers_indicator indicator);

#endif
