#include "publish/chart/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h> /* also declares kill, SIGKILL and sets of signals */
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"

extern char **environ;

enum { MAX_JOBS = 64, COMPLAINT = 400 };

/* A picture being made. */
typedef struct {
    pid_t pid;       /* 0: none */
    char *name;      /* charts/cost.svg */
    FILE *complaint; /* what gnuplot says on its error stream, in a file without a name */
} job;

typedef struct {
    koers_folder *folder;
    bool (*cancelled)(void *);
    void *context;
    job job[MAX_JOBS];
    size_t n_jobs, n_scripts; /* scripts: among the written files when it began */
    char *charts;             /* where gnuplot works */
} crew;

static koers_status problem(koers_folder *folder, koers_status status, char *text)
{
    koers_free(folder->problem);
    folder->problem = text;
    return status;
}

static bool is_script(const char *name)
{
    const size_t n = strlen(name);
    return n > 10 && strncmp(name, "charts/", 7) == 0 && strchr(name + 7, '/') == NULL && strcmp(name + n - 3, ".gp") == 0;
}

static void clear(job *self)
{
    if (self->complaint != NULL) fclose(self->complaint);
    koers_free(self->name);
    *self = (job){0};
}

/* What we ignore, or were told to ignore, is not for gnuplot. Returns 0 or an errno. */
static int set_signals(posix_spawnattr_t *attributes)
{
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGCHLD);
    const int failure = posix_spawnattr_setsigdefault(attributes, &usual);
    return failure != 0 ? failure : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

static int set_files(const crew *self, const job *slot, posix_spawn_file_actions_t *actions)
{
    int failure = posix_spawn_file_actions_addchdir_np(actions, self->charts);
    if (failure == 0) failure = posix_spawn_file_actions_addopen(actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    if (failure == 0) failure = posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    if (failure == 0) failure = posix_spawn_file_actions_adddup2(actions, fileno(slot->complaint), STDERR_FILENO);
    return failure;
}

/* Starts gnuplot in the charts folder. Returns 0 or an errno. */
static int spawn(crew *self, job *slot, const char *format, const char *script)
{
    char *setting = koers_format_text("format='%s'", format), *file = koers_copy_text(script);
    char program[] = "gnuplot", defaults[] = "-d", option[] = "-e";
    char *const arguments[] = {program, defaults, option, setting, file, NULL};
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    const int unready = posix_spawn_file_actions_init(&actions), unset = posix_spawnattr_init(&attributes);
    int failure = setting == NULL || file == NULL ? ENOMEM : unready != 0 ? unready : unset;
    if (failure == 0) failure = set_files(self, slot, &actions);
    if (failure == 0) failure = set_signals(&attributes);
    if (failure == 0) failure = posix_spawnp(&slot->pid, "gnuplot", &actions, &attributes, arguments, environ);
    if (unready == 0) posix_spawn_file_actions_destroy(&actions);
    if (unset == 0) posix_spawnattr_destroy(&attributes);
    if (failure != 0) slot->pid = 0;
    koers_free(setting);
    koers_free(file);
    return failure;
}

static koers_status start(crew *self, job *slot, const char *format, const char *path)
{
    const koers_voice *voice = self->folder->voice;
    const char *script = path + 7;
    const int stem = (int) (strlen(path) - 3);
    slot->name = koers_format_text("%.*s.%s", stem, path, format);
    slot->complaint = tmpfile();
    if (slot->name == NULL) return KOERS_NO_MEMORY;
    const int failure = slot->complaint == NULL ? errno : spawn(self, slot, format, script);
    if (failure == 0) return KOERS_OK;
    if (failure == ENOMEM) return KOERS_NO_MEMORY;
    return problem(self->folder, KOERS_NO_GNUPLOT,
                   failure == ENOENT ? koers_copy_text(_("gnuplot is not installed (Debian: apt install gnuplot-nox)"))
                                     : koers_format_text(_("cannot start gnuplot: %s"), strerror(failure)));
}

/* The first line that gnuplot complained in, without the empty ones and the pointer before it. */
static void read_complaint(FILE *file, char out[COMPLAINT])
{
    out[0] = '\0';
    rewind(file);
    char line[COMPLAINT];
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[strspn(line, " \t^")] != '\0') memcpy(out, line, sizeof line);
        if (strstr(line, "line ") != NULL) return; /* "cost.gp" line 12: undefined variable */
    }
}

static bool is_drawn(const crew *self, const char *name)
{
    char *path = koers_format_text("%s/%s", self->folder->path, name);
    bool drawn = false;
    FILE *picture = path == NULL ? NULL : fopen(path, "rb");
    if (picture != NULL) {
        drawn = fgetc(picture) != EOF;
        fclose(picture);
    }
    koers_free(path);
    return drawn;
}

