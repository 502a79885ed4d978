#include "publish/words/competition.h"

#include <stdio.h>

#include "base/say.h"
#include "publish/words/labels.h"
#include "publish/words/theme.h"

enum { LEVERS_TEXT = 256 };

/* Whether a lever stands above `reference` (the level of 2022 where it is NULL) in a year up to `year`. */
static bool is_raised(const koers_inputs *inputs, const koers_inputs *reference, koers_lever lever, int year)
{
    for (int k = 1; k <= year - KOERS_START_YEAR; k++) {
        const double other = reference == NULL ? inputs->ground.level[lever] : reference->policy.lever[lever].at[k];
        if (inputs->policy.lever[lever].at[k] > other) return true;
    }
    return false;
}

/* The levers that draw students to technology and are raised, as words: "a, b". False where there are none. */
static bool technical_levers(const koers_inputs *inputs, const koers_inputs *reference, int year, const koers_voice *voice,
                             char out[LEVERS_TEXT])
{
    static const koers_lever levers[] = {KOERS_LEVER_TECHNICAL_RECRUITMENT, KOERS_LEVER_GUARANTEES_TECHNICAL,
                                         KOERS_LEVER_TECHNICAL_ACCESS};
    size_t n = 0;
    out[0] = '\0';
    for (size_t i = 0; i < sizeof levers / sizeof *levers; i++)
        if (is_raised(inputs, reference, levers[i], year) && n < LEVERS_TEXT)
            n += (size_t) snprintf(out + n, LEVERS_TEXT - n, "%s%s", n == 0 ? "" : ", ", koers_label_lever(levers[i], voice));
    return n > 0;
}

bool koers_competition_remark(koers_remarks *list, const koers_run_report *report, int target)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *inputs = &report->scenario->inputs;
    const koers_target *aim = &inputs->aims.target[target];
    char levers[LEVERS_TEXT];
    if (!koers_theme_covers(KOERS_THEME_CARE, aim->indicator)) return false;
    if (!technical_levers(inputs, NULL, aim->year, voice, levers)) return false;
    koers_remarks_add(list, KOERS_REMARK_COMPETITION, (koers_subject){KOERS_ABOUT_TARGET, target},
                      _("%s: this scenario draws more students to technology (%s). A student chooses one direction, so some of "
                        "them would have chosen care: technology and care compete, and care's chance is lower than it would be "
                        "otherwise."),
                      koers_theme_name(KOERS_THEME_CARE, report->scenario, target, voice), levers);
    return true;
}

bool koers_competition_compare(koers_remarks *list, const koers_comparison_report *report, size_t i,
                               const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *base = &report->base->inputs;
    const koers_target *aim = &base->aims.target[difference->target];
    char levers[LEVERS_TEXT];
    if (!koers_theme_covers(KOERS_THEME_CARE, aim->indicator) || difference->high >= 0) return false;
    if (!technical_levers(&report->scenario[i]->inputs, base, aim->year, voice, levers)) return false;
    koers_remarks_add(list, KOERS_REMARK_COMPETITION, (koers_subject){KOERS_ABOUT_TARGET, difference->target},
                      _("%s: '%s' draws more students to technology (%s). A student chooses one direction, so some of them would "
                        "have chosen care: technology and care compete."),
                      koers_theme_name(KOERS_THEME_CARE, report->base, difference->target, voice), report->name[i], levers);
    return true;
}
