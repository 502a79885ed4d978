#include "scenario/programme_file.h"

#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "scenario/aim.h"
#include "scenario/form.h"

/* The 2022 level of a lever that is known only as a distribution. */
static const char level_as_prior[] = "caseload_2022";

static koers_origin origin_of(const koers_node *node)
{
    return (koers_origin){.file = node->file, .line = node->line};
}

/* A text that the record must have; empty when it is missing. */
static char *read_text(koers_findings *findings, const koers_node *group, const char *key)
{
    const char *text = "";
    (void) koers_form_text(findings, koers_form_need(findings, group, key), &text);
    return koers_form_copy(findings, text);
}

/* ---- levers */

static void read_pillar(koers_findings *findings, const koers_node *node, koers_pillar *pillar)
{
    const char *names[KOERS_N_PILLARS + 1];
    size_t i = KOERS_NO_PILLAR;
    for (int j = 0; j <= KOERS_N_PILLARS; j++) names[j] = koers_pillar_key((koers_pillar) j);
    if (koers_form_word(findings, node, names, KOERS_N_PILLARS + 1, &i)) *pillar = (koers_pillar) i;
}

/* domain = (lowest, highest) */
static bool read_domain(koers_findings *findings, const koers_node *node, koers_lever_record *record)
{
    const koers_voice *voice = findings->voice;
    const double most = 1e9;
    if (node == NULL) return false;
    if (node->kind != KOERS_NODE_LIST || node->n != 2) {
        koers_form_refuse(findings, node, _("a list (lowest, highest)"));
        return false;
    }
    const bool lowest = koers_form_number(findings, node->child[0], -most, most, &record->lowest);
    return koers_form_number(findings, node->child[1], lowest ? record->lowest : -most, most, &record->highest) && lowest;
}

/* Only the two absolute caseloads have a level that is a prior; the model reads it from there. */
static void read_level(koers_findings *findings, const koers_node *node, koers_lever lever, koers_lever_record *record)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return;
    if (lever != KOERS_LEVER_CASELOAD && lever != KOERS_LEVER_CASELOAD_REST) {
        (void) koers_form_number(findings, node, record->lowest, record->highest, &record->level);
    } else if (koers_node_is_text(node, level_as_prior)) {
        record->level_is_prior = true;
    } else {
        koers_form_refuse(findings, node, _("\"caseload_2022\": the level of 2022 is the prior of that name"));
    }
}

static void read_lever(koers_findings *findings, const koers_node *node, koers_lever lever, koers_lever_record *record)
{
    static const char *const keys[] = {"unit", "pillar", "level_2022", "domain", "capacity", "source"};
    record->origin = origin_of(node);
    record->pillar = KOERS_NO_PILLAR;
    if (!koers_form_group(findings, node)) return;
    koers_form_keys(findings, node, keys, sizeof keys / sizeof *keys);
    record->unit = read_text(findings, node, "unit");
    record->source = read_text(findings, node, "source");
    read_pillar(findings, koers_form_need(findings, node, "pillar"), &record->pillar);
    if (read_domain(findings, koers_form_need(findings, node, "domain"), record)) {
        const koers_node *capacity = koers_node_find(node, "capacity");
        read_level(findings, koers_form_need(findings, node, "level_2022"), lever, record);
        record->has_capacity = koers_form_number(findings, capacity, record->lowest, record->highest, &record->capacity);
    }
}

static void read_levers(koers_findings *findings, const koers_node *group, koers_programme *self)
{
    const char *names[KOERS_N_LEVERS];
    if (!koers_form_group(findings, group)) return;
    for (int i = 0; i < KOERS_N_LEVERS; i++) names[i] = koers_lever_key((koers_lever) i);
    koers_form_keys(findings, group, names, KOERS_N_LEVERS);
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        const koers_node *node = koers_form_need(findings, group, names[i]);
        if (node != NULL) read_lever(findings, node, (koers_lever) i, &self->lever[i]);
    }
}

/* ---- facts */

typedef struct {
    const char *key;
    double lowest, highest;
    size_t offset; /* of its double in koers_facts */
} fact_form;

static const fact_form fact_forms[] = {
#define FACT_FORM(field, key, lowest, highest) {key, lowest, highest, offsetof(koers_facts, field)},
    KOERS_FACT_LIST(FACT_FORM)
#undef FACT_FORM
};
enum { N_FACTS = sizeof fact_forms / sizeof *fact_forms };

