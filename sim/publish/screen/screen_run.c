#include "publish/screen/screen_run.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/say.h"
#include "publish/screen/screen_money.h"
#include "publish/screen/screen_targets.h"
#include "publish/words/figures.h"
#include "publish/words/remarks.h"

static void add_title(koers_prose *prose, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    koers_figure draws, seed;
    koers_prose_heading(prose, 1, "%s", report->scenario->title[koers_voice_language(voice)]);
    koers_figures_all_draws(report->projection->n_draws, voice, draws);
    snprintf(seed, sizeof seed, "%" PRIu64, report->seed);
    koers_prose_byline(prose, _("scenario %s, projected to %d: %s, seed %s"), report->scenario->id, report->projection->years.last,
                       draws, seed);
    if (!report->projection->exact)
        koers_prose_byline(prose, "%s", _("medians and bands are estimates: there are more runs than memory was allowed for"));
}

koers_status koers_screen_run_tell(koers_prose *prose, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    koers_remarks remarks;
    const koers_status status = koers_remarks_run(&remarks, report);
    add_title(prose, report);
    koers_prose_inset(prose, 1);
    koers_screen_targets(prose, report);
    koers_screen_money(prose, report);
    koers_prose_heading(prose, 2, "%s", _("What to know when reading this"));
    for (size_t i = 0; i < remarks.n; i++) koers_prose_bullet(prose, "%s", remarks.item[i].text);
    koers_remarks_free(&remarks);
    return status;
}
