/* findings - the mistakes in what a user wrote, gathered so that all are told at once; and warnings, which stop nothing.
 *
 *   koers_findings findings;
 *   koers_findings_init(&findings, voice);
 *   koers_findings_add(&findings, "plan.cfg", 12, "levers.lesson_hours", _("found %g, allowed 0 to 20"), x);
 *   koers_findings_warn(&findings, "plan.cfg", 14, "levers.practice_centres", _("found %g, twice what could be organised"), y);
 *   if (findings.n_errors > 0) ...
 *   koers_findings_free(&findings);
 *
 * A place is a file and line, or an option ("--set 1") with line 0.
 * Nothing of a file or its name is repeated as it stands where a terminal would obey it or an eye be deceived: control characters,
 * marks of direction and bytes that are no text become escapes (\x1b) in every text of a finding.
 * Invariants: items keep the order in which they were added until koers_findings_sort; n_errors of them have severity KOERS_ERROR.
 * Adding never fails loudly: when memory is short, `lost` is set and the caller ends with KOERS_NO_MEMORY.
 */
#ifndef KOERS_FINDINGS_H
#define KOERS_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/status.h"
#include "koers/voice.h"

/* A warning is of what may be meant, and more often is a slip: a count with decimals, money in thousands. */
typedef enum { KOERS_ERROR, KOERS_WARNING } koers_severity;

typedef struct {
    koers_severity severity;
    char *file;               /* as the user wrote it, or the option: "--set 1"    */
    int line;                 /* from 1; 0 for an option or a whole file           */
    char *key;                /* path of the setting, "levers.lesson_hours"; or "" */
    char *text;               /* what was found and what is allowed                */
    const koers_voice *voice; /* in which the text is said           */
} koers_finding;

typedef struct {
    koers_finding *items;
    size_t n, capacity;
    size_t n_errors;          /* of the n items, those that are no warnings                */
    bool strict;              /* set after init: from then on a warning is kept as an error */
    bool lost;                /* a finding could not be kept: memory was short             */
    const koers_voice *voice; /* in which whoever adds a finding says it                   */
} koers_findings;

/* None yet, not strict. The voice is borrowed; NULL: English. */
void koers_findings_init(koers_findings *self, const koers_voice *voice);

/* Frees all of them; the list can go on, as strict and with the same voice. */
void koers_findings_free(koers_findings *self);

/* Keeps one finding, an error; copies all its texts. */
void koers_findings_add(koers_findings *self, const char *file, int line, const char *key, const char *format, ...)
    KOERS_PRINTF(5, 6);

/* The same of a warning. */
void koers_findings_warn(koers_findings *self, const char *file, int line, const char *key, const char *format, ...)
    KOERS_PRINTF(5, 6);

/* Orders by file in order of first appearance, then by line; equal places keep their order. */
void koers_findings_sort(koers_findings *self);

/* The word of a severity in data, "error" or "warning". */
const char *koers_severity_key(koers_severity severity);

/* The finding as one line, "plan.cfg:12: levers.lesson_hours: ...", a warning as "plan.cfg:12: warning: levers. ...", in fresh memory;
 * NULL when memory is short. */
char *koers_finding_line(const koers_finding *finding);

/* KOERS_OK, KOERS_FINDINGS when there are errors, KOERS_NO_MEMORY when a finding was lost. */
koers_status koers_findings_status(const koers_findings *self) KOERS_MUST_USE;

/* The nearest of n words to `word`, for "did you mean": at most a third of its letters wrong; NULL when none is near. */
const char *koers_findings_nearest(const char *word, const char *const *words, size_t n);

#endif
