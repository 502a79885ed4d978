/* crew - threads that do the same task at once, again and again.
 *
 *   koers_crew *crew = koers_crew_new(threads);
 *   status = koers_crew_run(crew, task, &context);        as often as there is something to do
 *   koers_crew_delete(crew);
 *
 * A task takes its items from a shared counter, so that all is done by as many threads as the system gives. Between two runs the
 * threads sleep: starting them anew for each run costs more than a short run does. They take no signals, which so reach the thread
 * that made the crew or whichever else of the program wants them.
 */
#ifndef KOERS_CREW_H
#define KOERS_CREW_H

#include "koers/status.h"

typedef struct koers_crew koers_crew;

/* The calling thread and up to threads - 1 others, 1 to 1024 in all; fewer when the system gives no more, which makes us slower, not
 * wrong. NULL when memory is short. */
koers_crew *koers_crew_new(int threads);
void koers_crew_delete(koers_crew *self);

/* How many workers a task may see: they are 0 .. size - 1. */
int koers_crew_size(const koers_crew *self);

/* Runs task(context, worker) for every worker, worker 0 on the calling thread, and waits for all. Returns the first failure in order of
 * workers. One run at a time, and none from within a task. */
koers_status koers_crew_run(koers_crew *self, koers_status (*task)(void *context, int worker), void *context) KOERS_MUST_USE;

#endif
