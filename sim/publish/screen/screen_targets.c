#include "publish/screen/screen_targets.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/readings.h"

typedef struct {
    const koers_run_report *report;
    int year; /* in which all targets are asked; 0 where they differ */
} targets_table;

/* The one year of all targets, or 0. */
static int common_year(const koers_run_report *report)
{
    int year = 0;
    for (size_t i = 0; i < report->projection->n_results; i++) {
        const int target = report->projection->result[i].target;
        if (target < 0) continue;
        const int its = report->scenario->inputs.aims.target[target].year;
        if (year != 0 && its != year) return 0;
        year = its;
    }
    return year;
}

static void add_head(koers_prose *prose, const targets_table *self)
{
    const koers_voice *voice = self->report->voice;
    char median[64];
    if (self->year == 0)
        snprintf(median, sizeof median, "%s", _("median"));
    else
        snprintf(median, sizeof median, _("median %d"), self->year);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, "");
    koers_prose_cell(prose, "2022");
    koers_prose_cell(prose, median);
    koers_prose_cell(prose, _("in 9 of 10 runs"));
    koers_prose_cell(prose, _("target"));
    /* xgettext:no-c-format */
    koers_prose_cell(prose, _("chance (95% interval; runs)"));
    koers_prose_row(prose, KOERS_ROW_RULE);
}

/* Whether a result over all draws mixes two readings of the past. */
static bool is_mix(const targets_table *self, int target)
{
    koers_readings readings;
    return koers_readings_of(&readings, self->report->projection, target);
}

/* The target's own name, with its year where the head has none. */
static void add_name(koers_prose *prose, const targets_table *self, int target)
{
    const koers_scenario *scenario = self->report->scenario;
    const char *name = koers_label_target(scenario, target, self->report->voice);
    char label[256];
    snprintf(label, sizeof label, self->year == 0 ? "%s (%d)" : "%s", name, scenario->inputs.aims.target[target].year);
    koers_prose_cell(prose, label);
}

static void add_label(koers_prose *prose, const targets_table *self, const koers_target_result *result)
{
    const koers_voice *voice = self->report->voice;
    char label[256];
    if (result->reading == KOERS_READING_DERIVED)
        snprintf(label, sizeof label, "  %s", _("derived history"));
    else if (result->reading == KOERS_READING_PUBLIC)
        snprintf(label, sizeof label, "  %s", _("public history"));
    else if (is_mix(self, result->target))
        snprintf(label, sizeof label, "  %s", _("both, mixed"));
    else {
        add_name(prose, self, result->target);
        return;
    }
    koers_prose_cell(prose, label);
}

/* Neither a percentage nor a count: median, band and threshold then have the same number of decimals. */
static bool is_quantity(koers_indicator indicator)
{
    return !koers_figures_is_share(indicator) && !koers_figures_is_count(indicator);
}

/* "≥ 38 %"; a threshold that needs more decimals than the median keeps them. */
static char *wanted_text(const koers_target *target, double error, const koers_voice *voice, koers_figure out)
{
    koers_figure written, rounded;
    koers_figures_threshold(target->indicator, target->threshold, voice, written);
    koers_figures_quantity(target->threshold, error, voice, rounded);
    const bool padded = is_quantity(target->indicator) && strlen(rounded) > strlen(written);
    snprintf(out, KOERS_FIGURE, "%s %.100s", target->direction == KOERS_AT_LEAST ? "≥" : "≤", padded ? rounded : written);
    return out;
}

/* "30.1–37.9 %": the unit once. */
static char *range_text(koers_indicator indicator, const koers_summary *at, const koers_voice *voice, koers_figure out)
{
    koers_figure low, high;
    const double error = koers_judgement_error(is_quantity(indicator) ? KOERS_Q50 : KOERS_Q05, at->se_mean);
    koers_figures_value(indicator, at->quantile[KOERS_Q05], error, voice, low);
    koers_figures_value(indicator, at->quantile[KOERS_Q95], error, voice, high);
    if (koers_figures_is_share(indicator)) low[strcspn(low, " ")] = '\0';
    return koers_figures_range(low, high, voice, out);
}

/* The median's error, over the draws that this result counts. */
static double median_error(const koers_summary *at, const koers_target_result *result)
{
    const double n = (double) result->probability.draws;
    return n > 0 ? koers_judgement_error(KOERS_Q50, at->sd / sqrt(n)) : 0;
}

