#include "publish/data/csv.h"

#include <string.h>

#include "publish/data/cells.h"
#include "publish/words/answers.h"

static koers_status state_of(FILE *stream)
{
    return ferror(stream) ? KOERS_WRITE_FAILED : KOERS_OK;
}

static void write_numbers(FILE *stream, const double *value, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        fputc(',', stream);
        koers_cell_write_number(stream, value[i]);
    }
    fputc('\n', stream);
}

koers_status koers_csv_projection(FILE *stream, const koers_run_report *report)
{
    const koers_projection *projection = report->projection;
    fputs("scenario,indicator,unit,year,draws,mean,se_mean,sd,p05,p10,p25,p50,p75,p90,p95\n", stream);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const koers_indicator indicator = (koers_indicator) i;
        for (int year = projection->years.first + koers_indicator_begins(indicator); year <= projection->years.last; year++) {
            const koers_summary *at = koers_projection_at(projection, (koers_indicator) i, year);
            const double moments[] = {at->mean, at->se_mean, at->sd};
            koers_cell_write_text(stream, report->scenario->id);
            fprintf(stream, ",%s,", koers_indicator_key(indicator));
            koers_cell_write_text(stream, koers_unit_text(koers_indicator_unit(indicator)));
            fprintf(stream, ",%d,%lld", year, (long long) projection->n_draws);
            for (size_t j = 0; j < 3; j++) {
                fputc(',', stream);
                koers_cell_write_number(stream, moments[j]);
            }
            write_numbers(stream, at->quantile, KOERS_N_QUANTILES);
        }
    }
    return state_of(stream);
}

koers_status koers_csv_targets(FILE *stream, const koers_run_report *const *report, size_t n)
{
    koers_sheet sheet;
    koers_answers_targets(&sheet, report, n);
    const koers_status status = koers_sheet_csv(&sheet, stream);
    koers_sheet_free(&sheet);
    return status;
}

static void write_differences(FILE *stream, const koers_comparison_report *report, size_t i)
{
    const koers_comparison *comparison = &report->comparison[i];
    for (int j = 0; j < KOERS_N_INDICATORS; j++) {
        const koers_indicator indicator = (koers_indicator) j;
        for (int year = comparison->years.first + koers_indicator_begins(indicator); year <= comparison->years.last; year++) {
            const koers_difference *at = koers_comparison_at(comparison, (koers_indicator) j, year);
            const double values[] = {at->mean, at->se, at->p05, at->p50, at->p95, at->share_better};
            koers_cell_write_text(stream, report->base_name);
            fputc(',', stream);
            koers_cell_write_text(stream, report->name[i]);
            fprintf(stream, ",%s,%d", koers_indicator_key(indicator), year);
            write_numbers(stream, values, sizeof values / sizeof *values);
        }
    }
}

koers_status koers_csv_comparison(FILE *stream, const koers_comparison_report *report)
{
    fputs("baseline,scenario,indicator,year,mean_difference,se,p05,p50,p95,share_better\n", stream);
    for (size_t i = 0; i < report->n; i++) write_differences(stream, report, i);
    return state_of(stream);
}

koers_status koers_csv_comparison_targets(FILE *stream, const koers_comparison_report *report)
{
    koers_sheet sheet;
    koers_answers_differences(&sheet, report);
    const koers_status status = koers_sheet_csv(&sheet, stream);
    koers_sheet_free(&sheet);
    return status;
}

koers_status koers_csv_draws_header(FILE *stream)
{
    fputs(KOERS_CSV_DRAWS_HEADER, stream);
    return state_of(stream);
}

/* Millions of rows: lines are put together in one buffer, and the stream sees it only when it is full. */
enum { BUFFER = 1 << 16, LONGEST_LINE = 256 };

typedef struct {
    FILE *stream;
    size_t n;
    char bytes[BUFFER];
} line_buffer;

static void buffer_flush(line_buffer *buffer)
{
    fwrite(buffer->bytes, 1, buffer->n, buffer->stream);
    buffer->n = 0;
}

static void buffer_add(line_buffer *buffer, const char *text, size_t n)
{
    memcpy(buffer->bytes + buffer->n, text, n);
    buffer->n += n;
}

static void buffer_integer(line_buffer *buffer, int64_t value)
{
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char) ('0' + value % 10);
        value /= 10;
    } while (value > 0);
    buffer_add(buffer, digits + at, sizeof digits - at);
}

/* One series of the part: the same name in all its lines. values is NULL where the value is the same in every draw. */
typedef struct {
    const char *key;
    size_t key_length;
    int year;
    const double *values;
    double fixed;
} draw_series;

static size_t list_series(const koers_sample *part, bool all_years, draw_series *series)
{
    size_t n = 0;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const koers_indicator indicator = (koers_indicator) i;
        const char *key = koers_indicator_key(indicator);
        for (int year = all_years ? part->years.first + koers_indicator_begins(indicator) : part->years.last; year <= part->years.last; year++)
            series[n++] = (draw_series){.key = key,
                                        .key_length = strlen(key),
                                        .year = year,
                                        .values = koers_sample_series(part, indicator, year),
                                        .fixed = part->start[i]};
    }
    return n;
}

static void buffer_line(line_buffer *buffer, const draw_series *series, int64_t draw, size_t column)
{
    char number[KOERS_CELL_NUMBER_TEXT];
    const size_t length = koers_cell_number(series->values == NULL ? series->fixed : series->values[column], number);
    buffer_integer(buffer, draw);
    buffer_add(buffer, ",", 1);
    buffer_add(buffer, series->key, series->key_length);
    buffer_add(buffer, ",", 1);
    buffer_integer(buffer, series->year);
    buffer_add(buffer, ",", 1);
    buffer_add(buffer, number, length);
    buffer_add(buffer, "\n", 1);
}

static bool is_stopped(const koers_watch *watch)
{
    return watch != NULL && watch->cancelled != NULL && watch->cancelled(watch->context);
}

koers_status koers_csv_draws(FILE *stream, const koers_sample *part, int64_t first, bool all_years, const koers_watch *watch)
{
    enum { ASK_EVERY = 256 };
    draw_series series[KOERS_N_INDICATORS * KOERS_N_YEARS];
    const size_t n_series = list_series(part, all_years, series);
    line_buffer buffer;
    buffer.stream = stream;
    buffer.n = 0;
    for (size_t i = 0; i < part->n; i++) {
        if (i % ASK_EVERY == 0 && is_stopped(watch)) return KOERS_INTERRUPTED;
        for (size_t j = 0; j < n_series; j++) {
            if (buffer.n + LONGEST_LINE > BUFFER) buffer_flush(&buffer);
            buffer_line(&buffer, &series[j], first + (int64_t) i, i);
        }
        if (ferror(stream)) return KOERS_WRITE_FAILED;
    }
    buffer_flush(&buffer);
    return state_of(stream);
}
