#include "publish/chart/chart_past.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "koers/years.h"

static void add(koers_chart_past *self, koers_chart_point point)
{
    size_t i = self->n++;
    for (; i > 0 && self->point[i - 1].year > point.year; i--) self->point[i] = self->point[i - 1];
    self->point[i] = point;
}

static const koers_observation *in_year(const koers_history_series *series, int year)
{
    for (size_t i = 0; series != NULL && i < series->n; i++)
        if (series->at[i].year == year) return &series->at[i];
    return NULL;
}

static void add_tracks(koers_chart_past *self, const koers_history *history, const koers_history_series *basic)
{
    const koers_history_series *thorough = koers_history_find(history, "dwellings_thorough");
    const koers_history_series *corporation = koers_history_find(history, "dwellings_corporation");
    for (size_t i = 0; i < basic->n; i++) {
        const koers_observation *a = &basic->at[i], *b = in_year(thorough, a->year), *c = in_year(corporation, a->year);
        if (b == NULL || c == NULL) continue;
        add(self, (koers_chart_point){a->year, a->value + b->value + c->value, sqrt(a->sd * a->sd + b->sd * b->sd + c->sd * c->sd),
                                      "", a->source == NULL ? "" : a->source});
    }
}

static void add_series(koers_chart_past *self, const koers_history_series *series, koers_unit unit)
{
    const double scale = koers_unit_factor(unit, series->unit);
    for (size_t i = 0; i < series->n; i++) {
        const koers_observation *at = &series->at[i];
        add(self, (koers_chart_point){at->year, scale * at->value, scale * at->sd, at->reading == NULL ? "" : at->reading,
                                      at->source == NULL ? "" : at->source});
    }
}

koers_status koers_chart_past_init(koers_chart_past *self, const koers_history *history, koers_indicator indicator,
                                   const koers_summary *start)
{
    const bool in_tracks = indicator == KOERS_I_DWELLINGS_TOTAL;
    const koers_history_series *series =
        history == NULL ? NULL : koers_history_find(history, in_tracks ? "dwellings_basic" : koers_indicator_key(indicator));
    *self = (koers_chart_past){0};
    if (series == NULL) return KOERS_OK;
    self->point = koers_alloc_array(series->n + 1, sizeof *self->point);
    if (self->point == NULL) return KOERS_NO_MEMORY;
    if (in_tracks)
        add_tracks(self, history, series);
    else
        add_series(self, series, koers_indicator_unit(indicator));
    const bool has_start = self->n > 0 && self->point[self->n - 1].year >= KOERS_START_YEAR;
    if (start != NULL && !has_start && self->n > 0 && koers_indicator_start(indicator) == KOERS_STARTS_FIXED)
        add(self, (koers_chart_point){KOERS_START_YEAR, start->mean, 0, "", ""});
    return KOERS_OK;
}

void koers_chart_past_free(koers_chart_past *self)
{
    if (self == NULL) return;
    koers_free(self->point);
    *self = (koers_chart_past){0};
}
