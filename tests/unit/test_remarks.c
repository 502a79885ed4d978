/* Each remark: when it is made, about what, when not, and that both languages say it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/memory.h"
#include "publish/words/readings.h"
#include "publish/words/relocation.h"
#include "publish/words/remarks.h"
#include "specimen.h"

enum { LAST = 2031 - KOERS_START_YEAR };

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

/* The text of the only remark of a kind, kept until the next time; NULL where there is none. Checks its subject. */
static const char *only(koers_remarks *list, koers_remark_kind kind, koers_subject_kind about, int number)
{
    static char text[2048];
    const koers_remark *found = koers_remarks_find(list, kind);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++) n += list->item[i].kind == kind;
    if (found != NULL) {
        assert_int_equal(n, 1);
        assert_int_equal(found->subject.about, about);
        assert_int_equal(found->subject.number, number);
        snprintf(text, sizeof text, "%s", found->text);
    }
    koers_remarks_free(list);
    koers_remarks_free(list);
    return found == NULL ? NULL : text;
}

static const char *of_run(specimen *self, koers_language language, koers_remark_kind kind, koers_subject_kind about, int number)
{
    koers_remarks list;
    self->run.voice = koers_voice_of(language);
    assert_int_equal(koers_remarks_run(&list, &self->run), KOERS_OK);
    return only(&list, kind, about, number);
}

static const char *of_comparison(specimen *self, koers_language language, koers_remark_kind kind, koers_subject_kind about,
                                 int number)
{
    koers_remarks list;
    self->compared.voice = koers_voice_of(language);
    assert_int_equal(koers_remarks_comparison(&list, &self->compared, 0), KOERS_OK);
    return only(&list, kind, about, number);
}

static void assert_says(const char *text, const char *words)
{
    if (text == NULL || strstr(text, words) == NULL) fail_msg("'%s' is not in: %s", words, text == NULL ? "(nothing)" : text);
}

static void every_kind_has_a_key(void **state)
{
    (void) state;
    assert_string_equal(koers_remark_key(KOERS_REMARK_CHANCE), "chance");
    for (int i = 0; i < KOERS_N_REMARKS; i++)
        for (int j = 0; j < i; j++)
            assert_string_not_equal(koers_remark_key((koers_remark_kind) i), koers_remark_key((koers_remark_kind) j));
}

static void what_a_chance_is_comes_first(void **state)
{
    specimen *self = *state;
    koers_remarks list;
    assert_int_equal(koers_remarks_run(&list, &self->run), KOERS_OK);
    assert_int_equal(list.item[0].kind, KOERS_REMARK_CHANCE);
    koers_remarks_free(&list);
    assert_says(of_run(self, KOERS_ENGLISH, KOERS_REMARK_CHANCE, KOERS_ABOUT_ALL, 0), "A chance is the share of simulated futures");
    assert_says(of_run(self, KOERS_DUTCH, KOERS_REMARK_CHANCE, KOERS_ABOUT_ALL, 0), "kans");
}

#define SHARE KOERS_REMARK_ASSISTANCE_SHARE, KOERS_ABOUT_INDICATOR, KOERS_I_ASSISTANCE_SHARE
#define COUNT KOERS_REMARK_ASSISTANCE_COUNT, KOERS_ABOUT_INDICATOR, KOERS_I_ASSISTANCE_COUNT

static void a_fall_of_the_share_is_split(void **state)
{
    specimen *self = *state;
    assert_null(of_run(self, KOERS_ENGLISH, SHARE));
    self->projection.at[KOERS_I_ASSISTANCE_SHARE][LAST].quantile[KOERS_Q50] = 0.28;
    self->projection.at[KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION][LAST].quantile[KOERS_Q50] = 0.29;
    assert_says(of_run(self, KOERS_ENGLISH, SHARE),
                "to 28.00 % in 2031 (median); without the effect of moving people it is 29.00 %");
    assert_says(of_run(self, KOERS_DUTCH, SHARE), "28,00 %");
    assert_null(of_run(self, KOERS_ENGLISH, COUNT)); /* the count rises */
}

