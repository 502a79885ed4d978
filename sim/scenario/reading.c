#include "koers/reading.h"

#include <string.h>

#include "base/memory.h"
#include "scenario/document.h"
#include "scenario/evidence_file.h"
#include "scenario/form.h"
#include "scenario/history_file.h"
#include "scenario/programme_file.h"
#include "scenario/schema.h"
#include "scenario/settle.h"
#include "scenario/stack.h"
#include "scenario/values.h"

/* ---- files */

static koers_status add_file(koers_scenario *self, const char *path, const char *digest)
{
    koers_input_file *file = &self->file[self->n_files];
    file->path = koers_copy_text(path);
    if (file->path == NULL) return KOERS_NO_MEMORY;
    memcpy(file->digest, digest, sizeof file->digest);
    self->n_files++;
    return KOERS_OK;
}

/* Room for all files and places, and the first two files. */
static koers_status open_files(koers_scenario *self, const koers_stack *stack, const koers_material *material)
{
    enum { PROGRAMME_AND_EVIDENCE = 2 };
    self->file = koers_alloc_array(stack->n + PROGRAMME_AND_EVIDENCE, sizeof *self->file);
    self->place = koers_alloc_array(stack->n, sizeof *self->place);
    if (self->file == NULL || self->place == NULL) return KOERS_NO_MEMORY;
    const koers_status status = add_file(self, material->programme->file, material->programme->digest);
    return status != KOERS_OK ? status : add_file(self, material->evidence->file, material->evidence->digest);
}

/* The paths and options of the layers move into the record: origins keep pointing to them. */
static void take_places(koers_scenario *self, koers_stack *stack)
{
    for (size_t i = 0; i < stack->n; i++) {
        koers_layer *layer = &stack->layer[i];
        if (layer->role == KOERS_LAYER_OPTION) {
            self->place[self->n_places++] = layer->place;
        } else {
            koers_input_file *file = &self->file[self->n_files++];
            file->path = layer->place;
            memcpy(file->digest, layer->script.digest, sizeof file->digest);
        }
        layer->place = NULL;
    }
}

/* ---- reading */

static bool is_same(const koers_finding *x, const koers_finding *y)
{
    return x->line == y->line && strcmp(x->file, y->file) == 0 && strcmp(x->key, y->key) == 0 && strcmp(x->text, y->text) == 0;
}

/* A mistake may be met twice: in its layer and in the sum of the layers, or in a file that two scenarios rest on. */
static void drop_repeated(koers_findings *findings, size_t from)
{
    size_t kept = from;
    for (size_t i = from; i < findings->n; i++) {
        koers_finding *finding = &findings->items[i];
        size_t j = 0;
        while (j < kept && !is_same(finding, &findings->items[j])) j++;
        if (j == kept) {
            findings->items[kept++] = *finding;
        } else {
            koers_free(finding->file);
            koers_free(finding->key);
            koers_free(finding->text);
        }
    }
    findings->n = kept;
}

static size_t layer_of(const koers_stack *stack, const char *place)
{
    size_t i = 0;
    while (i < stack->n && (stack->layer[i].place == NULL || strcmp(stack->layer[i].place, place) != 0)) i++;
    return i;
}

/* Findings in the order of the layers: what the parser told of the last comes behind what is checked in the first. */
static void order_by_layer(koers_findings *findings, size_t from, const koers_stack *stack)
{
    for (size_t i = from + 1; i < findings->n; i++) {
        const koers_finding finding = findings->items[i];
        const size_t layer = layer_of(stack, finding.file);
        size_t j = i;
        for (; j > from && layer_of(stack, findings->items[j - 1].file) > layer; j--) findings->items[j] = findings->items[j - 1];
        findings->items[j] = finding;
    }
}

/* The sum of the layers. Domain: all could be parsed. `told` receives what only the sum can show. Values are listed only of a
 * scenario that has been `clean` so far. */
static koers_status settle(koers_scenario *self, koers_stack *stack, koers_material *material, bool clean, koers_findings *told)
{
    const size_t before = told->n;
    koers_status status = open_files(self, stack, material);
    if (status != KOERS_OK) return status;
    koers_node *merged = koers_settle_ground(material->programme, self->file[0].path);
    if (merged == NULL) return KOERS_NO_MEMORY;
    status = koers_stack_merge(stack, merged);
    if (status == KOERS_OK) {
        material->merged = merged;
        koers_settle(self, material, told);
        status = koers_form_status(told, before);
    }
    if (status == KOERS_OK && clean) status = koers_values_fill(self, material);
    if (status == KOERS_OK) take_places(self, stack);
    koers_node_free(merged);
    return status;
}

/* An overlay that is checked alone has no id and rests on nothing. */
static bool is_overlay(const koers_stack *stack)
{
    return stack->n == 1 && stack->layer[0].root != NULL && koers_node_find(stack->layer[0].root, "id") == NULL &&
           koers_node_find(stack->layer[0].root, "based_on") == NULL;
}

