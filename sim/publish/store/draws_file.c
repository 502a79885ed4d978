#include "publish/store/draws_file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "publish/data/csv.h"
#include "publish/store/leftover.h"

/* The path itself where nothing stands there yet. In fresh memory, NULL when that is short. */
static char *without_links(const char *path)
{
    char *real = realpath(path, NULL);
    char *target = koers_copy_text(real == NULL ? path : real);
    free(real);
    return target;
}

/* Draws that never came to an end: what a user calls so has another first line. */
static bool is_unfinished(const char *path, const struct stat *info)
{
    char first[sizeof KOERS_CSV_DRAWS_HEADER] = "";
    const int descriptor = S_ISREG(info->st_mode) ? open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) : -1;
    if (descriptor < 0) return false;
    const ssize_t n = read(descriptor, first, sizeof first - 1);
    close(descriptor);
    return n >= 0 && memcmp(first, KOERS_CSV_DRAWS_HEADER, (size_t) n) == 0;
}

/* A killed run may have left one of the same name, and process numbers come back. */
enum { MOST_TRIES = 1000 };

/* A new file beside the target, with the rights that any new file gets (mkstemp would keep others from reading it). */
static koers_status create_beside(koers_draws_file *self)
{
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

/* Under a lock of its folder, so that nobody takes it for a leftover before we hold it; where that is not to be had leftovers stay. */
static koers_status open_beside(koers_draws_file *self)
{
    koers_lock lock;
    self->target = without_links(self->path);
    if (self->target == NULL) return KOERS_NO_MEMORY;
    const char *slash = strrchr(self->target, '/'), *name = slash == NULL ? self->target : slash + 1;
    char *stem = koers_format_text("%s.new-", name);
    char *dir = slash == NULL ? koers_copy_text(".") : koers_copy_bytes(self->target, (size_t) (slash + 1 - self->target));
    koers_status status = KOERS_NO_MEMORY;
    if (stem != NULL && dir != NULL) {
        if (koers_lock_take(&lock, dir) == 0 && lock.held) koers_leftover_remove(dir, stem, is_unfinished);
        status = create_beside(self);
        const int failure = errno;
        if (status == KOERS_OK) (void) koers_lock_try(&self->own, self->beside);
        koers_lock_give(&lock);
        errno = failure;
    }
    koers_free(stem);
    koers_free(dir);
    return status;
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
    koers_lock_give(&self->own);
    koers_free(self->beside);
    self->beside = NULL;
    return KOERS_OK;
}

void koers_draws_file_free(koers_draws_file *self)
{
    if (self == NULL) return;
    if (self->stream != NULL) fclose(self->stream); /* given up: what is lost here was not wanted */
    if (self->beside != NULL) unlink(self->beside);
    koers_lock_give(&self->own);
    koers_free(self->beside);
    koers_free(self->target);
    *self = (koers_draws_file){0};
}
