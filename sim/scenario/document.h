/* document - one file of ours that stands on its own (programme.cfg, evidence.cfg, history.cfg), read and parsed.
 *
 *   koers_document document;
 *   status = koers_document_open(&document, NULL, path, &findings);
 *   koers_form_header(&findings, document.root, "history", true);
 *   ... read document.root ...
 *   koers_document_close(&document);
 *
 * Nodes borrow `file`. A record that keeps origins takes it: it sets document.file to NULL before closing. A file is read once only,
 * so that a pipe will do.
 */
#ifndef KOERS_DOCUMENT_H
#define KOERS_DOCUMENT_H

#include "koers/findings.h"
#include "koers/shelf.h"
#include "koers/status.h"
#include "scenario/script.h"
#include "scenario/tree.h"

typedef struct {
    char *file;
    koers_script script;
    koers_node *root;
} koers_document;

/* Reads and parses what has this name on the shelf; NULL: the file. Errors: KOERS_NO_INPUT (cannot be read; a finding says why), KOERS_FINDINGS (none of ours, or
 * could not be parsed), KOERS_NO_MEMORY; findings about what stands in it do not stop it. Always close. */
koers_status koers_document_open(koers_document *self, const koers_shelf *shelf, const char *name,
                                 koers_findings *findings) KOERS_MUST_USE;
void koers_document_close(koers_document *self);

#endif