static void set_count(specimen *self, double now, double relocated)
{
    self->projection.at[KOERS_I_ASSISTANCE_COUNT][LAST].quantile[KOERS_Q50] = now;
    self->projection.at[KOERS_I_ASSISTANCE_COUNT][LAST].mean = now;
    self->projection.at[KOERS_I_ASSISTANCE_RELOCATED][LAST].mean = relocated;
}

static void a_fall_of_the_count_says_who_moved(void **state)
{
    specimen *self = *state;
    set_count(self, 910, 40);
    assert_says(of_run(self, KOERS_ENGLISH, COUNT),
                "from 1,000 to 910. Of the fall, 40 are people whom renovation moved elsewhere");
    assert_says(of_run(self, KOERS_DUTCH, COUNT), "van 1.000 naar 910");
    assert_non_null(of_run(self, KOERS_ENGLISH, SHARE)); /* wherever one is shown, so is the other */
    set_count(self, 910, 90);                            /* exactly the fall */
    assert_says(of_run(self, KOERS_ENGLISH, COUNT), "they would come to 1,000: no fall comes from people who found work");
    set_count(self, 910, -40);
    assert_says(of_run(self, KOERS_ENGLISH, COUNT), "some 40 more recipients stay on Zuid");
    set_count(self, 910, 0.49);
    assert_says(of_run(self, KOERS_ENGLISH, COUNT), "None of it comes from moving people.");
}

static void the_facts_of_relocation(void **state)
{
    specimen *self = *state;
    set_count(self, 910, 40);
    koers_relocation relocation = koers_relocation_of(&self->projection);
    assert_int_equal(relocation.moved, KOERS_MOVED_AWAY);
    assert_true(relocation.then.mean == 1000 && relocation.now.mean == 910 && relocation.without == 950);
    assert_true(koers_relocation_change(&self->projection, KOERS_I_ASSISTANCE_COUNT).mean == -90);
    assert_true(koers_relocation_change_without(&self->projection, KOERS_I_ASSISTANCE_COUNT).mean == -50);
    self->projection.at[KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION][LAST].mean = 0.3 + 0.25;
    assert_true(fabs(koers_relocation_change_without(&self->projection, KOERS_I_ASSISTANCE_SHARE).mean - 0.25) < 1e-15);
    set_count(self, 910, -0.5);
    assert_int_equal(koers_relocation_of(&self->projection).moved, KOERS_MOVED_FEWER);
    set_count(self, 910, -0.49);
    assert_int_equal(koers_relocation_of(&self->projection).moved, KOERS_MOVED_NOBODY);
}

#define SHORTAGE KOERS_REMARK_SHORTAGE, KOERS_ABOUT_INDICATOR, KOERS_I_FUNDING_GAP

static void a_shortage_is_told_where_it_shows(void **state)
{
    specimen *self = *state;
    for (int k = 1; k <= LAST; k++) self->projection.at[KOERS_I_FUNDING_GAP][k] = koers_summary_fixed(0);
    assert_null(of_run(self, KOERS_ENGLISH, SHORTAGE));
    self->projection.at[KOERS_I_FUNDING_GAP][2].mean = 0.04;
    assert_null(of_run(self, KOERS_ENGLISH, SHORTAGE));
    self->projection.at[KOERS_I_FUNDING_GAP][3].mean = 12;
    assert_says(of_run(self, KOERS_ENGLISH, SHORTAGE), "on average 12.04 million euros of 2023 of what is planned up to 2031");
    assert_says(of_run(self, KOERS_DUTCH, SHORTAGE), "12,04");
}

/* Of the specimen's targets the third, on assistance, is never hit. */
#define DISTANCE KOERS_REMARK_DISTANCE, KOERS_ABOUT_TARGET, 2

