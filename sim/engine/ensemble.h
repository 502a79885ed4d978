/* ensemble - many draws of the model: blocks of lanes, spread over threads.
 *
 * A block is at most KOERS_LANES consecutive draws; threads take blocks from one counter and write into disjoint columns of
 * the sample, so the result has the same bits for any number of threads and any block size.
 */
#ifndef KOERS_ENSEMBLE_H
#define KOERS_ENSEMBLE_H

#include <stdbool.h>
#include <stdint.h>

#include "chance/lanes.h"
#include "model/model.h"
#include "model/sample.h"
#include "koers/status.h"

typedef struct {
    uint64_t seed;
    int64_t draws;              /* 1 .. 10^8 */
    int threads;                /* 1 .. 1024 */
    int block;                  /* lanes a block, 1 .. KOERS_LANES; 0: KOERS_LANES. Changes no result. */
    size_t sample_limit;        /* bytes of sample that may be kept; 0: KOERS_SAMPLE_LIMIT. Beyond it quantiles are sketched. */
    const koers_kernels *kernels; /* NULL: the best of this processor. Changes no result. */
} koers_ensemble;

#define KOERS_SAMPLE_LIMIT ((size_t)512 << 20)

/* How the outside looks in. Both may be NULL. */
typedef struct {
    void (*progress)(void *context, double fraction); /* 0..1, from one thread at a time, a few times a second */
    bool (*cancelled)(void *context);                 /* asked before every block; true ends with KOERS_INTERRUPTED */
    void *context;
    double from, to; /* the part of the whole work that this run is: progress goes from `from` to `to` (0, 1) */
} koers_watch;

/* Draws [first, first + n) into sample columns [0, n); sets sample->n. Errors: KOERS_NO_MEMORY, KOERS_SYSTEM, KOERS_INTERRUPTED. */
koers_status koers_ensemble_run(const koers_ensemble *self, const koers_model *model, int64_t first, size_t n,
                                const koers_watch *watch, koers_sample *sample) KOERS_MUST_USE;

/* The kernels of these options. */
const koers_kernels *koers_ensemble_kernels(const koers_ensemble *self);

/* The part of a watch's work from share `from` to share `to` of it. */
koers_watch koers_watch_part(const koers_watch *watch, double from, double to);

/* How many draws can be kept at once: all of them when `bytes_per_draw` of each fit the limit, else a wave of KOERS_WAVE. */
enum { KOERS_WAVE = 32768 }; /* a multiple of KOERS_CHUNK (moments.h) */
size_t koers_ensemble_wave(const koers_ensemble *self, size_t bytes_per_draw);

#endif
