/* Projection: the same bits for any threads, blocks and instruction sets; the numbers against the draws themselves; sums over years;
 * sketched runs; being cancelled; every allocation failing once. */
#include "chance_fixture.h"
#include "inputs_fixture.h"
#include "koers/projection.h"
#include "study_fixture.h"

static koers_inputs plan(int horizon)
{
    koers_inputs inputs = fixture_baseline(horizon);
    fixture_lever(&inputs, KOERS_LEVER_GUARANTEES_TECHNICAL, 600);
    fixture_lever(&inputs, KOERS_LEVER_TECHNICAL_RECRUITMENT, 0.1);
    fixture_budget(&inputs, KOERS_SCHOOL, 15, 12, 3);
    inputs.policy.state_match = (koers_state_match){.probability = 0.6, .year = 2024, .remaining = 0.3, .municipal_remaining = 0.9};
    inputs.aims.n_targets = 0;
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_TECHNICAL_SHARE, horizon, KOERS_AT_LEAST, 0.33);
    inputs.aims.target[inputs.aims.n_targets++] = fixture_target(KOERS_I_ASSISTANCE_COUNT, horizon, KOERS_AT_MOST, 13500);
    inputs.aims.target[inputs.aims.n_targets++] =
        fixture_target(KOERS_I_ASSISTANCE_COUNT, 2022, KOERS_AT_MOST, 13292); /* a fact: met */
    return inputs;
}

/* What the sink was given: a copy of all draws. */
typedef struct {
    koers_sample all;
    int n_parts;
    koers_status answer;
} keeper;

static koers_status keep(void *context, const koers_sample *part, int64_t first)
{
    keeper *self = context;
    self->n_parts++;
    if (self->all.values == NULL) return self->answer;
    for (size_t s = 0; s < part->n_series; s++)
        memcpy(self->all.values + s * self->all.capacity + first, part->values + s * part->capacity, part->n * sizeof(double));
    memcpy(self->all.reading + first, part->reading, part->n);
    memcpy(self->all.start, part->start, sizeof part->start);
    self->all.n = (size_t) first + part->n;
    return self->answer;
}

/* In a study of its own. */
static koers_status project(koers_projection *projection, const koers_inputs *inputs, const koers_study_options *options,
                            const koers_watch *watch, const koers_sample_sink *sink)
{
    koers_study *study = NULL;
    koers_status status = koers_study_open(&study, options, (koers_years){inputs->ground.start_year, inputs->aims.horizon});
    if (status == KOERS_OK) status = koers_projection_run(projection, study, inputs, watch, sink);
    koers_study_close(study);
    return status;
}

static koers_projection *run(const koers_inputs *inputs, const koers_study_options *options, keeper *kept)
{
    koers_projection *projection = test_malloc(sizeof *projection);
    const koers_sample_sink sink = {keep, kept};
    assert_int_equal(project(projection, inputs, options, NULL, kept == NULL ? NULL : &sink), KOERS_OK);
    return projection;
}

/* ---- invariant 5 */

static void options_change_no_bit(void **state)
{
    static const int threads[] = {1, 2, 7}, blocks[] = {0, 1, 37, 64, 255, 256};
    const koers_inputs inputs = plan(2025);
    koers_study_options options = {.seed = 3, .draws = 1001, .threads = 1, .instructions = 1};
    koers_projection *expected = run(&inputs, &options, NULL);
    (void) state;
    for (int t = 0; t < 3; t++)
        for (int b = 0; b < 6; b++) {
            options.threads = threads[t];
            options.block = blocks[b];
            options.instructions = (t + b) % 4 == 3 ? 0 : fixture_instructions(t + b);
            koers_projection *got = run(&inputs, &options, NULL);
            assert_memory_equal(got, expected, sizeof *got);
            test_free(got);
        }
    test_free(expected);
}

