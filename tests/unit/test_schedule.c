/* Schedules, and the names of parameters, levers, pillars and indicators. */
#include "checks.h"
#include "koers/indicators.h"
#include "koers/levers.h"
#include "koers/parameters.h"
#include "koers/pillars.h"
#include "koers/schedule.h"
#include "sample_fixture.h"

static double at(const koers_schedule *schedule, int year)
{
    return schedule->at[year - KOERS_START_YEAR];
}

static void a_constant_holds_from_2023_on(void **state)
{
    const koers_schedule constant = koers_schedule_constant(10, 7.5);
    (void) state;
    check_same(at(&constant, 2022), 10);
    for (int year = 2023; year <= 2045; year++) check_same(at(&constant, year), 7.5);
}

static void a_path_is_linear_and_then_constant(void **state)
{
    const koers_point points[] = {{2025, 16}, {2026, 10}, {2030, 12}};
    const koers_schedule path = koers_schedule_path(KOERS_START_YEAR, 10, points, 3);
    static const double expected[] = {10, 12, 14, 16, 10, 10.5, 11, 11.5, 12};
    (void) state;
    for (int k = 0; k <= 8; k++) check_near(path.at[k], expected[k], 0);
    for (int year = 2031; year <= 2045; year++) check_same(at(&path, year), 12);
}

/* (2022, start) is an implied point unless the path starts in 2023: then it steps. */
static void a_path_from_2023_leaves_2022_alone(void **state)
{
    const koers_point points[] = {{2023, 0.57}, {2027, 0.79}}, late[] = {{2045, 33}};
    const koers_schedule path = koers_schedule_path(KOERS_START_YEAR, 0.5, points, 2), slope = koers_schedule_path(KOERS_START_YEAR, 10, late, 1);
    (void) state;
    check_same(at(&path, 2022), 0.5);
    check_same(at(&path, 2023), 0.57);
    check_near(at(&path, 2025), 0.68, 1e-12);
    check_same(at(&path, 2045), 0.79);
    for (int year = 2022; year <= 2045; year++) check_near(at(&slope, year), 10 + (year - 2022), 1e-10);
}

/* A path that stops at a year on its line is the same path until then, to the bit, where the values are such as people write: here
 * of three decimals, on a slope of three decimals. */
static void a_point_on_the_line_changes_no_bit(void **state)
{
    uint64_t random = 1;
    (void) state;
    for (int round = 0; round < 5000; round++) {
        const int from = 2023 + random_below(&random, 10), to = from + 1 + random_below(&random, 12),
                  cut = from + random_below(&random, to - from + 1);
        const int start = random_below(&random, 100000), slope = random_below(&random, 2000) - 1000; /* thousandths */
        const koers_point ends[] = {{from, start / 1000.0}, {to, (start + slope * (to - from)) / 1000.0}};
        const koers_point first[] = {ends[0], {cut, (start + slope * (cut - from)) / 1000.0}};
        const koers_schedule whole = koers_schedule_path(KOERS_START_YEAR, 1, ends, 2);
        const koers_schedule part = koers_schedule_path(KOERS_START_YEAR, 1, first, cut == from ? 1 : 2);
        for (int year = 2022; year <= cut; year++) check_same(at(&part, year), at(&whole, year));
    }
}

static void steps_hold_until_the_next_year(void **state)
{
    const koers_point points[] = {{2023, 28.5}, {2027, 0}, {2030, 5}}, one[] = {{2023, 4}};
    const koers_schedule steps = koers_schedule_steps(KOERS_START_YEAR, points, 3), constant = koers_schedule_steps(KOERS_START_YEAR, one, 1);
    (void) state;
    check_same(at(&steps, 2022), 0);
    for (int year = 2023; year <= 2045; year++) {
        check_same(at(&steps, year), year < 2027 ? 28.5 : year < 2030 ? 0 : 5);
        check_same(at(&constant, year), 4);
    }
}

/* ---- names */

