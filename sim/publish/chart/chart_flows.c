#include "publish/chart/chart.h"

#include "base/memory.h"
#include "base/say.h"
#include "publish/chart/chart_fan.h"
#include "publish/chart/chart_opening.h"
#include "publish/chart/chart_tags.h"
#include "publish/chart/chart_words.h"
#include "publish/words/labels.h"

static double mean(const koers_run_report *report, koers_indicator indicator, int year)
{
    return koers_projection_at(report->projection, indicator, year)->mean;
}

/* Benefits that relocation takes away in a year; below zero where fewer leave than up to 2022. */
static double relocation(const koers_run_report *report, int year)
{
    return year > KOERS_START_YEAR
               ? mean(report, KOERS_I_ASSISTANCE_RELOCATED, year) - mean(report, KOERS_I_ASSISTANCE_RELOCATED, year - 1)
               : 0;
}

static koers_chart_axis fit(const koers_run_report *report)
{
    double up = 0, down = 0;
    for (int year = KOERS_START_YEAR; year <= report->projection->years.last; year++) {
        const double moved = relocation(report, year);
        const double in = mean(report, KOERS_I_ASSISTANCE_INFLOW, year) + (moved < 0 ? -moved : 0);
        const double out = mean(report, KOERS_I_ASSISTANCE_EXITS, year) + (moved > 0 ? moved : 0);
        up = in > up ? in : up;
        down = out > down ? out : down;
    }
    return koers_chart_axis_of(-down, up, 6);
}

static char *words(const koers_run_report *report, const char *name, double value)
{
    koers_figure figure;
    return koers_format_text("%s %s", name, koers_figures_count(value, 10, report->voice, figure));
}

static void draw_tags(koers_chart_page *page, const koers_run_report *report, const koers_chart_panel *panel)
{
    const koers_voice *voice = report->voice;
    koers_chart_tags tags = {0};
    const int last = report->projection->years.last;
    const double in = mean(report, KOERS_I_ASSISTANCE_INFLOW, last), out = mean(report, KOERS_I_ASSISTANCE_EXITS, last);
    const double to_work = mean(report, KOERS_I_ASSISTANCE_EXITS_TO_WORK, last), moved = relocation(report, last);
    koers_chart_tags_add(
        &tags, (koers_chart_tag){.value = in / 2, .colour = "ink", .swatch = "pale", .text = {words(report, _("inflow"), in)}});
    koers_chart_tags_add(
        &tags, (koers_chart_tag){
                   .value = -to_work / 2, .colour = "ink", .swatch = "middle", .text = {words(report, _("out to work"), to_work)}});
    koers_chart_tags_add(&tags, (koers_chart_tag){.value = -(to_work + out) / 2,
                                                  .colour = "ink",
                                                  .swatch = "dark",
                                                  .text = {words(report, _("out otherwise"), out - to_work)}});
    if (moved >= 5 || moved <= -5)
        koers_chart_tags_add(&tags, (koers_chart_tag){.value = moved > 0 ? -(out + moved / 2) : in - moved / 2,
                                                      .colour = "ink",
                                                      .swatch = "other",
                                                      .text = {words(report, moved > 0 ? _("relocated") : _("fewer relocated"),
                                                                     moved > 0 ? moved : -moved)}});
    koers_chart_tags_draw(&tags, page, panel, true);
}

/* In above zero, out below it; the whole first, its parts over it. */
static void plot(FILE *stream)
{
    fputs(
        "# relocation is a total since 2022: what a year adds to it\n"
        "added(year, total) = (year == 2022 ? (before = total, 0) : (now = total - before, before = total, now))\n"
        "moved(name) = strcol('indicator') eq name ? added(column('year'), column('mean')) : NaN\n"
        "positive(x) = x > 0 ? x : 0\n"
        "mean(name) = of(name, 'mean')\n"
        "before = 0\nset boxwidth 0.72\nset style fill solid 1 border rgb '#ffffff'\nset xzeroaxis lt 1 lw 1 lc rgb axis\n"
        "either(a, b) = a == a ? a : b    # the one that is a number\n"
        "plot data using (column('year')):(either(mean('assistance_inflow'), positive(-moved('assistance_relocated')))) smooth frequency with boxes fc rgb other, \\\n"
        "     data using (column('year')):(mean('assistance_inflow')) with boxes fc rgb pale, \\\n"
        "     data using (column('year')):(either(-mean('assistance_exits'), -positive(moved('assistance_relocated')))) smooth frequency with boxes fc rgb other, \\\n"
        "     data using (column('year')):(-mean('assistance_exits')) with boxes fc rgb dark, \\\n"
        "     data using (column('year')):(-mean('assistance_exits_to_work')) with boxes fc rgb middle\n",
        stream);
}

static void draw_flows(koers_chart_page *page, const koers_run_report *report, double top, double bottom)
{
    const koers_voice *voice = report->voice;
    const koers_chart_panel panel = {78,
                                     page->width - KOERS_CHART_MARGIN - 226,
                                     top + 34,
                                     bottom,
                                     KOERS_START_YEAR - 0.6,
                                     report->projection->years.last + 0.5,
                                     fit(report)};
    koers_chart_page_clear(page);
    koers_chart_page_label(
        page, &(koers_chart_label){.x = KOERS_CHART_MARGIN,
                                   .y = top + 10,
                                   .size = 12,
                                   .colour = "ink",
                                   .text = _("In (above) and out (below), benefits a year; means. 2022 was observed.")});
    koers_chart_page_panel(page, &panel);
    koers_chart_page_y_tics(page, &panel, KOERS_CHART_BOTH_WAYS);
    koers_chart_page_year_tics(page, &panel, KOERS_START_YEAR, report->projection->years.last);
    draw_tags(page, report, &panel);
    plot(page->stream);
}

koers_status koers_chart_flows(FILE *stream, const koers_run_report *report, const koers_chart_script *script)
{
    const koers_voice *voice = report->voice;
    koers_chart_fan fan;
    koers_chart_page page;
    const koers_status status = koers_chart_fan_init(&fan, report, KOERS_I_ASSISTANCE_COUNT);
    if (status != KOERS_OK) return status;
    koers_chart_page_init(&page, voice, 900, koers_label_indicator(KOERS_I_ASSISTANCE_COUNT, voice));
    koers_chart_page_add(&page, KOERS_CHART_SUBTITLE, koers_copy_text(koers_label_unit(KOERS_I_ASSISTANCE_COUNT, voice)));
    koers_chart_page_add(&page, KOERS_CHART_SUBTITLE, koers_chart_words_scenario(report));
    koers_chart_page_add(&page, KOERS_CHART_FINDING, koers_chart_words_relocation(report, KOERS_I_ASSISTANCE_COUNT));
    koers_chart_page_add(&page, KOERS_CHART_CAPTION, koers_chart_words_sources(&fan.past, &report->reference->programme, voice));
    koers_chart_page_add(&page, KOERS_CHART_CAPTION, koers_chart_words_run(report));
    koers_chart_opening_run(&page, stream, 630, script, report);
    koers_chart_fan_data(&fan, &page);
    fputs("data = '../projection.csv'\n\nset multiplot\n", stream);
    koers_chart_page_clear(&page);
    koers_chart_fan_draw(&fan, &page,
                         &(koers_chart_frame){78, page.width - KOERS_CHART_MARGIN, page.top + 30, page.top + 290, 226, true});
    draw_flows(&page, report, page.top + 340, page.top + page.body - 28);
    fputs("unset multiplot\n", stream);
    koers_chart_fan_free(&fan);
    return koers_chart_page_close(&page);
}
