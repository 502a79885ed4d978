#include "publish/screen/screen_comparison.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "publish/screen/screen_differences.h"
#include "publish/screen/screen_synopsis.h"
#include "publish/words/disparity.h"
#include "publish/words/dropped.h"
#include "publish/words/figures.h"
#include "publish/words/remarks.h"

static bool same_targets(const koers_scenario *x, const koers_scenario *y)
{
    if (x->inputs.aims.n_targets != y->inputs.aims.n_targets || x->inputs.aims.horizon != y->inputs.aims.horizon) return false;
    for (int t = 0; t < x->inputs.aims.n_targets; t++) {
        const koers_target *a = &x->inputs.aims.target[t], *b = &y->inputs.aims.target[t];
        const bool same_aim = a->indicator == b->indicator && a->year == b->year && a->direction == b->direction;
        if (!same_aim || a->threshold < b->threshold || a->threshold > b->threshold) return false;
        if (strcmp(x->target_id[t], y->target_id[t]) != 0) return false;
    }
    return true;
}

/* Where targets or horizons differ, a difference of chances means something only for the same target in the same year. */
static void add_ground(koers_prose *prose, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    for (size_t i = 0; i < report->n; i++) {
        if (same_targets(report->base, report->scenario[i])) continue;
        koers_prose_byline(prose,
                           _("All are measured by the targets of the base, up to %d; a scenario's own targets are not compared"),
                           report->comparison[i].years.last);
        return;
    }
}

static void add_title(koers_prose *prose, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    koers_figure draws, seed;
    koers_prose_heading(prose, 1, _("Compared with: %s"), report->base->title[koers_voice_language(voice)]);
    koers_figures_all_draws(report->draws, voice, draws);
    snprintf(seed, sizeof seed, "%" PRIu64, report->seed);
    koers_prose_byline(prose, _("base %s, %s, the same chance for all scenarios, seed %s"), report->base_name, draws, seed);
    add_ground(prose, report);
}

static void add_dropped(koers_prose *prose, const koers_comparison_report *report)
{
    char *text = koers_dropped_text(report);
    if (text == NULL) prose->lost = true;
    if (text != NULL && text[0] != '\0') koers_prose_paragraph(prose, "%s", text);
    koers_free(text);
}

static koers_status add_scenario(koers_prose *prose, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    koers_prose_heading(prose, 2, "%s: %s", report->name[i], report->scenario[i]->title[koers_voice_language(voice)]);
    if (koers_disparity_is_none(&report->comparison[i])) {
        koers_figure draws;
        koers_figures_draws(report->draws, voice, draws);
        koers_prose_paragraph(
            prose, _("The scenarios do not differ: every indicator has the same value in every year in all of %s."), draws);
        return KOERS_OK;
    }
    koers_remarks remarks = {0};
    const koers_status status = report->brief ? KOERS_OK : koers_remarks_comparison(&remarks, report, i);
    koers_screen_chances(prose, report, i);
    koers_screen_effects(prose, report, i);
    for (size_t j = 0; j < remarks.n; j++) koers_prose_bullet(prose, "%s", remarks.item[j].text);
    koers_remarks_free(&remarks);
    return status;
}

koers_status koers_screen_comparison_tell(koers_prose *prose, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    add_title(prose, report);
    koers_prose_inset(prose, 1);
    koers_prose_heading(prose, 2, "%s", _("What they change"));
    koers_screen_synopsis(prose, report);
    add_dropped(prose, report);
    koers_prose_heading(prose, 2, "%s", _("Where the inputs differ"));
    koers_status status = koers_disparity_tell(prose, report);
    for (size_t i = 0; i < report->n && status == KOERS_OK; i++) status = add_scenario(prose, report, i);
    return status;
}
