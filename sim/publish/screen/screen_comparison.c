#include "screen_comparison.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/say.h"
#include "engine/judgement.h"
#include "publish/screen/table.h"
#include "publish/words/disparity.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/remarks.h"

/* The two-sided 95 % point of the normal distribution. */
#define TWO_SIDED 1.96

/* Below so many draws they are not counted but called few. */
enum { FEW = 3 };

typedef struct {
    FILE *stream;
    const koers_comparison_report *report;
    bool colour;
} comparison_screen;

static void heading(const comparison_screen *self, const char *text)
{
    fputc('\n', self->stream);
    koers_table_heading(self->stream, KOERS_BOLD, self->colour, text);
}

static bool same_targets(const koers_scenario *x, const koers_scenario *y)
{
    if (x->inputs.aims.n_targets != y->inputs.aims.n_targets || x->inputs.aims.horizon != y->inputs.aims.horizon) return false;
    for (int t = 0; t < x->inputs.aims.n_targets; t++) {
        const koers_target *a = &x->inputs.aims.target[t], *b = &y->inputs.aims.target[t];
        const bool same_aim = a->indicator == b->indicator && a->year == b->year && a->direction == b->direction;
        if (!same_aim || a->threshold < b->threshold || a->threshold > b->threshold) return false;
        if (strcmp(x->target_id[t], y->target_id[t]) != 0) return false;
    }
    return true;
}

/* Where targets or horizons differ, a difference of chances means something only for the same target in the same year. */
static void print_ground(const comparison_screen *self)
{
    const koers_voice *voice = self->report->voice;
    const koers_comparison_report *report = self->report;
    for (size_t i = 0; i < report->n; i++) {
        if (same_targets(report->base, report->scenario[i])) continue;
        char line[256];
        snprintf(line, sizeof line,
                 _("All are measured by the targets of the base, up to %d; a scenario's own targets are not compared"),
                 report->comparison[i].years.last);
        koers_table_heading(self->stream, KOERS_FAINT, self->colour, line);
        return;
    }
}

static void print_title(const comparison_screen *self)
{
    const koers_voice *voice = self->report->voice;
    const koers_comparison_report *report = self->report;
    koers_figure draws, seed;
    char line[512];
    snprintf(line, sizeof line, _("Compared with: %s"), report->base->title[koers_voice_language(voice)]);
    koers_table_heading(self->stream, KOERS_BOLD, self->colour, line);
    koers_figures_draws(report->draws, voice, draws);
    snprintf(seed, sizeof seed, "%" PRIu64, report->seed);
    snprintf(line, sizeof line, _("base %s, %s, the same chance for all scenarios, seed %s"), report->base_name, draws, seed);
    koers_table_heading(self->stream, KOERS_FAINT, self->colour, line);
    print_ground(self);
}

static const char *label_of(const comparison_screen *self, const koers_target_difference *difference)
{
    const koers_voice *voice = self->report->voice;
    return difference->target < 0 ? _("all together")
                                  : koers_label_target(self->report->base->target_id[difference->target], voice);
}

/* Too few draws differ for a share of them. */
static char *few_changed(int64_t changed, int64_t draws, const koers_voice *voice, koers_figure out)
{
    koers_figure whole, part;
    koers_figures_draws(draws, voice, whole);
    koers_figures_number((double) changed, 0, voice, part);
    if (changed == 0)
        snprintf(out, KOERS_FIGURE, _("no difference in any of %s"), whole);
    else if (draws < FEW)
        snprintf(out, KOERS_FIGURE, _("a difference in %s of %s"), part, whole);
    else
        snprintf(out, KOERS_FIGURE, _("a difference in fewer than 3 of %s"), whole);
    return out;
}

/* "+3.5 (3.2 to 3.8)" points of probability. */
static char *chance_difference(const comparison_screen *self, const koers_target_difference *difference, koers_figure out)
{
    const koers_voice *voice = self->report->voice;
    const double error = fmax(difference->se, (difference->high - difference->low) / (2 * TWO_SIDED));
    koers_figure value, low, high;
    const int64_t changed = difference->gained + difference->lost;
    if (changed < FEW) return few_changed(changed, difference->base.draws, voice, out);
    koers_figures_signed(koers_figures_percent(difference->difference, error, voice, value));
    koers_figures_signed(koers_figures_percent(difference->low, error, voice, low));
    koers_figures_signed(koers_figures_percent(difference->high, error, voice, high));
    snprintf(out, KOERS_FIGURE, _("%s (%s to %s)"), value, low, high);
    return out;
}

