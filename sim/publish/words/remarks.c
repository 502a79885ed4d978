#include "publish/words/remarks.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "publish/screen/table.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/opening.h"

/* Below this a chance is called small and the distance to the target is told. */
#define SMALL_CHANCE 0.01

/* The Monte Carlo error of a median of normal values, in errors of their mean: sqrt(pi / 2). */
#define MEDIAN_ERROR 1.2533

static void remark(FILE *stream, const char *format, ...) KOERS_PRINTF(2, 3);

static void remark(FILE *stream, const char *format, ...)
{
    enum { LONGEST = 1024 };
    char text[LONGEST];
    va_list arguments;
    va_start(arguments, format);
    const int n = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    if (n > 0) koers_table_paragraph(stream, 2, "• ", text);
}

static char *median_text(const koers_projection *projection, koers_indicator indicator, int year, const koers_voice *voice,
                         koers_figure out)
{
    const koers_summary *at = &projection->at[indicator][year - KOERS_START_YEAR];
    return koers_figures_value(indicator, at->quantile[KOERS_Q50], MEDIAN_ERROR * at->se_mean, voice, out);
}

static bool falls(const koers_projection *projection, koers_indicator indicator, int year)
{
    return projection->at[indicator][year - KOERS_START_YEAR].quantile[KOERS_Q50] <
           projection->at[indicator][0].quantile[KOERS_Q50];
}

/* All in means, since only means add up: benefits with and without the recipients whom renovation moved. */
static void remark_moved(FILE *stream, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_projection *p = report->projection;
    const int last = p->years.last - KOERS_START_YEAR;
    const koers_summary *start = &p->at[KOERS_I_ASSISTANCE_COUNT][0], *end = &p->at[KOERS_I_ASSISTANCE_COUNT][last];
    const koers_summary *moved = &p->at[KOERS_I_ASSISTANCE_RELOCATED][last];
    koers_figure then, now, without, number;
    if (!falls(p, KOERS_I_ASSISTANCE_COUNT, p->years.last)) return;
    koers_figures_count(start->mean, start->se_mean, voice, then);
    koers_figures_count(end->mean, end->se_mean, voice, now);
    koers_figures_count(end->mean + moved->mean, end->se_mean, voice, without);
    koers_figures_count(fabs(moved->mean), moved->se_mean, voice, number);
    if (moved->mean >= 0.5 && moved->mean >= start->mean - end->mean)
        remark(stream,
               _("Benefits on Zuid go on average from %s to %s. Had renovation moved nobody elsewhere, they would come to %s: no "
                 "fall comes from people who found work."),
               then, now, without);
    else if (moved->mean >= 0.5)
        remark(stream,
               _("Benefits on Zuid go on average from %s to %s. Of the fall, %s are people whom renovation moved elsewhere, not "
                 "people who found work; without moving people it would be %s benefits."),
               then, now, number, without);
    else if (moved->mean <= -0.5)
        remark(stream,
               _("Benefits on Zuid go on average from %s to %s. None of it comes from moving people: with fewer renovations than "
                 "in 2019-2022 some %s more recipients stay on Zuid."),
               then, now, number);
    else
        remark(stream, _("Benefits on Zuid go on average from %s to %s. None of it comes from moving people."), then, now);
}

/* A fall that comes from moving people is not a fall by people finding work: wherever one is shown, so is the other. */
static void remark_relocation(FILE *stream, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_projection *p = report->projection;
    koers_figure then, now, without;
    if (!falls(p, KOERS_I_ASSISTANCE_COUNT, p->years.last) && !falls(p, KOERS_I_ASSISTANCE_SHARE, p->years.last)) return;
    remark(stream,
           _("Zuid's share of all assistance goes from %s in 2022 to %s in %d (median); without the effect of moving people "
             "it is %s."),
           median_text(p, KOERS_I_ASSISTANCE_SHARE, KOERS_START_YEAR, voice, then),
           median_text(p, KOERS_I_ASSISTANCE_SHARE, p->years.last, voice, now), p->years.last,
           median_text(p, KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION, p->years.last, voice, without));
    remark_moved(stream, report);
}

