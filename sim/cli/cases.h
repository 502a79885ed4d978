/* cases - the scenarios of a command line, all read and checked before anything else is done.
 *
 *   status = koers_cases_read(&cases, call, &options, true);
 *   if (status == KOERS_OK) ... cases.scenario[i].inputs ...
 *   koers_cases_free(&cases);
 *
 * Tells on the console what is wrong with any of them, all mistakes of all files at once.
 */
#ifndef KOERS_CASES_H
#define KOERS_CASES_H

#include <stdbool.h>

#include "cli/command.h"
#include "koers/findings.h"
#include "koers/reference.h"
#include "koers/scenario.h"

typedef struct {
    char *folder; /* where the reference was found */
    koers_reference reference;
    size_t n;
    koers_scenario *scenario; /* [n], in the order of the command line */
} koers_cases;

/* The scenarios named as arguments (or by --scenario), with --with, --set and --horizon over each. ids_differ: two of the same id
 * are a mistake. Errors: KOERS_NO_INPUT, KOERS_FINDINGS, KOERS_NO_MEMORY, all told. Always free. */
koers_status koers_cases_read(koers_cases *self, const koers_call *call, const koers_options *options,
                              bool ids_differ) KOERS_MUST_USE;
/* A study of these scenarios by the options of simulation: the same futures for all of them. Errors: KOERS_NO_MEMORY. */
koers_status koers_cases_study(const koers_cases *self, const koers_options *options, koers_study **study) KOERS_MUST_USE;

void koers_cases_free(koers_cases *self);

/* The reference alone. Findings are added, not told; that no folder was found is told. */
koers_status koers_cases_read_reference(koers_cases *self, const koers_call *call, const koers_options *options,
                                        koers_findings *findings) KOERS_MUST_USE;

#endif
