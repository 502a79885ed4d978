/* Folders: complete or not at all, what is the user's is kept, what failed is told. */
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "publish/store/filetree.h"
#include "publish/store/folder.h"

/* Stands before the C library's: 0 lets the exchange through, else the errno of a file system without it. */
static int exchange_fails_with;

int renameat2(int from_dir, const char *from, int to_dir, const char *to, unsigned int flags)
{
    if (exchange_fails_with == 0) return (int) syscall(SYS_renameat2, from_dir, from, to_dir, to, flags);
    errno = exchange_fails_with;
    return -1;
}

enum { PATH = 512 };

/* Stands before the C library's: a file of this name cannot be looked at, as in a folder that may not be searched (which root may). */
static const char *hidden_file;

int lstat(const char *path, struct stat *info)
{
    const char *name = strrchr(path, '/');
    if (hidden_file == NULL || name == NULL || strcmp(name + 1, hidden_file) != 0)
        return fstatat(AT_FDCWD, path, info, AT_SYMLINK_NOFOLLOW);
    errno = EACCES;
    return -1;
}

/* An overlay of file systems, where a folder of a lower one cannot be renamed: the one of this path. */
static const char *lower_folder;

/* What nothing can be put in the place of. */
static const char *stubborn_place;

/* Stands before the C library's: just before the next rename somebody else makes this folder, with a file in it. */
static const char *folder_to_appear;

int rename(const char *from, const char *to)
{
    char path[PATH];
    if (folder_to_appear != NULL) {
        snprintf(path, sizeof path, "%s/notes.txt", folder_to_appear);
        assert_int_equal(mkdir(folder_to_appear, 0755), 0);
        const int file = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        assert_int_equal(write(file, "mine", 4), 4);
        close(file);
        folder_to_appear = NULL;
    }
    if (lower_folder != NULL && strcmp(from, lower_folder) == 0) {
        errno = EXDEV;
        return -1;
    }
    if (stubborn_place != NULL && strcmp(to, stubborn_place) == 0) {
        errno = EBUSY;
        return -1;
    }
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}

/* Another run that comes to its end while this one is reading the old folder. */
typedef struct {
    koers_folder folder;
    pthread_t thread;
    koers_status status;
    atomic_bool is_done;
} interloper;

static interloper *to_intrude;

static void *intrude(void *context)
{
    interloper *self = context;
    self->status = koers_folder_commit(&self->folder);
    atomic_store(&self->is_done, true);
    return NULL;
}

/* Stands before the C library's: once a folder is open the interloper gets a third of a second to exchange and remove it. */
DIR *opendir(const char *path)
{
    DIR *(*real)(const char *) = NULL;
    *(void **) &real = dlsym(RTLD_NEXT, "opendir");
    DIR *dir = real(path);
    interloper *other = to_intrude;
    to_intrude = NULL;
    if (other == NULL) return dir;
    if (pthread_create(&other->thread, NULL, intrude, other) != 0) abort();
    for (int i = 0; i < 300 && !atomic_load(&other->is_done); i++) nanosleep(&(struct timespec){.tv_nsec = 1000000}, NULL);
    return dir;
}

typedef struct {
    char dir[64];
} sandbox;

static int set_up(void **state)
{
    sandbox *self = calloc(1, sizeof *self);
    strcpy(self->dir, "/tmp/koers-folder-XXXXXX");
    exchange_fails_with = 0;
    hidden_file = folder_to_appear = NULL;
    lower_folder = stubborn_place = NULL;
    to_intrude = NULL;
    *state = self;
    return mkdtemp(self->dir) == NULL;
}

static int tear_down(void **state)
{
    sandbox *self = *state;
    const int failure = koers_filetree_remove(self->dir);
    free(self);
    return failure;
}

static const char *path_of(const sandbox *self, const char *name)
{
    static char path[2 * PATH];
    snprintf(path, sizeof path, "%s/run/%s", self->dir, name);
    return path;
}

static void put(const sandbox *self, const char *name, const char *text)
{
    assert_int_equal(koers_filetree_make_above(path_of(self, name)), 0);
    FILE *stream = fopen(path_of(self, name), "w");
    assert_non_null(stream);
    fputs(text, stream);
    assert_int_equal(fclose(stream), 0);
}