/* What became of a job that ended. */
static koers_status judge(crew *self, job *slot, int ended)
{
    const koers_voice *voice = self->folder->voice;
    char complaint[COMPLAINT];
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0 && is_drawn(self, slot->name))
        return koers_folder_note(self->folder, slot->name);
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 127)
        return problem(self->folder, KOERS_NO_GNUPLOT,
                       koers_copy_text(_("gnuplot is not installed (Debian: apt install gnuplot-nox)")));
    read_complaint(slot->complaint, complaint);
    return problem(self->folder, KOERS_NO_GNUPLOT,
                   complaint[0] == '\0' ? koers_format_text(_("gnuplot failed on '%s'"), slot->name)
                                        : koers_format_text(_("gnuplot failed on '%s': %s"), slot->name, complaint));
}

/* Waits until a place is free (all: until every one is). */
static koers_status wait_for(crew *self, bool all)
{
    koers_status status = KOERS_OK;
    for (;;) {
        size_t busy = 0;
        for (size_t i = 0; i < self->n_jobs; i++) {
            int ended = 0;
            job *slot = &self->job[i];
            if (slot->pid == 0) continue;
            const pid_t seen = waitpid(slot->pid, &ended, WNOHANG);
            if (seen == 0 || (seen < 0 && errno == EINTR)) {
                busy++;
                continue;
            }
            slot->pid = 0;
            if (status == KOERS_OK) status = seen < 0 ? KOERS_SYSTEM : judge(self, slot, ended);
            clear(slot);
        }
        if (status != KOERS_OK || busy == 0 || (!all && busy < self->n_jobs)) return status;
        if (self->cancelled != NULL && self->cancelled(self->context)) return KOERS_INTERRUPTED;
        usleep(2000);
    }
}

static void end_all(crew *self)
{
    for (size_t i = 0; i < self->n_jobs; i++)
        if (self->job[i].pid > 0) kill(self->job[i].pid, SIGKILL);
    for (size_t i = 0; i < self->n_jobs; i++) {
        job *slot = &self->job[i];
        while (slot->pid > 0 && waitpid(slot->pid, NULL, 0) < 0 && errno == EINTR) continue;
        clear(slot);
    }
}

/* Removes every picture, drawn or half drawn, and forgets those noted. */
static void remove_pictures(const crew *self, const char *const *formats, size_t n_formats)
{
    koers_folder *folder = self->folder;
    for (size_t i = 0; i < self->n_scripts; i++)
        for (size_t f = 0; f < n_formats && is_script(folder->written[i].name); f++) {
            char *path = koers_format_text("%s/%.*s.%s", folder->path, (int) strlen(folder->written[i].name) - 3,
                                           folder->written[i].name, formats[f]);
            if (path != NULL) unlink(path);
            koers_free(path);
        }
    for (; folder->n > self->n_scripts; folder->n--) koers_free(folder->written[folder->n - 1].name);
}

static koers_status render_all(crew *self, const char *const *formats, size_t n_formats)
{
    for (size_t i = 0; i < self->n_scripts; i++)
        for (size_t f = 0; f < n_formats && is_script(self->folder->written[i].name); f++) {
            size_t slot = 0;
            koers_status status = wait_for(self, false);
            if (status == KOERS_OK && self->cancelled != NULL && self->cancelled(self->context)) status = KOERS_INTERRUPTED;
            while (slot < self->n_jobs && self->job[slot].pid != 0) slot++;
            if (status == KOERS_OK) status = start(self, &self->job[slot], formats[f], self->folder->written[i].name);
            if (status != KOERS_OK) return status;
        }
    return wait_for(self, true);
}

koers_status koers_gnuplot_render(koers_folder *folder, const char *const *formats, size_t n_formats, int jobs,
                                  bool (*cancelled)(void *), void *context)
{
    crew self = {.folder = folder,
                 .cancelled = cancelled,
                 .context = context,
                 .n_scripts = folder->n,
                 .n_jobs = jobs < 1          ? 1
                           : jobs > MAX_JOBS ? MAX_JOBS
                                             : (size_t) jobs};
    self.charts = koers_format_text("%s/charts", folder->path);
    koers_status status = self.charts == NULL ? KOERS_NO_MEMORY : render_all(&self, formats, n_formats);
    end_all(&self);
    /* an interruption from the terminal reaches gnuplot too, which then looks like a failure of its own */
    if (status == KOERS_NO_GNUPLOT && cancelled != NULL && cancelled(context)) status = KOERS_INTERRUPTED;
    if (status != KOERS_OK) remove_pictures(&self, formats, n_formats);
    koers_free(self.charts);
    return status;
}
