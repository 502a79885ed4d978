/* overview - the closing table of a run of several scenarios: the chance of each target, one row a scenario.
 *
 * Columns are the targets of the first scenario, by id, and all together. A chance stands with its interval; the head says of how
 * many draws. Costs are means, summed over the years, in million euros of 2023.
 */
#ifndef KOERS_OVERVIEW_H
#define KOERS_OVERVIEW_H

#include "koers/projection.h"
#include "koers/scenario.h"
#include "publish/words/prose.h"

typedef struct {
    const koers_scenario *scenario; /* borrowed */
    koers_probability *chance;      /* [n_columns] */
    double cost;                    /* nan where the scenario reaches no year with costs */
} koers_overview_row;

typedef struct {
    size_t capacity, n;
    size_t n_columns;
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
