/* specimen - a small made-up run and comparison, so that what is published can be tried without running the model.
 *
 * Every indicator lies at 0.3 (shares) or 1,000 + 10 k (others) with an error; four targets as in the programme and the two
 * readings of the first; all levers at 1 in 2022 and after.
 */
#ifndef KOERS_TESTS_SPECIMEN_H
#define KOERS_TESTS_SPECIMEN_H

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "koers/comparison.h"
#include "publish/report.h"

typedef struct {
    koers_scenario scenario, other;
    koers_projection projection;
    koers_run_report run;
    koers_comparison comparison;
    koers_comparison_report compared;
    const koers_scenario *scenarios[1];
    const char *names[1];
    koers_value values[3], other_values[3];
    koers_reference reference;
    koers_input_file files[1];
    char text[1 << 18]; /* what was written last */
} specimen;

static koers_probability specimen_probability(int64_t hits, int64_t draws)
{
    const double value = (double) hits / (double) draws, half = 1.96 * sqrt(value * (1 - value) / (double) draws);
    return (koers_probability){
        .draws = draws, .hits = hits, .value = value, .low = fmax(0, value - half), .high = fmin(1, value + half)};
}

static void specimen_fill_indicators(specimen *self)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int k = 0; k < KOERS_N_YEARS; k++) {
            const int is_share = koers_unit_is_share(koers_indicator_unit((koers_indicator) i));
            koers_summary *at = &self->projection.at[i][k];
            *at = koers_summary_fixed(is_share ? 0.3 : 1000 + 10 * k);
            at->sd = is_share ? 0.01 : 30;
            at->se_mean = at->sd / sqrt(20000);
            at->quantile[KOERS_Q05] -= 1.6 * at->sd;
            at->quantile[KOERS_Q95] += 1.6 * at->sd;
        }
}

static void specimen_fill_targets(koers_scenario *scenario)
{
    static const koers_target targets[] = {
        {KOERS_I_TECHNICAL_SHARE, 2031, KOERS_AT_LEAST, 0.38},
        {KOERS_I_CARE_SHARE, 2031, KOERS_AT_LEAST, 0.17},
        {KOERS_I_ASSISTANCE_SHARE, 2031, KOERS_AT_MOST, 0.32},
        {KOERS_I_DWELLINGS_TOTAL, 2031, KOERS_AT_LEAST, 35000},
    };
    static char ids[][16] = {"technical", "care", "assistance", "dwellings"};
    scenario->inputs.aims.n_targets = 4;
    for (size_t i = 0; i < 4; i++) {
        scenario->inputs.aims.target[i] = targets[i];
        scenario->target_id[i] = ids[i];
        scenario->target_title[i][KOERS_ENGLISH] = scenario->target_title[i][KOERS_DUTCH] = ids[i];
    }
}

static void specimen_fill_scenario(koers_scenario *scenario, char *id, koers_value *values, specimen *self)
{
    static char title_en[] = "A specimen", title_nl[] = "Een proefstuk", grade[] = "A";
    *scenario = (koers_scenario){.id = id, .title = {[KOERS_ENGLISH] = title_en, [KOERS_DUTCH] = title_nl}};
    scenario->inputs.aims.horizon = 2031;
    scenario->inputs.policy.state_match.probability = 1;
    scenario->n_values = 3;
    scenario->value = values;
    scenario->n_files = 1;
    scenario->file = self->files;
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        scenario->inputs.ground.level[i] = 1;
        scenario->inputs.policy.lever[i] = koers_schedule_constant(1, 1);
    }
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        scenario->inputs.beliefs.prior[i] = (koers_prior){.distribution = KOERS_FIXED, .a = 0.5, .lower = -HUGE_VAL, .upper = HUGE_VAL};
        scenario->grade[i] = grade;
    }
    specimen_fill_targets(scenario);
}