static const char *content(const sandbox *self, const char *name)
{
    static char text[4096];
    FILE *stream = fopen(path_of(self, name), "r");
    if (stream == NULL) return NULL;
    text[fread(text, 1, sizeof text - 1, stream)] = '\0';
    fclose(stream);
    return text;
}

static void write_file(koers_folder *folder, const char *name, const char *text)
{
    FILE *stream;
    assert_int_equal(koers_folder_file(folder, name, &stream), KOERS_OK);
    fputs(text, stream);
    assert_int_equal(koers_folder_close_file(folder, stream), KOERS_OK);
}

/* A run.json that lists what the folder holds, as provenance writes it. */
static void write_record(koers_folder *folder)
{
    FILE *stream;
    const size_t n = folder->n;
    assert_int_equal(koers_folder_file(folder, "run.json", &stream), KOERS_OK);
    fputs("{\"files\": [", stream);
    for (size_t i = 0; i < n; i++)
        fprintf(stream, "%s{\"name\": \"%s\", \"sha256\": \"%s\"}", i == 0 ? "" : ", ", folder->written[i].name,
                folder->written[i].digest);
    fputs("]}\n", stream);
    assert_int_equal(koers_folder_close_file(folder, stream), KOERS_OK);
}

static void begin_run(const sandbox *self, koers_folder *folder, const char *version)
{
    assert_int_equal(koers_folder_open(folder, self->dir, "run", NULL), KOERS_OK);
    write_file(folder, "projection.csv", version);
    write_file(folder, "charts/cost.gp", version);
    write_file(folder, "charts/fan.gp", "the same in every run");
}

static void run(const sandbox *self, const char *version, bool with_picture)
{
    koers_folder folder;
    begin_run(self, &folder, version);
    if (with_picture) write_file(&folder, "charts/cost.svg", version);
    write_record(&folder);
    assert_int_equal(koers_folder_commit(&folder), KOERS_OK);
    koers_folder_free(&folder);
}

/* Entries of the folder that stand beside `run`. */
static int left_behind(const sandbox *self)
{
    char command[PATH];
    int n = -1;
    snprintf(command, sizeof command, "ls -A %s | grep -v -x run | wc -l", self->dir);
    FILE *pipe = popen(command, "r");
    assert_int_equal(fscanf(pipe, "%d", &n), 1);
    pclose(pipe);
    return n;
}

static void first_run_is_complete(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    begin_run(self, &folder, "one");
    assert_null(content(self, "projection.csv")); /* nothing to be seen before the end */
    write_record(&folder);
    assert_int_equal(folder.n, 4);
    assert_string_equal(folder.written[1].name, "charts/cost.gp");
    assert_int_equal(strlen(folder.written[1].digest), 64);
    assert_int_equal(koers_folder_commit(&folder), KOERS_OK);
    koers_folder_free(&folder);
    koers_folder_free(&folder);
    assert_string_equal(content(self, "projection.csv"), "one");
    assert_int_equal(left_behind(self), 0);
}

static void without_commit_nothing_is_left(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    FILE *stream;
    run(self, "one", false);
    begin_run(self, &folder, "two");
    assert_int_equal(koers_folder_file(&folder, "half.csv", &stream), KOERS_OK);
    fputs("half", stream);
    koers_folder_free(&folder); /* a file is still open */
    assert_string_equal(content(self, "projection.csv"), "one");
    assert_int_equal(left_behind(self), 0);
}

static void a_second_run_replaces_the_first(void **state)
{
    const sandbox *self = *state;
    run(self, "one", true);
    assert_string_equal(content(self, "charts/cost.svg"), "one");
    run(self, "two", false);
    assert_string_equal(content(self, "projection.csv"), "two");
    assert_string_equal(content(self, "charts/cost.gp"), "two");
    assert_null(content(self, "charts/cost.edited.gp"));
    assert_null(content(self, "charts/cost.svg")); /* never a picture of an earlier run */
    assert_int_equal(left_behind(self), 0);
}

static void a_file_system_without_exchange_will_do(void **state)
{
    const sandbox *self = *state;
    run(self, "one", false);
    put(self, "notes.txt", "mine");
    exchange_fails_with = EINVAL;
    run(self, "two", false);
    assert_string_equal(content(self, "projection.csv"), "two");
    assert_string_equal(content(self, "notes.txt"), "mine");
    assert_int_equal(left_behind(self), 0);
}

