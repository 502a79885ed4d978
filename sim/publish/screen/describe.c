#include "publish/screen/describe.h"

#include <string.h>

#include "base/say.h"
#include "engine/judgement.h"
#include "publish/data/sheet.h"
#include "publish/words/answers.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/opening.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A topic as rows for programs and as a table for people. */
typedef struct {
    koers_sheet sheet;
    koers_prose prose;
} topic;

/* Delivers whichever is asked, and frees both. */
static koers_status deliver(FILE *stream, topic *self, koers_format format)
{
    const koers_status status = koers_screen_deliver(stream, &self->prose, &self->sheet, format);
    koers_sheet_free(&self->sheet);
    koers_prose_free(&self->prose);
    return status;
}

/* Empty, but for the names of the n columns on either side. */
static void begin(topic *self, size_t n_columns, const char *const *column, size_t n, const koers_column *layout,
                  const char *const *name, const koers_voice *voice)
{
    koers_sheet_init(&self->sheet, n_columns, column);
    koers_prose_init(&self->prose, voice);
    koers_prose_table(&self->prose, NULL, n, layout);
    koers_prose_row(&self->prose, KOERS_ROW_HEAD);
    for (size_t i = 0; i < n; i++) koers_prose_cell(&self->prose, _(name[i]));
    koers_prose_row(&self->prose, KOERS_ROW_RULE);
}

static void add_note(koers_prose *prose, const char *text)
{
    if (text[0] == '\0') return;
    koers_prose_row(prose, KOERS_ROW_NOTE);
    koers_prose_cell(prose, text);
}

static void sheet_lever(koers_sheet *sheet, koers_lever lever, const koers_lever_record *record, const koers_voice *voice)
{
    koers_sheet_text(sheet, koers_lever_key(lever));
    koers_sheet_text(sheet, record->unit);
    koers_sheet_text(sheet, koers_pillar_key(record->pillar));
    if (record->level_is_prior)
        koers_sheet_text(sheet, koers_parameter_key(KOERS_P_CASELOAD_2022));
    else
        koers_sheet_number(sheet, record->level);
    koers_sheet_number(sheet, record->lowest);
    koers_sheet_number(sheet, record->highest);
    if (record->has_capacity)
        koers_sheet_number(sheet, record->capacity);
    else
        koers_sheet_empty(sheet);
    koers_sheet_text(sheet, koers_label_lever_remark(lever, voice));
    koers_sheet_text(sheet, record->source);
}

static void table_lever(koers_prose *prose, koers_lever lever, const koers_lever_record *record, const koers_voice *voice)
{
    koers_figure low, high, text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, koers_lever_key(lever));
    koers_prose_cell(prose, record->unit);
    koers_prose_cell(prose, record->pillar == KOERS_NO_PILLAR ? "–" : koers_label_pillar(record->pillar, voice));
    koers_prose_cell(prose, record->level_is_prior ? _("a prior") : koers_figures_written(record->level, voice, text));
    koers_figures_written(record->lowest, voice, low);
    koers_figures_written(record->highest, voice, high);
    snprintf(text, sizeof text, _("%s to %s"), low, high);
    koers_prose_cell(prose, text);
    koers_prose_cell(prose, record->has_capacity ? koers_figures_written(record->capacity, voice, text) : "–");
    add_note(prose, koers_label_lever(lever, voice));
    add_note(prose, koers_label_lever_remark(lever, voice));
}

koers_status koers_describe_levers(FILE *stream, const koers_knowledge *about, koers_format format)
{
    static const char *const columns[] = {"key",     "unit",     "pillar", "level_2022", "lowest",
                                          "highest", "capacity", "remark", "source"};
    static const char *const names[] = {N_("lever"), N_("unit"), N_("pillar"), N_("in 2022"), N_("allowed"), N_("capacity")};
    static const koers_column layout[] = {{KOERS_LEFT, 0, 0},  {KOERS_LEFT, 0, 0},  {KOERS_LEFT, 0, 0},
                                          {KOERS_RIGHT, 0, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_RIGHT, 0, 0}};
    topic self;
    begin(&self, COUNT(columns), columns, COUNT(layout), layout, names, about->voice);
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        sheet_lever(&self.sheet, (koers_lever) i, &about->programme->lever[i], about->voice);
        table_lever(&self.prose, (koers_lever) i, &about->programme->lever[i], about->voice);
    }
    return deliver(stream, &self, format);
}

