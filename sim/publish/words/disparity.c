#include "publish/words/disparity.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"

/* The paths of all scenarios, each once, grouped as in a scenario file. Borrowed from the scenarios. */
typedef struct {
    size_t n;
    const char **path;
} path_list;

static const char *const groups[] = {"horizon", "levers.", "funding.", "economy.", "assume.", "targets."};

static size_t group_of(const char *path)
{
    size_t i = 0;
    while (i < sizeof groups / sizeof *groups && strncmp(path, groups[i], strlen(groups[i])) != 0) i++;
    return i;
}

static bool is_listed(const path_list *list, const char *path)
{
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->path[i], path) == 0) return true;
    return false;
}

/* Behind the last path of its group, so that what only one scenario has still stands with its kind. */
static void insert(path_list *list, const char *path)
{
    size_t at = list->n;
    while (at > 0 && group_of(list->path[at - 1]) > group_of(path)) at--;
    for (size_t i = list->n; i > at; i--) list->path[i] = list->path[i - 1];
    list->path[at] = path;
    list->n++;
}

static const char *text_at(const koers_scenario *scenario, const char *path)
{
    const koers_value *value = koers_scenario_find(scenario, path);
    return value == NULL ? "–" : value->text;
}

static bool differs(const koers_comparison_report *report, const char *path)
{
    for (size_t i = 0; i < report->n; i++)
        if (strcmp(text_at(report->base, path), text_at(report->scenario[i], path)) != 0) return true;
    return false;
}

static void add_paths(path_list *list, const koers_comparison_report *report, const koers_scenario *scenario)
{
    for (size_t i = 0; i < scenario->n_values; i++) {
        const char *path = scenario->value[i].path;
        if (strcmp(path, "id") != 0 && !is_listed(list, path) && differs(report, path)) insert(list, path);
    }
}

/* *list->path in fresh memory. */
static koers_status list_differences(path_list *list, const koers_comparison_report *report)
{
    size_t most = report->base->n_values;
    for (size_t i = 0; i < report->n; i++) most += report->scenario[i]->n_values;
    *list = (path_list){.path = koers_alloc_array(most, sizeof *list->path)};
    if (list->path == NULL) return KOERS_NO_MEMORY;
    add_paths(list, report, report->base);
    for (size_t i = 0; i < report->n; i++) add_paths(list, report, report->scenario[i]);
    return KOERS_OK;
}

enum { SIDE_BY_SIDE = 2 }; /* scenarios that fit beside the base on a screen */

/* path | base | one or two scenarios */
static void add_beside(koers_prose *prose, const path_list *list, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    const size_t widest = (KOERS_PROSE_WIDTH - 36) / (report->n + 1) - 2;
    const koers_column columns[] = {{KOERS_LEFT, 0, 0}, {KOERS_LEFT, widest, 0}, {KOERS_LEFT, widest, 0}, {KOERS_LEFT, widest, 0}};
    koers_prose_table(prose, NULL, report->n + 2, columns);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, _("input"));
    koers_prose_cell(prose, report->base_name);
    koers_prose_cells(prose, report->n, report->name);
    koers_prose_row(prose, KOERS_ROW_RULE);
    for (size_t j = 0; j < list->n; j++) {
        koers_prose_row(prose, KOERS_ROW_BODY);
        koers_prose_cell(prose, list->path[j]);
        koers_prose_cell(prose, text_at(report->base, list->path[j]));
        for (size_t i = 0; i < report->n; i++) koers_prose_cell(prose, text_at(report->scenario[i], list->path[j]));
    }
}

/* The names of the scenarios from the i-th on whose value is the same: "full-plan, recession". */
static void add_names(koers_prose *prose, const koers_comparison_report *report, const char *path, size_t first)
{
    char names[512] = "";
    size_t n = 0;
    for (size_t i = first; i < report->n && n < sizeof names; i++)
        if (strcmp(text_at(report->scenario[i], path), text_at(report->scenario[first], path)) == 0)
            n += (size_t) snprintf(names + n, sizeof names - n, "%s%s", n == 0 ? "" : ", ", report->name[i]);
    koers_prose_cell(prose, names);
}

static bool is_repeated(const koers_comparison_report *report, const char *path, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (strcmp(text_at(report->scenario[j], path), text_at(report->scenario[i], path)) == 0) return true;
    return false;
}

/* The base's value, then each other value with the scenarios that have it. */
static void add_values(koers_prose *prose, const koers_comparison_report *report, const char *path)
{
    const char *base = text_at(report->base, path);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cells(prose, 3, (const char *const[]){path, report->base_name, base});
    for (size_t i = 0; i < report->n; i++) {
        const char *text = text_at(report->scenario[i], path);
        if (strcmp(text, base) == 0 || is_repeated(report, path, i)) continue;
        koers_prose_row(prose, KOERS_ROW_BODY);
        koers_prose_cell(prose, "");
        add_names(prose, report, path, i);
        koers_prose_cell(prose, text);
    }
}

/* path | scenarios | value */
static void add_below(koers_prose *prose, const path_list *list, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 0, 0}, {KOERS_LEFT, 24, 0}, {KOERS_LEFT, 40, 0}};
    koers_prose_table(prose, NULL, sizeof columns / sizeof *columns, columns);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cells(prose, 3, (const char *const[]){_("input"), _("scenario"), _("value")});
    koers_prose_row(prose, KOERS_ROW_RULE);
    for (size_t j = 0; j < list->n; j++) add_values(prose, report, list->path[j]);
}

koers_status koers_disparity_tell(koers_prose *prose, const koers_comparison_report *report)
{
    const koers_voice *voice = report->voice;
    path_list list;
    const koers_status status = list_differences(&list, report);
    if (status != KOERS_OK) return status;
    if (list.n == 0)
        koers_prose_paragraph(prose, "%s", _("In none: all scenarios have the same inputs."));
    else if (report->n <= SIDE_BY_SIDE)
        add_beside(prose, &list, report);
    else
        add_below(prose, &list, report);
    koers_free(list.path);
    return KOERS_OK;
}

static bool is_zero(const koers_difference *at)
{
    return at->mean == 0 && !(at->se > 0) && at->p05 == 0 && at->p50 == 0 && at->p95 == 0;
}

bool koers_disparity_is_none(const koers_comparison *comparison)
{
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int year = comparison->years.first + koers_indicator_begins((koers_indicator) i); year <= comparison->years.last;
             year++)
            if (!is_zero(koers_comparison_at(comparison, (koers_indicator) i, year))) return false;
    for (size_t i = 0; i < comparison->n_targets; i++)
        if (comparison->target[i].gained + comparison->target[i].lost != 0) return false;
    return true;
}

/* Whether all of y's values below this path are x's. */
static bool agrees(const koers_scenario *x, const koers_scenario *y, const char *path)
{
    for (size_t i = 0; i < y->n_values; i++) {
        if (strncmp(y->value[i].path, path, strlen(path)) != 0) continue;
        if (strcmp(text_at(x, y->value[i].path), y->value[i].text) != 0) return false;
    }
    return true;
}

bool koers_disparity_is_of_policy(const koers_comparison_report *report, size_t i)
{
    static const char *const worlds[] = {"economy.", "assume."};
    const koers_scenario *base = report->base, *scenario = report->scenario[i];
    for (size_t j = 0; j < sizeof worlds / sizeof *worlds; j++)
        if (!agrees(base, scenario, worlds[j]) || !agrees(scenario, base, worlds[j])) return false;
    return true;
}
