#include "publish/store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/memory.h"
#include "base/say.h"
#include "publish/store/carryover.h"
#include "publish/store/filetree.h"
#include "publish/store/leftover.h"

/* Keeps the text as the problem (takes it) and gives the status back. */
static koers_status fail(koers_folder *self, koers_status status, char *problem)
{
    koers_free(self->problem);
    self->problem = problem;
    return status;
}

static char *cannot_create(const char *path, int failure, const koers_voice *voice)
{
    return koers_format_text(_("cannot create '%s': %s"), path, strerror(failure));
}

static char *cannot_write(const char *path, int failure, const koers_voice *voice)
{
    return koers_format_text(_("cannot write '%s': %s"), path, failure == 0 ? _("an earlier write failed") : strerror(failure));
}

/* DIR with parents, and that nothing but a folder stands at DIR/id; *problem on KOERS_CANNOT_CREATE. */
static koers_status prepare(const char *dir, const char *final_path, const koers_voice *voice, char **problem)
{
    struct stat info;
    const int failure = koers_filetree_make(dir);
    if (failure == ENOMEM) return KOERS_NO_MEMORY;
    if (failure != 0) {
        *problem = cannot_create(dir, failure, voice);
        return KOERS_CANNOT_CREATE;
    }
    const bool exists = lstat(final_path, &info) == 0;
    if (!exists && errno != ENOENT) {
        *problem = cannot_create(final_path, errno, voice);
        return KOERS_CANNOT_CREATE;
    }
    if (exists && !S_ISDIR(info.st_mode)) {
        *problem = koers_format_text(_("cannot create the folder '%s': something else of that name is there"), final_path);
        return KOERS_CANNOT_CREATE;
    }
    return KOERS_OK;
}

koers_status koers_folder_probe(const char *dir, const char *id, const koers_voice *voice, char **problem)
{
    *problem = NULL;
    koers_folder folder;
    const koers_status status = koers_folder_open(&folder, dir, id, voice);
    if (status != KOERS_OK) {
        *problem = folder.problem;
        folder.problem = NULL;
    }
    koers_folder_free(&folder);
    return status;
}

static bool is_unfinished(const char *path, const struct stat *info)
{
    (void) path; /* nobody else gives a folder such a name */
    return S_ISDIR(info->st_mode);
}

/* Makes the folder in which the new one is built; under the lock of DIR, so that nobody takes it for a leftover before we hold it.
 * Where that is not to be had, leftovers stay. 0 or errno. */
static int make_beside(koers_folder *self)
{
    int failure = 0;
    koers_lock lock;
    char *stem = koers_filetree_stem(self->id, "new");
    if (stem == NULL) return ENOMEM;
    if (koers_lock_take(&lock, self->dir) == 0 && lock.held) koers_leftover_remove(self->dir, stem, is_unfinished);
    self->path = koers_filetree_unique(self->dir, self->id, "new", &failure);
    if (self->path != NULL) (void) koers_lock_try(&self->own, self->path);
    koers_lock_give(&lock);
    koers_free(stem);
    return self->path == NULL ? failure : 0;
}

koers_status koers_folder_open(koers_folder *self, const char *dir, const char *id, const koers_voice *voice)
{
    *self = (koers_folder){.voice = voice, .dir = koers_copy_text(dir), .id = koers_copy_text(id)};
    self->final_path = koers_format_text("%s/%s", dir, id);
    if (self->dir == NULL || self->id == NULL || self->final_path == NULL) return KOERS_NO_MEMORY;
    const koers_status status = prepare(dir, self->final_path, voice, &self->problem);
    if (status != KOERS_OK) return status;
    const int failure = make_beside(self);
    if (failure == 0) return KOERS_OK;
    if (failure == ENOMEM) return KOERS_NO_MEMORY;
    return fail(self, KOERS_CANNOT_CREATE, cannot_create(self->final_path, failure, voice));
}

koers_status koers_folder_file(koers_folder *self, const char *name, FILE **stream)
{
    KOERS_BUG_UNLESS(self->open == NULL && self->path != NULL);
    *stream = NULL;
    char *path = koers_format_text("%s/%s", self->path, name);
    self->open_name = koers_copy_text(name);
    if (path == NULL || self->open_name == NULL) {
        koers_free(path);
        return KOERS_NO_MEMORY;
    }
    int failure = koers_filetree_make_above(path);
    if (failure == 0) {
        self->open = fopen(path, "wxe");
        failure = self->open == NULL ? errno : 0;
    }
    koers_status status = KOERS_OK;
    *stream = self->open;
    if (failure != 0) {
        koers_free(self->open_name);
        self->open_name = NULL;
        status = failure == ENOMEM ? KOERS_NO_MEMORY : fail(self, KOERS_WRITE_FAILED, cannot_write(path, failure, self->voice));
    }
    koers_free(path);
    return status;
}

static bool make_room(koers_folder *self)
{
    if (self->n < self->capacity) return true;
    const size_t capacity = self->capacity == 0 ? 32 : 2 * self->capacity;
    koers_written_file *grown = koers_grow_array(self->written, capacity, sizeof *grown);
    if (grown == NULL) return false;
    self->written = grown;
    self->capacity = capacity;
    return true;
}

