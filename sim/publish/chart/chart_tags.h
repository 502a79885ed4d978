/* chart_tags - labels at the right edge of a panel, each beside what it names; where they would overlap they make way and a thin
 * line leads back.
 *
 *   koers_chart_tags tags = {0};
 *   koers_chart_tags_add(&tags, (koers_chart_tag){.value = 35.3, .text = {koers_copy_text("35.3 %")}, .colour = "median"});
 *   koers_chart_tags_draw(&tags, &page, &panel, true);                                              also frees the texts
 */
#ifndef KOERS_CHART_TAGS_H
#define KOERS_CHART_TAGS_H

#include "publish/chart/chart_page.h"

typedef struct {
    double value;       /* what it names, on the panel's axis           */
    char *text[2];      /* taken; the second stands below the first, or NULL */
    const char *colour; /* variable of the script                       */
    const char *swatch; /* a box of this colour before it, or NULL      */
    bool bold;          /* the first text                               */
} koers_chart_tag;

typedef struct {
    size_t n;
    koers_chart_tag tag[KOERS_CHART_LABELS];
} koers_chart_tags;

/* More than KOERS_CHART_LABELS are dropped. */
void koers_chart_tags_add(koers_chart_tags *self, koers_chart_tag tag);

/* wide: with room for a line to each label. */
void koers_chart_tags_draw(koers_chart_tags *self, koers_chart_page *page, const koers_chart_panel *panel, bool wide);

#endif
