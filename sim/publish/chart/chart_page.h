/* chart_page - the page of a chart script: heading, terminals, title, subtitle, caption, and the words of gnuplot for a panel.
 *
 *   koers_chart_page_init(&page, voice, 900, koers_label_indicator(indicator, voice));
 *   koers_chart_page_add(&page, KOERS_CHART_CAPTION, koers_format_text(_("seed %s"), seed));
 *   koers_chart_page_open(&page, stream, 360, &origin);         body of 360 pixels from page.top on; then panels and `plot`
 *   status = koers_chart_page_close(&page);
 *
 * All lengths are pixels of the SVG, from the top left; PDF and PNG are scaled. Text is broken here, and the page grows with it, so
 * that none is clipped. Colours are variables of the script, set in its heading, for who wants others.
 */
#ifndef KOERS_CHART_PAGE_H
#define KOERS_CHART_PAGE_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "koers/indicators.h"
#include "koers/status.h"
#include "koers/voice.h"
#include "publish/chart/chart_axis.h"

typedef enum {
    KOERS_CHART_TITLE,
    KOERS_CHART_SUBTITLE,
    KOERS_CHART_FINDING,
    KOERS_CHART_CAPTION,
    KOERS_CHART_N_STYLES
} koers_chart_style;

enum { KOERS_CHART_LINES = 64 };

typedef struct {
    FILE *stream;
    const koers_voice *voice;
    double width, height;
    double top;      /* where the body begins */
    double body;     /* its height            */
    bool lost;       /* memory ran out        */
    bool surrounded; /* title and caption were written, with the first panel */
    size_t n;
    struct {
        koers_chart_style style;
        char *text;
    } line[KOERS_CHART_LINES]; /* broken to the page's width, in order of style */
} koers_chart_page;

/* What the comment at the head of a script says. */
typedef struct {
    const char *name;    /* of the script, without .gp     */
    const char *subject; /* "scenario full-plan: TITLE"    */
    const char *command; /* "run --draws 20000 --seed 1"   */
    const char *data;    /* "../projection.csv", or NULL: all in the script */
    int64_t draws;
    uint64_t seed;
} koers_chart_origin;

/* margin at both sides of the page, for what is not a plot */
#define KOERS_CHART_MARGIN 26.0

void koers_chart_page_init(koers_chart_page *self, const koers_voice *voice, double width, const char *title);

/* Adds a paragraph (after those of its style); takes the text; NULL is memory that ran out. */
void koers_chart_page_add(koers_chart_page *self, koers_chart_style style, char *text);

/* Writes the heading and all text around the body. */
void koers_chart_page_open(koers_chart_page *self, FILE *stream, double body, const koers_chart_origin *origin);

/* Frees; KOERS_NO_MEMORY when it ran out on the way. Errors of the stream show when it is closed. */
koers_status koers_chart_page_close(koers_chart_page *self) KOERS_MUST_USE;

typedef enum { KOERS_CHART_LEFT, KOERS_CHART_RIGHT, KOERS_CHART_CENTRE } koers_chart_align;

typedef struct {
    double x, y, size;
    const char *colour; /* variable of the script: "ink", "quiet", "aim", ... */
    koers_chart_align align;
    bool bold;
    const char *text; /* NULL is memory that ran out */
    double room;      /* where it must fit, it is written smaller; 0: all it needs */
} koers_chart_label;

void koers_chart_page_label(koers_chart_page *self, const koers_chart_label *label);

/* A label that is freed after. */
void koers_chart_page_label_take(koers_chart_page *self, koers_chart_label label, char *text);

/* A text in as many lines of `room` pixels as it needs, from label.y down. Returns the y below the last. */
double koers_chart_page_lines(koers_chart_page *self, koers_chart_label label, const char *text);

/* Height of a line of koers_chart_page_lines. */
double koers_chart_page_leading(double size);

/* A thin straight line. */
void koers_chart_page_line(koers_chart_page *self, const double from[2], const double to[2], const char *colour, double width);

/* A filled rectangle. */
void koers_chart_page_box(koers_chart_page *self, const double corner[2], const double size[2], const char *colour);

/* A white rectangle over everything but labels: the ground of words that no line may cut through. */
void koers_chart_page_ground(koers_chart_page *self, const double corner[2], const double size[2]);

/* A plot area and its axes. */
typedef struct {
    double left, right, top, bottom; /* pixels */
    double x_low, x_high;            /* years, or whatever x is */
    koers_chart_axis y;
} koers_chart_panel;

/* Begins a panel: forgets the labels of the one before; the first time it writes title and caption. */
void koers_chart_page_clear(koers_chart_page *self);

/* Sets margins, ranges, grid and border. */
void koers_chart_page_panel(koers_chart_page *self, const koers_chart_panel *panel);

/* Tics of the vertical axis as the reader writes numbers; percentages with their sign; both ways: amounts below zero without one. */
typedef enum { KOERS_CHART_NUMBERS, KOERS_CHART_PERCENT, KOERS_CHART_BOTH_WAYS } koers_chart_tics;
void koers_chart_page_y_tics(koers_chart_page *self, const koers_chart_panel *panel, koers_chart_tics tics);

/* Labelled years, on `last` and backwards from it. */
void koers_chart_page_year_tics(koers_chart_page *self, const koers_chart_panel *panel, int first, int last);

/* Pixels of a value on the panel. */
double koers_chart_panel_x(const koers_chart_panel *panel, double x);
double koers_chart_panel_y(const koers_chart_panel *panel, double y);

#endif
