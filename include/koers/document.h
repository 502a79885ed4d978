/* document - one file of ours that stands on its own (programme.cfg, evidence.cfg, history.cfg), read and parsed.
 *
 *   koers_document document;
 *   status = koers_document_open(&document, path, "history", &findings);
 *   ... read document.root ...
 *   koers_document_close(&document);
 *
 * Nodes borrow `file`. A record that keeps origins takes it: it sets document.file to NULL before closing.
 */
#ifndef KOERS_DOCUMENT_H
#define KOERS_DOCUMENT_H

#include "koers/digest.h"
#include "koers/findings.h"
#include "koers/status.h"
#include "koers/tree.h"

typedef struct {
    char *file;
    char digest[KOERS_DIGEST_TEXT];
    koers_node *root;
} koers_document;

/* Reads, parses and checks format and kind. Errors: KOERS_NO_INPUT (cannot be read; a finding says why), KOERS_FINDINGS (could not be
 * parsed), KOERS_NO_MEMORY; findings about what stands in it do not stop it. Always close. */
koers_status koers_document_open(koers_document *self, const char *path, const char *kind, koers_findings *findings) KOERS_MUST_USE;
void koers_document_close(koers_document *self);

#endif
