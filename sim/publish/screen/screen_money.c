#include "publish/screen/screen_money.h"

#include <math.h>
#include <stdio.h>

#include "base/say.h"
#include "koers/pillars.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/ledger.h"

/* All sums get the decimals that the least certain of them bears, so that they can be added by eye. */
static void add_money(koers_prose *prose, const koers_run_report *report, koers_indicator indicator)
{
    koers_figure text;
    const double error = koers_ledger_yearly(report->projection, KOERS_I_COST_TOTAL).se;
    const koers_yearly money = koers_ledger_yearly(report->projection, indicator);
    koers_prose_cell(prose, koers_figures_measure(money.sum, fmax(error, 0.1), report->voice, text));
}

/* A budget is given, not simulated: it is written as it is, in tenths of millions at most. */
static void add_budget(koers_prose *prose, const koers_run_report *report, double budget, int given)
{
    const koers_voice *voice = report->voice;
    const int years = report->projection->years.last - report->projection->years.first;
    koers_figure text, limited;
    koers_figures_written(floor(10 * budget + 0.5) / 10, voice, text);
    snprintf(limited, sizeof limited, _("%.40s in %d of %d years"), text, given, years);
    koers_prose_cell(prose, given < years ? limited : text);
}

/* The mean over the years of the part of what is planned that is paid for, and the worst of them. */
static void add_funded(koers_prose *prose, const koers_run_report *report, koers_pillar pillar)
{
    const koers_voice *voice = report->voice;
    const koers_projection *projection = report->projection;
    const koers_yearly part = koers_ledger_yearly(projection, koers_pillar_funded(pillar));
    double error = 0;
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        const koers_yearly other = koers_ledger_yearly(projection, koers_pillar_funded((koers_pillar) i));
        error = fmax(error, other.se / other.n_years);
    }
    koers_figure text, number;
    koers_figures_percent(part.sum / part.n_years, error, voice, number);
    snprintf(text, sizeof text, "%.100s %%", number);
    koers_prose_cell(prose, text);
    koers_figures_percent(part.lowest, error, voice, number);
    snprintf(text, sizeof text, _("%s %% in %d"), number, part.lowest_year);
    koers_prose_cell(prose, text);
}

static void add_pillar(koers_prose *prose, const koers_run_report *report, koers_pillar pillar)
{
    const koers_voice *voice = report->voice;
    double budget = 0;
    const int given = koers_ledger_budget(&report->scenario->inputs, report->projection->years.last, pillar, &budget);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, koers_label_pillar(pillar, voice));
    add_money(prose, report, koers_pillar_cost(pillar));
    if (given == 0) {
        koers_prose_cell(prose, _("no limit"));
        return;
    }
    add_budget(prose, report, budget, given);
    koers_prose_cell(prose, ""); /* the gap is known for all pillars together only */
    add_funded(prose, report, pillar);
}

/* The budgets of all pillars together; out: in how many years of a pillar, of all these, one is given. */
static double whole_budget(const koers_run_report *report, int *given)
{
    double whole = 0, budget = 0;
    *given = 0;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        *given += koers_ledger_budget(&report->scenario->inputs, report->projection->years.last, (koers_pillar) pillar, &budget);
        whole += budget;
    }
    return whole;
}

static void add_total(koers_prose *prose, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_projection *projection = report->projection;
    koers_prose_row(prose, KOERS_ROW_RULE);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, _("total"));
    add_money(prose, report, KOERS_I_COST_TOTAL);
    int given = 0;
    const int years = projection->years.last - projection->years.first;
    const double budget = whole_budget(report, &given);
    if (given > 0) {
        /* a sum over some years and pillars is no limit of the whole */
        if (given == KOERS_N_PILLARS * years)
            add_budget(prose, report, budget, years);
        else
            koers_prose_cell(prose, "");
        add_money(prose, report, KOERS_I_FUNDING_GAP);
    }
    if (!(koers_ledger_yearly(projection, KOERS_I_COST_UNMODELLED).sum > 0)) return;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, _("beside it, on what is not modelled"));
    add_money(prose, report, KOERS_I_COST_UNMODELLED);
}

void koers_screen_money(koers_prose *prose, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 36, 0},  {KOERS_RIGHT, 10, 0}, {KOERS_RIGHT, 0, 0},
                                           {KOERS_RIGHT, 10, 0}, {KOERS_RIGHT, 9, 0},  {KOERS_RIGHT, 16, 0}};
    koers_prose_heading(prose, 2, _("What does it cost from 2023 to %d? (means, million euros of 2023)"),
                        report->projection->years.last);
    koers_prose_table(prose, NULL, sizeof columns / sizeof *columns, columns);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, "");
    koers_prose_cell(prose, _("cost"));
    koers_prose_cell(prose, _("budget"));
    koers_prose_cell(prose, _("not funded"));
    koers_prose_cell(prose, _("funded (mean of years)"));
    koers_prose_cell(prose, _("least funded"));
    koers_prose_row(prose, KOERS_ROW_RULE);
    for (int i = 0; i < KOERS_N_PILLARS; i++) add_pillar(prose, report, (koers_pillar) i);
    add_total(prose, report);
}
