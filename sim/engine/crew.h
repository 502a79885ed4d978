/* crew - threads that stay: the same task done by all of them at once, until it is done.
 *
 * A task takes its items from a shared counter, so that the work is done by as many threads as the system gives. */
#ifndef KOERS_CREW_H
#define KOERS_CREW_H

#include "koers/status.h"

typedef struct koers_crew koers_crew;

/* n from 1 to 1024 workers, the calling thread being one of them; fewer where the system gives no more threads. NULL when memory is
 * short. delete(NULL) is fine. */
koers_crew *koers_crew_new(int n);
void koers_crew_delete(koers_crew *self);

int koers_crew_size(const koers_crew *self);

/* Runs task(context, worker) for worker = 0 .. size - 1, worker 0 on the calling thread, and waits for all. Returns the first failure
 * in order of workers. */
koers_status koers_crew_run(koers_crew *self, koers_status (*task)(void *context, int worker), void *context) KOERS_MUST_USE;

#endif
