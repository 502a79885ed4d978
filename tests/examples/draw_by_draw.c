/* One draw from beginning to end: what was believed, and what came of it. */
#include "open.h"

int main(void)
{
    enum { DRAW = 7 };
    const koers_study_options options = {.seed = 1, .draws = 100, .threads = 1};
    const koers_years years = {2022, 2031};
    koers_inputs inputs;
    const koers_inputs *world = &inputs;
    koers_trace trace = {0};
    koers_study *study = NULL;
    koers_status status = open_scenario("scenarios/full-plan.cfg", &inputs);
    if (status == KOERS_OK) status = koers_study_open(&study, &options, years);
    if (status == KOERS_OK) status = koers_trace_open(&trace, years, DRAW, 1);
    if (status == KOERS_OK) {
        const koers_observer observer = koers_trace_observer(&trace);
        status = koers_study_run(study, &world, 1, &observer, 1, NULL);
    }
    if (status == KOERS_OK) {
        printf("draw %d: a guarantee moves %.4f of the entrants; history read as %s\n", DRAW,
               koers_trace_parameter(&trace, KOERS_P_ADB_TECHNICAL, DRAW), koers_trace_derived(&trace, DRAW) ? "derived" : "published");
        for (int year = years.first; year <= years.last; year++)
            printf("%d  technical %.4f  benefits %.0f\n", year, koers_trace_value(&trace, KOERS_I_TECHNICAL_SHARE, year, DRAW),
                   koers_trace_value(&trace, KOERS_I_ASSISTANCE_COUNT, year, DRAW));
    }
    koers_trace_close(&trace);
    koers_study_close(study);
    return koers_status_exit(status);
}