/* Draw by draw what the model gives by itself, also in a longer run. */
static void the_draws_are_those_of_the_model(void **state)
{
    const koers_inputs inputs = plan(2024);
    koers_study_options options = {.seed = 3, .threads = 2, .block = 64};
    koers_sample expected = fixture_simulated(&inputs, koers_kernels_number(0), 3, 0, 700);
    (void) state;
    for (size_t n = 300; n <= 700; n += 400) {
        keeper kept = {.all = fixture_sample(2024, n)};
        options.draws = (int64_t) n;
        test_free(run(&inputs, &options, &kept));
        for (size_t s = 0; s < kept.all.n_series; s++)
            assert_memory_equal(kept.all.values + s * n, expected.values + s * 700, n * sizeof(double));
        assert_memory_equal(kept.all.reading, expected.reading, n);
        assert_memory_equal(kept.all.start, expected.start, sizeof expected.start);
        fixture_sample_free(&kept.all);
    }
    fixture_sample_free(&expected);
}

/* ---- the numbers */

/* Mean and sd within rounding of n = 500 terms, quantiles exactly. One draw has no sd that one could know. */
static void check_summary(const koers_summary *summary, const double *x, size_t n)
{
    double *sorted = test_malloc(n * sizeof *sorted), sum = 0, squares = 0, scale = 0;
    memcpy(sorted, x, n * sizeof *x);
    qsort(sorted, n, sizeof *sorted, fixture_in_order);
    for (size_t i = 0; i < n; i++) sum += x[i], scale = fmax(scale, fabs(x[i]));
    for (size_t i = 0; i < n; i++) squares += (x[i] - sum / (double) n) * (x[i] - sum / (double) n);
    check_near(summary->mean, sum / (double) n, 1e-13 * scale);
    if (n == 1) {
        assert_true(isnan(summary->sd) && isnan(summary->se_mean));
    } else {
        check_near(summary->sd, sqrt(squares / ((double) n - 1)), 1e-12 * scale);
        check_near(summary->se_mean, summary->sd / sqrt((double) n), 1e-15 * scale);
    }
    for (int q = 0; q < KOERS_N_QUANTILES; q++)
        check_near(summary->quantile[q], fixture_quantile(sorted, n, koers_quantile_level[q]), 0);
    test_free(sorted);
}

static void check_summaries(size_t n)
{
    const koers_inputs inputs = plan(2026);
    const koers_study_options options = {.seed = 8, .draws = (int64_t) n, .threads = 2};
    keeper kept = {.all = fixture_sample(2026, n)};
    koers_projection *got = run(&inputs, &options, &kept);
    assert_true(got->exact && got->years.first == 2022 && got->years.last == 2026 && got->n_draws == (int64_t) n &&
                kept.n_parts == 1);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = KOERS_START_YEAR + koers_indicator_begins((koers_indicator) i); year <= 2026; year++) {
            const double *x = koers_sample_series(&kept.all, (koers_indicator) i, year);
            const koers_summary *summary = &got->at[i][year - KOERS_START_YEAR];
            if (x != NULL)
                check_summary(summary, x, n);
            else
                assert_true(is_same(summary->mean, kept.all.start[i]) && summary->sd == 0 &&
                            is_same(summary->quantile[2], kept.all.start[i]));
        }
    fixture_sample_free(&kept.all);
    test_free(got);
}

static void summaries_are_those_of_the_draws(void **state)
{
    static const size_t sizes[] = {1, 2, 3, 500};
    (void) state;
    for (int i = 0; i < 4; i++) check_summaries(sizes[i]);
}

/* Sums over years: the mean is the sum of the yearly means; the error is that of the draws' own sums, taken here from the draws
 * themselves. Years of one draw go together, so that is more than the errors of the years added as if they did not. */
static void sums_have_the_error_of_the_draws_own_sums(void **state)
{
    enum { N = 500 };
    const koers_inputs inputs = plan(2030);
    const koers_study_options options = {.seed = 8, .draws = N, .threads = 2};
    keeper kept = {.all = fixture_sample(2030, N)};
    (void) state;
    koers_projection *got = run(&inputs, &options, &kept);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        double sums[N] = {0}, expected = 0, apart = 0;
        if (!koers_quantity_can_sum((koers_indicator) i)) continue;
        for (int year = 2023; year <= 2030; year++) {
            const double *x = koers_sample_series(&kept.all, (koers_indicator) i, year);
            const koers_summary *summary = koers_projection_at(got, (koers_indicator) i, year);
            const koers_quantity until = koers_quantity_until((koers_indicator) i, year),
                                 in = koers_quantity_in((koers_indicator) i, year);
            const koers_estimate sum = koers_projection_estimate(got, &until), now = koers_projection_estimate(got, &in);
            double mean = 0, squares = 0;
            for (int d = 0; d < N; d++) sums[d] += x[d], mean += sums[d] / N;
            for (int d = 0; d < N; d++) squares += (sums[d] - mean) * (sums[d] - mean);
            expected += summary->mean;
            apart += summary->se_mean * summary->se_mean;
            check_same(now.mean, summary->mean);
            check_same(now.se, summary->se_mean);
            check_same(sum.mean, expected);
            check_near(sum.mean, mean, 1e-13 * fabs(mean));
            check_near(sum.se, sqrt(squares / (N - 1) / N), 1e-12 * fabs(mean));
            if (i == KOERS_I_COST_TOTAL && year > 2025) assert_true(sum.se > 1.2 * sqrt(apart));
        }
    }
    fixture_sample_free(&kept.all);
    test_free(got);
}