static void an_overlay_of_file_systems_will_do(void **state)
{
    const sandbox *self = *state;
    char path[PATH];
    run(self, "one", true);
    put(self, "notes.txt", "mine");
    put(self, "deep/down/below.txt", "still mine");
    snprintf(path, sizeof path, "%s/run", self->dir);
    lower_folder = path;
    exchange_fails_with = EXDEV;
    run(self, "two", false);
    assert_string_equal(content(self, "projection.csv"), "two");
    assert_string_equal(content(self, "notes.txt"), "mine");
    assert_string_equal(content(self, "deep/down/below.txt"), "still mine");
    assert_null(content(self, "charts/cost.svg"));
    assert_int_equal(left_behind(self), 0);
}

/* The old folder is out of the way, and neither the new one nor the old one can take the place. */
static void what_cannot_come_back_is_kept_and_named(void **state)
{
    const sandbox *self = *state;
    char path[PATH];
    for (int overlaid = 0; overlaid < 2; overlaid++) {
        koers_folder folder;
        snprintf(path, sizeof path, "%s/run", self->dir);
        lower_folder = stubborn_place = NULL;
        run(self, "one", false);
        put(self, "notes.txt", "mine");
        begin_run(self, &folder, "two");
        lower_folder = overlaid == 1 ? path : NULL;
        exchange_fails_with = overlaid == 1 ? EXDEV : EINVAL;
        stubborn_place = path;
        assert_int_equal(koers_folder_commit(&folder), KOERS_WRITE_FAILED);
        const char *kept = strstr(folder.problem, "/.run.old-");
        assert_non_null(strstr(folder.problem, strerror(EBUSY)));
        assert_non_null(kept);
        snprintf(path, sizeof path, "..%.*s/notes.txt", (int) strcspn(kept, "'"), kept);
        koers_folder_free(&folder);
        assert_int_equal(mkdir(path_of(self, ""), 0755), 0); /* for the paths below, which begin there */
        assert_string_equal(content(self, path), "mine");
        assert_int_equal(left_behind(self), overlaid + 1);
    }
}

/* With one open file more at a time: the old folder is never misjudged, only left as it is. */
static void what_cannot_be_read_is_not_called_edited(void **state)
{
    const sandbox *self = *state;
    struct rlimit usual, few;
    koers_status status = KOERS_WRITE_FAILED;
    int failures = 0;
    run(self, "one", true);
    put(self, "notes.txt", "mine");
    put(self, "charts/fan.gp", "my own colours");
    assert_int_equal(getrlimit(RLIMIT_NOFILE, &usual), 0);
    const int lowest = open("/dev/null", O_RDONLY | O_CLOEXEC);
    close(lowest);
    for (rlim_t more = 1; status != KOERS_OK; more++) {
        koers_folder folder;
        begin_run(self, &folder, "two");
        write_record(&folder);
        few = (struct rlimit){.rlim_cur = (rlim_t) lowest + more, .rlim_max = usual.rlim_max};
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &few), 0);
        status = koers_folder_commit(&folder);
        assert_int_equal(setrlimit(RLIMIT_NOFILE, &usual), 0);
        if (status != KOERS_OK) {
            assert_int_equal(status, KOERS_WRITE_FAILED);
            assert_non_null(strstr(folder.problem, strerror(EMFILE)));
            failures++;
        }
        koers_folder_free(&folder);
        if (status != KOERS_OK) assert_string_equal(content(self, "projection.csv"), "one");
        assert_int_equal(left_behind(self), 0);
    }
    assert_true(failures >= 2);
    assert_string_equal(content(self, "projection.csv"), "two");
    assert_string_equal(content(self, "notes.txt"), "mine");
    assert_string_equal(content(self, "charts/fan.edited.gp"), "my own colours");
    assert_null(content(self, "charts/cost.edited.gp"));
}

static void a_failed_exchange_keeps_the_old_one(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    run(self, "one", false);
    exchange_fails_with = EIO;
    begin_run(self, &folder, "two");
    assert_int_equal(koers_folder_commit(&folder), KOERS_WRITE_FAILED);
    assert_non_null(strstr(folder.problem, "/run"));
    koers_folder_free(&folder);
    assert_string_equal(content(self, "projection.csv"), "one");
    assert_int_equal(left_behind(self), 0);
}

