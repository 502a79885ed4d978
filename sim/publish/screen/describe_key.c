#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "engine/judgement.h"
#include "koers/findings.h"
#include "publish/data/sheet.h"
#include "publish/screen/describe.h"
#include "publish/words/answers.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/opening.h"

/* All that is known of one key, as rows "property: value"; a key can be several things (a lever and a parameter). */
typedef struct {
    const char *key, *kind;
    const koers_voice *voice;
    koers_sheet sheet;
    koers_prose prose;
    int n; /* things of this name */
} card;

/* `property` is the name for programs, `label` the name for people (already in their language). Empty texts are left out. */
static void add_text(card *self, const char *property, const char *label, const char *text)
{
    if (text == NULL || text[0] == '\0') return;
    koers_sheet_text(&self->sheet, self->kind);
    koers_sheet_text(&self->sheet, self->key);
    koers_sheet_text(&self->sheet, property);
    koers_sheet_text(&self->sheet, text);
    koers_prose_row(&self->prose, KOERS_ROW_BODY);
    koers_prose_cell(&self->prose, label);
    koers_prose_cell(&self->prose, text);
}

static void add_number(card *self, const char *property, const char *label, double value)
{
    koers_figure text;
    koers_sheet_text(&self->sheet, self->kind);
    koers_sheet_text(&self->sheet, self->key);
    koers_sheet_text(&self->sheet, property);
    koers_sheet_number(&self->sheet, value);
    koers_prose_row(&self->prose, KOERS_ROW_BODY);
    koers_prose_cell(&self->prose, label);
    const bool is_year = strcmp(property, "year") == 0;                     /* without a separator of thousands */
    const bool is_long = fabs(value * 1e4 - nearbyint(value * 1e4)) > 1e-6; /* computed, not written by a person */
    if (is_year)
        snprintf(text, sizeof text, "%.0f", value);
    else if (is_long)
        koers_figures_ratio(value, self->voice, text);
    else
        koers_figures_written(value, self->voice, text);
    koers_prose_cell(&self->prose, text);
}

static void add_origin(card *self, const koers_origin *origin)
{
    const koers_voice *voice = self->voice;
    char *text = origin->line > 0 ? koers_format_text("%s:%d", origin->file, origin->line) : koers_copy_text(origin->file);
    if (text == NULL) self->sheet.lost = true;
    add_text(self, "where", _("where"), text);
    koers_free(text);
}

static void begin(card *self, const char *kind, const char *label)
{
    self->kind = kind;
    self->n++;
    koers_prose_row(&self->prose, KOERS_ROW_GROUP);
    koers_prose_cell(&self->prose, label);
    koers_prose_cell(&self->prose, self->key);
}

static void add_lever(card *self, koers_lever lever, const koers_lever_record *record)
{
    const koers_voice *voice = self->voice;
    begin(self, "lever", _("lever"));
    add_text(self, "label", _("meaning"), koers_label_lever(lever, voice));
    add_text(self, "remark", _("remark"), koers_label_lever_remark(lever, voice));
    add_text(self, "unit", _("unit"), record->unit);
    add_text(self, "pillar", _("pillar"), koers_pillar_key(record->pillar));
    if (record->level_is_prior)
        add_text(self, "level_2022", _("in 2022"), koers_parameter_key(KOERS_P_CASELOAD_2022));
    else
        add_number(self, "level_2022", _("in 2022"), record->level);
    add_number(self, "lowest", _("lowest allowed"), record->lowest);
    add_number(self, "highest", _("highest allowed"), record->highest);
    if (record->has_capacity) add_number(self, "capacity", _("capacity"), record->capacity);
    add_text(self, "source", _("source"), record->source);
    add_origin(self, &record->origin);
}

static void add_parameter(card *self, koers_parameter parameter, const koers_prior_record *record)
{
    const koers_voice *voice = self->voice;
    char distribution[KOERS_PRIOR_TEXT];
    begin(self, "parameter", _("parameter"));
    add_text(self, "module", _("part of the model"), koers_parameter_module(parameter));
    add_text(self, "distribution", _("prior"), koers_prior_text(&record->prior, distribution));
    add_number(self, "median", _("median"), koers_prior_quantile(&record->prior, 0));
    if (record->prior.distribution != KOERS_FIXED) {
        add_number(self, "p05", _("in 19 of 20 above"), koers_prior_quantile(&record->prior, -koers_normal_95));
        add_number(self, "p95", _("in 19 of 20 below"), koers_prior_quantile(&record->prior, koers_normal_95));
    }
    add_text(self, "unit", _("unit"), record->unit);
    if (record->in_programme_group) {
        add_text(self, "group", _("group"), "programme");
        add_number(self, "sign", _("direction that is good"), record->sign);
    }
    add_text(self, "grade", _("grade"), record->grade);
    add_text(self, "source", _("source"), record->source);
    add_text(self, "note", _("note"), record->note);
    add_origin(self, &record->origin);
}

