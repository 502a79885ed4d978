/* What a person reads on the screen: aligned, within 100 characters, and the remarks that the numbers call for and no others. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/text.h"
#include "publish/data/csv.h"
#include "publish/screen/screen.h"
#include "specimen.h"

static int set_up(void **state)
{
    *state = specimen_new();
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static const char *run_screen(specimen *self, bool colour)
{
    FILE *stream = specimen_stream();
    assert_int_equal(koers_screen_run(stream, &self->run, colour), KOERS_OK);
    return specimen_written(self, stream);
}

static const char *comparison_screen(specimen *self)
{
    FILE *stream = specimen_stream();
    assert_int_equal(koers_screen_comparison(stream, &self->compared, KOERS_FORMAT_TABLE, false), KOERS_OK);
    return specimen_written(self, stream);
}

/* Whether the text is there when the ends of lines are read as spaces. */
static bool says(const char *text, const char *words)
{
    for (; *text != '\0'; text++) {
        const char *t = text, *w = words;
        while (*w != '\0' && (*t == *w || (*w == ' ' && *t == '\n'))) {
            const bool gap = *w == ' ';
            t++;
            w++;
            while (gap && (*t == ' ' || *t == '\n')) t++;
        }
        if (*w == '\0') return true;
    }
    return false;
}

static void assert_fits(const char *text)
{
    char line[1024];
    while (*text != '\0') {
        const size_t n = strcspn(text, "\n");
        assert_true(n < sizeof line);
        memcpy(line, text, n);
        line[n] = '\0';
        assert_true(koers_text_width(line) <= KOERS_PROSE_WIDTH);
        assert_true(n == 0 || line[n - 1] != ' ');
        text += n + (text[n] == '\n');
    }
}

static void a_run_tells_each_target(void **state)
{
    specimen *self = *state;
    const char *text = run_screen(self, false);
    assert_fits(text);
    assert_true(begins(text, "A specimen\nscenario specimen, projected to 2031: 20,000 runs, seed 18446744073709551615\n"));
    assert_true(says(text, "both, mixed 33.9"));
    const char *derived = strstr(text, "derived history"), *published = strstr(text, "public history"),
               *mixed = strstr(text, "19.5 % (19.0–20.0; 20,000)");
    assert_true(derived != NULL && derived < published && published < mixed); /* the pair leads */
    assert_true(says(text, "derived history 33.00 %"));
    assert_true(says(text, "5.6 % (5.3–6.0; 16,000)"));
    assert_true(says(text, "fewer than 3 of 20,000"));
    assert_true(says(text, "≥ 38 %"));
    assert_true(says(text, "≤ 32 %"));
    assert_true(says(text, "all together"));
    assert_true(says(text, "no limit"));
    assert_null(strchr(text, '\033'));
    assert_non_null(strchr(run_screen(self, true), '\033'));
}

static void dutch_has_a_decimal_comma(void **state)
{
    specimen *self = *state;
    self->run.voice = koers_voice_of(KOERS_DUTCH);
    self->run.seed = 1; /* a seed of twenty digits makes the line of the scenario longer than a screen */
    const char *text = run_screen(self, false);
    assert_fits(text);
    assert_true(says(text, "Een proefstuk"));
    assert_true(says(text, "19,5 % (19,0–20,0; 20.000)"));
}

/* Two readers in turn, in one process: nobody hears the language of the one before. */
static void each_reader_hears_his_own_language(void **state)
{
    specimen *self = *state;
    for (int turn = 0; turn < 4; turn++) {
        const bool dutch = turn % 2 == 1;
        self->run.voice = koers_voice_of(dutch ? KOERS_DUTCH : KOERS_ENGLISH);
        self->compared.voice = self->run.voice;
        const char *run = run_screen(self, false);
        assert_int_equal(says(run, "all together"), !dutch);
        assert_int_equal(says(run, "alle samen"), dutch);
        const char *comparison = comparison_screen(self);
        assert_int_equal(says(comparison, "Compared with: A specimen"), !dutch);
        assert_int_equal(says(comparison, "Vergeleken met: Een proefstuk"), dutch);
    }
}

static void years_are_named_where_they_differ(void **state)
{
    specimen *self = *state;
    assert_true(says(run_screen(self, false), "median"));
    self->scenario.inputs.aims.target[1].year = 2029;
    assert_true(says(run_screen(self, false), "(2029)"));
}

