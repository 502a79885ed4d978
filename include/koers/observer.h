/* observer - what is taken from a simulation while it runs. A study shows every year of every block of draws of every world to its
 * observers; each keeps what it wants: distributions, hits, differences, parameters, the path of one draw.
 *
 *   static void see(void *self, int worker, const koers_view *view)
 *   {
 *       const double *share = koers_view_values(view, KOERS_I_CARE_SHARE);
 *       for (int i = 0; i < view->n; i++) my_record(self, view->first + i, view->year, share[i]);
 *   }
 *
 * Order: `open` once a wave, from one thread; `see` from any thread, the years of a block in order and from one worker, blocks in
 * any order; `close` once a world in a wave, from one thread, when all its blocks are in. Worlds come in their order. What an observer
 * makes must not depend on the order of blocks, or bits would depend on threads.
 */
#ifndef KOERS_OBSERVER_H
#define KOERS_OBSERVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "koers/indicators.h"
#include "koers/parameters.h"
#include "koers/quantity.h"
#include "koers/status.h"
#include "koers/watch.h"

/* The draws that are in hand at once: all of them (`whole`), or one part after another. */
typedef struct {
    int64_t first;
    size_t n;
    bool whole, last; /* all draws at once; the last part of them */
    int workers; /* `see` is called with worker 0 .. workers - 1 */
    struct koers_crew *crew;       /* the study's workers and its large rooms, for observers of the library */
    struct koers_lending *lending;
    const koers_watch *watch;
} koers_wave;

/* One year of one block of draws of one world. */
typedef struct {
    size_t world;
    int year, k;          /* k = year - start year */
    bool opens, closes;   /* the first, the last year of this block that is shown */
    int64_t first;        /* the draw in lane 0    */
    size_t column;        /* its place in the wave */
    int n;                /* lanes                 */
    const struct koers_block *block;
} koers_view;

/* Values [n] of an indicator in this year (0 where it has none yet), of a parameter (the same in every year), and 1 for draws with the
 * derived reading of history, 0 for the public one. Valid until `see` returns. */
const double *koers_view_values(const koers_view *view, koers_indicator indicator);
const double *koers_view_parameter(const koers_view *view, koers_parameter parameter);
const double *koers_view_derived(const koers_view *view);

/* Values [n] of a quantity of this year; `room` [n] is used where they have to be computed. */
enum { KOERS_VIEW_LANES = 256 };
const double *koers_view_quantity(const koers_view *view, const koers_quantity *quantity, double room[KOERS_VIEW_LANES]);

typedef struct {
    void *self;
    size_t bytes_per_draw; /* that it keeps of a wave: when all draws do not fit the study's limit, they come in waves */
    int from_year;         /* the first year it wants to see; earlier ones may be left out. 0: from the start on */
    koers_status (*open)(void *self, const koers_wave *wave);                /* may be NULL */
    void (*see)(void *self, int worker, const koers_view *view);             /* may be NULL */
    koers_status (*close)(void *self, size_t world, const koers_wave *wave); /* may be NULL */
} koers_observer;

#endif
