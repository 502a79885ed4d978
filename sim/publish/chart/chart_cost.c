#include "publish/chart/chart.h"

#include "base/memory.h"
#include "base/say.h"
#include "publish/chart/chart_opening.h"
#include "publish/chart/chart_tags.h"
#include "publish/chart/chart_words.h"
#include "publish/words/labels.h"
#include "publish/words/ledger.h"

/* The parts of a bar, from the bottom: what each pillar costs, and on top, as KOERS_NO_PILLAR, what is not modelled. */
enum { N_PARTS = KOERS_N_PILLARS + 1 };

static koers_indicator indicator_of(int part)
{
    return part == KOERS_NO_PILLAR ? KOERS_I_COST_UNMODELLED : koers_pillar_cost((koers_pillar) part);
}

/* Neighbours can be told apart. */
static const char *colour_of(int part)
{
    static const char *const colours[] = {"dark", "light", "middle"};
    return part == KOERS_NO_PILLAR ? "pale" : colours[(size_t) part % (sizeof colours / sizeof *colours)];
}

static double mean(const koers_run_report *report, koers_indicator indicator, int year)
{
    return koers_projection_at(report->projection, indicator, year)->mean;
}

static double sum(const koers_run_report *report, koers_indicator indicator)
{
    return koers_ledger_yearly(report->projection, indicator).sum;
}

static bool is_budgeted(const koers_run_report *report, int year)
{
    return koers_ledger_is_budgeted(&report->scenario->inputs, year);
}

static int n_budgeted_years(const koers_run_report *report)
{
    int n = 0;
    for (int year = KOERS_FIRST_YEAR; year <= report->projection->years.last; year++) n += is_budgeted(report, year);
    return n;
}

static double highest(const koers_run_report *report)
{
    double high = 0;
    for (int year = KOERS_FIRST_YEAR; year <= report->projection->years.last; year++) {
        const double cost = mean(report, KOERS_I_COST_TOTAL, year) + mean(report, KOERS_I_COST_UNMODELLED, year);
        const double budget = is_budgeted(report, year) ? mean(report, KOERS_I_BUDGET_TOTAL, year) : 0;
        high = cost > high ? cost : high;
        high = budget > high ? budget : high;
    }
    return high;
}

/* A shortage in a year in which the mean cost lies below the budget, which readers take for a mistake. */
static bool is_short_within_budget(const koers_run_report *report)
{
    for (int year = KOERS_FIRST_YEAR; year <= report->projection->years.last; year++) {
        const double cost = mean(report, KOERS_I_COST_TOTAL, year) + mean(report, KOERS_I_COST_UNMODELLED, year);
        const bool below = is_budgeted(report, year) && cost < mean(report, KOERS_I_BUDGET_TOTAL, year);
        if (below && koers_ledger_is_short(report->projection, year)) return true;
    }
    return false;
}

static char *million(const koers_run_report *report, double value, koers_figure out)
{
    return koers_figures_number(value, value < 10 ? 1 : 0, report->voice, out);
}

static void add_texts(koers_chart_page *page, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    koers_figure modelled, rest, gap, draws;
    const int last = report->projection->years.last;
    million(report, sum(report, KOERS_I_COST_TOTAL), modelled);
    million(report, sum(report, KOERS_I_COST_UNMODELLED), rest);
    koers_figures_all_draws(report->projection->n_draws, voice, draws);
    koers_chart_page_add(page, KOERS_CHART_SUBTITLE, koers_format_text(_("million euros of 2023 a year; means of %s"), draws));
    koers_chart_page_add(page, KOERS_CHART_SUBTITLE, koers_chart_words_scenario(report));
    koers_chart_page_add(
        page, KOERS_CHART_FINDING,
        koers_format_text(_("%d to %d together: %s million euros for what the model contains, %s million for what it leaves out"),
                          KOERS_FIRST_YEAR, last, modelled, rest));
    koers_yearly shortage;
    if (koers_ledger_shortage(report->projection, &shortage))
        koers_chart_page_add(
            page, KOERS_CHART_CAPTION,
            koers_format_text(_("Planned but not paid for in %d to %d: %s million euros (mean). The bars show what is paid for."),
                              KOERS_FIRST_YEAR, last, million(report, shortage.sum, gap)));
    if (is_short_within_budget(report))
        koers_chart_page_add(
            page, KOERS_CHART_CAPTION,
            koers_copy_text(_("Money runs short per pillar and per run, so also where the mean of all pillars lies "
                              "below the budget.")));
    const int budgeted = n_budgeted_years(report);
    if (budgeted > 0 && budgeted < last - KOERS_START_YEAR)
        koers_chart_page_add(page, KOERS_CHART_CAPTION,
                             koers_copy_text(_("Line: the budget, in the years in which every pillar has one.")));
    koers_chart_page_add(
        page, KOERS_CHART_CAPTION,
        koers_copy_text(
            _("Without what the mbo schools, the housing corporations and the city outside Zuid pay. What the model leaves out "
              "is taken from the plan, not computed.")));
    koers_chart_page_add(page, KOERS_CHART_CAPTION, koers_chart_words_run(report));
}

