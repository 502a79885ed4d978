#include "publish/screen/overview.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

enum { CELL = 12, WIDEST = 20, SHORTEST_NAME = 18 }; /* columns of a terminal */

koers_status koers_overview_init(koers_overview *self, size_t n)
{
    *self = (koers_overview){.capacity = n};
    self->row = koers_alloc_array(n, sizeof *self->row);
    return self->row == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_overview_free(koers_overview *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) koers_free(self->row[i].result);
    koers_free(self->row);
    koers_free(self->column);
    *self = (koers_overview){0};
}

static const koers_target *target_of(const koers_overview_column *column)
{
    return &column->scenario->inputs.aims.target[column->target];
}

/* The scenario's own target that belongs in the column; -1 where it has none. */
static int own_target(const koers_scenario *scenario, const koers_overview_column *column)
{
    for (int t = 0; t < scenario->inputs.aims.n_targets; t++) {
        const bool same_id = strcmp(scenario->target_id[t], column->scenario->target_id[column->target]) == 0;
        if (same_id && scenario->inputs.aims.target[t].indicator == target_of(column)->indicator) return t;
    }
    return -1;
}

static bool has_column(const koers_overview *self, const koers_overview_column *wanted)
{
    for (size_t i = 0; i < self->n_columns; i++)
        if (own_target(wanted->scenario, &self->column[i]) == wanted->target) return true;
    return false;
}

/* Columns for the targets that no scenario before had. */
static koers_status add_columns(koers_overview *self, const koers_scenario *scenario)
{
    const size_t most = self->n_columns + (size_t) scenario->inputs.aims.n_targets;
    if (most == self->n_columns) return KOERS_OK;
    koers_overview_column *grown = koers_grow_array(self->column, most, sizeof *grown);
    if (grown == NULL) return KOERS_NO_MEMORY;
    self->column = grown;
    for (int t = 0; t < scenario->inputs.aims.n_targets; t++) {
        const koers_overview_column column = {.scenario = scenario, .target = t};
        if (!has_column(self, &column)) self->column[self->n_columns++] = column;
    }
    return KOERS_OK;
}

koers_status koers_overview_add(koers_overview *self, const koers_scenario *scenario, const koers_projection *projection)
{
    koers_overview_row *row = &self->row[self->n];
    *row = (koers_overview_row){.scenario = scenario, .n_results = projection->n_results, .last_year = projection->years.last};
    row->result = koers_alloc_array(row->n_results, sizeof *row->result);
    if (row->result == NULL) return KOERS_NO_MEMORY;
    self->n++;
    memcpy(row->result, projection->result, row->n_results * sizeof *row->result);
    for (int year = projection->years.first + 1; year <= row->last_year; year++) {
        const koers_quantity cost = koers_quantity_until(KOERS_I_COST_TOTAL, year);
        row->cost[year - projection->years.first] = koers_projection_estimate(projection, &cost).mean;
    }
    return add_columns(self, scenario);
}

/* No draws where there is no such result. */
static koers_probability chance_of(const koers_overview_row *row, int target, koers_reading reading)
{
    for (size_t i = 0; i < row->n_results; i++)
        if (row->result[i].target == target && row->result[i].reading == reading) return row->result[i].probability;
    return (koers_probability){0};
}

/* ---- cells */

/* Lines of a cell. */
typedef struct {
    char text[512];
} cell;

static void add_line(cell *self, const char *line)
{
    const size_t length = strlen(self->text);
    snprintf(self->text + length, sizeof self->text - length, "%s%s", length == 0 ? "" : "\n", line);
}

static bool is_few(const koers_probability *chance)
{
    return chance->hits < KOERS_FEW_DRAWS || chance->draws < KOERS_FEW_DRAWS;
}

/* One line: "a 8.5 (8.1–9.0)". */
static void add_reading(cell *self, const char *name, const koers_probability *chance, const koers_voice *voice)
{
    koers_figure value, low, high, range, text;
    const double error = koers_judgement_interval_error(chance->low, chance->high);
    koers_figures_percent(chance->value, error, voice, value);
    koers_figures_percent(chance->low, error, voice, low);
    koers_figures_percent(chance->high, error, voice, high);
    koers_figures_range(low, high, voice, range);
    if (is_few(chance))
        snprintf(text, sizeof text, "%s %s", name, _("fewer than 3"));
    else
        snprintf(text, sizeof text, "%s %.20s (%.40s)", name, value, range);
    add_line(self, text);
}

