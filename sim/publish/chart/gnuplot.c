#include "publish/chart/gnuplot.h"

#include <errno.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h> /* also declares kill, SIGKILL and sets of signals */
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/reason.h"
#include "base/say.h"

extern char **environ;

enum { LINE = 400 };

static const double usual_patience = 120; /* seconds; the slowest of our charts takes a tenth of one */

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

/* charts/cost.svg of charts/cost.gp */
static char *picture_of(const char *script, const char *format)
{
    return koers_format_text("%.*s.%s", (int) strlen(script) - 3, script, format);
}

/* Calls for every script and format, in order, until one fails. */
static koers_status for_each_picture(koers_gnuplot *self,
                                     koers_status (*visit)(koers_gnuplot *, const char *script, const char *format))
{
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < self->n_scripts; i++)
        for (size_t f = 0; f < self->n_formats && status == KOERS_OK && is_script(self->folder->written[i].name); f++)
            status = visit(self, self->folder->written[i].name, self->format[f]);
    return status;
}

/* ---- what it is told */

/* One chart. Its name is printed first, so that we know which one failed. `test` draws gnuplot's own test page, to nowhere: after it the
 * pen of an SVG is again what it is at the start of a process. */
static koers_status order_picture(koers_gnuplot *self, const char *script, const char *format)
{
    fprintf(self->orders,
            "set print '-'\nprint '%.*s.%s'\n"
            "reset session\n"
            "set terminal svg\nset output '/dev/null'\ntest\nset output\n"
            "reset session\n"
            "format = '%s'\nload '%s'\nset output\n",
            (int) strlen(script) - 3, script, format, format, script + strlen("charts/"));
    return ferror(self->orders) ? KOERS_WRITE_FAILED : KOERS_OK;
}

static koers_status write_orders(koers_gnuplot *self)
{
    const koers_status status = for_each_picture(self, order_picture);
    if (status != KOERS_OK) return status;
    return fflush(self->orders) != 0 || fseek(self->orders, 0, SEEK_SET) != 0 ? KOERS_WRITE_FAILED : KOERS_OK;
}

/* ---- starting it */

/* What we ignore, or were told to ignore, is not for gnuplot. Returns 0 or an errno. */
static int set_signals(posix_spawnattr_t *attributes)
{
    sigset_t usual;
    sigemptyset(&usual);
    sigaddset(&usual, SIGPIPE);
    sigaddset(&usual, SIGCHLD);
    sigaddset(&usual, SIGXFSZ);
    const int failure = posix_spawnattr_setsigdefault(attributes, &usual);
    return failure != 0 ? failure : posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF);
}

static int set_files(const koers_gnuplot *self, const char *charts, posix_spawn_file_actions_t *actions)
{
    int failure = posix_spawn_file_actions_addchdir_np(actions, charts);
    if (failure == 0) failure = posix_spawn_file_actions_adddup2(actions, fileno(self->orders), STDIN_FILENO);
    if (failure == 0) failure = posix_spawn_file_actions_adddup2(actions, fileno(self->progress), STDOUT_FILENO);
    if (failure == 0) failure = posix_spawn_file_actions_adddup2(actions, fileno(self->complaint), STDERR_FILENO);
    return failure;
}

/* The environment without what would change how gnuplot draws. In fresh memory, its texts borrowed; NULL when that is short. */
static char **plain_environment(void)
{
    size_t n = 0, kept = 0;
    while (environ[n] != NULL) n++;
    char **plain = koers_alloc_array(n + 1, sizeof *plain);
    for (size_t i = 0; plain != NULL && i < n; i++)
        if (strncmp(environ[i], "GNUTERM", 7) != 0 && strncmp(environ[i], "GNUPLOT_", 8) != 0) plain[kept++] = environ[i];
    return plain;
}

/* Starts gnuplot in the charts folder. Returns 0 or an errno. */
static int spawn(koers_gnuplot *self, const char *charts)
{
    char program[] = "gnuplot", defaults[] = "-d";
    char *const arguments[] = {program, defaults, NULL};
    char **environment = plain_environment();
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    const int unready = posix_spawn_file_actions_init(&actions), unset = posix_spawnattr_init(&attributes);
    int failure = environment == NULL ? ENOMEM : unready != 0 ? unready : unset;
    if (failure == 0) failure = set_files(self, charts, &actions);
    if (failure == 0) failure = set_signals(&attributes);
    if (failure == 0) failure = posix_spawnp(&self->pid, "gnuplot", &actions, &attributes, arguments, environment);
    if (unready == 0) posix_spawn_file_actions_destroy(&actions);
    if (unset == 0) posix_spawnattr_destroy(&attributes);
    if (failure != 0) self->pid = 0;
    koers_free(environment);
    return failure;
}

