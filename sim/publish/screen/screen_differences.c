#include "publish/screen/screen_differences.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/disparity.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/ledger.h"

static const char *label_of(const koers_comparison_report *report, const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    return difference->target < 0 ? _("all together") : koers_label_target(report->base, difference->target, voice);
}

/* Too few draws differ for a share of them. */
static char *few_changed(int64_t changed, int64_t draws, const koers_voice *voice, koers_figure out)
{
    koers_figure whole, part;
    koers_figures_draws(draws, voice, whole);
    koers_figures_number((double) changed, 0, voice, part);
    if (changed == 0)
        snprintf(out, KOERS_FIGURE, _("no difference in any of %s"), whole);
    else if (draws < KOERS_COUNTED_DRAWS)
        snprintf(out, KOERS_FIGURE, _("a difference in %s of %s"), part, whole);
    else
        snprintf(out, KOERS_FIGURE, _("a difference in fewer than 3 of %s"), whole);
    return out;
}

/* "+3.5 (3.2 to 3.8)" points of probability. */
static char *chance_difference(const koers_comparison_report *report, const koers_target_difference *difference, koers_figure out)
{
    const koers_voice *voice = report->voice;
    const double error = fmax(difference->se, koers_judgement_interval_error(difference->low, difference->high));
    koers_figure value, low, high;
    const int64_t changed = difference->gained + difference->lost;
    if (changed < KOERS_FEW_DRAWS) return few_changed(changed, difference->base.draws, voice, out);
    koers_figures_signed(koers_figures_percent(difference->difference, error, voice, value));
    koers_figures_signed(koers_figures_percent(difference->low, error, voice, low));
    koers_figures_signed(koers_figures_percent(difference->high, error, voice, high));
    snprintf(out, KOERS_FIGURE, _("%s (%s to %s)"), value, low, high);
    return out;
}

void koers_screen_chances(koers_prose *prose, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 20, 0}, {KOERS_RIGHT, 24, 0}, {KOERS_RIGHT, 24, 0}, {KOERS_RIGHT, 24, 0}};
    const koers_comparison *comparison = &report->comparison[i];
    koers_figure text;
    char caption[256];
    koers_figures_draws(comparison->n_draws, voice, text);
    snprintf(caption, sizeof caption, _("Chance of reaching each target (95%% interval), %s each:"), text);
    koers_prose_table(prose, caption, sizeof columns / sizeof *columns, columns);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cells(prose, 4, (const char *const[]){"", report->base_name, report->name[i], _("difference in points")});
    koers_prose_row(prose, KOERS_ROW_RULE);
    for (size_t j = 0; j < comparison->n_targets; j++) {
        const koers_target_difference *difference = &comparison->target[j];
        koers_prose_row(prose, KOERS_ROW_BODY);
        koers_prose_cell(prose, label_of(report, difference));
        koers_prose_cell(prose, koers_figures_interval(&difference->base, voice, text));
        koers_prose_cell(prose, koers_figures_interval(&difference->scenario, voice, text));
        koers_prose_cell(prose, chance_difference(report, difference, text));
    }
}

static bool is_zero(const char *figure)
{
    return strcspn(figure, "123456789") == strlen(figure);
}

/* A difference that is there but too small for its decimals: half of the last of them is more. */
static char *small_difference(koers_indicator indicator, const koers_voice *voice, char *out, size_t size)
{
    koers_figure least, text;
    const double half = koers_figures_is_share(indicator) ? 0.005 : koers_figures_is_count(indicator) ? 0.5 : 0.000005;
    koers_figures_written(half, voice, least);
    snprintf(text, sizeof text, koers_figures_is_share(indicator) ? _("%s points") : "%s", least);
    snprintf(out, size, _("less than %s"), text);
    return out;
}

