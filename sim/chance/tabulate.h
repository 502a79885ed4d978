/* tabulate - from a prior to its table. The only step between a belief and its draws that needs the GNU Scientific Library: a table
 * that is made elsewhere and carried along draws without it. */
#ifndef KOERS_TABULATE_H
#define KOERS_TABULATE_H

#include "chance/quantile_table.h"
#include "koers/prior.h"

/* Domain: a prior without problem. */
void koers_tabulate(koers_quantile_table *self, const koers_prior *prior);

#endif