static char *is_missing(const koers_voice *voice)
{
    return koers_copy_text(_("gnuplot is not installed (Debian: apt install gnuplot-nox)"));
}

/* A file in memory: gnuplot can be started where no disk has room. */
static FILE *open_stream(const char *name)
{
    const int descriptor = memfd_create(name, MFD_CLOEXEC);
    FILE *stream = descriptor < 0 ? NULL : fdopen(descriptor, "w+");
    if (stream == NULL && descriptor >= 0) close(descriptor);
    return stream;
}

static koers_status open_streams(koers_gnuplot *self)
{
    self->orders = open_stream("orders");
    self->progress = open_stream("progress");
    self->complaint = open_stream("complaint");
    return self->orders == NULL || self->progress == NULL || self->complaint == NULL ? KOERS_WRITE_FAILED : KOERS_OK;
}

koers_status koers_gnuplot_start(koers_gnuplot *self, koers_folder *folder, const char *const *format, size_t n_formats)
{
    const koers_voice *voice = folder->voice;
    *self = (koers_gnuplot){
        .folder = folder, .format = format, .n_formats = n_formats, .n_scripts = folder->n, .patience = usual_patience};
    koers_status status = open_streams(self);
    if (status != KOERS_OK)
        return problem(folder, KOERS_NO_GNUPLOT, koers_format_text(_("cannot start gnuplot: %s"), _(koers_reason(errno))));
    status = write_orders(self);
    if (status == KOERS_WRITE_FAILED)
        return problem(folder, KOERS_NO_GNUPLOT, koers_format_text(_("cannot start gnuplot: %s"), _(koers_reason(errno))));
    char *charts = koers_format_text("%s/charts", folder->path);
    if (status == KOERS_OK && charts == NULL) status = KOERS_NO_MEMORY;
    const int failure = status == KOERS_OK ? spawn(self, charts) : 0;
    koers_free(charts);
    if (status != KOERS_OK || failure == 0) return status;
    if (failure == ENOMEM) return KOERS_NO_MEMORY;
    return problem(folder, KOERS_NO_GNUPLOT,
                   failure == ENOENT ? is_missing(voice)
                                     : koers_format_text(_("cannot start gnuplot: %s"), _(koers_reason(failure))));
}

/* ---- what became of it */

/* The first line that gnuplot complained in, without the empty ones and the pointer before it. */
static void read_complaint(FILE *file, char out[LINE])
{
    char line[LINE];
    out[0] = '\0';
    rewind(file);
    while (fgets(line, sizeof line, file) != NULL) {
        line[strcspn(line, "\n")] = '\0';
        if (line[strspn(line, " \t^")] != '\0') memcpy(out, line, sizeof line);
        if (strstr(line, "line ") != NULL) return; /* "cost.gp" line 12: undefined variable */
    }
}

/* The chart that was begun last; the first one where gnuplot did not come as far. */
static void read_progress(const koers_gnuplot *self, char out[LINE])
{
    size_t first = 0;
    while (first + 1 < self->n_scripts && !is_script(self->folder->written[first].name)) first++;
    const char *script = self->folder->written[first].name;
    snprintf(out, LINE, "%.*s.%s", (int) strlen(script) - 3, script, self->format[0]);
    rewind(self->progress);
    while (fgets(out, LINE, self->progress) != NULL) out[strcspn(out, "\n")] = '\0';
}

/* Whether the picture has its end: gnuplot does not look whether what it wrote fitted the disk. */
static bool is_whole(FILE *picture, const char *format)
{
    static const char *const end[][2] = {{"svg", "</svg>"}, {"png", "IEND"}, {"pdf", "%%EOF"}};
    char tail[64];
    if (fseek(picture, -(long) sizeof tail, SEEK_END) != 0) rewind(picture);
    const size_t n = fread(tail, 1, sizeof tail, picture);
    for (size_t i = 0; i < sizeof end / sizeof *end; i++)
        if (strcmp(format, end[i][0]) == 0) return memmem(tail, n, end[i][1], strlen(end[i][1])) != NULL;
    return n > 0;
}

static koers_status note_picture(koers_gnuplot *self, const char *script, const char *format)
{
    const koers_voice *voice = self->folder->voice;
    char *name = picture_of(script, format);
    char *path = name == NULL ? NULL : koers_format_text("%s/%s", self->folder->path, name);
    koers_status status = path == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    FILE *picture = path == NULL ? NULL : fopen(path, "rb");
    const bool drawn = picture != NULL && is_whole(picture, format);
    if (picture != NULL) fclose(picture);
    if (drawn)
        status = koers_folder_note(self->folder, name);
    else if (status == KOERS_OK)
        status = problem(self->folder, KOERS_NO_GNUPLOT, koers_format_text(_("gnuplot failed on '%s'"), name));
    koers_free(path);
    koers_free(name);
    return status;
}