static void read_fact(koers_findings *findings, const koers_node *node, const fact_form *form, koers_programme *self)
{
    static const char *const keys[] = {"value", "unit", "source"};
    koers_fact_record *record = &self->fact[self->n_facts++];
    record->origin = origin_of(node);
    record->key = koers_form_copy(findings, form->key);
    if (!koers_form_group(findings, node)) return;
    koers_form_keys(findings, node, keys, sizeof keys / sizeof *keys);
    record->unit = read_text(findings, node, "unit");
    record->source = read_text(findings, node, "source");
    (void) koers_form_number(findings, koers_form_need(findings, node, "value"), form->lowest, form->highest, &record->value);
    memcpy((char *) &self->facts + form->offset, &record->value, sizeof record->value);
}

static void read_facts(koers_findings *findings, const koers_node *group, koers_programme *self)
{
    const char *names[N_FACTS];
    if (!koers_form_group(findings, group)) return;
    for (size_t i = 0; i < N_FACTS; i++) names[i] = fact_forms[i].key;
    koers_form_keys(findings, group, names, N_FACTS);
    self->fact = koers_alloc_array(N_FACTS, sizeof *self->fact);
    if (self->fact == NULL) {
        findings->lost = true;
        return;
    }
    for (size_t i = 0; i < N_FACTS; i++) {
        const koers_node *node = koers_form_need(findings, group, names[i]);
        if (node != NULL) read_fact(findings, node, &fact_forms[i], self);
    }
}

/* ---- targets and abbreviations */

static void read_targets(koers_findings *findings, const koers_node *list, koers_programme *self)
{
    koers_aim aims[KOERS_MAX_TARGETS];
    self->n_targets = koers_aim_read(findings, list, aims);
    for (size_t i = 0; i < self->n_targets; i++) {
        koers_target_record *record = &self->target[i];
        (void) koers_aim_settle(findings, &aims[i], KOERS_LAST_YEAR, &record->target);
        record->id = koers_form_copy(findings, aims[i].id_good ? aims[i].id : "");
        record->source = koers_form_copy(findings, koers_aim_source(&aims[i]));
        for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++)
            record->title[language] = koers_form_copy(findings, koers_aim_title(&aims[i], (koers_language) language));
        record->origin = origin_of(aims[i].node);
    }
}

static void read_abbreviations(koers_findings *findings, const koers_node *group, koers_programme *self)
{
    if (!koers_form_group(findings, group)) return;
    self->abbreviation = koers_alloc_array(group->n, sizeof *self->abbreviation);
    if (self->abbreviation == NULL) {
        findings->lost = true;
        return;
    }
    for (size_t i = 0; i < group->n; i++) {
        const char *text = "";
        (void) koers_form_text(findings, group->child[i], &text);
        self->abbreviation[i].key = koers_form_copy(findings, group->child[i]->name);
        self->abbreviation[i].text = koers_form_copy(findings, text);
        self->n_abbreviations = i + 1;
    }
}

/* ---- the file */

void koers_programme_file_read(koers_programme *self, koers_document *document, koers_findings *findings)
{
    static const char *const keys[] = {"format", "kind", "sources", "levers", "facts", "targets", "decide_from"};
    *self = (koers_programme){.file = document->file};
    document->file = NULL;
    memcpy(self->digest, document->script.digest, sizeof self->digest);
    const koers_node *root = document->root;
    const koers_node *sources = koers_node_find(root, "sources");
    koers_form_header(findings, root, "programme", true);
    koers_form_keys(findings, root, keys, sizeof keys / sizeof *keys);
    if (sources != NULL) read_abbreviations(findings, sources, self);
    read_levers(findings, koers_form_need(findings, root, "levers"), self);
    read_facts(findings, koers_form_need(findings, root, "facts"), self);
    const koers_node *targets = koers_form_need(findings, root, "targets");
    if (targets != NULL) read_targets(findings, targets, self);
    (void) koers_form_whole(findings, koers_form_need(findings, root, "decide_from"), KOERS_FIRST_YEAR, KOERS_LAST_YEAR,
                            &self->decide_from);
    if (targets != NULL) self->targets = koers_node_take(document->root, koers_node_index(root, "targets"));
}
