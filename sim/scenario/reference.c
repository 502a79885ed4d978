#include "koers/reference.h"

#include "base/memory.h"
#include "scenario/document.h"
#include "scenario/evidence_file.h"
#include "scenario/form.h"
#include "scenario/history_file.h"
#include "scenario/programme_file.h"

static void read_programme(koers_reference *self, koers_document *document, koers_findings *findings)
{
    koers_programme_file_read(&self->programme, document, findings);
}

static void read_evidence(koers_reference *self, koers_document *document, koers_findings *findings)
{
    koers_evidence_file_read(&self->evidence, document, findings);
}

static void read_history(koers_reference *self, koers_document *document, koers_findings *findings)
{
    koers_history_file_read(&self->history, document, findings);
}

typedef struct {
    const char *name;
    void (*read)(koers_reference *self, koers_document *document, koers_findings *findings);
} part;

static const part parts[] = {{"programme", read_programme}, {"evidence", read_evidence}, {"history", read_history}};
enum { N_PARTS = sizeof parts / sizeof *parts };

static koers_status read_part(koers_reference *self, const part *which, const koers_shelf *shelf, const char *folder,
                              koers_findings *findings)
{
    const size_t before = findings->n;
    koers_document document;
    char *name = koers_format_text("%s/parameters/%s.cfg", folder, which->name);
    if (name == NULL) return KOERS_NO_MEMORY;
    const koers_status status = koers_document_open(&document, shelf, name, findings);
    if (status == KOERS_OK) which->read(self, &document, findings);
    koers_document_close(&document);
    koers_free(name);
    return status == KOERS_OK ? koers_form_status(findings, before) : status;
}

koers_status koers_reference_parse(koers_reference *self, const koers_shelf *shelf, const char *folder, koers_findings *findings)
{
    koers_status whole = KOERS_OK;
    *self = (koers_reference){0};
    for (size_t i = 0; i < N_PARTS; i++) {
        const koers_status status = read_part(self, &parts[i], shelf, folder, findings);
        if (status == KOERS_NO_MEMORY) return status;
        if (whole != KOERS_NO_INPUT && status != KOERS_OK) whole = status; /* a missing file says more than a mistake */
    }
    return whole;
}

koers_status koers_reference_read(koers_reference *self, const char *folder, koers_findings *findings)
{
    return koers_reference_parse(self, NULL, folder, findings);
}

void koers_reference_free(koers_reference *self)
{
    if (self == NULL) return;
    koers_programme_free(&self->programme);
    koers_evidence_free(&self->evidence);
    koers_history_free(&self->history);
}
