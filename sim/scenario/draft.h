/* draft - what one layer of a scenario says, each setting read once and typed, with the node where it stands; or what several layers
 * say together (overlay.h).
 *
 *   koers_draft_read(draft, layer, reference, &findings);
 *
 * A layer is read alone, so that a mistake is found also where a later layer replaces it. What only the layers together can show (a
 * target without a threshold, a year beyond the horizon) is found when the scenario is made of them (settle.h). A value that is not
 * allowed has been told: it stands in the draft as said, but not as good, and nobody tells it again.
 * Everything is borrowed from the trees. A draft that is all zero says nothing.
 */
#ifndef KOERS_DRAFT_H
#define KOERS_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/findings.h"
#include "koers/inputs.h"
#include "koers/reference.h"
#include "scenario/aim.h"
#include "scenario/belief.h"
#include "scenario/form.h"
#include "scenario/money.h"
#include "scenario/plan.h"
#include "scenario/stack.h"
#include "scenario/tree.h"

typedef struct {
    const koers_node *id, *title;      /* NULL: not said, or the name of another than the scenario */
    const koers_node *horizon, *shock; /* NULL: not said */
    bool id_good;
    int year; /* of the horizon; 0 where it is not said or not good */
    koers_plan plan[KOERS_N_LEVERS];
    koers_money money;
    koers_points shocks; /* empty where not said or not good */
    koers_belief belief[KOERS_N_PARAMETERS];
    const koers_node *targets; /* the list of the last layer that has one, or of the first with which there are too many */
    size_t n_aims;             /* of which the first KOERS_MAX_TARGETS are kept                                          */
    koers_aim aim[KOERS_MAX_TARGETS];
} koers_draft;

/* Reads a layer that could be parsed. All that may not stand in it becomes a finding; of a file of the
 * programme itself that alone. */
void koers_draft_read(koers_draft *self, const koers_layer *layer, const koers_reference *reference, koers_findings *findings);

/* What the programme itself says, below all layers: its targets. */
void koers_draft_read_ground(koers_draft *self, const koers_programme *programme, koers_findings *findings);

#endif