static void check_result(const koers_target_result *result, const koers_sample *sample, const koers_target *target)
{
    const double *x = koers_sample_series(sample, target->indicator, target->year);
    double *taken = test_malloc(sample->n * sizeof *taken);
    int64_t draws = 0, hits = 0;
    for (size_t i = 0; i < sample->n; i++) {
        const double value = x != NULL ? x[i] : sample->start[target->indicator];
        if (result->reading == KOERS_READING_DERIVED && !sample->reading[i]) continue;
        if (result->reading == KOERS_READING_PUBLIC && sample->reading[i]) continue;
        taken[draws++] = value;
        hits += target->direction == KOERS_AT_LEAST ? value >= target->threshold : value <= target->threshold;
    }
    qsort(taken, (size_t) draws, sizeof *taken, fixture_in_order);
    const double median = draws % 2 ? taken[draws / 2] : taken[draws / 2 - 1] + 0.5 * (taken[draws / 2] - taken[draws / 2 - 1]);
    const koers_probability expected = koers_probability_of(hits, draws);
    assert_true(result->probability.draws == draws && result->probability.hits == hits);
    check_same(result->probability.low, expected.low);
    check_same(result->median, median);
    check_same(result->gap, target->direction == KOERS_AT_LEAST ? target->threshold - median : median - target->threshold);
    test_free(taken);
}

static void targets_are_counted_per_reading_and_together(void **state)
{
    enum { N = 700 };
    const koers_inputs inputs = plan(2027);
    const koers_study_options options = {.seed = 9, .draws = N, .threads = 1};
    keeper kept = {.all = fixture_sample(2027, N)};
    int64_t together = 0;
    (void) state;
    koers_projection *got = run(&inputs, &options, &kept);
    assert_int_equal(got->n_results, 3 + 2 + 1);
    for (size_t r = 0; r + 1 < got->n_results; r++)
        check_result(&got->result[r], &kept.all, &inputs.aims.target[got->result[r].target]);
    assert_true(got->result[3].reading == KOERS_READING_DERIVED && got->result[4].reading == KOERS_READING_PUBLIC);
    assert_int_equal(got->result[3].probability.draws + got->result[4].probability.draws, N);
    assert_int_equal(got->result[3].probability.hits + got->result[4].probability.hits, got->result[0].probability.hits);
    assert_int_equal(got->result[2].probability.hits, N); /* a bound is met by equality */
    for (size_t i = 0; i < N; i++)
        together += koers_sample_series(&kept.all, KOERS_I_TECHNICAL_SHARE, 2027)[i] >= 0.33 &&
                    koers_sample_series(&kept.all, KOERS_I_ASSISTANCE_COUNT, 2027)[i] <= 13500;
    const koers_target_result *all = &got->result[got->n_results - 1];
    assert_true(all->target == -1 && all->probability.hits == together && isnan(all->median) && isnan(all->gap));
    assert_true(got->result[0].probability.hits > 0 && got->result[0].probability.hits < N);
    fixture_sample_free(&kept.all);
    test_free(got);
}

static void a_reading_without_draws_has_no_answer(void **state)
{
    koers_inputs inputs = plan(2023);
    const koers_study_options options = {.seed = 9, .draws = 1, .threads = 1};
    (void) state;
    inputs.beliefs.prior[KOERS_P_TECHNICAL_READING_WEIGHT] = fixture_fixed(1);
    koers_projection *got = run(&inputs, &options, NULL);
    assert_int_equal(got->result[4].probability.draws, 0);
    assert_true(isnan(got->result[4].probability.value) && isnan(got->result[4].median) && isnan(got->result[4].gap));
    check_same(got->at[KOERS_I_CARE_SHARE][1].quantile[0], got->at[KOERS_I_CARE_SHARE][1].quantile[6]);
    test_free(got);
}

