/* study - many worlds over the same futures: the same draws of everything that nobody decides.
 *
 *   koers_study_options options = {.seed = 1, .draws = 20000, .threads = 2};
 *   koers_study *study = NULL;
 *   status = koers_study_open(&study, &options, (koers_years){2022, 2031});
 *   if (status == KOERS_OK) status = koers_outlook_run(&outlook, study, &inputs, NULL, 0, NULL);     as often as one likes
 *   koers_study_close(study);
 *
 * A world is a record of inputs. Differences between worlds are differences of policy or belief, never of luck. Between runs a study
 * keeps what makes the next one fast and changes no bit of it: threads, tables of priors, memory, the futures themselves as far as
 * `futures_limit` goes, and the states of one world at the end of one year (koers_study_keep).
 * The bits of a result depend on inputs, seed and draws, never on threads, block, limits or instruction set. No file, no text, no
 * global; what it hands out stays valid until it is closed.
 */
#ifndef KOERS_STUDY_H
#define KOERS_STUDY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "koers/inputs.h"
#include "koers/observer.h"
#include "koers/status.h"
#include "koers/watch.h"
#include "koers/years.h"

typedef struct {
    uint64_t seed;
    int64_t draws;        /* 1 .. 10^8                                                              */
    int threads;          /* 1 .. 1024                                                              */
    int block;            /* lanes a block, 1 .. 256; 0: 256. Changes no result.                    */
    int instructions;     /* 0: the widest set of this processor, also where it lacks the one asked for; else 1: plain, 2: AVX2,
                           * 3: AVX-512. Changes no result.                                          */
    size_t sample_limit;  /* bytes that observers may keep of a wave; 0: 512 MiB. Beyond it quantiles are sketched. */
    size_t futures_limit; /* bytes of futures kept from one run to the next; 0: none. Changes no result. */
} koers_study_options;

typedef struct koers_study koers_study;

/* years: the start year of all worlds, and the farthest horizon among them. *self is NULL after a failure. Errors: KOERS_NO_MEMORY. */
koers_status koers_study_open(koers_study **self, const koers_study_options *options, koers_years years) KOERS_MUST_USE;
void koers_study_close(koers_study *self); /* NULL is fine */

const koers_study_options *koers_study_settings(const koers_study *self);

/* Whether observers that keep so many bytes of each draw see all draws in one wave. */
bool koers_study_holds(const koers_study *self, size_t bytes_per_draw);

/* Runs n worlds, each up to its own horizon, and shows them to the observers. Domain: the start year and at most the horizon of
 * `years`; priors without problem. Errors: KOERS_NO_MEMORY, KOERS_INTERRUPTED, what an observer returns. */
koers_status koers_study_run(koers_study *self, const koers_inputs *const *world, size_t n, const koers_observer *observer,
                             size_t n_observers, const koers_watch *watch) KOERS_MUST_USE;

/* Keeps the state of every draw of this world at the end of `year`. Later runs of worlds that agree with it up to that year, for
 * observers that want only later years, start there: the same bits, sooner. Replaces what was kept before. The inputs are copied.
 * Errors: KOERS_NO_MEMORY, KOERS_INTERRUPTED; nothing is kept then. */
koers_status koers_study_keep(koers_study *self, const koers_inputs *inputs, int year, const koers_watch *watch) KOERS_MUST_USE;

/* What a study has simulated so far, in draws times years: what was resumed or recalled is not counted. */
typedef struct {
    int64_t futures_made; /* blocks whose chance was drawn */
    int64_t years_run;    /* blocks times years            */
} koers_study_effort;
koers_study_effort koers_study_effort_so_far(const koers_study *self);

#endif
