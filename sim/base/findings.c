#include "koers/findings.h"

#include <stdarg.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "base/text.h"

void koers_findings_init(koers_findings *self, const koers_voice *voice)
{
    *self = (koers_findings){.voice = voice};
}

static void free_finding(koers_finding *finding)
{
    koers_free(finding->file);
    koers_free(finding->key);
    koers_free(finding->text);
}

void koers_findings_free(koers_findings *self)
{
    if (self == NULL) return;
    for (size_t i = 0; i < self->n; i++) free_finding(&self->items[i]);
    koers_free(self->items);
    *self = (koers_findings){.voice = self->voice, .strict = self->strict};
}

/* Takes a text in fresh memory and gives it back as it can be printed; NULL when memory is short or the text is NULL. */
static char *shown(char *text)
{
    if (text == NULL) return NULL;
    const size_t length = koers_text_show(NULL, 0, text);
    if (length == strlen(text)) return text; /* an escape is longer than what it stands for */
    char *result = koers_alloc_array(length + 1, 1);
    if (result != NULL) koers_text_show(result, length + 1, text);
    koers_free(text);
    return result;
}

static bool make_room(koers_findings *self)
{
    if (self->n < self->capacity) return true;
    const size_t capacity = self->capacity == 0 ? 16 : 2 * self->capacity;
    koers_finding *items = koers_grow_array(self->items, capacity, sizeof *items);
    if (items == NULL) return false;
    self->items = items;
    self->capacity = capacity;
    return true;
}

/* Takes `text`, which is NULL when memory is short. */
static void keep(koers_findings *self, koers_severity severity, const char *file, int line, const char *key, char *text)
{
    koers_finding finding = {.severity = self->strict ? KOERS_ERROR : severity,
                             .file = shown(koers_copy_text(file)),
                             .line = line,
                             .key = shown(koers_copy_text(key)),
                             .text = shown(text),
                             .voice = self->voice};
    if (finding.file == NULL || finding.key == NULL || finding.text == NULL || !make_room(self)) {
        free_finding(&finding);
        self->lost = true;
        return;
    }
    self->items[self->n++] = finding;
    if (finding.severity == KOERS_ERROR) self->n_errors++;
}

void koers_findings_add(koers_findings *self, const char *file, int line, const char *key, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = koers_format_arguments(format, arguments);
    va_end(arguments);
    keep(self, KOERS_ERROR, file, line, key, text);
}

void koers_findings_warn(koers_findings *self, const char *file, int line, const char *key, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = koers_format_arguments(format, arguments);
    va_end(arguments);
    keep(self, KOERS_WARNING, file, line, key, text);
}

static size_t first_place(const koers_findings *self, const char *file)
{
    size_t i = 0;
    while (strcmp(self->items[i].file, file) != 0) i++;
    return i;
}

/* Insertion sort: it keeps equal places in order, and there are a handful of findings. Files are ranked first, while the list
 * still has the order of appearance. */
void koers_findings_sort(koers_findings *self)
{
    size_t *rank = koers_alloc_array(self->n, sizeof *rank);
    if (rank == NULL) return; /* an unsorted list is still complete */
    for (size_t i = 0; i < self->n; i++) rank[i] = first_place(self, self->items[i].file);
    for (size_t i = 1; i < self->n; i++) {
        const koers_finding item = self->items[i];
        const size_t item_rank = rank[i];
        size_t j = i;
        while (j > 0 && (rank[j - 1] > item_rank || (rank[j - 1] == item_rank && self->items[j - 1].line > item.line))) {
            self->items[j] = self->items[j - 1];
            rank[j] = rank[j - 1];
            j--;
        }
        self->items[j] = item;
        rank[j] = item_rank;
    }
    koers_free(rank);
}

const char *koers_severity_key(koers_severity severity)
{
    return severity == KOERS_WARNING ? "warning" : "error";
}

char *koers_finding_line(const koers_finding *finding)
{
    const koers_voice *voice = finding->voice;
    const char *word = finding->severity == KOERS_WARNING ? _("warning: ") : "";
    const char *colon = finding->key[0] == '\0' ? "" : ": ";
    if (finding->line == 0) return koers_format_text("%s: %s%s%s%s", finding->file, word, finding->key, colon, finding->text);
    return koers_format_text("%s:%d: %s%s%s%s", finding->file, finding->line, word, finding->key, colon, finding->text);
}

koers_status koers_findings_status(const koers_findings *self)
{
    if (self->lost) return KOERS_NO_MEMORY;
    return self->n_errors > 0 ? KOERS_FINDINGS : KOERS_OK;
}

/* Damerau-Levenshtein distance (adjacent letters exchanged count once), over words of at most LONGEST letters. */
enum { LONGEST = 63 };

static size_t least(size_t x, size_t y)
{
    return x < y ? x : y;
}

static size_t distance(const char *x, size_t n_x, const char *y, size_t n_y)
{
    size_t row[3][LONGEST + 1];
    for (size_t j = 0; j <= n_y; j++) row[0][j] = j;
    for (size_t i = 1; i <= n_x; i++) {
        size_t *now = row[i % 3];
        const size_t *before = row[(i + 2) % 3];
        const size_t *twice = row[(i + 1) % 3];
        now[0] = i;
        for (size_t j = 1; j <= n_y; j++) {
            now[j] = least(least(before[j], now[j - 1]) + 1, before[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1]) now[j] = least(now[j], twice[j - 2] + 1);
        }
    }
    return row[n_x % 3][n_y];
}

const char *koers_findings_nearest(const char *word, const char *const *words, size_t n)
{
    const size_t length = strlen(word);
    const char *nearest = NULL;
    size_t nearest_distance = length / 3 + 1;
    if (length == 0 || length > LONGEST) return NULL;
    for (size_t i = 0; i < n; i++) {
        const size_t other = strlen(words[i]);
        if (other > LONGEST) continue;
        const size_t d = distance(word, length, words[i], other);
        if (d < nearest_distance) {
            nearest = words[i];
            nearest_distance = d;
        }
    }
    return nearest;
}
