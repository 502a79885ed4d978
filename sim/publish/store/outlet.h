/* outlet - a stream into a file that remembers why writing failed. The C library forgets: it keeps that a stream failed, and errno is
 * of whatever came after.
 *
 *   failure = koers_outlet_open(&outlet, descriptor);   takes the descriptor
 *   fprintf(outlet.stream, ...);
 *   failure = koers_outlet_close(&outlet);              0, or the errno of the first write that failed
 *
 * The record must stay where it is while it is open.
 */
#ifndef KOERS_OUTLET_H
#define KOERS_OUTLET_H

#include <stdio.h>

#include "koers/status.h"

/* All zero: closed. */
typedef struct {
    FILE *stream; /* NULL: closed                                  */
    int descriptor;
    int failure; /* errno of the first write that failed; 0: none */
} koers_outlet;

/* Takes the descriptor, which is closed if this fails. 0 or an errno. */
int koers_outlet_open(koers_outlet *self, int descriptor) KOERS_MUST_USE;

/* Closes it in every case; on a closed one 0, or what its last close gave. */
int koers_outlet_close(koers_outlet *self);

#endif