static void add_indicator(card *self, koers_indicator indicator, const koers_knowledge *about)
{
    const koers_voice *voice = about->voice;
    static const char *const better[] = {
        [KOERS_BETTER_NONE] = "none", [KOERS_BETTER_HIGHER] = "higher", [KOERS_BETTER_LOWER] = "lower"};
    double value = 0;
    begin(self, "indicator", _("indicator"));
    add_text(self, "label", _("meaning"), koers_label_indicator(indicator, voice));
    add_text(self, "unit", _("unit"), koers_unit_text(koers_indicator_unit(indicator)));
    if (koers_opening_value(indicator, &about->programme->facts, about->evidence->prior[KOERS_P_UNEMPLOYMENT_START].prior.a,
                            &value))
        add_number(self, "value_2022", _("in 2022"), value);
    add_number(self, "year", _("first year"), KOERS_START_YEAR + koers_indicator_begins(indicator));
    add_text(self, "better", _("better"), better[koers_indicator_better(indicator)]);
}

static void add_target(card *self, const koers_target_record *record)
{
    const koers_voice *voice = self->voice;
    begin(self, "target", _("target"));
    add_text(self, "label", _("meaning"), record->title[koers_voice_language(voice)]);
    add_text(self, "indicator", _("indicator"), koers_indicator_key(record->target.indicator));
    add_number(self, "year", _("year"), record->target.year);
    add_text(self, "direction", _("direction"), koers_answers_direction(record->target.direction));
    add_number(self, "threshold", _("wanted"), record->target.threshold);
    add_text(self, "source", _("source"), record->source);
    add_origin(self, &record->origin);
}

static void add_fact(card *self, const koers_fact_record *record)
{
    const koers_voice *voice = self->voice;
    begin(self, "fact", _("fact"));
    add_number(self, "value", _("value"), record->value);
    add_text(self, "unit", _("unit"), record->unit);
    add_text(self, "source", _("source"), record->source);
    add_origin(self, &record->origin);
}

static void add_all(card *self, const koers_knowledge *about)
{
    const koers_voice *voice = about->voice;
    const koers_programme *programme = about->programme;
    const int lever = koers_lever_of(self->key), parameter = koers_parameter_of(self->key);
    const int indicator = koers_indicator_of(self->key);
    if (lever >= 0) add_lever(self, (koers_lever) lever, &programme->lever[lever]);
    if (parameter >= 0) add_parameter(self, (koers_parameter) parameter, &about->evidence->prior[parameter]);
    if (indicator >= 0) add_indicator(self, (koers_indicator) indicator, about);
    for (size_t i = 0; i < programme->n_targets; i++)
        if (strcmp(programme->target[i].id, self->key) == 0) add_target(self, &programme->target[i]);
    for (size_t i = 0; i < programme->n_facts; i++)
        if (strcmp(programme->fact[i].key, self->key) == 0) add_fact(self, &programme->fact[i]);
    for (size_t i = 0; i < programme->n_abbreviations; i++)
        if (strcmp(programme->abbreviation[i].key, self->key) == 0) {
            begin(self, "source", _("source"));
            add_text(self, "text", _("meaning"), programme->abbreviation[i].text);
        }
}

koers_status koers_describe_key(FILE *stream, const koers_knowledge *about, const char *key, koers_format format)
{
    static const char *const columns[] = {"kind", "key", "property", "value"};
    static const koers_column layout[] = {{KOERS_LEFT, 0, 0}, {KOERS_LEFT, 70, 0}};
    card self = {.key = key, .voice = about->voice};
    koers_sheet_init(&self.sheet, sizeof columns / sizeof *columns, columns);
    koers_prose_init(&self.prose, about->voice);
    koers_prose_table(&self.prose, NULL, sizeof layout / sizeof *layout, layout);
    add_all(&self, about);
    const koers_status status = self.n == 0 ? KOERS_USAGE : koers_screen_deliver(stream, &self.prose, &self.sheet, format);
    koers_sheet_free(&self.sheet);
    koers_prose_free(&self.prose);
    return status;
}

const char *koers_describe_nearest(const koers_knowledge *about, const char *key)
{
    const koers_programme *programme = about->programme;
    const size_t most = (size_t) KOERS_N_LEVERS + KOERS_N_PARAMETERS + KOERS_N_INDICATORS + programme->n_targets +
                        programme->n_facts + programme->n_abbreviations;
    const char **words = koers_alloc_array(most, sizeof *words);
    size_t n = 0;
    if (words == NULL) return NULL;
    for (int i = 0; i < KOERS_N_LEVERS; i++) words[n++] = koers_lever_key((koers_lever) i);
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) words[n++] = koers_parameter_key((koers_parameter) i);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) words[n++] = koers_indicator_key((koers_indicator) i);
    for (size_t i = 0; i < programme->n_targets; i++) words[n++] = programme->target[i].id;
    for (size_t i = 0; i < programme->n_facts; i++) words[n++] = programme->fact[i].key;
    for (size_t i = 0; i < programme->n_abbreviations; i++) words[n++] = programme->abbreviation[i].key;
    const char *nearest = koers_findings_nearest(key, words, n);
    koers_free(words);
    return nearest;
}
