#include "engine/crew.h"

#include <pthread.h>
#include <signal.h>
#include <stdbool.h>

#include "base/memory.h"

enum { MOST = 1024 };

typedef struct {
    koers_crew *crew;
    int number;
    koers_status status;
    pthread_t thread; /* of all but worker 0 */
} worker;

struct koers_crew {
    int size;
    pthread_mutex_t lock; /* of what follows, up to the workers */
    pthread_cond_t called, finished;
    unsigned long run; /* how many were begun */
    int at_work;       /* threads that have not finished it */
    bool dismissed;
    koers_status (*task)(void *context, int worker);
    void *context;
    worker workers[];
};

/* Sleeps until the run after `done`; false: there is none. */
static bool wait_for_run(koers_crew *self, unsigned long done)
{
    pthread_mutex_lock(&self->lock);
    while (self->run == done && !self->dismissed) pthread_cond_wait(&self->called, &self->lock);
    const bool called = !self->dismissed;
    pthread_mutex_unlock(&self->lock);
    return called;
}

static void tell_finished(koers_crew *self)
{
    pthread_mutex_lock(&self->lock);
    if (--self->at_work == 0) pthread_cond_signal(&self->finished);
    pthread_mutex_unlock(&self->lock);
}

static void *serve(void *argument)
{
    worker *self = argument;
    koers_crew *crew = self->crew;
    for (unsigned long run = 0; wait_for_run(crew, run); run++) {
        self->status = crew->task(crew->context, self->number);
        tell_finished(crew);
    }
    return NULL;
}

/* A new thread begins with the signals of the one that makes it. */
static void start_threads(koers_crew *self, int threads)
{
    sigset_t all, before;
    sigfillset(&all);
    if (threads == 1 || pthread_sigmask(SIG_SETMASK, &all, &before) != 0) return;
    for (; self->size < threads; self->size++) {
        worker *next = &self->workers[self->size];
        *next = (worker){.crew = self, .number = self->size};
        if (pthread_create(&next->thread, NULL, serve, next) != 0) break;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

koers_crew *koers_crew_new(int threads)
{
    KOERS_BUG_UNLESS(threads >= 1 && threads <= MOST);
    koers_crew *self = koers_alloc_array(1, sizeof *self + (size_t) threads * sizeof *self->workers);
    if (self == NULL) return NULL;
    pthread_mutex_init(&self->lock, NULL);
    pthread_cond_init(&self->called, NULL);
    pthread_cond_init(&self->finished, NULL);
    self->size = 1;
    self->workers[0] = (worker){.crew = self};
    start_threads(self, threads);
    return self;
}

void koers_crew_delete(koers_crew *self)
{
    if (self == NULL) return;
    pthread_mutex_lock(&self->lock);
    self->dismissed = true;
    pthread_cond_broadcast(&self->called);
    pthread_mutex_unlock(&self->lock);
    for (int i = 1; i < self->size; i++) pthread_join(self->workers[i].thread, NULL);
    pthread_cond_destroy(&self->finished);
    pthread_cond_destroy(&self->called);
    pthread_mutex_destroy(&self->lock);
    koers_free(self);
}

int koers_crew_size(const koers_crew *self)
{
    return self->size;
}

static void call(koers_crew *self, koers_status (*task)(void *context, int worker), void *context)
{
    pthread_mutex_lock(&self->lock);
    KOERS_BUG_UNLESS(self->at_work == 0);
    self->task = task;
    self->context = context;
    self->at_work = self->size - 1;
    self->run++;
    pthread_cond_broadcast(&self->called);
    pthread_mutex_unlock(&self->lock);
}

static void wait_for_all(koers_crew *self)
{
    pthread_mutex_lock(&self->lock);
    while (self->at_work > 0) pthread_cond_wait(&self->finished, &self->lock);
    pthread_mutex_unlock(&self->lock);
}

koers_status koers_crew_run(koers_crew *self, koers_status (*task)(void *context, int worker), void *context)
{
    if (self->size == 1) return task(context, 0);
    call(self, task, context);
    self->workers[0].status = task(context, 0);
    wait_for_all(self);
    for (int i = 0; i < self->size; i++)
        if (self->workers[i].status != KOERS_OK) return self->workers[i].status;
    return KOERS_OK;
}