static void what_is_the_users_is_carried_over(void **state)
{
    const sandbox *self = *state;
    struct stat info;
    run(self, "one", true);
    put(self, "notes.txt", "mine");
    put(self, "charts/mine.gp", "my own chart");
    put(self, "charts/mine.svg", "my own picture");
    put(self, "charts/cost.pdf", "rendered by hand from our script");
    put(self, "deep/down/below.txt", "still mine");
    assert_int_equal(mkdir(path_of(self, "empty"), 0750), 0);
    assert_int_equal(chmod(path_of(self, "deep/down"), 0500), 0);
    run(self, "two", false);
    assert_string_equal(content(self, "notes.txt"), "mine");
    assert_string_equal(content(self, "charts/mine.gp"), "my own chart");
    assert_string_equal(content(self, "charts/mine.svg"), "my own picture");
    assert_string_equal(content(self, "deep/down/below.txt"), "still mine");
    assert_null(content(self, "charts/cost.pdf"));
    assert_null(content(self, "charts/cost.svg"));
    assert_int_equal(stat(path_of(self, "empty"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0750);
    assert_int_equal(stat(path_of(self, "deep/down"), &info), 0);
    assert_int_equal(info.st_mode & 0777, 0500);
    assert_int_equal(left_behind(self), 0);
}

static void an_edited_script_is_kept_beside_the_new_one(void **state)
{
    const sandbox *self = *state;
    run(self, "one", false);
    put(self, "charts/cost.gp", "edited once");
    run(self, "two", false);
    assert_string_equal(content(self, "charts/cost.gp"), "two");
    assert_string_equal(content(self, "charts/cost.edited.gp"), "edited once");
    put(self, "charts/cost.gp", "edited twice");
    run(self, "three", false);
    assert_string_equal(content(self, "charts/cost.gp"), "three");
    assert_string_equal(content(self, "charts/cost.edited.gp"), "edited once");
    assert_string_equal(content(self, "charts/cost.edited-2.gp"), "edited twice");
    assert_null(content(self, "charts/fan.edited.gp"));
}

static void a_new_file_does_not_take_the_place_of_the_users(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    run(self, "one", false);
    put(self, "summary.csv", "mine, before koers wrote one");
    assert_int_equal(koers_folder_open(&folder, self->dir, "run", NULL), KOERS_OK);
    write_file(&folder, "summary.csv", "of koers");
    write_record(&folder);
    assert_int_equal(koers_folder_commit(&folder), KOERS_OK);
    koers_folder_free(&folder);
    assert_string_equal(content(self, "summary.csv"), "of koers");
    assert_string_equal(content(self, "summary.edited.csv"), "mine, before koers wrote one");
    assert_null(content(self, "projection.csv")); /* ours, and not written by this run */
}

static void a_broken_record_loses_nothing_of_the_user(void **state)
{
    const sandbox *self = *state;
    static const char *const broken[] = {"", "{\"files\": 3}", "[]", "not json"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        run(self, "one", true);
        put(self, "run.json", broken[i]);
        put(self, "notes.txt", "mine");
        put(self, "charts/cost.gp", "edited");
        run(self, "two", false);
        assert_string_equal(content(self, "projection.csv"), "two");
        assert_string_equal(content(self, "notes.txt"), "mine");
        assert_string_equal(content(self, "charts/cost.edited.gp"), "edited");
        assert_null(content(self, "charts/fan.edited.gp")); /* the same as the new one */
        assert_null(content(self, "charts/cost.svg"));
        assert_int_equal(koers_filetree_remove(path_of(self, "")), 0);
    }
}

static void what_cannot_be_looked_at_is_not_removed(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    run(self, "one", false);
    put(self, "notes.txt", "mine");
    begin_run(self, &folder, "two");
    hidden_file = "notes.txt";
    assert_int_equal(koers_folder_commit(&folder), KOERS_WRITE_FAILED);
    assert_non_null(strstr(folder.problem, "notes.txt"));
    koers_folder_free(&folder);
    hidden_file = NULL;
    assert_string_equal(content(self, "notes.txt"), "mine");
    assert_string_equal(content(self, "projection.csv"), "one");
    assert_int_equal(left_behind(self), 0);
}

static void a_folder_that_appears_meanwhile_is_exchanged(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    char path[PATH];
    begin_run(self, &folder, "one");
    snprintf(path, sizeof path, "%s/run", self->dir);
    folder_to_appear = path;
    assert_int_equal(koers_folder_commit(&folder), KOERS_OK);
    koers_folder_free(&folder);
    assert_string_equal(content(self, "projection.csv"), "one");
    assert_string_equal(content(self, "notes.txt"), "mine");
    assert_int_equal(left_behind(self), 0);
}

static void two_runs_at_once_lose_nothing(void **state)
{
    const sandbox *self = *state;
    koers_folder first;
    interloper second = {0};
    char name[32];
    run(self, "zero", true);
    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "mine/%d.txt", i);
        put(self, name, "mine");
    }
    begin_run(self, &first, "one");
    write_record(&first);
    begin_run(self, &second.folder, "two");
    write_record(&second.folder);
    to_intrude = &second;
    assert_int_equal(koers_folder_commit(&first), KOERS_OK);
    assert_null(to_intrude);
    assert_int_equal(pthread_join(second.thread, NULL), 0);
    assert_int_equal(second.status, KOERS_OK);
    assert_false(first.waited);
    assert_true(second.folder.waited);
    koers_folder_free(&first);
    koers_folder_free(&second.folder);
    assert_string_equal(content(self, "projection.csv"), "two");
    for (int i = 0; i < 40; i++) {
        snprintf(name, sizeof name, "mine/%d.txt", i);
        assert_string_equal(content(self, name), "mine");
    }
    assert_null(content(self, "charts/cost.edited.gp"));
    assert_int_equal(left_behind(self), 0);
}

