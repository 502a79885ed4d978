#include "publish/chart/chart_fan.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "publish/chart/chart_tags.h"
#include "publish/chart/chart_text.h"
#include "publish/chart/chart_words.h"
#include "publish/words/labels.h"

/* An observation is drawn with the range that holds it in 9 of 10 cases. */
static const double whisker = 1.645;

static const koers_summary *at(const koers_chart_fan *self, int year)
{
    return koers_projection_at(self->report->projection, self->indicator, year);
}

static void widen(double range[2], double value)
{
    if (!isfinite(value)) return;
    if (value < range[0]) range[0] = value;
    if (value > range[1]) range[1] = value;
}

static koers_chart_axis fit(const koers_chart_fan *self)
{
    const koers_inputs *inputs = &self->report->scenario->inputs;
    double range[2] = {HUGE_VAL, -HUGE_VAL};
    for (int year = KOERS_START_YEAR + koers_indicator_begins(self->indicator); year <= self->last; year++) {
        widen(range, at(self, year)->quantile[KOERS_Q05]);
        widen(range, at(self, year)->quantile[KOERS_Q95]);
    }
    for (size_t i = 0; i < self->past.n; i++) {
        widen(range, self->past.point[i].value - whisker * self->past.point[i].sd);
        widen(range, self->past.point[i].value + whisker * self->past.point[i].sd);
    }
    for (int i = 0; i < inputs->aims.n_targets; i++)
        if (inputs->aims.target[i].indicator == self->indicator) widen(range, inputs->aims.target[i].threshold);
    if (self->companion >= 0)
        widen(range,
              koers_projection_at(self->report->projection, (koers_indicator) self->companion, self->last)->quantile[KOERS_Q50]);
    if (!(range[0] <= range[1])) range[0] = range[1] = 0;
    return koers_chart_axis_of(self->scale * range[0], self->scale * range[1], 6);
}

koers_status koers_chart_fan_init(koers_chart_fan *self, const koers_run_report *report, koers_indicator indicator)
{
    const int first = KOERS_START_YEAR + koers_indicator_begins(indicator);
    const koers_summary *start = first == KOERS_START_YEAR ? &report->projection->at[indicator][0] : NULL;
    *self =
        (koers_chart_fan){.report = report,
                          .indicator = indicator,
                          .scale = koers_unit_scale(koers_indicator_unit(indicator)),
                          .first = first,
                          .last = report->projection->years.last,
                          .companion = indicator == KOERS_I_ASSISTANCE_SHARE ? KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION : -1};
    const koers_status status = koers_chart_past_init(&self->past, &report->reference->history, indicator, start);
    if (status != KOERS_OK) return status;
    for (size_t i = 0; i < self->past.n; i++) {
        if (self->past.point[i].year < self->first) self->first = self->past.point[i].year;
        self->has_readings = self->has_readings || strcmp(self->past.point[i].reading, self->past.point[0].reading) != 0;
    }
    self->y = fit(self);
    return KOERS_OK;
}

void koers_chart_fan_free(koers_chart_fan *self)
{
    if (self != NULL) koers_chart_past_free(&self->past);
}

/* Points of the reading "public" have a shape of their own; all others share one. */
static bool is_public(const koers_chart_point *point)
{
    return strcmp(point->reading, "public") == 0;
}

static size_t count_points(const koers_chart_fan *self, bool public)
{
    size_t n = 0;
    for (size_t i = 0; i < self->past.n; i++) n += is_public(&self->past.point[i]) == public;
    return n;
}

static void write_points(const koers_chart_fan *self, FILE *stream, bool public)
{
    if (count_points(self, public) == 0) return;
    fprintf(stream, "$%s%s << END\nyear,value,low,high\n", koers_indicator_key(self->indicator), public ? "_public" : "_observed");
    for (size_t i = 0, previous = 0; i < self->past.n; i++) {
        const koers_chart_point *point = &self->past.point[i];
        if (is_public(point) != public) continue;
        /* a line joins neighbouring years only: an empty line lifts the pen */
        if (previous > 0 && point->year - (int) previous > 1) fputs("\n", stream);
        previous = (size_t) point->year;
        fputs("# ", stream);
        koers_chart_text_comment(stream, point->source[0] == '\0' ? "where the model starts" : point->source);
        fprintf(stream, "\n%d,%.10g,%.10g,%.10g\n", point->year, self->scale * point->value,
                self->scale * (point->value - whisker * point->sd), self->scale * (point->value + whisker * point->sd));
    }
    fputs("END\n", stream);
}

void koers_chart_fan_data(const koers_chart_fan *self, koers_chart_page *page)
{
    write_points(self, page->stream, false);
    write_points(self, page->stream, true);
}

/* ---- labels at the right ---- */

size_t koers_chart_fan_widest(const koers_chart_fan *self)
{
    return koers_judgement_bears_band(self->report->projection->n_draws) ? 0 : 1;
}

