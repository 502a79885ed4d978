#include "publish/screen/describe.h"

#include <string.h>

#include "base/say.h"
#include "publish/data/sheet.h"
#include "publish/screen/table.h"
#include "publish/words/answers.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/opening.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* The 5 and 95 % points of the standard normal distribution. */
#define Z_LOW  (-1.6448536269514722)
#define Z_HIGH 1.6448536269514722

/* Writes the sheet or the table, whichever is asked, and frees both. */
static koers_status deliver(FILE *stream, koers_sheet *sheet, koers_table *table, koers_format format)
{
    koers_status status = format == KOERS_FORMAT_CSV    ? koers_sheet_csv(sheet, stream)
                          : format == KOERS_FORMAT_JSON ? koers_sheet_json_document(sheet, stream)
                                                        : koers_table_print(table, stream, 0, false);
    koers_sheet_free(sheet);
    koers_table_free(table);
    if (status == KOERS_OK && (fflush(stream) != 0 || ferror(stream))) status = KOERS_WRITE_FAILED;
    return status;
}

static void add_head(koers_table *table, const char *const *names, size_t n, const koers_voice *voice)
{
    koers_table_row(table, KOERS_PLAIN);
    for (size_t i = 0; i < n; i++) koers_table_cell(table, _(names[i]));
    koers_table_row(table, KOERS_RULE);
}

static void add_note(koers_table *table, const char *text)
{
    if (text[0] == '\0') return;
    koers_table_row(table, KOERS_NOTE);
    koers_table_cell(table, text);
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

static void table_lever(koers_table *table, koers_lever lever, const koers_lever_record *record, const koers_voice *voice)
{
    koers_figure low, high, text;
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, koers_lever_key(lever));
    koers_table_cell(table, record->unit);
    koers_table_cell(table, record->pillar == KOERS_NO_PILLAR ? "–" : koers_label_pillar(record->pillar, voice));
    koers_table_cell(table, record->level_is_prior ? _("a prior") : koers_figures_written(record->level, voice, text));
    koers_figures_written(record->lowest, voice, low);
    koers_figures_written(record->highest, voice, high);
    snprintf(text, sizeof text, _("%s to %s"), low, high);
    koers_table_cell(table, text);
    koers_table_cell(table, record->has_capacity ? koers_figures_written(record->capacity, voice, text) : "–");
    add_note(table, koers_label_lever(lever, voice));
    add_note(table, koers_label_lever_remark(lever, voice));
}

koers_status koers_describe_levers(FILE *stream, const koers_knowledge *about, koers_format format)
{
    static const char *const columns[] = {"key",     "unit",     "pillar", "level_2022", "lowest",
                                          "highest", "capacity", "remark", "source"};
    static const char *const names[] = {N_("lever"), N_("unit"), N_("pillar"), N_("in 2022"), N_("allowed"), N_("capacity")};
    static const koers_column layout[] = {{KOERS_LEFT, 0},  {KOERS_LEFT, 0},  {KOERS_LEFT, 0},
                                          {KOERS_RIGHT, 0}, {KOERS_RIGHT, 0}, {KOERS_RIGHT, 0}};
    koers_sheet sheet;
    koers_table table;
    koers_sheet_init(&sheet, COUNT(columns), columns);
    koers_table_init(&table, COUNT(layout), layout);
    add_head(&table, names, COUNT(names), about->voice);
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        sheet_lever(&sheet, (koers_lever) i, &about->programme->lever[i], about->voice);
        table_lever(&table, (koers_lever) i, &about->programme->lever[i], about->voice);
    }
    return deliver(stream, &sheet, &table, format);
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
    koers_sheet_number(sheet, koers_prior_quantile(&record->prior, Z_LOW));
    koers_sheet_number(sheet, koers_prior_quantile(&record->prior, Z_HIGH));
}

static void table_parameter(koers_table *table, koers_parameter parameter, const koers_prior_record *record,
                            const koers_voice *voice)
{
    koers_figure low, high, text;
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, koers_parameter_key(parameter));
    koers_table_cell(table, koers_figures_ratio(koers_prior_quantile(&record->prior, 0), voice, text));
    koers_figures_ratio(koers_prior_quantile(&record->prior, Z_LOW), voice, low);
    koers_figures_ratio(koers_prior_quantile(&record->prior, Z_HIGH), voice, high);
    snprintf(text, sizeof text, _("%s to %s"), low, high);
    koers_table_cell(table, record->prior.distribution == KOERS_FIXED ? "–" : text);
    koers_table_cell(table, record->unit);
    koers_table_cell(table, record->grade);
}

static void table_module(koers_table *table, const char *module)
{
    koers_table_row(table, KOERS_PLAIN);
    koers_table_row(table, KOERS_BOLD);
    koers_table_cell(table, module);
}

