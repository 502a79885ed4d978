/* What is a lever worth? The full plan, with more and more basic improvements from 2027 on; the same draws every time. */
#include "open.h"

int main(void)
{
    const koers_study_options options = {.seed = 1, .draws = 10000, .threads = 2, .futures_limit = (size_t) 64 << 20};
    const koers_quantity cost = koers_quantity_until(KOERS_I_COST_TOTAL, 2031);
    koers_inputs world;
    koers_study *study = NULL;
    koers_status status = open_scenario("scenarios/full-plan.cfg", &world);
    if (status == KOERS_OK) status = koers_study_open(&study, &options, (koers_years){2022, 2031});
    if (status == KOERS_OK) status = koers_study_keep(study, &world, 2026, NULL); /* what is past need not be run again */
    for (int more = 0; more <= 400 && status == KOERS_OK; more += 100) {
        koers_outlook outlook;
        koers_inputs other = world;
        for (int k = 2027 - 2022; k < KOERS_N_YEARS; k++) other.policy.lever[KOERS_LEVER_DWELLINGS_BASIC].at[k] += more;
        status = koers_outlook_run(&outlook, study, &other, &cost, 1, NULL);
        if (status != KOERS_OK) break;
        const koers_probability reached = koers_outlook_chance(&outlook, 3, KOERS_ALL_DRAWS); /* the fourth target: dwellings */
        printf("%3d a year more: chance %.4f (%.4f-%.4f), cost %.1f million euros (error %.1f)\n", more, reached.value, reached.low,
               reached.high, outlook.estimate[0].mean, outlook.estimate[0].se);
    }
    koers_study_close(study);
    return koers_status_exit(status);
}