/* Checks every layer that could be parsed, then their sum. `before` is how many findings there were before the first was read. An
 * overlay alone may be incomplete: only its own mistakes are told. */
static koers_status read_stack(koers_scenario *self, koers_stack *stack, koers_material *material, size_t before,
                               koers_findings *findings)
{
    koers_findings incomplete;
    const bool alone = stack->n == 1 && stack->layer[0].role == KOERS_LAYER_OVERLAY;
    for (size_t i = 0; i < stack->n; i++) {
        if (stack->layer[i].root != NULL) koers_schema_check(findings, &stack->layer[i], material->programme, material->evidence);
    }
    koers_status status = koers_form_status(findings, before);
    if (!stack->complete || status == KOERS_NO_MEMORY) return status;
    koers_findings_init(&incomplete, findings->voice);
    const koers_status together = settle(self, stack, material, status == KOERS_OK, alone ? &incomplete : findings);
    koers_findings_free(&incomplete);
    if (together == KOERS_NO_MEMORY) return together;
    return alone || together == KOERS_OK ? status : together;
}

/* Takes the stack; `input` is how reading it ended, `before` as in read_stack. */
static koers_status read_layers(koers_scenario *self, koers_stack *stack, koers_status input, koers_material *material,
                                size_t before, koers_findings *findings)
{
    koers_status status = input;
    if (input != KOERS_NO_MEMORY) {
        status = read_stack(self, stack, material, before, findings);
        if (input == KOERS_NO_INPUT && status != KOERS_NO_MEMORY) status = input;
    }
    order_by_layer(findings, before, stack);
    koers_stack_free(stack);
    drop_repeated(findings, before);
    return status;
}

koers_status koers_scenario_read(koers_scenario *self, const koers_reference *reference, const koers_layers *layers,
                                 koers_findings *findings)
{
    koers_material material = {.programme = &reference->programme, .evidence = &reference->evidence, .horizon = layers->horizon};
    const size_t before = findings->n;
    koers_stack stack;
    *self = (koers_scenario){0};
    const koers_status input = koers_stack_read(&stack, layers, findings);
    return read_layers(self, &stack, input, &material, before, findings);
}

/* ---- checking any file */

enum { A_SCENARIO, A_PROGRAMME, PARAMETERS, A_HISTORY, N_KINDS };

/* The kind of a file; a scenario where that cannot be read, whose reader then says what is wrong. */
static size_t kind_of(const koers_node *root, koers_findings *findings)
{
    static const char *const kinds[N_KINDS] = {"scenario", "programme", "parameters", "history"};
    size_t kind = A_SCENARIO;
    const koers_node *node = koers_node_find(root, "kind");
    if (node != NULL) (void) koers_form_word(findings, node, kinds, N_KINDS, &kind);
    return kind;
}

static koers_status check_scenario(koers_document *document, const koers_shelf *shelf, koers_material *material, size_t before,
                                   koers_findings *findings)
{
    koers_stack stack;
    koers_scenario scenario = {0};
    const koers_status input = koers_stack_take(&stack, shelf, document, findings);
    if (input == KOERS_OK && is_overlay(&stack)) stack.layer[0].role = KOERS_LAYER_OVERLAY;
    const koers_status status = read_layers(&scenario, &stack, input, material, before, findings);
    koers_scenario_free(&scenario);
    return status;
}

static void check_programme(koers_document *document, koers_findings *findings)
{
    koers_programme programme;
    koers_programme_file_read(&programme, document, findings);
    koers_programme_free(&programme);
}

static void check_parameters(koers_document *document, koers_findings *findings)
{
    koers_evidence evidence;
    koers_evidence_file_read(&evidence, document, findings);
    koers_evidence_free(&evidence);
}

static void check_history(koers_document *document, koers_findings *findings)
{
    koers_history history;
    koers_history_file_read(&history, document, findings);
    koers_history_free(&history);
}

/* Of a file that could be parsed. */
static koers_status check_document(koers_document *document, const koers_shelf *shelf, koers_material *material, size_t before,
                                   koers_findings *findings)
{
    const size_t parsed = findings->n;
    const size_t kind = kind_of(document->root, findings);
    if (findings->n > parsed) return koers_form_status(findings, before);
    if (kind == A_SCENARIO) return check_scenario(document, shelf, material, before, findings);
    if (kind == A_PROGRAMME) check_programme(document, findings);
    if (kind == PARAMETERS) check_parameters(document, findings);
    if (kind == A_HISTORY) check_history(document, findings);
    return koers_form_status(findings, before);
}

koers_status koers_file_check(const char *path, const koers_shelf *shelf, const koers_reference *reference, koers_findings *findings)
{
    koers_material material = {.programme = &reference->programme, .evidence = &reference->evidence};
    const size_t before = findings->n;
    koers_document document;
    koers_status status = koers_document_open(&document, shelf, path, findings);
    if (status == KOERS_OK) status = check_document(&document, shelf, &material, before, findings);
    koers_document_close(&document);
    return status;
}