static void draw_tags(koers_chart_page *page, const koers_run_report *report, const koers_chart_panel *panel)
{
    const koers_voice *voice = report->voice;
    koers_chart_tags tags = {0};
    koers_figure figure;
    const int last = report->projection->years.last;
    double below = 0;
    for (int i = 0; i < N_PARTS; i++) {
        const double part = mean(report, indicator_of(i), last);
        const char *name = i == KOERS_NO_PILLAR ? _("not in the model") : koers_label_pillar((koers_pillar) i, voice);
        if (part > 0)
            koers_chart_tags_add(&tags,
                                 (koers_chart_tag){.value = below + part / 2,
                                                   .colour = "ink",
                                                   .swatch = colour_of(i),
                                                   .text = {koers_format_text("%s %s", name, million(report, part, figure))}});
        below += part;
    }
    if (is_budgeted(report, last))
        koers_chart_tags_add(
            &tags, (koers_chart_tag){.value = mean(report, KOERS_I_BUDGET_TOTAL, last),
                                     .colour = "aim",
                                     .bold = true,
                                     .text = {koers_format_text(
                                         _("budget %s"), million(report, mean(report, KOERS_I_BUDGET_TOTAL, last), figure))}});
    koers_chart_tags_draw(&tags, page, panel, true);
}

/* Bars drawn over each other, the whole first: gnuplot adds up the rows of a year (smooth frequency). */
static void plot(FILE *stream, const koers_run_report *report)
{
    const bool budgeted = n_budgeted_years(report) > 0;
    if (budgeted) {
        fputs("# the years in which every pillar has a budget\nbudgeted(year) = 0", stream);
        for (int year = KOERS_FIRST_YEAR; year <= report->projection->years.last; year++)
            if (is_budgeted(report, year)) fprintf(stream, " || year == %d", year);
        fputs("\n", stream);
    }
    fputs("set boxwidth 0.72\nset style fill solid 1 border rgb '#ffffff'\nplot", stream);
    for (int top = N_PARTS - 1; top >= 0; top--) {
        fputs(" data using (column('year')):(", stream);
        for (int i = 0; i <= top; i++)
            fprintf(stream, "%sstrcol('indicator') eq '%s'", i == 0 ? "" : " || ", koers_indicator_key(indicator_of(i)));
        fprintf(stream, " ? column('mean') : 0) smooth frequency with boxes fc rgb %s%s", colour_of(top),
                top > 0 || budgeted ? ", \\\n    " : "\n");
    }
    if (budgeted)
        fputs(" data using (column('year') - 0.5):(budgeted(column('year')) ? of('budget_total', 'mean') : NaN):(1.02):(0) "
              "with vectors nohead lw 2 lc rgb aim\n",
              stream);
}

koers_status koers_chart_cost(FILE *stream, const koers_run_report *report, const koers_chart_script *script)
{
    const koers_voice *voice = report->voice;
    const int last = report->projection->years.last;
    koers_chart_page page;
    koers_chart_page_init(&page, voice, 900, _("What the programme costs a year"));
    add_texts(&page, report);
    koers_chart_opening_run(&page, stream, 370, script, report);
    fputs("data = '../projection.csv'\n\n", stream);
    const koers_chart_panel panel = {78,
                                     page.width - KOERS_CHART_MARGIN - 190,
                                     page.top + 14,
                                     page.top + page.body - 28,
                                     KOERS_FIRST_YEAR - 0.6,
                                     last + 0.5,
                                     koers_chart_axis_of(0, highest(report) > 0 ? highest(report) : 1, 6)};
    koers_chart_page_clear(&page);
    koers_chart_page_panel(&page, &panel);
    koers_chart_page_y_tics(&page, &panel, KOERS_CHART_NUMBERS);
    koers_chart_page_year_tics(&page, &panel, KOERS_FIRST_YEAR, last);
    draw_tags(&page, report, &panel);
    plot(stream, report);
    return koers_chart_page_close(&page);
}
