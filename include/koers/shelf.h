/* shelf - documents by name, for who has them in memory: nothing is then opened or looked up on a disk.
 *
 *   const koers_named_text texts[] = {{"base.cfg", base, strlen(base)}, {"mine.cfg", mine, strlen(mine)}};
 *   const koers_shelf shelf = {.n = 2, .text = texts};
 *   const koers_layers layers = {.path = "mine.cfg", .shelf = &shelf};
 *
 * Where a reader is given no shelf (NULL), names are paths of files. Names are compared letter by letter. A base is asked for by its
 * based_on, behind the folder of the document that names it: "plans/mine.cfg" with based_on = "base.cfg" asks for "plans/base.cfg".
 * Everything on a shelf is borrowed for the length of the call that reads from it.
 */
#ifndef KOERS_SHELF_H
#define KOERS_SHELF_H

#include <stddef.h>

#include "koers/status.h"

typedef struct {
    const char *name;
    const char *text; /* [length], UTF-8; need not end in '\0' */
    size_t length;
} koers_named_text;

/* Finds the text of a name: fills text and length, which stay as they are until the reading function returns; the name need not be
 * set. KOERS_NO_INPUT: there is none, and *reason may say why to the user (it needs no freeing). KOERS_NO_MEMORY ends the reading;
 * any other status is taken for KOERS_NO_INPUT. */
typedef koers_status koers_finder(void *context, const char *name, koers_named_text *text, const char **reason);

typedef struct {
    size_t n;
    const koers_named_text *text; /* [n]; names differ */
    koers_finder *find;           /* asked where no text has the name; NULL: there are no others */
    void *context;                /* handed to find */
} koers_shelf;

#endif