static void a_small_chance_is_explained(void **state)
{
    specimen *self = *state;
    assert_says(of_run(self, KOERS_ENGLISH, DISTANCE), "needs a change of +2.00 points; the median change is 0.00 points");
    assert_says(of_run(self, KOERS_DUTCH, DISTANCE), "+2,00 procentpunt");
    self->projection.n_draws = 29;
    assert_null(of_run(self, KOERS_ENGLISH, DISTANCE)); /* so few draws cannot say it */
    self->projection.n_draws = 30;
    assert_non_null(of_run(self, KOERS_ENGLISH, DISTANCE));
    self->projection.result[2].probability.value = 0.01;
    assert_null(of_run(self, KOERS_ENGLISH, DISTANCE));
    self->projection.result[2].probability.value = 0;
    self->scenario.inputs.aims.target[2].indicator = KOERS_I_COST_TOTAL; /* begins in 2023 */
    assert_null(of_run(self, KOERS_ENGLISH, DISTANCE));
}

#define PACE KOERS_REMARK_PACE, KOERS_ABOUT_TARGET, 3

static void fewer_dwellings_than_before_are_told(void **state)
{
    specimen *self = *state;
    koers_inputs *inputs = &self->scenario.inputs;
    assert_null(of_run(self, KOERS_ENGLISH, PACE));
    inputs->policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[3] = 0;
    assert_null(of_run(self, KOERS_ENGLISH, PACE)); /* a ninth of a dwelling a year */
    inputs->policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH] = koers_schedule_constant(1, 0.2);
    assert_says(of_run(self, KOERS_ENGLISH, PACE),
                "Dwellings: this scenario plans 2 dwellings a year on average from 2023 to 2031");
    assert_says(of_run(self, KOERS_DUTCH, PACE), "Woningen: dit scenario plant gemiddeld 2 woningen per jaar");
    inputs->aims.target[3].year = KOERS_START_YEAR;
    assert_null(of_run(self, KOERS_ENGLISH, PACE)); /* no year to plan in */
}

static void what_was_decided_long_ago_is_told(void **state)
{
    specimen *self = *state;
    koers_programme *programme = &self->reference.programme;
    koers_schedule *path = &self->scenario.inputs.policy.lever[KOERS_LEVER_LESSON_HOURS];
    programme->decide_from = 2027;
    assert_null(of_run(self, KOERS_ENGLISH, KOERS_REMARK_DECIDED, KOERS_ABOUT_ALL, 0));
    path->at[2027 - KOERS_START_YEAR] = 2;
    assert_null(of_run(self, KOERS_ENGLISH, KOERS_REMARK_DECIDED, KOERS_ABOUT_ALL, 0)); /* can still be decided */
    path->at[2026 - KOERS_START_YEAR] = 2;
    assert_says(of_run(self, KOERS_ENGLISH, KOERS_REMARK_DECIDED, KOERS_ABOUT_ALL, 0),
                "has effect from 2027 on. This scenario already changes before that year: extra lesson hours a week");
    assert_says(of_run(self, KOERS_DUTCH, KOERS_REMARK_DECIDED, KOERS_ABOUT_ALL, 0), "verandert al vóór dat jaar");
}

static void beyond_capacity_is_told(void **state)
{
    specimen *self = *state;
    koers_lever_record *record = &self->reference.programme.lever[KOERS_LEVER_CASELOAD_CHANGE];
    koers_schedule *path = &self->scenario.inputs.policy.lever[KOERS_LEVER_CASELOAD_CHANGE];
    record->has_capacity = true;
    record->capacity = -0.5; /* the deepest cut */
    path->at[2029 - KOERS_START_YEAR] = -0.5;
    assert_null(of_run(self, KOERS_ENGLISH, KOERS_REMARK_CAPACITY, KOERS_ABOUT_ALL, 0));
    path->at[2030 - KOERS_START_YEAR] = -0.6;
    assert_says(of_run(self, KOERS_ENGLISH, KOERS_REMARK_CAPACITY, KOERS_ABOUT_ALL, 0), "-0.6 in 2030 against -0.5 at most");
    assert_says(of_run(self, KOERS_DUTCH, KOERS_REMARK_CAPACITY, KOERS_ABOUT_ALL, 0), "-0,6 in 2030 tegen hoogstens -0,5");
}

