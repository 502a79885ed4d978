/* Figures: the boundaries of rounding, both languages, no minus zero. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "publish/words/figures.h"

static koers_figure text;
static const koers_voice *english, *dutch;

static void percent_follows_the_error(void **state)
{
    (void) state;
    /* 0.5 points and more: none; 0.05 and more: one; below: two */
    assert_string_equal(koers_figures_percent(0.33871, 0.005, english, text), "34");
    assert_string_equal(koers_figures_percent(0.33871, 0.00499, english, text), "33.9");
    assert_string_equal(koers_figures_percent(0.33871, 0.0005, english, text), "33.9");
    assert_string_equal(koers_figures_percent(0.33871, 0.000499, english, text), "33.87");
    assert_string_equal(koers_figures_percent(0.33871, 0, english, text), "33.87");
    assert_string_equal(koers_figures_percent(0.33871, 0.001, dutch, text), "33,9");
    assert_string_equal(koers_figures_percent(1, 0.01, english, text), "100");
}

static void minus_zero_is_never_written(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_percent(-0.0, 0, english, text), "0.00");
    assert_string_equal(koers_figures_percent(-0.000004, 0.0001, english, text), "0.00");
    assert_string_equal(koers_figures_percent(-0.004, 0.01, english, text), "0");
    assert_string_equal(koers_figures_count(-3, 70, english, text), "0");
    assert_string_equal(koers_figures_number(-0.04, 1, english, text), "0.0");
    assert_string_equal(koers_figures_percent(-0.00006, 0, english, text), "-0.01");
}

static void counts_are_rounded_below_the_power_of_ten_of_their_error(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_count(37237.4, 0, english, text), "37,237");
    assert_string_equal(koers_figures_count(37237.4, 9.99, english, text), "37,237");
    assert_string_equal(koers_figures_count(37237.4, 10, english, text), "37,240");
    assert_string_equal(koers_figures_count(37237.4, 99.9, dutch, text), "37.240");
    assert_string_equal(koers_figures_count(37237.4, 100, english, text), "37,200");
    assert_string_equal(koers_figures_count(-1234567, 1, english, text), "-1,234,567");
    assert_string_equal(koers_figures_count(999.6, 0, english, text), "1,000");
    assert_string_equal(koers_figures_count(12, 0, english, text), "12");
}

static void measures_keep_decimals_that_the_error_bears(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_measure(123.456, 0.05, english, text), "123.46");
    assert_string_equal(koers_figures_measure(123.456, 0.1, english, text), "123.5");
    assert_string_equal(koers_figures_measure(1123.456, 1, english, text), "1,123");
    assert_string_equal(koers_figures_measure(1123.456, 20, dutch, text), "1.120");
}

static void written_numbers_keep_what_was_written(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_written(0.38, english, text), "0.38");
    assert_string_equal(koers_figures_written(100 * 0.38, english, text), "38");
    assert_string_equal(koers_figures_written(35000, dutch, text), "35.000");
    assert_string_equal(koers_figures_written(0.0025, dutch, text), "0,0025");
    assert_string_equal(koers_figures_written(-939, english, text), "-939");
}

static void ratios_have_three_digits(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_ratio(35.217, english, text), "35.2");
    assert_string_equal(koers_figures_ratio(1234.5, english, text), "1,230");
    assert_string_equal(koers_figures_ratio(0.01234, english, text), "0.0123");
    assert_string_equal(koers_figures_ratio(-2.5, dutch, text), "-2,50");
    assert_string_equal(koers_figures_ratio(0, english, text), "0.000");
}

static void values_carry_their_unit(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_value(KOERS_I_CARE_SHARE, 0.1712, 0.001, dutch, text), "17,1 %");
    assert_string_equal(koers_figures_value(KOERS_I_DWELLINGS_TOTAL, 33214, 12, english, text), "33,210");
    assert_string_equal(koers_figures_threshold(KOERS_I_CARE_SHARE, 0.17, english, text), "17 %");
    assert_string_equal(koers_figures_threshold(KOERS_I_DWELLINGS_TOTAL, 35000, english, text), "35,000");
    assert_string_equal(koers_figures_difference(KOERS_I_CARE_SHARE, 0.0123, 0.001, english, text), "+1.2 points");
    assert_string_equal(koers_figures_difference(KOERS_I_DWELLINGS_TOTAL, -340, 1, english, text), "-340");
    assert_string_equal(koers_figures_difference(KOERS_I_CARE_SHARE, 0, 0, english, text), "0.00 points");
}

