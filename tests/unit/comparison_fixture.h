/* comparison_fixture - a base with targets that are near, a scenario that does more, and the two compared in a study of their own. */
#ifndef KOERS_TEST_COMPARISON_FIXTURE_H
#define KOERS_TEST_COMPARISON_FIXTURE_H

#include "inputs_fixture.h"
#include "koers/comparison.h"
#include "study_fixture.h"

enum { N = 400, HORIZON = 2031 };

static inline koers_inputs more_of_everything(void)
{
    koers_inputs inputs = fixture_baseline(HORIZON);
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.1);
    fixture_lever(&inputs, KOERS_LEVER_GUARANTEES_CARE, 400);
    fixture_lever(&inputs, KOERS_LEVER_WAGE_SUBSIDY_SCREENED, 800);
    fixture_lever(&inputs, KOERS_LEVER_DWELLINGS_BASIC, 900);
    return inputs;
}

static inline koers_inputs with_near_targets(void)
{
    koers_inputs inputs = fixture_baseline(HORIZON);
    inputs.aims.n_targets = 0;
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_TECHNICAL_SHARE, 2031, KOERS_AT_LEAST, 0.33);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_CARE_SHARE, 2030, KOERS_AT_LEAST, 0.14);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_ASSISTANCE_COUNT, 2029, KOERS_AT_MOST, 13000);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_DWELLINGS_TOTAL, 2031, KOERS_AT_LEAST, 37000);
    return inputs;
}

static const koers_study_options usual = {.seed = 6, .draws = N, .threads = 2};

/* n scenarios against the base, in a study of their own. */
static inline koers_status compare_all(koers_comparison *comparison, const koers_inputs *base, const koers_inputs *const *scenario,
                                       size_t n, const koers_study_options *options, const koers_watch *watch)
{
    koers_study *study = NULL;
    koers_status status = koers_study_open(&study, options, (koers_years){KOERS_START_YEAR, KOERS_LAST_YEAR});
    if (status == KOERS_OK) status = koers_comparison_run(comparison, study, base, scenario, n, watch);
    koers_study_close(study);
    return status;
}

static inline koers_comparison *compare(const koers_inputs *base, const koers_inputs *scenario, const koers_study_options *options)
{
    koers_comparison *comparison = test_malloc(sizeof *comparison);
    assert_int_equal(compare_all(comparison, base, &scenario, 1, options, NULL), KOERS_OK);
    return comparison;
}

#endif