static void add_bands(const koers_chart_fan *self, koers_chart_tags *tags)
{
    const koers_voice *voice = self->report->voice;
    static const struct {
        const char *words, *colour;
        int low, high;
    } bands[] = {
        {N_("in 9 of 10 runs"), "band90", KOERS_Q05, KOERS_Q95},
        {N_("in 8 of 10 runs"), "band80", KOERS_Q10, KOERS_Q90},
        {N_("in 5 of 10 runs"), "band50", KOERS_Q25, KOERS_Q75},
    };
    const koers_summary *end = at(self, self->last);
    for (size_t i = koers_chart_fan_widest(self); i < sizeof bands / sizeof *bands; i++) {
        koers_figure range;
        koers_chart_words_range(self->indicator, end->quantile[bands[i].low], end->quantile[bands[i].high],
                                koers_judgement_error(KOERS_Q05, end->se_mean), voice, range);
        koers_chart_tags_add(tags, (koers_chart_tag){.value = self->scale * end->quantile[bands[i].high],
                                                     .colour = "quiet",
                                                     .swatch = bands[i].colour,
                                                     .text = {koers_copy_text(range), koers_copy_text(_(bands[i].words))}});
    }
}

static void add_median(const koers_chart_fan *self, koers_chart_tags *tags, bool wide)
{
    const koers_voice *voice = self->report->voice;
    const koers_summary *end = at(self, self->last);
    koers_figure value;
    koers_chart_words_value(self->indicator, end->quantile[KOERS_Q50], koers_judgement_error(KOERS_Q50, end->se_mean), voice,
                            value);
    koers_chart_tags_add(
        tags, (koers_chart_tag){.value = self->scale * end->quantile[KOERS_Q50],
                                .colour = "median",
                                .bold = true,
                                .text = {koers_copy_text(value), wide ? koers_format_text(_("median %d"), self->last) : NULL}});
}

static void add_companion(const koers_chart_fan *self, koers_chart_tags *tags, bool wide)
{
    const koers_voice *voice = self->report->voice;
    if (self->companion < 0) return;
    const koers_summary *end = koers_projection_at(self->report->projection, (koers_indicator) self->companion, self->last);
    koers_figure value;
    koers_chart_words_value(self->indicator, end->quantile[KOERS_Q50], koers_judgement_error(KOERS_Q50, end->se_mean), voice,
                            value);
    koers_chart_tags_add(
        tags, (koers_chart_tag){.value = self->scale * end->quantile[KOERS_Q50],
                                .colour = "other",
                                .text = {koers_copy_text(value), wide ? koers_copy_text(_("without relocation")) : NULL}});
}

static void add_targets(const koers_chart_fan *self, koers_chart_tags *tags, bool wide)
{
    const koers_voice *voice = self->report->voice;
    const koers_inputs *inputs = &self->report->scenario->inputs;
    for (int i = 0; i < inputs->aims.n_targets; i++) {
        const koers_target *target = &inputs->aims.target[i];
        if (target->indicator != self->indicator || target->year > self->last) continue;
        koers_figure threshold;
        koers_figures_threshold(target->indicator, target->threshold, voice, threshold);
        koers_chart_tags_add(
            tags, (koers_chart_tag){.value = self->scale * target->threshold,
                                    .colour = "aim",
                                    .bold = true,
                                    .text = {wide ? koers_chart_words_threshold(target, voice) : koers_copy_text(threshold),
                                             wide ? koers_format_text(_("target %d"), target->year) : NULL}});
    }
}

static void draw_tags(const koers_chart_fan *self, koers_chart_page *page, const koers_chart_panel *panel, bool wide)
{
    koers_chart_tags tags = {0};
    if (wide) add_bands(self, &tags);
    add_median(self, &tags, wide);
    add_companion(self, &tags, wide);
    add_targets(self, &tags, wide);
    koers_chart_tags_draw(&tags, page, panel, wide);
}

/* ---- within the panel ---- */

static void draw_divide(const koers_chart_fan *self, koers_chart_page *page, const koers_chart_panel *panel, bool wide)
{
    const koers_voice *voice = self->report->voice;
    if (self->first >= KOERS_START_YEAR) return;
    const double x = koers_chart_panel_x(panel, KOERS_START_YEAR), y = panel->top - (wide ? 9 : 7), size = wide ? 11 : 10;
    koers_chart_page_line(page, (const double[]){x, panel->bottom}, (const double[]){x, panel->top - 14}, "axis", 0.8);
    const char *words = _("observed");
    if (x - 6 - koers_chart_text_width(words, strlen(words), size, false) > panel->left)
        koers_chart_page_label(
            page,
            &(koers_chart_label){.x = x - 6, .y = y, .size = size, .colour = "quiet", .align = KOERS_CHART_RIGHT, .text = words});
    koers_chart_page_label(page, &(koers_chart_label){.x = x + 6, .y = y, .size = size, .colour = "quiet", .text = _("projected")});
}

