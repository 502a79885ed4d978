#include "publish/words/relocation.h"

#include <math.h>

#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/figures.h"

static koers_estimate mean_in(const koers_projection *projection, koers_indicator indicator, int year)
{
    const koers_summary *at = koers_projection_at(projection, indicator, year);
    return (koers_estimate){at->mean, at->se_mean};
}

koers_relocation koers_relocation_of(const koers_projection *projection)
{
    const double least = 0.5; /* a benefit, rounded */
    koers_relocation self = {
        .then = mean_in(projection, KOERS_I_ASSISTANCE_COUNT, KOERS_START_YEAR),
        .now = mean_in(projection, KOERS_I_ASSISTANCE_COUNT, projection->years.last),
        .relocated = mean_in(projection, KOERS_I_ASSISTANCE_RELOCATED, projection->years.last),
    };
    self.without = self.now.mean + self.relocated.mean;
    self.moved = self.relocated.mean >= least    ? KOERS_MOVED_AWAY
                 : self.relocated.mean <= -least ? KOERS_MOVED_FEWER
                                                 : KOERS_MOVED_NOBODY;
    return self;
}

koers_estimate koers_relocation_change(const koers_projection *projection, koers_indicator indicator)
{
    const koers_estimate then = mean_in(projection, indicator, KOERS_START_YEAR);
    const koers_estimate now = mean_in(projection, indicator, projection->years.last);
    return (koers_estimate){now.mean - then.mean, now.se};
}

/* The share has an indicator of its own for it; the count gets back what was relocated. */
koers_estimate koers_relocation_change_without(const koers_projection *projection, koers_indicator indicator)
{
    if (indicator == KOERS_I_ASSISTANCE_SHARE)
        return koers_relocation_change(projection, KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION);
    const koers_relocation count = koers_relocation_of(projection);
    return (koers_estimate){count.without - count.then.mean, count.now.se};
}

static char *median_text(const koers_projection *projection, koers_indicator indicator, int year, const koers_voice *voice,
                         koers_figure out)
{
    const koers_summary *at = koers_projection_at(projection, indicator, year);
    return koers_figures_value(indicator, at->quantile[KOERS_Q50], koers_judgement_error(KOERS_Q50, at->se_mean), voice, out);
}

static bool falls(const koers_projection *projection, koers_indicator indicator)
{
    const koers_summary *at = projection->at[indicator];
    return at[projection->years.last - projection->years.first].quantile[KOERS_Q50] < at[0].quantile[KOERS_Q50];
}

static void remark_share(koers_remarks *list, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_projection *p = report->projection;
    koers_figure then, now, without;
    koers_remarks_add(
        list, KOERS_REMARK_ASSISTANCE_SHARE, (koers_subject){KOERS_ABOUT_INDICATOR, KOERS_I_ASSISTANCE_SHARE},
        _("Zuid's share of all assistance goes from %s in 2022 to %s in %d (median); without the effect of moving people it is %s."),
        median_text(p, KOERS_I_ASSISTANCE_SHARE, KOERS_START_YEAR, voice, then),
        median_text(p, KOERS_I_ASSISTANCE_SHARE, p->years.last, voice, now), p->years.last,
        median_text(p, KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION, p->years.last, voice, without));
}

static void remark_count(koers_remarks *list, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_relocation count = koers_relocation_of(report->projection);
    const koers_subject subject = {KOERS_ABOUT_INDICATOR, KOERS_I_ASSISTANCE_COUNT};
    koers_figure then, now, without, number;
    koers_figures_count(count.then.mean, count.then.se, voice, then);
    koers_figures_count(count.now.mean, count.now.se, voice, now);
    koers_figures_count(count.without, count.now.se, voice, without);
    koers_figures_count(fabs(count.relocated.mean), count.relocated.se, voice, number);
    if (count.moved == KOERS_MOVED_AWAY && count.relocated.mean >= count.then.mean - count.now.mean)
        koers_remarks_add(list, KOERS_REMARK_ASSISTANCE_COUNT, subject,
                          _("Benefits on Zuid go on average from %s to %s. Had renovation moved nobody elsewhere, they would come "
                            "to %s: no fall comes from people who found work."),
                          then, now, without);
    else if (count.moved == KOERS_MOVED_AWAY)
        koers_remarks_add(list, KOERS_REMARK_ASSISTANCE_COUNT, subject,
                          _("Benefits on Zuid go on average from %s to %s. Of the fall, %s are people whom renovation moved "
                            "elsewhere, not people who found work; without moving people it would be %s benefits."),
                          then, now, number, without);
    else if (count.moved == KOERS_MOVED_FEWER)
        koers_remarks_add(list, KOERS_REMARK_ASSISTANCE_COUNT, subject,
                          _("Benefits on Zuid go on average from %s to %s. None of it comes from moving people: with fewer "
                            "renovations than in 2019-2022 some %s more recipients stay on Zuid."),
                          then, now, number);
    else
        koers_remarks_add(list, KOERS_REMARK_ASSISTANCE_COUNT, subject,
                          _("Benefits on Zuid go on average from %s to %s. None of it comes from moving people."), then, now);
}

void koers_relocation_remark(koers_remarks *list, const koers_run_report *report)
{
    const bool count_falls = falls(report->projection, KOERS_I_ASSISTANCE_COUNT);
    if (count_falls || falls(report->projection, KOERS_I_ASSISTANCE_SHARE)) remark_share(list, report);
    if (count_falls) remark_count(list, report);
}
