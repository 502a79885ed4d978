/* Two plans against a base, on the same draws: which targets come nearer, and what that costs. */
#include <stdlib.h>

#include "open.h"

enum { N = 2 };

int main(void)
{
    static const char *const path[N + 1] = {"scenarios/baseline.cfg", "scenarios/full-plan.cfg", "scenarios/intensified.cfg"};
    const koers_study_options options = {.seed = 1, .draws = 20000, .threads = 2, .futures_limit = (size_t) 64 << 20};
    static koers_inputs world[N + 1];
    const koers_inputs *const plans[N] = {&world[1], &world[2]};
    koers_comparison *comparison = calloc(N, sizeof *comparison);
    koers_study *study = NULL;
    koers_status status = comparison == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    for (int i = 0; i <= N && status == KOERS_OK; i++) status = open_scenario(path[i], &world[i]);
    if (status == KOERS_OK) status = koers_study_open(&study, &options, (koers_years){2022, 2031});
    if (status == KOERS_OK) status = koers_comparison_run(comparison, study, &world[0], plans, N, NULL);
    for (int i = 0; i < N && status == KOERS_OK; i++)
        for (size_t t = 0; t < comparison[i].n_targets; t++) {
            const koers_target_difference *target = &comparison[i].target[t];
            printf("%s, %s: %+.4f (%+.4f to %+.4f) for %+.0f million euros (error %.1f)\n", path[i + 1],
                   target->target < 0 ? "all targets" : koers_indicator_key(world[0].aims.target[target->target].indicator),
                   target->difference, target->low, target->high, target->cost_difference, target->cost_se);
        }
    koers_study_close(study);
    free(comparison);
    return koers_status_exit(status);
}
