/* Comparison: nothing where nothing differs, the differences of two separate runs, paired errors, intervals, costs. */
#include "chance_fixture.h"
#include "comparison_fixture.h"
#include "engine/gain.h"

/* All draws of a run of its own. */
static koers_sample separate(const koers_inputs *inputs)
{
    return fixture_simulated(inputs, koers_kernels_number(0), usual.seed, 0, N);
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
        assert_true(d->test_low == 0 && d->test_high == 0);
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
    qsort(x, N, sizeof *x, fixture_in_order);
    check_near(got->mean, sum / N, 1e-13 * scale);
    check_near(got->se, sqrt(squares / (N - 1) / N), 1e-12 * scale);
    check_same(got->p05, fixture_quantile(x, N, 0.05));
    check_same(got->p50, fixture_quantile(x, N, 0.50));
    check_same(got->p95, fixture_quantile(x, N, 0.95));
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
    assert_true(got->exact && got->n_draws == N && got->years.first == KOERS_START_YEAR && got->years.last == HORIZON);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_FIRST_YEAR; year <= HORIZON; year++)
            check_difference(&got->at[i][year - KOERS_START_YEAR], koers_sample_series(&one, (koers_indicator) i, year),
                             koers_sample_series(&other, (koers_indicator) i, year), koers_indicator_better((koers_indicator) i));
    fixture_sample_free(&one);
    fixture_sample_free(&other);
    test_free(got);
}

static int hits(const koers_sample *sample, const koers_target *target, int i)
{
    const double x = koers_sample_series(sample, target->indicator, target->year)[i];
    return target->direction == KOERS_AT_LEAST ? x >= target->threshold : x <= target->threshold;
}

/* Paired: d = (gained - lost) / n; its variance that of a variable with values 1, -1, 0. */
static void check_target(const koers_target_difference *got, int64_t base, int64_t scenario, int64_t gained, int64_t lost)
{
    const double d = (double) (gained - lost) / N, apart = (double) (gained + lost);
    assert_true(got->base.hits == base && got->scenario.hits == scenario && got->gained == gained && got->lost == lost);
    assert_true(got->base.draws == N && scenario - base == gained - lost);
    check_near(got->difference, d, 1e-15);
    check_near(got->se, sqrt((apart / N - d * d) / N), 1e-14);
    if (gained + lost == 0) {
        assert_true(got->low == 0 && got->high == 0 && got->test_low == 0 && got->test_high == 0);
        return;
    }
    const koers_gain gain = koers_gain_of(gained, lost, N);
    check_same(got->low, gain.low);
    check_same(got->high, gain.high);
    check_same(got->test_low, gain.test_low);
    check_same(got->test_high, gain.test_high);
    assert_true(got->low < got->difference && got->difference < got->high);
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
            const int a = t < 4 ? hits(&one, &base.aims.target[t], i) : all[0],
                      b = t < 4 ? hits(&other, &base.aims.target[t], i) : all[1];
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
    fixture_sample_free(&one);
    fixture_sample_free(&other);
    test_free(got);
}

/* ---- few draws */

static bool is_nan_or(double x, bool is_nan, double value)
{
    return is_nan ? isnan(x) : is_same(x, value);
}

static void check_few(const koers_comparison *got, int n)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_FIRST_YEAR; year <= HORIZON; year++) {
            const koers_difference *at = koers_comparison_at(got, (koers_indicator) i, year);
            assert_true(isfinite(at->mean) && at->p05 <= at->p50 && at->p50 <= at->p95);
            assert_true(isnan(at->se) == (n == 1));
            if (n == 1) assert_true(is_same(at->p05, at->mean) && is_same(at->p95, at->mean));
        }
    check_same(koers_comparison_at(got, KOERS_I_DWELLINGS_TOTAL, KOERS_START_YEAR)->se, 0); /* a fact needs no draws */
    for (size_t t = 0; t < got->n_targets; t++) {
        const koers_target_difference *d = &got->target[t];
        const koers_gain gain = koers_gain_of(d->gained, d->lost, n);
        assert_true(d->base.draws == n && isfinite(d->base.low) && isfinite(d->difference) && isfinite(d->cost_difference));
        assert_true(is_nan_or(d->se, n == 1, gain.se) && is_nan_or(d->low, n == 1, gain.low) &&
                    is_nan_or(d->high, n == 1, gain.high));
        assert_true(is_nan_or(d->test_low, n == 1, gain.test_low) && is_nan_or(d->test_high, n == 1, gain.test_high));
        assert_true(isnan(d->cost_se) == (n == 1) && isnan(d->saving_se) == (n == 1));
        assert_true(n > 1 || (isnan(d->cost_per_point) && isnan(d->cost_per_unit)));
    }
}

