#include "publish/screen/overview.h"

#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

enum { CELL = 12, SHORTEST_NAME = 18 }; /* columns of a terminal */

koers_status koers_overview_init(koers_overview *self, size_t n)
{
    *self = (koers_overview){.capacity = n};
    self->row = koers_alloc_array(n, sizeof *self->row);
    return self->row == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_overview_free(koers_overview *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) koers_free(self->row[i].chance);
    koers_free(self->row);
    *self = (koers_overview){0};
}

/* The id of a column; the last is all together. */
static const char *column_id(const koers_overview *self, size_t column)
{
    const koers_scenario *first = self->row[0].scenario;
    return (int) column < first->inputs.aims.n_targets ? first->target_id[column] : "all";
}

static koers_probability chance_of(const koers_scenario *scenario, const koers_projection *projection, const char *id)
{
    for (size_t i = 0; i < projection->n_results; i++) {
        const koers_target_result *result = &projection->result[i];
        const char *here = result->target < 0 ? "all" : scenario->target_id[result->target];
        if (result->reading == KOERS_ALL_DRAWS && strcmp(here, id) == 0) return result->probability;
    }
    return (koers_probability){0};
}

koers_status koers_overview_add(koers_overview *self, const koers_scenario *scenario, const koers_projection *projection)
{
    if (self->n == 0) self->n_columns = (size_t) scenario->inputs.aims.n_targets + 1;
    koers_overview_row *row = &self->row[self->n];
    row->chance = koers_alloc_array(self->n_columns, sizeof *row->chance);
    if (row->chance == NULL) return KOERS_NO_MEMORY;
    row->scenario = scenario;
    const koers_quantity cost = koers_quantity_until(KOERS_I_COST_TOTAL, projection->years.last);
    row->cost = koers_projection_estimate(projection, &cost).mean;
    self->n++;
    for (size_t i = 0; i < self->n_columns; i++) row->chance[i] = chance_of(scenario, projection, column_id(self, i));
    return KOERS_OK;
}

/* A chance in two lines: the value, and below it its interval. */
static char *chance_text(const koers_probability *chance, const koers_voice *voice, koers_figure out)
{
    koers_figure value, low, high;
    const double error = koers_judgement_interval_error(chance->low, chance->high);
    if (chance->draws == 0) {
        snprintf(out, KOERS_FIGURE, "-");
    } else if (chance->draws < KOERS_COUNTED_DRAWS) {
        koers_figures_number((double) chance->draws, 0, voice, value);
        snprintf(out, KOERS_FIGURE, _("%s of %s"), koers_figures_number((double) chance->hits, 0, voice, low), value);
    } else if (chance->hits < KOERS_FEW_DRAWS) {
        snprintf(low, sizeof low, _("3 of %s"), koers_figures_number((double) chance->draws, 0, voice, value));
        snprintf(out, KOERS_FIGURE, "%.60s\n%.60s", _("fewer than"), low);
    } else {
        koers_figures_percent(chance->value, error, voice, value);
        koers_figures_percent(chance->low, error, voice, low);
        koers_figures_percent(chance->high, error, voice, high);
        snprintf(out, KOERS_FIGURE, "%.30s %%\n%.30s–%.30s", value, low, high);
    }
    return out;
}

static void add_head(koers_prose *prose, const koers_overview *self)
{
    const koers_voice *voice = prose->voice;
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cell(prose, _("scenario"));
    for (size_t i = 0; i < self->n_columns; i++)
        koers_prose_cell(prose, i + 1 < self->n_columns ? column_id(self, i) : _("all at once"));
    koers_prose_cell(prose, _("cost"));
}

static void add_row(koers_prose *prose, const koers_overview *self, const koers_overview_row *row)
{
    koers_figure text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, row->scenario->id);
    for (size_t i = 0; i < self->n_columns; i++) koers_prose_cell(prose, chance_text(&row->chance[i], prose->voice, text));
    koers_prose_cell(prose, koers_figures_number(row->cost, 0, prose->voice, text));
}

static void begin_table(koers_prose *prose, const koers_overview *self)
{
    const size_t n = self->n_columns + 2;
    koers_column *columns = koers_alloc_array(n, sizeof *columns);
    if (columns == NULL) {
        prose->lost = true;
        return;
    }
    columns[0] = (koers_column){.alignment = KOERS_LEFT, .narrowest = SHORTEST_NAME};
    for (size_t i = 1; i < n; i++) columns[i] = (koers_column){.alignment = KOERS_RIGHT, .narrowest = CELL};
    koers_prose_tight_table(prose, NULL, n, columns);
    koers_free(columns);
}

static int last_horizon(const koers_overview *self)
{
    int horizon = 0;
    for (size_t i = 0; i < self->n; i++) {
        if (self->row[i].scenario->inputs.aims.horizon > horizon) horizon = self->row[i].scenario->inputs.aims.horizon;
    }
    return horizon;
}

/* What a column stands for, with the threshold of the first scenario; in fresh memory. */
static char *meaning_of(const koers_overview *self, int i, const koers_voice *voice)
{
    const koers_scenario *first = self->row[0].scenario;
    const koers_target *target = &first->inputs.aims.target[i];
    koers_figure text;
    koers_figures_threshold(target->indicator, target->threshold, voice, text);
    return koers_format_text(target->direction == KOERS_AT_LEAST ? _("%s: %s, at least %s in %d") : _("%s: %s, at most %s in %d"),
                             first->target_id[i], koers_label_indicator(target->indicator, voice), text, target->year);
}

/* Takes both; NULL where one is. */
static char *with_line(char *text, char *line)
{
    char *both = text == NULL || line == NULL ? NULL : koers_format_text("%s%s%s", text, text[0] == '\0' ? "" : "\n", line);
    koers_free(text);
    koers_free(line);
    return both;
}

static void add_legend(koers_prose *prose, const koers_overview *self)
{
    const koers_voice *voice = prose->voice;
    char *lines = koers_copy_text("");
    for (int i = 0; i < self->row[0].scenario->inputs.aims.n_targets; i++) lines = with_line(lines, meaning_of(self, i, voice));
    lines = with_line(lines,
                      koers_format_text(_("cost: from 2023 to %d, million euros of 2023, mean of all runs"), last_horizon(self)));
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
    koers_figures_number((double) self->row[0].chance[self->n_columns - 1].draws, 0, voice, draws);
    koers_prose_paragraph(prose, _("The chance of each target, and below it the 95%% interval of %s runs"), draws);
    begin_table(prose, self);
    add_head(prose, self);
    for (size_t i = 0; i < self->n; i++) add_row(prose, self, &self->row[i]);
    add_legend(prose, self);
}
