/* tables - the quantile tables of priors, each made once: beliefs that share a prior share its table, from one run to the next. */
#ifndef KOERS_TABLES_H
#define KOERS_TABLES_H

#include "chance/quantile_table.h"
#include "koers/inputs.h"
#include "koers/status.h"

typedef struct koers_table_link koers_table_link;

typedef struct {
    koers_table_link *first[KOERS_N_PARAMETERS];
} koers_tables;

/* Begins zeroed ({0}). Tables stay where they are until free. */
void koers_tables_free(koers_tables *self);

/* The table of each parameter's prior. Domain: priors without problem. Errors: KOERS_NO_MEMORY. */
koers_status koers_tables_of(koers_tables *self, const koers_beliefs *beliefs,
                             const koers_quantile_table *table[KOERS_N_PARAMETERS]) KOERS_MUST_USE;

#endif