static void remarks_come_from_the_numbers(void **state)
{
    specimen *self = *state;
    const char *text = run_screen(self, false);
    assert_false(says(text, "plans")); /* the pace of 2019-2022 */
    assert_false(says(text, "compete"));
    assert_false(says(text, "Zuid's share of all assistance")); /* nothing falls */
    assert_true(says(text, "from 2022 the target needs a change of +2.00 points; the median change is 0.00 points"));
    self->scenario.inputs.policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[3] = 0;
    self->scenario.inputs.policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH] = koers_schedule_constant(1, 0.2);
    assert_true(says(run_screen(self, false),
                     "this scenario plans 2 dwellings a year on average from 2023 to 2031; in 2019-2022 it was 3"));
    self->scenario.inputs.policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[5] = 1.1;
    assert_true(says(run_screen(self, false), "technology and care compete"));
    self->scenario.inputs.policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[5] = 1;
    assert_false(says(run_screen(self, false), "compete"));
}

/* There is no year to plan in: no pace, and above all no nan. */
static void a_target_in_2022_asks_for_no_pace(void **state)
{
    specimen *self = *state;
    self->scenario.inputs.aims.target[3].year = KOERS_START_YEAR;
    self->scenario.inputs.policy.lever[KOERS_LEVER_DWELLINGS_BASIC] = koers_schedule_constant(1, 0);
    const char *text = run_screen(self, false);
    assert_false(says(text, "dwellings a year"));
    assert_false(says(text, "nan"));
}

/* A fall that comes from moving people is never shown alone. */
static void relocation_stands_beside_every_fall(void **state)
{
    specimen *self = *state;
    const int last = 2031 - KOERS_START_YEAR;
    self->projection.at[KOERS_I_ASSISTANCE_SHARE][last].quantile[KOERS_Q50] = 0.28;
    self->projection.at[KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION][last].quantile[KOERS_Q50] = 0.29;
    assert_true(says(run_screen(self, false),
                     "from 30.00 % in 2022 to 28.00 % in 2031 (median); without the effect of moving people it is 29.00 %"));
    self->projection.at[KOERS_I_ASSISTANCE_COUNT][last].quantile[KOERS_Q50] = 900;
    self->projection.at[KOERS_I_ASSISTANCE_COUNT][last].mean = 910;
    self->projection.at[KOERS_I_ASSISTANCE_RELOCATED][last].mean = 40;
    assert_true(says(run_screen(self, false), "Benefits on Zuid go on average from 1,000 to 910. Of the fall, 40 are people"));
    assert_true(says(run_screen(self, false), "without moving people it would be 950 benefits."));
    self->projection.at[KOERS_I_ASSISTANCE_RELOCATED][last].mean = 120; /* more than the fall */
    assert_false(says(run_screen(self, false), "Of the fall"));
    assert_true(says(run_screen(self, false), "from 1,000 to 910. Had renovation moved nobody elsewhere, they would come to 1,030"));
    self->projection.at[KOERS_I_ASSISTANCE_RELOCATED][last].mean = 0;
    assert_true(says(run_screen(self, false), "None of it comes from moving people."));
}

static void a_remark_is_made_once(void **state)
{
    specimen *self = *state;
    koers_inputs *inputs = &self->scenario.inputs;
    inputs->policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[5] = 1.1;
    assert_true(says(run_screen(self, false), "Care: this scenario draws"));
    static char second[] = "care-2029";
    inputs->aims.n_targets = 5;
    inputs->aims.target[4] = (koers_target){KOERS_I_CARE_SHARE, 2029, KOERS_AT_LEAST, 0.16};
    self->scenario.target_id[4] = second;
    self->projection.result[self->projection.n_results++] =
        (koers_target_result){4, KOERS_ALL_DRAWS, specimen_probability(2300, 20000), 0.15, 0.02};
    const char *text = run_screen(self, false), *first = strstr(text, "this scenario draws");
    assert_non_null(first);
    assert_null(strstr(first + 1, "this scenario draws"));
}

static void a_budget_is_written_as_it_is(void **state)
{
    specimen *self = *state;
    for (int i = 0; i < KOERS_N_PILLARS; i++)
        for (int k = 1; k < KOERS_N_YEARS; k++) self->scenario.inputs.policy.budget[i].given[k] = true;
    assert_true(says(run_screen(self, false), "not funded"));
    const char *total = strstr(run_screen(self, false), "\n  total");
    assert_non_null(total);
    char line[256];
    snprintf(line, sizeof line, "%.*s", (int) strcspn(total + 1, "\n"), total + 1);
    double cost = 0, budget = -1, gap = -1;
    assert_int_equal(sscanf(line, " total %lf , %*f %lf %lf", &cost, &budget, &gap), 3);
    assert_true(budget == 0 && gap > 0);
    self->scenario.inputs.policy.budget[KOERS_SCHOOL].state = koers_schedule_constant(0, 27.25);
    assert_true(says(run_screen(self, false), "245.3"));
}