/* Beside the folder: one of a name that we give, or nearly. */
static void put_beside(const sandbox *self, const char *name, bool is_folder)
{
    char path[PATH];
    snprintf(path, sizeof path, is_folder ? "../%s/projection.csv" : "../%s", name);
    put(self, path, "half");
}

static void what_killed_runs_left_is_removed(void **state)
{
    static const char *const kept[] = {".run.new-1",   ".run.new-1-",    ".run.new-a-1",   ".run.new-1-1.txt",
                                       ".run.old-7-0", ".runner.new-7-0", "run.new-7-0", "mine"};
    const sandbox *self = *state;
    koers_folder living, next;
    char path[PATH];
    run(self, "one", false);
    assert_int_equal(koers_folder_open(&living, self->dir, "run", NULL), KOERS_OK);
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) put_beside(self, kept[i], true);
    put_beside(self, ".run.new-7-3", false); /* no folder: not of a run */
    put_beside(self, ".run.new-7-0", true);
    snprintf(path, sizeof path, "%s/.run.new-1-0", self->dir); /* 1 lives, but nobody holds this */
    assert_int_equal(mkdir(path, 0700), 0);
    assert_int_equal(left_behind(self), 8 + 1 + 1 + 2);
    assert_int_equal(koers_folder_open(&next, self->dir, "run", NULL), KOERS_OK);
    assert_int_equal(left_behind(self), 8 + 1 + 2);
    assert_null(content(self, "../.run.new-7-0/projection.csv"));
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        snprintf(path, sizeof path, "../%s/projection.csv", kept[i]);
        assert_string_equal(content(self, path), "half");
    }
    write_file(&living, "projection.csv", "two"); /* its folder is still there */
    assert_int_equal(koers_folder_commit(&living), KOERS_OK);
    koers_folder_free(&living);
    koers_folder_free(&next);
    assert_string_equal(content(self, "projection.csv"), "two");
    assert_int_equal(left_behind(self), 8 + 1);
}

static void links_stay_links(void **state)
{
    const sandbox *self = *state;
    char outside[PATH], target[PATH];
    run(self, "one", false);
    snprintf(outside, sizeof outside, "%s/outside", self->dir);
    assert_int_equal(mkdir(outside, 0755), 0);
    assert_int_equal(symlink("../outside", path_of(self, "elsewhere")), 0);
    assert_int_equal(symlink("nowhere", path_of(self, "charts/dangling")), 0);
    put(self, "elsewhere/treasure.txt", "must survive");
    run(self, "two", false);
    memset(target, 0, sizeof target);
    assert_int_equal(readlink(path_of(self, "elsewhere"), target, sizeof target - 1), 10);
    assert_string_equal(target, "../outside");
    assert_string_equal(content(self, "elsewhere/treasure.txt"), "must survive");
    assert_int_equal(readlink(path_of(self, "charts/dangling"), target, sizeof target - 1), 7);
}

