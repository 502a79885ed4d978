/* overview - the closing table of a run of several scenarios: the chance of each target, one row a scenario.
 *
 * A column for each target of any scenario, by id and indicator, and one for all together. A cell says the bound and the year where
 * they are not those of the column, "-" where the scenario has no such target. A target with two readings of its history shows the
 * pair first and the mix after it. A chance stands with its interval; the head says of how many draws. Costs are means in million euros
 * of 2023, summed to the last year that all scenarios reach.
 */
#ifndef KOERS_OVERVIEW_H
#define KOERS_OVERVIEW_H

#include "koers/projection.h"
#include "koers/scenario.h"
#include "publish/words/prose.h"

/* Named by the first scenario that has it. */
typedef struct {
    const koers_scenario *scenario; /* borrowed */
    int target;
} koers_overview_column;

typedef struct {
    const koers_scenario *scenario; /* borrowed */
    size_t n_results;
    koers_target_result *result; /* [n_results]                                       */
    double cost[KOERS_N_YEARS];  /* by k: up to that year                             */
    int last_year;
} koers_overview_row;

typedef struct {
    size_t capacity, n;
    size_t n_columns; /* of targets */
    koers_overview_column *column;
    koers_overview_row *row;
} koers_overview;

/* Room for n scenarios. Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_overview_init(koers_overview *self, size_t n) KOERS_MUST_USE;

/* Takes what it needs of the projection. Errors: KOERS_NO_MEMORY. */
koers_status koers_overview_add(koers_overview *self, const koers_scenario *scenario,
                                const koers_projection *projection) KOERS_MUST_USE;

/* Adds the table and what its columns stand for, in the language of the document. Nothing where there is no row. */
void koers_overview_tell(const koers_overview *self, koers_prose *prose);

void koers_overview_free(koers_overview *self);

#endif
