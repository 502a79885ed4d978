/* aim - a target as a file writes it:
 *
 *   { id = "care"; title = { nl = "Zorg"; en = "Care"; }; indicator = "care_share"; year = 2031; at_least = 0.17; source = "..."; }
 *
 * The programme and a scenario hold the same thing. In a layer of a scenario a target may be partial: it changes the one with the
 * same id that lies below (overlay.h); the whole is judged when all layers lie together.
 */
#ifndef KOERS_AIM_H
#define KOERS_AIM_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/findings.h"
#include "koers/inputs.h"
#include "koers/voice.h"
#include "scenario/tree.h"

/* What is said of a target, by one layer or by several together; a node that is NULL is not said. What is said and not good has been
 * told. All is borrowed from the trees. */
typedef struct {
    const koers_node *node; /* the group, in the last layer that names it */
    const char *id;         /* NULL: it has none that is a text           */
    const koers_node *title, *indicator, *year, *at_least, *at_most, *source;
    bool id_good, indicator_good, year_good, threshold_good, source_good;
    koers_indicator which; /* where indicator_good */
} koers_aim;

/* Reads the elements of a list of targets one by one, as far as a layer alone can be judged; ids must differ. Returns how many there
 * are; 0 where the list is none or too long. */
size_t koers_aim_read(koers_findings *findings, const koers_node *list, koers_aim aim[KOERS_MAX_TARGETS]);

/* The target, whose year is at most `horizon`; a finding for what is missing and for what only the whole can show. False when it
 * cannot be used. */
bool koers_aim_settle(koers_findings *findings, const koers_aim *aim, int horizon, koers_target *target);

/* The text of its source, or "". */
const char *koers_aim_source(const koers_aim *aim);

/* What it is called; by its id (or "") where it has no title. */
const char *koers_aim_title(const koers_aim *aim, koers_language language);

#endif
