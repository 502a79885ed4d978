/* reference - what every scenario rests on, read once: the programme, the evidence for its priors, the history.
 *
 *   koers_reference reference;
 *   status = koers_reference_read(&reference, "scenarios", &findings);
 *   ...
 *   koers_reference_free(&reference);
 *
 * It stands in three documents below a folder: parameters/programme.cfg, parameters/evidence.cfg, parameters/history.cfg.
 */
#ifndef KOERS_REFERENCE_H
#define KOERS_REFERENCE_H

#include "koers/evidence.h"
#include "koers/findings.h"
#include "koers/history.h"
#include "koers/programme.h"
#include "koers/shelf.h"
#include "koers/status.h"

typedef struct {
    koers_programme programme;
    koers_evidence evidence;
    koers_history history;
} koers_reference;

/* Reads the three files. All their mistakes become findings, a file that cannot be read too. Errors: KOERS_NO_INPUT, KOERS_FINDINGS,
 * KOERS_NO_MEMORY. Always free. */
koers_status koers_reference_read(koers_reference *self, const char *folder, koers_findings *findings) KOERS_MUST_USE;

/* The same of documents on a shelf, by the names "FOLDER/parameters/programme.cfg" and so on; no file is opened. */
koers_status koers_reference_parse(koers_reference *self, const koers_shelf *shelf, const char *folder,
                                   koers_findings *findings) KOERS_MUST_USE;
void koers_reference_free(koers_reference *self);

#endif
