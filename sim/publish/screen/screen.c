#include "publish/screen/screen.h"

#include "publish/data/csv.h"
#include "publish/screen/screen_comparison.h"
#include "publish/screen/screen_run.h"
#include "publish/screen/terminal.h"
#include "publish/words/answers.h"

/* A full disk shows only when the buffer goes out. */
static koers_status flushed(FILE *stream, koers_status status)
{
    if (status == KOERS_OK && (fflush(stream) != 0 || ferror(stream))) return KOERS_WRITE_FAILED;
    return status;
}

static koers_status write_sheet(FILE *stream, const koers_sheet *sheet, koers_format format)
{
    return format == KOERS_FORMAT_CSV ? koers_sheet_csv(sheet, stream) : koers_sheet_json_document(sheet, stream);
}

koers_status koers_screen_deliver(FILE *stream, const koers_prose *prose, const koers_sheet *sheet, koers_format format)
{
    const bool colour = false;
    return flushed(stream,
                   format == KOERS_FORMAT_TABLE ? koers_terminal_print(prose, stream, colour) : write_sheet(stream, sheet, format));
}

/* Takes the sheet. */
static koers_status deliver_sheet(FILE *stream, koers_sheet *sheet, koers_format format)
{
    const koers_status status = write_sheet(stream, sheet, format);
    koers_sheet_free(sheet);
    return flushed(stream, status);
}

/* Takes the prose; told: how it was built. */
static koers_status deliver_prose(FILE *stream, koers_prose *prose, koers_status told, bool colour)
{
    const koers_status status = told == KOERS_OK ? koers_terminal_print(prose, stream, colour) : told;
    koers_prose_free(prose);
    return flushed(stream, status);
}

koers_status koers_screen_run(FILE *stream, const koers_run_report *report, bool colour)
{
    koers_prose prose;
    koers_prose_init(&prose, report->voice);
    const koers_status told = koers_screen_run_tell(&prose, report);
    return deliver_prose(stream, &prose, told, colour);
}

koers_status koers_screen_runs_data(FILE *stream, const koers_run_report *const *report, size_t n, bool several,
                                    koers_format format)
{
    koers_status status = KOERS_OK;
    if (format == KOERS_FORMAT_CSV) return flushed(stream, koers_csv_targets(stream, report, n));
    for (size_t i = 0; i < n && status == KOERS_OK; i++) {
        koers_sheet sheet;
        if (several) fputs(i == 0 ? "[\n" : ",\n", stream);
        koers_answers_targets(&sheet, &report[i], 1);
        status = deliver_sheet(stream, &sheet, format);
    }
    if (several) fputs("]\n", stream);
    return flushed(stream, status);
}

koers_status koers_screen_comparison(FILE *stream, const koers_comparison_report *report, koers_format format, bool colour)
{
    koers_sheet sheet;
    koers_prose prose;
    if (format == KOERS_FORMAT_TABLE) {
        koers_prose_init(&prose, report->voice);
        const koers_status told = koers_screen_comparison_tell(&prose, report);
        return deliver_prose(stream, &prose, told, colour);
    }
    koers_answers_differences(&sheet, report);
    return deliver_sheet(stream, &sheet, format);
}

koers_status koers_screen_overview(FILE *stream, const koers_overview *overview, const koers_voice *voice)
{
    koers_prose prose;
    koers_prose_init(&prose, voice);
    koers_overview_tell(overview, &prose);
    return deliver_prose(stream, &prose, KOERS_OK, false);
}