static void remark_distance(FILE *stream, const koers_run_report *report, const koers_target_result *result)
{
    const koers_voice *voice = report->voice;
    const koers_target *target = &report->scenario->inputs.aims.target[result->target];
    const koers_summary *now = &report->projection->at[target->indicator][target->year - KOERS_START_YEAR];
    koers_figure needed, made;
    if (KOERS_START_YEAR + koers_indicator_begins(target->indicator) > KOERS_START_YEAR ||
        !(result->probability.value < SMALL_CHANCE))
        return;
    if (!koers_judgement_bears(report->projection->n_draws)) return;
    const koers_summary *start = &report->projection->at[target->indicator][0];
    const double start_median = start->quantile[KOERS_Q50];
    koers_figures_difference(target->indicator, target->threshold - start_median, MEDIAN_ERROR * start->se_mean, voice, needed);
    koers_figures_difference(target->indicator, result->median - start_median, MEDIAN_ERROR * now->se_mean, voice, made);
    remark(stream,
           _("%s: from 2022 the target needs a change of %s; the run in the middle makes %s. That is why its chance is "
             "close to nothing."),
           koers_label_target(report->scenario, result->target, voice), needed, made);
}

/* Planned dwellings a year, all tracks, on average from 2023 to `year` (domain: after 2022); and the pace of 2022. */
static double planned_pace(const koers_inputs *inputs, int year)
{
    double sum = 0;
    for (int k = 1; k <= year - KOERS_START_YEAR; k++)
        sum += inputs->policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[k] +
               inputs->policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH].at[k] +
               inputs->policy.lever[KOERS_LEVER_DWELLINGS_CORPORATION].at[k];
    return sum / (year - KOERS_START_YEAR);
}

static double earlier_pace(const koers_inputs *inputs)
{
    return inputs->ground.level[KOERS_LEVER_DWELLINGS_BASIC] + inputs->ground.level[KOERS_LEVER_DWELLINGS_THOROUGH] +
           inputs->ground.level[KOERS_LEVER_DWELLINGS_CORPORATION];
}

static bool is_about_dwellings(koers_indicator indicator)
{
    return indicator == KOERS_I_DWELLINGS_TOTAL || indicator == KOERS_I_DWELLINGS_TOTAL_CAPPED;
}

static bool is_about_care(koers_indicator indicator)
{
    return indicator == KOERS_I_CARE_SHARE || indicator == KOERS_I_CARE_DIPLOMA_SHARE;
}

/* "Care", or the name of the target where several are about it. */
static const char *subject_of(const koers_scenario *scenario, int target, bool (*is_about)(koers_indicator), const char *name,
                              const koers_voice *voice)
{
    size_t n = 0;
    for (int i = 0; i < scenario->inputs.aims.n_targets; i++) n += is_about(scenario->inputs.aims.target[i].indicator);
    return n > 1 ? koers_label_target(scenario, target, voice) : name;
}

/* Those below say whether they had something to say: once is enough. */
static bool remark_pace(FILE *stream, const koers_run_report *report, int i)
{
    const koers_voice *voice = report->voice;
    const koers_target *target = &report->scenario->inputs.aims.target[i];
    koers_figure planned, earlier;
    const koers_inputs *inputs = &report->scenario->inputs;
    if (!is_about_dwellings(target->indicator) || target->year <= KOERS_START_YEAR) return false;
    const double pace = planned_pace(inputs, target->year), before = earlier_pace(inputs);
    if (pace >= before - 0.5) return false;
    remark(stream,
           _("%s: this scenario plans %s dwellings a year on average from 2023 to %d; in 2019-2022 it was %s a year. Who "
             "announces fewer than were delivered before has a smaller chance of reaching the same total."),
           subject_of(report->scenario, i, is_about_dwellings, _("Dwellings"), voice), koers_figures_count(pace, 0, voice, planned),
           target->year, koers_figures_count(before, 0, voice, earlier));
    return true;
}

/* The levers that draw students to technology and are above `reference` (the 2022 level where it is NULL) in a year up to
 * `year`, as words: "a, b". Empty where there are none. */
static void technical_levers(const koers_inputs *inputs, const koers_inputs *reference, int year, const koers_voice *voice,
                             char *out, size_t size)
{
    static const koers_lever levers[] = {KOERS_LEVER_TECHNICAL_RECRUITMENT, KOERS_LEVER_GUARANTEES_TECHNICAL,
                                         KOERS_LEVER_TECHNICAL_ACCESS};
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sizeof levers / sizeof *levers; i++) {
        bool raised = false;
        for (int k = 1; k <= year - KOERS_START_YEAR; k++) {
            const double other = reference == NULL ? inputs->ground.level[levers[i]] : reference->policy.lever[levers[i]].at[k];
            raised = raised || inputs->policy.lever[levers[i]].at[k] > other;
        }
        if (raised && n < size)
            n += (size_t) snprintf(out + n, size - n, "%s%s", n == 0 ? "" : ", ", koers_label_lever(levers[i], voice));
    }
}

