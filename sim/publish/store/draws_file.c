#include "publish/store/draws_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "publish/data/csv.h"

/* The path itself where nothing stands there yet. In fresh memory, NULL when that is short. */
static char *without_links(const char *path)
{
    char *real = realpath(path, NULL);
    char *target = koers_copy_text(real == NULL ? path : real);
    free(real);
    return target;
}

/* A killed run leaves its file behind, and process numbers come back. */
enum { MOST_TRIES = 1000 };

/* A new file beside the target, with the rights that any new file gets (mkstemp would keep others from reading it). */
static koers_status open_beside(koers_draws_file *self)
{
    self->target = without_links(self->path);
    if (self->target == NULL) return KOERS_NO_MEMORY;
    int descriptor = -1;
    for (int k = 0; k < MOST_TRIES && descriptor < 0; k++) {
        koers_free(self->beside);
        self->beside = koers_format_text("%s.new-%ld-%d", self->target, (long) getpid(), k);
        if (self->beside == NULL) return KOERS_NO_MEMORY;
        descriptor = open(self->beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST) break;
    }
    if (descriptor >= 0) {
        self->stream = fdopen(descriptor, "w");
        if (self->stream != NULL) return KOERS_OK;
        close(descriptor);
        unlink(self->beside);
    }
    koers_free(self->beside); /* not ours to remove */
    self->beside = NULL;
    return KOERS_CANNOT_CREATE;
}

/* A device or a pipe as it stands there; refuses a folder. Without waiting: a pipe that nobody reads would never open, and Ctrl-C
 * would not be heard (SA_RESTART). Writing may wait again. */
static koers_status open_in_place(koers_draws_file *self)
{
    const int descriptor = open(self->path, O_WRONLY | O_NONBLOCK | O_CLOEXEC);
    if (descriptor < 0) return KOERS_CANNOT_CREATE;
    const int flags = fcntl(descriptor, F_GETFL);
    if (flags >= 0 && fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK) == 0) self->stream = fdopen(descriptor, "w");
    if (self->stream != NULL) return KOERS_OK;
    close(descriptor);
    return KOERS_CANNOT_CREATE;
}

koers_status koers_draws_file_open(koers_draws_file *self, const char *path, bool all_years)
{
    *self = (koers_draws_file){.path = path, .all_years = all_years};
    struct stat there;
    const bool replaces = stat(path, &there) != 0 || S_ISREG(there.st_mode);
    const koers_status status = replaces ? open_beside(self) : open_in_place(self);
    if (status != KOERS_OK) return status;
    return koers_csv_draws_header(self->stream);
}

static koers_status take(void *context, const koers_sample *part, int64_t first)
{
    koers_draws_file *self = context;
    return koers_csv_draws(self->stream, part, first, self->all_years, self->watch);
}

koers_sample_sink koers_draws_file_sink(koers_draws_file *self, const koers_watch *watch)
{
    self->watch = watch;
    return (koers_sample_sink){.take = take, .context = self};
}

koers_status koers_draws_file_close(koers_draws_file *self)
{
    const int lost = ferror(self->stream);
    const int closed = fclose(self->stream);
    self->stream = NULL;
    if (lost != 0 || closed != 0) return KOERS_WRITE_FAILED;
    if (self->beside == NULL) return KOERS_OK;
    if (rename(self->beside, self->target) != 0) return KOERS_WRITE_FAILED;
    koers_free(self->beside);
    self->beside = NULL;
    return KOERS_OK;
}

void koers_draws_file_free(koers_draws_file *self)
{
    if (self == NULL) return;
    if (self->stream != NULL) fclose(self->stream); /* given up: what is lost here was not wanted */
    if (self->beside != NULL) unlink(self->beside);
    koers_free(self->beside);
    koers_free(self->target);
    *self = (koers_draws_file){0};
}
