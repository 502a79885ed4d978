/* plan - a lever as a scenario writes it, and the values over the years that it stands for.
 *
 *   lesson_hours = 10;                                          from 2023 on
 *   lesson_coverage = ( (2023, 0.57), (2027, 0.80) );           linear between years, constant after
 *   caseload_change = { path = ( ... ); source = "..."; };      a source travels with the number
 *   dwellings_thorough = "2022";                                back to the level of 2022
 */
#ifndef KOERS_PLAN_H
#define KOERS_PLAN_H

#include <stdbool.h>

#include "koers/findings.h"
#include "koers/inputs.h"
#include "koers/programme.h"
#include "scenario/form.h"
#include "scenario/tree.h"

typedef struct {
    const koers_node *value; /* of the number, path or "2022"; NULL: nothing is planned, all stays as in 2022 */
    bool good;               /* what is not good has been told, and the rest means nothing                    */
    bool at_level;           /* as in 2022; `points` is then empty                                            */
    koers_points points;
    const char *source; /* borrowed from the node; or "" */
} koers_plan;

/* Reads the group `levers` of a layer. A finding for every unknown lever and every value that is not allowed, and where both
 * caseloads stand. `plan` is zeroed before. */
void koers_plan_read(koers_findings *findings, const koers_node *levers, const koers_programme *programme,
                     koers_plan plan[KOERS_N_LEVERS]);

/* The planned value of a lever that is not a caseload, whose level in the start year is this. The plan is good or empty. */
koers_schedule koers_plan_schedule(const koers_plan *plan, double level);

/* Recipients per coach: of an absolute plan, and of a change relative to 2022. */
koers_caseload koers_plan_caseload(const koers_plan *plan);
koers_caseload koers_plan_caseload_change(const koers_plan *plan);

#endif
