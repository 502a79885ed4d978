/* Hits: which draws meet a target, and how many, by reading. */
#include "checks.h"
#include "engine/hits.h"
#include "inputs_fixture.h"

static void a_bound_is_met_by_equality(void **state)
{
    static const double x[5] = {0.37, 0.38, 0.3800000000000001, 0.39, 0.38};
    static const uint8_t at_least[5] = {0, 1, 1, 1, 1}, at_most[5] = {1, 1, 0, 0, 1}, readings[5] = {1, 0, 1, 0, 0};
    koers_target target = fixture_target(KOERS_I_TECHNICAL_SHARE, 2023, KOERS_AT_LEAST, 0.38);
    uint8_t hit[5];
    (void) state;
    koers_hits_of(x, 5, &target, hit);
    assert_memory_equal(hit, at_least, sizeof hit);
    assert_int_equal(koers_hits_count(hit, 5), 4);
    assert_int_equal(koers_hits_count_reading(hit, readings, 1, 5), 1);
    assert_int_equal(koers_hits_count_reading(hit, readings, 0, 5), 3);
    target.direction = KOERS_AT_MOST;
    koers_hits_of(x, 5, &target, hit);
    assert_memory_equal(hit, at_most, sizeof hit);
    const koers_quantity about = koers_target_quantity(&target);
    assert_true(about.indicator == KOERS_I_TECHNICAL_SHARE && about.year == 2023 && !about.summed &&
                about.less == KOERS_NO_INDICATOR);
}

/* A target that nothing meets, one that all meet, and no draws at all. */
static void hits_are_counted(void **state)
{
    static const double x[4] = {-1, 0, 1, 2};
    const koers_target none = fixture_target(KOERS_I_ASSISTANCE_COUNT, 2023, KOERS_AT_LEAST, 3);
    const koers_target all = fixture_target(KOERS_I_ASSISTANCE_COUNT, 2023, KOERS_AT_MOST, 2);
    uint8_t hit[4];
    (void) state;
    koers_hits_of(x, 4, &none, hit);
    assert_int_equal(koers_hits_count(hit, 4), 0);
    koers_hits_of(x, 4, &all, hit);
    assert_int_equal(koers_hits_count(hit, 4), 4);
    koers_hits_of(x, 0, &none, hit);
    assert_int_equal(koers_hits_count(hit, 0), 0);
    assert_int_equal(koers_hits_count(hit, 4), 4); /* untouched */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_bound_is_met_by_equality),
        cmocka_unit_test(hits_are_counted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
