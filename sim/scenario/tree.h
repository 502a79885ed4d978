/* tree - what a configuration file says, as plain data: groups, lists, numbers, strings, each with its file and line.
 *
 *   koers_node *root = koers_node_new(KOERS_NODE_GROUP, NULL, "plan.cfg", 1);
 *   const koers_node *hours = koers_node_find(koers_node_find(root, "levers"), "lesson_hours");
 *   koers_node_free(root);
 *
 * Everything behind the parser works on this tree, so that nothing else knows the parser.
 * Invariants: children of a group have distinct names; a child's `parent` is the node that holds it; an array of the file is a
 * list here. `file` is borrowed: whoever makes a node keeps that text alive as long as the tree.
 * Scope: knows nothing of scenarios and makes no findings.
 */
#ifndef KOERS_TREE_H
#define KOERS_TREE_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/status.h"

typedef enum {
    KOERS_NODE_GROUP,
    KOERS_NODE_LIST,
    KOERS_NODE_INTEGER, /* `number` holds it; beyond 2^53 rounded, which no domain reaches */
    KOERS_NODE_FLOAT,
    KOERS_NODE_TRUTH,
    KOERS_NODE_TEXT,
    KOERS_NODE_REPORTED /* a value that already is a finding: every reader passes over it in silence */
} koers_node_kind;

typedef struct koers_node {
    koers_node_kind kind;
    char *name;       /* NULL in a list and for a root */
    const char *file; /* borrowed                      */
    int line;         /* 0 for an option               */
    double number;    /* integer, float, truth (0, 1)  */
    char *text;       /* text                          */
    struct koers_node *parent;
    size_t n, capacity;
    struct koers_node **child;
} koers_node;

/* A node without children; copies the name, which may be NULL. NULL when memory is short. */
koers_node *koers_node_new(koers_node_kind kind, const char *name, const char *file, int line);

/* Frees a node with all below it; NULL is fine. The node is not taken out of its parent. */
void koers_node_free(koers_node *self);

/* Takes `child` as the last one. On KOERS_NO_MEMORY the child stays the caller's. */
koers_status koers_node_add(koers_node *self, koers_node *child) KOERS_MUST_USE;

/* Takes child i out of the node: it is then the caller's, and stands below nothing. */
koers_node *koers_node_take(koers_node *self, size_t i);

/* The child of a group with this name; NULL when there is none, when self is NULL or no group. */
koers_node *koers_node_find(const koers_node *self, const char *name);

/* The place of the child with this name; self->n when there is none. */
size_t koers_node_index(const koers_node *self, const char *name);

/* Whether the node is an integer or a float. */
bool koers_node_is_number(const koers_node *self);

/* Whether the node is a text equal to this one. */
bool koers_node_is_text(const koers_node *self, const char *text);

/* "levers.lesson_hours": the names from the root; an element of a list has the path of the list, and a group with an `id` adds
 * it ("targets.care"). In fresh memory; NULL when memory is short. */
char *koers_node_path(const koers_node *self);

/* The value in the syntax of the file, "( (2023, 0.57), (2027, 0.8) )", with the fewest digits that read back to the same
 * number. In fresh memory; NULL when memory is short. */
char *koers_node_text(const koers_node *self);

/* The fewest digits (at least 15 are tried first) that read back to the same number; returns `text`. */
enum { KOERS_NUMBER_TEXT = 32 };
char *koers_number_text(double number, char text[KOERS_NUMBER_TEXT]);

#endif
