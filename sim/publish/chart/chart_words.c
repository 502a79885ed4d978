#include "publish/chart/chart_words.h"

#include <ctype.h>
#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "base/text.h"
#include "publish/chart/chart_text.h"
#include "publish/words/readings.h"
#include "publish/words/relocation.h"

char *koers_chart_words_value(koers_indicator indicator, double value, double se, const koers_voice *voice, koers_figure out)
{
    const double least = koers_figures_is_share(indicator) ? 0.0005 : fabs(value) >= 1000 ? 10 : fabs(value) >= 10 ? 0.1 : 0;
    return koers_figures_value(indicator, value, se > least ? se : least, voice, out);
}

char *koers_chart_words_range(koers_indicator indicator, double low, double high, double se, const koers_voice *voice,
                              koers_figure out)
{
    koers_figure from, to;
    koers_chart_words_value(indicator, low, se, voice, from);
    koers_chart_words_value(indicator, high, se, voice, to);
    if (koers_figures_is_share(indicator)) from[strcspn(from, " ")] = '\0';
    return koers_figures_range(from, to, voice, out);
}

char *koers_chart_words_threshold(const koers_target *target, const koers_voice *voice)
{
    koers_figure figure;
    koers_figures_threshold(target->indicator, target->threshold, voice, figure);
    return koers_format_text(target->direction == KOERS_AT_LEAST ? _("at least %s") : _("at most %s"), figure);
}

/* The pair first: the mix of two pasts that exclude each other is what neither of them says. */
static char *pair_text(const koers_readings *self, const char *threshold, int year, const koers_probability *mix,
                       const koers_voice *voice)
{
    koers_figure derived, published, mixed;
    koers_figures_interval(&self->derived->probability, voice, derived);
    koers_figures_interval(&self->published->probability, voice, published);
    koers_figures_interval(mix, voice, mixed);
    return koers_format_text(_("Chance of %s in %d, by history: %s or %s; mixed %s"), threshold, year, derived, published, mixed);
}

char *koers_chart_words_chance(const koers_run_report *report, int target)
{
    const koers_voice *voice = report->voice;
    const koers_target *aim = &report->scenario->inputs.aims.target[target];
    const koers_target_result *result = koers_readings_result(report->projection, target, KOERS_ALL_DRAWS);
    if (result == NULL) return koers_copy_text("");
    koers_figure figure;
    koers_readings readings;
    const bool pair = koers_readings_of(&readings, report->projection, target);
    koers_figures_probability(&result->probability, voice, figure);
    char *threshold = koers_chart_words_threshold(aim, voice);
    char *text = threshold == NULL ? NULL
                 : pair            ? pair_text(&readings, threshold, aim->year, &result->probability, voice)
                                   : koers_format_text(_("Chance of %s in %d: %s"), threshold, aim->year, figure);
    koers_free(threshold);
    return text;
}

char *koers_chart_words_readings(const koers_run_report *report, int target)
{
    const koers_voice *voice = report->voice;
    const koers_target *aim = &report->scenario->inputs.aims.target[target];
    koers_readings readings;
    koers_figure weight, rest, first, second;
    if (!koers_readings_of(&readings, report->projection, target)) return koers_copy_text("");
    koers_figures_percent(readings.weight_derived, 1, voice, weight);
    koers_figures_percent(readings.weight_published, 1, voice, rest);
    koers_figures_probability(&readings.derived->probability, voice, first);
    koers_figures_probability(&readings.published->probability, voice, second);
    char *threshold = koers_chart_words_threshold(aim, voice);
    char *text = threshold == NULL
                     ? NULL
                     : koers_format_text(
                           _("The past can be read in two ways, which exclude each other. Chance of %s in %d when it is derived "
                             "from the plan's own counts (%s %% of the runs): %s; as published (%s %% of the runs): %s."),
                           threshold, aim->year, weight, first, rest, second);
    koers_free(threshold);
    return text;
}

/* A mean change as "+1.2 points", in no finer steps than a label has room for. */
static char *change_text(koers_indicator indicator, koers_estimate change, const koers_voice *voice, koers_figure out)
{
    const double least = koers_figures_is_share(indicator) ? 0.0005 : 10;
    return koers_figures_difference(indicator, change.mean, change.se > least ? change.se : least, voice, out);
}