/* "+1.23 points (+1.20 to +1.26)" of the indicator. */
static char *mean_text(const koers_comparison_report *report, const koers_target_difference *difference, char *out, size_t size)
{
    const koers_voice *voice = report->voice;
    koers_figure value, low, high;
    if (difference->target < 0) return strcpy(out, "");
    const koers_indicator indicator = report->base->inputs.aims.target[difference->target].indicator;
    const double half = koers_normal_975 * difference->mean_se;
    koers_figures_difference(indicator, difference->mean_difference, difference->mean_se, voice, value);
    koers_figures_difference(indicator, difference->mean_difference - half, difference->mean_se, voice, low);
    koers_figures_difference(indicator, difference->mean_difference + half, difference->mean_se, voice, high);
    if (koers_figures_is_share(indicator)) low[strcspn(low, " ")] = high[strcspn(high, " ")] = '\0';
    if (difference->mean_difference == 0 && half == 0)
        snprintf(out, size, "%s", _("none"));
    else if (is_zero(value) && is_zero(low) && is_zero(high))
        small_difference(indicator, voice, out, size);
    else
        snprintf(out, size, _("%s (%s to %s)"), value, low, high);
    return out;
}

/* Money against effect in words: the bare ratio would read a loss that costs money as cheap. gain: points won, good is positive;
 * unit: " per point". comparable: what is bought is bought of the same world. */
static char *price_text(const koers_comparison_report *report, bool comparable, double ratio, double gain, double cost,
                        const char *unit, koers_figure out)
{
    const koers_voice *voice = report->voice;
    koers_figure number;
    koers_figures_ratio(fabs(ratio), voice, number);
    if (!comparable)
        snprintf(out, KOERS_FIGURE, "%s", _("other beliefs or economy"));
    else if (!koers_judgement_bears(report->draws))
        snprintf(out, KOERS_FIGURE, "%s", _("too few runs"));
    else if (isnan(ratio))
        snprintf(out, KOERS_FIGURE, "%s", _("no measurable gain"));
    else if (gain > 0 && cost > 0)
        snprintf(out, KOERS_FIGURE, "%.30s%.80s", number, unit);
    else if (gain > 0)
        snprintf(out, KOERS_FIGURE, "%s", _("a gain without extra cost"));
    else if (cost >= 0)
        snprintf(out, KOERS_FIGURE, "%s", _("a loss"));
    else
        snprintf(out, KOERS_FIGURE, _("a loss; saves %s%s"), number, unit);
    return out;
}

static void add_effect(koers_prose *prose, const koers_comparison_report *report, bool comparable, double cost_se,
                       const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    char effect[3 * KOERS_FIGURE];
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, label_of(report, difference));
    koers_prose_cell(prose, mean_text(report, difference, effect, sizeof effect));
    koers_prose_cell(prose, koers_figures_signed(koers_figures_measure(difference->cost_difference, cost_se, voice, text)));
    koers_prose_cell(prose, price_text(report, comparable, difference->cost_per_point, difference->difference,
                                       difference->cost_difference, "", text));
    if (difference->target < 0) return;
    const koers_target *target = &report->base->inputs.aims.target[difference->target];
    const double sign = target->direction == KOERS_AT_LEAST ? 1 : -1;
    koers_prose_cell(prose, price_text(report, comparable, difference->cost_per_unit, sign * difference->mean_difference,
                                       difference->cost_difference, koers_label_per(koers_indicator_unit(target->indicator), voice),
                                       text));
}

void koers_screen_effects(koers_prose *prose, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    static const koers_column columns[] = {
        {KOERS_LEFT, 18, 0}, {KOERS_RIGHT, 36, 0}, {KOERS_RIGHT, 8, 0}, {KOERS_RIGHT, 13, 0}, {KOERS_RIGHT, 15, 0}};
    const koers_comparison *comparison = &report->comparison[i];
    /* xgettext:no-c-format */
    const char *caption =
        _("What changes on average in the target's year (95% interval), and the extra cost from 2023 to that year "
          "in million euros of 2023:");
    koers_prose_table(prose, caption, sizeof columns / sizeof *columns, columns);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, "");
    koers_prose_cell(prose, _("difference of the mean"));
    koers_prose_cell(prose, _("extra cost"));
    koers_prose_cell(prose, _("cost per point of chance"));
    koers_prose_cell(prose, _("cost per unit of that difference"));
    koers_prose_row(prose, KOERS_ROW_RULE);
    for (size_t j = 0; j < comparison->n_targets; j++)
        add_effect(prose, report, koers_disparity_is_of_policy(report, i), comparison->target[j].cost_se, &comparison->target[j]);
}
