/* evidence - the record of evidence.cfg: the prior of every parameter with unit, grade and source. */
#ifndef KOERS_EVIDENCE_H
#define KOERS_EVIDENCE_H

#include <stdbool.h>

#include "koers/origin.h"
#include "koers/parameters.h"
#include "koers/prior.h"

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

void koers_evidence_free(koers_evidence *self);

#endif
