/* Futures: each row is what its name, seed, draw and year say; revised under other beliefs or seeds only what differs is drawn anew;
 * kept, they come back as they were. */
#include <gsl/gsl_errno.h>
#include <stdlib.h>

#include "chance/noise.h"
#include "chance_fixture.h"
#include "checks.h"
#include "engine/futures_store.h"
#include "inputs_fixture.h"

enum { SEED = 17, LANES = KOERS_LANES, FIRST = 1000, YEARS = 6 };

static koers_inputs inputs;
static fixture_chance chance;
static koers_futures futures;
static double *rows;

static int set_up(void **state)
{
    (void) state;
    inputs = fixture_baseline(2031);
    fixture_chance_make(&chance, &inputs.beliefs, SEED);
    rows = fixture_rows(YEARS);
    koers_futures_make(&futures, rows, &chance.plan, koers_kernels_best(), FIRST, LANES, KOERS_START_YEAR, YEARS);
    return 0;
}

static int tear_down(void **state)
{
    (void) state;
    fixture_chance_free(&chance);
    koers_free(rows);
    return 0;
}

static double normal_of(const char *name, int year, uint32_t draw)
{
    double z;
    koers_noise_normal(koers_kernels_number(0), SEED, koers_noise_name(name), year, draw, 1, &z);
    return z;
}

static double uniform_of(const char *name, uint32_t draw)
{
    double u;
    koers_kernels_number(0)->uniform(SEED, koers_noise_name(name), 0, draw, 1, &u);
    return u;
}

/* ---- what the rows are */

static void shocks_are_the_named_normals(void **state)
{
    (void) state;
    assert_true(futures.first == FIRST && futures.n == LANES && futures.start_year == KOERS_START_YEAR && futures.years == YEARS);
    for (int k = 1; k <= YEARS; k++)
        for (int s = 0; s < KOERS_N_SHOCKS; s++)
            for (int i = 0; i < LANES; i += 17)
                check_same(futures.shock[k][s][i],
                           normal_of(koers_shock_name((koers_shock) s), KOERS_START_YEAR + k, FIRST + (uint32_t) i));
}

/* z = sign 0.6 z(programme) + 0.8 z(own) in the group, z(own) outside it; then the quantile of the prior. */
static void parameters_are_quantiles_of_their_normals(void **state)
{
    (void) state;
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) {
        const koers_prior *prior = &inputs.beliefs.prior[p];
        const double sd =
            prior->distribution == KOERS_FIXED ? 0 : koers_prior_quantile(prior, 1.2) - koers_prior_quantile(prior, -1.2);
        for (int i = 0; i < LANES; i += 13) {
            const double shared = normal_of("programme", 0, FIRST + (uint32_t) i);
            const double own = normal_of(koers_parameter_key((koers_parameter) p), 0, FIRST + (uint32_t) i);
            const double z = inputs.beliefs.sign[p] == 0 ? own : inputs.beliefs.sign[p] * 0.6 * shared + 0.8 * own;
            /* 2e-6 sd is the error of a truncated table; 1e-14 relative the rounding */
            check_near(futures.parameter[p][i], koers_prior_quantile(prior, z), 2e-6 * sd + 1e-14 * fabs(prior->a));
        }
    }
}

static void events_are_asked_of_their_own_uniforms(void **state)
{
    int derived = 0, below = 0;
    (void) state;
    for (int i = 0; i < LANES; i++) {
        check_same(futures.derived[i], uniform_of("technical_reading", FIRST + (uint32_t) i) < 0.8 ? 1 : 0);
        check_same(futures.match[i], uniform_of("state_match", FIRST + (uint32_t) i));
        derived += futures.derived[i] > 0;
        below += futures.match[i] < 0.3;
    }
    /* binomial: 256 x 0.8 = 205 +- 6.4 and 256 x 0.3 = 77 +- 7.3; five sigma */
    assert_true(derived > 172 && derived < 238 && below > 40 && below < 114);
}

