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
#include "publish/words/dropped.h"
#include "publish/words/labels.h"

enum { COLUMNS = 5, ROW_HEIGHT = 44, FOOT = 34, NAME_WIDTH = 180, NAME_SIZE = 11, TARGET_SIZE = 12, GAP = 42, BASE_WIDTH = 700 };

/* Within a row, in pixels from its middle: the words above, the bar below. */
enum { WORDS_ABOVE = 9, BAR_BELOW = 8, BAR_HEIGHT = 10, WORDS_HEIGHT = 17 };

/* Result of target t (-1: all together) in comparison i; NULL where it was not asked. */
static const koers_target_difference *result_of(const koers_comparison_report *report, size_t i, int target)
{
    for (size_t j = 0; j < report->comparison[i].n_targets; j++)
        if (report->comparison[i].target[j].target == target) return &report->comparison[i].target[j];
    return NULL;
}

/* The comparison with the most targets: one that ends early has fewer. */
static const koers_comparison *fullest(const koers_comparison_report *report)
{
    const koers_comparison *best = &report->comparison[0];
    for (size_t i = 1; i < report->n; i++)
        if (report->comparison[i].n_targets > best->n_targets) best = &report->comparison[i];
    return best;
}

static void write_row(FILE *stream, double y, const koers_probability *p)
{
    fprintf(stream, "%.6g,%.8g,%.8g,%.8g\n", y, 100 * p->value, 100 * p->low, 100 * p->high);
}

/* $base_K, $clear_K (the interval of the paired difference excludes 0) and $unclear_K of target K: row, chance, low, high in %.
 * shift: of the bars below the middle of their rows, in rows. */
static void write_data(FILE *stream, const koers_comparison_report *report, size_t k, double shift)
{
    const int target = fullest(report)->target[k].target;
    const char *heading = "row,chance,low,high\n";
    fprintf(stream, "# ");
    koers_chart_text_comment(stream, target < 0 ? "all" : report->base->target_id[target]);
    fprintf(stream, "\n$base_%zu << END\n%s", k, heading);
    write_row(stream, shift, &fullest(report)->target[k].base);
    for (int clear = 1; clear >= 0; clear--) {
        fprintf(stream, "END\n$%s_%zu << END\n%s", clear ? "clear" : "unclear", k, heading);
        for (size_t i = 0; i < report->n; i++) {
            const koers_target_difference *result = result_of(report, i, target);
            if (result == NULL || !isfinite(result->scenario.value)) continue;
            if (koers_judgement_excludes_zero(result->test_low, result->test_high) == (clear == 1))
                write_row(stream, (double) (i + 1) + shift, &result->scenario);
        }
    }
    fputs("END\n", stream);
}

static size_t count_clear(const koers_comparison_report *report, size_t k, bool clear)
{
    size_t n = 0;
    for (size_t i = 0; i < report->n; i++) {
        const koers_target_difference *result = result_of(report, i, fullest(report)->target[k].target);
        if (result != NULL && isfinite(result->scenario.value))
            n += koers_judgement_excludes_zero(result->test_low, result->test_high) == clear;
    }
    return n;
}

/* The chance in words above its bar, "19.5 % (18.9-20.0)" or "fewer than 3 of 20,000", on white, so that no line cuts through it. */
static void draw_value(koers_chart_page *page, const koers_chart_panel *panel, double row, const koers_probability *p,
                       const char *colour)
{
    koers_figure figure;
    if (!isfinite(p->value)) return;
    koers_figures_interval(p, page->voice, figure);
    const double y = koers_chart_panel_y(panel, row) - WORDS_ABOVE, room = panel->right - panel->left + GAP - 12;
    koers_chart_page_ground(page, (const double[]){panel->left - 2, y - WORDS_HEIGHT / 2.0}, (const double[]){room, WORDS_HEIGHT});
    koers_chart_page_label(
        page, &(koers_chart_label){.x = panel->left, .y = y, .size = 10.5, .colour = colour, .text = figure, .room = room});
}

static const char *name_of(const koers_comparison_report *report, int target)
{
    const koers_voice *voice = report->voice;
    return koers_label_target(report->base, target, voice);
}