/* One draw differs from another by an unknown amount: no error, no interval, no price. Two and three have them, however wide. */
static void few_draws_have_no_error_or_a_wide_one(void **state)
{
    const koers_inputs base = with_near_targets(), scenario = more_of_everything();
    koers_study_options options = usual;
    (void) state;
    for (options.draws = 1; options.draws <= 3; options.draws++)
        for (options.seed = 1; options.seed <= 20; options.seed++) {
            koers_comparison *got = compare(&base, &scenario, &options), *none = compare(&base, &base, &options);
            check_few(got, (int) options.draws);
            check_few(none, (int) options.draws);
            check_same(none->at[KOERS_I_CARE_SHARE][5].p95, 0);
            test_free(got);
            test_free(none);
        }
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

/* The standard error of a sum over the years: from the draws' own sums of differences. */
static double error_of_sum(const koers_sample *base, const koers_sample *scenario, int indicator, int year)
{
    double sum[N] = {0}, mean = 0, squares = 0;
    for (int y = KOERS_FIRST_YEAR; y <= year; y++)
        for (size_t i = 0; i < N; i++) sum[i] += fixture_value(scenario, indicator, y, i) - fixture_value(base, indicator, y, i);
    for (int i = 0; i < N; i++) mean += sum[i] / N;
    for (int i = 0; i < N; i++) squares += (sum[i] - mean) * (sum[i] - mean);
    return sqrt(squares / (N - 1) / N);
}

static void costs_are_summed_to_the_targets_year(void **state)
{
    static const double unit[4] = {0.01, 0.01, 100, 100};
    const koers_inputs base = with_near_targets(), scenario = more_of_everything();
    koers_comparison *got = compare(&base, &scenario, &usual);
    const double allowance = 17500 * exp(0.05 * 0.05 / 2); /* the mean of its lognormal */
    koers_sample one = separate(&base), other = separate(&scenario);
    (void) state;
    for (size_t t = 0; t < got->n_targets; t++) {
        const koers_target_difference *d = &got->target[t];
        const int year = t < 4 ? base.aims.target[t].year : last_target(&base);
        assert_int_equal(d->year, year);
        const double cost = summed(got, KOERS_I_COST_TOTAL, year);
        check_near(d->cost_difference, cost, 1e-12 * fabs(cost));
        check_near(d->cost_se, error_of_sum(&one, &other, KOERS_I_COST_TOTAL, year), 1e-12 * fabs(cost));
        check_near(d->saving_se, allowance * error_of_sum(&one, &other, KOERS_I_ASSISTANCE_COUNT, year) / 1e6, 1e-9);
        check_near(d->saving_difference, -allowance * summed(got, KOERS_I_ASSISTANCE_COUNT, year) / 1e6, 1e-7);
        if (d->test_low > 0 || d->test_high < 0)
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
    assert_true(got->target[3].cost_se > 0 && got->target[2].saving_se > 0);
    fixture_sample_free(&one);
    fixture_sample_free(&other);
    test_free(got);
}

/* A cost is told per percentage point, per 100 benefits or dwellings, and of anything else per one. */
static void the_cost_per_unit_knows_each_unit(void **state)
{
    static const struct {
        koers_indicator indicator;
        double unit;
    } kind[] = {{KOERS_I_ASSISTANCE_SHARE, 0.01}, {KOERS_I_ACHIEVEMENT_SD, 1},  {KOERS_I_ASSISTANCE_COUNT, 100},
                {KOERS_I_ASSISTANCE_EXITS, 100},  {KOERS_I_ASSISTANCE_RATE, 1}, {KOERS_I_DWELLINGS_THOROUGH_TOTAL, 100},
                {KOERS_I_COST_SCHOOL, 1}};
    enum { KINDS = sizeof kind / sizeof *kind };
    koers_inputs base = fixture_baseline(HORIZON), scenario = more_of_everything();
    (void) state;
    fixture_lever(&scenario, KOERS_LEVER_LESSON_HOURS, 12);
    fixture_lever(&scenario, KOERS_LEVER_DWELLINGS_THOROUGH, 900);
    base.aims.n_targets = 0;
    for (int t = 0; t < KINDS; t++)
        base.aims.target[base.aims.n_targets++] = fixture_target(kind[t].indicator, 2030, KOERS_AT_LEAST, 0);
    koers_comparison *got = compare(&base, &scenario, &usual);
    const double cost = summed(got, KOERS_I_COST_TOTAL, 2030);
    for (int t = 0; t < KINDS; t++) {
        const double change = koers_comparison_at(got, kind[t].indicator, 2030)->mean;
        check_near(got->target[t].cost_per_unit, cost / (change / kind[t].unit), 1e-9 * fabs(got->target[t].cost_per_unit));
    }
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
    assert_int_equal(got->years.last, 2030);
    assert_int_equal(got->n_targets, 3);
    assert_true(got->target[0].target == 1 && got->target[1].target == 2 && got->target[2].target == -1);
    assert_true(got->target[2].year <= 2030 &&
                got->target[2].year == (got->target[0].year > got->target[1].year ? got->target[0].year : got->target[1].year));
    koers_comparison *swapped = compare(&scenario, &base, &usual);
    assert_int_equal(swapped->years.last, 2030);
    assert_int_equal(swapped->n_targets, 1); /* none of the scenario's four is due by 2030 */
    check_same(swapped->at[KOERS_I_CARE_SHARE][8].mean, -got->at[KOERS_I_CARE_SHARE][8].mean);
    assert_int_equal(swapped->target[0].base.hits, N); /* no target: all are met */
    test_free(got);
    test_free(swapped);
}

/* Three scenarios of different horizons: one set of targets, the same chances of the base beside each, and what is dropped is named.
 * Differences by year go as far as each pair does. */
static void one_set_of_targets_for_all_pairs(void **state)
{
    static const int horizon[3] = {2031, 2029, 2035};
    const koers_inputs base = with_near_targets(), more = more_of_everything();
    koers_inputs scenario[3] = {more, more, base};
    const koers_inputs *pointer[3] = {&scenario[0], &scenario[1], &scenario[2]};
    koers_comparison *got = test_malloc(3 * sizeof *got);
    (void) state;
    for (int i = 0; i < 3; i++) scenario[i].aims.horizon = horizon[i];
    assert_int_equal(compare_all(got, &base, pointer, 3, &usual, NULL), KOERS_OK);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(got[i].years.last, i == 1 ? 2029 : 2031);
        assert_int_equal(got[i].n_targets, 2); /* benefits in 2029; all together */
        assert_true(got[i].target[0].target == 2 && got[i].target[1].target == -1 && got[i].target[1].year == 2029);
        assert_memory_equal(&got[i].target[0].base, &got[0].target[0].base, sizeof got[0].target[0].base);
        assert_memory_equal(&got[i].target[1].base, &got[0].target[0].base, sizeof got[0].target[0].base);
        assert_true(got[i].n_dropped == 3 && got[i].dropped[0] == 0 && got[i].dropped[1] == 1 && got[i].dropped[2] == 3);
    }
    assert_true(got[0].target[0].base.hits > 0 && got[0].target[0].base.hits < N);
    assert_memory_equal(&got[0].target[1], &got[1].target[1], sizeof got[0].target[1]); /* the same plan, however far it is run */
    assert_true(koers_comparison_at(&got[0], KOERS_I_COST_TOTAL, 2031)->mean > 0);
    test_free(got);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_inputs_differ_by_exactly_nothing),
        cmocka_unit_test(before_a_change_differences_are_exactly_zero),
        cmocka_unit_test(differences_are_those_of_two_separate_runs),
        cmocka_unit_test(targets_are_paired),
        cmocka_unit_test(few_draws_have_no_error_or_a_wide_one),
        cmocka_unit_test(costs_are_summed_to_the_targets_year),
        cmocka_unit_test(the_cost_per_unit_knows_each_unit),
        cmocka_unit_test(the_nearer_horizon_counts),
        cmocka_unit_test(one_set_of_targets_for_all_pairs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
