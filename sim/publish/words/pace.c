#include "publish/words/pace.h"

#include "base/say.h"
#include "model/tracks.h"
#include "publish/words/figures.h"
#include "publish/words/theme.h"

/* Half a dwelling a year: less does not show. */
static const double least = 0.5;

/* Planned dwellings a year, all tracks, on average from 2023 to `year`. Domain: after 2022. */
static double planned_pace(const koers_inputs *inputs, int year)
{
    double sum = 0;
    for (int k = 1; k <= year - KOERS_START_YEAR; k++) {
        double in_year = 0;
        for (int i = 0; i < KOERS_N_TRACKS; i++) in_year += inputs->policy.lever[koers_track_of((koers_track) i)->lever].at[k];
        sum += in_year;
    }
    return sum / (year - KOERS_START_YEAR);
}

static double earlier_pace(const koers_inputs *inputs)
{
    double sum = 0;
    for (int i = 0; i < KOERS_N_TRACKS; i++) sum += inputs->ground.level[koers_track_of((koers_track) i)->lever];
    return sum;
}

/* Of one track: planned a year, on average up to `year`. */
static double planned_in(const koers_inputs *inputs, koers_track track, int year)
{
    double mean = 0;
    for (int k = 1; k <= year - KOERS_START_YEAR; k++)
        mean += inputs->policy.lever[koers_track_of(track)->lever].at[k] / (year - KOERS_START_YEAR);
    return mean;
}

/* The share of a track's plan that comes about, in the middle of what is believed. */
static double delivered(const koers_inputs *inputs, koers_track track)
{
    return koers_prior_quantile(&inputs->beliefs.prior[koers_track_of(track)->delivery], 0);
}

static bool can_be_paced(const koers_target *target)
{
    return koers_theme_covers(KOERS_THEME_DWELLINGS, target->indicator) && target->year > KOERS_START_YEAR;
}

bool koers_pace_remark(koers_remarks *list, const koers_run_report *report, int target)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *inputs = &report->scenario->inputs;
    const koers_target *aim = &inputs->aims.target[target];
    koers_figure planned, earlier;
    if (!can_be_paced(aim)) return false;
    const double pace = planned_pace(inputs, aim->year), before = earlier_pace(inputs);
    if (pace >= before - least) return false;
    koers_remarks_add(
        list, KOERS_REMARK_PACE, (koers_subject){KOERS_ABOUT_TARGET, target},
        _("%s: this scenario plans %s dwellings a year on average from 2023 to %d; in 2019-2022 it was %s a year. Who "
          "announces fewer than were delivered before has a smaller chance of reaching the same total."),
        koers_theme_name(KOERS_THEME_DWELLINGS, report->scenario, target, voice), koers_figures_count(pace, 0, voice, planned),
        aim->year, koers_figures_count(before, 0, voice, earlier));
    return true;
}

/* As many are announced, but more of them in the track of which a smaller part comes about. */
static bool compare_tracks(koers_remarks *list, const koers_comparison_report *report, size_t i, int target)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *scenario = &report->scenario[i]->inputs;
    const int year = report->base->inputs.aims.target[target].year;
    const double thorough_base = planned_in(&report->base->inputs, KOERS_THOROUGH, year);
    const double thorough = planned_in(scenario, KOERS_THOROUGH, year), part = delivered(scenario, KOERS_THOROUGH);
    koers_figure first, second, percent;
    if (thorough <= thorough_base + least || part >= delivered(scenario, KOERS_BASIC)) return false;
    koers_remarks_add(list, KOERS_REMARK_TRACKS, (koers_subject){KOERS_ABOUT_TARGET, target},
                      _("%s: '%s' plans no fewer dwellings a year than '%s', but more of them by thorough renovation or "
                        "replacement (%s against %s a year), of which only about %s %% comes about."),
                      koers_theme_name(KOERS_THEME_DWELLINGS, report->base, target, voice), report->name[i], report->base_name,
                      koers_figures_count(thorough, 0, voice, first), koers_figures_count(thorough_base, 0, voice, second),
                      koers_figures_number(100 * part, 0, voice, percent));
    return true;
}

bool koers_pace_compare(koers_remarks *list, const koers_comparison_report *report, size_t i,
                        const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    const koers_target *aim = &report->base->inputs.aims.target[difference->target];
    koers_figure first, second;
    if (!can_be_paced(aim) || difference->high >= 0) return false;
    const double base = planned_pace(&report->base->inputs, aim->year);
    const double scenario = planned_pace(&report->scenario[i]->inputs, aim->year);
    if (scenario >= base - least) return compare_tracks(list, report, i, difference->target);
    koers_remarks_add(list, KOERS_REMARK_PACE, (koers_subject){KOERS_ABOUT_TARGET, difference->target},
                      _("%s: '%s' plans %s dwellings a year on average from 2023 to %d, '%s' plans %s. Who announces less has a "
                        "smaller chance of reaching the same total."),
                      koers_theme_name(KOERS_THEME_DWELLINGS, report->base, difference->target, voice), report->base_name,
                      koers_figures_count(base, 0, voice, first), aim->year, report->name[i],
                      koers_figures_count(scenario, 0, voice, second));
    return true;
}
