/* Crew: every worker once a run, failures, many runs, few threads, no signals. */
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "base/memory.h"
#include "checks.h"
#include "engine/crew.h"

enum { MOST = 40 };

typedef struct {
    int calls[MOST]; /* by worker; each writes its own */
    atomic_int items, next;
    int n_items;
    int failing[2]; /* workers that fail, with different statuses; -1: none */
    pthread_t first;
} errand;

static koers_status take_items(void *context, int worker)
{
    errand *self = context;
    self->calls[worker]++;
    while (atomic_fetch_add(&self->next, 1) < self->n_items) atomic_fetch_add(&self->items, 1);
    if (worker == self->failing[0]) return KOERS_NO_MEMORY;
    if (worker == self->failing[1]) return KOERS_INTERRUPTED;
    return KOERS_OK;
}

static errand an_errand(int n_items)
{
    return (errand){.n_items = n_items, .failing = {-1, -1}};
}

static void every_worker_runs_once_a_run(void **state)
{
    (void) state;
    for (int threads = 1; threads <= MOST; threads += 3) {
        koers_crew *crew = koers_crew_new(threads);
        assert_non_null(crew);
        assert_int_equal(koers_crew_size(crew), threads);
        errand job = an_errand(5); /* more workers than items, and more than processors */
        for (int run = 1; run <= 20; run++) {
            atomic_store(&job.next, 0);
            assert_int_equal(koers_crew_run(crew, take_items, &job), KOERS_OK);
            assert_int_equal(atomic_load(&job.items), 5 * run);
            for (int i = 0; i < threads; i++) assert_int_equal(job.calls[i], run);
        }
        koers_crew_delete(crew);
    }
    koers_crew_delete(NULL);
}

static void the_first_failure_in_order_is_told(void **state)
{
    koers_crew *crew = koers_crew_new(6);
    (void) state;
    for (int round = 0; round < 300; round++) {
        errand job = an_errand(100);
        job.failing[0] = round % 7 - 1; /* -1: none */
        job.failing[1] = round / 7 % 7 - 1;
        const int a = job.failing[0] < 0 ? MOST : job.failing[0], b = job.failing[1] < 0 ? MOST : job.failing[1];
        const koers_status expected = a == MOST && b == MOST ? KOERS_OK : a <= b ? KOERS_NO_MEMORY : KOERS_INTERRUPTED;
        assert_int_equal(koers_crew_run(crew, take_items, &job), expected); /* and it goes on after a failure */
        assert_int_equal(atomic_load(&job.items), 100);
    }
    koers_crew_delete(crew);
}

static void many_short_runs(void **state)
{
    koers_crew *crew = koers_crew_new(3);
    errand job = an_errand(4);
    (void) state;
    for (int run = 0; run < 10000; run++) {
        atomic_store(&job.next, 0);
        assert_int_equal(koers_crew_run(crew, take_items, &job), KOERS_OK);
    }
    assert_int_equal(atomic_load(&job.items), 40000);
    for (int i = 0; i < 3; i++) assert_int_equal(job.calls[i], 10000);
    koers_crew_delete(crew);
}

static void crews_come_and_go(void **state)
{
    (void) state;
    for (int i = 0; i < 200; i++) {
        koers_crew *unused = koers_crew_new(1 + i % 4), *used = koers_crew_new(1 + i % 5);
        assert_non_null(unused);
        assert_non_null(used);
        errand job = an_errand(10);
        assert_int_equal(koers_crew_run(used, take_items, &job), KOERS_OK);
        assert_int_equal(atomic_load(&job.items), 10);
        koers_crew_delete(unused);
        koers_crew_delete(used);
    }
}

/* Worker 0 is the caller; the others take no signal, and the caller's own mask is as it was. */
static koers_status check_signals(void *context, int worker)
{
    const errand *self = context;
    sigset_t blocked;
    if (pthread_sigmask(SIG_SETMASK, NULL, &blocked) != 0) return KOERS_SYSTEM;
    const bool is_caller = pthread_equal(self->first, pthread_self()) != 0;
    const bool takes = !sigismember(&blocked, SIGINT) && !sigismember(&blocked, SIGTERM);
    return is_caller == (worker == 0) && takes == (worker == 0) ? KOERS_OK : KOERS_SYSTEM;
}

static void signals_are_left_to_the_caller(void **state)
{
    koers_crew *crew = koers_crew_new(4);
    errand job = an_errand(0);
    job.first = pthread_self();
    (void) state;
    for (int run = 0; run < 10; run++) assert_int_equal(koers_crew_run(crew, check_signals, &job), KOERS_OK);
    koers_crew_delete(crew);
}

static void short_memory_is_told(void **state)
{
    (void) state;
    koers_memory_fail_at(1);
    assert_null(koers_crew_new(2));
    koers_memory_fail_at(0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_worker_runs_once_a_run),
        cmocka_unit_test(the_first_failure_in_order_is_told),
        cmocka_unit_test(many_short_runs),
        cmocka_unit_test(crews_come_and_go),
        cmocka_unit_test(signals_are_left_to_the_caller),
        cmocka_unit_test(short_memory_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