static bool remark_competition(FILE *stream, const koers_run_report *report, int i)
{
    const koers_voice *voice = report->voice;
    const koers_target *target = &report->scenario->inputs.aims.target[i];
    char levers[256];
    technical_levers(&report->scenario->inputs, NULL, target->year, voice, levers, sizeof levers);
    if (!is_about_care(target->indicator) || levers[0] == '\0') return false;
    remark(stream,
           _("%s: this scenario draws more students to technology (%s). A student chooses one direction, so some of them would "
             "have chosen care: technology and care compete, and care's chance is lower than it would be otherwise."),
           subject_of(report->scenario, i, is_about_care, _("Care"), voice), levers);
    return true;
}

static const koers_target_result *of_reading(const koers_projection *projection, int target, koers_reading reading)
{
    for (size_t i = 0; i < projection->n_results; i++)
        if (projection->result[i].target == target && projection->result[i].reading == reading) return &projection->result[i];
    return NULL;
}

static void remark_readings(FILE *stream, const koers_run_report *report, int target)
{
    const koers_voice *voice = report->voice;
    const koers_target_result *derived = of_reading(report->projection, target, KOERS_READING_DERIVED);
    const koers_target_result *public = of_reading(report->projection, target, KOERS_READING_PUBLIC);
    koers_figure first, second;
    if (derived == NULL || public == NULL || derived->probability.draws == 0 || public->probability.draws == 0) return;
    if (derived->probability.high >= public->probability.low && public->probability.high >= derived->probability.low) return;
    remark(stream,
           _("%s: sources disagree about the past growth. On the history derived from the plan's own counts the chance is %s, on "
             "the history in public statistics %s."),
           koers_label_target(report->scenario, target, voice),
           koers_figures_probability(&derived->probability, voice, first),
           koers_figures_probability(&public->probability, voice, second));
}

static void remark_shortage(FILE *stream, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_projection *p = report->projection;
    double gap = 0, se = 0;
    koers_figure text;
    for (int k = 1; k <= p->years.last - KOERS_START_YEAR; k++) {
        gap += p->at[KOERS_I_FUNDING_GAP][k].mean;
        se += p->at[KOERS_I_FUNDING_GAP][k].se_mean;
    }
    if (gap < 0.5) return;
    remark(stream,
           _("Money: on average %s million euros of 2023 of what is planned up to %d is not funded, the part that is not modelled "
             "included. A shortage cuts what already ran in 2022 too."),
           koers_figures_measure(gap, se, voice, text), p->years.last);
}

void koers_remarks_run(FILE *stream, const koers_run_report *report)
{
    const koers_projection *projection = report->projection;
    bool paced = false, competed = false;
    remark_relocation(stream, report);
    remark_shortage(stream, report);
    for (size_t i = 0; i < projection->n_results; i++) {
        const koers_target_result *result = &projection->result[i];
        if (result->target < 0 || result->reading != KOERS_ALL_DRAWS) continue;
        remark_distance(stream, report, result);
        paced = paced || remark_pace(stream, report, result->target);
        competed = competed || remark_competition(stream, report, result->target);
        remark_readings(stream, report, result->target);
    }
}

/* As many are announced, but more of them in the track of which a smaller part comes about. */
static bool compare_mix(FILE *stream, const koers_comparison_report *report, size_t i, int i_target)
{
    const koers_voice *voice = report->voice;
    const koers_target *target = &report->base->inputs.aims.target[i_target];
    const koers_inputs *base = &report->base->inputs, *scenario = &report->scenario[i]->inputs;
    const double delivered = koers_prior_quantile(&scenario->beliefs.prior[KOERS_P_DELIVERY_THOROUGH], 0);
    koers_figure first, second, part;
    double thorough_base = 0, thorough_scenario = 0;
    for (int k = 1; k <= target->year - KOERS_START_YEAR; k++) {
        thorough_base += base->policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH].at[k] / (target->year - KOERS_START_YEAR);
        thorough_scenario += scenario->policy.lever[KOERS_LEVER_DWELLINGS_THOROUGH].at[k] / (target->year - KOERS_START_YEAR);
    }
    if (thorough_scenario <= thorough_base + 0.5) return false;
    if (delivered >= koers_prior_quantile(&scenario->beliefs.prior[KOERS_P_DELIVERY_BASIC], 0)) return false;
    remark(stream,
           _("%s: '%s' plans no fewer dwellings a year than '%s', but more of them by thorough renovation or replacement "
             "(%s against %s a year), of which only about %s %% comes about."),
           subject_of(report->base, i_target, is_about_dwellings, _("Dwellings"), voice), report->name[i], report->base_name,
           koers_figures_count(thorough_scenario, 0, voice, first), koers_figures_count(thorough_base, 0, voice, second),
           koers_figures_number(100 * delivered, 0, voice, part));
    return true;
}

