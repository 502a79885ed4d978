/* Comparison: nothing where nothing differs, the differences of two separate runs, paired errors, intervals, costs. */
#include <stdlib.h>

#include "inputs_fixture.h"
#include "koers/comparison.h"
#include "base/memory.h"

enum { N = 400, HORIZON = 2031 };

static koers_inputs more_of_everything(void)
{
    koers_inputs inputs = fixture_baseline(HORIZON);
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.1);
    fixture_lever(&inputs, KOERS_LEVER_GUARANTEES_CARE, 400);
    fixture_lever(&inputs, KOERS_LEVER_WAGE_SUBSIDY_SCREENED, 800);
    fixture_lever(&inputs, KOERS_LEVER_DWELLINGS_BASIC, 900);
    return inputs;
}

static koers_inputs with_near_targets(void)
{
    koers_inputs inputs = fixture_baseline(HORIZON);
    inputs.aims.n_targets = 0;
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_TECHNICAL_SHARE, 2031, KOERS_AT_LEAST, 0.33);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_CARE_SHARE, 2030, KOERS_AT_LEAST, 0.14);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_ASSISTANCE_COUNT, 2029, KOERS_AT_MOST, 13000);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_DWELLINGS_TOTAL, 2031, KOERS_AT_LEAST, 37000);
    return inputs;
}

static koers_comparison *compare(const koers_inputs *base, const koers_inputs *scenario, const koers_study_options *options)
{
    koers_comparison *comparison = test_malloc(sizeof *comparison);
    assert_int_equal(koers_comparison_run(comparison, base, scenario, options, NULL), KOERS_OK);
    return comparison;
}

static const koers_study_options usual = {.seed = 6, .draws = N, .threads = 2};

/* All draws of a run of its own. */
static koers_sample separate(const koers_inputs *inputs)
{
    koers_sample sample;
    koers_model *model = koers_model_new(inputs, koers_kernels_number(0));
    koers_study_options options = usual;
    options.threads = 1;
    assert_int_equal(koers_sample_init(&sample, inputs->aims.horizon, N), KOERS_OK);
    koers_model_start(&inputs->ground.facts, sample.start);
    assert_int_equal(koers_ensemble_run(&options, model, 0, N, NULL, &sample), KOERS_OK);
    koers_model_delete(model);
    return sample;
}

static int in_order(const void *left, const void *right)
{
    const double a = *(const double *) left, b = *(const double *) right;
    return (a > b) - (a < b);
}

static double quantile(const double *sorted, double level)
{
    const double h = (N - 1) * level;
    const int j = (int) h;
    return sorted[j] + (h - j) * (sorted[j + 1] - sorted[j]);
}

/* ---- invariant 3 */

static void equal_inputs_differ_by_exactly_nothing(void **state)
{
    const koers_inputs base = more_of_everything();
    koers_comparison *got = compare(&base, &base, &usual);
    (void) state;
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) i); year <= HORIZON; year++) {
            const koers_difference *d = &got->at[i][year - KOERS_START_YEAR];
            assert_true(d->mean == 0 && d->se == 0 && d->p05 == 0 && d->p50 == 0 && d->p95 == 0);
            if (koers_indicator_better((koers_indicator) i) == KOERS_BETTER_NONE)
                assert_true(isnan(d->share_better));
            else
                check_same(d->share_better, 0);
        }
    assert_int_equal(got->n_targets, 5);
    for (size_t t = 0; t < got->n_targets; t++) {
        const koers_target_difference *d = &got->target[t];
        assert_true(d->gained == 0 && d->lost == 0 && d->difference == 0 && d->se == 0 && d->low == 0 && d->high == 0);
        assert_true(d->cost_difference == 0 && d->saving_difference == 0 && isnan(d->cost_per_point) && isnan(d->cost_per_unit));
        assert_int_equal(d->base.hits, d->scenario.hits);
    }
    test_free(got);
}

static void before_a_change_differences_are_exactly_zero(void **state)
{
    const koers_inputs base = fixture_baseline(HORIZON);
    koers_inputs later = more_of_everything();
    (void) state;
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        for (int k = 0; k < 5; k++) later.policy.lever[i].at[k] = base.policy.lever[i].at[k];
    koers_comparison *got = compare(&base, &later, &usual);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) i); year < 2027; year++)
            assert_true(got->at[i][year - KOERS_START_YEAR].mean == 0 && got->at[i][year - KOERS_START_YEAR].se == 0);
    assert_true(got->at[KOERS_I_COST_TOTAL][5].mean > 0 && got->at[KOERS_I_ASSISTANCE_COUNT][9].mean < 0);
    test_free(got);
}

