/* command - the commands of the program, and what main gives to each.
 *
 * A command `seek` is a row below and a file sim/cli/cmd_seek.c, which has koers_status koers_cmd_seek(const koers_call *call) and a
 * static const koers_usage (options.h), and starts with koers_command_open. It prints its result on standard output and all else
 * through console.h; it returns a status and never ends the process.
 */
#ifndef KOERS_COMMAND_H
#define KOERS_COMMAND_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"
#include "koers/status.h"
#include "koers/voice.h"

/*    name, its group in `koers help` (rows of a group stand together), its purpose in one line */
#define KOERS_COMMAND_LIST(X)                                                                               \
    X(run, N_("Projection"), N_("project scenarios: data, chart scripts, charts"))                          \
    X(compare, N_("Projection"), N_("compare scenarios with a base, on the same runs"))                    \
    X(check, N_("Files"), N_("check files; all mistakes at once, nothing is written"))                      \
    X(describe, N_("Files"), N_("tell levers, parameters, indicators, targets, or a scenario as resolved")) \
    X(help, N_("Help"), N_("tell what a command does"))

/* Borrowed from main for the length of the call. */
typedef struct {
    int argc;
    char **argv;                   /* argv[0] is the name of the command                  */
    const char *program_folder;    /* where the executable lies; "" when that is unknown  */
    const koers_voice *voice;      /* of the person who called                            */
    const atomic_int *interrupted; /* not 0 once the user asked to stop                   */
} koers_call;

typedef struct {
    const char *name;
    koers_status (*run)(const koers_call *call);
    const char *group, *purpose; /* in English */
} koers_command;

#define KOERS_COMMAND_DECLARE(name, group, purpose) koers_status koers_cmd_##name(const koers_call *call) KOERS_MUST_USE;
KOERS_COMMAND_LIST(KOERS_COMMAND_DECLARE)
#undef KOERS_COMMAND_DECLARE

/* The i-th command in the order of the list, from 0; NULL after the last. */
const koers_command *koers_command_at(size_t i);

/* Understands the command line. True: go on, with *status KOERS_OK. False: the command is over and returns *status: its help was
 * printed, or a usage error was told. The caller frees the options in any case. */
bool koers_command_open(const koers_call *call, const koers_usage *usage, koers_options *options, koers_status *status);

/* The command with this name; NULL, after telling what is wrong and which name is near. */
const koers_command *koers_command_find(const char *name, const koers_voice *voice);

/* The program's own help: its commands by group. */
void koers_help_print(FILE *stream, const koers_voice *voice);

#endif
