/* layers - what a scenario is made of, by name: its file, what is laid over it, what is set on top.
 *
 * They merge in this order, later wins: the programme's targets; the based_on chain from its root; the file; each overlay; each
 * setting; the horizon. Groups merge key by key; numbers, strings and paths are replaced whole; targets merge by id. A
 * title is that of the file itself or of a setting, an id likewise: bases and overlays keep theirs.
 */
#ifndef KOERS_LAYERS_H
#define KOERS_LAYERS_H

#include <stddef.h>

#include "koers/shelf.h"

/* Borrowed for the length of the call that reads them. */
typedef struct {
    const char *path;         /* the scenario: a file as typed, or a name on the shelf              */
    const koers_shelf *shelf; /* where the scenario, its bases and overlays are found; NULL: files  */
    size_t n_with;
    const char *const *with; /* overlays, in order                               */
    size_t n_set;
    const char *const *set; /* "levers.lesson_hours=8", libconfig syntax        */
    int horizon;            /* of --horizon, 2031..2045; 0: as the files say     */
} koers_layers;

#endif
