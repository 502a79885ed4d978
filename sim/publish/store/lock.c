#include "publish/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum {
    PATIENCE = 6000, /* times STEP: a minute; putting a folder in place takes milliseconds */
    STEP = 10000000  /* ns between two looks */
};

/* 0 or an errno; without a folder there is none, which only the caller can judge. */
static int try(koers_lock *self, const char *path, int kind)
{
    *self = (koers_lock){.descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | kind)};
    if (self->descriptor < 0) return errno;
    self->held = flock(self->descriptor, LOCK_EX | LOCK_NB) == 0;
    return self->held ? 0 : errno;
}

/* Looks again and again instead of waiting in the kernel, so that one that hangs is not awaited for ever. */
int koers_lock_take(koers_lock *self, const char *dir)
{
    bool waited = false;
    for (int looks = 0;; looks++) {
        const int failure = try(self, dir, O_DIRECTORY);
        self->waited = waited;
        if (failure == 0) return 0;
        if (self->descriptor >= 0) (void) close(self->descriptor);
        if (failure != EWOULDBLOCK && failure != EINTR) return 0;
        if (looks >= PATIENCE) return EWOULDBLOCK;
        waited = waited || failure == EWOULDBLOCK;
        (void) nanosleep(&(struct timespec){.tv_nsec = STEP}, NULL);
    }
}

bool koers_lock_try(koers_lock *self, const char *path)
{
    if (try(self, path, O_NOFOLLOW) == 0) return true;
    if (self->descriptor >= 0) (void) close(self->descriptor);
    return false;
}

void koers_lock_give(koers_lock *self)
{
    if (self == NULL || !self->held) return;
    (void) close(self->descriptor); /* nothing was written through it */
    self->held = false;
}
