#include "engine/tables.h"

#include "base/memory.h"
#include "chance/tabulate.h"

struct koers_table_link {
    koers_quantile_table table;
    koers_table_link *next;
};

void koers_tables_free(koers_tables *self)
{
    for (int p = 0; p < KOERS_N_PARAMETERS; p++)
        while (self->first[p] != NULL) {
            koers_table_link *link = self->first[p];
            self->first[p] = link->next;
            koers_free(link);
        }
}

static const koers_quantile_table *find(const koers_table_link *link, const koers_prior *prior)
{
    while (link != NULL && !koers_prior_equal(&link->table.prior, prior)) link = link->next;
    return link == NULL ? NULL : &link->table;
}

static const koers_quantile_table *add(koers_table_link **first, const koers_prior *prior)
{
    koers_table_link *link = koers_alloc_array(1, sizeof *link);
    if (link == NULL) return NULL;
    koers_tabulate(&link->table, prior);
    link->next = *first;
    *first = link;
    return &link->table;
}

koers_status koers_tables_of(koers_tables *self, const koers_beliefs *beliefs, const koers_quantile_table *table[KOERS_N_PARAMETERS])
{
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        table[p] = find(self->first[p], &beliefs->prior[p]);
        if (table[p] == NULL) table[p] = add(&self->first[p], &beliefs->prior[p]);
        if (table[p] == NULL) return KOERS_NO_MEMORY;
    }
    return KOERS_OK;
}
