/* crew - the same task done by several threads at once, until all are done.
 *
 * A task takes its items from a shared counter, so that the work is done by as many threads as the system gives. */
#ifndef KOERS_CREW_H
#define KOERS_CREW_H

#include "koers/status.h"

/* Runs task(context, worker) for worker = 0 .. n - 1, worker 0 on the calling thread, and waits for all. n from 1 to 1024; fewer
 * run when the system gives no more threads. Returns the first failure in order of workers. */
koers_status koers_crew_run(int n, koers_status (*task)(void *context, int worker), void *context) KOERS_MUST_USE;

#endif
