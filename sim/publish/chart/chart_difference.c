#include "publish/chart/chart.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "publish/chart/chart_opening.h"
#include "publish/chart/chart_page.h"
#include "publish/chart/chart_text.h"
#include "publish/chart/chart_words.h"
#include "publish/words/labels.h"

enum { ROW_HEIGHT = 118, HEADING = 50, NAME_WIDTH = 166, BASE_WIDTH = 700, TITLE_SIZE = 11 };

/* A column: an indicator, one axis for all its panels. */
typedef struct {
    koers_indicator indicator;
    double scale, left, right;
    koers_chart_axis y;
} column;

static column column_of(const koers_comparison_report *report, koers_indicator indicator)
{
    column self = {.indicator = indicator, .scale = koers_unit_scale(koers_indicator_unit(indicator))};
    double low = 0, high = 0;
    for (size_t i = 0; i < report->n; i++)
        for (int year = report->comparison[i].years.first + koers_indicator_begins(indicator);
             year <= report->comparison[i].years.last; year++) {
            const koers_difference *at = koers_comparison_at(&report->comparison[i], indicator, year);
            low = at->p05 < low ? at->p05 : low;
            high = at->p95 > high ? at->p95 : high;
            low = at->mean < low ? at->mean : low;
            high = at->mean > high ? at->mean : high;
        }
    self.y = koers_chart_axis_of(self.scale * low, self.scale * high, 3);
    return self;
}

/* "+1.2": without the unit, which stands at the head of the column. */
static void difference(koers_indicator indicator, double value, double error, const koers_voice *voice, koers_figure out)
{
    koers_figures_difference(indicator, value, error, voice, out);
    if (koers_figures_is_share(indicator)) out[strcspn(out, " ")] = '\0';
}

/* "2031: +1.2 (-0.4 to +2.9)" above the panel. */
static void draw_value(koers_chart_page *page, const koers_comparison_report *report, const koers_chart_panel *panel,
                       koers_indicator indicator, size_t i)
{
    const koers_voice *voice = report->voice;
    const int last = report->comparison[i].years.last;
    const koers_difference *at = koers_comparison_at(&report->comparison[i], indicator, last);
    const double least = koers_figures_is_share(indicator) ? 0.0005 : koers_figures_is_count(indicator) ? 10 : 0;
    const double error = fmax(at->se, least);
    koers_figure mean, low, high;
    difference(indicator, at->mean, error, voice, mean);
    difference(indicator, at->p05, error, voice, low);
    difference(indicator, at->p95, error, voice, high);
    koers_chart_page_label_take(
        page,
        (koers_chart_label){
            .x = panel->left, .y = panel->top - 9, .size = 9.5, .colour = "ink", .room = panel->right - panel->left + 10},
        koers_judgement_bears_band(report->draws) ? koers_format_text(_("%d: %s (%s to %s)"), last, mean, low, high)
                                                  : koers_format_text("%d: %s", last, mean));
}

/* Height of a row: its panel, or its title where that is longer. */
static double row_height(const koers_comparison_report *report, size_t i)
{
    koers_chart_title title;
    koers_chart_words_title(report, i + 1, TITLE_SIZE, NAME_WIDTH - 18, title);
    const size_t lines = koers_chart_text_lines(title, TITLE_SIZE, false, NAME_WIDTH - 18);
    return fmax(ROW_HEIGHT, 44 + (double) lines * koers_chart_page_leading(TITLE_SIZE));
}

static double rows_height(const koers_comparison_report *report, size_t n)
{
    double height = 0;
    for (size_t i = 0; i < n; i++) height += row_height(report, i);
    return height;
}

static void draw_heading(koers_chart_page *page, const koers_chart_panel *panel, koers_indicator indicator)
{
    const koers_voice *voice = page->voice;
    const bool share = koers_figures_is_share(indicator);
    koers_chart_page_label(page, &(koers_chart_label){.x = panel->left - 34,
                                                      .y = page->top + 16,
                                                      .size = 12,
                                                      .colour = "ink",
                                                      .bold = true,
                                                      .room = panel->right - panel->left + 34,
                                                      .text = koers_label_indicator_short(indicator, voice)});
    koers_chart_page_label(page, &(koers_chart_label){.x = panel->left - 34,
                                                      .y = page->top + 32,
                                                      .size = 10,
                                                      .colour = "quiet",
                                                      .room = panel->right - panel->left + 34,
                                                      .text = share ? _("percentage points") : koers_label_unit(indicator, voice)});
}

