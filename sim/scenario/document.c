#include "scenario/document.h"

#include "base/memory.h"
#include "base/say.h"
#include "scenario/source.h"
#include "scenario/stranger.h"

koers_status koers_document_open(koers_document *self, const koers_shelf *shelf, const char *name, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    const char *reason = "";
    *self = (koers_document){0};
    self->file = koers_copy_text(name);
    if (self->file == NULL) return KOERS_NO_MEMORY;
    const koers_status status = koers_script_read(&self->script, shelf, name, &reason);
    if (status == KOERS_NO_INPUT) koers_findings_add(findings, name, 0, "", _("cannot read the file: %s"), _(reason));
    if (status != KOERS_OK) return status;
    reason = koers_stranger_reason(self->script.bytes, self->script.n);
    if (reason != NULL) {
        koers_findings_add(findings, name, 0, "", _("found no file of this program: %s"), _(reason));
        return KOERS_FINDINGS;
    }
    return koers_source_parse(&self->root, self->script.bytes, self->script.n, self->file, findings);
}

void koers_document_close(koers_document *self)
{
    if (self == NULL) return;
    koers_node_free(self->root);
    koers_script_free(&self->script);
    koers_free(self->file);
    *self = (koers_document){0};
}