/* One, two and three draws, of which a reading of history has none, one or more: every answer that can be given is, and errors are told
 * where there is more than one draw. */
static void few_draws_say_what_they_can(void **state)
{
    const koers_inputs inputs = plan(2024);
    size_t empty = 0, of_two = 0;
    (void) state;
    for (uint64_t seed = 1; seed <= 20; seed++)
        for (size_t n = 1; n <= 3; n++) {
            const koers_study_options options = {.seed = seed, .draws = (int64_t) n, .threads = 2};
            keeper kept = {.all = fixture_sample(2024, n)};
            koers_projection *got = run(&inputs, &options, &kept);
            for (size_t r = 0; r + 1 < got->n_results; r++) {
                if (got->result[r].probability.draws > 0)
                    check_result(&got->result[r], &kept.all, &inputs.aims.target[got->result[r].target]);
                empty += got->result[r].probability.draws == 0 && isnan(got->result[r].median) && isnan(got->result[r].gap);
                of_two += got->result[r].reading != KOERS_ALL_DRAWS && got->result[r].probability.draws == 2;
            }
            assert_true(isnan(got->until[KOERS_I_COST_TOTAL][2].se) == (n == 1));
            assert_true(isfinite(got->until[KOERS_I_COST_TOTAL][2].mean) && kept.n_parts == 1);
            fixture_sample_free(&kept.all);
            test_free(got);
        }
    assert_true(empty > 20 && of_two > 10); /* the cases are there */
}

/* Beyond the limit draws come in waves and quantiles from a sketch: means, sds, hits, bounds are the same to the bit; a quantile is
 * off by at most a bin (3e-5 of the range of the first 32,768 draws) and the distance of neighbouring draws. */
static void a_sketched_run_agrees_with_an_exact_one(void **state)
{
    koers_inputs inputs = plan(2023);
    koers_study_options options = {.seed = 4, .draws = FIXTURE_WAVE + 5000, .threads = 2};
    keeper parts = {0};
    (void) state;
    koers_projection *exact = run(&inputs, &options, NULL);
    options.sample_limit = 1;
    koers_projection *sketched = run(&inputs, &options, &parts);
    options.threads = 3;
    options.block = 100;
    koers_projection *again = run(&inputs, &options, &parts);
    assert_true(exact->exact && !sketched->exact && parts.n_parts == 4);
    assert_memory_equal(again, sketched, sizeof *again);
    assert_memory_equal(exact->until, sketched->until, sizeof exact->until);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int k = koers_indicator_begins((koers_indicator) i); k <= 1; k++) {
            const koers_summary *a = &exact->at[i][k], *b = &sketched->at[i][k];
            check_same(a->mean, b->mean);
            check_same(a->sd, b->sd);
            check_same(a->se_mean, b->se_mean);
            /* 38,000 draws span about 8.5 sd, long tails 20: a bin is below 6e-4 sd; at the 5 % point neighbours lie 1 / (n phi) =
             * 2.6e-4 sd apart */
            for (int q = 0; q < KOERS_N_QUANTILES; q++) check_near(a->quantile[q], b->quantile[q], 2e-3 * a->sd);
        }
    for (size_t r = 0; r < exact->n_results; r++) {
        assert_memory_equal(&exact->result[r].probability, &sketched->result[r].probability, sizeof exact->result[r].probability);
        if (!isnan(exact->result[r].median))
            check_near(exact->result[r].median, sketched->result[r].median, 1e-4 * fabs(exact->result[r].median));
    }
    test_free(exact);
    test_free(sketched);
    test_free(again);
}

/* ---- watching */