/* ---- against two runs apart */

static void check_difference(const koers_difference *got, const double *base, const double *scenario, koers_better better)
{
    double x[N], sum = 0, squares = 0, scale = 0;
    int n_better = 0;
    for (int i = 0; i < N; i++) {
        x[i] = scenario[i] - base[i];
        sum += x[i];
        scale = fmax(scale, fabs(x[i]));
        n_better += better == KOERS_BETTER_HIGHER ? x[i] > 0 : x[i] < 0;
    }
    for (int i = 0; i < N; i++) squares += (x[i] - sum / N) * (x[i] - sum / N);
    qsort(x, N, sizeof *x, in_order);
    check_near(got->mean, sum / N, 1e-13 * scale);
    check_near(got->se, sqrt(squares / (N - 1) / N), 1e-12 * scale);
    check_same(got->p05, quantile(x, 0.05));
    check_same(got->p50, quantile(x, 0.50));
    check_same(got->p95, quantile(x, 0.95));
    if (better != KOERS_BETTER_NONE)
        check_same(got->share_better, (double) n_better / N);
    else
        assert_true(isnan(got->share_better));
}

static void differences_are_those_of_two_separate_runs(void **state)
{
    const koers_inputs base = fixture_baseline(HORIZON), scenario = more_of_everything();
    koers_sample one = separate(&base), other = separate(&scenario);
    koers_comparison *got = compare(&base, &scenario, &usual);
    (void) state;
    assert_true(got->exact && got->n_draws == N && got->horizon == HORIZON);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_FIRST_YEAR; year <= HORIZON; year++)
            check_difference(&got->at[i][year - KOERS_START_YEAR], koers_sample_series(&one, (koers_indicator) i, year),
                             koers_sample_series(&other, (koers_indicator) i, year), koers_indicator_better((koers_indicator) i));
    koers_sample_free(&one);
    koers_sample_free(&other);
    test_free(got);
}

static int hits(const koers_sample *sample, const koers_target *target, int i)
{
    const double x = koers_sample_series(sample, target->indicator, target->year)[i];
    return target->direction == KOERS_AT_LEAST ? x >= target->threshold : x <= target->threshold;
}

/* Paired: d = (gained - lost) / n; its variance that of a variable with values 1, -1, 0. The interval: given gained + lost, gained
 * is binomial with share (1 + theta) / 2, and d = theta (gained + lost) / n. */
static void check_target(const koers_target_difference *got, int64_t base, int64_t scenario, int64_t gained, int64_t lost)
{
    const double d = (double) (gained - lost) / N, apart = (double) (gained + lost);
    assert_true(got->base.hits == base && got->scenario.hits == scenario && got->gained == gained && got->lost == lost);
    assert_true(got->base.draws == N && scenario - base == gained - lost);
    check_near(got->difference, d, 1e-15);
    check_near(got->se, sqrt((apart / N - d * d) / N), 1e-14);
    if (gained + lost == 0) {
        assert_true(got->low == 0 && got->high == 0 && got->shown_low == 0 && got->shown_high == 0);
        return;
    }
    const koers_probability part = koers_probability_of(gained, gained + lost);
    check_near(got->low, (2 * part.low - 1) * apart / N, 1e-15);
    check_near(got->high, (2 * part.high - 1) * apart / N, 1e-15);
    assert_true(got->low <= got->difference && got->difference <= got->high);
    check_near(got->shown_low, fmin(got->low, d - 1.959963984540054 * got->se), 1e-15);
    check_near(got->shown_high, fmax(got->high, d + 1.959963984540054 * got->se), 1e-15);
}

