/* recipe - the command that gives a result again: what run.json and the chart scripts carry.
 *
 * Fixed order, and only what can change a result: never threads, output, language, format or charts.
 * "koers run scenarios/full-plan.cfg --draws 20000 --seed 1 --set levers.lesson_hours=8"
 */
#ifndef KOERS_RECIPE_H
#define KOERS_RECIPE_H

#include <stddef.h>

#include "cli/options.h"

/* The recipe of `command` for these n files (of a run of several: of one), in fresh memory; NULL when memory is short. Words that
 * a shell would not take as they are, are quoted. */
char *koers_recipe_text(const char *command, const char *const *files, size_t n, const koers_options *options);

#endif