static double name_height(const koers_comparison_report *report, size_t row)
{
    koers_chart_title title;
    koers_chart_words_title(report, row, NAME_SIZE, NAME_WIDTH - 16, title);
    const size_t lines = koers_chart_text_lines(title, NAME_SIZE, false, NAME_WIDTH - 16);
    return (double) lines * koers_chart_page_leading(NAME_SIZE);
}

static double row_height(const koers_comparison_report *report)
{
    double height = ROW_HEIGHT;
    for (size_t row = 0; row <= report->n; row++) height = fmax(height, name_height(report, row) + 10);
    return height;
}

/* Room above the panels: the longest name of a target, and what it asks. */
static double heading_height(const koers_comparison_report *report, double width)
{
    size_t lines = 1;
    for (size_t k = 0; k < fullest(report)->n_targets; k++) {
        const size_t n = koers_chart_text_lines(name_of(report, fullest(report)->target[k].target), TARGET_SIZE, false, width);
        lines = n > lines ? n : lines;
    }
    return 38 + (double) lines * koers_chart_page_leading(TARGET_SIZE);
}

static void draw_names(koers_chart_page *page, const koers_comparison_report *report, const koers_chart_panel *panel)
{
    for (size_t row = 0; row <= report->n; row++) {
        const double above = (name_height(report, row) - koers_chart_page_leading(NAME_SIZE)) / 2;
        const koers_chart_label label = {.x = KOERS_CHART_MARGIN,
                                         .y = koers_chart_panel_y(panel, (double) row) - above,
                                         .size = NAME_SIZE,
                                         .colour = row == 0 ? "quiet" : "ink",
                                         .room = NAME_WIDTH - 16};
        koers_chart_title title;
        koers_chart_page_lines(page, label, koers_chart_words_title(report, row, label.size, label.room, title));
    }
}

/* Name of the target and what it asks, from `top` down. */
static void draw_heading(koers_chart_page *page, const koers_comparison_report *report, const koers_chart_panel *panel, int target,
                         double top)
{
    const koers_voice *voice = report->voice;
    const koers_chart_label name = {
        .x = panel->left, .y = top + 12, .size = TARGET_SIZE, .colour = "ink", .room = panel->right - panel->left + GAP - 10};
    const double below = koers_chart_page_lines(page, name, name_of(report, target));
    if (target < 0) return;
    const koers_target *aim = &report->base->inputs.aims.target[target];
    char *threshold = koers_chart_words_threshold(aim, voice);
    char *text = threshold == NULL ? NULL : koers_format_text(_("%s in %d"), threshold, aim->year);
    koers_chart_page_label_take(
        page, (koers_chart_label){.x = panel->left, .y = below + 1, .size = 10.5, .colour = "quiet", .room = name.room}, text);
    koers_free(threshold);
}

/* Bars from 0 in the colour of a band, over them the base's line, over that dots with their intervals. half: of a bar, in rows. */
static void plot(FILE *stream, const koers_comparison_report *report, size_t k, double half)
{
    static const char *const whiskers = "using 2:1:3:4 with xerrorbars pt -1 ps 0 lw 2 lc rgb";
    static const char *const names[] = {"base", "clear", "unclear"}, *const colours[] = {"pale", "band80", "band80"};
    const bool any[] = {true, count_clear(report, k, true) > 0, count_clear(report, k, false) > 0};
    fputs("plot", stream);
    for (int i = 0; i < 3; i++)
        if (any[i])
            fprintf(stream, " $%s_%zu using 2:1:(0):2:($1 - %.4g):($1 + %.4g) with boxxyerror fc rgb %s, \\\n    ", names[i], k,
                    half, half, colours[i]);
    fprintf(stream, " $base_%zu using 2:(-0.5):(0):(%zu) with vectors nohead lw 1 lc rgb quiet, \\\n", k, report->n + 1);
    fprintf(stream, "     '' %s quiet, \\\n     '' using 2:1 with points pt 13 ps 1.1 * diamond lc rgb quiet", whiskers);
    if (any[1])
        fprintf(stream, ", \\\n     $clear_%zu %s median, \\\n     '' using 2:1 with points pt 7 ps 0.9 * dot lc rgb median", k,
                whiskers);
    if (any[2])
        fprintf(stream,
                ", \\\n     $unclear_%zu %s median, \\\n     '' using 2:1 with points pt 7 ps 0.9 * dot lc rgb '#ffffff', \\\n"
                "     '' using 2:1 with points pt 6 ps 0.9 * dot lw 1.4 lc rgb median",
                k, whiskers);
    fputs("\n", stream);
}

