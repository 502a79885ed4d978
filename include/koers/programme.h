/* programme - the record of programme.cfg: levers, facts, targets, each with unit and source. Read once, shared by all scenarios. */
#ifndef KOERS_PROGRAMME_H
#define KOERS_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/digest.h"
#include "koers/facts.h"
#include "scenario/document.h"
#include "koers/findings.h"
#include "koers/inputs.h"
#include "koers/levers.h"
#include "koers/status.h"

/* Where a value was written. `file` is borrowed from the record that holds the origin. */
typedef struct {
    const char *file; /* path as written or found; "--set 1" for an option */
    int line;         /* 0 for an option                                   */
} koers_origin;

typedef struct {
    char *unit;
    koers_pillar pillar; /* KOERS_NO_PILLAR: not the programme's to buy */
    bool level_is_prior; /* 2022 level is the prior caseload_2022       */
    double level_2022;
    double lowest, highest;
    bool has_capacity;
    double capacity; /* the most (caseload_change: the strongest cut) that can be organised */
    char *source;
    koers_origin origin;
} koers_lever_record;

typedef struct {
    char *key, *unit, *source;
    double value;
    koers_origin origin;
} koers_fact_record;

typedef struct {
    char *id;
    koers_target target;
    char *source;
    koers_origin origin;
} koers_target_record;

typedef struct {
    char *key, *text; /* "UP", "Uitvoeringsplan NPRZ 2023-2027 ..." */
} koers_abbreviation;

typedef struct {
    char *file;                     /* path read */
    char digest[KOERS_DIGEST_TEXT]; /* of the bytes read */
    koers_lever_record lever[KOERS_N_LEVERS];
    koers_facts facts;
    size_t n_facts; /* in the order of KOERS_FACT_LIST */
    koers_fact_record *fact;
    size_t n_targets;
    koers_target_record target[KOERS_MAX_TARGETS];
    int decide_from; /* first year that a decision taken today can still change */
    size_t n_abbreviations;
    koers_abbreviation *abbreviation;
} koers_programme;

/* Reads programme.cfg. Mistakes become findings. Errors: KOERS_NO_INPUT (cannot be opened), KOERS_FINDINGS, KOERS_NO_MEMORY.
 * The caller always calls free. */
koers_status koers_programme_read(koers_programme *self, const char *path, koers_findings *findings) KOERS_MUST_USE;
/* Of a document that is read already; takes its file name. Mistakes are findings; when memory is short findings->lost is set. */
void koers_programme_take(koers_programme *self, koers_document *document, koers_findings *findings);
void koers_programme_free(koers_programme *self);

#endif
