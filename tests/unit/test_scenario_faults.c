/* Scenario under stress: every allocation fails once, and thousands of damaged files are read. Nothing crashes or leaks (run under
 * the sanitizers), and what is accepted is finite. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "scenario_desk.h"

static void schedule_is_finite(const koers_schedule *schedule)
{
    for (int k = 0; k < KOERS_N_YEARS; k++) assert_true(isfinite(schedule->at[k]));
}

static void inputs_are_sound(const koers_inputs *inputs, const koers_evidence *evidence)
{
    assert_in_range(inputs->aims.horizon, 2031, 2045);
    for (int i = 0; i < KOERS_N_LEVERS; i++) schedule_is_finite(&inputs->policy.lever[i]);
    schedule_is_finite(&inputs->policy.caseload.fixed);
    schedule_is_finite(&inputs->policy.caseload.relative);
    schedule_is_finite(&inputs->policy.caseload_rest.fixed);
    schedule_is_finite(&inputs->policy.shock);
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        schedule_is_finite(&inputs->policy.budget[i].state);
        schedule_is_finite(&inputs->policy.budget[i].municipal);
        schedule_is_finite(&inputs->policy.budget[i].other);
        schedule_is_finite(&inputs->policy.budget[i].unmodelled);
    }
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        if (koers_prior_equal(&inputs->beliefs.prior[i], &evidence->prior[i].prior)) continue;
        assert_null(koers_prior_problem(&inputs->beliefs.prior[i]));
        assert_true(isfinite(koers_prior_quantile(&inputs->beliefs.prior[i], -6)) &&
                    isfinite(koers_prior_quantile(&inputs->beliefs.prior[i], 6)));
    }
    assert_true(inputs->policy.caseload.fixed.at[0] == 0 && inputs->policy.caseload.relative.at[0] == 1);
    assert_in_range(inputs->aims.n_targets, 0, KOERS_MAX_TARGETS);
    for (int i = 0; i < inputs->aims.n_targets; i++) {
        assert_in_range(inputs->aims.target[i].year, 2022, inputs->aims.horizon);
        assert_true(isfinite(inputs->aims.target[i].threshold));
    }
    assert_true(inputs->policy.state_match.probability >= 0 && inputs->policy.state_match.probability <= 1);
}

/* ---- every allocation fails once */

static const char everything[] =
    "format = 1;\nid = \"all\";\ntitle = { nl = \"Alles\"; };\nbased_on = \"base.cfg\";\nhorizon = 2035;\n"
    "levers = { lesson_hours = 8; caseload = ( (2026, 90), (2030, 60) ); dwellings_basic = { path = 5; source = \"s\"; }; };\n"
    "funding = { school = { state = ( (2023, 1), (2027, \"unlimited\") ); unmodelled = 2; }; housing = \"unlimited\";\n"
    "  state_match = { probability = 0.5; year = 2027; remaining = 0; }; };\n"
    "economy = { shock = ( (2027, 1.5) ); };\n"
    "assume = { leave_rate = { distribution = \"beta\"; a = 30; b = 70; lower = 0.2; upper = 0.4; source = \"s\"; }; };\n"
    "targets = ( { id = \"care\"; title = { nl = \"Z\"; }; at_least = 0.2; }, { id = \"x\"; indicator = \"cost_total\"; year = 2030; at_most = 9; } );\n";

static const char mistaken[] =
    "format = 1;\nlevers = { lesson_huors = 8; caseload = 5000000000; lesson_coverage = 2; caseload_rest = \"x\"; };\n"
    "assume = { leave_rate = { distribution = \"fixed\"; value = 5; unit = \"x\"; }; };\nbased_on = \"no.cfg\";\n";

#ifdef KOERS_TEST_FAULTS

typedef koers_status attempt(desk *self);

/* Lets allocation 1, 2, ... fail until there are none left; the last attempt ends as `wanted`. With a stride, later ones of a long
 * file in which one record follows another are left out: 1, ..., stride, and then every (k / stride)-th. */
static void sweep(desk *self, attempt *try, long stride, koers_status wanted)
{
    for (long k = 1;; k += 1 + (stride > 0 ? k / stride : 0)) {
        desk_clear(self);
        koers_memory_fail_at(k);
        const koers_status status = try(self);
        const long made = koers_memory_fail_at(0);
        if (made < k) {
            assert_int_equal(status, wanted);
            return;
        }
        if (status != KOERS_NO_MEMORY) fail_msg("allocation %ld of %ld failed, status %d", k, made, (int) status);
    }
}