static void few_draws_say_little(void **state)
{
    specimen *self = *state;
    self->projection.n_draws = 1;
    self->projection.result[2].probability = specimen_probability(0, 1);
    const char *text = run_screen(self, false);
    assert_true(says(text, "projected to 2031: 1 run (a trial), seed"));
    assert_true(says(text, "0 of 1"));
    assert_false(says(text, "close to nothing"));
    self->compared.draws = 1;
    koers_target_difference *technical = &self->comparison.target[0];
    technical->base = technical->scenario = specimen_probability(1, 1);
    technical->lost = 1;
    technical->difference = technical->mean_difference = -1;
    technical->cost_per_point = 1;
    text = comparison_screen(self);
    assert_true(says(text, "a difference in 1 of 1 run"));
    assert_false(says(text, "a loss"));
}

static void small_quantities_keep_their_decimals(void **state)
{
    specimen *self = *state;
    const int last = 2031 - KOERS_START_YEAR;
    self->scenario.inputs.aims.target[3] = (koers_target){KOERS_I_ACHIEVEMENT_SD, 2031, KOERS_AT_LEAST, 0.004};
    self->projection.result[3].median = 0.00352;
    koers_summary *at = &self->projection.at[KOERS_I_ACHIEVEMENT_SD][last];
    at->sd = 0.02;
    at->se_mean = 0.02 / sqrt(20000);
    at->quantile[KOERS_Q05] = -0.0301;
    at->quantile[KOERS_Q95] = 0.0102;
    const char *text = run_screen(self, false);
    assert_true(says(text, "0.0035 ") && says(text, "≥ 0.0040"));
    assert_true(says(text, "-0.0301 to"));
    koers_target_difference *technical = &self->comparison.target[0];
    technical->gained = technical->lost = 100;
    technical->mean_difference = -0.00002;
    technical->mean_se = 0.000001;
    assert_true(says(comparison_screen(self), "less than 0.005 points"));
}

static void a_shortage_is_told(void **state)
{
    specimen *self = *state;
    koers_budget *budget = &self->scenario.inputs.policy.budget[KOERS_SCHOOL];
    for (int k = 1; k < KOERS_N_YEARS; k++) budget->given[k] = true;
    budget->state = koers_schedule_constant(0, 10);
    budget->municipal = koers_schedule_constant(0, 10);
    self->scenario.inputs.policy.state_match =
        (koers_state_match){.probability = 0.5, .year = 2027, .remaining = 0, .municipal_remaining = 1};
    const char *text = run_screen(self, false);
    assert_true(says(text, "155")); /* 9 x 20 less half of 5 x 10 */
    assert_true(says(text, "30.00 % in 2023"));
    assert_true(says(text, "is not funded"));
}

static void targets_come_as_csv_and_json(void **state)
{
    specimen *self = *state;
    const koers_run_report *run = &self->run;
    FILE *stream = specimen_stream();
    assert_int_equal(koers_csv_targets(stream, &run, 1), KOERS_OK);
    char *expected = strdup(specimen_written(self, stream));
    stream = specimen_stream();
    assert_int_equal(koers_screen_runs_data(stream, &run, 1, false, KOERS_FORMAT_CSV), KOERS_OK);
    assert_string_equal(specimen_written(self, stream), expected);
    free(expected);
    stream = specimen_stream();
    assert_int_equal(koers_screen_runs_data(stream, &run, 1, false, KOERS_FORMAT_JSON), KOERS_OK);
    const char *text = specimen_written(self, stream);
    assert_true(begins(text, "[\n  {\n    \"scenario\": \"specimen\",\n    \"target\": \"technical\","));
    assert_non_null(strstr(text, "\"probability\": 0.19500000000000001,"));
    assert_non_null(strstr(text, "\"threshold\": null,"));
    stream = specimen_stream();
    assert_int_equal(koers_screen_comparison(stream, &self->compared, KOERS_FORMAT_JSON, false), KOERS_OK);
    assert_non_null(strstr(specimen_written(self, stream), "\"cost_per_point\": null,"));
}

static void no_difference_is_said_in_words(void **state)
{
    specimen *self = *state;
    const char *text = comparison_screen(self);
    assert_fits(text);
    assert_true(
        says(text, "The scenarios do not differ: every indicator has the same value in every year in all of 20,000 runs."));
    assert_true(says(text, "levers.lesson_hours")); /* the input does */
    assert_false(says(text, "levers.caseload"));
    memcpy(self->other_values, self->values, sizeof self->values);
    assert_true(says(comparison_screen(self), "In none: all scenarios have the same inputs."));
}

