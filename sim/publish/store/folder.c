#include "publish/store/folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/memory.h"
#include "base/reason.h"
#include "base/say.h"
#include "publish/store/carryover.h"
#include "publish/store/filetree.h"
#include "publish/store/leftover.h"

/* The rights of a new file; the user's umask takes from them. */
enum { ANYONE = 0666 };

/* Keeps the text as the problem (takes it) and gives the status back. */
static koers_status fail(koers_folder *self, koers_status status, char *problem)
{
    koers_free(self->problem);
    self->problem = problem;
    return status;
}

static char *cannot_create(const char *path, int failure, const koers_voice *voice)
{
    return koers_format_text(_("cannot create '%s': %s"), path, _(koers_reason(failure)));
}

static char *cannot_write(const char *path, int failure, const koers_voice *voice)
{
    return koers_format_text(_("cannot write '%s': %s"), path, _(koers_reason(failure)));
}

/* Whether what is the user's in the old folder could be told from ours: better asked before the work than after it. */
static koers_status look_into(const char *final_path, const koers_voice *voice, char **problem)
{
    char *record = koers_format_text("%s/run.json", final_path);
    if (record == NULL) return KOERS_NO_MEMORY;
    const char *unreadable = eaccess(final_path, R_OK | X_OK) != 0 ? final_path : NULL;
    if (unreadable == NULL && eaccess(record, R_OK) != 0 && errno != ENOENT && errno != ELOOP) unreadable = record;
    if (unreadable != NULL) *problem = koers_format_text(_("cannot read '%s': %s"), unreadable, _(koers_reason(errno)));
    koers_free(record);
    return unreadable == NULL ? KOERS_OK : KOERS_CANNOT_CREATE;
}

/* DIR with parents, that what stands at DIR/id can be read, and that nothing but a folder stands at DIR/id; *problem on KOERS_CANNOT_CREATE. */
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
    return exists ? look_into(final_path, voice, problem) : KOERS_OK;
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
    KOERS_BUG_UNLESS(self->open.stream == NULL && self->path != NULL);
    *stream = NULL;
    char *path = koers_format_text("%s/%s", self->path, name);
    self->open_name = koers_copy_text(name);
    if (path == NULL || self->open_name == NULL) {
        koers_free(path);
        return KOERS_NO_MEMORY;
    }
    int failure = koers_filetree_make_above(path);
    if (failure == 0) {
        const int descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, ANYONE);
        failure = descriptor < 0 ? errno : koers_outlet_open(&self->open, descriptor);
    }
    koers_status status = KOERS_OK;
    *stream = self->open.stream;
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

koers_status koers_folder_close_file(koers_folder *self, FILE *stream)
{
    KOERS_BUG_UNLESS(self->open.stream == stream && stream != NULL);
    const int failure = koers_outlet_close(&self->open);
    char *name = self->open_name;
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

/* Where the old one is out of the way. Takes `aside`, where it is now: in self->path, or in *kept when it can neither be replaced nor
 * come back. 0 or errno. */
static int take_place(koers_folder *self, char *aside, char **kept)
{
    if (rename(self->path, self->final_path) == 0) {
        koers_free(self->path);
        self->path = aside;
        return 0;
    }
    const int failure = errno;
    if (rename(aside, self->final_path) != 0) {
        *kept = aside;
    } else {
        koers_free(aside);
    }
    return failure;
}

/* For file systems that cannot exchange: the old one is away for the time of one rename, and comes back if that fails. Should
 * even that fail, the old one stays where it was put: only what is surely ours is ever removed. */
static int exchange_in_two_steps(koers_folder *self, char **kept)
{
    int failure = 0;
    char *aside = koers_filetree_unique(self->dir, self->id, "old", &failure);
    if (aside == NULL) return failure;
    if (rename(self->final_path, aside) != 0) {
        failure = errno;
        (void) !koers_filetree_remove(aside); /* empty still; the rename's reason is what counts */
    } else {
        return take_place(self, aside, kept);
    }
    koers_free(aside);
    return failure;
}

/* For an overlay of file systems (the layers of a container), where a folder of a lower one cannot be renamed: the old one is copied
 * aside and removed. The copy comes back if the new one cannot take its place, and stays if even that fails. */
static int exchange_by_copy(koers_folder *self, char **kept)
{
    int failure = 0;
    char *aside = koers_filetree_unique(self->dir, self->id, "old", &failure);
    if (aside == NULL) return failure;
    failure = koers_filetree_remove(aside); /* a copy makes its own */
    if (failure == 0) failure = koers_filetree_copy(self->final_path, aside);
    if (failure == 0) {
        failure = koers_filetree_remove(self->final_path);
        if (failure == 0) return take_place(self, aside, kept);
        *kept = aside; /* the old one may have lost a part */
        return failure;
    }
    (void) !koers_filetree_remove(aside); /* not all of it: the old one is still whole */
    koers_free(aside);
    return failure;
}

/* Afterwards self->path is the old folder, still to be removed. 0 or errno. */
static int exchange(koers_folder *self, char **kept)
{
    if (renameat2(AT_FDCWD, self->path, AT_FDCWD, self->final_path, RENAME_EXCHANGE) == 0) return 0;
    const bool unknown = errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP, overlaid = errno == EXDEV;
    if (!unknown && !overlaid) return errno;
    const int failure = exchange_in_two_steps(self, kept);
    return failure == EXDEV && *kept == NULL ? exchange_by_copy(self, kept) : failure;
}

/* Takes `kept`, where what stood there is now; NULL: still there. */
static koers_status not_exchanged(koers_folder *self, int failure, char *kept)
{
    const koers_voice *voice = self->voice;
    if (kept == NULL) return fail(self, KOERS_WRITE_FAILED, cannot_write(self->final_path, failure, voice));
    char *problem = koers_format_text(_("cannot write '%s': %s; what stood there is now in '%s'"), self->final_path,
                                      _(koers_reason(failure)), kept);
    koers_free(kept);
    return fail(self, KOERS_WRITE_FAILED, problem);
}

static koers_status replace(koers_folder *self)
{
    const koers_voice *voice = self->voice;
    const koers_succession folders = {
        .from = self->final_path, .to = self->path, .written = self->written, .n = self->n, .voice = self->voice};
    const koers_status status = koers_carryover_all(&folders, &self->problem);
    if (status != KOERS_OK) return status;
    char *kept = NULL;
    const int failure = exchange(self, &kept);
    if (failure != 0) return not_exchanged(self, failure, kept);
    const int left = koers_filetree_remove(self->path);
    if (left == 0) return KOERS_OK;
    return fail(self, KOERS_WRITE_FAILED,
                koers_format_text(_("'%s' is complete, but the folder that it replaced cannot be removed ('%s'): %s"),
                                  self->final_path, self->path, _(koers_reason(left))));
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
    KOERS_BUG_UNLESS(self->open.stream == NULL && self->path != NULL);
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
    (void) koers_outlet_close(&self->open);                            /* given up: what is lost here was not wanted */
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
