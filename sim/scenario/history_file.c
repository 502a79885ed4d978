#include "scenario/history_file.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "scenario/form.h"

enum { OLDEST = 1900, NEWEST = 2100 };

/* A text that may be absent; empty then. */
static char *read_optional(koers_findings *findings, const koers_node *group, const char *key)
{
    const char *text = "";
    (void) koers_form_text(findings, koers_node_find(group, key), &text);
    return koers_form_copy(findings, text);
}

static char *read_word(koers_findings *findings, const koers_node *node, const char *const *words, size_t n)
{
    size_t i = n;
    (void) koers_form_word(findings, node, words, n, &i);
    return koers_form_copy(findings, i < n ? words[i] : "");
}

static void read_observation(koers_findings *findings, const koers_node *node, koers_observation *observation)
{
    static const char *const keys[] = {"year", "value", "sd", "confidence", "source", "reading", "note"};
    static const char *const confidences[] = {"V", "S", "D", "M"};
    static const char *const readings[] = {"derived", "public"};
    const char *source = "";
    observation->line = node->line;
    if (!koers_form_group(findings, node)) return;
    koers_form_keys(findings, node, keys, sizeof keys / sizeof *keys);
    (void) koers_form_whole(findings, koers_form_need(findings, node, "year"), OLDEST, NEWEST, &observation->year);
    (void) koers_form_number(findings, koers_form_need(findings, node, "value"), -HUGE_VAL, HUGE_VAL, &observation->value);
    (void) koers_form_number(findings, koers_form_need(findings, node, "sd"), 0, HUGE_VAL, &observation->sd);
    (void) koers_form_text(findings, koers_form_need(findings, node, "source"), &source);
    observation->source = koers_form_copy(findings, source);
    observation->confidence =
        read_word(findings, koers_form_need(findings, node, "confidence"), confidences, sizeof confidences / sizeof *confidences);
    observation->reading = read_word(findings, koers_node_find(node, "reading"), readings, sizeof readings / sizeof *readings);
    observation->note = read_optional(findings, node, "note");
}

static void read_series(koers_findings *findings, const koers_node *node, koers_history_series *series)
{
    static const char *const keys[] = {"unit", "points"};
    const char *unit = "";
    series->key = koers_form_copy(findings, node->name);
    if (!koers_form_group(findings, node)) return;
    koers_form_keys(findings, node, keys, sizeof keys / sizeof *keys);
    (void) koers_form_text(findings, koers_form_need(findings, node, "unit"), &unit);
    series->unit = koers_form_copy(findings, unit);
    const koers_node *points = koers_form_need(findings, node, "points");
    if (!koers_form_list(findings, points)) return;
    series->at = koers_alloc_array(points->n, sizeof *series->at);
    if (series->at == NULL) {
        findings->lost = true;
        return;
    }
    series->n = points->n;
    for (size_t i = 0; i < points->n; i++) read_observation(findings, points->child[i], &series->at[i]);
}

static void read_all(koers_findings *findings, const koers_node *group, koers_history *self)
{
    if (!koers_form_group(findings, group)) return;
    self->series = koers_alloc_array(group->n, sizeof *self->series);
    if (self->series == NULL) {
        findings->lost = true;
        return;
    }
    self->n = group->n;
    for (size_t i = 0; i < group->n; i++) read_series(findings, group->child[i], &self->series[i]);
}

void koers_history_file_read(koers_history *self, koers_document *document, koers_findings *findings)
{
    static const char *const keys[] = {"format", "kind", "series"};
    *self = (koers_history){.file = document->file};
    document->file = NULL;
    memcpy(self->digest, document->script.digest, sizeof self->digest);
    koers_form_header(findings, document->root, "history", true);
    koers_form_keys(findings, document->root, keys, sizeof keys / sizeof *keys);
    read_all(findings, koers_form_need(findings, document->root, "series"), self);
}
