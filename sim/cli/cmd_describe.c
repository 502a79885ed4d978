#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "cli/cases.h"
#include "cli/command.h"
#include "cli/console.h"
#include "publish/screen/describe.h"

static const koers_usage usage = {
    .name = "describe",
    .synopsis = "describe [TOPIC] [--scenario FILE]",
    .text = N_("Tells what the program knows. TOPIC is levers, parameters, indicators, targets, or the key of one of these.\n"
               "With --scenario it tells a scenario as resolved: each value with the file and line that it comes from.\n"
               "--format csv makes a data dictionary of it.\n"),
    .options = KOERS_OPTION_BIT(SCENARIO) | KOERS_OPTION_BIT(HORIZON) | KOERS_OPTION_BIT(WITH) | KOERS_OPTION_BIT(SET) |
               KOERS_OPTION_BIT(STRICT) | KOERS_OPTION_BIT(DATA) | KOERS_OPTION_BIT(FORMAT) | KOERS_OPTION_BIT(LANG) |
               KOERS_OPTION_BIT(VERBOSE) | KOERS_OPTION_BIT(HELP),
    .fewest = 0,
    .most = 1,
    .argument = "TOPIC",
};

typedef struct {
    const char *name;
    koers_status (*describe)(FILE *, const koers_knowledge *, koers_format);
    const char *purpose;
} topic_record;

static const topic_record topics[] = {
    {"levers", koers_describe_levers, N_("what a scenario can change, with its level of 2022, domain and capacity")},
    {"parameters", koers_describe_parameters, N_("the uncertain numbers, with their prior, grade and source")},
    {"indicators", koers_describe_indicators, N_("what is projected, with its unit")},
    {"targets", koers_describe_targets, N_("what the programme aims at")},
};
enum { N_TOPICS = sizeof topics / sizeof *topics };

static void list_topics(const koers_voice *voice)
{
    fputs(_("Topics of 'koers describe TOPIC':\n\n"), stdout);
    for (size_t i = 0; i < N_TOPICS; i++) printf("  %-12s %s\n", topics[i].name, _(topics[i].purpose));
    fputs(_("\nThe key of one of these as topic tells all that is known of it; --scenario FILE tells a scenario as resolved.\n"),
          stdout);
}

static koers_status refuse_topic(const koers_knowledge *about, const char *topic)
{
    const koers_voice *voice = about->voice;
    const char *names[N_TOPICS];
    for (size_t i = 0; i < N_TOPICS; i++) names[i] = topics[i].name;
    const char *nearest = koers_findings_nearest(topic, names, N_TOPICS);
    if (nearest == NULL) nearest = koers_describe_nearest(about, topic);
    if (nearest == NULL) {
        koers_console_say(_("unknown topic '%s'; 'koers describe' lists them"), topic);
    } else {
        koers_console_say(_("unknown topic '%s'; did you mean '%s'?"), topic, nearest);
    }
    return KOERS_USAGE;
}

static koers_status describe_topic(const koers_knowledge *about, const char *topic, koers_format format)
{
    for (size_t i = 0; i < N_TOPICS; i++) {
        if (strcmp(topic, topics[i].name) == 0) return topics[i].describe(stdout, about, format);
    }
    const koers_status status = koers_describe_key(stdout, about, topic, format);
    return status == KOERS_USAGE ? refuse_topic(about, topic) : status;
}

static koers_status describe(const koers_call *call, const koers_options *options)
{
    koers_cases cases;
    koers_status status;
    if (options->scenario != NULL) {
        status = koers_cases_read(&cases, call, options, false);
    } else {
        koers_findings findings;
        koers_findings_init(&findings, call->voice);
        cases = (koers_cases){0};
        status = koers_cases_read_reference(&cases, call, options, &findings);
        koers_console_findings(&findings, KOERS_FORMAT_TABLE);
        if (status != KOERS_OK && findings.n_errors == 0 && cases.folder != NULL)
            koers_console_fail(status, NULL, call->voice); /* not told yet */
        koers_findings_free(&findings);
    }
    if (status == KOERS_OK) {
        const koers_knowledge about = {.programme = &cases.reference.programme,
                                       .evidence = &cases.reference.evidence,
                                       .history = &cases.reference.history,
                                       .voice = call->voice};
        status = options->scenario != NULL ? koers_describe_scenario(stdout, &about, &cases.scenario[0], options->format)
                                           : describe_topic(&about, options->arguments[0], options->format);
        if (status != KOERS_OK && status != KOERS_USAGE && status != KOERS_WRITE_FAILED)
            koers_console_fail(status, NULL, call->voice);
    }
    koers_cases_free(&cases);
    return status;
}

koers_status koers_cmd_describe(const koers_call *call)
{
    const koers_voice *voice = call->voice;
    koers_options options;
    koers_status status;
    if (koers_command_open(call, &usage, &options, &status)) {
        if (options.scenario != NULL && options.n_arguments > 0) {
            koers_console_say(_("give a topic or --scenario, not both"));
            status = KOERS_USAGE;
        } else if (options.scenario == NULL && options.n_arguments == 0) {
            list_topics(voice);
        } else {
            status = describe(call, &options);
        }
    }
    koers_options_free(&options);
    return status;
}
