/* chart_fan - one indicator over the years: what was observed, the bands of the runs, the median, the targets.
 *
 *   koers_chart_fan fan;
 *   status = koers_chart_fan_init(&fan, report, KOERS_I_CARE_SHARE);
 *   koers_chart_fan_data(&fan, &page);                                   the observed points, at the top of the script
 *   koers_chart_fan_draw(&fan, &page, &(koers_chart_frame){...});        a panel
 *   koers_chart_fan_free(&fan);
 */
#ifndef KOERS_CHART_FAN_H
#define KOERS_CHART_FAN_H

#include "publish/chart/chart_page.h"
#include "publish/chart/chart_past.h"
#include "publish/report.h"

typedef struct {
    const koers_run_report *report;
    koers_indicator indicator;
    koers_chart_past past;
    double scale;       /* from data to what people read: 100 for shares */
    int first, last;    /* years of the axis */
    koers_chart_axis y; /* in what people read */
    bool has_readings;  /* points of more than one reading */
    int companion;      /* indicator whose median is drawn beside it (without relocation), or -1 */
} koers_chart_fan;

/* Errors: KOERS_NO_MEMORY. Always free. */
koers_status koers_chart_fan_init(koers_chart_fan *self, const koers_run_report *report, koers_indicator indicator) KOERS_MUST_USE;
void koers_chart_fan_free(koers_chart_fan *self);

/* The observed points as data of the script, each with its source. */
void koers_chart_fan_data(const koers_chart_fan *self, koers_chart_page *page);

/* Where the fan stands; labels: room at its right for what each band is (wide), or for the median and the target alone. */
typedef struct {
    double left, right, top, bottom, label_room;
    bool wide;
} koers_chart_frame;

/* The panel, its labels and the plot. */
void koers_chart_fan_draw(const koers_chart_fan *self, koers_chart_page *page, const koers_chart_frame *frame);

/* The widest band that the draws bear: 0 that of 9 in 10 runs, 1 that of 8. */
size_t koers_chart_fan_widest(const koers_chart_fan *self);

#endif