static bool has_readings(const koers_overview_row *row, int target)
{
    return chance_of(row, target, KOERS_READING_DERIVED).draws >= KOERS_FEW_DRAWS &&
           chance_of(row, target, KOERS_READING_PUBLIC).draws >= KOERS_FEW_DRAWS;
}

static void add_chances(cell *self, const koers_overview_row *row, int target, const koers_voice *voice)
{
    const koers_probability whole = chance_of(row, target, KOERS_ALL_DRAWS);
    const koers_probability derived = chance_of(row, target, KOERS_READING_DERIVED);
    const koers_probability published = chance_of(row, target, KOERS_READING_PUBLIC);
    if (!has_readings(row, target)) {
        koers_figure text;
        add_line(self, koers_figures_stacked(&whole, voice, text));
        return;
    }
    add_reading(self, "a", &derived, voice);
    add_reading(self, "b", &published, voice);
    add_reading(self, _("mix"), &whole, voice);
}

static bool has_same_bound(const koers_target *x, const koers_target *y)
{
    const bool same = x->direction == y->direction && x->year == y->year;
    return same && !(x->threshold < y->threshold) && !(x->threshold > y->threshold);
}

/* "≥ 40 %, 2030". */
static void add_bound(cell *self, const koers_target *target, const koers_voice *voice)
{
    koers_figure bound, text;
    koers_figures_threshold(target->indicator, target->threshold, voice, bound);
    snprintf(text, sizeof text, "%s %.60s, %d", target->direction == KOERS_AT_LEAST ? "≥" : "≤", bound, target->year);
    add_line(self, text);
}

static void add_cell(koers_prose *prose, const koers_overview_row *row, const koers_overview_column *column)
{
    cell text = {{0}};
    const int own = own_target(row->scenario, column);
    if (own < 0) {
        koers_prose_cell(prose, "-");
        return;
    }
    const koers_target *target = &row->scenario->inputs.aims.target[own];
    add_chances(&text, row, own, prose->voice);
    if (!has_same_bound(target, target_of(column))) add_bound(&text, target, prose->voice);
    koers_prose_cell(prose, text.text);
}

/* Whether the scenario has every target of the table, as the columns have it. */
static bool asks_the_same(const koers_overview *self, const koers_overview_row *row)
{
    for (size_t i = 0; i < self->n_columns; i++) {
        const int own = own_target(row->scenario, &self->column[i]);
        if (own < 0 || !has_same_bound(&row->scenario->inputs.aims.target[own], target_of(&self->column[i]))) return false;
    }
    return true;
}

static void add_together(koers_prose *prose, const koers_overview *self, const koers_overview_row *row)
{
    const koers_voice *voice = prose->voice;
    cell text = {{0}};
    char own[64];
    const koers_probability chance = chance_of(row, -1, KOERS_ALL_DRAWS);
    const int n = row->scenario->inputs.aims.n_targets;
    koers_figure figure;
    add_line(&text, koers_figures_stacked(&chance, voice, figure));
    snprintf(own, sizeof own, _("of its own %d"), n);
    if (!asks_the_same(self, row)) add_line(&text, own);
    koers_prose_cell(prose, text.text);
}

/* ---- table */

/* That all scenarios reach. */
static int common_year(const koers_overview *self)
{
    int year = self->row[0].last_year;
    for (size_t i = 1; i < self->n; i++)
        if (self->row[i].last_year < year) year = self->row[i].last_year;
    return year;
}

static bool has_one_horizon(const koers_overview *self)
{
    for (size_t i = 0; i < self->n; i++)
        if (self->row[i].last_year != common_year(self)) return false;
    return true;
}

static const char *title_of(const koers_overview_column *column, const koers_voice *voice)
{
    return koers_label_target(column->scenario, column->target, voice);
}

static void add_head(koers_prose *prose, const koers_overview *self)
{
    const koers_voice *voice = prose->voice;
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, _("scenario"));
    for (size_t i = 0; i < self->n_columns; i++) koers_prose_cell(prose, title_of(&self->column[i], voice));
    koers_prose_cell(prose, _("all at once"));
    koers_prose_cell(prose, _("cost"));
}

