/* random_inputs - scenarios at random: levers, caseloads, budgets, match and shock anywhere; and beliefs anywhere in their domains. */
#ifndef KOERS_TEST_RANDOM_INPUTS_H
#define KOERS_TEST_RANDOM_INPUTS_H

#include "inputs_fixture.h"
#include "random.h"
#include "koers/parameters.h"

/* A path of one to three points that begins in the first years. */
static inline koers_schedule random_schedule(uint64_t *state, double start, double lowest, double highest)
{
    koers_point points[3] = {{KOERS_FIRST_YEAR + random_below(state, 3), random_between(state, lowest, highest)},
                             {KOERS_FIRST_YEAR + 4 + random_below(state, 3), random_between(state, lowest, highest)},
                             {KOERS_FIRST_YEAR + 8 + random_below(state, 10), random_between(state, lowest, highest)}};
    return koers_schedule_path(KOERS_START_YEAR, start, points, (size_t) (1 + random_below(state, 3)));
}

static inline void random_caseload(uint64_t *state, koers_caseload *caseload)
{
    const int kind = random_below(state, 3); /* as in 2022, relative, absolute */
    if (kind == 1) caseload->relative = random_schedule(state, 1, 0.2, 2);
    if (kind != 2) return;
    caseload->fixed = random_schedule(state, 0, 20, 400);
    caseload->relative = koers_schedule_constant(1, 0);
}

/* Two levers of three move, and the caseloads of both areas. */
static inline void random_levers(uint64_t *state, koers_inputs *inputs)
{
    static const double highest[KOERS_N_LEVERS] = {
        [KOERS_LEVER_LESSON_HOURS] = 20,
        [KOERS_LEVER_LESSON_COVERAGE] = 1,
        [KOERS_LEVER_LESSON_VO_SHARE] = 1,
        [KOERS_LEVER_GUARANTEES_TECHNICAL] = 2000,
        [KOERS_LEVER_GUARANTEES_CARE] = 2000,
        [KOERS_LEVER_GUARANTEES_OTHER] = 2000,
        [KOERS_LEVER_CAREER_GUIDANCE] = 1,
        [KOERS_LEVER_TECHNICAL_ACCESS] = 1,
        [KOERS_LEVER_TECHNICAL_RECRUITMENT] = 0.25,
        [KOERS_LEVER_MENTORED_PUPILS] = 5000,
        [KOERS_LEVER_PRACTICE_CENTRES] = 40,
        [KOERS_LEVER_WAGE_SUBSIDY_SCREENED] = 3000,
        [KOERS_LEVER_INFLOW_PREVENTION] = 1,
        [KOERS_LEVER_DWELLINGS_BASIC] = 2000,
        [KOERS_LEVER_DWELLINGS_THOROUGH] = 1500,
        [KOERS_LEVER_DWELLINGS_CORPORATION] = 2000,
    };
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        if (highest[i] > 0 && random_below(state, 3) > 0)
            inputs->policy.lever[i] = random_schedule(state, inputs->ground.level[i], 0, highest[i]);
    random_caseload(state, &inputs->policy.caseload);
    random_caseload(state, &inputs->policy.caseload_rest);
}

static inline void random_money(uint64_t *state, koers_inputs *inputs)
{
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        koers_budget *budget = &inputs->policy.budget[i];
        const int from = random_below(state, 4) == 0 ? KOERS_N_YEARS : 1 + random_below(state, 5);
        for (int k = from; k < KOERS_N_YEARS; k++) budget->given[k] = true;
        budget->state = random_schedule(state, 0, 0, 40);
        budget->municipal = random_schedule(state, 0, 0, 20);
        budget->other = random_schedule(state, 0, 0, 10);
        if (random_below(state, 2) > 0) budget->unmodelled = random_schedule(state, 0, 0, 30);
    }
    inputs->policy.state_match = (koers_state_match){.probability = random_between(state, 0, 1),
                                                     .year = 2023 + random_below(state, 8),
                                                     .remaining = random_between(state, 0, 1),
                                                     .municipal_remaining = random_between(state, 0, 1)};
    for (int k = 1; k < KOERS_N_YEARS; k++)
        inputs->policy.shock.at[k] = random_below(state, 5) == 0 ? random_between(state, -2, 4) : 0;
}

/* Horizon 2023 .. 2045, the priors of the baseline. */
static inline koers_inputs random_inputs(uint64_t *state)
{
    koers_inputs inputs = fixture_baseline(KOERS_FIRST_YEAR + random_below(state, KOERS_N_YEARS - 1));
    random_levers(state, &inputs);
    random_money(state, &inputs);
    return inputs;
}

/* Certain beliefs, one in `one_in` at random in its domain or at an end of it. */
static inline koers_inputs wild_inputs(uint64_t *state, int one_in)
{
    koers_inputs inputs = random_inputs(state);
    fixture_certain(&inputs);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        double lowest, highest;
        koers_parameter_domain((koers_parameter) p, &lowest, &highest);
        const int kind = random_below(state, 3 * one_in);
        if (kind > 2) continue;
        inputs.beliefs.prior[p] = fixture_fixed(kind == 0 ? lowest : kind == 1 ? highest : random_between(state, lowest, highest));
    }
    return inputs;
}

#endif
