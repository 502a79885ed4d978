#include "publish/chart/chart.h"

#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "publish/chart/chart_fan.h"
#include "publish/chart/chart_opening.h"
#include "publish/chart/chart_text.h"
#include "publish/chart/chart_words.h"
#include "publish/words/labels.h"

static void add_findings(koers_chart_page *page, const koers_run_report *report, koers_indicator indicator)
{
    for (int i = 0; i < report->scenario->inputs.aims.n_targets; i++)
        if (report->scenario->inputs.aims.target[i].indicator == indicator)
            koers_chart_page_add(page, KOERS_CHART_FINDING, koers_chart_words_chance(report, (int) i));
}

static void add_run(koers_chart_page *page, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    char *run = koers_chart_words_run(report);
    koers_chart_page_add(page, KOERS_CHART_CAPTION,
                         run == NULL ? NULL : koers_format_text("%s %s", run, _("In brackets after a chance: its 95% interval.")));
    koers_free(run);
}

static void add_caption(koers_chart_page *page, const koers_chart_fan *fan)
{
    const koers_run_report *report = fan->report;
    for (int i = 0; i < report->scenario->inputs.aims.n_targets; i++)
        if (report->scenario->inputs.aims.target[i].indicator == fan->indicator)
            koers_chart_page_add(page, KOERS_CHART_CAPTION, koers_chart_words_readings(report, (int) i));
    koers_chart_page_add(page, KOERS_CHART_CAPTION, koers_chart_words_relocation(report, fan->indicator));
    koers_chart_page_add(page, KOERS_CHART_CAPTION,
                         koers_chart_words_sources(&fan->past, &report->reference->programme, report->voice));
    add_run(page, report);
}

koers_status koers_chart_fans_one(FILE *stream, const koers_run_report *report, const koers_chart_script *script)
{
    const koers_voice *voice = report->voice;
    const koers_indicator indicator = script->indicator[0];
    koers_chart_fan fan;
    koers_chart_page page;
    koers_status status = koers_chart_fan_init(&fan, report, indicator);
    if (status != KOERS_OK) return status;
    koers_chart_page_init(&page, voice, 900, koers_label_indicator(indicator, voice));
    koers_chart_page_add(&page, KOERS_CHART_SUBTITLE, koers_copy_text(koers_label_unit(indicator, voice)));
    koers_chart_page_add(&page, KOERS_CHART_SUBTITLE, koers_chart_words_scenario(report));
    add_findings(&page, report, indicator);
    add_caption(&page, &fan);
    koers_chart_opening_run(&page, stream, 400, script, report);
    koers_chart_fan_data(&fan, &page);
    fputs("data = '../projection.csv'\n\n", stream);
    koers_chart_page_clear(&page);
    koers_chart_fan_draw(
        &fan, &page,
        &(koers_chart_frame){78, page.width - KOERS_CHART_MARGIN, page.top + 30, page.top + page.body - 28, 226, true});
    koers_chart_fan_free(&fan);
    return koers_chart_page_close(&page);
}

enum { PANEL_HEIGHT = 300, KEY_HEIGHT = 34, CHANCE_HEIGHT = 16 };

/* Title, unit and the chance of each of its targets above a fan of the overview. */
static void draw_heading(koers_chart_page *page, const koers_run_report *report, koers_indicator indicator, const double at[2],
                         double room)
{
    const koers_voice *voice = report->voice;
    koers_chart_label label = {.x = at[0],
                               .y = at[1],
                               .size = 13,
                               .colour = "ink",
                               .bold = true,
                               .text = koers_label_indicator(indicator, voice),
                               .room = room};
    koers_chart_page_label(page, &label);
    label = (koers_chart_label){
        .x = at[0], .y = at[1] + 18, .size = 10.5, .colour = "quiet", .text = koers_label_unit(indicator, voice), .room = room};
    koers_chart_page_label(page, &label);
    label.colour = "ink";
    for (int i = 0; i < report->scenario->inputs.aims.n_targets; i++) {
        if (report->scenario->inputs.aims.target[i].indicator != indicator) continue;
        label.y += CHANCE_HEIGHT;
        koers_chart_page_label_take(page, label, koers_chart_words_chance(report, (int) i));
    }
}