/* The names of the readings, each at its first point. */
static void draw_readings(const koers_chart_fan *self, koers_chart_page *page, const koers_chart_panel *panel)
{
    const koers_voice *voice = self->report->voice;
    for (size_t i = 0; i < self->past.n && self->has_readings; i++) {
        const koers_chart_point *point = &self->past.point[i];
        bool named = point->reading[0] == '\0';
        for (size_t j = 0; j < i; j++) named = named || strcmp(self->past.point[j].reading, point->reading) == 0;
        if (named) continue;
        const char *words = is_public(point)                         ? _("as published")
                            : strcmp(point->reading, "derived") == 0 ? _("derived")
                                                                     : point->reading;
        koers_chart_page_label(page, &(koers_chart_label){.x = koers_chart_panel_x(panel, point->year) + 10,
                                                          .y = koers_chart_panel_y(panel, self->scale * point->value),
                                                          .size = 11,
                                                          .colour = "quiet",
                                                          .text = words});
    }
}

static void plot_band(const koers_chart_fan *self, FILE *stream, const char *low, const char *high, const char *colour)
{
    const char *key = koers_indicator_key(self->indicator);
    fprintf(stream,
            " data using (column('year')):(%g * of('%s', '%s')):(%g * of('%s', '%s')) with filledcurves fc rgb %s, \\\n    ",
            self->scale, key, low, self->scale, key, high, colour);
}

static void plot_targets(const koers_chart_fan *self, FILE *stream)
{
    const koers_inputs *inputs = &self->report->scenario->inputs;
    for (int i = 0; i < inputs->aims.n_targets; i++) {
        const koers_target *target = &inputs->aims.target[i];
        if (target->indicator != self->indicator || target->year > self->last) continue;
        const double threshold = self->scale * target->threshold;
        fprintf(stream, ", \\\n     [%d:%d] %.12g with lines lc rgb aim lw 1.6 dt (6, 4)", self->first, target->year, threshold);
        if (target->year < self->last)
            fprintf(stream, ", \\\n     [%d:%d] %.12g with lines lc rgb aim lw 0.8 dt (2, 4)", target->year, self->last, threshold);
        fprintf(stream, ", \\\n     '+' using (%d):(%.12g) every ::0::0 with points pt 13 ps 1.5 * diamond lc rgb aim",
                target->year, threshold);
    }
}

static void plot_points(const koers_chart_fan *self, FILE *stream)
{
    const char *key = koers_indicator_key(self->indicator);
    if (count_points(self, false) > 0)
        fprintf(stream,
                ", \\\n     $%s_observed using 1:2:3:4 with yerrorbars pt -1 ps 0 lw 0.9 lc rgb axis, \\\n"
                "     $%s_observed using 1:2 with linespoints lw 0.8 pt 7 ps 0.75 * dot lc rgb observed",
                key, key);
    if (count_points(self, true) > 0)
        fprintf(stream,
                ", \\\n     $%s_public using 1:2:3:4 with yerrorbars pt -1 ps 0 lw 0.9 lc rgb axis, \\\n"
                "     $%s_public using 1:2 with linespoints lw 0.8 pt 8 ps 0.95 * dot lc rgb observed",
                key, key);
}

void koers_chart_fan_draw(const koers_chart_fan *self, koers_chart_page *page, const koers_chart_frame *frame)
{
    FILE *stream = page->stream;
    const koers_chart_panel panel = {
        frame->left, frame->right - frame->label_room, frame->top, frame->bottom, self->first - 0.6, self->last, self->y};
    koers_chart_page_panel(page, &panel);
    const bool percent = koers_figures_is_share(self->indicator) && !koers_figures_is_change(self->indicator);
    koers_chart_page_y_tics(page, &panel, percent ? KOERS_CHART_PERCENT : KOERS_CHART_NUMBERS);
    koers_chart_page_year_tics(page, &panel, self->first, self->last);
    draw_divide(self, page, &panel, frame->wide);
    if (frame->wide) draw_readings(self, page, &panel);
    draw_tags(self, page, &panel, frame->wide);
    fputs("set errorbars 0.7\nplot", stream);
    if (koers_chart_fan_widest(self) == 0) plot_band(self, stream, "p05", "p95", "band90");
    plot_band(self, stream, "p10", "p90", "band80");
    plot_band(self, stream, "p25", "p75", "band50");
    if (self->companion >= 0)
        fprintf(stream, " data using (column('year')):(%g * of('%s', 'p50')) with lines lw 1.6 dt (3, 3) lc rgb other, \\\n    ",
                self->scale, koers_indicator_key((koers_indicator) self->companion));
    fprintf(stream, " data using (column('year')):(%g * of('%s', 'p50')) with lines lw 2.6 lc rgb median", self->scale,
            koers_indicator_key(self->indicator));
    plot_targets(self, stream);
    plot_points(self, stream);
    fputs("\n", stream);
}
