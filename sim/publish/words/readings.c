#include "publish/words/readings.h"

#include "base/say.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

const koers_target_result *koers_readings_result(const koers_projection *projection, int target, koers_reading reading)
{
    for (size_t i = 0; i < projection->n_results; i++)
        if (projection->result[i].target == target && projection->result[i].reading == reading) return &projection->result[i];
    return NULL;
}

static bool are_apart(const koers_probability *x, const koers_probability *y)
{
    return x->draws > 0 && y->draws > 0 && (x->high < y->low || y->high < x->low);
}

bool koers_readings_of(koers_readings *self, const koers_projection *projection, int target)
{
    const koers_target_result *derived = koers_readings_result(projection, target, KOERS_READING_DERIVED);
    const koers_target_result *published = koers_readings_result(projection, target, KOERS_READING_PUBLIC);
    if (derived == NULL || published == NULL || projection->n_draws == 0) return false;
    const double draws = (double) projection->n_draws;
    *self = (koers_readings){.derived = derived,
                             .published = published,
                             .weight_derived = (double) derived->probability.draws / draws,
                             .weight_published = (double) published->probability.draws / draws,
                             .apart = are_apart(&derived->probability, &published->probability)};
    return true;
}

void koers_readings_remark(koers_remarks *list, const koers_run_report *report, int target)
{
    const koers_voice *voice = report->voice;
    koers_readings self;
    koers_figure first, second;
    if (!koers_readings_of(&self, report->projection, target) || !self.apart) return;
    koers_remarks_add(list, KOERS_REMARK_READINGS, (koers_subject){KOERS_ABOUT_TARGET, target},
                      _("%s: sources disagree about the past growth. On the history derived from the plan's own counts the chance "
                        "is %s, on the history in public statistics %s."),
                      koers_label_target(report->scenario, target, voice),
                      koers_figures_probability(&self.derived->probability, voice, first),
                      koers_figures_probability(&self.published->probability, voice, second));
}
