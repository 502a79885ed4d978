#include "koers/evidence.h"

#include <string.h>

#include "scenario/belief.h"
#include "scenario/form.h"
#include "base/memory.h"

static void read_priors(koers_findings *findings, const koers_node *group, koers_evidence *self)
{
    const char *names[KOERS_N_PARAMETERS];
    if (!koers_form_group(findings, group)) return;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) names[i] = koers_parameter_key((koers_parameter) i);
    koers_form_keys(findings, group, names, KOERS_N_PARAMETERS);
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        const koers_node *node = koers_form_need(findings, group, names[i]);
        if (node != NULL) koers_belief_read_record(findings, node, (koers_parameter) i, &self->prior[i]);
    }
}

void koers_evidence_take(koers_evidence *self, koers_document *document, koers_findings *findings)
{
    static const char *const keys[] = {"format", "kind", "priors"};
    *self = (koers_evidence){.file = document->file};
    document->file = NULL;
    memcpy(self->digest, document->script.digest, sizeof self->digest);
    koers_form_header(findings, document->root, "parameters", true);
    koers_form_keys(findings, document->root, keys, sizeof keys / sizeof *keys);
    read_priors(findings, koers_form_need(findings, document->root, "priors"), self);
}

koers_status koers_evidence_read(koers_evidence *self, const char *path, koers_findings *findings)
{
    const size_t before = findings->n;
    koers_document document;
    *self = (koers_evidence){0};
    const koers_status status = koers_document_open(&document, path, findings);
    if (status == KOERS_OK) koers_evidence_take(self, &document, findings);
    koers_document_close(&document);
    return status == KOERS_OK ? koers_form_status(findings, before) : status;
}

void koers_evidence_free(koers_evidence *self)
{
    if (self == NULL) return;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        koers_free(self->prior[i].unit);
        koers_free(self->prior[i].grade);
        koers_free(self->prior[i].source);
        koers_free(self->prior[i].note);
    }
    koers_free(self->file);
    *self = (koers_evidence){0};
}
