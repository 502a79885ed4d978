/* findings - the mistakes in what a user wrote, gathered so that all are told at once.
 *
 *   koers_findings findings;
 *   koers_findings_init(&findings, voice);
 *   koers_findings_add(&findings, "plan.cfg", 12, "levers.lesson_hours", _("found %g, allowed 0 to 20"), x);
 *   if (findings.n > 0) ...
 *   koers_findings_free(&findings);
 *
 * A place is a file and line, or an option ("--set 1") with line 0.
 * Invariant: items keep the order in which they were added until koers_findings_sort.
 * Adding never fails loudly: when memory is short, `lost` is set and the caller ends with KOERS_NO_MEMORY.
 */
#ifndef KOERS_FINDINGS_H
#define KOERS_FINDINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/status.h"
#include "koers/voice.h"

typedef struct {
    char *file; /* as the user wrote it, or the option: "--set 1"    */
    int line;   /* from 1; 0 for an option or a whole file           */
    char *key;  /* path of the setting, "levers.lesson_hours"; or "" */
    char *text; /* what was found and what is allowed                */
} koers_finding;

typedef struct {
    koers_finding *items;
    size_t n, capacity;
    bool lost;                /* a finding could not be kept: memory was short */
    const koers_voice *voice; /* in which whoever adds a finding says it       */
} koers_findings;

/* None yet. The voice is borrowed; NULL: English. */
void koers_findings_init(koers_findings *self, const koers_voice *voice);

/* Frees all of them; the same voice can go on with an empty list. */
void koers_findings_free(koers_findings *self);

/* Keeps one finding; copies all its texts. */
void koers_findings_add(koers_findings *self, const char *file, int line, const char *key, const char *format, ...)
    KOERS_PRINTF(5, 6);

/* Orders by file in order of first appearance, then by line; equal places keep their order. */
void koers_findings_sort(koers_findings *self);

/* The finding as one line, "plan.cfg:12: levers.lesson_hours: ...", in fresh memory; NULL when memory is short. */
char *koers_finding_line(const koers_finding *finding);

/* KOERS_OK, KOERS_FINDINGS when there are any, KOERS_NO_MEMORY when one was lost. */
koers_status koers_findings_status(const koers_findings *self) KOERS_MUST_USE;

/* The nearest of n words to `word`, for "did you mean": at most a third of its letters wrong; NULL when none is near. */
const char *koers_findings_nearest(const char *word, const char *const *words, size_t n);

#endif
