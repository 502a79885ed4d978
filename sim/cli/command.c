#include "cli/command.h"

#include <string.h>

#include "base/say.h"
#include "cli/console.h"
#include "koers/findings.h"

static const koers_command commands[] = {
#define COMMAND_RECORD(name, group, purpose) {#name, koers_cmd_##name, group, purpose},
    KOERS_COMMAND_LIST(COMMAND_RECORD)
#undef COMMAND_RECORD
};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

bool koers_command_open(const koers_call *call, const koers_usage *usage, koers_options *options, koers_status *status)
{
    const koers_voice *voice = call->voice;
    *status = koers_options_parse(options, usage, call->argc, call->argv, voice);
    if (*status == KOERS_USAGE) {
        koers_console_say("%s", options->problem);
        koers_console_say(_("'koers help %s' tells what can be given"), usage->name);
        return false;
    }
    if (*status != KOERS_OK) {
        koers_console_fail(*status, NULL, voice);
        return false;
    }
    if (!options->help) return true;
    koers_options_help(stdout, usage, voice);
    return false;
}

const koers_command *koers_command_at(size_t i)
{
    return i < N_COMMANDS ? &commands[i] : NULL;
}

const koers_command *koers_command_find(const char *name, const koers_voice *voice)
{
    const char *names[N_COMMANDS];
    for (size_t i = 0; i < N_COMMANDS; i++) {
        if (strcmp(commands[i].name, name) == 0) return &commands[i];
        names[i] = commands[i].name;
    }
    const char *nearest = koers_findings_nearest(name, names, N_COMMANDS);
    if (nearest == NULL) {
        koers_console_say(_("unknown command '%s'; 'koers help' lists them"), name);
    } else {
        koers_console_say(_("unknown command '%s'; did you mean '%s'?"), name, nearest);
    }
    return NULL;
}