/* Without the band of 9 in 10 runs where there are too few draws for it. */
static void plot(FILE *stream, const char *scenario, const column *self, bool banded)
{
    const char *key = koers_indicator_key(self->indicator);
    fputs("plot", stream);
    if (banded)
        fprintf(
            stream,
            " data using (column('year')):(%g * of('%s', '%s', 'p05')):(%g * of('%s', '%s', 'p95')) with filledcurves fc rgb band80, \\\n    ",
            self->scale, scenario, key, self->scale, scenario, key);
    fprintf(stream, " data using (column('year')):(%g * of('%s', '%s', 'mean_difference')) with lines lw 2.2 lc rgb median\n",
            self->scale, scenario, key);
}

static void draw_panel(koers_chart_page *page, const koers_comparison_report *report, const column *self, size_t i, bool first)
{
    const double top = page->top + HEADING + rows_height(report, i) + 18;
    const int last = report->comparison[i].years.last, start = KOERS_START_YEAR + koers_indicator_begins(self->indicator);
    const koers_chart_panel panel = {
        self->left + 42, self->right - 12, top, top + ROW_HEIGHT - 48, start - 0.3, last + (last > start ? 0 : 1), self->y};
    koers_chart_page_clear(page);
    koers_chart_title title;
    const koers_chart_label name = {
        .x = KOERS_CHART_MARGIN, .y = panel.top + 8, .size = TITLE_SIZE, .colour = "ink", .room = NAME_WIDTH - 18};
    if (first) koers_chart_page_lines(page, name, koers_chart_words_title(report, i + 1, name.size, name.room, title));
    if (i == 0) draw_heading(page, &panel, self->indicator);
    draw_value(page, report, &panel, self->indicator, i);
    koers_chart_page_panel(page, &panel);
    koers_chart_page_y_tics(page, &panel, KOERS_CHART_NUMBERS);
    koers_chart_page_year_tics(page, &panel, start, last);
    fputs("set xzeroaxis lt 1 lw 1 lc rgb axis\nset ytics font ',9.5'; set xtics font ',9.5'\n", page->stream);
    plot(page->stream, report->name[i], self, koers_judgement_bears_band(report->draws));
}

static void add_texts(koers_chart_page *page, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    koers_figure draws, seed;
    koers_chart_title base;
    koers_figures_all_draws(report->draws, voice, draws);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long) report->seed);
    koers_chart_page_add(
        page, KOERS_CHART_SUBTITLE,
        koers_format_text(_("Difference from the base, run by run: %s"), koers_chart_words_title(report, 0, 12, BASE_WIDTH, base)));
    koers_chart_page_add(
        page, KOERS_CHART_CAPTION,
        koers_copy_text(
            !koers_judgement_bears_band(report->draws)
                ? _("Line: mean difference. Both scenarios meet the same chance in each run, so that what is left is the effect of the scenario and what is not known of it.")
                : _("Line: mean difference. Band: the difference in 9 of 10 runs. Both scenarios meet the same chance in each run, so that "
                    "what is left is the effect of the scenario and what is not known of it.")));
    koers_chart_page_add(page, KOERS_CHART_CAPTION, koers_format_text(_("%s, the same for all scenarios; seed %s."), draws, seed));
}

koers_status koers_chart_difference(FILE *stream, const koers_comparison_report *report, const koers_chart_script *script)
{
    const koers_voice *voice = report->voice;
    koers_chart_page page;
    koers_chart_page_init(&page, voice, 1040, _("What does each scenario change?"));
    add_texts(&page, report);
    koers_chart_opening_comparison(&page, stream, HEADING + rows_height(report, report->n), script, report, "../comparison.csv");
    fputs(
        "data = '../comparison.csv'\n"
        "of(scenario, indicator, name) = strcol('scenario') eq scenario && strcol('indicator') eq indicator ? column(name) : NaN\n"
        "set multiplot\n",
        stream);
    const double width = (page.width - 2 * KOERS_CHART_MARGIN - NAME_WIDTH) / (double) script->n;
    for (size_t k = 0; k < script->n; k++) {
        column self = column_of(report, script->indicator[k]);
        self.left = KOERS_CHART_MARGIN + NAME_WIDTH + (double) k * width;
        self.right = self.left + width;
        for (size_t i = 0; i < report->n; i++) draw_panel(&page, report, &self, i, k == 0);
    }
    fputs("unset multiplot\n", stream);
    return koers_chart_page_close(&page);
}
