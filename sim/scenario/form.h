/* form - what a setting must look like: typed reading of nodes, where everything else becomes a finding.
 *
 *   double hours;
 *   if (koers_form_number(findings, node, 0, 20, &hours)) ...
 *
 * A reader returns whether the value is there and allowed; if not, it has added a finding at the node's file and line and left the
 * result alone. A NULL node is refused in silence (who needs the setting says that it is missing), and so is a value that the scan
 * has reported already.
 * Scope: knows types, domains and years; knows no key of any file.
 */
#ifndef KOERS_FORM_H
#define KOERS_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/findings.h"
#include "koers/schedule.h"
#include "koers/years.h"
#include "scenario/tree.h"

/* Adds a finding at the place of a node. */
void koers_form_tell(koers_findings *findings, const koers_node *node, const char *format, ...) KOERS_PRINTF(3, 4);

/* Adds a warning at the place of a node. */
void koers_form_warn(koers_findings *findings, const koers_node *node, const char *format, ...) KOERS_PRINTF(3, 4);

/* Adds "found <what stands there>, allowed <allowed>". */
void koers_form_refuse(koers_findings *findings, const koers_node *node, const char *allowed);

bool koers_form_group(koers_findings *findings, const koers_node *node);
bool koers_form_list(koers_findings *findings, const koers_node *node);

/* A finding for every child of a group whose name is not among the n words. */
void koers_form_keys(koers_findings *findings, const koers_node *group, const char *const *words, size_t n);

/* A finding for a word that is none of n words: the one that was perhaps meant, or all where they are few. */
void koers_form_unknown(koers_findings *findings, const koers_node *node, const char *word, const char *const *words, size_t n);

/* The child with this name; a finding at the group when it is missing. */
const koers_node *koers_form_need(koers_findings *findings, const koers_node *group, const char *name);

/* Adds the finding that a child of this name is missing from a group. */
void koers_form_missing(koers_findings *findings, const koers_node *group, const char *name);

/* lowest and highest may be infinite; the number itself must be finite. */
bool koers_form_number(koers_findings *findings, const koers_node *node, double lowest, double highest, double *number);

/* A whole number, written without a decimal point. */
bool koers_form_whole(koers_findings *findings, const koers_node *node, int lowest, int highest, int *number);

/* A string that is not empty; borrowed from the node. */
bool koers_form_text(koers_findings *findings, const koers_node *node, const char **text);

/* 1 to 64 of a-z 0-9 - (and _ where allowed), not beginning with a hyphen; borrowed. */
bool koers_form_id(koers_findings *findings, const koers_node *node, bool underscore, const char **id);

/* One of n words; its number. */
bool koers_form_word(koers_findings *findings, const koers_node *node, const char *const *words, size_t n, size_t *i);

/* A value over the years, as written. */
typedef struct {
    size_t n;       /* 0 before it is read */
    bool is_single; /* one number without a year, from 2023 on */
    koers_point point[KOERS_N_YEARS];
    bool unlimited[KOERS_N_YEARS]; /* beside `point`: the string "unlimited" stands there */
} koers_points;

/* What the points may be. */
typedef struct {
    double lowest, highest;
    bool steps;            /* money: the first year must be 2023                     */
    bool may_be_unlimited; /* a point may be the string "unlimited"                  */
    bool needs_years;      /* a bare number is refused (shocks: nothing is continued) */
} koers_points_rule;

/* A number, or a list of (year, value) with increasing years from 2023 to 2045. */
bool koers_form_points(koers_findings *findings, const koers_node *node, const koers_points_rule *rule, koers_points *points);

/* A copy of a text for a record. NULL, and findings->lost set, when memory is short. */
char *koers_form_copy(koers_findings *findings, const char *text);

/* How a reader ends that began when there were `before` findings: KOERS_NO_MEMORY, KOERS_FINDINGS when there are more errors,
 * KOERS_OK. */
koers_status koers_form_status(const koers_findings *findings, size_t before) KOERS_MUST_USE;

/* format = 1, and kind where it is not `kind` (needed: it must be there). */
void koers_form_header(koers_findings *findings, const koers_node *root, const char *kind, bool needed);

#endif