static void quantities_follow_their_error(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_quantity(0.00352, 0.00005, english, text), "0.00352");
    assert_string_equal(koers_figures_quantity(0.00352, 0.0003, dutch, text), "0,0035");
    assert_string_equal(koers_figures_quantity(61.234, 0.02, english, text), "61.23");
    assert_string_equal(koers_figures_quantity(0.00352, 0, english, text), "0.0035");
    assert_string_equal(koers_figures_quantity(0, 0, english, text), "0.00");
    assert_string_equal(koers_figures_quantity(1123.456, 20, dutch, text), "1.120");
}

static void changes_of_percentages_are_points(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_threshold(KOERS_I_HIGHER_ADVICE, 0.01, english, text), "1 point");
    assert_string_equal(koers_figures_threshold(KOERS_I_HIGHER_ADVICE, 0.025, dutch, text), "2,5 procentpunt");
    assert_string_equal(koers_figures_value(KOERS_I_HIGHER_ADVICE, 0.0035, 0.0001, english, text), "0.35 points");
}

static void ranges_below_zero_have_a_word(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_range("30.1", "37.9 %", english, text), "30.1–37.9 %");
    assert_string_equal(koers_figures_range("-69", "-9", english, text), "-69 to -9");
    assert_string_equal(koers_figures_range("-69", "9", english, text), "-69 to 9");
}

static void what_is_not_a_number_is_a_dash(void **state)
{
    (void) state;
    assert_string_equal(koers_figures_percent((double) NAN, 0, english, text), "–");
    assert_string_equal(koers_figures_value(KOERS_I_CARE_SHARE, (double) NAN, 0, english, text), "–");
    assert_string_equal(koers_figures_ratio(HUGE_VAL, english, text), "–");
}

static void probabilities_never_stand_alone(void **state)
{
    (void) state;
    const koers_probability p = {.draws = 20000, .hits = 3900, .value = 0.195, .low = 0.18953, .high = 0.20056};
    const koers_probability few = {.draws = 20000, .hits = 2, .value = 0.0001, .low = 0, .high = 0.0004};
    const koers_probability three = {.draws = 20000, .hits = 3, .value = 0.00015, .low = 0.00003, .high = 0.00044};
    const koers_probability all = {.draws = 100, .hits = 100, .value = 1, .low = 0.9638, .high = 1};
    const koers_probability none = {.draws = 0, .value = (double) NAN, .high = 1};
    const koers_probability one = {.draws = 1, .hits = 1, .value = 1, .low = 0.025, .high = 1};
    assert_string_equal(koers_figures_probability(&p, english, text), "19.5 % (19.0–20.1; 20,000 runs)");
    assert_string_equal(koers_figures_chance(&p, dutch, text), "19,5 % (19,0–20,1; 20.000)");
    assert_string_equal(koers_figures_probability(&few, english, text), "fewer than 3 of 20,000 runs");
    assert_string_equal(koers_figures_chance(&three, english, text), "0.02 % (0.00–0.04; 20,000)");
    assert_string_equal(koers_figures_chance(&all, english, text), "100 % (96–100; 100)");
    assert_string_equal(koers_figures_probability(&none, english, text), "no runs");
    assert_string_equal(koers_figures_probability(&one, english, text), "1 of 1 run");
    assert_string_equal(
        koers_figures_chance(&(koers_probability){.draws = 3, .hits = 2, .value = 2.0 / 3, .high = 1}, english, text), "2 of 3");
    assert_string_equal(koers_figures_all_draws(999, english, text), "999 runs (a trial)");
    assert_string_equal(koers_figures_all_draws(1, dutch, text), "1 doorrekening (een proefberekening)");
    assert_string_equal(koers_figures_all_draws(1000, dutch, text), "1.000 doorrekeningen");
}

int main(void)
{
    english = koers_voice_of(KOERS_ENGLISH);
    dutch = koers_voice_of(KOERS_DUTCH);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(percent_follows_the_error),
        cmocka_unit_test(minus_zero_is_never_written),
        cmocka_unit_test(counts_are_rounded_below_the_power_of_ten_of_their_error),
        cmocka_unit_test(measures_keep_decimals_that_the_error_bears),
        cmocka_unit_test(written_numbers_keep_what_was_written),
        cmocka_unit_test(ratios_have_three_digits),
        cmocka_unit_test(values_carry_their_unit),
        cmocka_unit_test(quantities_follow_their_error),
        cmocka_unit_test(changes_of_percentages_are_points),
        cmocka_unit_test(ranges_below_zero_have_a_word),
        cmocka_unit_test(what_is_not_a_number_is_a_dash),
        cmocka_unit_test(probabilities_never_stand_alone),
    };
    return cmocka_run_group_tests_name("figures", tests, NULL, NULL);
}
