#include "publish/words/feasibility.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/say.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

/* Names of levers, as many as a sentence bears. */
typedef struct {
    int n;
    char text[256];
} lever_names;

static void add_name(lever_names *self, koers_lever lever, const koers_voice *voice)
{
    enum { MOST = 3 };
    const size_t length = strlen(self->text);
    if (self->n < MOST)
        snprintf(self->text + length, sizeof self->text - length, "%s%s", length == 0 ? "" : ", ", koers_label_lever(lever, voice));
    else if (self->n == MOST)
        snprintf(self->text + length, sizeof self->text - length, ", %s", _("and others"));
    self->n++;
}

static bool differs(double x, double y)
{
    return fabs(x - y) > 1e-9 * fmax(fabs(x), fabs(y));
}

/* Whether a lever is another than `then` before the year. */
static bool changes_before(const koers_schedule *path, const koers_schedule *other, double level, int year)
{
    for (int k = 1; k < year - KOERS_START_YEAR; k++)
        if (differs(path->at[k], other == NULL ? level : other->at[k])) return true;
    return false;
}

static void remark_decided(koers_remarks *list, const koers_run_report *report)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *inputs = &report->scenario->inputs;
    const int year = report->reference->programme.decide_from;
    lever_names names = {0};
    for (int i = 0; i < KOERS_N_LEVERS; i++)
        if (changes_before(&inputs->policy.lever[i], NULL, inputs->ground.level[i], year)) add_name(&names, (koers_lever) i, voice);
    if (names.n == 0) return;
    koers_remarks_add(list, KOERS_REMARK_DECIDED, (koers_subject){KOERS_ABOUT_ALL, 0},
                      _("A decision taken today has effect from %d on. This scenario already changes before that year: %s."), year,
                      names.text);
}

/* The first year in which the lever goes beyond what can be organised; 0. */
static int first_beyond(const koers_schedule *path, const koers_lever_record *record, int horizon)
{
    if (!record->has_capacity || record->capacity == 0) return 0;
    for (int k = 1; k <= horizon - KOERS_START_YEAR; k++)
        if (path->at[k] / record->capacity > 1 + 1e-9) return KOERS_START_YEAR + k;
    return 0;
}

static void remark_capacity(koers_remarks *list, const koers_run_report *report, koers_lever lever)
{
    const koers_voice *voice = report->voice;
    const koers_inputs *inputs = &report->scenario->inputs;
    const koers_lever_record *record = &report->reference->programme.lever[lever];
    const int year = first_beyond(&inputs->policy.lever[lever], record, inputs->aims.horizon);
    koers_figure planned, most;
    if (year == 0) return;
    koers_remarks_add(
        list, KOERS_REMARK_CAPACITY, (koers_subject){KOERS_ABOUT_ALL, 0},
        _("Beyond what can be organised, as the programme has it: %s, %s in %d against %s at most. The model takes it as "
          "planned."),
        koers_label_lever(lever, voice),
        koers_figures_written(inputs->policy.lever[lever].at[year - KOERS_START_YEAR], voice, planned), year,
        koers_figures_written(record->capacity, voice, most));
}

void koers_feasibility_remark(koers_remarks *list, const koers_run_report *report)
{
    remark_decided(list, report);
    for (int i = 0; i < KOERS_N_LEVERS; i++) remark_capacity(list, report, (koers_lever) i);
}

void koers_feasibility_compare(koers_remarks *list, const koers_comparison_report *report, size_t i)
{
    const koers_voice *voice = report->voice;
    const koers_policy *policy = &report->scenario[i]->inputs.policy, *base = &report->base->inputs.policy;
    const int year = report->reference->programme.decide_from;
    lever_names names = {0};
    for (int j = 0; j < KOERS_N_LEVERS; j++)
        if (changes_before(&policy->lever[j], &base->lever[j], 0, year)) add_name(&names, (koers_lever) j, voice);
    if (names.n == 0) return;
    koers_remarks_add(list, KOERS_REMARK_DECIDED, (koers_subject){KOERS_ABOUT_ALL, 0},
                      _("A decision taken today has effect from %d on. '%s' already differs from '%s' before that year: %s."), year,
                      report->name[i], report->base_name, names.text);
}
