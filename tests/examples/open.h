/* open - what every example begins with: a scenario by its path, mistakes told with file and line. */
#ifndef KOERS_EXAMPLE_OPEN_H
#define KOERS_EXAMPLE_OPEN_H

#include <koers.h>
#include <stdio.h>

/* The inputs of a scenario; the records that they were read with are freed again. */
static koers_status open_scenario(const char *path, koers_inputs *inputs)
{
    const koers_layers layers = {.path = path};
    koers_findings findings;
    koers_reference reference;
    koers_scenario scenario = {0};
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    koers_status status = koers_reference_read(&reference, "scenarios", &findings);
    if (status == KOERS_OK) status = koers_scenario_read(&scenario, &reference, &layers, &findings);
    for (size_t i = 0; i < findings.n; i++)
        fprintf(stderr, "%s:%d: %s\n", findings.items[i].file, findings.items[i].line, findings.items[i].text);
    if (status == KOERS_OK) *inputs = scenario.inputs;
    koers_scenario_free(&scenario);
    koers_reference_free(&reference);
    koers_findings_free(&findings);
    return status;
}

#endif