static void targets_are_paired(void **state)
{
    const koers_inputs base = with_near_targets(), scenario = more_of_everything();
    koers_sample one = separate(&base), other = separate(&scenario);
    koers_comparison *got = compare(&base, &scenario, &usual);
    int64_t count[5][4] = {{0}};
    (void) state;
    for (int i = 0; i < N; i++) {
        int all[2] = {1, 1};
        for (int t = 0; t < 5; t++) {
            const int a = t < 4 ? hits(&one, &base.aims.target[t], i) : all[0], b = t < 4 ? hits(&other, &base.aims.target[t], i) : all[1];
            all[0] &= a, all[1] &= b;
            count[t][0] += a, count[t][1] += b, count[t][2] += b && !a, count[t][3] += a && !b;
        }
    }
    assert_int_equal(got->n_targets, 5);
    for (int t = 0; t < 5; t++) {
        assert_int_equal(got->target[t].target, t < 4 ? t : -1);
        check_target(&got->target[t], count[t][0], count[t][1], count[t][2], count[t][3]);
    }
    assert_true(count[0][2] > 10 && count[1][3] > 0 && count[3][2] > 10); /* the cases are there */
    koers_sample_free(&one);
    koers_sample_free(&other);
    test_free(got);
}

/* ---- money */

static double summed(const koers_comparison *comparison, koers_indicator indicator, int year)
{
    double sum = 0;
    for (int k = 1; k <= year - KOERS_START_YEAR; k++) sum += comparison->at[indicator][k].mean;
    return sum;
}

static int last_target(const koers_inputs *inputs)
{
    int last = 0;
    for (int t = 0; t < inputs->aims.n_targets; t++) last = inputs->aims.target[t].year > last ? inputs->aims.target[t].year : last;
    return last;
}

static void costs_are_summed_to_the_targets_year(void **state)
{
    static const double unit[4] = {0.01, 0.01, 100, 100};
    const koers_inputs base = with_near_targets(), scenario = more_of_everything();
    koers_comparison *got = compare(&base, &scenario, &usual);
    const double allowance = 17500 * exp(0.05 * 0.05 / 2); /* the mean of its lognormal */
    (void) state;
    for (size_t t = 0; t < got->n_targets; t++) {
        const koers_target_difference *d = &got->target[t];
        const int year = t < 4 ? base.aims.target[t].year : last_target(&base);
        assert_int_equal(d->year, year);
        const double cost = summed(got, KOERS_I_COST_TOTAL, year);
        check_near(d->cost_difference, cost, 1e-12 * fabs(cost));
        check_near(d->saving_difference, -allowance * summed(got, KOERS_I_ASSISTANCE_COUNT, year) / 1e6, 1e-7);
        if (d->low > 0 || d->high < 0)
            check_near(d->cost_per_point, cost / (100 * d->difference), 1e-9 * fabs(cost));
        else
            assert_true(isnan(d->cost_per_point));
        if (t == 4) {
            assert_true(isnan(d->mean_difference) && isnan(d->mean_se) && isnan(d->median_difference) && isnan(d->cost_per_unit));
            continue;
        }
        const koers_difference *at = &got->at[base.aims.target[t].indicator][year - KOERS_START_YEAR];
        check_same(d->mean_difference, at->mean);
        check_same(d->mean_se, at->se);
        check_same(d->median_difference, at->p50);
        if (fabs(at->mean) > 1.96 * at->se) check_near(d->cost_per_unit * at->mean / unit[t], cost, 1e-10 * fabs(cost));
    }
    assert_true(got->target[3].cost_per_point > 0 && got->target[2].saving_difference > 0);
    test_free(got);
}

/* The nearer horizon counts, and of the base's targets those up to it; numbers stay those of the base's list. */
static void the_nearer_horizon_counts(void **state)
{
    koers_inputs base = with_near_targets(), scenario = more_of_everything();
    (void) state;
    base.aims.horizon = 2040;
    scenario.aims.horizon = 2030;
    koers_comparison *got = compare(&base, &scenario, &usual);
    assert_int_equal(got->horizon, 2030);
    assert_int_equal(got->n_targets, 3);
    assert_true(got->target[0].target == 1 && got->target[1].target == 2 && got->target[2].target == -1);
    assert_true(got->target[2].year <= 2030 &&
                got->target[2].year == (got->target[0].year > got->target[1].year ? got->target[0].year : got->target[1].year));
    koers_comparison *swapped = compare(&scenario, &base, &usual);
    assert_int_equal(swapped->horizon, 2030);
    assert_int_equal(swapped->n_targets, 1); /* none of the scenario's four is due by 2030 */
    check_same(swapped->at[KOERS_I_CARE_SHARE][8].mean, -got->at[KOERS_I_CARE_SHARE][8].mean);
    assert_int_equal(swapped->target[0].base.hits, N); /* no target: all are met */
    test_free(got);
    test_free(swapped);
}

