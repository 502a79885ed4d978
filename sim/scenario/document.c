#include "koers/document.h"

#include <string.h>

#include "koers/form.h"
#include "koers/memory.h"
#include "koers/script.h"
#include "koers/source.h"
#include "koers/words.h"

koers_status koers_document_open(koers_document *self, const char *path, const char *kind, koers_findings *findings)
{
    koers_script script = {0};
    const char *reason = "";
    *self = (koers_document){0};
    self->file = koers_copy_text(path);
    if (self->file == NULL) return KOERS_NO_MEMORY;
    koers_status status = koers_script_read(&script, path, &reason);
    if (status == KOERS_NO_INPUT) koers_findings_add(findings, path, 0, "", _("cannot read the file: %s"), reason);
    if (status == KOERS_OK) status = koers_source_parse(&self->root, script.bytes, script.n, self->file, findings);
    if (status == KOERS_OK) {
        memcpy(self->digest, script.digest, sizeof self->digest);
        koers_form_header(findings, self->root, kind, true);
    }
    koers_script_free(&script);
    return status;
}

void koers_document_close(koers_document *self)
{
    if (self == NULL) return;
    koers_node_free(self->root);
    koers_free(self->file);
    *self = (koers_document){0};
}
