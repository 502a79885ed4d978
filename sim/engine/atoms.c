#include "engine/atoms.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "engine/sweeps.h"

size_t koers_atoms_enough(size_t n)
{
    const size_t part = (n + KOERS_MOST_ATOMS - 1) / KOERS_MOST_ATOMS;
    return part > 2 ? part : 2;
}

/* Values that may be atoms, each with what is left of its count. */
typedef struct {
    int n;
    double value[KOERS_MOST_ATOMS];
    size_t left[KOERS_MOST_ATOMS];
} candidates;

static bool is_known(candidates *self, double x)
{
    for (int i = 0; i < self->n; i++) {
        if (self->value[i] != x) continue;
        self->left[i]++;
        return true;
    }
    return false;
}

/* Each candidate loses one; who has none left goes. */
static void lower_all(candidates *self)
{
    int kept = 0;
    for (int i = 0; i < self->n; i++) {
        self->value[kept] = self->value[i];
        self->left[kept] = self->left[i] - 1;
        kept += self->left[kept] > 0;
    }
    self->n = kept;
}

/* One pass (Misra and Gries 1982): a value that is crossed out goes together with KOERS_MOST_ATOMS others, so what more than one in
 * KOERS_MOST_ATOMS + 1 draws have is left over. */
static void search(candidates *self, const double *x, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        if (is_known(self, x[i])) continue;
        if (self->n == KOERS_MOST_ATOMS) {
            lower_all(self);
            continue;
        }
        self->value[self->n] = x[i];
        self->left[self->n++] = 1;
    }
}

/* Of the candidates those that really have enough. */
static int sift(const candidates *maybe, const double *x, size_t n, koers_atom atom[KOERS_MOST_ATOMS])
{
    int found = 0;
    for (int i = 0; i < maybe->n; i++) {
        int64_t below = 0, equal = 0;
        koers_sweeps_best()->place(x, n, maybe->value[i], &below, &equal);
        if ((size_t) equal >= koers_atoms_enough(n)) atom[found++] = (koers_atom){.value = maybe->value[i]};
    }
    return found;
}

koers_status koers_atoms_find(koers_atoms *self, const double *x, size_t n)
{
    candidates maybe = {0};
    koers_atom found[KOERS_MOST_ATOMS];
    search(&maybe, x, n);
    const int n_found = sift(&maybe, x, n, found);
    if (n_found == 0) return KOERS_OK;
    self->atom = koers_alloc_array((size_t) n_found, sizeof *found);
    if (self->atom == NULL) return KOERS_NO_MEMORY;
    memcpy(self->atom, found, (size_t) n_found * sizeof *found);
    self->n = n_found;
    return KOERS_OK;
}

void koers_atoms_free(koers_atoms *self)
{
    koers_free(self->atom);
    *self = (koers_atoms){0};
}

void koers_atoms_count(koers_atoms *self, const double *x, size_t n)
{
    for (int i = 0; i < self->n; i++) koers_sweeps_best()->place(x, n, self->atom[i].value, &self->atom[i].below, &self->atom[i].n);
}

double koers_atoms_settle(const koers_atoms *self, double rank, double sketched)
{
    double value = sketched;
    for (int i = 0; i < self->n; i++) {
        const koers_atom *atom = &self->atom[i];
        if (rank < (double) atom->below)
            value = value < atom->value ? value : atom->value;
        else if (rank > (double) (atom->below + atom->n - 1))
            value = value > atom->value ? value : atom->value;
        else
            return atom->value;
    }
    return value;
}