static void differences_carry_their_interval(void **state)
{
    specimen *self = *state;
    koers_target_difference *technical = &self->comparison.target[0];
    technical->gained = 300;
    technical->lost = 100;
    technical->difference = 0.01;
    technical->se = 0.001;
    technical->test_low = 0.0085;
    technical->test_high = 0.0115;
    technical->low = 0.0081;
    technical->high = 0.0119;
    technical->mean_difference = 0.0123;
    technical->mean_se = 0.0001;
    technical->cost_difference = 50;
    technical->cost_per_point = 50;
    technical->cost_per_unit = 40.65;
    self->comparison.target[4].saving_difference = 12;
    self->comparison.cost_until[2031 - KOERS_START_YEAR] = (koers_estimate){-49.14, 0.2};
    const char *text = comparison_screen(self);
    assert_fits(text);
    assert_true(strstr(text, "What they change") < strstr(text, "Where the inputs differ")); /* it opens with one table */
    assert_non_null(strstr(text, "+1.0 no difference no difference"));
    assert_non_null(strstr(text, "(+0.8; +1.2)\n"));
    assert_non_null(strstr(text, " -49.1\n"));
    assert_true(says(text, "+1.0 (+0.8 to +1.2)"));
    assert_true(says(text, "+1.23 points (+1.21 to +1.25)"));
    assert_true(says(text, "40.7 per point"));
    assert_true(says(text, "no measurable gain"));
    assert_true(says(text, "no difference in any of 20,000 runs"));
    assert_true(says(text, "less is paid in benefits on Zuid (mean). This is not subtracted from the cost above."));
    technical->difference = -0.01;
    technical->low = -0.0119;
    technical->high = -0.0081;
    assert_true(says(comparison_screen(self), "a loss"));
    technical->gained = 2;
    technical->lost = 0;
    assert_true(says(comparison_screen(self), "a difference in fewer than 3 of 20,000 runs"));
}

/* What another economy gives is not what the money bought. */
static void another_world_has_no_price(void **state)
{
    specimen *self = *state;
    koers_target_difference *technical = &self->comparison.target[0];
    technical->gained = 300;
    technical->difference = 0.015;
    technical->cost_difference = -50;
    technical->cost_per_point = -33;
    assert_true(says(comparison_screen(self), "a gain"));
    static char path[] = "economy.shock", text[] = "( (2027, 2) )";
    self->other_values[0].path = path;
    self->other_values[0].text = text;
    assert_false(says(comparison_screen(self), "a gain"));
    assert_true(says(comparison_screen(self), "other beliefs"));
}

/* A target that one of the scenarios does not reach is asked of none, and named. */
static void dropped_targets_are_named(void **state)
{
    specimen *self = *state;
    assert_false(says(comparison_screen(self), "Left out"));
    self->comparison.n_dropped = 1;
    self->comparison.dropped[0] = 3;
    assert_true(says(comparison_screen(self), "since not every scenario reaches its year: dwellings (2031)."));
    assert_fits(comparison_screen(self));
}

static void a_full_screen_is_told(void **state)
{
    specimen *self = *state;
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    for (koers_format format = KOERS_FORMAT_TABLE; format <= KOERS_FORMAT_JSON; format++) {
        const koers_run_report *run = &self->run;
        assert_int_equal(format == KOERS_FORMAT_TABLE ? koers_screen_run(full, run, false) : koers_screen_runs_data(full, &run, 1, false, format),
                         KOERS_WRITE_FAILED);
        assert_int_equal(koers_screen_comparison(full, &self->compared, format, false), KOERS_WRITE_FAILED);
    }
    fclose(full);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_run_tells_each_target),
        CASE(dutch_has_a_decimal_comma),
        CASE(each_reader_hears_his_own_language),
        CASE(years_are_named_where_they_differ),
        CASE(remarks_come_from_the_numbers),
        CASE(a_target_in_2022_asks_for_no_pace),
        CASE(relocation_stands_beside_every_fall),
        CASE(a_remark_is_made_once),
        CASE(a_budget_is_written_as_it_is),
        CASE(few_draws_say_little),
        CASE(small_quantities_keep_their_decimals),
        CASE(a_shortage_is_told),
        CASE(targets_come_as_csv_and_json),
        CASE(no_difference_is_said_in_words),
        CASE(differences_carry_their_interval),
        CASE(another_world_has_no_price),
        CASE(dropped_targets_are_named),
        CASE(a_full_screen_is_told),
    };
    return cmocka_run_group_tests_name("screen", tests, NULL, NULL);
}
