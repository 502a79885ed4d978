/* values - a scenario as resolved, one line a value, each with the place where it was written. */
#ifndef KOERS_VALUES_H
#define KOERS_VALUES_H

#include "koers/findings.h"
#include "koers/origin.h"
#include "koers/scenario.h"
#include "scenario/tree.h"

/* Adds a value; takes `path` and `text`, which may be NULL when memory was short, and copies `source`. When memory is short
 * findings->lost is set. */
void koers_values_add(koers_scenario *self, char *path, char *text, const char *source, koers_origin origin,
                      koers_findings *findings);

/* The value of a node, at its own path and place; NULL adds nothing. */
void koers_values_add_node(koers_scenario *self, const koers_node *node, koers_findings *findings);

#endif