static char paths[3][128];

static koers_status try_scenario(desk *self)
{
    const char *const with[] = {paths[1]};
    const char *const set[] = {"targets.care.year=2030", "levers.mentored_pupils=7", "funding.work={ state = 4; }"};
    const koers_layers layers = {.path = paths[0], .n_with = 1, .with = with, .n_set = 3, .set = set};
    return koers_scenario_read(&self->scenario, &self->reference, &layers, &self->findings);
}

static koers_status try_mistaken(desk *self)
{
    const char *const set[] = {"nonsense", "levers.lesson_hours=99", "based_on=5", "x=\"a"};
    const koers_layers layers = {.path = paths[2], .n_set = 4, .set = set};
    return koers_scenario_read(&self->scenario, &self->reference, &layers, &self->findings);
}

static koers_status try_check(desk *self)
{
    return koers_file_check(paths[1], NULL, &self->reference, &self->findings);
}

static koers_status try_reference(desk *self)
{
    koers_reference reference;
    const koers_status status = koers_reference_read(&reference, "scenarios", &self->findings);
    koers_reference_free(&reference);
    return status;
}

static void short_of_memory(void **state)
{
    desk *self = *state;
    strcpy(paths[0], desk_write(self, "all.cfg", everything));
    desk_write(self, "base.cfg",
               "format = 1; id = \"base\"; levers = { caseload_change = -0.2; }; funding = { school = { other = 3; }; };");
    strcpy(paths[1], desk_write(self, "with.cfg", "format = 1; economy = { shock = ( (2029, 1) ); };"));
    strcpy(paths[2], desk_write(self, "bad.cfg", mistaken));
    sweep(self, try_scenario, 0, KOERS_OK);
    inputs_are_sound(&self->scenario.inputs, &self->reference.evidence);
    sweep(self, try_mistaken, 0, KOERS_FINDINGS);
    sweep(self, try_check, 0, KOERS_OK);
    sweep(self, try_reference, 64, KOERS_OK);
}

#endif

/* ---- damaged files */

static uint64_t next(uint64_t *random)
{
    *random ^= *random << 13; /* xorshift: the damage is the same in every run */
    *random ^= *random >> 7;
    *random ^= *random << 17;
    return *random;
}

/* Words and signs with which a file is damaged more cleverly than with noise. */
static const char *const pieces[] = {
    "2022",       "2023",     "2031",
    "2045",       "-1",       "0",
    "1e308",      "1e400",    "0.5",
    "5000000000", "\"2022\"", "\"unlimited\"",
    "\"x\"",      "true",     "(",
    ")",          "{",        "}",
    "[",          "]",        ";",
    ",",          "=",        "/*",
    "*/",         "//",       "#",
    "\"",         "path",     "id",
    "levers",     "caseload", "caseload_change",
    "state",      "targets",  "-",
    ".",          "L",        "0x7f",
    "\n",         "\\",       "\xc3",
    "",           "@include",
};
enum { N_PIECES = sizeof pieces / sizeof *pieces };

/* Puts a piece at a place of text, over 0 to 7 bytes of what is there. Returns the new length. */
static size_t damage(char *text, size_t n, uint64_t *random)
{
    const size_t place = next(random) % (n + 1);
    const size_t rest = n - place;
    size_t over = next(random) % 8;
    if (over > rest) over = rest;
    if (next(random) % 4 == 0) { /* noise */
        if (place < n) text[place] = (char) next(random);
        return n;
    }
    const char *piece = pieces[next(random) % N_PIECES];
    const size_t length = strlen(piece);
    memmove(text + place + length, text + place + over, rest - over);
    memcpy(text + place, piece, length);
    return n - over + length;
}

static void read_damaged(desk *self, const char *text, size_t n, size_t *accepted)
{
    const koers_layers layers = {.path = desk_write_bytes(self, "damaged.cfg", text, n)};
    const koers_status status = desk_read_layers(self, &layers);
    if (status == KOERS_OK) {
        assert_int_equal(self->findings.n_errors, 0);
        inputs_are_sound(&self->scenario.inputs, &self->reference.evidence);
        ++*accepted;
    } else {
        assert_int_equal(status, KOERS_FINDINGS);
        assert_true(self->findings.n_errors > 0);
        assert_false(self->findings.lost);
    }
}