static void specimen_fill_results(koers_projection *projection)
{
    const double nan = (double) NAN;
    const koers_target_result results[] = {
        {0, KOERS_ALL_DRAWS, specimen_probability(3900, 20000), 0.339, 0.041},
        {1, KOERS_ALL_DRAWS, specimen_probability(2300, 20000), 0.15, 0.02},
        {2, KOERS_ALL_DRAWS, specimen_probability(0, 20000), 0.3, -0.02},
        {3, KOERS_ALL_DRAWS, specimen_probability(20000, 20000), 36000, -1000},
        {0, KOERS_READING_DERIVED, specimen_probability(900, 16000), 0.33, 0.05},
        {0, KOERS_READING_PUBLIC, specimen_probability(3000, 4000), 0.39, -0.01},
        {-1, KOERS_ALL_DRAWS, specimen_probability(0, 20000), nan, nan},
    };
    projection->n_results = sizeof results / sizeof *results;
    memcpy(projection->result, results, sizeof results);
}

static void specimen_fill_comparison(specimen *self)
{
    koers_comparison *comparison = &self->comparison;
    *comparison = (koers_comparison){.years = {KOERS_START_YEAR, 2031}, .n_draws = 20000, .exact = true, .n_targets = 5};
    for (int j = 0; j < 5; j++)
        comparison->target[j] = (koers_target_difference){.target = j < 4 ? j : -1,
                                                          .base = specimen_probability(2000, 20000),
                                                          .scenario = specimen_probability(2000, 20000),
                                                          .cost_per_point = (double) NAN,
                                                          .cost_per_unit = (double) NAN};
    self->scenarios[0] = &self->other;
    self->names[0] = "other";
    self->compared = (koers_comparison_report){.reference = &self->reference,
                                               .base = &self->scenario,
                                               .base_name = "specimen",
                                               .n = 1,
                                               .scenario = self->scenarios,
                                               .name = self->names,
                                               .comparison = comparison,
                                               .seed = 1,
                                               .draws = 20000,
                                               .command = "compare"};
}

static specimen *specimen_new(void)
{
    static char path[] = "levers.lesson_hours", first[] = "10", second[] = "8", id_path[] = "id", id_text[] = "\"specimen\"";
    static char file_path[] = "specimen.cfg", only[] = "levers.caseload", source[] = "a \"quoted\", source", none[] = "";
    static char id[] = "specimen", other[] = "other";
    specimen *self = calloc(1, sizeof *self);
    if (self == NULL) abort();
    self->files[0] = (koers_input_file){.path = file_path, .digest = "00"};
    self->values[0] = (koers_value){id_path, id_text, none, {file_path, 2}};
    self->values[1] = (koers_value){path, first, source, {file_path, 12}};
    self->values[2] = (koers_value){only, first, none, {file_path, 13}};
    memcpy(self->other_values, self->values, sizeof self->values);
    specimen_fill_scenario(&self->scenario, id, self->values, self);
    specimen_fill_scenario(&self->other, other, self->other_values, self);
    self->other_values[1].text = second;
    self->projection.years = (koers_years){KOERS_START_YEAR, 2031};
    self->projection.n_draws = 20000;
    self->projection.exact = true;
    specimen_fill_indicators(self);
    specimen_fill_results(&self->projection);
    specimen_fill_comparison(self);
    self->run = (koers_run_report){.reference = &self->reference,
                                   .scenario = &self->scenario,
                                   .projection = &self->projection,
                                   .seed = UINT64_MAX,
                                   .command = "run"};
    return self;
}

static inline bool begins(const char *text, const char *with)
{
    return strncmp(text, with, strlen(with)) == 0;
}

/* A stream to write to, and what was written (kept in the specimen until the next time). */
static inline FILE *specimen_stream(void)
{
    FILE *stream = tmpfile();
    if (stream == NULL) abort();
    return stream;
}

static inline const char *specimen_written(specimen *self, FILE *stream)
{
    rewind(stream);
    self->text[fread(self->text, 1, sizeof self->text - 1, stream)] = '\0';
    fclose(stream);
    return self->text;
}

#endif
