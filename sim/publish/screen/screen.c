#include "publish/screen/screen.h"

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

koers_status koers_screen_run(FILE *stream, const koers_run_report *report, koers_format format, bool colour)
{
    koers_sheet sheet;
    if (format == KOERS_FORMAT_TABLE) return flushed(stream, koers_screen_run_table(stream, report, colour));
    koers_answers_targets(&sheet, report);
    return flushed(stream, write_sheet(&sheet, format, stream));
}

koers_status koers_screen_comparison(FILE *stream, const koers_comparison_report *report, koers_format format, bool colour)
{
    koers_sheet sheet;
    if (format == KOERS_FORMAT_TABLE) return flushed(stream, koers_screen_comparison_table(stream, report, colour));
    koers_answers_differences(&sheet, report);
    return flushed(stream, write_sheet(&sheet, format, stream));
}
