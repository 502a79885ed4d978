#include "publish/store/filetree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

/* What a process may do in a folder of its own. */
enum { OWNER_ALL = 0700, ANYONE = 0777, PERMISSIONS = 07777 };

static int make_one(const char *path)
{
    struct stat info;
    if (mkdir(path, ANYONE) == 0) return 0;
    const int problem = errno;
    if (stat(path, &info) != 0) return problem;
    return S_ISDIR(info.st_mode) ? 0 : ENOTDIR;
}

int koers_filetree_make_above(const char *path)
{
    int problem = 0;
    char *part = koers_copy_text(path);
    if (part == NULL) return ENOMEM;
    for (char *slash = strchr(part + 1, '/'); slash != NULL && problem == 0; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        problem = make_one(part);
        *slash = '/';
    }
    koers_free(part);
    return problem;
}

int koers_filetree_make(const char *path)
{
    if (path[0] == '\0') return ENOENT;
    const int problem = koers_filetree_make_above(path);
    return problem != 0 ? problem : make_one(path);
}

char *koers_filetree_stem(const char *name, const char *what)
{
    enum { LONGEST_NAME = 180 };
    return koers_format_text(".%.*s.%s-", LONGEST_NAME, name, what);
}

/* Not mkdtemp: that makes a private folder, and this one becomes the user's, with his umask. */
char *koers_filetree_unique(const char *dir, const char *name, const char *what, int *problem)
{
    enum { TRIES = 10000 };
    char *stem = koers_filetree_stem(name, what), *path = NULL;
    *problem = stem == NULL ? ENOMEM : EEXIST;
    for (int k = 0; k < TRIES && path == NULL && *problem == EEXIST; k++) {
        path = koers_format_text("%s/%s%ld-%d", dir, stem, (long) getpid(), k);
        if (path != NULL && mkdir(path, ANYONE) == 0) break;
        *problem = path == NULL ? ENOMEM : errno;
        koers_free(path);
        path = NULL;
    }
    koers_free(stem);
    return path;
}

bool koers_filetree_exists(const char *path)
{
    struct stat info;
    return lstat(path, &info) == 0;
}

static int copy_bytes(int from, int to)
{
    enum { BUFFER = 1 << 16 };
    char bytes[BUFFER];
    for (;;) {
        const ssize_t n = read(from, bytes, sizeof bytes);
        if (n == 0) return 0;
        if (n < 0 && errno == EINTR) continue;
        if (n < 0) return errno;
        for (ssize_t done = 0; done < n;) {
            const ssize_t written = write(to, bytes + done, (size_t) (n - done));
            if (written < 0 && errno != EINTR) return errno;
            if (written > 0) done += written;
        }
    }
}

static int copy_file(const char *from, const char *to, const struct stat *info)
{
    int problem = 0;
    const int in = open(from, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (in < 0) return errno;
    const int out = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, OWNER_ALL & info->st_mode);
    if (out < 0) {
        problem = errno;
        close(in);
        return problem;
    }
    const struct timespec times[] = {info->st_atim, info->st_mtim};
    problem = copy_bytes(in, out);
    if (problem == 0 && fchmod(out, info->st_mode & PERMISSIONS) != 0) problem = errno;
    if (problem == 0 && futimens(out, times) != 0) problem = errno;
    if (close(out) != 0 && problem == 0) problem = errno;
    close(in);
    return problem;
}

static int copy_link(const char *from, const char *to, const struct stat *info)
{
    const size_t room = info->st_size > 0 ? (size_t) info->st_size + 1 : 4096;
    char *target = koers_alloc_array(room + 1, 1);
    if (target == NULL) return ENOMEM;
    int problem = 0;
    const ssize_t n = readlink(from, target, room);
    if (n < 0 || symlink(target, to) != 0) problem = errno;
    koers_free(target);
    return problem;
}

static int copy_one(const char *from, const char *to, const struct stat *info)
{
    if (linkat(AT_FDCWD, from, AT_FDCWD, to, 0) == 0) return 0;
    const int problem = errno;
    if (problem == EEXIST) return problem;
    if (S_ISREG(info->st_mode)) return copy_file(from, to, info);
    if (S_ISLNK(info->st_mode)) return copy_link(from, to, info);
    return problem;
}

