/* title - what something is called, in both languages: { nl = "..."; en = "..."; }. */
#ifndef KOERS_TITLE_H
#define KOERS_TITLE_H

#include "koers/findings.h"
#include "koers/voice.h"
#include "scenario/tree.h"

/* A finding for every name and text that is not allowed. A title is any text that can be drawn on one line as it stands, and seen. */
void koers_title_check(koers_findings *findings, const koers_node *title);

/* The title in a language; in the other where only that is given; `otherwise` where none is. NULL is fine for `title`. */
const char *koers_title_text(const koers_node *title, koers_language language, const char *otherwise);

#endif
