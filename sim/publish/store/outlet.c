#include "publish/store/outlet.h"

#include <errno.h>
#include <unistd.h>

static void note(koers_outlet *self, int failure)
{
    if (self->failure == 0) self->failure = failure == 0 ? EIO : failure;
}

/* All of the bytes, or as many as went before the failure; 0 tells the stream that it failed. */
static ssize_t write_all(void *cookie, const char *bytes, size_t n)
{
    koers_outlet *self = cookie;
    size_t done = 0;
    while (done < n) {
        const ssize_t written = write(self->descriptor, bytes + done, n - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            note(self, written < 0 ? errno : ENOSPC);
            break;
        }
        done += (size_t) written;
    }
    return (ssize_t) done;
}

static int close_file(void *cookie)
{
    koers_outlet *self = cookie;
    if (close(self->descriptor) == 0) return 0;
    note(self, errno);
    return -1;
}

int koers_outlet_open(koers_outlet *self, int descriptor)
{
    *self = (koers_outlet){.descriptor = descriptor};
    self->stream = fopencookie(self, "w", (cookie_io_functions_t){.write = write_all, .close = close_file});
    if (self->stream != NULL) return 0;
    self->failure = errno == 0 ? ENOMEM : errno;
    (void) close(descriptor);
    return self->failure;
}

int koers_outlet_close(koers_outlet *self)
{
    if (self->stream == NULL) return self->failure;
    const int lost = ferror(self->stream);
    if (fclose(self->stream) != 0 || lost != 0) note(self, errno);
    self->stream = NULL;
    return self->failure;
}
