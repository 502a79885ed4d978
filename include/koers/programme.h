/* programme - the record of programme.cfg: levers, facts, targets, each with unit and source. Read with the rest of
 * the reference (reference.h), shared by all scenarios. */
#ifndef KOERS_PROGRAMME_H
#define KOERS_PROGRAMME_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/facts.h"
#include "koers/inputs.h"
#include "koers/levers.h"
#include "koers/origin.h"
#include "koers/pillars.h"

typedef struct {
    char *unit;
    koers_pillar pillar; /* KOERS_NO_PILLAR: not the programme's to buy */
    bool level_is_prior; /* its level is the prior caseload_2022        */
    double level;        /* in the start year                           */
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
    char *title[2]; /* by koers_language; the other language's where only that is given, the id where none is */
    koers_target target;
    char *source;
    koers_origin origin;
} koers_target_record;

typedef struct {
    char *key, *text; /* "UP", "Uitvoeringsplan NPRZ 2023-2027 ..." */
} koers_abbreviation;

struct koers_node;

typedef struct {
    char *file;                     /* path read */
    char digest[KOERS_DIGEST_TEXT]; /* of the bytes read */
    koers_lever_record lever[KOERS_N_LEVERS];
    koers_facts facts;
    size_t n_facts; /* in the order of KOERS_FACT_LIST */
    koers_fact_record *fact;
    size_t n_targets;
    koers_target_record target[KOERS_MAX_TARGETS];
    struct koers_node *targets; /* the same as written: the lowest layer of every scenario (inside the library) */
    int decide_from;            /* first year that a decision taken today can still change */
    size_t n_abbreviations;
    koers_abbreviation *abbreviation;
} koers_programme;

void koers_programme_free(koers_programme *self);

#endif
