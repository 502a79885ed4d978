#include "scenario/title.h"

#include <string.h>

#include "base/say.h"
#include "scenario/form.h"

void koers_title_check(koers_findings *findings, const koers_node *title)
{
    static const char *const keys[] = {"nl", "en"};
    const koers_voice *voice = findings->voice;
    const char *text;
    if (!koers_form_group(findings, title)) return;
    koers_form_keys(findings, title, keys, sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const koers_node *node = koers_node_find(title, keys[i]);
        if (!koers_form_text(findings, node, &text)) continue;
        if (strpbrk(text, "\n\r\t\f") != NULL) koers_form_refuse(findings, node, _("a title on one line"));
    }
}

const char *koers_title_text(const koers_node *title, koers_language language, const char *otherwise)
{
    const koers_node *text = koers_node_find(title, koers_language_code(language));
    /* a title in the other language says more than an id */
    if (text == NULL) text = koers_node_find(title, koers_language_code(language == KOERS_ENGLISH ? KOERS_DUTCH : KOERS_ENGLISH));
    return text != NULL && text->kind == KOERS_NODE_TEXT ? text->text : otherwise;
}