#define COMPETITION KOERS_REMARK_COMPETITION, KOERS_ABOUT_TARGET, 1

static void technology_and_care_compete(void **state)
{
    specimen *self = *state;
    koers_inputs *inputs = &self->scenario.inputs;
    assert_null(of_run(self, KOERS_ENGLISH, COMPETITION));
    inputs->policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[5] = 1.1;
    assert_says(of_run(self, KOERS_ENGLISH, COMPETITION),
                "Care: this scenario draws more students to technology (growth of technical intake pledged by the mbo schools).");
    assert_says(of_run(self, KOERS_DUTCH, COMPETITION), "concurreren");
    inputs->policy.lever[KOERS_LEVER_TECHNICAL_ACCESS].at[5] = 2;
    assert_says(of_run(self, KOERS_ENGLISH, COMPETITION), "schools, share of vmbo pupils");
    inputs->aims.target[1].year = 2026; /* before anything is raised */
    assert_null(of_run(self, KOERS_ENGLISH, COMPETITION));
}

/* Of two targets on care the first is named, and the other is not told the same. */
static void a_theme_is_remarked_once(void **state)
{
    specimen *self = *state;
    static char second[] = "care-2029";
    koers_inputs *inputs = &self->scenario.inputs;
    inputs->policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[5] = 1.1;
    inputs->aims.n_targets = 5;
    inputs->aims.target[4] = (koers_target){KOERS_I_CARE_DIPLOMA_SHARE, 2029, KOERS_AT_LEAST, 0.16};
    self->scenario.target_id[4] = second;
    self->projection.result[self->projection.n_results++] =
        (koers_target_result){4, KOERS_ALL_DRAWS, specimen_probability(2300, 20000), 0.15, 0.02};
    assert_non_null(of_run(self, KOERS_ENGLISH, COMPETITION));
    inputs->aims.target[1].indicator = KOERS_I_EARLY_LEAVERS;
    assert_says(of_run(self, KOERS_ENGLISH, KOERS_REMARK_COMPETITION, KOERS_ABOUT_TARGET, 4), "Care: this scenario");
}

#define READINGS KOERS_REMARK_READINGS, KOERS_ABOUT_TARGET, 0

static void readings_are_told_where_they_are_apart(void **state)
{
    specimen *self = *state;
    koers_readings readings;
    assert_says(of_run(self, KOERS_ENGLISH, READINGS), "the chance is 5.6 % (5.3–6.0; 16,000 runs)");
    assert_says(of_run(self, KOERS_DUTCH, READINGS), "5,6 % (5,3–6,0; 16.000 doorrekeningen)");
    assert_true(koers_readings_of(&readings, &self->projection, 0));
    assert_true(readings.weight_derived == 0.8 && readings.weight_published == 0.2 && readings.apart);
    self->projection.result[5].probability = specimen_probability(230, 4000);
    assert_null(of_run(self, KOERS_ENGLISH, READINGS)); /* the intervals overlap */
    assert_true(koers_readings_of(&readings, &self->projection, 0));
    assert_false(koers_readings_of(&readings, &self->projection, 1));
    self->projection.result[5].probability = (koers_probability){.low = 0.99, .high = 1};
    assert_null(of_run(self, KOERS_ENGLISH, READINGS)); /* no draw has this reading */
}

#define SAVING KOERS_REMARK_SAVING, KOERS_ABOUT_INDICATOR, KOERS_I_ASSISTANCE_COUNT