static void damaged_scenarios(void **state)
{
    enum { ROUNDS = 4000, MOST_DAMAGE = 6, ROOM = 64 };
    desk *self = *state;
    uint64_t random = 20230701;
    size_t accepted = 0, n = 0;
    char *shipped = desk_contents("scenarios/intensified.cfg", &n);
    char *copy = malloc((n > sizeof everything ? n : sizeof everything) + MOST_DAMAGE * ROOM);
    desk_write(self, "base.cfg", "format = 1; id = \"base\";");
    desk_write(self, "full-plan.cfg", "format = 1; id = \"full-plan\"; funding = { work = { state = 1; }; };");
    for (int round = 0; round < ROUNDS; round++) {
        const bool all = round % 2 == 0;
        size_t length = all ? sizeof everything - 1 : n;
        memcpy(copy, all ? everything : shipped, length);
        for (uint64_t i = 0, times = 1 + next(&random) % MOST_DAMAGE; i < times; i++) length = damage(copy, length, &random);
        read_damaged(self, copy, length, &accepted);
    }
    /* Damage inside comments and titles is none: some must pass, or the test would test nothing. */
    assert_in_range(accepted, ROUNDS / 100, ROUNDS / 2);
    free(copy);
    free(shipped);
}

static void damaged_options(void **state)
{
    enum { ROUNDS = 3000 };
    desk *self = *state;
    uint64_t random = 19;
    static const char *const options[] = {"levers.lesson_hours=8", "funding.school={ state = ( (2023, 5) ); }",
                                          "targets.care.at_least=0.2",
                                          "assume.leave_rate={ distribution = \"fixed\"; value = 0.3; }", "horizon=2035"};
    for (int round = 0; round < ROUNDS; round++) {
        char text[512] = "";
        strcpy(text, options[round % 5]);
        size_t length = strlen(text);
        for (uint64_t i = 0, times = 1 + next(&random) % 4; i < times; i++) length = damage(text, length, &random);
        text[length] = '\0';
        const char *const set[] = {text};
        const koers_layers layers = {.path = "scenarios/baseline.cfg", .n_set = 1, .set = set};
        const koers_status status = desk_read_layers(self, &layers);
        if (status == KOERS_OK) inputs_are_sound(&self->scenario.inputs, &self->reference.evidence);
        assert_true(status == KOERS_OK || (status == KOERS_FINDINGS && self->findings.n_errors > 0));
        for (size_t i = 0; i < self->findings.n; i++) assert_string_equal(self->findings.items[i].file, "--set 1");
    }
}

static void damaged_programme_files(void **state)
{
    enum { ROUNDS = 900, MOST_DAMAGE = 3, ROOM = 64 };
    desk *self = *state;
    uint64_t random = 7;
    static const char *const files[] = {DESK_PROGRAMME, DESK_EVIDENCE, DESK_HISTORY};
    for (int i = 0; i < 3; i++) {
        size_t n = 0;
        char *shipped = desk_contents(files[i], &n);
        char *copy = malloc(n + MOST_DAMAGE * ROOM);
        for (int round = 0; round < ROUNDS / 3; round++) {
            size_t length = n;
            memcpy(copy, shipped, n);
            for (uint64_t j = 0, times = 1 + next(&random) % MOST_DAMAGE; j < times; j++) length = damage(copy, length, &random);
            desk_clear(self);
            const char *path = desk_write_bytes(self, "damaged.cfg", copy, length);
            const koers_status status = koers_file_check(path, NULL, &self->reference, &self->findings);
            assert_int_equal(status == KOERS_OK, self->findings.n_errors == 0);
            assert_true(status == KOERS_OK || status == KOERS_FINDINGS);
        }
        free(copy);
        free(shipped);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test(short_of_memory),
#endif
        cmocka_unit_test(damaged_scenarios),
        cmocka_unit_test(damaged_options),
        cmocka_unit_test(damaged_programme_files),
    };
    return cmocka_run_group_tests(tests, desk_open, desk_close);
}