char *koers_chart_words_relocation(const koers_run_report *report, koers_indicator indicator)
{
    const koers_voice *voice = report->voice;
    koers_figure all, without, moved;
    if (indicator != KOERS_I_ASSISTANCE_SHARE && indicator != KOERS_I_ASSISTANCE_COUNT) return koers_copy_text("");
    const koers_relocation relocation = koers_relocation_of(report->projection);
    const koers_estimate *gone = &relocation.relocated;
    if (relocation.moved == KOERS_MOVED_NOBODY)
        return koers_copy_text(
            _("Nothing of the change comes from relocation: renovation moves no more households than it did up to 2022."));
    change_text(indicator, koers_relocation_change(report->projection, indicator), voice, all);
    change_text(indicator, koers_relocation_change_without(report->projection, indicator), voice, without);
    koers_figures_count(fabs(gone->mean), gone->se > 1 ? gone->se : 1, voice, moved);
    return koers_format_text(
        relocation.moved == KOERS_MOVED_AWAY
            ? _("Change from 2022 to %d (mean): %s; without relocation: %s. %s benefits left Zuid with households that were "
                "rehoused elsewhere; that is not people finding work.")
            : _("Change from 2022 to %d (mean): %s; without relocation: %s. Renovation moves fewer households away than it "
                "did up to 2022, so that %s more benefits stay on Zuid."),
        report->projection->years.last, all, without, moved);
}

/* Whether an earlier point has the same source. */
static bool is_repeated(const koers_chart_past *past, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(past->point[j].source, past->point[i].source) == 0) return true;
    return false;
}

/* Whether `word` stands in the text by itself. */
static bool has_word(const char *text, const char *word)
{
    const size_t n = strlen(word);
    for (const char *found = strstr(text, word); n > 0 && found != NULL; found = strstr(found + 1, word)) {
        const bool begins = found == text || !isalnum((unsigned char) found[-1]);
        if (begins && !isalnum((unsigned char) found[n])) return true;
    }
    return false;
}

static bool is_used(const koers_chart_past *past, const char *abbreviation)
{
    for (size_t i = 0; i < past->n; i++)
        if (has_word(past->point[i].source, abbreviation)) return true;
    return false;
}

char *koers_chart_words_sources(const koers_chart_past *past, const koers_programme *programme, const koers_voice *voice)
{
    char *text = koers_copy_text(
        past->n == 0
            ? ""
            : _("Points: observed; lines through them: 9 in 10 range of the observation. Sources (words of the data file):"));
    for (size_t i = 0; i < past->n && text != NULL; i++) {
        if (past->point[i].source[0] == '\0' || is_repeated(past, i)) continue;
        char *longer = koers_format_text("%s %d %s.", text, past->point[i].year, past->point[i].source);
        koers_free(text);
        text = longer;
    }
    for (size_t i = 0; programme != NULL && i < programme->n_abbreviations && text != NULL; i++) {
        const koers_abbreviation *one = &programme->abbreviation[i];
        if (!is_used(past, one->key)) continue;
        char *longer = koers_format_text("%s %s: %s.", text, one->key, one->text);
        koers_free(text);
        text = longer;
    }
    return text;
}

char *koers_chart_words_run(const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    koers_figure draws, seed;
    koers_figures_all_draws(report->projection->n_draws, voice, draws);
    snprintf(seed, sizeof seed, "%" PRIu64, report->seed);
    return koers_format_text(_("Scenario %s: %s, seed %s."), report->scenario->id, draws, seed);
}

char *koers_chart_words_scenario(const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    return koers_format_text(_("Scenario: %s"), report->scenario->title[koers_voice_language(voice)]);
}

char *koers_chart_words_subject(const koers_run_report *report)
{
    return koers_format_text("scenario %s: %s", report->scenario->id, report->scenario->title[koers_voice_language(report->voice)]);
}

static const char *plain_title(const koers_comparison_report *report, size_t row)
{
    return row == 0 ? report->base->title[koers_voice_language(report->voice)]
                    : report->scenario[row - 1]->title[koers_voice_language(report->voice)];
}

static bool is_shared(const koers_comparison_report *report, size_t row)
{
    for (size_t other = 0; other <= report->n; other++)
        if (other != row && strcmp(plain_title(report, other), plain_title(report, row)) == 0) return true;
    return false;
}

char *koers_chart_words_title(const koers_comparison_report *report, size_t row, double size, double width, koers_chart_title out)
{
    enum { MOST_LINES = 3, MOST_ID = 120, MOST_TITLE = KOERS_CHART_TITLE_SIZE - MOST_ID - 8 };
    const char *title = plain_title(report, row), *id = row == 0 ? report->base_name : report->name[row - 1];
    char suffix[MOST_ID + 4] = "";
    if (is_shared(report, row)) snprintf(suffix, sizeof suffix, " (%.*s)", MOST_ID, id);
    size_t n = strlen(title) < MOST_TITLE ? strlen(title) : MOST_TITLE;
    for (;; n--) {
        n = koers_text_cut(title, n);
        snprintf(out, KOERS_CHART_TITLE_SIZE, "%.*s%s%s", (int) n, title, title[n] == '\0' ? "" : "…", suffix);
        if (n == 0 || koers_chart_text_lines(out, size, false, width) <= MOST_LINES) return out;
    }
}