static void a_saving_stands_apart_from_the_cost(void **state)
{
    specimen *self = *state;
    self->comparison.target[4].year = 2031;
    assert_null(of_comparison(self, KOERS_ENGLISH, SAVING));
    self->comparison.target[4].saving_difference = 12;
    assert_says(of_comparison(self, KOERS_ENGLISH, SAVING),
                "up to 2031 about 12.00 million euros of 2023 less is paid in benefits");
    self->comparison.target[4].saving_difference = -12;
    assert_says(of_comparison(self, KOERS_ENGLISH, SAVING), "12.00 million euros of 2023 more is paid in benefits");
    assert_says(of_comparison(self, KOERS_DUTCH, SAVING), "12,00 miljoen euro");
    self->comparison.n_targets = 0;
    assert_null(of_comparison(self, KOERS_ENGLISH, SAVING));
}

#define FUNDING KOERS_REMARK_FUNDING, KOERS_ABOUT_PILLAR, KOERS_WORK

static void less_is_paid_for(void **state)
{
    specimen *self = *state;
    assert_null(of_comparison(self, KOERS_ENGLISH, FUNDING));
    for (int k = 1; k <= LAST; k++) self->comparison.at[KOERS_I_FUNDED_WORK][k].mean = -0.004;
    assert_null(of_comparison(self, KOERS_ENGLISH, FUNDING)); /* below half a point */
    for (int k = 1; k <= LAST; k++) self->comparison.at[KOERS_I_FUNDED_WORK][k].mean = -0.1;
    assert_says(of_comparison(self, KOERS_ENGLISH, FUNDING), "Money (Work): of what 'other' plans up to 2031, 10.00 points less");
    assert_says(of_comparison(self, KOERS_DUTCH, FUNDING), "10,00");
}

static void a_smaller_plan_is_compared(void **state)
{
    specimen *self = *state;
    self->other.inputs.policy.lever[KOERS_LEVER_DWELLINGS_CORPORATION] = koers_schedule_constant(1, 0);
    assert_null(of_comparison(self, KOERS_ENGLISH, PACE)); /* the chance is not lower */
    self->comparison.target[3].difference = -0.2;
    self->comparison.target[3].low = -0.3;
    self->comparison.target[3].high = 0;
    assert_null(of_comparison(self, KOERS_ENGLISH, PACE)); /* not clearly */
    self->comparison.target[3].high = -0.1;
    assert_says(of_comparison(self, KOERS_ENGLISH, PACE),
                "Dwellings: 'specimen' plans 3 dwellings a year on average from 2023 to 2031, 'other' plans 2.");
    assert_says(of_comparison(self, KOERS_DUTCH, PACE), "Woningen");
    assert_null(of_comparison(self, KOERS_ENGLISH, KOERS_REMARK_TRACKS, KOERS_ABOUT_TARGET, 3));
}

static void another_mix_of_dwellings_is_compared(void **state)
{
    specimen *self = *state;
    koers_inputs *other = &self->other.inputs;
    self->comparison.target[3].low = -0.3;
    self->comparison.target[3].high = -0.1;
    other->policy.lever[KOERS_LEVER_DWELLINGS_BASIC] = koers_schedule_constant(1, 0);
    other->policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH] = koers_schedule_constant(1, 2);
    assert_null(of_comparison(self, KOERS_ENGLISH, KOERS_REMARK_TRACKS, KOERS_ABOUT_TARGET, 3)); /* as much comes about */
    other->beliefs.prior[KOERS_P_DELIVERY_THOROUGH].a = 0.25;
    assert_says(of_comparison(self, KOERS_ENGLISH, KOERS_REMARK_TRACKS, KOERS_ABOUT_TARGET, 3),
                "(2 against 1 a year), of which only about 25 % comes about");
    assert_non_null(of_comparison(self, KOERS_DUTCH, KOERS_REMARK_TRACKS, KOERS_ABOUT_TARGET, 3));
    assert_null(of_comparison(self, KOERS_ENGLISH, PACE));
}

