/* scenario - the valid record of a scenario: the model's inputs, and beside each where it was written. reading.h fills it. */
#ifndef KOERS_SCENARIO_H
#define KOERS_SCENARIO_H

#include <stddef.h>

#include "koers/inputs.h"
#include "koers/origin.h"
#include "koers/voice.h"

/* One resolved value, as text in libconfig syntax, and where it was written. A lever that no layer names is written at its
 * 2022 level with the origin in programme.cfg ("2022" in quotes for the two caseloads, whose level is a prior). A horizon that no
 * layer names comes from "default", that of an option from "--horizon"; line 0 both. Money, shocks and priors that no layer names
 * have no value here. */
typedef struct {
    char *
        path; /* "levers.lesson_coverage", "funding.school.state", "economy.shock", "assume.adb_technical", "targets.care", "funding.state_match.year" */
    char *text;   /* "( (2023, 0.57), (2027, 0.79) )", "normal(0.01, 0.004)", "care_share in 2031 at_least 0.17" */
    char *source; /* the source that travels with the number, or "" */
    koers_origin origin;
} koers_value;

typedef struct {
    char *path; /* as written (overlays and the base chain relative as the user would type them) */
    char digest[KOERS_DIGEST_TEXT];
} koers_input_file;

/* What tells a scenario with overlays or settings from itself without: 8 hexadecimal digits of a SHA-256 over the bytes of each overlay
 * and the value of each setting, in order. Equal for settings that say the same in other words; "" where nothing is laid over. An
 * option of the horizon is no part of it. */
enum { KOERS_VARIANT_TEXT = 9 };

/* Names are those of the scenario's own file, or of a setting: neither a base nor an overlay gives its name away. */
typedef struct {
    char *id;
    char *title[2]; /* by koers_language; the other language's where only that is given, the id where none is */
    koers_inputs inputs;
    char *target_id[KOERS_MAX_TARGETS];       /* beside inputs.target */
    char *target_title[KOERS_MAX_TARGETS][2]; /* by koers_language, as title */
    char *target_source[KOERS_MAX_TARGETS];   /* or "" */
    char *grade[KOERS_N_PARAMETERS];          /* of each prior; "assumed" where the scenario replaced it */
    size_t n_values;
    koers_value *value;   /* id, horizon; levers; funding; economy; assume; targets; each group in the house's order */
    size_t n_with, n_set; /* what was laid over the scenario's own files, as it was asked for, in order: */
    char **with;          /* [n_with] overlays, "recession.cfg"                                          */
    char **set;           /* [n_set] settings, "levers.lesson_hours=8"                                   */
    char variant[KOERS_VARIANT_TEXT];
    int n_assumed; /* priors that the scenario replaced, in any of its layers */
    int n_shocks;  /* years until the horizon that have a shock               */
    size_t n_files;
    koers_input_file *file; /* every file read for it, programme.cfg and evidence.cfg first, then in the order of the layers */
    size_t n_places;
    char **place; /* "--set 1", ...: with the paths above, the texts that the origins of values borrow */
} koers_scenario;

void koers_scenario_free(koers_scenario *self);

/* What target i is called in a language, i below inputs.aims.n_targets; its id where it has no title. */
const char *koers_scenario_target_title(const koers_scenario *self, size_t i, koers_language language);

/* The resolved value with this path; NULL when there is none. */
const koers_value *koers_scenario_find(const koers_scenario *self, const char *path);

#endif
