/* A desk for the tests of the scenario floor: a temporary folder, the shipped reference, and short ways to write a
 * file, read it and look at the findings. */
#ifndef KOERS_SCENARIO_DESK_H
#define KOERS_SCENARIO_DESK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"
#include "koers/findings.h"
#include "koers/reading.h"
#include "koers/reference.h"

#define DESK_PROGRAMME "scenarios/parameters/programme.cfg"
#define DESK_EVIDENCE  "scenarios/parameters/evidence.cfg"
#define DESK_HISTORY   "scenarios/parameters/history.cfg"

/* libconfig 1.5 loses the string that it is reading when it meets a syntax error behind it. Ours to live with, not to free. */
const char *__lsan_default_suppressions(void);
const char *__lsan_default_suppressions(void)
{
    return "leak:libconfig.so\n";
}

typedef struct {
    char folder[64];
    char path[16][128]; /* of the files written, to be removed */
    int n_files;
    koers_reference reference;
    koers_findings findings;
    koers_scenario scenario;
} desk;

static inline int desk_open(void **state)
{
    desk *self = calloc(1, sizeof *self);
    if (self == NULL) return -1;
    strcpy(self->folder, "/tmp/koers-test-XXXXXX");
    if (mkdtemp(self->folder) == NULL) return -1;
    koers_findings_init(&self->findings, koers_voice_of(KOERS_ENGLISH));
    if (koers_reference_read(&self->reference, "scenarios", &self->findings) != KOERS_OK) return -1;
    *state = self;
    return 0;
}

static inline void desk_clear(desk *self)
{
    koers_scenario_free(&self->scenario);
    koers_findings_free(&self->findings);
}

static inline int desk_close(void **state)
{
    desk *self = *state;
    desk_clear(self);
    koers_reference_free(&self->reference);
    for (int i = 0; i < self->n_files; i++) (void) unlink(self->path[i]);
    (void) rmdir(self->folder);
    free(self);
    return 0;
}

/* From now on findings are said in this language. */
static inline void desk_speak(desk *self, koers_language language)
{
    koers_findings_free(&self->findings);
    koers_findings_init(&self->findings, koers_voice_of(language));
}

/* Writes n bytes to a file of this name on the desk; returns its path. */
static inline const char *desk_write_bytes(desk *self, const char *name, const void *bytes, size_t n)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", self->folder, name);
    int i = 0;
    while (i < self->n_files && strcmp(self->path[i], path) != 0) i++;
    if (i == self->n_files) {
        if (i == (int) (sizeof self->path / sizeof *self->path)) abort();
        strcpy(self->path[self->n_files++], path);
    }
    FILE *stream = fopen(path, "wb");
    if (stream == NULL || fwrite(bytes, 1, n, stream) != n || fclose(stream) != 0) abort();
    return self->path[i];
}

static inline const char *desk_write(desk *self, const char *name, const char *text)
{
    return desk_write_bytes(self, name, text, strlen(text));
}

/* Reads layers into self->scenario, with nothing left of what was read before. */
static inline koers_status desk_read_layers(desk *self, const koers_layers *layers)
{
    desk_clear(self);
    return koers_scenario_read(&self->scenario, &self->reference, layers, &self->findings);
}

/* Writes a scenario whose line 3 (and on) is `text`, and reads it. */
static inline koers_status desk_read(desk *self, const char *text)
{
    char whole[8192];
    snprintf(whole, sizeof whole, "format = 1;\nid = \"desk\";\n%s\n", text);
    const koers_layers layers = {.path = desk_write(self, "desk.cfg", whole)};
    return desk_read_layers(self, &layers);
}

/* All findings, a line each, without the folder. The caller frees. */
static inline char *desk_lines(desk *self)
{
    size_t size = 1, used = 0;
    char *all = calloc(1, 1);
    koers_findings_sort(&self->findings);
    for (size_t i = 0; i < self->findings.n; i++) {
        char *line = koers_finding_line(&self->findings.items[i]);
        const char *start = line;
        if (strncmp(line, self->folder, strlen(self->folder)) == 0) start += strlen(self->folder) + 1;
        size += strlen(start) + 1;
        all = realloc(all, size);
        if (all == NULL) abort();
        used += (size_t) snprintf(all + used, size - used, "%s\n", start);
        koers_free(line);
    }
    return all;
}

/* Whether the findings are exactly these lines; tells both when they are not. */
static inline int desk_says(desk *self, const char *lines)
{
    char *found = desk_lines(self);
    const int same = strcmp(found, lines) == 0;
    if (!same) fprintf(stderr, "found:\n%sexpected:\n%s", found, lines);
    free(found);
    return same;
}

/* Whether some finding contains this text. */
static inline int desk_mentions(desk *self, const char *text)
{
    char *found = desk_lines(self);
    const int there = strstr(found, text) != NULL;
    if (!there) fprintf(stderr, "found:\n%sexpected somewhere: %s\n", found, text);
    free(found);
    return there;
}

/* The contents of a file; the caller frees. */
static inline char *desk_contents(const char *path, size_t *n)
{
    FILE *stream = fopen(path, "rb");
    char *text = calloc(1, 1 << 20);
    if (stream == NULL || text == NULL) abort();
    *n = fread(text, 1, (1 << 20) - 1, stream);
    fclose(stream);
    return text;
}

#endif
