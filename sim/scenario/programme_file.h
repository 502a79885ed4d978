/* programme_file - programme.cfg, read into its record. */
#ifndef KOERS_PROGRAMME_FILE_H
#define KOERS_PROGRAMME_FILE_H

#include "koers/findings.h"
#include "koers/programme.h"
#include "scenario/document.h"

/* Reads a document that could be parsed, and takes its file name. Mistakes are findings; when memory is short findings->lost
 * is set. Always free the record. */
void koers_programme_file_read(koers_programme *self, koers_document *document, koers_findings *findings);

#endif
