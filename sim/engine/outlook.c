#include "koers/outlook.h"

#include "engine/account.h"
#include "engine/score.h"

static void write_result(koers_outlook *self, const koers_score *score, const koers_account *account)
{
    const koers_score_count *count = &score->count;
    *self = (koers_outlook){.n_targets = score->aims->n_targets, .n_estimates = (int32_t) account->n};
    for (int r = 0; r < KOERS_N_READINGS; r++) {
        self->draws[r] = count->draws.of[r];
        for (int t = 0; t < self->n_targets; t++) self->hits[t][r] = count->target[t].of[r];
        self->together[r] = count->together.of[r];
    }
    for (size_t i = 0; i < account->n; i++) self->estimate[i] = koers_account_estimate(account, i);
}

koers_status koers_outlook_run(koers_outlook *self, koers_study *study, const koers_inputs *inputs, const koers_quantity *quantity,
                               size_t n, const koers_watch *watch)
{
    koers_score score;
    koers_account account;
    KOERS_BUG_UNLESS(n <= KOERS_MAX_QUANTITIES);
    for (size_t i = 0; i < n; i++)
        KOERS_BUG_UNLESS(quantity[i].year >= inputs->ground.start_year && quantity[i].year <= inputs->aims.horizon);
    koers_score_init(&score, &inputs->aims);
    koers_account_init(&account, quantity, n);
    const koers_observer observers[] = {koers_score_observer(&score), koers_account_observer(&account)};
    const koers_status status = koers_study_run(study, &inputs, 1, observers, 2, watch);
    if (status == KOERS_OK) write_result(self, &score, &account);
    koers_score_free(&score);
    koers_account_free(&account);
    return status;
}

koers_probability koers_outlook_chance(const koers_outlook *self, int target, koers_reading reading)
{
    KOERS_BUG_UNLESS(target < self->n_targets);
    return koers_probability_of(target < 0 ? self->together[reading] : self->hits[target][reading], self->draws[reading]);
}