static void sheet_parameter(koers_sheet *sheet, koers_parameter parameter, const koers_prior_record *record)
{
    char distribution[KOERS_PRIOR_TEXT];
    koers_sheet_text(sheet, koers_parameter_key(parameter));
    koers_sheet_text(sheet, koers_parameter_module(parameter));
    koers_sheet_text(sheet, koers_prior_text(&record->prior, distribution));
    koers_sheet_text(sheet, record->unit);
    koers_sheet_text(sheet, record->in_programme_group ? "programme" : "");
    if (record->in_programme_group)
        koers_sheet_integer(sheet, record->sign);
    else
        koers_sheet_empty(sheet);
    koers_sheet_text(sheet, record->grade);
    koers_sheet_text(sheet, record->source);
    koers_sheet_text(sheet, record->note);
    koers_sheet_number(sheet, koers_prior_quantile(&record->prior, 0));
    koers_sheet_number(sheet, koers_prior_quantile(&record->prior, -koers_normal_95));
    koers_sheet_number(sheet, koers_prior_quantile(&record->prior, koers_normal_95));
}

static void table_parameter(koers_prose *prose, koers_parameter parameter, const koers_prior_record *record,
                            const koers_voice *voice)
{
    koers_figure low, high, text;
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, koers_parameter_key(parameter));
    koers_prose_cell(prose, koers_figures_ratio(koers_prior_quantile(&record->prior, 0), voice, text));
    koers_figures_ratio(koers_prior_quantile(&record->prior, -koers_normal_95), voice, low);
    koers_figures_ratio(koers_prior_quantile(&record->prior, koers_normal_95), voice, high);
    snprintf(text, sizeof text, _("%s to %s"), low, high);
    koers_prose_cell(prose, record->prior.distribution == KOERS_FIXED ? "–" : text);
    koers_prose_cell(prose, record->unit);
    koers_prose_cell(prose, record->grade);
}

static void table_module(koers_prose *prose, const char *module)
{
    koers_prose_row(prose, KOERS_ROW_GROUP);
    koers_prose_cell(prose, module);
}

koers_status koers_describe_parameters(FILE *stream, const koers_knowledge *about, koers_format format)
{
    const koers_voice *voice = about->voice;
    static const char *const columns[] = {"key",   "module", "distribution", "unit",   "group", "sign",
                                          "grade", "source", "note",         "median", "p05",   "p95"};
    static const char *const names[] = {N_("parameter"), N_("median"), N_("9 of 10 between"), N_("unit"), N_("grade")};
    static const koers_column layout[] = {
        {KOERS_LEFT, 0, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_LEFT, 24, 0}, {KOERS_LEFT, 0, 0}};
    topic self;
    const char *module = "";
    begin(&self, COUNT(columns), columns, COUNT(layout), layout, names, voice);
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        const koers_parameter parameter = (koers_parameter) i;
        if (strcmp(koers_parameter_module(parameter), module) != 0) {
            module = koers_parameter_module(parameter);
            table_module(&self.prose, module);
        }
        sheet_parameter(&self.sheet, parameter, &about->evidence->prior[i]);
        table_parameter(&self.prose, parameter, &about->evidence->prior[i], voice);
    }
    koers_prose_inset(&self.prose, 2);
    koers_prose_paragraph(&self.prose, "%s", _("'koers describe KEY' tells the distribution, the source and where it stands."));
    return deliver(stream, &self, format);
}

