#include "publish/words/ledger.h"

#include <math.h>

#include "base/say.h"
#include "koers/pillars.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

/* A twentieth of a million: from there on it shows in a figure with one decimal. */
static const double least = 0.05;

koers_yearly koers_ledger_yearly(const koers_projection *projection, koers_indicator indicator)
{
    koers_yearly self = {.lowest = HUGE_VAL, .lowest_year = KOERS_FIRST_YEAR};
    for (int year = KOERS_FIRST_YEAR; year <= projection->years.last; year++) {
        const koers_summary *at = koers_projection_at(projection, indicator, year);
        self.sum += at->mean;
        self.se = koers_quantity_can_sum(indicator) ? projection->until[indicator][year - KOERS_START_YEAR].se : self.se + at->se_mean;
        self.n_years++;
        if (at->mean < self.lowest) {
            self.lowest = at->mean;
            self.lowest_year = year;
        }
    }
    return self;
}

koers_estimate koers_ledger_difference(const koers_comparison *comparison, koers_indicator indicator, int year)
{
    koers_estimate self = {0, 0};
    for (int k = 1; k <= year - KOERS_START_YEAR; k++) {
        self.mean += comparison->at[indicator][k].mean;
        self.se += comparison->at[indicator][k].se;
    }
    return self;
}

int koers_ledger_budget(const koers_inputs *inputs, int horizon, koers_pillar pillar, double *sum)
{
    const koers_budget *budget = &inputs->policy.budget[pillar];
    const koers_state_match *match = &inputs->policy.state_match;
    int given = 0;
    *sum = 0;
    for (int year = KOERS_FIRST_YEAR; year <= horizon; year++) {
        const int k = year - KOERS_START_YEAR;
        if (!budget->given[k]) continue;
        const double lost = match->probability < 1 && year >= match->year ? 1 - match->probability : 0;
        given++;
        *sum += budget->state.at[k] * (1 - lost * (1 - match->remaining)) +
                budget->municipal.at[k] * (1 - lost * (1 - match->municipal_remaining)) + budget->other.at[k];
    }
    return given;
}

bool koers_ledger_is_budgeted(const koers_inputs *inputs, int year)
{
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++)
        if (!inputs->policy.budget[pillar].given[year - KOERS_START_YEAR]) return false;
    return true;
}

bool koers_ledger_shortage(const koers_projection *projection, koers_yearly *gap)
{
    *gap = koers_ledger_yearly(projection, KOERS_I_FUNDING_GAP);
    return gap->sum > least;
}

bool koers_ledger_is_short(const koers_projection *projection, int year)
{
    return koers_projection_at(projection, KOERS_I_FUNDING_GAP, year)->mean > least;
}

void koers_ledger_remark_shortage(koers_remarks *list, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    koers_yearly gap;
    koers_figure text;
    if (!koers_ledger_shortage(report->projection, &gap)) return;
    koers_remarks_add(
        list, KOERS_REMARK_SHORTAGE, (koers_subject){KOERS_ABOUT_INDICATOR, KOERS_I_FUNDING_GAP},
        _("Money: on average %s million euros of 2023 of what is planned up to %d is not funded, the part that is not "
          "modelled included. A shortage cuts what already ran in 2022 too."),
        koers_figures_measure(gap.sum, gap.se, voice, text), report->projection->years.last);
}

void koers_ledger_remark_saving(koers_remarks *list, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    const koers_comparison *comparison = &report->comparison[i];
    if (comparison->n_targets == 0) return;
    const koers_target_difference *last = &comparison->target[comparison->n_targets - 1];
    koers_figure text;
    if (last->saving_difference == 0) return;
    koers_figures_measure(fabs(last->saving_difference), last->saving_se, voice, text);
    koers_remarks_add(
        list, KOERS_REMARK_SAVING, (koers_subject){KOERS_ABOUT_INDICATOR, KOERS_I_ASSISTANCE_COUNT},
        last->saving_difference > 0
            ? _("Assistance: up to %d about %s million euros of 2023 less is paid in benefits on Zuid (mean). This is "
                "not subtracted from the cost above.")
            : _("Assistance: up to %d about %s million euros of 2023 more is paid in benefits on Zuid (mean). This is "
                "not added to the cost above."),
        last->year, text);
}

void koers_ledger_remark_funding(koers_remarks *list, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    const koers_comparison *comparison = &report->comparison[i];
    const int years = comparison->years.last - comparison->years.first;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        const koers_indicator funded = koers_pillar_funded((koers_pillar) pillar);
        const koers_estimate change = koers_ledger_difference(comparison, funded, comparison->years.last);
        const double less = -change.mean / years;
        koers_figure text;
        if (!(less >= 0.005)) continue; /* half a point */
        koers_remarks_add(list, KOERS_REMARK_FUNDING, (koers_subject){KOERS_ABOUT_PILLAR, pillar},
                          _("Money (%s): of what '%s' plans up to %d, %s points less is paid for than in '%s' (mean of the yearly "
                            "funded shares)."),
                          koers_label_pillar((koers_pillar) pillar, voice), report->name[i], comparison->years.last,
                          koers_figures_percent(less, change.se / years, voice, text), report->base_name);
    }
}