/* A reading that is certain is so in every draw, as the match is that is kept with probability 0 or 1: no uniform is 0 or 1. */
static void certain_events_are_certain(void **state)
{
    (void) state;
    for (int kept = 0; kept < 2; kept++) {
        fixture_chance_free(&chance);
        inputs.beliefs.prior[KOERS_P_TECHNICAL_READING_WEIGHT] = fixture_fixed(kept);
        fixture_chance_make(&chance, &inputs.beliefs, SEED);
        for (int draw = 0; draw < 20000; draw += LANES) {
            koers_futures_make(&futures, rows, &chance.plan, koers_kernels_best(), draw, LANES, KOERS_START_YEAR, YEARS);
            for (int i = 0; i < LANES; i++) assert_true(futures.derived[i] == kept && futures.match[i] > 0 && futures.match[i] < 1);
        }
    }
}

/* ---- the same rows, wherever, on whatever and for how long */

static void check_lane(const koers_futures *x, int i, const koers_futures *y, int j)
{
    const int years = x->years < y->years ? x->years : y->years;
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) check_same(x->parameter[p][i], y->parameter[p][j]);
    check_same(x->derived[i], y->derived[j]);
    check_same(x->match[i], y->match[j]);
    for (int k = 1; k <= years; k++)
        for (int s = 0; s < KOERS_N_SHOCKS; s++) check_same(x->shock[k][s][i], y->shock[k][s][j]);
}

static void a_draw_has_the_same_futures_in_any_block(void **state)
{
    double *part = fixture_rows(YEARS + 3);
    (void) state;
    for (int set = 0; set < KOERS_N_KERNELS; set++) {
        const koers_kernels *kernels = koers_kernels_number(set);
        koers_futures other;
        if (kernels == NULL) continue;
        for (int skip = 1, n = 1; skip + n <= LANES; skip += 41, n += 20) {
            koers_futures_make(&other, part, &chance.plan, kernels, FIRST + skip, n, KOERS_START_YEAR, YEARS - 3 + skip % 7);
            for (int i = 0; i < n; i++) check_lane(&futures, skip + i, &other, i);
        }
    }
    koers_free(part);
}

static void rows_are_recalled_where_they_lie(void **state)
{
    koers_futures recalled;
    (void) state;
    memset(&recalled, 0xff, sizeof recalled);
    koers_futures_recall(&recalled, rows, FIRST, LANES, KOERS_START_YEAR, YEARS);
    assert_memory_equal(recalled.parameter, futures.parameter, sizeof futures.parameter);
    assert_memory_equal(recalled.shock, futures.shock, sizeof futures.shock);
    assert_true(recalled.derived == futures.derived && recalled.match == futures.match && recalled.first == FIRST &&
                recalled.n == LANES && recalled.start_year == KOERS_START_YEAR && recalled.years == YEARS);
    /* rows lie apart, within what is asked for them */
    const double *end = rows + koers_futures_doubles(YEARS);
    assert_true(futures.shock[YEARS][KOERS_N_SHOCKS - 1] + LANES <= end && futures.parameter[0] >= rows);
    for (int p = 1; p < KOERS_N_PARAMETERS; p++) assert_true(futures.parameter[p] >= futures.parameter[p - 1] + LANES);
}

/* ---- revised */

/* What a revision may have drawn anew. */
typedef struct {
    bool parameter[KOERS_N_PARAMETERS], derived, match, shock[KOERS_N_SHOCKS];
} expectation;