static const char *better_word(koers_indicator indicator)
{
    static const char *const words[] = {
        [KOERS_BETTER_NONE] = "none", [KOERS_BETTER_HIGHER] = "higher", [KOERS_BETTER_LOWER] = "lower"};
    return words[koers_indicator_better(indicator)];
}

static void add_indicator(koers_sheet *sheet, koers_prose *prose, koers_indicator indicator, const koers_knowledge *about)
{
    const koers_voice *voice = about->voice;
    double value = 0;
    koers_figure text;
    const double unemployment = about->evidence->prior[KOERS_P_UNEMPLOYMENT_START].prior.a;
    const bool known = koers_opening_value(indicator, &about->programme->facts, unemployment, &value);
    koers_sheet_text(sheet, koers_indicator_key(indicator));
    koers_sheet_text(sheet, koers_unit_text(koers_indicator_unit(indicator)));
    if (known)
        koers_sheet_number(sheet, value);
    else
        koers_sheet_empty(sheet);
    koers_sheet_text(sheet, better_word(indicator));
    koers_sheet_text(sheet, koers_label_indicator(indicator, voice));
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, koers_indicator_key(indicator));
    koers_prose_cell(prose, koers_unit_text(koers_indicator_unit(indicator)));
    koers_prose_cell(prose, known ? koers_figures_value(indicator, value, 0, voice, text)
                            : koers_indicator_start(indicator) == KOERS_STARTS_NONE ? _("from 2023")
                                                                                    : _("uncertain"));
    koers_prose_cell(prose, better_word(indicator));
    add_note(prose, koers_label_indicator(indicator, voice));
}

koers_status koers_describe_indicators(FILE *stream, const koers_knowledge *about, koers_format format)
{
    static const char *const columns[] = {"key", "unit", "value_2022", "better", "label"};
    static const char *const names[] = {N_("indicator"), N_("unit"), N_("in 2022"), N_("better")};
    static const koers_column layout[] = {{KOERS_LEFT, 0, 0}, {KOERS_LEFT, 0, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_LEFT, 0, 0}};
    topic self;
    begin(&self, COUNT(columns), columns, COUNT(layout), layout, names, about->voice);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) add_indicator(&self.sheet, &self.prose, (koers_indicator) i, about);
    return deliver(stream, &self, format);
}

static void add_target(koers_sheet *sheet, koers_prose *prose, const koers_target_record *record, const koers_voice *voice)
{
    koers_figure text;
    char year[16];
    koers_sheet_text(sheet, record->id);
    koers_sheet_text(sheet, koers_indicator_key(record->target.indicator));
    koers_sheet_integer(sheet, record->target.year);
    koers_sheet_text(sheet, koers_answers_direction(record->target.direction));
    koers_sheet_number(sheet, record->target.threshold);
    koers_sheet_text(sheet, record->source);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, record->id);
    koers_prose_cell(prose, koers_indicator_key(record->target.indicator));
    snprintf(year, sizeof year, "%d", record->target.year);
    koers_prose_cell(prose, year);
    koers_prose_cell(prose, koers_answers_direction(record->target.direction));
    koers_prose_cell(prose, koers_figures_threshold(record->target.indicator, record->target.threshold, voice, text));
    add_note(prose, record->source);
}

koers_status koers_describe_targets(FILE *stream, const koers_knowledge *about, koers_format format)
{
    static const char *const columns[] = {"id", "indicator", "year", "direction", "threshold", "source"};
    static const char *const names[] = {N_("target"), N_("indicator"), N_("year"), N_("direction"), N_("wanted")};
    static const koers_column layout[] = {
        {KOERS_LEFT, 0, 0}, {KOERS_LEFT, 0, 0}, {KOERS_RIGHT, 0, 0}, {KOERS_LEFT, 0, 0}, {KOERS_RIGHT, 0, 0}};
    topic self;
    begin(&self, COUNT(columns), columns, COUNT(layout), layout, names, about->voice);
    for (size_t i = 0; i < about->programme->n_targets; i++)
        add_target(&self.sheet, &self.prose, &about->programme->target[i], about->voice);
    return deliver(stream, &self, format);
}