koers_status koers_describe_parameters(FILE *stream, const koers_knowledge *about, koers_format format)
{
    const koers_voice *voice = about->voice;
    static const char *const columns[] = {"key",   "module", "distribution", "unit",   "group", "sign",
                                          "grade", "source", "note",         "median", "p05",   "p95"};
    static const char *const names[] = {N_("parameter"), N_("median"), N_("9 of 10 between"), N_("unit"), N_("grade")};
    static const koers_column layout[] = {{KOERS_LEFT, 0}, {KOERS_RIGHT, 0}, {KOERS_RIGHT, 0}, {KOERS_LEFT, 24}, {KOERS_LEFT, 0}};
    koers_sheet sheet;
    koers_table table;
    const char *module = "";
    koers_sheet_init(&sheet, COUNT(columns), columns);
    koers_table_init(&table, COUNT(layout), layout);
    add_head(&table, names, COUNT(names), voice);
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        const koers_parameter parameter = (koers_parameter) i;
        if (strcmp(koers_parameter_module(parameter), module) != 0) {
            module = koers_parameter_module(parameter);
            table_module(&table, module);
        }
        sheet_parameter(&sheet, parameter, &about->evidence->prior[i]);
        table_parameter(&table, parameter, &about->evidence->prior[i], voice);
    }
    koers_table_row(&table, KOERS_PLAIN);
    add_note(&table, _("'koers describe KEY' tells the distribution, the source and where it stands."));
    return deliver(stream, &sheet, &table, format);
}

static const char *better_word(koers_indicator indicator)
{
    static const char *const words[] = {
        [KOERS_BETTER_NONE] = "none", [KOERS_BETTER_HIGHER] = "higher", [KOERS_BETTER_LOWER] = "lower"};
    return words[koers_indicator_better(indicator)];
}

static void add_indicator(koers_sheet *sheet, koers_table *table, koers_indicator indicator, const koers_knowledge *about)
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
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, koers_indicator_key(indicator));
    koers_table_cell(table, koers_unit_text(koers_indicator_unit(indicator)));
    koers_table_cell(table, known ? koers_figures_value(indicator, value, 0, voice, text)
                            : koers_indicator_start(indicator) == KOERS_STARTS_NONE ? _("from 2023")
                                                                                    : _("uncertain"));
    koers_table_cell(table, better_word(indicator));
    add_note(table, koers_label_indicator(indicator, voice));
}

koers_status koers_describe_indicators(FILE *stream, const koers_knowledge *about, koers_format format)
{
    static const char *const columns[] = {"key", "unit", "value_2022", "better", "label"};
    static const char *const names[] = {N_("indicator"), N_("unit"), N_("in 2022"), N_("better")};
    static const koers_column layout[] = {{KOERS_LEFT, 0}, {KOERS_LEFT, 0}, {KOERS_RIGHT, 0}, {KOERS_LEFT, 0}};
    koers_sheet sheet;
    koers_table table;
    koers_sheet_init(&sheet, COUNT(columns), columns);
    koers_table_init(&table, COUNT(layout), layout);
    add_head(&table, names, COUNT(names), about->voice);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) add_indicator(&sheet, &table, (koers_indicator) i, about);
    return deliver(stream, &sheet, &table, format);
}

static void add_target(koers_sheet *sheet, koers_table *table, const koers_target_record *record, const koers_voice *voice)
{
    koers_figure text;
    char year[16];
    koers_sheet_text(sheet, record->id);
    koers_sheet_text(sheet, koers_indicator_key(record->target.indicator));
    koers_sheet_integer(sheet, record->target.year);
    koers_sheet_text(sheet, koers_answers_direction(record->target.direction));
    koers_sheet_number(sheet, record->target.threshold);
    koers_sheet_text(sheet, record->source);
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, record->id);
    koers_table_cell(table, koers_indicator_key(record->target.indicator));
    snprintf(year, sizeof year, "%d", record->target.year);
    koers_table_cell(table, year);
    koers_table_cell(table, koers_answers_direction(record->target.direction));
    koers_table_cell(table, koers_figures_threshold(record->target.indicator, record->target.threshold, voice, text));
    add_note(table, record->source);
}

koers_status koers_describe_targets(FILE *stream, const koers_knowledge *about, koers_format format)
{
    static const char *const columns[] = {"id", "indicator", "year", "direction", "threshold", "source"};
    static const char *const names[] = {N_("target"), N_("indicator"), N_("year"), N_("direction"), N_("wanted")};
    static const koers_column layout[] = {{KOERS_LEFT, 0}, {KOERS_LEFT, 0}, {KOERS_RIGHT, 0}, {KOERS_LEFT, 0}, {KOERS_RIGHT, 0}};
    koers_sheet sheet;
    koers_table table;
    koers_sheet_init(&sheet, COUNT(columns), columns);
    koers_table_init(&table, COUNT(layout), layout);
    add_head(&table, names, COUNT(names), about->voice);
    for (size_t i = 0; i < about->programme->n_targets; i++) add_target(&sheet, &table, &about->programme->target[i], about->voice);
    return deliver(stream, &sheet, &table, format);
}
