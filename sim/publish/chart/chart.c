#include "publish/chart/chart.h"

#include "base/memory.h"

/* A row of either list; only the writer of its kind is not NULL. */
typedef struct {
    const char *name;
    size_t per_page;
    koers_status (*run)(FILE *, const koers_run_report *, const koers_chart_script *);
    koers_status (*comparison)(FILE *, const koers_comparison_report *, const koers_chart_script *);
} chart_row;

static const chart_row rows[] = {
#define KOERS_CHART_ROW(writer, name, per_page) {name, per_page, koers_chart_##writer, NULL},
    KOERS_CHARTS_OF_RUN(KOERS_CHART_ROW)
#undef KOERS_CHART_ROW
#define KOERS_CHART_ROW(writer, name, per_page) {name, per_page, NULL, koers_chart_##writer},
        KOERS_CHARTS_OF_COMPARISON(KOERS_CHART_ROW)
#undef KOERS_CHART_ROW
};
enum { N_ROWS = sizeof rows / sizeof *rows };

/* What the scripts are made from; one of run and comparison is NULL. */
typedef struct {
    koers_folder *folder;
    const koers_run_report *run;
    const koers_comparison_report *comparison;
    size_t n;
    koers_indicator indicator[KOERS_MAX_TARGETS]; /* of the targets, each once, in their order */
} chart_work;

static void list_indicators(chart_work *self, const koers_inputs *inputs)
{
    for (int i = 0; i < inputs->aims.n_targets && i < KOERS_MAX_TARGETS; i++) {
        bool known = false;
        for (size_t j = 0; j < self->n; j++) known = known || self->indicator[j] == inputs->aims.target[i].indicator;
        if (!known) self->indicator[self->n++] = inputs->aims.target[i].indicator;
    }
}

/* charts/NAME.gp */
static koers_status write_script(const chart_work *self, const chart_row *row, const koers_chart_script *script)
{
    FILE *stream = NULL;
    char *path = koers_format_text("charts/%s.gp", script->name);
    koers_status status = path == NULL ? KOERS_NO_MEMORY : koers_folder_file(self->folder, path, &stream);
    koers_free(path);
    if (status != KOERS_OK) return status;
    const koers_status written =
        row->run != NULL ? row->run(stream, self->run, script) : row->comparison(stream, self->comparison, script);
    status = koers_folder_close_file(self->folder, stream);
    return written == KOERS_OK ? status : written;
}

/* The page that begins with this indicator: NAME, NAME-2, NAME-3 ... */
static koers_status write_page(const chart_work *self, const chart_row *row, size_t first)
{
    const size_t left = self->n - first, page = first / row->per_page + 1;
    char *name = row->name == NULL ? koers_copy_text(koers_indicator_key(self->indicator[first]))
                 : page == 1       ? koers_copy_text(row->name)
                                   : koers_format_text("%s-%zu", row->name, page);
    if (name == NULL) return KOERS_NO_MEMORY;
    const koers_status status =
        write_script(self, row,
                     &(koers_chart_script){
                         .name = name, .n = left < row->per_page ? left : row->per_page, .indicator = &self->indicator[first]});
    koers_free(name);
    return status;
}

static koers_status write_row(const chart_work *self, const chart_row *row)
{
    if (row->per_page == 0) return write_script(self, row, &(koers_chart_script){.name = row->name});
    koers_status status = KOERS_OK;
    for (size_t first = 0; first < self->n && status == KOERS_OK; first += row->per_page) status = write_page(self, row, first);
    return status;
}

koers_status koers_chart_run(koers_folder *folder, const koers_run_report *report)
{
    chart_work self = {.folder = folder, .run = report};
    koers_status status = KOERS_OK;
    list_indicators(&self, &report->scenario->inputs);
    for (size_t i = 0; i < N_ROWS && status == KOERS_OK; i++)
        if (rows[i].run != NULL) status = write_row(&self, &rows[i]);
    return status;
}

koers_status koers_chart_comparison(koers_folder *folder, const koers_comparison_report *report)
{
    chart_work self = {.folder = folder, .comparison = report};
    koers_status status = KOERS_OK;
    list_indicators(&self, &report->base->inputs);
    for (size_t i = 0; i < N_ROWS && status == KOERS_OK; i++)
        if (rows[i].comparison != NULL) status = write_row(&self, &rows[i]);
    return status;
}
