#include "scenario/title.h"

#include <stdbool.h>

#include "base/say.h"
#include "base/text.h"
#include "scenario/form.h"

/* Blanks of every width; what has no width of its own is not seen either. */
static bool is_seen(unsigned point)
{
    const bool blank = point == ' ' || point == 0xA0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200A) ||
                       point == 0x202F || point == 0x205F || point == 0x2800 || point == 0x3000 || point == 0x3164;
    return !blank && koers_text_columns(point) > 0;
}

/* A title is drawn in charts and printed in lines as it stands. Any text that is printed will do; the first character that does
 * something else is told. */
static void check_text(koers_findings *findings, const koers_node *node, const char *text)
{
    const koers_voice *voice = findings->voice;
    bool seen = false;
    for (size_t length = 0; *text != '\0'; text += length) {
        unsigned point = 0;
        length = koers_text_character(text, 4, &point);
        const koers_text_effect effect = length == 0 ? KOERS_TEXT_CONTROL : koers_text_effect_of(point);
        if (effect == KOERS_TEXT_LINE_END)
            koers_form_refuse(findings, node, _("a title on one line"));
        else if (effect == KOERS_TEXT_DIRECTION)
            koers_form_refuse(findings, node, _("a title without marks that turn the direction of text"));
        else if (effect == KOERS_TEXT_CONTROL)
            koers_form_refuse(findings, node, _("a title without control characters"));
        if (effect != KOERS_TEXT_DRAWN) return;
        seen = seen || is_seen(point);
    }
    if (!seen) koers_form_refuse(findings, node, _("a title that is not blank"));
}

void koers_title_check(koers_findings *findings, const koers_node *title)
{
    static const char *const keys[] = {"nl", "en"};
    const char *text;
    if (!koers_form_group(findings, title)) return;
    koers_form_keys(findings, title, keys, sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const koers_node *node = koers_node_find(title, keys[i]);
        if (koers_form_text(findings, node, &text)) check_text(findings, node, text);
    }
}

const char *koers_title_text(const koers_node *title, koers_language language, const char *otherwise)
{
    const koers_node *text = koers_node_find(title, koers_language_code(language));
    /* a title in the other language says more than an id */
    if (text == NULL) text = koers_node_find(title, koers_language_code(language == KOERS_ENGLISH ? KOERS_DUTCH : KOERS_ENGLISH));
    return text != NULL && text->kind == KOERS_NODE_TEXT ? text->text : otherwise;
}
