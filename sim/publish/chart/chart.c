#include "publish/chart/chart.h"

#include "publish/chart/chart_cost.h"
#include "publish/chart/chart_difference.h"
#include "publish/chart/chart_fans.h"
#include "publish/chart/chart_flows.h"
#include "publish/chart/chart_odds.h"
#include "base/memory.h"

/* The indicators of the targets, each once, in the order of the targets. */
typedef struct {
    size_t n;
    koers_indicator at[KOERS_MAX_TARGETS];
} aims;

static aims aims_of(const koers_inputs *inputs)
{
    aims all = {0};
    for (int i = 0; i < inputs->aims.n_targets && i < KOERS_MAX_TARGETS; i++) {
        bool known = false;
        for (size_t j = 0; j < all.n; j++) known = known || all.at[j] == inputs->aims.target[i].indicator;
        if (!known) all.at[all.n++] = inputs->aims.target[i].indicator;
    }
    return all;
}

/* One of the kinds of charts: what it needs, and the file that it becomes. */
typedef struct {
    const koers_run_report *run;
    const koers_comparison_report *comparison;
    const char *name;
    const koers_indicator *indicators;
    size_t n;
} chart_order;

typedef koers_status (*writer)(FILE *stream, const chart_order *order);

static koers_status write_one(FILE *stream, const chart_order *order)
{
    return koers_chart_fans_one(stream, order->run, order->indicators[0]);
}

static koers_status write_overview(FILE *stream, const chart_order *order)
{
    return koers_chart_fans_overview(stream, order->run, order->name, order->indicators, order->n);
}

static koers_status write_cost(FILE *stream, const chart_order *order)
{
    return koers_chart_cost(stream, order->run, order->name);
}

static koers_status write_flows(FILE *stream, const chart_order *order)
{
    return koers_chart_flows(stream, order->run, order->name);
}

static koers_status write_odds(FILE *stream, const chart_order *order)
{
    return koers_chart_odds(stream, order->comparison, order->name);
}

static koers_status write_difference(FILE *stream, const chart_order *order)
{
    return koers_chart_difference(stream, order->comparison, order->name, order->indicators, order->n);
}

/* charts/NAME.gp */
static koers_status write_script(koers_folder *folder, writer write, const chart_order *order)
{
    FILE *stream = NULL;
    char *path = koers_format_text("charts/%s.gp", order->name);
    koers_status status = path == NULL ? KOERS_NO_MEMORY : koers_folder_file(folder, path, &stream);
    koers_free(path);
    if (status != KOERS_OK) return status;
    const koers_status written = write(stream, order);
    status = koers_folder_close_file(folder, stream);
    return written == KOERS_OK ? status : written;
}

/* Pages of at most `size` indicators: NAME, NAME-2, NAME-3 ... */
static koers_status write_pages(koers_folder *folder, writer write, chart_order order, const aims *all, size_t size)
{
    const char *name = order.name;
    koers_status status = KOERS_OK;
    for (size_t first = 0; first < all->n && status == KOERS_OK; first += size) {
        char *numbered = first == 0 ? koers_copy_text(name) : koers_format_text("%s-%zu", name, first / size + 1);
        if (numbered == NULL) return KOERS_NO_MEMORY;
        order.name = numbered;
        order.indicators = all->at + first;
        order.n = all->n - first < size ? all->n - first : size;
        status = write_script(folder, write, &order);
        koers_free(numbered);
    }
    return status;
}

koers_status koers_chart_run(koers_folder *folder, const koers_run_report *report)
{
    const aims all = aims_of(&report->scenario->inputs);
    koers_status status = KOERS_OK;
    for (size_t i = 0; i < all.n && status == KOERS_OK; i++)
        status =
            write_script(folder, write_one,
                         &(chart_order){.run = report, .name = koers_indicator_key(all.at[i]), .indicators = &all.at[i], .n = 1});
    if (status == KOERS_OK)
        status = write_pages(folder, write_overview, (chart_order){.run = report, .name = "targets"}, &all, KOERS_CHART_FANS);
    if (status == KOERS_OK) status = write_script(folder, write_cost, &(chart_order){.run = report, .name = "cost"});
    if (status == KOERS_OK) status = write_script(folder, write_flows, &(chart_order){.run = report, .name = "assistance_flows"});
    return status;
}

koers_status koers_chart_comparison(koers_folder *folder, const koers_comparison_report *report)
{
    const aims all = aims_of(&report->base->inputs);
    koers_status status = write_script(folder, write_odds, &(chart_order){.comparison = report, .name = "targets"});
    if (status == KOERS_OK)
        status = write_pages(folder, write_difference, (chart_order){.comparison = report, .name = "difference"}, &all,
                             KOERS_CHART_DIFFERENCES);
    return status;
}
