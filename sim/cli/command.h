/* command - what main gives to every command, and how a command is added.
 *
 * To add a command `seek`:
 *   1. write sim/cli/cmd_seek.c with koers_status koers_cmd_seek(const koers_call *call), and declare it below;
 *   2. give it a static const koers_usage (options.h) and start with koers_command_open;
 *   3. add its row to the table in sim/cli/main.c;
 *   4. add it to the README, and its help and exit codes to tests/cli.
 * A command prints its result on standard output and all else through console.h; it returns a status and never ends the process.
 */
#ifndef KOERS_COMMAND_H
#define KOERS_COMMAND_H

#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>

#include "cli/options.h"
#include "koers/status.h"
#include "koers/voice.h"

typedef struct koers_command koers_command;

/* Borrowed from main for the length of the call. */
typedef struct {
    int argc;
    char **argv;                   /* argv[0] is the name of the command                  */
    const char *program_folder;    /* where the executable lies; "" when that is unknown  */
    const koers_voice *voice;      /* of the person who called                            */
    const atomic_int *interrupted; /* not 0 once the user asked to stop                   */
    const koers_command *commands; /* [n_commands], in the order of `koers help`          */
    size_t n_commands;
} koers_call;

struct koers_command {
    const char *name;
    koers_status (*run)(const koers_call *call);
    const char *group;   /* title in `koers help`; rows of a group stand together */
    const char *purpose; /* one line                                             */
};

/* Understands the command line. True: go on, with *status KOERS_OK. False: the command is over and returns *status: its help was
 * printed, or a usage error was told. The caller frees the options in any case. */
bool koers_command_open(const koers_call *call, const koers_usage *usage, koers_options *options, koers_status *status);

/* The command with this name; NULL, after telling what is wrong and which name is near. */
const koers_command *koers_command_find(const koers_command *commands, size_t n, const char *name, const koers_voice *voice);

koers_status koers_cmd_run(const koers_call *call) KOERS_MUST_USE;
koers_status koers_cmd_compare(const koers_call *call) KOERS_MUST_USE;
koers_status koers_cmd_check(const koers_call *call) KOERS_MUST_USE;
koers_status koers_cmd_describe(const koers_call *call) KOERS_MUST_USE;
koers_status koers_cmd_help(const koers_call *call) KOERS_MUST_USE;

/* The program's own help: its commands by group. */
void koers_help_print(FILE *stream, const koers_command *commands, size_t n, const koers_voice *voice);

#endif
