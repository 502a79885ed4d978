#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "publish/data/sheet.h"
#include "publish/screen/describe.h"

/* A string without the quotes and escapes of a scenario file, which mean nothing in a cell; all else as it is. In fresh memory. */
static char *bare(const char *text)
{
    const size_t n = strlen(text);
    char *result = koers_copy_text(text);
    if (result == NULL || n < 2 || text[0] != '"' || text[n - 1] != '"') return result;
    size_t m = 0;
    for (const char *at = text + 1; at < text + n - 1; at++) {
        const bool escaped = *at == '\\' && at + 1 < text + n - 1;
        if (escaped) at++;
        result[m++] = !escaped ? *at : *at == 'n' ? '\n' : *at == 't' ? '\t' : *at;
    }
    result[m] = '\0';
    return result;
}

static koers_status add_value(koers_sheet *sheet, koers_prose *prose, const koers_value *value)
{
    const koers_origin *origin = &value->origin;
    char *where = origin->line > 0 ? koers_format_text("%s:%d", origin->file, origin->line) : koers_copy_text(origin->file);
    char *plain = bare(value->text);
    if (where == NULL || plain == NULL) {
        koers_free(where);
        koers_free(plain);
        return KOERS_NO_MEMORY;
    }
    koers_sheet_text(sheet, value->path);
    koers_sheet_text(sheet, plain);
    koers_sheet_text(sheet, origin->file);
    koers_sheet_integer(sheet, origin->line);
    koers_sheet_text(sheet, value->source);
    koers_prose_row(prose, KOERS_ROW_BODY);
    koers_prose_cell(prose, value->path);
    koers_prose_cell(prose, value->text);
    koers_prose_cell(prose, where);
    koers_free(plain);
    koers_free(where);
    return KOERS_OK;
}

/* Which scenario it is, and the digests of the files that make it. */
static void add_head(koers_prose *prose, const koers_scenario *scenario)
{
    static const koers_column layout[] = {{KOERS_LEFT, 0, 0}, {KOERS_LEFT, 0, 0}};
    koers_prose_heading(prose, 1, "%s (%s)", scenario->title[koers_voice_language(prose->voice)], scenario->id);
    koers_prose_inset(prose, 1);
    koers_prose_table(prose, NULL, sizeof layout / sizeof *layout, layout);
    for (size_t i = 0; i < scenario->n_files; i++) {
        char digest[13];
        snprintf(digest, sizeof digest, "%.12s", scenario->file[i].digest);
        koers_prose_row(prose, KOERS_ROW_BODY);
        koers_prose_cells(prose, 2, (const char *const[]){digest, scenario->file[i].path});
    }
    koers_prose_inset(prose, 0);
}

/* The table of values, empty but for its head. */
static void begin_values(koers_prose *prose)
{
    const koers_voice *voice = prose->voice;
    static const koers_column layout[] = {{KOERS_LEFT, 0, 0}, {KOERS_LEFT, 34, 0}, {KOERS_LEFT, 0, 0}};
    koers_prose_table(prose, NULL, sizeof layout / sizeof *layout, layout);
    koers_prose_row(prose, KOERS_ROW_HEAD);
    koers_prose_cells(prose, 3, (const char *const[]){_("input"), _("value"), _("where")});
    koers_prose_row(prose, KOERS_ROW_RULE);
}

koers_status koers_describe_scenario(FILE *stream, const koers_knowledge *about, const koers_scenario *scenario,
                                     koers_format format)
{
    static const char *const columns[] = {"path", "value", "file", "line", "source"};
    koers_sheet sheet;
    koers_prose prose;
    koers_status status = KOERS_OK;
    koers_sheet_init(&sheet, sizeof columns / sizeof *columns, columns);
    koers_prose_init(&prose, about->voice);
    add_head(&prose, scenario);
    begin_values(&prose);
    for (size_t i = 0; i < scenario->n_values && status == KOERS_OK; i++) status = add_value(&sheet, &prose, &scenario->value[i]);
    if (status == KOERS_OK) status = koers_screen_deliver(stream, &prose, &sheet, format);
    koers_sheet_free(&sheet);
    koers_prose_free(&prose);
    return status;
}