koers_status koers_folder_note(koers_folder *self, const char *name)
{
    const koers_voice *voice = self->voice;
    koers_written_file file = {.name = koers_copy_text(name)};
    char *path = koers_format_text("%s/%s", self->path, name);
    koers_status status = file.name == NULL || path == NULL || !make_room(self) ? KOERS_NO_MEMORY : KOERS_OK;
    if (status == KOERS_OK && koers_digest_file(path, file.digest) != KOERS_OK)
        status = fail(self, KOERS_WRITE_FAILED, koers_format_text(_("cannot read back '%s'"), path));
    if (status == KOERS_OK) {
        self->written[self->n++] = file;
    } else {
        koers_free(file.name);
    }
    koers_free(path);
    return status;
}

/* 0, or the errno of the first failure. A stream that failed long ago has lost its errno: flushing again often brings it back. */
static int close_checked(FILE *stream)
{
    errno = 0;
    const bool failed = fflush(stream) != 0 || ferror(stream);
    const int earlier = errno;
    if (fclose(stream) != 0 && !failed) return errno == 0 ? EIO : errno;
    if (!failed) return 0;
    return earlier == 0 ? EIO : earlier;
}

koers_status koers_folder_close_file(koers_folder *self, FILE *stream)
{
    KOERS_BUG_UNLESS(self->open == stream && stream != NULL);
    const int failure = close_checked(stream);
    char *name = self->open_name;
    self->open = NULL;
    self->open_name = NULL;
    koers_status status = KOERS_OK;
    if (failure != 0) {
        char *path = koers_format_text("%s/%s", self->final_path, name);
        status = path == NULL ? KOERS_NO_MEMORY : fail(self, KOERS_WRITE_FAILED, cannot_write(path, failure, self->voice));
        koers_free(path);
    } else {
        status = koers_folder_note(self, name);
    }
    koers_free(name);
    return status;
}

/* For file systems that cannot exchange: the old one is away for the time of one rename, and comes back if that fails. Should
 * even that fail, the old one stays where it was put: only what is surely ours is ever removed. */
static int exchange_in_two_steps(koers_folder *self)
{
    int failure = 0;
    char *aside = koers_filetree_unique(self->dir, self->id, "old", &failure);
    if (aside == NULL) return failure;
    if (rename(self->final_path, aside) != 0) {
        failure = errno;
        (void) !koers_filetree_remove(aside); /* empty still; the rename's reason is what counts */
    } else if (rename(self->path, self->final_path) != 0) {
        failure = errno;
        (void) !rename(aside, self->final_path);
    } else {
        koers_free(self->path);
        self->path = aside;
        return 0;
    }
    koers_free(aside);
    return failure;
}

/* Afterwards self->path is the old folder, still to be removed. 0 or errno. */
static int exchange(koers_folder *self)
{
    if (renameat2(AT_FDCWD, self->path, AT_FDCWD, self->final_path, RENAME_EXCHANGE) == 0) return 0;
    if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP) return errno;
    return exchange_in_two_steps(self);
}

static koers_status replace(koers_folder *self)
{
    const koers_voice *voice = self->voice;
    const koers_succession folders = {
        .from = self->final_path, .to = self->path, .written = self->written, .n = self->n, .voice = self->voice};
    const koers_status status = koers_carryover_all(&folders, &self->problem);
    if (status != KOERS_OK) return status;
    const int failure = exchange(self);
    if (failure != 0) return fail(self, KOERS_WRITE_FAILED, cannot_write(self->final_path, failure, self->voice));
    const int left = koers_filetree_remove(self->path);
    if (left == 0) return KOERS_OK;
    return fail(self, KOERS_WRITE_FAILED,
                koers_format_text(_("'%s' is complete, but the folder that it replaced cannot be removed ('%s'): %s"),
                                  self->final_path, self->path, strerror(left)));
}

static koers_status put_in_place(koers_folder *self)
{
    if (!koers_filetree_exists(self->final_path)) {
        if (rename(self->path, self->final_path) == 0) return KOERS_OK;
        if (errno != ENOTEMPTY && errno != EEXIST) /* else made meanwhile, by the user */
            return fail(self, KOERS_WRITE_FAILED, cannot_write(self->final_path, errno, self->voice));
    }
    return replace(self);
}

koers_status koers_folder_commit(koers_folder *self)
{
    const koers_voice *voice = self->voice;
    KOERS_BUG_UNLESS(self->open == NULL && self->path != NULL);
    koers_lock lock;
    if (koers_lock_take(&lock, self->dir) != 0)
        return fail(self, KOERS_WRITE_FAILED,
                    koers_format_text(_("cannot write '%s': another run has been busy there for a minute"), self->final_path));
    self->waited = lock.waited;
    const koers_status status = put_in_place(self);
    koers_lock_give(&lock);
    if (status != KOERS_OK) return status;
    koers_free(self->path);
    self->path = NULL;
    koers_lock_give(&self->own);
    return KOERS_OK;
}

void koers_folder_free(koers_folder *self)
{
    if (self == NULL) return;
    if (self->open != NULL) (void) fclose(self->open);
    if (self->path != NULL) (void) !koers_filetree_remove(self->path); /* what cannot be removed was told by the failure before */
    koers_lock_give(&self->own);
    for (size_t i = 0; i < self->n; i++) koers_free(self->written[i].name);
    koers_free(self->written);
    koers_free(self->open_name);
    koers_free(self->dir);
    koers_free(self->id);
    koers_free(self->final_path);
    koers_free(self->path);
    koers_free(self->problem);
    *self = (koers_folder){0};
}
