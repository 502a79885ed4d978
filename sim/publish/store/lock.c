#include "publish/store/lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <time.h>
#include <unistd.h>

enum {
    PATIENCE = 6000, /* times STEP: a minute; putting a folder in place takes milliseconds */
    STEP = 10000000  /* ns between two looks */
};

/* Looks again and again instead of waiting in the kernel, so that one that hangs is not awaited for ever. */
int koers_lock_take(koers_lock *self, const char *dir)
{
    *self = (koers_lock){.descriptor = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (self->descriptor < 0) return 0;
    for (int looks = 0; flock(self->descriptor, LOCK_EX | LOCK_NB) != 0; looks++) {
        const int failure = errno;
        if ((failure == EWOULDBLOCK || failure == EINTR) && looks < PATIENCE) {
            self->waited = self->waited || failure == EWOULDBLOCK;
            (void) nanosleep(&(struct timespec){.tv_nsec = STEP}, NULL);
            continue;
        }
        koers_lock_give(self);
        return failure == EWOULDBLOCK || failure == EINTR ? EWOULDBLOCK : 0;
    }
    return 0;
}

void koers_lock_give(koers_lock *self)
{
    if (self->descriptor >= 0) (void) close(self->descriptor); /* nothing was written through it */
    self->descriptor = -1;
}
