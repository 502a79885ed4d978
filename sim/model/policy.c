#include "model/policy.h"

#include <string.h>

static int least(int x, int y)
{
    return x < y ? x : y;
}

static int parting_of_paths(const koers_schedule *x, const koers_schedule *y)
{
    int k = 0;
    while (k < KOERS_N_YEARS && memcmp(&x->at[k], &y->at[k], sizeof x->at[k]) == 0) k++;
    return k;
}

static int parting_of_caseloads(const koers_caseload *x, const koers_caseload *y)
{
    return least(parting_of_paths(&x->fixed, &y->fixed), parting_of_paths(&x->relative, &y->relative));
}

static int parting_of_budgets(const koers_budget *x, const koers_budget *y)
{
    int k = 0;
    while (k < KOERS_N_YEARS && x->given[k] == y->given[k]) k++;
    k = least(k, parting_of_paths(&x->state, &y->state));
    k = least(k, parting_of_paths(&x->municipal, &y->municipal));
    k = least(k, parting_of_paths(&x->other, &y->other));
    return least(k, parting_of_paths(&x->unmodelled, &y->unmodelled));
}

static bool is_same(double x, double y)
{
    return memcmp(&x, &y, sizeof x) == 0;
}

static int parting_of_matches(const koers_state_match *x, const koers_state_match *y, int start_year)
{
    const bool same = is_same(x->probability, y->probability) && x->year == y->year && is_same(x->remaining, y->remaining) &&
                      is_same(x->municipal_remaining, y->municipal_remaining);
    const int first = least(x->year, y->year) - start_year;
    return same ? KOERS_N_YEARS : first < 0 ? 0 : least(first, KOERS_N_YEARS);
}

int koers_policy_parting(const koers_policy *x, const koers_policy *y, int start_year)
{
    int k = least(parting_of_paths(&x->shock, &y->shock), parting_of_matches(&x->state_match, &y->state_match, start_year));
    k = least(k, parting_of_caseloads(&x->caseload, &y->caseload));
    k = least(k, parting_of_caseloads(&x->caseload_rest, &y->caseload_rest));
    for (int lever = 0; lever < KOERS_N_LEVERS; lever++) k = least(k, parting_of_paths(&x->lever[lever], &y->lever[lever]));
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) k = least(k, parting_of_budgets(&x->budget[pillar], &y->budget[pillar]));
    return k;
}

bool koers_beliefs_equal(const koers_beliefs *x, const koers_beliefs *y)
{
    for (int p = 0; p < KOERS_N_PARAMETERS; p++)
        if (!koers_prior_equal(&x->prior[p], &y->prior[p]) || !is_same(x->sign[p], y->sign[p])) return false;
    return true;
}