/* What the shades mean, once for the page. */
static void draw_key(koers_chart_page *page, double y, bool companion, size_t widest)
{
    const koers_voice *voice = page->voice;
    static const struct {
        const char *words, *colour;
    } keys[] = {{N_("in 5 of 10 runs"), "band50"}, {N_("in 8 of 10 runs"), "band80"}, {N_("in 9 of 10 runs"), "band90"}};
    const size_t n_keys = sizeof keys / sizeof *keys - widest;
    static const struct {
        const char *words, *colour;
        double width;
    } lines[] = {{N_("median"), "median", 2.6}, {N_("target"), "aim", 1.6}, {N_("median without relocation"), "other", 1.6}};
    const double size[2] = {10, 10};
    double x = KOERS_CHART_MARGIN;
    for (size_t i = 0; i < n_keys; i++) {
        const char *words = _(keys[i].words);
        koers_chart_page_box(page, (const double[]){x, y - 5}, size, keys[i].colour);
        koers_chart_page_label(page, &(koers_chart_label){.x = x + 15, .y = y, .size = 11, .colour = "quiet", .text = words});
        x += 40 + koers_chart_text_width(words, strlen(words), 11, false);
    }
    for (size_t i = 0; i < (companion ? 3 : 2); i++) {
        const char *words = _(lines[i].words);
        koers_chart_page_line(page, (const double[]){x, y}, (const double[]){x + 18, y}, lines[i].colour, lines[i].width);
        koers_chart_page_label(page, &(koers_chart_label){.x = x + 23, .y = y, .size = 11, .colour = "quiet", .text = words});
        x += 48 + koers_chart_text_width(words, strlen(words), 11, false);
    }
}

/* A caption with the name of its fan before it. Takes the text. */
static void add_named(koers_chart_page *page, koers_indicator indicator, char *text)
{
    const koers_voice *voice = page->voice;
    char *named = text == NULL      ? NULL
                  : text[0] == '\0' ? koers_copy_text("")
                                    : koers_format_text("%s. %s", koers_label_indicator(indicator, voice), text);
    koers_chart_page_add(page, KOERS_CHART_CAPTION, named);
    koers_free(text);
}

/* Captions that each fan brings along: the readings of history, relocation. */
static void add_captions(koers_chart_page *page, const koers_run_report *report, const koers_chart_script *script)
{
    for (size_t i = 0; i < script->n; i++) {
        const koers_indicator indicator = script->indicator[i];
        for (int j = 0; j < report->scenario->inputs.aims.n_targets; j++)
            if (report->scenario->inputs.aims.target[j].indicator == indicator)
                add_named(page, indicator, koers_chart_words_readings(report, (int) j));
        add_named(page, indicator, koers_chart_words_relocation(report, indicator));
    }
    add_run(page, report);
}

/* Room for further chances above the fans of a page, where one of them has more targets than one. */
static double extra_height(const koers_aims *aims, const koers_chart_script *script)
{
    int most = 1;
    for (size_t i = 0; i < script->n; i++) {
        int n = 0;
        for (int j = 0; j < aims->n_targets; j++) n += aims->target[j].indicator == script->indicator[i];
        if (n > most) most = n;
    }
    return CHANCE_HEIGHT * (most - 1);
}

static void draw_all(koers_chart_page *page, const koers_chart_fan *fans, size_t n, double extra)
{
    const double height = PANEL_HEIGHT + extra;
    const double column = (page->width - 2 * KOERS_CHART_MARGIN + 20) / (n > 1 ? 2 : 1);
    bool companion = false;
    for (size_t i = 0; i < n; i++) companion = companion || fans[i].companion >= 0;
    fputs("data = '../projection.csv'\n\nset multiplot\n", page->stream);
    for (size_t i = 0; i < n; i++) {
        const double x = KOERS_CHART_MARGIN + (double) (i % 2) * column, y = page->top + KEY_HEIGHT + (double) (i / 2) * height;
        koers_chart_page_clear(page);
        if (i == 0) draw_key(page, page->top + 12, companion, koers_chart_fan_widest(&fans[0]));
        draw_heading(page, fans[i].report, fans[i].indicator, (const double[]){x, y + 12}, column - 24);
        koers_chart_fan_draw(&fans[i], page,
                             &(koers_chart_frame){x + 46, x + column - 20, y + 82 + extra, y + height - 34, 74, false});
    }
    fputs("unset multiplot\n", page->stream);
}

koers_status koers_chart_fans_overview(FILE *stream, const koers_run_report *report, const koers_chart_script *script)
{
    const size_t n = script->n;
    const koers_voice *voice = report->voice;
    koers_chart_fan fans[KOERS_CHART_PER_PAGE] = {0};
    koers_chart_page page;
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < n && status == KOERS_OK; i++) status = koers_chart_fan_init(&fans[i], report, script->indicator[i]);
    koers_chart_page_init(&page, voice, 1040, _("Are the targets within reach?"));
    koers_chart_page_add(&page, KOERS_CHART_SUBTITLE, koers_chart_words_scenario(report));
    add_captions(&page, report, script);
    const double extra = extra_height(&report->scenario->inputs.aims, script);
    koers_chart_opening_run(&page, stream, KEY_HEIGHT + (PANEL_HEIGHT + extra) * (double) ((n + 1) / 2), script, report);
    for (size_t i = 0; i < n; i++) koers_chart_fan_data(&fans[i], &page);
    if (status == KOERS_OK) draw_all(&page, fans, n, extra);
    for (size_t i = 0; i < n; i++) koers_chart_fan_free(&fans[i]);
    const koers_status closed = koers_chart_page_close(&page);
    return status == KOERS_OK ? closed : status;
}
