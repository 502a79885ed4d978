/* year - the order in which the modules act: the start at the end of 2022, and one year. */
#ifndef KOERS_YEAR_H
#define KOERS_YEAR_H

#include "model/block.h"

/* One for each instruction set, with equal bits. */
typedef struct {
    void (*begin)(koers_block *block); /* k = 0 */
    void (*step)(koers_block *block);  /* from the end of year k - 1 to the end of year k */
} koers_year;

extern const koers_year koers_year_plain, koers_year_avx2, koers_year_avx512;

#endif
