/* Policy: the year in which two of them part, by every field; when beliefs are the same. */
#include "checks.h"
#include "inputs_fixture.h"
#include "model/policy.h"

static koers_inputs base, other;

static int set_up(void **state)
{
    (void) state;
    base = fixture_baseline(2031);
    fixture_budget(&base, KOERS_WORK, 3, 2, 1);
    other = base;
    return 0;
}

static int parting(void)
{
    const int there = koers_policy_parting(&base.policy, &other.policy, KOERS_START_YEAR);
    assert_int_equal(koers_policy_parting(&other.policy, &base.policy, KOERS_START_YEAR), there);
    return there;
}

static void equal_policies_never_part(void **state)
{
    (void) state;
    assert_int_equal(parting(), KOERS_N_YEARS);
    /* who plans and who pays counts, not what is believed or asked, nor where it starts */
    fixture_certain(&other);
    other.aims.horizon = 2045;
    other.ground.level[0] = 1;
    assert_int_equal(parting(), KOERS_N_YEARS);
}

static void each_path_parts_in_the_first_year_that_differs(void **state)
{
    koers_schedule *path[FIXTURE_N_PATHS];
    (void) state;
    fixture_paths(&other.policy, path);
    for (int i = 0; i < FIXTURE_N_PATHS; i++) {
        const koers_schedule kept = *path[i];
        for (int k = KOERS_N_YEARS - 1; k >= 0; k--) {
            path[i]->at[k] += 0.5;
            assert_int_equal(parting(), k);
        }
        for (int k = 0; k < KOERS_N_YEARS; k++) { /* one year only */
            *path[i] = kept;
            path[i]->at[k] += 1;
            assert_int_equal(parting(), k);
        }
        *path[i] = kept;
    }
}

/* To the bit: -0 is not 0, for 1 / x tells them apart; a nan is itself. */
static void equal_to_the_bit(void **state)
{
    (void) state;
    assert_int_equal(base.policy.shock.at[4] < 0 || base.policy.shock.at[4] > 0, 0);
    other.policy.shock.at[4] = -0.0;
    assert_int_equal(parting(), 4);
    base.policy.shock.at[4] = other.policy.shock.at[4] = (double) NAN;
    assert_int_equal(parting(), KOERS_N_YEARS);
}

static void a_year_with_a_budget_is_not_one_without(void **state)
{
    (void) state;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++)
        for (int k = 0; k < KOERS_N_YEARS; k++) {
            bool *given = &other.policy.budget[pillar].given[k];
            *given = !*given;
            assert_int_equal(parting(), k);
            *given = !*given;
        }
}

/* A match that differs counts from its own year on; of two years the earlier. */
static void matches_part_in_their_year(void **state)
{
    static const int years[] = {2022, 2023, 2027, 2045, 2046, 2100, 2000};
    (void) state;
    for (size_t i = 0; i < sizeof years / sizeof *years; i++) {
        const int k = years[i] - KOERS_START_YEAR, expected = k < 0 ? 0 : k > KOERS_N_YEARS ? KOERS_N_YEARS : k;
        koers_state_match *match = &other.policy.state_match;
        double *const field[] = {&match->probability, &match->remaining, &match->municipal_remaining};
        base.policy.state_match.year = match->year = years[i];
        assert_int_equal(parting(), KOERS_N_YEARS);
        for (int f = 0; f < 3; f++) {
            *field[f] += 0.125;
            assert_int_equal(parting(), expected);
            *field[f] -= 0.125;
        }
        match->year = years[i] + 3;
        assert_int_equal(parting(), expected);
        match->year = years[i];
    }
}

static void the_earliest_difference_counts(void **state)
{
    (void) state;
    other.policy.shock.at[9] = 1;
    assert_int_equal(parting(), 9);
    other.policy.budget[KOERS_WORK].other.at[7] = 1;
    assert_int_equal(parting(), 7);
    other.policy.state_match.probability = 0.5; /* from 2027 on */
    assert_int_equal(parting(), 5);
    other.policy.lever[KOERS_LEVER_CAREER_GUIDANCE].at[2] = 1;
    assert_int_equal(parting(), 2);
    assert_int_equal(koers_policy_parting(&base.policy, &other.policy, 2025), 2);
}

/* The year of a match is told by the start year. */
static void the_start_year_places_the_match(void **state)
{
    (void) state;
    other.policy.state_match.probability = 0.5;
    assert_int_equal(koers_policy_parting(&base.policy, &other.policy, 2012), 15);
    assert_int_equal(koers_policy_parting(&base.policy, &other.policy, 2026), 1);
    assert_int_equal(koers_policy_parting(&base.policy, &other.policy, 2027), 0);
    assert_int_equal(koers_policy_parting(&base.policy, &other.policy, 2028), 0);
}

/* ---- beliefs */

static void each_prior_and_sign_is_a_belief(void **state)
{
    (void) state;
    assert_true(koers_beliefs_equal(&base.beliefs, &other.beliefs));
    other.policy.shock.at[1] = 1;
    assert_true(koers_beliefs_equal(&base.beliefs, &other.beliefs));
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        koers_prior *prior = &other.beliefs.prior[p];
        const koers_prior kept = *prior, altered[] = {
                                             {kept.distribution == KOERS_NORMAL ? KOERS_LOGNORMAL : KOERS_NORMAL, kept.a, kept.b,
                                              kept.lower, kept.upper},
                                             {kept.distribution, kept.a + 1e-9, kept.b, kept.lower, kept.upper},
                                             {kept.distribution, kept.a, kept.b + 1e-9, kept.lower, kept.upper},
                                             {kept.distribution, kept.a, kept.b, -1e9, kept.upper},
                                             {kept.distribution, kept.a, kept.b, kept.lower, 1e9},
                                         };
        for (size_t i = 0; i < sizeof altered / sizeof *altered; i++) {
            *prior = altered[i];
            if (kept.distribution != KOERS_FIXED || i < 2) assert_false(koers_beliefs_equal(&base.beliefs, &other.beliefs));
        }
        *prior = kept;
        other.beliefs.sign[p] += 1;
        assert_false(koers_beliefs_equal(&base.beliefs, &other.beliefs));
        other.beliefs.sign[p] -= 1;
        assert_true(koers_beliefs_equal(&base.beliefs, &other.beliefs));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(equal_policies_never_part, set_up),
        cmocka_unit_test_setup(each_path_parts_in_the_first_year_that_differs, set_up),
        cmocka_unit_test_setup(equal_to_the_bit, set_up),
        cmocka_unit_test_setup(a_year_with_a_budget_is_not_one_without, set_up),
        cmocka_unit_test_setup(matches_part_in_their_year, set_up),
        cmocka_unit_test_setup(the_earliest_difference_counts, set_up),
        cmocka_unit_test_setup(the_start_year_places_the_match, set_up),
        cmocka_unit_test_setup(each_prior_and_sign_is_a_belief, set_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
