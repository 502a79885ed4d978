/* report - what the emitters need of one scenario's run: texts, inputs and results together. Borrowed pointers only. */
#ifndef KOERS_REPORT_H
#define KOERS_REPORT_H

#include <stdbool.h>
#include "koers/comparison.h"
#include "koers/reference.h"
#include "koers/projection.h"
#include "koers/scenario.h"
#include "koers/voice.h"

typedef struct {
    const koers_reference *reference;
    const koers_scenario *scenario;
    const koers_projection *projection;
    const koers_voice *voice;
    uint64_t seed;
    const char *command; /* subcommand and the options that can change a result, fixed order: "run --draws 20000 --seed 1" */
    bool brief; /* no remarks on the screen */
} koers_run_report;

/* A base and n scenarios, all on the same draws. names: ids made unique ("<id>-2" for a second of the same id). */
typedef struct {
    const koers_reference *reference;
    const koers_scenario *base;
    const char *base_name;
    size_t n;
    const koers_scenario *const *scenario;
    const char *const *name;
    const koers_comparison *comparison; /* [n] */
    const koers_voice *voice;
    uint64_t seed;
    int64_t draws;
    const char *command;
    bool brief; /* no remarks on the screen */
} koers_comparison_report;

#endif