/* Revised under `other`, all rows are those that `other` makes, and exactly the expected ones are not shared with the base. */
static void check_revision(const koers_chance_plan *other, const expectation *anew)
{
    double *revised_rows = fixture_rows(YEARS), *made_rows = fixture_rows(YEARS);
    koers_futures revised, made;
    koers_futures_revise(&revised, revised_rows, &futures, &chance.plan, other, koers_kernels_best());
    koers_futures_make(&made, made_rows, other, koers_kernels_number(0), FIRST, LANES, KOERS_START_YEAR, YEARS);
    assert_true(revised.first == FIRST && revised.n == LANES && revised.years == YEARS && revised.start_year == KOERS_START_YEAR);
    for (int i = 0; i < LANES; i++) check_lane(&revised, i, &made, i);
    for (int p = 0; p < KOERS_N_PARAMETERS; p++) assert_true((revised.parameter[p] != futures.parameter[p]) == anew->parameter[p]);
    assert_true((revised.derived != futures.derived) == anew->derived && (revised.match != futures.match) == anew->match);
    for (int k = 1; k <= YEARS; k++)
        for (int s = 0; s < KOERS_N_SHOCKS; s++) assert_true((revised.shock[k][s] != futures.shock[k][s]) == anew->shock[s]);
    koers_free(revised_rows);
    koers_free(made_rows);
}

static void equal_beliefs_share_every_row(void **state)
{
    const expectation nothing = {.derived = false};
    (void) state;
    check_revision(&chance.plan, &nothing);
}

/* A prior that is replaced changes its own parameter, and the reading where it is the weight of that; a sign its own parameter. */
static void a_changed_belief_redraws_its_own_row(void **state)
{
    static const koers_parameter priors[] = {KOERS_P_CASELOAD_2022, KOERS_P_RELAPSE, KOERS_P_TECHNICAL_READING_WEIGHT};
    (void) state;
    for (int i = 0; i < 4; i++) {
        koers_inputs changed = inputs;
        fixture_chance other;
        expectation anew = {.derived = i == 2};
        if (i < 3)
            changed.beliefs.prior[priors[i]] = i == 1 ? (koers_prior){KOERS_BETA, 2, 2, -HUGE_VAL, HUGE_VAL} : fixture_fixed(0.4);
        if (i == 3) changed.beliefs.sign[KOERS_P_ADB_CARE] = -1;
        anew.parameter[i < 3 ? priors[i] : KOERS_P_ADB_CARE] = true;
        fixture_chance_make(&other, &changed.beliefs, SEED);
        /* equal priors share a table in a study (tables.h), so here too */
        for (int p = 0; p < KOERS_N_PARAMETERS; p++)
            if (koers_prior_equal(&changed.beliefs.prior[p], &inputs.beliefs.prior[p])) other.plan.table[p] = chance.plan.table[p];
        check_revision(&other.plan, &anew);
        fixture_chance_free(&other);
    }
}

static void each_source_can_be_renewed_alone(void **state)
{
    koers_chance_plan *plan = test_malloc(sizeof *plan);
    (void) state;
    for (int source = 0; source < KOERS_N_SOURCES; source++) {
        expectation anew = {.derived = source == KOERS_SOURCE_READING || source == KOERS_P_TECHNICAL_READING_WEIGHT,
                            .match = source == KOERS_SOURCE_MATCH};
        for (int p = 0; p < KOERS_N_PARAMETERS; p++)
            anew.parameter[p] = source == p || (source == KOERS_SOURCE_PROGRAMME && inputs.beliefs.sign[p] != 0);
        if (source >= KOERS_SOURCE_SHOCK) anew.shock[source - KOERS_SOURCE_SHOCK] = true;
        *plan = chance.plan;
        plan->seed[source] = SEED + 1;
        check_revision(plan, &anew);
    }
    test_free(plan);
}

/* ---- kept */