static bool compare_pace(FILE *stream, const koers_comparison_report *report, size_t i, const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    const koers_target *target = &report->base->inputs.aims.target[difference->target];
    koers_figure first, second;
    if (!is_about_dwellings(target->indicator) || target->year <= KOERS_START_YEAR || difference->high >= 0) return false;
    const double base = planned_pace(&report->base->inputs, target->year);
    const double scenario = planned_pace(&report->scenario[i]->inputs, target->year);
    if (scenario >= base - 0.5) return compare_mix(stream, report, i, difference->target);
    remark(stream,
           _("%s: '%s' plans %s dwellings a year on average from 2023 to %d, '%s' plans %s. Who "
             "announces less has a smaller chance of reaching the same total."),
           subject_of(report->base, difference->target, is_about_dwellings, _("Dwellings"), voice), report->base_name,
           koers_figures_count(base, 0, voice, first), target->year, report->name[i],
           koers_figures_count(scenario, 0, voice, second));
    return true;
}

static bool compare_care(FILE *stream, const koers_comparison_report *report, size_t i, const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    const koers_target *target = &report->base->inputs.aims.target[difference->target];
    char levers[256];
    technical_levers(&report->scenario[i]->inputs, &report->base->inputs, target->year, voice, levers, sizeof levers);
    if (!is_about_care(target->indicator) || difference->high >= 0 || levers[0] == '\0') return false;
    remark(stream,
           _("%s: '%s' draws more students to technology (%s). A student chooses one direction, so some of them would have "
             "chosen care: technology and care compete."),
           subject_of(report->base, difference->target, is_about_care, _("Care"), voice), report->name[i], levers);
    return true;
}

static void compare_distance(FILE *stream, const koers_comparison_report *report, const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *inputs = &report->base->inputs;
    const koers_target *target = &inputs->aims.target[difference->target];
    koers_figure needed, made;
    double start = 0;
    if (!(difference->base.value < SMALL_CHANCE) || !(difference->scenario.value < SMALL_CHANCE)) return;
    if (!koers_judgement_bears(report->draws)) return;
    if (!koers_opening_value(target->indicator, &inputs->ground.facts, inputs->beliefs.prior[KOERS_P_UNEMPLOYMENT_START].a, &start))
        return;
    koers_figures_difference(target->indicator, target->threshold - start, 0, voice, needed);
    koers_figures_difference(target->indicator, difference->mean_difference, difference->mean_se, voice, made);
    remark(stream,
           _("%s: from 2022 the target needs a change of %s; against the base this scenario makes %s (mean). That is why the "
             "chance is close to nothing in both."),
           koers_label_target(report->base, difference->target, voice), needed, made);
}

/* Where money is short, what was planned is not what happens. */
static void compare_money(FILE *stream, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    const koers_comparison *comparison = &report->comparison[i];
    const int years = comparison->years.last - KOERS_START_YEAR;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        const koers_indicator funded = koers_pillar_funded((koers_pillar) pillar);
        koers_figure text;
        double less = 0, se = 0;
        for (int k = 1; k <= years; k++) {
            less -= comparison->at[funded][k].mean / years;
            se += comparison->at[funded][k].se / years;
        }
        if (less < 0.005) continue;
        remark(stream,
               _("Money (%s): of what '%s' plans up to %d, %s points less is paid for than in '%s' (mean of the yearly funded "
                 "shares)."),
               koers_label_pillar((koers_pillar) pillar, voice), report->name[i], comparison->years.last,
               koers_figures_percent(less, se, voice, text), report->base_name);
    }
}

void koers_remarks_comparison(FILE *stream, const koers_comparison_report *report, size_t i)
{
    const koers_comparison *comparison = &report->comparison[i];
    bool paced = false, competed = false;
    compare_money(stream, report, i);
    for (size_t j = 0; j < comparison->n_targets; j++) {
        const koers_target_difference *difference = &comparison->target[j];
        if (difference->target < 0) continue;
        paced = paced || compare_pace(stream, report, i, difference);
        competed = competed || compare_care(stream, report, i, difference);
        compare_distance(stream, report, difference);
    }
}
