/* lock - one process at a time in an output folder: what one reads of an old result another must not exchange meanwhile.
 *
 *   failure = koers_lock_take(&lock, "output");   waits while another run is putting its results in place
 *   ... read the old folder, exchange it ...
 *   koers_lock_give(&lock);
 *
 *   if (koers_lock_try(&lock, ".id.new-7-0"))     whoever made it lives no more: he would hold it
 *
 * The lock (flock on the folder or file itself) leaves no file behind and ends with its process, however that ends. Where a file
 * system knows no locks, or the folder may not be read, there is none: the work is then as safe as the one who starts it.
 */
#ifndef KOERS_LOCK_H
#define KOERS_LOCK_H

#include <stdbool.h>

#include "koers/status.h"

/* All zero: nothing is held. */
typedef struct {
    bool held;
    int descriptor; /* of the folder, while it is held */
    bool waited;    /* another had it first            */
} koers_lock;

/* 0, also where there is no lock (held is false then); or EWOULDBLOCK where another keeps it for longer than a minute. */
int koers_lock_take(koers_lock *self, const char *dir) KOERS_MUST_USE;

/* A folder or file; at once. False, with nothing held, where another has it or there is no lock. */
bool koers_lock_try(koers_lock *self, const char *path);

/* NULL and twice are fine. */
void koers_lock_give(koers_lock *self);

#endif
