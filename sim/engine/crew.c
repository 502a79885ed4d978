#include "engine/crew.h"

#include <pthread.h>
#include <stdbool.h>

#include "base/memory.h"

enum { MOST = 1024 };

struct koers_crew {
    int n;
};

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

koers_crew *koers_crew_new(int n)
{
    koers_crew *self = koers_alloc_array(1, sizeof *self);
    if (self != NULL) self->n = n;
    return self;
}

void koers_crew_delete(koers_crew *self)
{
    koers_free(self);
}

int koers_crew_size(const koers_crew *self)
{
    return self->n;
}

koers_status koers_crew_run(koers_crew *self, koers_status (*task)(void *context, int worker), void *context)
{
    worker workers[MOST];
    int started = 1;
    const int n = self->n;
    workers[0] = (worker){.task = task, .context = context};
    for (; started < n; started++) {
        workers[started] = (worker){.task = task, .context = context, .number = started};
        if (pthread_create(&workers[started].thread, NULL, work, &workers[started]) != 0) break;
    }
    work(&workers[0]);
    for (int i = 1; i < started; i++) pthread_join(workers[i].thread, NULL);
    for (int i = 0; i < started; i++)
        if (workers[i].status != KOERS_OK) return workers[i].status;
    return KOERS_OK;
}
