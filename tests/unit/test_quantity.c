/* Quantity: what can be asked, and what a view answers for it, year by year. */
#include "chance_fixture.h"
#include "inputs_fixture.h"
#include "koers/observer.h"
#include "study_fixture.h"

enum { N = 300, HORIZON = 2029 };

static void what_is_asked_is_kept(void **state)
{
    const koers_quantity in = koers_quantity_in(KOERS_I_CARE_SHARE, 2031), until = koers_quantity_until(KOERS_I_COST_TOTAL, 2030);
    const koers_quantity between = koers_quantity_between(KOERS_I_ASSISTANCE_SHARE, KOERS_I_POPULATION_SHARE, 2028);
    (void) state;
    assert_true(in.indicator == KOERS_I_CARE_SHARE && in.year == 2031 && !in.summed && in.less == KOERS_NO_INDICATOR);
    assert_true(until.indicator == KOERS_I_COST_TOTAL && until.year == 2030 && until.summed && until.less == KOERS_NO_INDICATOR);
    assert_true(between.indicator == KOERS_I_ASSISTANCE_SHARE && between.less == KOERS_I_POPULATION_SHARE && between.year == 2028 &&
                !between.summed);
}

/* Money adds up, and benefits for what they cost; a share of years does not. */
static void money_and_benefits_can_be_summed(void **state)
{
    static const koers_indicator can[] = {KOERS_I_COST_SCHOOL, KOERS_I_COST_WORK,       KOERS_I_COST_HOUSING,
                                          KOERS_I_COST_TOTAL,  KOERS_I_COST_UNMODELLED, KOERS_I_BUDGET_TOTAL,
                                          KOERS_I_FUNDING_GAP, KOERS_I_ASSISTANCE_COUNT};
    (void) state;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        bool expected = false;
        for (size_t c = 0; c < sizeof can / sizeof *can; c++) expected |= can[c] == (koers_indicator) i;
        assert_int_equal(koers_quantity_can_sum((koers_indicator) i), expected);
        const int sum = koers_sum_of((koers_indicator) i);
        assert_int_equal(sum >= 0, expected);
        if (sum >= 0) assert_int_equal(koers_sum_indicator((koers_sum) sum), i);
    }
}

/* ---- an observer that asks for quantities */

typedef struct {
    koers_sample expected;
    double sum[KOERS_N_SUMS][N]; /* of the years so far, by draw */
    atomic_int n_wrong, n_seen;
} asker;

static void see(void *context, int worker, const koers_view *view)
{
    asker *self = context;
    double room[KOERS_VIEW_LANES];
    (void) worker;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const koers_quantity in = koers_quantity_in((koers_indicator) i, view->year);
        const koers_quantity between = koers_quantity_between((koers_indicator) i, KOERS_I_UNEMPLOYMENT, view->year);
        const double *x = koers_view_values(view, (koers_indicator) i), *u = koers_view_values(view, KOERS_I_UNEMPLOYMENT);
        const bool begun = view->k >= koers_indicator_begins((koers_indicator) i);
        self->n_wrong += koers_view_quantity(view, &in, room) != x;
        const double *difference = koers_view_quantity(view, &between, room);
        for (int lane = 0; lane < view->n; lane++) {
            const size_t draw = (size_t) view->first + (size_t) lane;
            self->n_wrong += begun && !is_same(x[lane], fixture_value(&self->expected, i, view->year, draw));
            self->n_wrong += !begun && !is_same(x[lane], 0);
            self->n_wrong += !is_same(difference[lane], x[lane] - u[lane]);
        }
    }
    for (int s = 0; s < KOERS_N_SUMS; s++) {
        const koers_indicator i = koers_sum_indicator((koers_sum) s);
        const koers_quantity until = koers_quantity_until(i, view->year);
        const double *sum = koers_view_quantity(view, &until, room);
        for (int lane = 0; lane < view->n; lane++) {
            double *so_far = &self->sum[s][view->first + lane];
            if (view->k > 0) *so_far += koers_view_values(view, i)[lane];
            self->n_wrong += !is_same(sum[lane], *so_far);
        }
    }
    self->n_seen += view->n;
}

/* Values are those of the model; sums begin with 0 in 2022 and add the years in their order. */
static void a_view_answers_for_every_quantity(void **state)
{
    const koers_inputs inputs = fixture_baseline(HORIZON), *world = &inputs;
    const koers_study_options options = {.seed = 4, .draws = N, .threads = 2, .block = 64};
    koers_study *study = fixture_study(&options, HORIZON);
    asker *self = test_calloc(1, sizeof *self);
    const koers_observer observer = {.self = self, .see = see};
    (void) state;
    self->expected = fixture_simulated(&inputs, koers_kernels_number(0), 4, 0, N);
    assert_int_equal(koers_study_run(study, &world, 1, &observer, 1, NULL), KOERS_OK);
    assert_int_equal(self->n_seen, N * (HORIZON - KOERS_START_YEAR + 1));
    assert_int_equal(self->n_wrong, 0);
    koers_study_close(study);
    fixture_sample_free(&self->expected);
    test_free(self);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_asked_is_kept),
        cmocka_unit_test(money_and_benefits_can_be_summed),
        cmocka_unit_test(a_view_answers_for_every_quantity),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
