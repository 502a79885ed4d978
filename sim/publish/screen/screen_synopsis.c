#include "publish/screen/screen_synopsis.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

static int common_year(const koers_comparison_report *report)
{
    int year = report->comparison[0].years.last;
    for (size_t i = 1; i < report->n; i++)
        if (report->comparison[i].years.last < year) year = report->comparison[i].years.last;
    return year;
}

static void begin_table(koers_prose *prose, size_t n)
{
    enum { NAME = 18, CELL = 12, WIDEST = 16 };
    koers_column *columns = koers_alloc_array(n, sizeof *columns);
    if (columns == NULL) {
        prose->lost = true;
        return;
    }
    columns[0] = (koers_column){KOERS_LEFT, NAME, 0};
    for (size_t i = 1; i < n; i++) columns[i] = (koers_column){KOERS_RIGHT, WIDEST, CELL};
    koers_prose_tight_table(prose, NULL, n, columns);
    koers_free(columns);
}

static void add_head(koers_prose *prose, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_comparison *first = &report->comparison[0];
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, "");
    for (size_t j = 0; j < first->n_targets; j++)
        koers_prose_cell(prose, first->target[j].target < 0 ? _("all together")
                                                            : koers_label_target(report->base, first->target[j].target, voice));
    koers_prose_cell(prose, _("extra cost"));
    koers_prose_row(prose, KOERS_ROW_RULE);
}

static void add_base(koers_prose *prose, const koers_comparison_report *report)
{
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, report->base_name);
    for (size_t j = 0; j < report->comparison[0].n_targets; j++)
        koers_prose_cell(prose, koers_figures_stacked(&report->comparison[0].target[j].base, report->voice, text));
}

/* "+2.5" above "(+2.2; +2.8)", points; in words where too few draws differ. */
static char *difference_text(const koers_target_difference *difference, const koers_voice *voice, koers_figure out)
{
    koers_figure value, low, high;
    const int64_t changed = difference->gained + difference->lost;
    const double error = fmax(difference->se, koers_judgement_interval_error(difference->low, difference->high));
    if (changed < KOERS_FEW_DRAWS) {
        snprintf(out, KOERS_FIGURE, "%s", changed == 0 ? _("no difference") : _("differs in fewer than 3"));
        return out;
    }
    koers_figures_signed(koers_figures_percent(difference->difference, error, voice, value));
    koers_figures_signed(koers_figures_percent(difference->low, error, voice, low));
    koers_figures_signed(koers_figures_percent(difference->high, error, voice, high));
    snprintf(out, KOERS_FIGURE, "%.30s\n(%.30s; %.30s)", value, low, high);
    return out;
}

static void add_scenario(koers_prose *prose, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    const koers_comparison *comparison = &report->comparison[i];
    const koers_estimate *cost = &comparison->cost_until[common_year(report) - comparison->years.first];
    koers_figure chance, difference, text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, report->name[i]);
    for (size_t j = 0; j < comparison->n_targets; j++) {
        char cell[2 * KOERS_FIGURE + 1];
        koers_figures_stacked(&comparison->target[j].scenario, voice, chance);
        snprintf(cell, sizeof cell, "%s\n%s", chance, difference_text(&comparison->target[j], voice, difference));
        koers_prose_cell(prose, cell);
    }
    koers_prose_cell(prose, koers_figures_signed(koers_figures_measure(cost->mean, fmax(cost->se, 0.1), voice, text)));
}

void koers_screen_synopsis(koers_prose *prose, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    begin_table(prose, report->comparison[0].n_targets + 2);
    add_head(prose, report);
    add_base(prose, report);
    for (size_t i = 0; i < report->n; i++) add_scenario(prose, report, i);
    koers_prose_paragraph(
        prose,
        _("Chances with their 95%% interval; below them the difference from the base in points with its interval. "
          "Extra cost: from 2023 to %d, million euros of 2023, mean."),
        common_year(report));
}
