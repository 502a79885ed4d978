/* evidence_file - evidence.cfg, read into its record. */
#ifndef KOERS_EVIDENCE_FILE_H
#define KOERS_EVIDENCE_FILE_H

#include "koers/evidence.h"
#include "koers/findings.h"
#include "scenario/document.h"

/* Reads a document that could be parsed, and takes its file name. Every parameter must be there, none twice. Mistakes are findings; when memory is short findings->lost
 * is set. Always free the record. */
void koers_evidence_file_read(koers_evidence *self, koers_document *document, koers_findings *findings);

#endif
