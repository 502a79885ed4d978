#include "publish/words/distance.h"

#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/opening.h"

/* Below this a chance is called close to nothing, if so many draws can say so. */
static bool is_hopeless(const koers_probability *chance, int64_t draws)
{
    const double small = 0.01;
    return chance->value < small && koers_judgement_bears(draws);
}

void koers_distance_remark(koers_remarks *list, const koers_run_report *report, const koers_target_result *result)
{
    const koers_voice *voice = report->voice;
    const koers_projection *projection = report->projection;
    const koers_target *target = &report->scenario->inputs.aims.target[result->target];
    const koers_summary *then = &projection->at[target->indicator][0];
    const koers_summary *now = koers_projection_at(projection, target->indicator, target->year);
    koers_figure needed, made;
    if (koers_indicator_begins(target->indicator) > 0 || !is_hopeless(&result->probability, projection->n_draws)) return;
    const double start = then->quantile[KOERS_Q50];
    koers_figures_difference(target->indicator, target->threshold - start, koers_judgement_error(KOERS_Q50, then->se_mean), voice,
                             needed);
    koers_figures_difference(target->indicator, result->median - start, koers_judgement_error(KOERS_Q50, now->se_mean), voice,
                             made);
    koers_remarks_add(list, KOERS_REMARK_DISTANCE, (koers_subject){KOERS_ABOUT_TARGET, result->target},
                      _("%s: from 2022 the target needs a change of %s; the median change is %s. That is why its chance is "
                        "close to nothing."),
                      koers_label_target(report->scenario, result->target, voice), needed, made);
}

void koers_distance_compare(koers_remarks *list, const koers_comparison_report *report, const koers_target_difference *difference)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *inputs = &report->base->inputs;
    const koers_target *target = &inputs->aims.target[difference->target];
    koers_figure needed, made;
    double start = 0;
    if (!is_hopeless(&difference->base, report->draws) || !is_hopeless(&difference->scenario, report->draws)) return;
    if (!koers_opening_value(target->indicator, &inputs->ground.facts, inputs->beliefs.prior[KOERS_P_UNEMPLOYMENT_START].a, &start))
        return;
    koers_figures_difference(target->indicator, target->threshold - start, 0, voice, needed);
    koers_figures_difference(target->indicator, difference->mean_difference, difference->mean_se, voice, made);
    koers_remarks_add(list, KOERS_REMARK_DISTANCE, (koers_subject){KOERS_ABOUT_TARGET, difference->target},
                      _("%s: from 2022 the target needs a change of %s; against the base this scenario makes %s (mean). That is "
                        "why the chance is close to nothing in both."),
                      koers_label_target(report->base, difference->target, voice), needed, made);
}