static bool is_dots(const char *name)
{
    return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/* One entry of an open folder: its name is joined to the two folders. */
static int copy_entry(const char *from, const char *to, const char *name)
{
    char *inner_from = koers_format_text("%s/%s", from, name);
    char *inner_to = koers_format_text("%s/%s", to, name);
    const int problem = inner_from == NULL || inner_to == NULL ? ENOMEM : koers_filetree_copy(inner_from, inner_to);
    koers_free(inner_from);
    koers_free(inner_to);
    return problem;
}

static int copy_folder(const char *from, const char *to, const struct stat *info)
{
    int problem = 0;
    DIR *folder = opendir(from);
    if (folder == NULL) return errno;
    if (mkdir(to, OWNER_ALL) != 0) problem = errno;
    while (problem == 0) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL) {
            problem = errno;
            break;
        }
        if (!is_dots(entry->d_name)) problem = copy_entry(from, to, entry->d_name);
    }
    closedir(folder);
    /* last, because a folder may be closed to writing */
    if (problem == 0 && chmod(to, info->st_mode & PERMISSIONS) != 0) problem = errno;
    return problem;
}

int koers_filetree_copy(const char *from, const char *to)
{
    struct stat info;
    if (lstat(from, &info) != 0) return errno;
    return S_ISDIR(info.st_mode) ? copy_folder(from, to, &info) : copy_one(from, to, &info);
}

static int remove_at(int dir, const char *name);

/* Takes the descriptor. */
static int remove_inside(int descriptor)
{
    int problem = 0;
    DIR *folder = fdopendir(descriptor);
    if (folder == NULL) {
        problem = errno;
        close(descriptor);
        return problem;
    }
    for (;;) {
        errno = 0;
        const struct dirent *entry = readdir(folder);
        if (entry == NULL) {
            if (problem == 0) problem = errno;
            break;
        }
        if (is_dots(entry->d_name)) continue;
        const int inner = remove_at(dirfd(folder), entry->d_name);
        if (problem == 0) problem = inner;
    }
    closedir(folder);
    return problem;
}

/* By descriptors and O_NOFOLLOW, so that a link put in place meanwhile leads nowhere. */
static int remove_at(int dir, const char *name)
{
    struct stat info;
    if (fstatat(dir, name, &info, AT_SYMLINK_NOFOLLOW) != 0) return errno == ENOENT ? 0 : errno;
    if (!S_ISDIR(info.st_mode)) return unlinkat(dir, name, 0) == 0 || errno == ENOENT ? 0 : errno;
    if ((info.st_mode & OWNER_ALL) != OWNER_ALL) (void) fchmodat(dir, name, OWNER_ALL, 0); /* else the next steps say why not */
    const int descriptor = openat(dir, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (descriptor < 0) return errno;
    const int problem = remove_inside(descriptor);
    if (problem != 0) return problem;
    return unlinkat(dir, name, AT_REMOVEDIR) == 0 ? 0 : errno;
}

int koers_filetree_remove(const char *path)
{
    return remove_at(AT_FDCWD, path);
}

bool koers_filetree_same(const char *one, const char *other)
{
    struct stat x, y;
    return stat(one, &x) == 0 && stat(other, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

/* The path without links; of what is not there yet that of the folder above it, and its name. "" where that is not there either;
 * NULL when memory is short. */
static char *resolve(const char *path)
{
    char *real = realpath(path, NULL);
    char *resolved = NULL;
    if (real != NULL) {
        resolved = koers_copy_text(real);
        free(real);
        return resolved;
    }
    const char *slash = strrchr(path, '/');
    char *above = slash == NULL   ? koers_copy_text(".")
                  : slash == path ? koers_copy_text("/")
                                  : koers_copy_bytes(path, (size_t) (slash - path));
    if (above == NULL) return NULL;
    real = realpath(above, NULL);
    koers_free(above);
    resolved = real == NULL ? koers_copy_text("") : koers_format_text("%s/%s", real, slash == NULL ? path : slash + 1);
    free(real);
    return resolved;
}

koers_status koers_filetree_within(const char *path, const char *folder, bool *within)
{
    char *inner = resolve(path);
    char *outer = resolve(folder);
    const bool known = inner != NULL && outer != NULL;
    const size_t n = known ? strlen(outer) : 0;
    *within = n > 0 && strncmp(inner, outer, n) == 0 && (inner[n] == '/' || inner[n] == '\0');
    koers_free(inner);
    koers_free(outer);
    return known ? KOERS_OK : KOERS_NO_MEMORY;
}
