#include "publish/chart/chart_page.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "koers/years.h"
#include "publish/chart/chart_text.h"
#include "publish/words/figures.h"

/* Font size, line height, space above the first line, colour, weight. */
static const struct {
    double size, leading, above;
    const char *colour;
    bool bold;
} styles[KOERS_CHART_N_STYLES] = {
    [KOERS_CHART_TITLE] = {18, 24, 14, "ink", true},
    [KOERS_CHART_SUBTITLE] = {12, 17, 4, "quiet", false},
    [KOERS_CHART_FINDING] = {13, 19, 8, "ink", false},
    [KOERS_CHART_CAPTION] = {10.5, 15, 10, "quiet", false},
};

void koers_chart_page_init(koers_chart_page *self, const koers_voice *voice, double width, const char *title)
{
    *self = (koers_chart_page){.voice = voice, .width = width};
    koers_chart_page_add(self, KOERS_CHART_TITLE, koers_copy_text(title));
}

/* Puts a line behind the last one of its style. Takes the text. */
static void insert(koers_chart_page *self, koers_chart_style style, char *text)
{
    if (text == NULL) {
        self->lost = true;
        return;
    }
    if (self->n == KOERS_CHART_LINES) {
        koers_free(text);
        return;
    }
    size_t i = self->n++;
    for (; i > 0 && self->line[i - 1].style > style; i--) self->line[i] = self->line[i - 1];
    self->line[i].style = style;
    self->line[i].text = text;
}

void koers_chart_page_add(koers_chart_page *self, koers_chart_style style, char *text)
{
    const double width = self->width - 2 * KOERS_CHART_MARGIN;
    if (text == NULL) self->lost = true;
    for (const char *rest = text; rest != NULL && *rest != '\0';) {
        const size_t n = koers_chart_text_break(rest, styles[style].size, styles[style].bold, width);
        size_t length = n;
        while (length > 1 && rest[length - 1] == ' ') length--;
        insert(self, style, koers_copy_bytes(rest, length));
        rest += n;
    }
    koers_free(text);
}

/* Height of the lines of the styles first..last. */
static double height_of(const koers_chart_page *self, koers_chart_style first, koers_chart_style last)
{
    double height = 0;
    for (size_t i = 0; i < self->n; i++) {
        const koers_chart_style style = self->line[i].style;
        if (style < first || style > last) continue;
        height += styles[style].leading;
        if (i == 0 || self->line[i - 1].style != style) height += styles[style].above;
    }
    return height;
}

static void write_comments(const koers_chart_page *self, const koers_chart_origin *origin)
{
    FILE *stream = self->stream;
    fprintf(stream, "# %s.gp - ", origin->name);
    koers_chart_text_comment(stream, self->n > 0 ? self->line[0].text : "");
    fputs("\n# A chart of koers: ", stream);
    koers_chart_text_comment(stream, origin->subject == NULL ? "" : origin->subject);
    fprintf(stream, "\n# %" PRId64 " draws, seed %" PRIu64 "; command: ", origin->draws, origin->seed);
    koers_chart_text_comment(stream, origin->command == NULL ? "" : origin->command);
    fprintf(stream, "\n#\n# Redraw here: gnuplot %s.gp    as PDF or PNG: gnuplot -e \"format='pdf'\" %s.gp\n", origin->name,
            origin->name);
    if (origin->data != NULL)
        fprintf(stream, "# Curves are read from %s. The numbers within texts, and the axes, were made for that file.\n\n",
                origin->data);
    else
        fputs("# All numbers stand below.\n\n", stream);
}

static void write_terminals(const koers_chart_page *self, const char *name)
{
    FILE *stream = self->stream;
    /* in the C locale gnuplot complains about its own degree sign, and draws the same without being told the encoding */
    fputs("reset\nif (GPVAL_ENCODING ne 'default') set encoding utf8\nif (!exists(\"format\")) format = 'svg'\n", stream);
    fprintf(
        stream,
        "if (format eq 'svg') set terminal svg size %.0f,%.0f enhanced font 'DejaVu Sans,Verdana,sans-serif,12' background '#ffffff'\n",
        self->width, self->height);
    fprintf(
        stream,
        "if (format eq 'pdf') set terminal pdfcairo size %.3fin,%.3fin enhanced font 'DejaVu Sans,12' fontscale 0.75 linewidth 2 background '#ffffff'\n",
        self->width / 72, self->height / 72);
    fprintf(
        stream,
        "if (format eq 'png') set terminal pngcairo size %.0f,%.0f enhanced font 'DejaVu Sans,12' fontscale 1.5 linewidth 2 pointscale 2 background '#ffffff'\n",
        2 * self->width, 2 * self->height);
    fputs("if (format ne 'svg' && format ne 'pdf' && format ne 'png') exit error \"format is svg, pdf or png\"\n", stream);
    fprintf(stream, "set output '%s.'.format\n\n", name);
}

