/* Any bytes as a file of ours: never a crash, and what is accepted can be computed with. Runs from the root of the repository, with
 * the files of scenarios/ as corpus. */
#include <math.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include "koers/reading.h"

/* libconfig 1.5 loses the string that it is reading when it meets a syntax error behind it. */
const char *__lsan_default_suppressions(void);
int LLVMFuzzerInitialize(int *n_arguments, char ***arguments);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

static koers_reference reference;

const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig.so\n";
}

int LLVMFuzzerInitialize(int *n_arguments, char ***arguments)
{
    (void) n_arguments;
    (void) arguments;
    koers_findings findings;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    if (koers_reference_read(&reference, "scenarios", &findings) != KOERS_OK) abort();
    koers_findings_free(&findings);
    return 0;
}

static void demand(int holds)
{
    if (!holds) abort();
}

static void demand_finite(const koers_schedule *schedule)
{
    for (int k = 0; k < KOERS_N_YEARS; k++) demand(isfinite(schedule->at[k]));
}

static void check_inputs(const koers_inputs *inputs)
{
    for (int i = 0; i < KOERS_N_LEVERS; i++) demand_finite(&inputs->policy.lever[i]);
    demand_finite(&inputs->policy.caseload.fixed);
    demand_finite(&inputs->policy.caseload.relative);
    demand_finite(&inputs->policy.shock);
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        demand_finite(&inputs->policy.budget[i].state);
        demand_finite(&inputs->policy.budget[i].unmodelled);
    }
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) demand(koers_prior_problem(&inputs->beliefs.prior[i]) == NULL);
    demand(inputs->aims.horizon >= 2031 && inputs->aims.horizon <= 2045 && inputs->aims.n_targets <= KOERS_MAX_TARGETS);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
    koers_findings findings;
    koers_scenario scenario;
    const koers_named_text text = {.name = "fuzz.cfg", .text = (const char *) bytes, .length = n};
    const koers_shelf shelf = {.n = 1, .text = &text};
    const koers_layers layers = {.path = text.name, .shelf = &shelf};
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    const koers_status status = koers_scenario_read(&scenario, &reference, &layers, &findings);
    demand(status == KOERS_OK || status == KOERS_FINDINGS);
    demand((status == KOERS_OK) == (findings.n_errors == 0));
    if (status == KOERS_OK) check_inputs(&scenario.inputs);
    koers_scenario_free(&scenario);
    koers_findings_free(&findings);
    demand(koers_file_check(text.name, &shelf, &reference, &findings) != KOERS_NO_MEMORY);
    koers_findings_free(&findings);
    return 0;
}
