#include "publish/screen/screen.h"

#include "publish/data/csv.h"
#include "publish/words/answers.h"
#include "screen_comparison.h"
#include "screen_run.h"

/* Takes the sheet. */
static koers_status write_sheet(koers_sheet *sheet, koers_format format, FILE *stream)
{
    const koers_status status =
        format == KOERS_FORMAT_CSV ? koers_sheet_csv(sheet, stream) : koers_sheet_json_document(sheet, stream);
    koers_sheet_free(sheet);
    return status;
}

/* A full disk shows only when the buffer goes out. */
static koers_status flushed(FILE *stream, koers_status status)
{
    if (status == KOERS_OK && (fflush(stream) != 0 || ferror(stream))) return KOERS_WRITE_FAILED;
    return status;
}

koers_status koers_screen_run(FILE *stream, const koers_run_report *report, bool colour)
{
    return flushed(stream, koers_screen_run_table(stream, report, colour));
}

koers_status koers_screen_runs_data(FILE *stream, const koers_run_report *const *report, size_t n, koers_format format)
{
    koers_status status = KOERS_OK;
    if (format == KOERS_FORMAT_CSV) return flushed(stream, koers_csv_targets(stream, report, n));
    for (size_t i = 0; i < n && status == KOERS_OK; i++) {
        koers_sheet sheet;
        if (n > 1) fputs(i == 0 ? "[\n" : ",\n", stream);
        koers_answers_targets(&sheet, &report[i], 1);
        status = write_sheet(&sheet, format, stream);
    }
    if (n > 1) fputs("]\n", stream);
    return flushed(stream, status);
}

koers_status koers_screen_comparison(FILE *stream, const koers_comparison_report *report, koers_format format, bool colour)
{
    koers_sheet sheet;
    if (format == KOERS_FORMAT_TABLE) return flushed(stream, koers_screen_comparison_table(stream, report, colour));
    koers_answers_differences(&sheet, report);
    return flushed(stream, write_sheet(&sheet, format, stream));
}
