#include "cli/console.h"

#include <poll.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "base/say.h"
#include "publish/data/sheet.h"

void koers_console_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("koers: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

koers_status koers_console_fail(koers_status status, const char *about, const koers_voice *voice)
{
    const char *text = _(koers_status_text(status));
    if (about == NULL) {
        koers_console_say("%s", text);
    } else {
        koers_console_say("%s: %s", text, about);
    }
    return status;
}

static bool same_finding(const koers_finding *x, const koers_finding *y)
{
    return x->line == y->line && strcmp(x->file, y->file) == 0 && strcmp(x->key, y->key) == 0 && strcmp(x->text, y->text) == 0;
}

/* Scenarios that share a base or an overlay repeat its mistakes. */
static bool told_before(const koers_findings *findings, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (same_finding(&findings->items[j], &findings->items[i])) return true;
    }
    return false;
}

/* For other programs. */
static koers_status print_sheet(const koers_findings *findings, koers_format format)
{
    static const char *const columns[] = {"file", "line", "key", "text", "severity"};
    koers_sheet sheet;
    koers_sheet_init(&sheet, sizeof columns / sizeof *columns, columns);
    for (size_t i = 0; i < findings->n; i++) {
        const koers_finding *finding = &findings->items[i];
        if (told_before(findings, i)) continue;
        koers_sheet_text(&sheet, finding->file);
        koers_sheet_integer(&sheet, finding->line);
        koers_sheet_text(&sheet, finding->key);
        koers_sheet_text(&sheet, finding->text);
        koers_sheet_text(&sheet, koers_severity_key(finding->severity));
    }
    const koers_status status =
        format == KOERS_FORMAT_CSV ? koers_sheet_csv(&sheet, stdout) : koers_sheet_json_document(&sheet, stdout);
    koers_sheet_free(&sheet);
    return status;
}

static void print_lines(const koers_findings *findings)
{
    for (size_t i = 0; i < findings->n; i++) {
        if (told_before(findings, i)) continue;
        char *line = koers_finding_line(&findings->items[i]);
        fprintf(stderr, "%s\n", line == NULL ? findings->items[i].text : line);
        koers_free(line);
    }
}

void koers_console_findings(koers_findings *findings, koers_format format)
{
    koers_findings_sort(findings);
    if (format == KOERS_FORMAT_TABLE || print_sheet(findings, format) == KOERS_NO_MEMORY) print_lines(findings);
}

bool koers_console_colour(bool refused)
{
    const char *none = getenv("NO_COLOR");
    const char *terminal = getenv("TERM");
    if (refused || (none != NULL && none[0] != '\0')) return false;
    if (terminal == NULL || strcmp(terminal, "dumb") == 0) return false;
    return isatty(STDOUT_FILENO) == 1;
}

bool koers_console_lost(void)
{
    return fflush(stdout) != 0 || ferror(stdout) != 0;
}

/* "koers describe parameters | head": nobody lost anything that he wanted. */
static bool reader_has_left(void)
{
    struct pollfd out = {.fd = STDOUT_FILENO};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR) != 0;
}

koers_status koers_console_close(koers_status status, const koers_voice *voice)
{
    if (!koers_console_lost()) return status;
    const bool other = status != KOERS_OK && status != KOERS_NO_GNUPLOT && status != KOERS_WRITE_FAILED;
    if (other) return status; /* the first thing that went wrong, and told already */
    if (reader_has_left()) return KOERS_WRITE_FAILED;
    return koers_console_fail(KOERS_WRITE_FAILED, _("standard output"), voice);
}