/* ---- the same on any machine, in waves, and when it cannot */

static void options_change_no_bit(void **state)
{
    const koers_inputs base = with_near_targets(), scenario = more_of_everything();
    koers_comparison *expected = compare(&base, &scenario, &usual);
    (void) state;
    for (int i = 0; i < 4; i++) {
        const koers_study_options options = {
            .seed = 6, .draws = N, .threads = 1 + 3 * i, .block = 1 + 85 * i, .kernels = koers_kernels_number(i % 3)};
        koers_comparison *got = compare(&base, &scenario, &options);
        assert_memory_equal(got, expected, sizeof *got);
        test_free(got);
    }
    test_free(expected);
}

static void waves_give_the_same_means_and_hits(void **state)
{
    koers_inputs base = fixture_baseline(2023), scenario = more_of_everything();
    koers_study_options options = {.seed = 2, .draws = KOERS_WAVE + 3000, .threads = 2};
    (void) state;
    scenario.aims.horizon = 2023;
    base.aims.target[base.aims.n_targets++] = fixture_target(KOERS_I_ASSISTANCE_COUNT, 2023, KOERS_AT_MOST, 13200);
    koers_comparison *exact = compare(&base, &scenario, &options);
    options.sample_limit = 1;
    koers_comparison *waves = compare(&base, &scenario, &options);
    assert_true(exact->exact && !waves->exact);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const koers_difference *a = &exact->at[i][1], *b = &waves->at[i][1];
        assert_true(is_same(a->mean, b->mean) && is_same(a->se, b->se) && is_same(a->share_better, b->share_better));
        const double sd = a->se * sqrt((double) options.draws); /* tolerance: as for a projection (test_projection.c) */
        check_near(a->p05, b->p05, 2e-3 * sd);
        check_near(a->p50, b->p50, 2e-3 * sd);
        check_near(a->p95, b->p95, 2e-3 * sd);
    }
    for (size_t t = 0; t < exact->n_targets; t++) {
        assert_int_equal(exact->target[t].gained, waves->target[t].gained);
        check_same(exact->target[t].cost_difference, waves->target[t].cost_difference);
    }
    test_free(exact);
    test_free(waves);
}

static bool always(void *context)
{
    (void) context;
    return true;
}

static void it_can_be_cancelled(void **state)
{
    const koers_inputs base = fixture_baseline(2023);
    const koers_watch watch = {.cancelled = always, .from = 0, .to = 1};
    koers_comparison *comparison = test_malloc(sizeof *comparison);
    (void) state;
    assert_int_equal(koers_comparison_run(comparison, &base, &base, &usual, &watch), KOERS_INTERRUPTED);
    test_free(comparison);
}

static void every_allocation_may_fail(void **state)
{
    const koers_inputs base = fixture_baseline(2023);
    koers_comparison *comparison = test_malloc(sizeof *comparison);
    (void) state;
    for (int threads = 1; threads <= 2; threads++) {
        const koers_study_options options = {.seed = 1, .draws = 40, .threads = threads, .block = 16};
        long k = 1;
        for (;; k++) {
            koers_memory_fail_at(k);
            const koers_status status = koers_comparison_run(comparison, &base, &base, &options, NULL);
            if (status == KOERS_OK) break;
            assert_int_equal(status, KOERS_NO_MEMORY);
            assert_true(k < 2000);
        }
        assert_true(koers_memory_fail_at(0) == k - 1);
    }
    test_free(comparison);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_inputs_differ_by_exactly_nothing),
        cmocka_unit_test(before_a_change_differences_are_exactly_zero),
        cmocka_unit_test(differences_are_those_of_two_separate_runs),
        cmocka_unit_test(targets_are_paired),
        cmocka_unit_test(costs_are_summed_to_the_targets_year),
        cmocka_unit_test(the_nearer_horizon_counts),
        cmocka_unit_test(options_change_no_bit),
        cmocka_unit_test(waves_give_the_same_means_and_hits),
        cmocka_unit_test(it_can_be_cancelled),
        cmocka_unit_test(every_allocation_may_fail),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
