/* atoms - the values that many draws of a long series share exactly: a difference of 0, a share of 1. They are counted one by one beside
 * the bins of a sketch, which would smear them.
 *
 * A pilot, the first draws, says which: every value that at least one in KOERS_MOST_ATOMS of them has, and two at the least. Counts are
 * whole numbers, so the order of the draws changes nothing.
 */
#ifndef KOERS_ATOMS_H
#define KOERS_ATOMS_H

#include <stddef.h>
#include <stdint.h>

#include "koers/status.h"

enum { KOERS_MOST_ATOMS = 32 };

/* Its ranks, from 0, are below .. below + n - 1. */
typedef struct {
    double value;
    int64_t below, n; /* draws with less, draws with just this */
} koers_atom;

typedef struct {
    int n;
    koers_atom *atom; /* [n], owned; NULL: there are none */
} koers_atoms;

/* How many draws of a pilot of n must share a value. */
size_t koers_atoms_enough(size_t n);

/* Begins zeroed ({0}). Finds them in the pilot x[n] without counting it; without one nothing is allocated. Errors: KOERS_NO_MEMORY. */
koers_status koers_atoms_find(koers_atoms *self, const double *x, size_t n) KOERS_MUST_USE;
void koers_atoms_free(koers_atoms *self);

void koers_atoms_count(koers_atoms *self, const double *x, size_t n);

/* The quantile at a rank from 0, given what bins make of it: the atom that the rank falls on, else `sketched`, on the right side of each
 * atom. Invariant: rises with rank where `sketched` does. */
double koers_atoms_settle(const koers_atoms *self, double rank, double sketched);

#endif
