#include "base/memory.h"
#include "base/say.h"
#include "publish/data/sheet.h"
#include "publish/screen/describe.h"
#include "publish/screen/table.h"

static koers_status add_value(koers_sheet *sheet, koers_table *table, const koers_value *value)
{
    const koers_origin *origin = &value->origin;
    char *where = origin->line > 0 ? koers_format_text("%s:%d", origin->file, origin->line) : koers_copy_text(origin->file);
    if (where == NULL) return KOERS_NO_MEMORY;
    koers_sheet_text(sheet, value->path);
    koers_sheet_text(sheet, value->text);
    koers_sheet_text(sheet, origin->file);
    koers_sheet_integer(sheet, origin->line);
    koers_sheet_text(sheet, value->source);
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, value->path);
    koers_table_cell(table, value->text);
    koers_table_cell(table, where);
    koers_free(where);
    return KOERS_OK;
}

static void print_head(FILE *stream, const koers_knowledge *about, const koers_scenario *scenario)
{
    fprintf(stream, "%s (%s)\n", scenario->title[koers_voice_language(about->voice)], scenario->id);
    for (size_t i = 0; i < scenario->n_files; i++)
        fprintf(stream, "  %.12s  %s\n", scenario->file[i].digest, scenario->file[i].path);
    fputc('\n', stream);
}

koers_status koers_describe_scenario(FILE *stream, const koers_knowledge *about, const koers_scenario *scenario,
                                     koers_format format)
{
    const koers_voice *voice = about->voice;
    static const char *const columns[] = {"path", "value", "file", "line", "source"};
    static const koers_column layout[] = {{KOERS_LEFT, 0}, {KOERS_LEFT, 34}, {KOERS_LEFT, 0}};
    koers_sheet sheet;
    koers_table table;
    koers_status status = KOERS_OK;
    koers_sheet_init(&sheet, sizeof columns / sizeof *columns, columns);
    koers_table_init(&table, sizeof layout / sizeof *layout, layout);
    koers_table_row(&table, KOERS_PLAIN);
    koers_table_cell(&table, _("input"));
    koers_table_cell(&table, _("value"));
    koers_table_cell(&table, _("where"));
    koers_table_row(&table, KOERS_RULE);
    for (size_t i = 0; i < scenario->n_values && status == KOERS_OK; i++) status = add_value(&sheet, &table, &scenario->value[i]);
    if (status == KOERS_OK && format == KOERS_FORMAT_CSV) {
        status = koers_sheet_csv(&sheet, stream);
    } else if (status == KOERS_OK && format == KOERS_FORMAT_JSON) {
        status = koers_sheet_json_document(&sheet, stream);
    } else if (status == KOERS_OK) {
        print_head(stream, about, scenario);
        status = koers_table_print(&table, stream, 0, false);
    }
    koers_sheet_free(&sheet);
    koers_table_free(&table);
    if (status == KOERS_OK && (fflush(stream) != 0 || ferror(stream))) status = KOERS_WRITE_FAILED;
    return status;
}
