/* study_fixture - a study opened where it can be nothing but opened, and eyes that watch it work. */
#ifndef KOERS_TEST_STUDY_FIXTURE_H
#define KOERS_TEST_STUDY_FIXTURE_H

#include <stdatomic.h>

#include "base/memory.h"
#include "chance/lanes.h"
#include "checks.h"
#include "koers/study.h"

enum { FIXTURE_WAVE = 32768 }; /* draws in hand at once where a study cannot hold all */

static inline koers_study *fixture_study(const koers_study_options *options, int last)
{
    koers_study *study = NULL;
    assert_int_equal(koers_study_open(&study, options, (koers_years){KOERS_START_YEAR, last}), KOERS_OK);
    assert_non_null(study);
    return study;
}

/* The option for instruction set i modulo their number; the widest where this processor cannot run it. */
static inline int fixture_instructions(int i)
{
    const int set = i % KOERS_N_KERNELS;
    return koers_kernels_number(set) == NULL ? 0 : 1 + set;
}

/* Stops at the stop_at-th question; notes whether progress ran forwards. */
typedef struct {
    atomic_int asked;
    int stop_at;
    double last;
    int n_told, is_orderly;
} fixture_eye;

static inline void fixture_hear(void *context, double fraction)
{
    fixture_eye *self = context;
    self->is_orderly &= fraction >= self->last && fraction <= 1;
    self->last = fraction;
    self->n_told++;
}

static inline bool fixture_stop(void *context)
{
    fixture_eye *self = context;
    return atomic_fetch_add(&self->asked, 1) + 1 >= self->stop_at;
}

static inline koers_watch fixture_watch(fixture_eye *eye)
{
    return (koers_watch){.progress = fixture_hear, .cancelled = fixture_stop, .context = eye, .from = 0, .to = 1};
}

/* Lets each allocation of some work fail once, until it comes through: told as KOERS_NO_MEMORY, and nothing leaks (the sanitizer
 * looks). Returns how many failed. */
static inline long fixture_let_allocations_fail(koers_status (*work)(void *context), void *context)
{
    long k = 1;
    for (;; k++) {
        koers_memory_fail_at(k);
        const koers_status status = work(context);
        if (status == KOERS_OK) break;
        assert_int_equal(status, KOERS_NO_MEMORY);
        assert_true(k < 20000);
    }
    assert_true(koers_memory_fail_at(0) == k - 1);
    return k - 1;
}

#endif
