#include "koers/summary.h"

const double koers_quantile_level[KOERS_N_QUANTILES] = {0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95};

koers_summary koers_summary_fixed(double value)
{
    koers_summary self = {.mean = value};
    for (int q = 0; q < KOERS_N_QUANTILES; q++) self.quantile[q] = value;
    return self;
}
