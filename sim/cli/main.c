/* The program: finds the command and hands over. All else is in the library, so that tests can reach it. */
#include <fcntl.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_version.h>
#include <jansson.h>
#include <libconfig.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"
#include "cli/command.h"
#include "cli/console.h"
#include "koers/version.h"

/* What is said when the program is told to end while it only reads: there is nothing yet that has to end well, and a pipe that
 * nobody writes would be awaited for ever. NULL once there is. */
static _Atomic(const char *) farewell;

/* The one thing that a signal handler can write to; everything else sees it through a pointer to const. Atomic, because worker
 * threads read it too, for which volatile sig_atomic_t is no promise; without a lock, so that a handler may write it. Relaxed
 * order is enough: no other memory is published by it. */
static atomic_int interrupted;
_Static_assert(ATOMIC_INT_LOCK_FREE == 2 && ATOMIC_POINTER_LOCK_FREE == 2,
               "a signal handler may only touch atomics without a lock");

static void interrupt(int signal_number)
{
    const char *words = atomic_load_explicit(&farewell, memory_order_relaxed);
    if (words != NULL) {
        (void) !write(STDERR_FILENO, words, strlen(words));
        _exit(koers_status_exit(KOERS_INTERRUPTED));
    }
    atomic_store_explicit(&interrupted, signal_number, memory_order_relaxed);
}

/* For commands: what they begin now must end well. */
static void begin_work(void)
{
    atomic_store_explicit(&farewell, NULL, memory_order_relaxed);
}

/* A data file must not get the number of a standard stream that the caller closed, or messages would be written into it. For
 * reading only: what is printed on such a stream is lost, and that is told as any failed write. */
static bool fill_standard_streams(void)
{
    for (int stream = STDIN_FILENO; stream <= STDERR_FILENO; stream++) {
        if (fcntl(stream, F_GETFD) < 0 && open("/dev/null", O_RDONLY) != stream) return false;
    }
    return true;
}

/* An interrupted write is taken up again (SA_RESTART): the work ends where it can end well. A closed pipe and a file that may not
 * grow become write errors. Who started us with nohup wants us to stay when the terminal goes. */
static void catch_signals(void)
{
    struct sigaction action = {.sa_handler = interrupt, .sa_flags = SA_RESTART}, before;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    if (sigaction(SIGHUP, NULL, &before) == 0 && before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, NULL);
    action.sa_handler = SIG_IGN;
    sigaction(SIGPIPE, &action, NULL);
    sigaction(SIGXFSZ, &action, NULL);
    action.sa_handler = SIG_DFL; /* a parent that ignores it would leave us no gnuplot to wait for */
    sigaction(SIGCHLD, &action, NULL);
}

/* Where the executable lies, in fresh memory; NULL when the system does not tell. */
static char *find_program_folder(void)
{
    char path[4096];
    const ssize_t length = readlink("/proc/self/exe", path, sizeof path - 1);
    if (length <= 0) return NULL;
    path[length] = '\0';
    char *slash = strrchr(path, '/');
    return slash == NULL ? NULL : koers_copy_bytes(path, (size_t) (slash - path));
}

static koers_status print_version(const koers_voice *voice)
{
    printf("koers %s\nGPL-3.0-or-later\nGSL %s, libconfig %d.%d.%d, jansson %s\n", KOERS_VERSION, gsl_version, LIBCONFIG_VER_MAJOR,
           LIBCONFIG_VER_MINOR, LIBCONFIG_VER_REVISION, jansson_version_str());
    fputs(_("charts are drawn by gnuplot, a program of its own\n"), stdout);
    return KOERS_OK;
}

static koers_status dispatch(int argc, char **argv, const char *program_folder, const koers_voice *voice)
{
    if (argc < 2) {
        koers_help_print(stderr, voice);
        return KOERS_USAGE;
    }
    const char *name = argv[1];
    if (strcmp(name, "--version") == 0) return print_version(voice);
    if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0) name = "help";
    if (name[0] == '-') {
        koers_console_say(_("unknown option '%s'; a command comes first, 'koers help' lists them"), name);
        return KOERS_USAGE;
    }
    const koers_command *command = koers_command_find(name, voice);
    if (command == NULL) return KOERS_USAGE;
    const koers_call call = {.argc = argc - 1,
                             .argv = argv + 1,
                             .program_folder = program_folder,
                             .voice = voice,
                             .interrupted = &interrupted,
                             .begin_work = begin_work};
    return command->run(&call);
}

int main(int argc, char **argv)
{
    const koers_voice *voice = koers_voice_of(koers_options_language(argc, argv));
    if (!fill_standard_streams()) return koers_status_exit(koers_console_fail(KOERS_SYSTEM, "/dev/null", voice));
    char *found = find_program_folder();
    char *words = koers_format_text("koers: %s\n", _("interrupted: nothing was written"));
    gsl_set_error_handler_off();
    atomic_store_explicit(&farewell, words == NULL ? "" : words, memory_order_relaxed);
    catch_signals();
    const koers_status status = koers_console_close(dispatch(argc, argv, found == NULL ? "" : found, voice), voice);
    begin_work(); /* the words are gone */
    koers_free(words);
    koers_free(found);
    return koers_status_exit(status);
}
