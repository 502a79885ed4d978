#include <string.h>

#include "cli/command.h"

#include "base/say.h"

static const koers_usage usage = {
    .name = "help",
    .synopsis = "help [COMMAND]",
    .text = N_("Tells which commands there are, or what a command does and which options it takes.\n"),
    .options = KOERS_OPTION_BIT(LANG) | KOERS_OPTION_BIT(HELP),
    .fewest = 0,
    .most = 1,
    .argument = "COMMAND",
};

void koers_help_print(FILE *stream, const koers_voice *voice)
{
    const char *group = "";
    fputs(_("usage: koers COMMAND [ARGUMENT...] [OPTION...]\n\n"
            "Projects the targets of the Nationaal Programma Rotterdam Zuid, with their uncertainty.\n"),
          stream);
    for (size_t i = 0; koers_command_at(i) != NULL; i++) {
        const koers_command *command = koers_command_at(i);
        if (strcmp(group, command->group) != 0) fprintf(stream, "\n%s\n", _(command->group));
        group = command->group;
        fprintf(stream, "  %-10s %s\n", command->name, _(command->purpose));
    }
    fputs(_("\n'koers help COMMAND' tells more of a command; 'koers --version' which versions these are.\n"), stream);
}

koers_status koers_cmd_help(const koers_call *call)
{
    koers_options options;
    koers_status status;
    if (koers_command_open(call, &usage, &options, &status)) {
        if (options.n_arguments == 0) {
            koers_help_print(stdout, call->voice);
        } else {
            const koers_command *command = koers_command_find(options.arguments[0], call->voice);
            char help[] = "--help";
            char *arguments[] = {call->argv[0], help, NULL};
            koers_call of_command = *call;
            of_command.argc = 2;
            of_command.argv = arguments;
            status = command == NULL ? KOERS_USAGE : command->run(&of_command);
        }
    }
    koers_options_free(&options);
    return status;
}
