#include "publish/words/remarks.h"

#include "base/say.h"
#include "publish/words/competition.h"
#include "publish/words/distance.h"
#include "publish/words/feasibility.h"
#include "publish/words/ledger.h"
#include "publish/words/pace.h"
#include "publish/words/readings.h"
#include "publish/words/relocation.h"

static void remark_chance(koers_remarks *self, const koers_voice *voice)
{
    koers_remarks_add(self, KOERS_REMARK_CHANCE, (koers_subject){KOERS_ABOUT_ALL, 0}, "%s",
                      _("A chance is the share of simulated futures in which the target is reached, given this model and its "
                        "assumptions; the interval is the error of simulating, not that of the model."));
}

/* Of pace and competition once is enough: they say the same of every target that they are about. */
koers_status koers_remarks_run(koers_remarks *self, const koers_run_report *report)
{
    const koers_projection *projection = report->projection;
    bool paced = false, competed = false;
    *self = (koers_remarks){0};
    remark_chance(self, report->voice);
    koers_relocation_remark(self, report);
    koers_ledger_remark_shortage(self, report);
    koers_feasibility_remark(self, report);
    for (size_t i = 0; i < projection->n_results; i++) {
        const koers_target_result *result = &projection->result[i];
        if (result->target < 0 || result->reading != KOERS_ALL_DRAWS) continue;
        koers_distance_remark(self, report, result);
        paced = paced || koers_pace_remark(self, report, result->target);
        competed = competed || koers_competition_remark(self, report, result->target);
        koers_readings_remark(self, report, result->target);
    }
    return self->lost ? KOERS_NO_MEMORY : KOERS_OK;
}

koers_status koers_remarks_comparison(koers_remarks *self, const koers_comparison_report *report, size_t i)
{
    const koers_comparison *comparison = &report->comparison[i];
    bool paced = false, competed = false;
    *self = (koers_remarks){0};
    koers_ledger_remark_saving(self, report, i);
    koers_ledger_remark_funding(self, report, i);
    koers_feasibility_compare(self, report, i);
    for (size_t j = 0; j < comparison->n_targets; j++) {
        const koers_target_difference *difference = &comparison->target[j];
        if (difference->target < 0) continue;
        paced = paced || koers_pace_compare(self, report, i, difference);
        competed = competed || koers_competition_compare(self, report, i, difference);
        koers_distance_compare(self, report, difference);
    }
    return self->lost ? KOERS_NO_MEMORY : KOERS_OK;
}