static void add_row(koers_prose *prose, const koers_overview *self, const koers_overview_row *row)
{
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, row->scenario->id);
    for (size_t i = 0; i < self->n_columns; i++) add_cell(prose, row, &self->column[i]);
    add_together(prose, self, row);
    koers_prose_cell(prose, koers_figures_number(row->cost[common_year(self) - KOERS_START_YEAR], 0, prose->voice, text));
}

static void begin_table(koers_prose *prose, const koers_overview *self)
{
    const size_t n = self->n_columns + 3;
    koers_column *columns = koers_alloc_array(n, sizeof *columns);
    if (columns == NULL) {
        prose->lost = true;
        return;
    }
    columns[0] = (koers_column){.alignment = KOERS_LEFT, .narrowest = SHORTEST_NAME};
    for (size_t i = 1; i < n; i++) columns[i] = (koers_column){.alignment = KOERS_RIGHT, .narrowest = CELL, .widest = WIDEST};
    columns[n - 1].narrowest = 0;
    koers_prose_tight_table(prose, NULL, n, columns);
    koers_free(columns);
}

/* ---- legend */

/* What a column stands for; in fresh memory. */
static char *meaning_of(const koers_overview_column *column, const koers_voice *voice)
{
    const koers_target *target = target_of(column);
    koers_figure text;
    koers_figures_threshold(target->indicator, target->threshold, voice, text);
    return koers_format_text(target->direction == KOERS_AT_LEAST ? _("%s: %s, at least %s in %d") : _("%s: %s, at most %s in %d"),
                             title_of(column, voice), koers_label_indicator(target->indicator, voice), text, target->year);
}

/* Takes both; NULL where one is. */
static char *with_line(char *text, char *line)
{
    char *both = text == NULL || line == NULL ? NULL : koers_format_text("%s%s%s", text, text[0] == '\0' ? "" : "\n", line);
    koers_free(text);
    koers_free(line);
    return both;
}

static bool shows_readings(const koers_overview *self)
{
    for (size_t i = 0; i < self->n; i++)
        for (int t = 0; t < self->row[i].scenario->inputs.aims.n_targets; t++)
            if (has_readings(&self->row[i], t)) return true;
    return false;
}

static bool shows_own_bounds(const koers_overview *self)
{
    for (size_t i = 0; i < self->n; i++)
        if (!asks_the_same(self, &self->row[i])) return true;
    return false;
}

static void add_legend(koers_prose *prose, const koers_overview *self)
{
    const koers_voice *voice = prose->voice;
    char *lines = koers_copy_text("");
    for (size_t i = 0; i < self->n_columns; i++) lines = with_line(lines, meaning_of(&self->column[i], voice));
    if (shows_readings(self))
        lines =
            with_line(lines, koers_copy_text(_("a: on the history derived from the plan's own counts; b: on the history in public "
                                               "statistics; mix: all runs; in %")));
    if (shows_own_bounds(self))
        lines = with_line(lines, koers_copy_text(_("below a chance: the scenario's own bound and year; -: it has no such target")));
    lines = with_line(lines,
                      koers_format_text(_("cost: from 2023 to %d%s, million euros of 2023, mean of all runs"), common_year(self),
                                        has_one_horizon(self) ? "" : _(" (the last year that all scenarios reach)")));
    if (lines == NULL)
        prose->lost = true;
    else
        koers_prose_paragraph(prose, "%s", lines);
    koers_free(lines);
}

void koers_overview_tell(const koers_overview *self, koers_prose *prose)
{
    const koers_voice *voice = prose->voice;
    koers_figure draws;
    if (self->n == 0) return;
    koers_figures_number((double) chance_of(&self->row[0], -1, KOERS_ALL_DRAWS).draws, 0, voice, draws);
    koers_prose_paragraph(prose, _("The chance of each target, and below it the 95%% interval of %s runs"), draws);
    begin_table(prose, self);
    add_head(prose, self);
    for (size_t i = 0; i < self->n; i++) add_row(prose, self, &self->row[i]);
    add_legend(prose, self);
}
