#include "koers/reading.h"

#include <string.h>

#include "base/memory.h"
#include "scenario/document.h"
#include "scenario/draft.h"
#include "scenario/evidence_file.h"
#include "scenario/form.h"
#include "scenario/history_file.h"
#include "scenario/overlay.h"
#include "scenario/programme_file.h"
#include "scenario/settle.h"
#include "scenario/stack.h"
#include "scenario/variant.h"

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
static koers_status open_files(koers_scenario *self, const koers_stack *stack, const koers_reference *reference)
{
    enum { PROGRAMME_AND_EVIDENCE = 2 };
    self->file = koers_alloc_array(stack->n + PROGRAMME_AND_EVIDENCE, sizeof *self->file);
    self->place = koers_alloc_array(stack->n, sizeof *self->place);
    if (self->file == NULL || self->place == NULL) return KOERS_NO_MEMORY;
    const koers_status status = add_file(self, reference->programme.file, reference->programme.digest);
    return status != KOERS_OK ? status : add_file(self, reference->evidence.file, reference->evidence.digest);
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

/* ---- the order of findings */

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

/* ---- from layers to the record */

/* What all layers say together, each read alone and laid over those below; one that could not be parsed says nothing. */
static koers_status read_drafts(koers_draft *sum, const koers_stack *stack, const koers_reference *reference,
                                koers_findings *findings)
{
    koers_draft *layer = koers_alloc_array(1, sizeof *layer);
    if (layer == NULL) return KOERS_NO_MEMORY;
    koers_draft_read_ground(sum, &reference->programme, findings);
    for (size_t i = 0; i < stack->n; i++) {
        if (stack->layer[i].root == NULL) continue;
        koers_draft_read(layer, &stack->layer[i], reference, findings);
        koers_overlay_merge(sum, layer);
    }
    koers_free(layer);
    return KOERS_OK;
}

/* The sum of the layers. Domain: all could be parsed. */
static koers_status settle(koers_scenario *self, koers_stack *stack, const koers_draft *sum, const koers_reference *reference,
                           int horizon, koers_findings *findings)
{
    koers_status status = open_files(self, stack, reference);
    if (status == KOERS_OK) status = koers_variant_fill(self, stack);
    if (status != KOERS_OK) return status;
    koers_settle(self, sum, reference, horizon, findings);
    return KOERS_OK;
}

/* `before` is how many findings there were before the first layer was read. An overlay alone may be incomplete: only its own mistakes
 * are told. */
static koers_status read_stack(koers_scenario *self, koers_stack *stack, const koers_reference *reference, int horizon,
                               size_t before, koers_findings *findings)
{
    const bool alone = stack->n == 1 && stack->layer[0].role == KOERS_LAYER_OVERLAY;
    koers_draft *sum = koers_alloc_array(1, sizeof *sum);
    if (sum == NULL) return KOERS_NO_MEMORY;
    koers_status status = read_drafts(sum, stack, reference, findings);
    if (status == KOERS_OK && stack->complete && !alone) status = settle(self, stack, sum, reference, horizon, findings);
    koers_free(sum);
    return status != KOERS_OK ? status : koers_form_status(findings, before);
}

/* Takes the stack; `input` is how reading it ended, `before` as in read_stack. */
static koers_status read_layers(koers_scenario *self, koers_stack *stack, koers_status input, const koers_reference *reference,
                                int horizon, size_t before, koers_findings *findings)
{
    koers_status status = input;
    if (input != KOERS_NO_MEMORY) status = read_stack(self, stack, reference, horizon, before, findings);
    if (input == KOERS_NO_INPUT && status != KOERS_NO_MEMORY) status = input;
    order_by_layer(findings, before, stack);
    if (status == KOERS_OK && self->n_files > 0) take_places(self, stack);
    if (status != KOERS_OK) koers_scenario_free(self);
    koers_stack_free(stack);
    return status;
}

koers_status koers_scenario_read(koers_scenario *self, const koers_reference *reference, const koers_layers *layers,
                                 koers_findings *findings)
{
    const size_t before = findings->n;
    koers_stack stack;
    *self = (koers_scenario){0};
    const koers_status input = koers_stack_read(&stack, layers, findings);
    return read_layers(self, &stack, input, reference, layers->horizon, before, findings);
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

/* An overlay that is checked alone has no id and rests on nothing. */
static bool is_overlay(const koers_stack *stack)
{
    return stack->n == 1 && stack->layer[0].root != NULL && koers_node_find(stack->layer[0].root, "id") == NULL &&
           koers_node_find(stack->layer[0].root, "based_on") == NULL;
}

static koers_status check_scenario(koers_document *document, const koers_shelf *shelf, const koers_reference *reference,
                                   size_t before, koers_findings *findings)
{
    koers_stack stack;
    koers_scenario scenario = {0};
    const koers_status input = koers_stack_take(&stack, shelf, document, findings);
    if (input == KOERS_OK && is_overlay(&stack)) stack.layer[0].role = KOERS_LAYER_OVERLAY;
    const koers_status status = read_layers(&scenario, &stack, input, reference, 0, before, findings);
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
static koers_status check_document(koers_document *document, const koers_shelf *shelf, const koers_reference *reference,
                                   size_t before, koers_findings *findings)
{
    const size_t parsed = findings->n;
    const size_t kind = kind_of(document->root, findings);
    if (findings->n > parsed) return koers_form_status(findings, before);
    if (kind == A_SCENARIO) return check_scenario(document, shelf, reference, before, findings);
    if (kind == A_PROGRAMME) check_programme(document, findings);
    if (kind == PARAMETERS) check_parameters(document, findings);
    if (kind == A_HISTORY) check_history(document, findings);
    return koers_form_status(findings, before);
}

koers_status koers_file_check(const char *path, const koers_shelf *shelf, const koers_reference *reference,
                              koers_findings *findings)
{
    const size_t before = findings->n;
    koers_document document;
    koers_status status = koers_document_open(&document, shelf, path, findings);
    if (status == KOERS_OK) status = check_document(&document, shelf, reference, before, findings);
    koers_document_close(&document);
    return status;
}
