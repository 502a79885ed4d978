/* evidence - the record of evidence.cfg: the prior of every parameter with unit, grade and source. */
#ifndef KOERS_EVIDENCE_H
#define KOERS_EVIDENCE_H

#include "base/digest.h"
#include "scenario/document.h"
#include "koers/findings.h"
#include "koers/parameters.h"
#include "koers/prior.h"
#include "koers/programme.h"
#include "koers/status.h"

typedef struct {
    koers_prior prior;
    bool in_programme_group;            /* group = "programme": shares the common quality shock */
    int sign;                           /* +1: higher is better, -1: lower is better; 0 outside the group */
    char *unit, *grade, *source, *note; /* note may be empty */
    koers_origin origin;
} koers_prior_record;

typedef struct {
    char *file;                     /* path read */
    char digest[KOERS_DIGEST_TEXT]; /* of the bytes read */
    koers_prior_record prior[KOERS_N_PARAMETERS];
} koers_evidence;

/* As koers_programme_read. Every parameter must be there, none twice. */
koers_status koers_evidence_read(koers_evidence *self, const char *path, koers_findings *findings) KOERS_MUST_USE;
/* Of a document that is read already; takes its file name. Mistakes are findings; when memory is short findings->lost is set. */
void koers_evidence_take(koers_evidence *self, koers_document *document, koers_findings *findings);
void koers_evidence_free(koers_evidence *self);

#endif
