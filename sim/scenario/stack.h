/* stack - the layers of a scenario, read and parsed: the based_on chain from its root, the file, each --with, each --set.
 *
 *   koers_stack stack;
 *   status = koers_stack_read(&stack, &layers, &findings);
 *   ... read each stack.layer[i].root ...
 *   koers_stack_free(&stack);
 *
 * Invariants: layers stand in the order in which they merge; a layer's nodes borrow its `place`; a layer that could not be parsed
 * has no root, and `complete` is then false.
 */
#ifndef KOERS_STACK_H
#define KOERS_STACK_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/findings.h"
#include "koers/layers.h"
#include "koers/shelf.h"
#include "scenario/document.h"
#include "scenario/script.h"
#include "scenario/tree.h"

typedef enum {
    KOERS_LAYER_BASE,    /* reached by based_on  */
    KOERS_LAYER_FILE,    /* the scenario itself  */
    KOERS_LAYER_OVERLAY, /* --with               */
    KOERS_LAYER_OPTION   /* --set                */
} koers_layer_role;

typedef struct {
    koers_layer_role role;
    char *place;         /* path as a user would type it, or "--set 1" */
    const char *option;  /* as written, borrowed; NULL of a file       */
    koers_script script; /* no bytes for an option */
    koers_node *root;
} koers_layer;

typedef struct {
    size_t n, capacity;
    koers_layer *layer;
    bool complete;
    const koers_shelf *shelf; /* where names are looked up; NULL: files */
} koers_stack;

/* Reads all layers, however many of them hold mistakes. Errors: KOERS_NO_INPUT when the file or an overlay cannot be read (a finding
 * says why); KOERS_NO_MEMORY. A missing based_on file, a loop and a syntax error are findings. Always free. */
koers_status koers_stack_read(koers_stack *self, const koers_layers *layers, koers_findings *findings) KOERS_MUST_USE;
/* The same of one file that is read already, and its chain; takes all of the document. */
koers_status koers_stack_take(koers_stack *self, const koers_shelf *shelf, koers_document *document,
                              koers_findings *findings) KOERS_MUST_USE;
void koers_stack_free(koers_stack *self);

#endif