static void names_lead_back_to_themselves(void **state)
{
    (void) state;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        assert_int_equal(koers_parameter_of(koers_parameter_key((koers_parameter) i)), i);
        assert_true(strlen(koers_parameter_module((koers_parameter) i)) > 0);
    }
    for (int i = 0; i < KOERS_N_LEVERS; i++) assert_int_equal(koers_lever_of(koers_lever_key((koers_lever) i)), i);
    for (int i = 0; i <= KOERS_N_PILLARS; i++) assert_int_equal(koers_pillar_of(koers_pillar_key((koers_pillar) i)), i);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        assert_int_equal(koers_indicator_of(koers_indicator_key((koers_indicator) i)), i);
        assert_true(strlen(koers_unit_text(koers_indicator_unit((koers_indicator) i))) > 0);
    }
    assert_int_equal(koers_parameter_of("programme"), -1);
    assert_int_equal(koers_lever_of(""), -1);
    assert_int_equal(koers_pillar_of("School"), -1);
    assert_int_equal(koers_indicator_of("share"), -1);
}

static void indicators_know_their_start_and_direction(void **state)
{
    (void) state;
    assert_int_equal(KOERS_START_YEAR + koers_indicator_begins(KOERS_I_CARE_SHARE), 2022);
    assert_int_equal(KOERS_START_YEAR + koers_indicator_begins(KOERS_I_COST_TOTAL), 2023);
    assert_int_equal(koers_indicator_start(KOERS_I_ASSISTANCE_COUNT), KOERS_STARTS_FIXED);
    assert_int_equal(koers_indicator_start(KOERS_I_TECHNICAL_SHARE), KOERS_STARTS_DRAWN);
    assert_int_equal(koers_indicator_better(KOERS_I_ASSISTANCE_COUNT), KOERS_BETTER_LOWER);
    assert_int_equal(koers_indicator_better(KOERS_I_ASSISTANCE_RELOCATED), KOERS_BETTER_NONE);
    assert_true(koers_indicator_has_reading(KOERS_I_TECHNICAL_SHARE) && !koers_indicator_has_reading(KOERS_I_CARE_SHARE));
}

/* ---- sample: every drawn series has a row of its own, and no other row exists */

static void series_tile_the_sample(void **state)
{
    static const int horizons[] = {2023, 2031, 2045};
    (void) state;
    for (int h = 0; h < 3; h++) {
        enum { CAPACITY = 5 };
        koers_sample sample = fixture_sample(horizons[h], CAPACITY);
        size_t n = 0;
        for (int i = 0; i < KOERS_N_INDICATORS; i++)
            for (int year = 2021; year <= horizons[h] + 1; year++) {
                double *series = koers_sample_series(&sample, (koers_indicator) i, year);
                const int is_drawn =
                    year <= horizons[h] && year >= 2022 + (koers_indicator_start((koers_indicator) i) != KOERS_STARTS_DRAWN);
                assert_int_equal(koers_sample_number(&sample, (koers_indicator) i, year - 2022), is_drawn ? (int) n : -1);
                assert_true((series != NULL) == is_drawn);
                if (series != NULL) assert_ptr_equal(series, sample.values + CAPACITY * n++);
            }
        assert_int_equal(n, sample.n_series);
        assert_true((double *) (void *) (sample.reading + CAPACITY) <= sample.values + koers_sample_doubles(&sample));
        assert_int_equal(koers_sample_bytes_per_draw((koers_years){2022, horizons[h]}), n * sizeof(double) + 1);
        fixture_sample_free(&sample);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_constant_holds_from_2023_on),
        cmocka_unit_test(a_path_is_linear_and_then_constant),
        cmocka_unit_test(a_path_from_2023_leaves_2022_alone),
        cmocka_unit_test(a_point_on_the_line_changes_no_bit),
        cmocka_unit_test(steps_hold_until_the_next_year),
        cmocka_unit_test(names_lead_back_to_themselves),
        cmocka_unit_test(indicators_know_their_start_and_direction),
        cmocka_unit_test(series_tile_the_sample),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