static void a_run_can_be_cancelled_anywhere(void **state)
{
    const koers_inputs inputs = plan(2023);
    const koers_study_options options = {.seed = 1, .draws = 400, .threads = 2, .block = 50};
    koers_projection *projection = test_malloc(sizeof *projection);
    int stops = 0;
    (void) state;
    for (int at = 1; at < 200; at++) {
        fixture_eye eye = {.stop_at = at, .is_orderly = 1};
        const koers_watch watch = fixture_watch(&eye);
        const koers_status status = project(projection, &inputs, &options, &watch, NULL);
        assert_true(eye.is_orderly);
        if (status == KOERS_OK) break;
        assert_int_equal(status, KOERS_INTERRUPTED);
        stops++;
    }
    assert_true(stops >= 8 && stops < 199);
    test_free(projection);
}

static void progress_runs_from_its_beginning_to_its_end(void **state)
{
    const koers_inputs inputs = plan(2023);
    const koers_study_options options = {.seed = 1, .draws = 400, .threads = 1, .block = 50};
    fixture_eye eye = {.stop_at = 1 << 30, .last = 0.5, .is_orderly = 1};
    koers_watch watch = fixture_watch(&eye);
    watch.from = 0.5, watch.to = 0.75;
    koers_projection *projection = test_malloc(sizeof *projection);
    (void) state;
    assert_int_equal(project(projection, &inputs, &options, &watch, NULL), KOERS_OK);
    assert_true(eye.is_orderly && eye.n_told == 8);
    check_near(eye.last, 0.75, 1e-15);
    const koers_watch part = koers_watch_part(&watch, 0.2, 0.6), none = koers_watch_part(NULL, 0.2, 0.6);
    check_near(part.from, 0.55, 1e-15);
    check_near(part.to, 0.65, 1e-15);
    assert_true(none.progress == NULL && none.cancelled == NULL);
    test_free(projection);
}

static void a_sink_can_refuse(void **state)
{
    const koers_inputs inputs = plan(2023);
    const koers_study_options options = {.seed = 1, .draws = 10, .threads = 1};
    keeper refusing = {.answer = KOERS_WRITE_FAILED};
    const koers_sample_sink sink = {keep, &refusing};
    koers_projection *projection = test_malloc(sizeof *projection);
    (void) state;
    assert_int_equal(project(projection, &inputs, &options, NULL, &sink), KOERS_WRITE_FAILED);
    test_free(projection);
}

/* ---- every allocation fails once */

static koers_status project_something(void *context)
{
    koers_inputs inputs = plan(2023);
    koers_projection *projection = test_malloc(sizeof *projection);
    fixture_certain(&inputs);
    const koers_status status = project(projection, &inputs, context, NULL, NULL);
    test_free(projection);
    return status;
}

static void every_allocation_may_fail(void **state)
{
    koers_study_options one = {.seed = 1, .draws = 20, .threads = 1}, three = {.seed = 1, .draws = 60, .threads = 3, .block = 16};
    (void) state;
    assert_true(fixture_let_allocations_fail(project_something, &one) > 20);
    assert_true(fixture_let_allocations_fail(project_something, &three) > 20);
}

/* A sketched run allocates a sketch for each series, last of all: some of these, the very last too. */
static void sketches_may_find_no_memory(void **state)
{
    koers_study_options options = {.seed = 1, .draws = FIXTURE_WAVE + 1, .threads = 1, .sample_limit = 1};
    (void) state;
    koers_memory_fail_at(1L << 30);
    assert_int_equal(project_something(&options), KOERS_OK);
    const long n = koers_memory_fail_at(0);
    for (long k = n - 40; k <= n; k += 20) {
        koers_memory_fail_at(k);
        assert_int_equal(project_something(&options), KOERS_NO_MEMORY);
    }
    koers_memory_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_change_no_bit),
        cmocka_unit_test(the_draws_are_those_of_the_model),
        cmocka_unit_test(summaries_are_those_of_the_draws),
        cmocka_unit_test(sums_have_the_error_of_the_draws_own_sums),
        cmocka_unit_test(targets_are_counted_per_reading_and_together),
        cmocka_unit_test(a_reading_without_draws_has_no_answer),
        cmocka_unit_test(few_draws_say_what_they_can),
        cmocka_unit_test(a_sketched_run_agrees_with_an_exact_one),
        cmocka_unit_test(a_run_can_be_cancelled_anywhere),
        cmocka_unit_test(progress_runs_from_its_beginning_to_its_end),
        cmocka_unit_test(a_sink_can_refuse),
        cmocka_unit_test(every_allocation_may_fail),
        cmocka_unit_test(sketches_may_find_no_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