static void a_full_disk_is_told(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    FILE *stream;
    assert_int_equal(koers_folder_open(&folder, self->dir, "run", NULL), KOERS_OK);
    assert_int_equal(koers_folder_file(&folder, "projection.csv", &stream), KOERS_OK);
    const int full = open("/dev/full", O_WRONLY | O_CLOEXEC);
    assert_true(full >= 0);
    assert_true(dup2(full, folder.open.descriptor) >= 0); /* the same stream, now on a full disk */
    close(full);
    for (int i = 0; i < 10000; i++) fputs("more than a buffer\n", stream);
    assert_int_equal(koers_folder_close_file(&folder, stream), KOERS_WRITE_FAILED);
    assert_non_null(strstr(folder.problem, "projection.csv"));
    assert_non_null(strstr(folder.problem, strerror(ENOSPC)));
    assert_int_equal(folder.n, 0);
    koers_folder_free(&folder);
    assert_int_equal(left_behind(self), 0);
}

static void assert_cannot_create(const char *dir, const char *id)
{
    char *problem = NULL;
    assert_int_equal(koers_folder_probe(dir, id, NULL, &problem), KOERS_CANNOT_CREATE);
    assert_non_null(problem);
    koers_free(problem);
}

static void the_probe_finds_what_cannot_be_made(void **state)
{
    const sandbox *self = *state;
    char *problem = NULL, path[PATH];
    char long_name[300];
    assert_int_equal(koers_folder_probe(self->dir, "run", NULL, &problem), KOERS_OK);
    assert_null(problem);
    snprintf(path, sizeof path, "%s/a/b/c", self->dir);
    assert_int_equal(koers_folder_probe(path, "run", NULL, &problem), KOERS_OK);
    assert_int_equal(rmdir(path), 0); /* made, and empty */
    assert_cannot_create("/proc/nope", "run");
    assert_cannot_create("/dev/null", "run");
    assert_cannot_create("", "run");
    put(self, "file", "a file");
    assert_cannot_create(path_of(self, ""), "file");
    memset(long_name, 'x', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    assert_cannot_create(self->dir, long_name);
    assert_cannot_create(path_of(self, "file"), "run");
}

static void a_picture_of_gnuplot_is_noted(void **state)
{
    const sandbox *self = *state;
    koers_folder folder;
    char path[PATH];
    begin_run(self, &folder, "one");
    snprintf(path, sizeof path, "%s/charts/cost.svg", folder.path);
    FILE *stream = fopen(path, "w");
    assert_non_null(stream);
    assert_int_equal(fclose(stream), 0);
    assert_int_equal(koers_folder_note(&folder, "charts/cost.svg"), KOERS_OK);
    assert_string_equal(folder.written[3].digest, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_int_equal(koers_folder_note(&folder, "charts/none.svg"), KOERS_WRITE_FAILED);
    assert_non_null(strstr(folder.problem, "none.svg"));
    koers_folder_free(&folder);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(first_run_is_complete),
        CASE(without_commit_nothing_is_left),
        CASE(a_second_run_replaces_the_first),
        CASE(a_file_system_without_exchange_will_do),
        CASE(an_overlay_of_file_systems_will_do),
        CASE(what_cannot_come_back_is_kept_and_named),
        CASE(what_cannot_be_read_is_not_called_edited),
        CASE(a_failed_exchange_keeps_the_old_one),
        CASE(what_is_the_users_is_carried_over),
        CASE(an_edited_script_is_kept_beside_the_new_one),
        CASE(a_new_file_does_not_take_the_place_of_the_users),
        CASE(a_broken_record_loses_nothing_of_the_user),
        CASE(what_cannot_be_looked_at_is_not_removed),
        CASE(a_folder_that_appears_meanwhile_is_exchanged),
        CASE(two_runs_at_once_lose_nothing),
        CASE(what_killed_runs_left_is_removed),
        CASE(links_stay_links),
        CASE(a_full_disk_is_told),
        CASE(the_probe_finds_what_cannot_be_made),
        CASE(a_picture_of_gnuplot_is_noted),
    };
    return cmocka_run_group_tests_name("folder", tests, NULL, NULL);
}