static koers_status print_chances(const comparison_screen *self, size_t i)
{
    const koers_voice *voice = self->report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 20}, {KOERS_RIGHT, 24}, {KOERS_RIGHT, 24}, {KOERS_RIGHT, 24}};
    const koers_comparison *comparison = &self->report->comparison[i];
    koers_table table;
    koers_figure text;
    char line[256];
    koers_table_init(&table, sizeof columns / sizeof *columns, columns);
    koers_table_row(&table, KOERS_BOLD);
    koers_table_cell(&table, "");
    koers_table_cell(&table, self->report->base_name);
    koers_table_cell(&table, self->report->name[i]);
    koers_table_cell(&table, _("difference in points"));
    koers_table_row(&table, KOERS_RULE);
    for (size_t j = 0; j < comparison->n_targets; j++) {
        const koers_target_difference *difference = &comparison->target[j];
        koers_table_row(&table, KOERS_PLAIN);
        koers_table_cell(&table, label_of(self, difference));
        koers_table_cell(&table, koers_figures_interval(&difference->base, voice, text));
        koers_table_cell(&table, koers_figures_interval(&difference->scenario, voice, text));
        koers_table_cell(&table, chance_difference(self, difference, text));
    }
    koers_figures_draws(comparison->n_draws, voice, text);
    snprintf(line, sizeof line, _("Chance of reaching each target (95 %% interval), %s each:"), text);
    koers_table_paragraph(self->stream, 2, "", line);
    const koers_status status = koers_table_print(&table, self->stream, 2, self->colour);
    koers_table_free(&table);
    return status;
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
static char *mean_difference(const comparison_screen *self, const koers_target_difference *difference, char *out, size_t size)
{
    const koers_voice *voice = self->report->voice;
    koers_figure value, low, high;
    if (difference->target < 0) return strcpy(out, "");
    const koers_indicator indicator = self->report->base->inputs.aims.target[difference->target].indicator;
    const double half = TWO_SIDED * difference->mean_se;
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
 * unit: " per point". */
static char *price_text(const comparison_screen *self, double ratio, double gain, double cost, const char *unit, koers_figure out)
{
    const koers_voice *voice = self->report->voice;
    koers_figure number;
    koers_figures_ratio(fabs(ratio), voice, number);
    if (!koers_judgement_bears(self->report->draws))
        snprintf(out, KOERS_FIGURE, "%s", _("too few draws"));
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

static const char *unit_of(koers_indicator indicator, const koers_voice *voice)
{
    if (koers_figures_is_share(indicator)) return _(" per point");
    if (strncmp(koers_indicator_unit(indicator), "benefits", 8) == 0) return _(" per 100 benefits");
    if (strcmp(koers_indicator_unit(indicator), "dwellings") == 0) return _(" per 100 dwellings");
    return _(" per unit");
}

static void add_effect(const comparison_screen *self, koers_table *table, double cost_se, const koers_target_difference *difference)
{
    const koers_voice *voice = self->report->voice;
    char effect[3 * KOERS_FIGURE];
    koers_figure text;
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, label_of(self, difference));
    koers_table_cell(table, mean_difference(self, difference, effect, sizeof effect));
    koers_table_cell(table, koers_figures_signed(koers_figures_measure(difference->cost_difference, cost_se, voice, text)));
    koers_table_cell(table,
                     price_text(self, difference->cost_per_point, difference->difference, difference->cost_difference, "", text));
    if (difference->target < 0) return;
    const koers_target *target = &self->report->base->inputs.aims.target[difference->target];
    const double sign = target->direction == KOERS_AT_LEAST ? 1 : -1;
    koers_table_cell(table, price_text(self, difference->cost_per_unit, sign * difference->mean_difference,
                                       difference->cost_difference, unit_of(target->indicator, voice), text));
}

/* An upper bound of the error of the summed cost: years go up and down together. */
static double cost_error(const koers_comparison *comparison, int year)
{
    double se = 0;
    for (int k = 1; k <= year - KOERS_START_YEAR; k++) se += comparison->at[KOERS_I_COST_TOTAL][k].se;
    return se;
}

static koers_status print_effects(const comparison_screen *self, size_t i)
{
    const koers_voice *voice = self->report->voice;
    static const koers_column columns[] = {
        {KOERS_LEFT, 18}, {KOERS_RIGHT, 36}, {KOERS_RIGHT, 8}, {KOERS_RIGHT, 13}, {KOERS_RIGHT, 15}};
    const koers_comparison *comparison = &self->report->comparison[i];
    koers_table table;
    koers_table_init(&table, sizeof columns / sizeof *columns, columns);
    koers_table_row(&table, KOERS_BOLD);
    koers_table_cell(&table, "");
    koers_table_cell(&table, _("difference of the mean"));
    koers_table_cell(&table, _("extra cost"));
    koers_table_cell(&table, _("cost per point of chance"));
    koers_table_cell(&table, _("cost per unit of that difference"));
    koers_table_row(&table, KOERS_RULE);
    for (size_t j = 0; j < comparison->n_targets; j++)
        add_effect(self, &table, cost_error(comparison, comparison->target[j].year), &comparison->target[j]);
    fputc('\n', self->stream);
    /* xgettext:no-c-format */
    const char *head = _("What changes on average in the target's year (95 % interval), and the extra cost from 2023 to that year "
                         "in million euros of 2023:");
    koers_table_paragraph(self->stream, 2, "", head);
    const koers_status status = koers_table_print(&table, self->stream, 2, self->colour);
    koers_table_free(&table);
    return status;
}

/* What is saved on benefits stands apart: it is not the programme's money, and an uncertain saving must not pay a certain bill. */
static void print_saving(const comparison_screen *self, size_t i)
{
    const koers_voice *voice = self->report->voice;
    const koers_comparison *comparison = &self->report->comparison[i];
    if (comparison->n_targets == 0) return;
    const koers_target_difference *last = &comparison->target[comparison->n_targets - 1];
    koers_figure text;
    char line[512];
    if (last->saving_difference == 0) return;
    koers_figures_measure(fabs(last->saving_difference), cost_error(comparison, last->year), voice, text);
    snprintf(line, sizeof line,
             last->saving_difference > 0
                 ? _("Assistance: up to %d about %s million euros of 2023 less is paid in benefits on Zuid (mean). This is not "
                     "subtracted from the cost above.")
                 : _("Assistance: up to %d about %s million euros of 2023 more is paid in benefits on Zuid (mean). This is not "
                     "added to the cost above."),
             last->year, text);
    koers_table_paragraph(self->stream, 2, "• ", line);
}

static koers_status print_scenario(const comparison_screen *self, size_t i)
{
    const koers_voice *voice = self->report->voice;
    char line[512];
    snprintf(line, sizeof line, "%s: %s", self->report->name[i], self->report->scenario[i]->title[koers_voice_language(voice)]);
    heading(self, line);
    if (koers_disparity_is_none(&self->report->comparison[i])) {
        koers_figure draws;
        koers_figures_draws(self->report->draws, voice, draws);
        snprintf(line, sizeof line,
                 _("The scenarios do not differ: every indicator has the same value in every year in all of %s."), draws);
        koers_table_paragraph(self->stream, 2, "", line);
        return KOERS_OK;
    }
    koers_status status = print_chances(self, i);
    if (status == KOERS_OK) status = print_effects(self, i);
    if (status != KOERS_OK) return status;
    fputc('\n', self->stream);
    print_saving(self, i);
    koers_remarks_comparison(self->stream, self->report, i);
    return KOERS_OK;
}

koers_status koers_screen_comparison_table(FILE *stream, const koers_comparison_report *report, bool colour)
{
    const koers_voice *voice = report->voice;
    const comparison_screen self = {.stream = stream, .report = report, .colour = colour};
    print_title(&self);
    heading(&self, _("Where the inputs differ"));
    koers_status status = koers_disparity_print(stream, report, colour);
    for (size_t i = 0; i < report->n && status == KOERS_OK; i++) status = print_scenario(&self, i);
    return status;
}
