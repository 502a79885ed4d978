#include "cli/progress.h"

#include <stddef.h>
#include <time.h>
#include <unistd.h>

#include "base/say.h"
#include "chance/lanes.h"
#include "cli/console.h"

static const double shortest_shown = 2.0; /* seconds that work must take to be worth a line */
static const double pause_between = 0.2;  /* seconds from one line to the next, for the eye */
static const double soonest_shown = 0.5;  /* seconds before which there is nothing to judge by */

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

void koers_progress_init(koers_progress *self, const atomic_int *interrupted, const koers_options *options)
{
    const koers_voice *voice = options->voice;
    *self = (koers_progress){.interrupted = interrupted, .voice = voice, .doing = "", .started = seconds_now()};
    if (!options->quiet && isatty(STDERR_FILENO) == 1) self->stream = stderr;
    if (options->verbose) {
        koers_console_say(_("%lld runs, seed %llu, %d threads, kernels %s"), (long long) options->draws,
                          (unsigned long long) options->seed, options->threads, koers_kernels_best()->name);
    }
}

bool koers_progress_line(const char *doing, double fraction, double seconds, const koers_voice *voice, char *line, size_t size)
{
    if (seconds < soonest_shown || !(fraction > 0) || seconds / fraction <= shortest_shown) return false;
    const double left = seconds / fraction - seconds;
    const int percent = (int) (100 * fraction);
    if (left < 100) {
        snprintf(line, size, _("%s: %d %%, about %d s left"), doing, percent, (int) (left + 0.5));
    } else {
        snprintf(line, size, _("%s: %d %%, about %d min left"), doing, percent, (int) (left / 60 + 0.5));
    }
    return true;
}

static void show(void *context, double fraction)
{
    koers_progress *self = context;
    char line[160];
    const double now = seconds_now();
    if (self->stream == NULL || now < self->next) return;
    if (!koers_progress_line(self->doing, fraction, now - self->started, self->voice, line, sizeof line)) return;
    self->next = now + pause_between;
    fprintf(self->stream, "\r%s\033[K", line);
    fflush(self->stream);
    self->shown = true;
}

bool koers_progress_cancelled(void *context)
{
    const koers_progress *self = context;
    return atomic_load_explicit(self->interrupted, memory_order_relaxed) != 0;
}

koers_watch koers_progress_watch(koers_progress *self, const char *doing, size_t i, size_t n)
{
    self->doing = doing;
    return (koers_watch){.progress = show,
                         .cancelled = koers_progress_cancelled,
                         .context = self,
                         .from = (double) i / (double) n,
                         .to = (double) (i + 1) / (double) n};
}

void koers_progress_clear(koers_progress *self)
{
    if (!self->shown) return;
    fputs("\r\033[K", self->stream);
    fflush(self->stream);
    self->shown = false;
}