static void more_draw_to_technology_is_compared(void **state)
{
    specimen *self = *state;
    self->other.inputs.policy.lever[KOERS_LEVER_GUARANTEES_TECHNICAL].at[4] = 2;
    assert_null(of_comparison(self, KOERS_ENGLISH, COMPETITION));
    self->comparison.target[1].low = -0.3;
    self->comparison.target[1].high = -0.1;
    assert_says(of_comparison(self, KOERS_ENGLISH, COMPETITION),
                "Care: 'other' draws more students to technology (career guarantees");
    assert_says(of_comparison(self, KOERS_DUTCH, COMPETITION), "concurreren");
    self->scenario.inputs.policy.lever[KOERS_LEVER_GUARANTEES_TECHNICAL].at[4] = 2; /* so does the base */
    assert_null(of_comparison(self, KOERS_ENGLISH, COMPETITION));
}

static void two_small_chances_are_explained(void **state)
{
    specimen *self = *state;
    koers_target_difference *assistance = &self->comparison.target[2];
    assert_null(of_comparison(self, KOERS_ENGLISH, DISTANCE));
    assistance->base = specimen_probability(10, 20000);
    assert_null(of_comparison(self, KOERS_ENGLISH, DISTANCE)); /* only one of them is small */
    assistance->scenario = specimen_probability(20, 20000);
    assistance->mean_difference = -0.01;
    assistance->mean_se = 0.0001;
    self->scenario.inputs.ground.facts = (koers_facts){.assistance_zuid = 400, .assistance_city = 1000};
    assert_says(of_comparison(self, KOERS_ENGLISH, DISTANCE), "against the base this scenario makes -1.00 points (mean)");
    assert_says(of_comparison(self, KOERS_DUTCH, DISTANCE), "-1,00 procentpunt");
    self->compared.draws = 29;
    assert_null(of_comparison(self, KOERS_ENGLISH, DISTANCE));
    self->compared.draws = 20000;
    self->scenario.inputs.aims.target[2].indicator = KOERS_I_CARE_SHARE; /* 2022 differs between draws */
    assert_null(of_comparison(self, KOERS_ENGLISH, DISTANCE));
}

#ifdef KOERS_TEST_FAULTS
static void memory_may_run_out(void **state)
{
    specimen *self = *state;
    koers_status status = KOERS_NO_MEMORY;
    long k = 1;
    for (; status != KOERS_OK && k < 50; k++) {
        koers_remarks list;
        koers_memory_fail_at(k);
        status = koers_remarks_run(&list, &self->run);
        koers_memory_fail_at(0);
        assert_int_equal(status, list.lost ? KOERS_NO_MEMORY : KOERS_OK);
        koers_remarks_free(&list);
    }
    assert_in_range(k, 4, 20);
}
#endif

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(every_kind_has_a_key),
        CASE(what_a_chance_is_comes_first),
        CASE(a_fall_of_the_share_is_split),
        CASE(a_fall_of_the_count_says_who_moved),
        CASE(the_facts_of_relocation),
        CASE(a_shortage_is_told_where_it_shows),
        CASE(a_small_chance_is_explained),
        CASE(fewer_dwellings_than_before_are_told),
        CASE(what_was_decided_long_ago_is_told),
        CASE(beyond_capacity_is_told),
        CASE(technology_and_care_compete),
        CASE(a_theme_is_remarked_once),
        CASE(readings_are_told_where_they_are_apart),
        CASE(a_saving_stands_apart_from_the_cost),
        CASE(less_is_paid_for),
        CASE(a_smaller_plan_is_compared),
        CASE(another_mix_of_dwellings_is_compared),
        CASE(more_draw_to_technology_is_compared),
        CASE(two_small_chances_are_explained),
#ifdef KOERS_TEST_FAULTS
        CASE(memory_may_run_out),
#endif
    };
    return cmocka_run_group_tests_name("remarks", tests, NULL, NULL);
}
