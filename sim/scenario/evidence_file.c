#include "scenario/evidence_file.h"

#include <string.h>

#include "scenario/belief.h"
#include "scenario/form.h"

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

void koers_evidence_file_read(koers_evidence *self, koers_document *document, koers_findings *findings)
{
    static const char *const keys[] = {"format", "kind", "priors"};
    *self = (koers_evidence){.file = document->file};
    document->file = NULL;
    memcpy(self->digest, document->script.digest, sizeof self->digest);
    koers_form_header(findings, document->root, "parameters", true);
    koers_form_keys(findings, document->root, keys, sizeof keys / sizeof *keys);
    read_priors(findings, koers_form_need(findings, document->root, "priors"), self);
}
