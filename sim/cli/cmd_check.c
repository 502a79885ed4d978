#include <stdio.h>

#include "base/say.h"
#include "cli/cases.h"
#include "cli/command.h"
#include "cli/console.h"
#include "koers/reading.h"

static const koers_usage usage = {
    .name = "check",
    .synopsis = "check FILE...",
    .text = N_("Checks scenarios, overlays, and files of the programme, the parameters and the history (key `kind`).\n"
               "Tells all mistakes at once, each with file and line; writes nothing. --format csv or json puts them on\n"
               "standard output. Ends with 0 when all files are good, 65 when one holds mistakes, 66 when one is missing.\n"),
    .options = KOERS_OPTION_BIT(STRICT) | KOERS_OPTION_BIT(DATA) | KOERS_OPTION_BIT(FORMAT) | KOERS_OPTION_BIT(LANG) |
               KOERS_OPTION_BIT(QUIET) | KOERS_OPTION_BIT(VERBOSE) | KOERS_OPTION_BIT(HELP),
    .fewest = 1,
    .most = -1,
    .argument = "FILE",
};

/* One file after the other, to the end; the status of the whole is the gravest. */
static koers_status check_files(const koers_cases *cases, const koers_options *options, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    koers_status worst = KOERS_OK;
    for (size_t i = 0; i < options->n_arguments; i++) {
        const char *path = options->arguments[i];
        const size_t n_before = findings->n;
        const koers_status status = koers_file_check(path, NULL, &cases->reference, findings);
        if (status == KOERS_NO_INPUT && findings->n == n_before)
            koers_findings_add(findings, path, 0, "", "%s", _("cannot be opened"));
        if (status == KOERS_OK && !options->quiet && options->format == KOERS_FORMAT_TABLE) printf(_("%s: ok\n"), path);
        if (status != KOERS_OK && worst != KOERS_NO_INPUT) worst = status;
        if (status != KOERS_OK && status != KOERS_FINDINGS && status != KOERS_NO_INPUT) return status;
    }
    return worst;
}

koers_status koers_cmd_check(const koers_call *call)
{
    koers_options options;
    koers_status status;
    koers_cases cases = {0};
    koers_findings findings;
    koers_findings_init(&findings, call->voice);
    if (koers_command_open(call, &usage, &options, &status)) {
        findings.strict = options.strict;
        status = koers_cases_read_reference(&cases, call, &options, &findings);
        if (status == KOERS_OK) status = check_files(&cases, &options, &findings);
        if (cases.folder != NULL) koers_console_findings(&findings, options.format);
        /* on standard output the findings are the result: where they are lost nothing was told, and the code must not say so */
        const bool lost = findings.n > 0 && options.format != KOERS_FORMAT_TABLE && koers_console_lost();
        if (lost) status = KOERS_WRITE_FAILED;
        if (status != KOERS_OK && findings.n_errors == 0 && cases.folder != NULL) koers_console_fail(status, NULL, call->voice);
    }
    koers_cases_free(&cases);
    koers_findings_free(&findings);
    koers_options_free(&options);
    return status;
}
