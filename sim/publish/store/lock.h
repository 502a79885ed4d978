/* lock - one process at a time in an output folder: what one reads of an old result another must not exchange meanwhile.
 *
 *   failure = koers_lock_take(&lock, "output");   waits while another run is putting its results in place
 *   ... read the old folder, exchange it ...
 *   koers_lock_give(&lock);
 *
 * The lock (flock on the folder itself) leaves no file behind and ends with its process, however that ends. Where a file system
 * knows no locks, or the folder may not be read, there is none: the work is then as safe as the one who starts it.
 */
#ifndef KOERS_LOCK_H
#define KOERS_LOCK_H

#include <stdbool.h>

#include "koers/status.h"

typedef struct {
    int descriptor; /* of the folder; -1: nothing is held */
    bool waited;    /* another had it first */
} koers_lock;

/* 0, or EWOULDBLOCK where another keeps it for longer than a minute. */
int koers_lock_take(koers_lock *self, const char *dir) KOERS_MUST_USE;

/* Twice is fine. */
void koers_lock_give(koers_lock *self);

#endif