static void write_palette(const koers_chart_page *self)
{
    fputs("# text, lines, bands, target; light to dark in each group, so that grey print keeps them apart\n"
          "ink = '#1c2430'; quiet = '#5c6672'; rule = '#e4e7eb'; axis = '#9aa3ad'\n"
          "band90 = '#dbe8f4'; band80 = '#b4d0e8'; band50 = '#7fafd7'; median = '#0b3d70'\n"
          "aim = '#b3470b'; observed = '#1c2430'; other = '#7a5195'\n"
          "dark = '#1d4e79'; middle = '#5aa08c'; light = '#f2b84b'; pale = '#d9dde2'\n\n",
          self->stream);
    fprintf(self->stream,
            "# pixels of the SVG, from the top left, as parts of the page\nX(px) = px / %.1f\nY(px) = 1 - px / %.1f\n\n",
            self->width, self->height);
    fputs("set datafile separator ','\nset datafile columnheaders\n"
          "# the column of an indicator's rows in projection.csv\n"
          "of(indicator, name) = strcol('indicator') eq indicator ? column(name) : NaN\n\n"
          "dot = format eq 'svg' ? 0.85 : 1; diamond = format eq 'svg' ? 0.65 : 1    # SVG draws them larger\n"
          "unset key\nset style fill solid 1 noborder\n\n",
          self->stream);
}

void koers_chart_page_open(koers_chart_page *self, FILE *stream, double body, const koers_chart_origin *origin)
{
    self->stream = stream;
    self->top = height_of(self, KOERS_CHART_TITLE, KOERS_CHART_FINDING) + 8;
    self->body = body;
    self->height = ceil(self->top + body + height_of(self, KOERS_CHART_CAPTION, KOERS_CHART_CAPTION) + 16);
    write_comments(self, origin);
    write_terminals(self, origin->name);
    write_palette(self);
}

koers_status koers_chart_page_close(koers_chart_page *self)
{
    const koers_status status = self->lost ? KOERS_NO_MEMORY : KOERS_OK;
    for (size_t i = 0; i < self->n; i++) koers_free(self->line[i].text);
    self->n = 0;
    return status;
}

void koers_chart_page_label(koers_chart_page *self, const koers_chart_label *label)
{
    static const char *const align[] = {"left", "right", "center"};
    if (label->text == NULL) {
        self->lost = true;
        return;
    }
    double size = label->size;
    const double width = koers_chart_text_width(label->text, strlen(label->text), size, label->bold);
    if (label->room > 0 && width > label->room) size = floor(10 * size * label->room / width) / 10;
    fputs("set label ", self->stream);
    if (label->bold)
        koers_chart_text_quote_bold(self->stream, label->text);
    else
        koers_chart_text_quote(self->stream, label->text);
    fprintf(self->stream, " at screen X(%.1f), screen Y(%.1f) %s font ',%g' textcolor rgb %s%s front\n", label->x, label->y,
            align[label->align], size, label->colour, label->bold ? "" : " noenhanced");
}

void koers_chart_page_label_take(koers_chart_page *self, koers_chart_label label, char *text)
{
    label.text = text;
    koers_chart_page_label(self, &label);
    koers_free(text);
}

double koers_chart_page_leading(double size)
{
    return size + 3.5;
}

double koers_chart_page_lines(koers_chart_page *self, koers_chart_label label, const char *text)
{
    const double room = label.room;
    label.room = 0;
    while (*text != '\0') {
        const size_t n = koers_chart_text_break(text, label.size, label.bold, room);
        koers_chart_page_label_take(self, label, koers_copy_bytes(text, n));
        label.y += koers_chart_page_leading(label.size);
        text += n;
    }
    return label.y;
}

void koers_chart_page_line(koers_chart_page *self, const double from[2], const double to[2], const char *colour, double width)
{
    fprintf(self->stream,
            "set arrow from screen X(%.1f), screen Y(%.1f) to screen X(%.1f), screen Y(%.1f) nohead lw %g lc rgb %s\n", from[0],
            from[1], to[0], to[1], width, colour);
}