/* The value of 2022; "" where it begins later. */
static const char *start_text(const targets_table *self, koers_indicator indicator, koers_figure out)
{
    const koers_summary *start = &self->report->projection->at[indicator][0];
    if (koers_indicator_begins(indicator) != 0) return "";
    return koers_figures_value(indicator, start->quantile[KOERS_Q50], koers_judgement_error(KOERS_Q50, start->se_mean),
                               self->report->voice, out);
}

/* A target with two readings of its past begins with what does not hang on them. */
static void add_common(koers_prose *prose, const targets_table *self, const koers_target_result *result)
{
    const koers_target *target = &self->report->scenario->inputs.aims.target[result->target];
    const koers_summary *at = koers_projection_at(self->report->projection, target->indicator, target->year);
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    add_name(prose, self, result->target);
    koers_prose_cell(prose, start_text(self, target->indicator, text));
    for (int i = 0; i < 2; i++) koers_prose_cell(prose, "");
    koers_prose_cell(prose, wanted_text(target, median_error(at, result), self->report->voice, text));
}

static void add_result(koers_prose *prose, const targets_table *self, const koers_target_result *result)
{
    const koers_run_report *report = self->report;
    const koers_target *target = &report->scenario->inputs.aims.target[result->target];
    const koers_summary *at = koers_projection_at(report->projection, target->indicator, target->year);
    const bool whole = result->reading == KOERS_ALL_DRAWS, mixed = whole && is_mix(self, result->target);
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    add_label(prose, self, result);
    koers_prose_cell(prose, whole && !mixed ? start_text(self, target->indicator, text) : "");
    koers_prose_cell(prose, koers_figures_value(target->indicator, result->median, median_error(at, result), report->voice, text));
    koers_prose_cell(prose, whole && koers_judgement_bears_band(result->probability.draws) ? range_text(target->indicator, at, report->voice, text) : "");
    koers_prose_cell(prose, whole && !mixed ? wanted_text(target, median_error(at, result), report->voice, text) : "");
    koers_prose_cell(prose, koers_figures_chance(&result->probability, report->voice, text));
}

/* What is counted, in words. */
static void add_meaning(koers_prose *prose, const targets_table *self, const koers_target_result *result)
{
    const koers_voice *voice = self->report->voice;
    const koers_indicator indicator = self->report->scenario->inputs.aims.target[result->target].indicator;
    char text[256];
    snprintf(text, sizeof text, "%s (%s)", koers_label_indicator(indicator, voice), koers_label_unit(indicator, voice));
    koers_prose_row(prose, KOERS_ROW_NOTE);
    koers_prose_cell(prose, text);
}

static void add_together(koers_prose *prose, const targets_table *self, const koers_target_result *result)
{
    const koers_voice *voice = self->report->voice;
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_RULE);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, _("all together"));
    for (int i = 0; i < 4; i++) koers_prose_cell(prose, "");
    koers_prose_cell(prose, koers_figures_chance(&result->probability, voice, text));
}

static void add_target(koers_prose *prose, const targets_table *self, const koers_target_result *result)
{
    koers_readings readings;
    if (!koers_readings_of(&readings, self->report->projection, result->target)) {
        add_result(prose, self, result);
        add_meaning(prose, self, result);
        return;
    }
    add_common(prose, self, result);
    add_meaning(prose, self, result);
    add_result(prose, self, readings.derived);
    add_result(prose, self, readings.published);
    add_result(prose, self, result);
}

/* In the order of reading: each target, where its past has two readings the pair and then the mix of both; all together last. */
static void add_results(koers_prose *prose, const targets_table *self)
{
    const koers_projection *projection = self->report->projection;
    for (size_t i = 0; i < projection->n_results; i++)
        if (projection->result[i].target >= 0 && projection->result[i].reading == KOERS_ALL_DRAWS)
            add_target(prose, self, &projection->result[i]);
    for (size_t i = 0; i < projection->n_results; i++)
        if (projection->result[i].target < 0) add_together(prose, self, &projection->result[i]);
}

void koers_screen_targets(koers_prose *prose, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 28, 0},  {KOERS_RIGHT, 0, 0}, {KOERS_RIGHT, 8, 0},
                                           {KOERS_RIGHT, 14, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_RIGHT, 33, 0}};
    const targets_table self = {.report = report, .year = common_year(report)};
    koers_prose_heading(prose, 2, "%s", _("How likely is each target?"));
    koers_prose_table(prose, NULL, sizeof columns / sizeof *columns, columns);
    add_head(prose, &self);
    add_results(prose, &self);
}