static koers_status judge(koers_gnuplot *self)
{
    const int ended = self->end;
    const koers_voice *voice = self->folder->voice;
    char complaint[LINE], chart[LINE];
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 0) return for_each_picture(self, note_picture);
    if (WIFEXITED(ended) && WEXITSTATUS(ended) == 127) return problem(self->folder, KOERS_NO_GNUPLOT, is_missing(voice));
    read_complaint(self->complaint, complaint);
    read_progress(self, chart);
    if (complaint[0] == '\0' && WIFSIGNALED(ended)) snprintf(complaint, sizeof complaint, "%s", strsignal(WTERMSIG(ended)));
    return problem(self->folder, KOERS_NO_GNUPLOT,
                   complaint[0] == '\0' ? koers_format_text(_("gnuplot failed on '%s'"), chart)
                                        : koers_format_text(_("gnuplot failed on '%s': %s"), chart, complaint));
}

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double) now.tv_sec + 1e-9 * (double) now.tv_nsec;
}

/* Counts how long it has been at one picture. */
static bool is_patient(koers_gnuplot *self)
{
    struct stat progress;
    const double now = seconds_now(), since = self->looked > 0 ? now - self->looked : 0;
    self->looked = now;
    self->waited += since < 1 ? since : 1;
    if (fstat(fileno(self->progress), &progress) == 0 && progress.st_size != self->begun) {
        self->begun = progress.st_size;
        self->waited = 0;
    }
    return self->waited <= self->patience;
}

bool koers_gnuplot_ready(koers_gnuplot *self)
{
    if (self->pid == 0 || self->ended) return true;
    const pid_t seen = waitpid(self->pid, &self->end, WNOHANG);
    self->ended = seen == self->pid || (seen < 0 && errno != EINTR);
    if (seen < 0) self->end = -1; /* somebody else has waited for it */
    return self->ended || !is_patient(self);
}

static void end(koers_gnuplot *self)
{
    if (self->pid > 0 && !self->ended) kill(self->pid, SIGKILL);
    while (self->pid > 0 && !self->ended && waitpid(self->pid, NULL, 0) < 0 && errno == EINTR) continue;
    self->pid = 0;
}

/* Ended before its progress is read: it writes where we read. */
static koers_status give_up(koers_gnuplot *self)
{
    const koers_voice *voice = self->folder->voice;
    char chart[LINE];
    end(self);
    read_progress(self, chart);
    return problem(self->folder, KOERS_NO_GNUPLOT,
                   koers_format_text(_("gnuplot was still busy with '%s' after %.0f s and was ended"), chart, self->patience));
}

static koers_status wait_for(koers_gnuplot *self, const koers_watch *watch)
{
    while (!koers_gnuplot_ready(self)) {
        if (koers_watch_cancelled(watch)) return KOERS_INTERRUPTED;
        usleep(2000);
    }
    if (!self->ended && self->pid > 0) return give_up(self);
    self->pid = 0;
    return self->end == -1 ? KOERS_SYSTEM : KOERS_OK;
}

/* Whatever of this picture stands there, drawn or half drawn. */
static koers_status remove_picture(koers_gnuplot *self, const char *script, const char *format)
{
    char *name = picture_of(script, format);
    char *path = name == NULL ? NULL : koers_format_text("%s/%s", self->folder->path, name);
    if (path != NULL) unlink(path);
    koers_free(path);
    koers_free(name);
    return KOERS_OK;
}

koers_status koers_gnuplot_finish(koers_gnuplot *self, const koers_watch *watch)
{
    koers_status status = wait_for(self, watch);
    if (status == KOERS_OK) status = judge(self);
    /* an interruption from the terminal reaches gnuplot too, which then looks like a failure of its own */
    if (status == KOERS_NO_GNUPLOT && koers_watch_cancelled(watch)) status = KOERS_INTERRUPTED;
    if (status == KOERS_OK) return KOERS_OK;
    koers_folder *folder = self->folder;
    end(self);
    (void) for_each_picture(self, remove_picture);
    for (; folder->n > self->n_scripts; folder->n--) koers_free(folder->written[folder->n - 1].name);
    return status;
}

void koers_gnuplot_free(koers_gnuplot *self)
{
    if (self == NULL) return;
    end(self);
    if (self->orders != NULL) fclose(self->orders);
    if (self->progress != NULL) fclose(self->progress);
    if (self->complaint != NULL) fclose(self->complaint);
    *self = (koers_gnuplot){0};
}
