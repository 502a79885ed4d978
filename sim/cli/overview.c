#include "cli/overview.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"

enum { CELL = 13, SHORTEST_NAME = 18, FEW = 3 };

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
    row->cost = projection->until[KOERS_I_COST_TOTAL][projection->years.last - KOERS_START_YEAR].mean;
    self->n++;
    for (size_t i = 0; i < self->n_columns; i++) row->chance[i] = chance_of(scenario, projection, column_id(self, i));
    return KOERS_OK;
}

/* Columns are counted in letters, which in UTF-8 are not bytes. */
static int letters(const char *text)
{
    int n = 0;
    for (; *text != '\0'; text++) n += ((unsigned char) *text & 0xC0) != 0x80;
    return n;
}

static void print_right(FILE *stream, const char *text, int width)
{
    const int missing = width - letters(text);
    fprintf(stream, "%*s%s", missing > 0 ? missing : 0, "", text);
}

/* A chance in two lines: the value, and below it its interval. */
static void chance_text(const koers_probability *chance, int line, const koers_voice *voice, koers_figure out)
{
    koers_figure low, high;
    const double error = (chance->high - chance->low) / (2 * 1.96);
    if (chance->draws == 0) {
        snprintf(out, KOERS_FIGURE, "%s", line == 0 ? "-" : "");
    } else if (chance->hits < FEW && line == 0) {
        snprintf(out, KOERS_FIGURE, "%s", _("fewer than"));
    } else if (chance->hits < FEW) {
        snprintf(out, KOERS_FIGURE, _("3 of %s"), koers_figures_number((double) chance->draws, 0, voice, low));
    } else if (line == 0) {
        snprintf(out, KOERS_FIGURE, "%s %%", koers_figures_percent(chance->value, error, voice, low));
    } else {
        koers_figures_percent(chance->low, error, voice, low);
        koers_figures_percent(chance->high, error, voice, high);
        snprintf(out, KOERS_FIGURE, "%.60s-%.60s", low, high);
    }
}

static int name_width(const koers_overview *self)
{
    int width = SHORTEST_NAME;
    for (size_t i = 0; i < self->n; i++) {
        const int length = (int) strlen(self->row[i].scenario->id);
        if (length > width) width = length;
    }
    return width;
}

static void print_row(FILE *stream, const koers_overview *self, const koers_overview_row *row, const koers_voice *voice)
{
    koers_figure text;
    for (int line = 0; line < 2; line++) {
        fprintf(stream, "%-*s", name_width(self), line == 0 ? row->scenario->id : "");
        for (size_t i = 0; i < self->n_columns; i++) {
            chance_text(&row->chance[i], line, voice, text);
            print_right(stream, text, CELL);
        }
        if (line == 0) print_right(stream, koers_figures_number(row->cost, 0, voice, text), CELL);
        fputc('\n', stream);
    }
}

static int last_horizon(const koers_overview *self)
{
    int horizon = 0;
    for (size_t i = 0; i < self->n; i++) {
        if (self->row[i].scenario->inputs.aims.horizon > horizon) horizon = self->row[i].scenario->inputs.aims.horizon;
    }
    return horizon;
}

/* What each column stands for, with the threshold of the first scenario. */
static void print_legend(FILE *stream, const koers_overview *self, const koers_voice *voice)
{
    const koers_scenario *first = self->row[0].scenario;
    for (int i = 0; i < first->inputs.aims.n_targets; i++) {
        const koers_target *target = &first->inputs.aims.target[i];
        koers_figure text;
        koers_figures_threshold(target->indicator, target->threshold, voice, text);
        fprintf(stream, target->direction == KOERS_AT_LEAST ? _("%s: %s, at least %s in %d\n") : _("%s: %s, at most %s in %d\n"),
                first->target_id[i], koers_label_indicator(target->indicator, voice), text, target->year);
    }
}

void koers_overview_print(FILE *stream, const koers_overview *self, const koers_voice *voice)
{
    if (self->n == 0) return;
    koers_figure draws;
    koers_figures_number((double) self->row[0].chance[self->n_columns - 1].draws, 0, voice, draws);
    fprintf(stream, _("The chance of each target, and below it the 95 %% interval of %s draws\n\n"), draws);
    fprintf(stream, "%-*s", name_width(self), _("scenario"));
    for (size_t i = 0; i < self->n_columns; i++)
        print_right(stream, i + 1 < self->n_columns ? column_id(self, i) : _("all at once"), CELL);
    print_right(stream, _("cost"), CELL);
    fputc('\n', stream);
    for (size_t i = 0; i < self->n; i++) print_row(stream, self, &self->row[i], voice);
    fputc('\n', stream);
    print_legend(stream, self, voice);
    fprintf(stream, _("cost: from 2023 to %d, million euros of 2023, mean of all draws\n"), last_horizon(self));
}
