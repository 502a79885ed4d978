/* reading - from files, or texts in memory, to a valid scenario.
 *
 *   const koers_layers layers = {.path = "scenarios/full-plan.cfg"};
 *   status = koers_scenario_read(&scenario, &reference, &layers, &findings);
 *
 * Nothing is accepted silently: every mistake becomes a finding, all at once, each once.
 */
#ifndef KOERS_READING_H
#define KOERS_READING_H

#include "koers/findings.h"
#include "koers/layers.h"
#include "koers/reference.h"
#include "koers/scenario.h"
#include "koers/shelf.h"
#include "koers/status.h"

/* Reads and checks all layers. The record owns all it holds: layers, shelf and reference need not outlive the call. Errors:
 * KOERS_FINDINGS; KOERS_NO_INPUT when the scenario or an overlay cannot be read (the finding says which); KOERS_NO_MEMORY; the record
 * is then empty. Always free. */
koers_status koers_scenario_read(koers_scenario *self, const koers_reference *reference, const koers_layers *layers,
                                 koers_findings *findings) KOERS_MUST_USE;

/* Checks any of our files by its key `kind` (scenario, an overlay without id is fine; programme; parameters; history); shelf as in
 * koers_layers. Same errors. */
koers_status koers_file_check(const char *path, const koers_shelf *shelf, const koers_reference *reference,
                              koers_findings *findings) KOERS_MUST_USE;

#endif
