/* dump - random scenarios with their futures and what the model makes of them, for another program of the same model to do again
 * with the same numbers (tests/statistical/draws.py): `dump SCENARIOS DRAWS` writes to standard output.
 *
 * A scenario is the line "scenario N DRAWS YEARS", arrays, and the line "end". An array is the line "NAME ROWS COLUMNS" and then so many
 * doubles, row by row, as they lie in memory. Paths have a column a year, from 2022; parameters, events and each year of noise and of an
 * indicator (from its first year on) a column a draw. */
#include <gsl/gsl_errno.h>
#include <stdio.h>

#include "../unit/chance_fixture.h"
#include "../unit/random_inputs.h"

enum { SEED = 20230101, FIRST_RANDOM = 7 };

static void array(const char *name, const char *part, const double *x, int rows, int columns, int stride)
{
    printf("%s%s %d %d\n", name, part, rows, columns);
    for (int row = 0; row < rows; row++)
        if (fwrite(x + row * stride, sizeof *x, (size_t) columns, stdout) != (size_t) columns) abort();
}

static void one(const char *name, const char *part, double x)
{
    array(name, part, &x, 1, 1, 0);
}

static void path(const char *name, const char *part, const koers_schedule *schedule, int years)
{
    array(name, part, schedule->at, 1, years + 1, 0);
}

/* ---- inputs */

static void dump_ground(const koers_ground *ground)
{
#define DUMP_FACT(field, key, lowest, highest) one("fact.", key, ground->facts.field);
    KOERS_FACT_LIST(DUMP_FACT)
#undef DUMP_FACT
    for (int i = 0; i < KOERS_N_LEVERS; i++) one("level.", koers_lever_key((koers_lever) i), ground->level[i]);
}

static void dump_budget(const char *pillar, const koers_budget *budget, int years)
{
    koers_schedule given;
    char name[32];
    snprintf(name, sizeof name, "budget.%s.", pillar);
    for (int k = 0; k < KOERS_N_YEARS; k++) given.at[k] = budget->given[k];
    path(name, "given", &given, years);
    path(name, "state", &budget->state, years);
    path(name, "municipal", &budget->municipal, years);
    path(name, "other", &budget->other, years);
    path(name, "unmodelled", &budget->unmodelled, years);
}

static void dump_policy(const koers_policy *policy, int years)
{
    const koers_state_match *match = &policy->state_match;
    for (int i = 0; i < KOERS_N_LEVERS; i++) path("lever.", koers_lever_key((koers_lever) i), &policy->lever[i], years);
    path("caseload.", "fixed", &policy->caseload.fixed, years);
    path("caseload.", "relative", &policy->caseload.relative, years);
    path("caseload_rest.", "fixed", &policy->caseload_rest.fixed, years);
    path("caseload_rest.", "relative", &policy->caseload_rest.relative, years);
    for (int i = 0; i < KOERS_N_PILLARS; i++) dump_budget(koers_pillar_key((koers_pillar) i), &policy->budget[i], years);
    one("match.", "probability", match->probability);
    one("match.", "year", match->year);
    one("match.", "remaining", match->remaining);
    one("match.", "municipal_remaining", match->municipal_remaining);
    path("shock", "", &policy->shock, years);
}

/* ---- chance, and what comes of it */

static void dump_futures(const koers_futures *futures)
{
    koers_lanes years[KOERS_N_YEARS];
    for (int p = 0; p < KOERS_N_PARAMETERS; p++)
        array("parameter.", koers_parameter_key((koers_parameter) p), futures->parameter[p], 1, futures->n, 0);
    array("technical_reading", "", futures->derived, 1, futures->n, 0);
    array("state_match", "", futures->match, 1, futures->n, 0);
    for (int s = 0; s < KOERS_N_SHOCKS; s++) {
        for (int k = 1; k <= futures->years; k++) memcpy(years[k], futures->shock[k][s], (size_t) futures->n * sizeof(double));
        array("noise.", koers_shock_name((koers_shock) s), years[1], futures->years, futures->n, KOERS_STRIDE);
    }
}

static void dump_indicators(koers_block *block, int years)
{
    static koers_lanes indicator[KOERS_N_INDICATORS][KOERS_N_YEARS];
    for (;; koers_model_step(block)) {
        for (int i = 0; i < KOERS_N_INDICATORS; i++)
            memcpy(indicator[i][block->k], block->indicator[i], sizeof block->indicator[i]);
        if (block->k == years) break;
    }
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const int begins = koers_indicator_begins((koers_indicator) i);
        array("indicator.", koers_indicator_key((koers_indicator) i), indicator[i][begins], years + 1 - begins, block->n,
              KOERS_STRIDE);
    }
}

static void dump(int number, const koers_inputs *inputs, int draws)
{
    const int years = inputs->aims.horizon - inputs->ground.start_year;
    double *rows = fixture_rows(years);
    koers_block *block = fixture_must(koers_block_new());
    fixture_chance *chance = fixture_must(malloc(sizeof *chance));
    koers_futures futures;
    fixture_chance_make(chance, &inputs->beliefs, SEED);
    koers_futures_make(&futures, rows, &chance->plan, koers_kernels_best(), 1000 * (int64_t) number, draws,
                       inputs->ground.start_year, years);
    koers_model_begin(block, inputs, &futures, koers_kernels_best());
    printf("scenario %d %d %d\n", number, draws, years);
    dump_ground(&inputs->ground);
    dump_policy(&inputs->policy, years);
    dump_futures(&futures);
    dump_indicators(block, years);
    puts("end");
    fixture_chance_free(chance);
    free(chance);
    koers_block_delete(block);
    koers_free(rows);
}

/* The baseline; then in turns the shipped priors and certain beliefs of which some lie anywhere in their domains or at an end. */
static koers_inputs inputs_of(int number, uint64_t *random)
{
    if (number == 0) return fixture_baseline(KOERS_LAST_YEAR);
    return number % 3 == 0 ? wild_inputs(random, 1 + number / 3 % 10) : random_inputs(random);
}

int main(int n, char **arguments)
{
    uint64_t random = FIRST_RANDOM;
    gsl_set_error_handler_off();
    if (n != 3) {
        fprintf(stderr, "usage: dump SCENARIOS DRAWS\n");
        return 64;
    }
    const int scenarios = atoi(arguments[1]), draws = atoi(arguments[2]);
    if (draws < 1 || draws > KOERS_LANES) return 64;
    for (int number = 0; number < scenarios; number++) {
        const koers_inputs inputs = inputs_of(number, &random);
        dump(number, &inputs, draws);
    }
    return fflush(stdout) == 0 ? 0 : 1;
}
