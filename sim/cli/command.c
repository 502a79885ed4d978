#include "cli/command.h"

#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "cli/console.h"
#include "koers/findings.h"

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

const koers_command *koers_command_find(const koers_command *commands, size_t n, const char *name, const koers_voice *voice)
{
    const char **names = koers_alloc_array(n, sizeof *names);
    const koers_command *found = NULL;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(commands[i].name, name) == 0) found = &commands[i];
        if (names != NULL) names[i] = commands[i].name;
    }
    if (found == NULL) {
        const char *nearest = names == NULL ? NULL : koers_findings_nearest(name, names, n);
        if (nearest == NULL) {
            koers_console_say(_("unknown command '%s'; 'koers help' lists them"), name);
        } else {
            koers_console_say(_("unknown command '%s'; did you mean '%s'?"), name, nearest);
        }
    }
    koers_free(names);
    return found;
}