void koers_chart_page_box(koers_chart_page *self, const double corner[2], const double size[2], const char *colour)
{
    fprintf(
        self->stream,
        "set object rectangle from screen X(%.1f), screen Y(%.1f) to screen X(%.1f), screen Y(%.1f) fs solid 1 noborder fc rgb %s\n",
        corner[0], corner[1], corner[0] + size[0], corner[1] + size[1], colour);
}

void koers_chart_page_ground(koers_chart_page *self, const double corner[2], const double size[2])
{
    fprintf(
        self->stream,
        "set object rectangle from screen X(%.1f), screen Y(%.1f) to screen X(%.1f), screen Y(%.1f) front fs solid 1 noborder fc rgb '#ffffff'\n",
        corner[0], corner[1], corner[0] + size[0], corner[1] + size[1]);
}

/* Title, subtitle, findings above the body, caption below it. */
static void write_surroundings(koers_chart_page *self)
{
    double y = 0;
    bool below = false;
    for (size_t i = 0; i < self->n; i++) {
        const koers_chart_style style = self->line[i].style;
        if (style == KOERS_CHART_CAPTION && !below) {
            y = self->top + self->body;
            below = true;
        }
        if (i == 0 || self->line[i - 1].style != style) y += styles[style].above;
        const koers_chart_label label = {.x = KOERS_CHART_MARGIN,
                                         .y = y + styles[style].leading / 2,
                                         .size = styles[style].size,
                                         .colour = styles[style].colour,
                                         .bold = styles[style].bold,
                                         .text = self->line[i].text};
        koers_chart_page_label(self, &label);
        y += styles[style].leading;
    }
}

void koers_chart_page_clear(koers_chart_page *self)
{
    if (self->surrounded)
        fputs("\nunset label; unset arrow; unset object\n", self->stream);
    else
        write_surroundings(self);
    self->surrounded = true;
}

void koers_chart_page_panel(koers_chart_page *self, const koers_chart_panel *panel)
{
    fprintf(
        self->stream,
        "set lmargin at screen X(%.1f); set rmargin at screen X(%.1f); set tmargin at screen Y(%.1f); set bmargin at screen Y(%.1f)\n",
        panel->left, panel->right, panel->top, panel->bottom);
    fprintf(self->stream, "set xrange [%.12g:%.12g]; set yrange [%.12g:%.12g]\n", panel->x_low, panel->x_high, panel->y.low,
            panel->y.high);
    fputs("set border 1 lw 1 lc rgb axis\nset grid ytics back lt 1 lw 1 lc rgb rule\n", self->stream);
}

void koers_chart_page_y_tics(koers_chart_page *self, const koers_chart_panel *panel, koers_chart_tics tics)
{
    const int n = (int) floor((panel->y.high - panel->y.low) / panel->y.step + 0.5);
    fputs("set ytics scale 0 font ',11' textcolor rgb quiet noenhanced (", self->stream);
    for (int i = 0; i <= n; i++) {
        koers_figure figure;
        const double value = panel->y.low + i * panel->y.step;
        koers_figures_number(tics == KOERS_CHART_BOTH_WAYS ? fabs(value) : value, panel->y.decimals, self->voice, figure);
        fprintf(self->stream, "%s'%s%s' %.12g", i == 0 ? "" : ", ", figure, tics == KOERS_CHART_PERCENT ? " %%" : "", value);
    }
    fputs(")\n", self->stream);
}

void koers_chart_page_year_tics(koers_chart_page *self, const koers_chart_panel *panel, int first, int last)
{
    const int from = first < KOERS_START_YEAR && last > KOERS_START_YEAR ? KOERS_START_YEAR : first; /* a year worth a label */
    const int step = koers_chart_axis_years(from, last, koers_chart_panel_x(panel, last) - koers_chart_panel_x(panel, from), 46);
    fprintf(
        self->stream,
        "set xtics out nomirror scale 0.6,0.3 offset 0,0.2 font ',11' textcolor rgb quiet format '%%.0f' %d,%d,%d\nset mxtics %d\n",
        last - (last - first) / step * step, step, last, step);
}

double koers_chart_panel_x(const koers_chart_panel *panel, double x)
{
    return panel->left + (panel->right - panel->left) * (x - panel->x_low) / (panel->x_high - panel->x_low);
}

double koers_chart_panel_y(const koers_chart_panel *panel, double y)
{
    return panel->bottom - (panel->bottom - panel->top) * (y - panel->y.low) / (panel->y.high - panel->y.low);
}
