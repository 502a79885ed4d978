#include "publish/chart/chart_tags.h"

#include <math.h>

#include "base/memory.h"

void koers_chart_tags_add(koers_chart_tags *self, koers_chart_tag tag)
{
    if (self->n < KOERS_CHART_LABELS) {
        self->tag[self->n++] = tag;
        return;
    }
    koers_free(tag.text[0]);
    koers_free(tag.text[1]);
}

static double height_of(const koers_chart_tag *tag)
{
    return tag->text[1] == NULL ? 17 : tag->bold ? 37 : 33;
}

static void draw(koers_chart_page *page, const koers_chart_panel *panel, const koers_chart_tag *tag, double y, bool wide)
{
    const double x = panel->right + (wide ? 32 : 12), exact = koers_chart_panel_y(panel, tag->value);
    const double from[2] = {panel->right + 4, exact}, to[2] = {x - 5, y};
    const double above = tag->text[1] == NULL ? 0 : 8, indent = tag->swatch == NULL ? 0 : 16;
    if (wide || fabs(exact - y) > 3) koers_chart_page_line(page, from, to, "axis", 0.6);
    if (tag->swatch != NULL) koers_chart_page_box(page, (const double[]){x, y - above - 5}, (const double[]){10, 10}, tag->swatch);
    koers_chart_page_label_take(page,
                                (koers_chart_label){.x = x + indent,
                                                    .y = y - above,
                                                    .size = !tag->bold ? 11
                                                            : wide     ? 14
                                                                       : 12,
                                                    .colour = tag->swatch == NULL ? tag->colour : "ink",
                                                    .bold = tag->bold},
                                tag->text[0]);
    if (tag->text[1] != NULL)
        koers_chart_page_label_take(page, (koers_chart_label){.x = x + indent, .y = y + 8, .size = 11, .colour = tag->colour},
                                    tag->text[1]);
}

void koers_chart_tags_draw(koers_chart_tags *self, koers_chart_page *page, const koers_chart_panel *panel, bool wide)
{
    double y[KOERS_CHART_LABELS], height[KOERS_CHART_LABELS];
    for (size_t i = 0; i < self->n; i++) {
        y[i] = koers_chart_panel_y(panel, self->tag[i].value);
        height[i] = height_of(&self->tag[i]);
    }
    koers_chart_axis_spread(y, height, self->n, panel->top - 16, panel->bottom + 20);
    for (size_t i = 0; i < self->n; i++) draw(page, panel, &self->tag[i], y[i], wide);
    self->n = 0;
}