static void draw_panel(koers_chart_page *page, const koers_comparison_report *report, const koers_chart_panel *panel, size_t k,
                       double top)
{
    const int target = fullest(report)->target[k].target;
    const koers_probability *base = &fullest(report)->target[k].base;
    koers_chart_page_clear(page);
    if (k % COLUMNS == 0) draw_names(page, report, panel);
    draw_heading(page, report, panel, target, top);
    koers_chart_page_panel(page, panel);
    fputs("unset ytics; set border 0; set errorbars 0; set grid noytics xtics back lt 1 lw 1 lc rgb rule\n"
          "set xtics scale 0 offset 0,0.4 font ',10' textcolor rgb quiet noenhanced ('0' 0, '' 25, '50' 50, '' 75, '100 %%' 100)\n",
          page->stream);
    draw_value(page, panel, 0, base, "quiet");
    for (size_t i = 0; i < report->n; i++) {
        const koers_target_difference *result = result_of(report, i, target);
        if (result != NULL) draw_value(page, panel, (double) (i + 1), &result->scenario, "ink");
    }
    plot(page->stream, report, k, BAR_HEIGHT / 2.0 / row_height(report));
}

static void add_texts(koers_chart_page *page, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    koers_figure draws, seed;
    koers_chart_title base;
    koers_figures_all_draws(report->draws, voice, draws);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long) report->seed);
    koers_chart_page_add(page, KOERS_CHART_SUBTITLE,
                         koers_format_text(_("Share of the runs in which a target is reached; the line is the base: %s"),
                                           koers_chart_words_title(report, 0, 12, BASE_WIDTH, base)));
    koers_chart_page_add(
        page, KOERS_CHART_CAPTION,
        koers_copy_text(_(
            "Filled dots: another chance than the base (the 95% interval of the difference, on the same runs, excludes 0). Open "
            "dots: no difference that so many runs can show. In brackets, and the line through a dot: 95% interval of the chance.")));
    koers_chart_page_add(page, KOERS_CHART_CAPTION, koers_dropped_text(report));
    koers_chart_page_add(page, KOERS_CHART_CAPTION, koers_format_text(_("%s, the same for all scenarios; seed %s."), draws, seed));
}

koers_status koers_chart_odds(FILE *stream, const koers_comparison_report *report, const koers_chart_script *script)
{
    const koers_voice *voice = report->voice;
    const size_t n = report->n == 0 ? 0 : fullest(report)->n_targets, columns = n < COLUMNS ? n : COLUMNS;
    const double rows = (double) (report->n + 1), row = row_height(report);
    koers_chart_page page;
    koers_chart_page_init(&page, voice, 1120, _("How likely are the targets in each scenario?"));
    add_texts(&page, report);
    const double width = (page.width - 2 * KOERS_CHART_MARGIN - NAME_WIDTH) / (double) (columns > 0 ? columns : 1);
    const double heading = heading_height(report, width - 10), block = heading + FOOT + row * rows;
    koers_chart_opening_comparison(&page, stream, block * (double) ((n + COLUMNS - 1) / COLUMNS), script, report, NULL);
    for (size_t k = 0; k < n; k++) write_data(stream, report, k, BAR_BELOW / row);
    fputs("\nset multiplot\n", stream);
    for (size_t k = 0; k < n; k++) {
        const double left = KOERS_CHART_MARGIN + NAME_WIDTH + (double) (k % COLUMNS) * width;
        const double above = page.top + (double) (k / COLUMNS) * block, top = above + heading;
        const koers_chart_panel panel = {left, left + width - GAP, top, top + row * rows, 0, 100, {rows - 0.5, -0.5, 1, 0}};
        draw_panel(&page, report, &panel, k, above);
    }
    fputs("unset multiplot\n", stream);
    return koers_chart_page_close(&page);
}
