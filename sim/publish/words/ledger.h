/* ledger - the money of a run over the years: sums of yearly means, budgets, and what is planned but not paid for. One account for the
 * table, the chart and the remarks. Million euros of 2023; years from 2023 to the horizon.
 *
 * Errors of sums are those of the draws' own sums: the years of one draw go up and down together. Where no such sum is kept (parts that
 * are paid for; differences of a pillar) the errors of the years are added, an upper bound.
 */
#ifndef KOERS_LEDGER_H
#define KOERS_LEDGER_H

#include "publish/report.h"
#include "publish/words/remark.h"

/* A yearly indicator over the years. */
typedef struct {
    double sum, se; /* of the means                  */
    double lowest;  /* of the yearly means           */
    int lowest_year, n_years;
} koers_yearly;

koers_yearly koers_ledger_yearly(const koers_projection *projection, koers_indicator indicator);

/* The same of the difference of a comparison, from 2023 to `year`. */
koers_estimate koers_ledger_difference(const koers_comparison *comparison, koers_indicator indicator, int year);

/* The mean budget of a pillar up to the horizon, over the chance that the state goes on matching; and in how many years one is given. */
int koers_ledger_budget(const koers_inputs *inputs, int horizon, koers_pillar pillar, double *sum);

/* Whether every pillar has a budget in that year: only then a sum of budgets can be held against the cost of all. */
bool koers_ledger_is_budgeted(const koers_inputs *inputs, int year);

/* What is planned but not paid for, what is not modelled included; false where it does not show. */
bool koers_ledger_shortage(const koers_projection *projection, koers_yearly *gap);
bool koers_ledger_is_short(const koers_projection *projection, int year);

void koers_ledger_remark_shortage(koers_remarks *list, const koers_run_report *report);

/* On scenario i: what is saved on benefits, apart from the cost: it is not the programme's money, and an uncertain saving must not pay a
 * certain bill. And per pillar what is paid for less than in the base: where money is short, what was planned is not what happens. */
void koers_ledger_remark_saving(koers_remarks *list, const koers_comparison_report *report, size_t i);
void koers_ledger_remark_funding(koers_remarks *list, const koers_comparison_report *report, size_t i);

#endif
