/* comparison - two scenarios on the same draws: differences draw by draw, so that common chance cancels. */
#ifndef KOERS_COMPARISON_H
#define KOERS_COMPARISON_H

#include "koers/inputs.h"
#include "koers/probability.h"
#include "koers/study.h"
#include "koers/summary.h"

/* Scenario minus base, one indicator in one year. */
typedef struct {
    double mean, se;         /* se = sd of the differences / sqrt(draws); nan for one draw */
    double p05, p50, p95;    /* of the differences                       */
    double share_better;     /* share of draws strictly better; nan where no direction is better */
} koers_difference;

/* One target of the base, asked of both. */
typedef struct {
    int target;                              /* index in the base's inputs.target; -1: all together      */
    int year;                                /* the target's; all together: the last of the targets that count,
                                                where there are none of the years that all reach */
    koers_probability base, scenario;
    int64_t gained, lost;                    /* draws that hit only in the scenario, only in the base      */
    double difference, se;                   /* of the probabilities, paired; se nan for one draw          */
    double low, high;                        /* of the difference, 95 %; 0..0 where no draw is gained or lost; nan for one draw */
    double test_low, test_high;              /* exact conditional test, 95 %, given gained + lost: whether there is a difference, not
                                                how large; within low..high; 0..0 and nan likewise */
    double mean_difference, mean_se;         /* of the indicator in the target's year; nan for all together */
    double median_difference;                /* median of the differences; nan for all together            */
    double cost_difference, cost_se;         /* mean of cost_total summed from 2023 to the target's year, million euros of 2023 */
    double cost_per_point;                   /* cost_difference / (100 difference); nan unless test_low..test_high excludes 0 */
    double cost_per_unit;                    /* cost_difference per unit of mean_difference (1 point of a share, 100 benefits,
                                                100 dwellings, else 1); nan unless mean_difference -+ 1.96 mean_se excludes 0 */
    double saving_difference, saving_se;     /* assistance_saving: allowance x benefits fewer, summed to the target's year; never
                                                netted against cost. Million euros of 2023. */
} koers_target_difference;

typedef struct {
    koers_years years;           /* of `at`: up to the nearer horizon of the two */
    int64_t n_draws;
    bool exact;
    koers_difference at[KOERS_N_INDICATORS][KOERS_N_YEARS];
    koers_estimate cost_until[KOERS_N_YEARS];       /* by k: cost_total summed from the first year projected, million euros */
    koers_estimate recipients_until[KOERS_N_YEARS]; /* assistance_count likewise, benefits                                   */
    size_t n_targets;            /* the base's targets that every scenario compared reaches, then all together */
    koers_target_difference target[KOERS_MAX_TARGETS + 1];
    size_t n_dropped;            /* the base's others: beyond the horizon of one of them, so asked of none */
    int dropped[KOERS_MAX_TARGETS]; /* their indices in the base's inputs.target, rising */
} koers_comparison;

/* self[i]: scenario[i] against the base, i < n. The base is simulated once as long as its draws can be kept beside those of a scenario,
 * else once more for each. Targets are the base's, up to the years that the base and all n reach: one set for all, so that the base's
 * own chances are the same beside each, and so is what "all together" means. Errors: those of koers_study_run. */
koers_status koers_comparison_run(koers_comparison *self, koers_study *study, const koers_inputs *base,
                                  const koers_inputs *const *scenario, size_t n, const koers_watch *watch) KOERS_MUST_USE;

/* The difference of an indicator in a year. Domain: its first year .. years.last. */
const koers_difference *koers_comparison_at(const koers_comparison *self, koers_indicator indicator, int year);

#endif