/* Made once where there is room, else each time; the same numbers either way, also under another plan. */
static void a_store_keeps_what_fits(void **state)
{
    enum { DRAWS = 937, BLOCK = 100 };
    const size_t bytes = koers_futures_doubles(YEARS) * sizeof(double);
    static const size_t room[] = {0, 1, 4, 10, 100};
    koers_chance_plan *renewed = test_malloc(sizeof *renewed);
    koers_futures_desk desk;
    (void) state;
    *renewed = chance.plan;
    renewed->seed[KOERS_P_RELAPSE] = renewed->seed[KOERS_SOURCE_SHOCK] = 5;
    assert_int_equal(koers_futures_desk_init(&desk, YEARS), KOERS_OK);
    for (int r = 0; r < 5; r++) {
        koers_futures_store store;
        koers_futures got, made;
        const size_t kept = room[r] < 10 ? room[r] : 10;
        assert_int_equal(
            koers_futures_store_init(&store, (koers_years){2022, 2022 + YEARS}, DRAWS, BLOCK, room[r] * bytes + bytes / 2),
            KOERS_OK);
        assert_int_equal(store.n_kept, kept);
        koers_futures_store_settle(&store, &chance.plan);
        koers_futures_store_settle(&store, renewed); /* too late: it has a plan */
        for (int round = 0; round < 4; round++)
            for (int64_t first = 0; first < DRAWS; first += BLOCK) {
                const koers_chance_plan *plan = round % 2 == 1 ? renewed : &chance.plan;
                const int is_kept = (size_t) (first / BLOCK) < kept, n = first == 900 ? 37 : BLOCK;
                const int drawn = koers_futures_store_get(&store, plan, koers_kernels_best(), first, n, &desk, &got);
                assert_int_equal(drawn, !is_kept || round == 0);
                koers_futures_make(&made, rows, plan, koers_kernels_best(), first, n, KOERS_START_YEAR, YEARS);
                for (int i = 0; i < n; i++) check_lane(&got, i, &made, i);
            }
        koers_futures_store_free(&store);
    }
    koers_futures_desk_free(&desk);
    test_free(renewed);
}

/* Half a block that is asked for is not kept for the whole one, nor is one that begins elsewhere. */
static void a_store_keeps_whole_blocks(void **state)
{
    static const struct {
        int64_t first;
        int n, drawn;
    } asked[] = {{100, 40, 1}, {100, 100, 1}, {150, 50, 1}, {100, 40, 1}, {100, 100, 0}};
    koers_futures_store store;
    koers_futures_desk desk;
    koers_futures got, made;
    (void) state;
    assert_int_equal(koers_futures_desk_init(&desk, YEARS), KOERS_OK);
    assert_int_equal(koers_futures_store_init(&store, (koers_years){2022, 2022 + YEARS}, 300, 100, SIZE_MAX / 2), KOERS_OK);
    koers_futures_store_settle(&store, &chance.plan);
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        const int drawn =
            koers_futures_store_get(&store, &chance.plan, koers_kernels_best(), asked[i].first, asked[i].n, &desk, &got);
        assert_int_equal(drawn, asked[i].drawn);
        koers_futures_make(&made, rows, &chance.plan, koers_kernels_best(), asked[i].first, asked[i].n, KOERS_START_YEAR, YEARS);
        for (int lane = 0; lane < asked[i].n; lane++) check_lane(&got, lane, &made, lane);
    }
    koers_futures_store_free(&store);
    koers_futures_desk_free(&desk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(shocks_are_the_named_normals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(parameters_are_quantiles_of_their_normals, set_up, tear_down),
        cmocka_unit_test_setup_teardown(events_are_asked_of_their_own_uniforms, set_up, tear_down),
        cmocka_unit_test_setup_teardown(certain_events_are_certain, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_draw_has_the_same_futures_in_any_block, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_are_recalled_where_they_lie, set_up, tear_down),
        cmocka_unit_test_setup_teardown(equal_beliefs_share_every_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_changed_belief_redraws_its_own_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(each_source_can_be_renewed_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_keeps_what_fits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_store_keeps_whole_blocks, set_up, tear_down),
    };
    gsl_set_error_handler_off(); /* as the program does */
    return cmocka_run_group_tests(tests, NULL, NULL);
}
