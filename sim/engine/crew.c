#include "engine/crew.h"

#include <pthread.h>
#include <stdbool.h>

enum { MOST = 1024 };

typedef struct {
    koers_status (*task)(void *context, int worker);
    void *context;
    int number;
    koers_status status;
    pthread_t thread;
} worker;

static void *work(void *argument)
{
    worker *self = argument;
    self->status = self->task(self->context, self->number);
    return NULL;
}

koers_status koers_crew_run(int n, koers_status (*task)(void *context, int worker), void *context)
{
    worker workers[MOST];
    int started = 1;
    KOERS_BUG_UNLESS(n >= 1 && n <= MOST);
    workers[0] = (worker){.task = task, .context = context};
    for (; started < n; started++) {
        workers[started] = (worker){.task = task, .context = context, .number = started};
        /* a system that gives no more threads makes us slower, not wrong */
        if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0) break;
    }
    work(&workers[0]);
    for (int i = 1; i < started; i++) pthread_join(workers[i].thread, NULL);
    for (int i = 0; i < started; i++)
        if (workers[i].status != KOERS_OK) return workers[i].status;
    return KOERS_OK;
}
