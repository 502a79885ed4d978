/* history_file - history.cfg, read into its record. */
#ifndef KOERS_HISTORY_FILE_H
#define KOERS_HISTORY_FILE_H

#include "koers/findings.h"
#include "koers/history.h"
#include "scenario/document.h"

/* Reads a document that could be parsed, and takes its file name. Mistakes are findings; when memory is short findings->lost
 * is set. Always free the record. */
void koers_history_file_read(koers_history *self, koers_document *document, koers_findings *findings);

#endif
