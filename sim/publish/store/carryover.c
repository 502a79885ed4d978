#include "publish/store/carryover.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/digest.h"
#include "base/memory.h"
#include "base/reason.h"
#include "base/say.h"
#include "publish/data/json.h"
#include "publish/store/filetree.h"

typedef struct {
    const koers_succession *folders;
    const koers_json *record; /* the old run.json; NULL where there is none that can be read */
    bool edited;              /* second pass: files that need another name, when all other names are taken */
    char **problem;
} carryover;

typedef enum { FATE_OURS, FATE_KEEP, FATE_EDITED } fate;

static bool ends_with(const char *text, const char *end)
{
    const size_t n = strlen(text), m = strlen(end);
    return n > m && strcmp(text + n - m, end) == 0;
}

static bool is_chart_script(const char *name)
{
    return strncmp(name, "charts/", 7) == 0 && ends_with(name, ".gp");
}

/* The digest under which the old run listed `name`; NULL where it did not. */
static const char *old_digest(const carryover *self, const char *name)
{
    for (size_t i = 0; i < koers_json_length(self->record, "files"); i++) {
        const char *listed = koers_json_entry(self->record, "files", i, "name");
        const char *digest = koers_json_entry(self->record, "files", i, "sha256");
        if (listed != NULL && strcmp(listed, name) == 0) return digest == NULL ? "" : digest;
    }
    return NULL;
}

static const char *new_digest(const carryover *self, const char *name)
{
    for (size_t i = 0; i < self->folders->n; i++)
        if (strcmp(self->folders->written[i].name, name) == 0) return self->folders->written[i].digest;
    return NULL;
}

/* charts/cost.gp of charts/cost.svg. Compared in place: short memory must not make a picture of ours the user's. */
static bool is_script_of(const char *script, const char *picture)
{
    const size_t stem = strlen(picture) - strlen(".svg");
    return script != NULL && strncmp(script, picture, stem) == 0 && strcmp(script + stem, ".gp") == 0;
}

/* Whether a chart script of ours, then or now, has the name of this picture. */
static bool is_our_picture(const carryover *self, const char *name)
{
    if (strncmp(name, "charts/", 7) != 0) return false;
    if (!ends_with(name, ".svg") && !ends_with(name, ".pdf") && !ends_with(name, ".png")) return false;
    for (size_t i = 0; i < self->folders->n; i++)
        if (is_script_of(self->folders->written[i].name, name)) return true;
    for (size_t i = 0; i < koers_json_length(self->record, "files"); i++)
        if (is_script_of(koers_json_entry(self->record, "files", i, "name"), name)) return true;
    return false;
}

/* Takes the text as the problem. */
static koers_status fail(const carryover *self, int failure, char *problem)
{
    koers_free(*self->problem);
    *self->problem = problem;
    return failure == ENOMEM ? KOERS_NO_MEMORY : KOERS_WRITE_FAILED;
}

static koers_status cannot_read(const carryover *self, const char *path, int failure)
{
    const koers_voice *voice = self->folders->voice;
    return fail(self, failure, koers_format_text(_("cannot read '%s': %s"), path, _(koers_reason(failure))));
}

/* What cannot be read is neither the same nor another. */
static koers_status has_digest(const carryover *self, const char *path, const char *digest, bool *same)
{
    char now[KOERS_DIGEST_TEXT];
    *same = false;
    if (digest == NULL) return KOERS_OK;
    errno = 0;
    if (koers_digest_file(path, now) != KOERS_OK) return cannot_read(self, path, errno == 0 ? EIO : errno);
    *same = strcmp(now, digest) == 0;
    return KOERS_OK;
}

/* Of a regular file that is neither run.json nor a picture. */
static koers_status judge(const carryover *self, const char *name, const char *path, fate *its)
{
    const char *then = old_digest(self, name), *now = new_digest(self, name);
    bool is_new = false, is_old = false;
    koers_status status = has_digest(self, path, now, &is_new);
    if (status == KOERS_OK && then != NULL && !is_new && is_chart_script(name)) status = has_digest(self, path, then, &is_old);
    if (is_new)
        *its = FATE_OURS;
    else if (then != NULL)
        *its = is_chart_script(name) && !is_old ? FATE_EDITED : FATE_OURS;
    else if (now == NULL)
        *its = FATE_KEEP;
    else
        *its = self->record != NULL || is_chart_script(name) ? FATE_EDITED : FATE_OURS;
    return status;
}

static koers_status fate_of(const carryover *self, const char *name, const char *path, const struct stat *info, fate *its)
{
    *its = FATE_OURS;
    if (!S_ISREG(info->st_mode)) {
        *its = new_digest(self, name) != NULL ? FATE_EDITED : FATE_KEEP;
        return KOERS_OK;
    }
    if (strcmp(name, "run.json") == 0 || is_our_picture(self, name)) return KOERS_OK;
    return judge(self, name, path, its);
}

/* Whether a file that we wrote, then or now, lies below the folder `name`. */
static bool holds_ours(const carryover *self, const char *name)
{
    const size_t n = strlen(name);
    for (size_t i = 0; i < self->folders->n; i++) {
        const char *written = self->folders->written[i].name;
        if (strncmp(written, name, n) == 0 && written[n] == '/') return true;
    }
    for (size_t i = 0; i < koers_json_length(self->record, "files"); i++) {
        const char *listed = koers_json_entry(self->record, "files", i, "name");
        if (listed != NULL && strncmp(listed, name, n) == 0 && listed[n] == '/') return true;
    }
    return false;
}

/* The path in the new folder for `name`: the same name, or the first free one with ".edited" before its ending. */
static char *free_path(const carryover *self, const char *name)
{
    const char *dot = strrchr(name, '.'), *slash = strrchr(name, '/');
    const size_t stem = dot != NULL && dot != name && (slash == NULL || dot > slash + 1) ? (size_t) (dot - name) : strlen(name);
    char *path = koers_format_text("%s/%s", self->folders->to, name);
    for (int k = 1; path != NULL && (koers_filetree_exists(path) || (k == 1 && self->edited)); k++) {
        koers_free(path);
        path = k == 1 ? koers_format_text("%s/%.*s.edited%s", self->folders->to, (int) stem, name, name + stem)
                      : koers_format_text("%s/%.*s.edited-%d%s", self->folders->to, (int) stem, name, k, name + stem);
    }
    return path;
}

static koers_status keep(const carryover *self, const char *name, const char *path)
{
    const koers_voice *voice = self->folders->voice;
    char *to = free_path(self, name);
    if (to == NULL) return KOERS_NO_MEMORY;
    int failure = koers_filetree_make_above(to);
    if (failure == 0) failure = koers_filetree_copy(path, to);
    koers_free(to);
    if (failure == 0) return KOERS_OK;
    return fail(self, failure, koers_format_text(_("cannot keep '%s': %s"), path, _(koers_reason(failure))));
}

static koers_status visit_folder(const carryover *self, const char *name, const char *path);

static koers_status visit_subfolder(const carryover *self, const char *name, const char *path)
{
    if (holds_ours(self, name)) return visit_folder(self, name, path);
    const bool needs_other_name = new_digest(self, name) != NULL; /* the new run wrote a file of this name */
    return needs_other_name == self->edited ? keep(self, name, path) : KOERS_OK;
}

static koers_status visit(const carryover *self, const char *name, const char *path)
{
    struct stat info;
    /* only what is gone meanwhile may be passed over: what cannot be looked at would be removed with the old folder */
    if (lstat(path, &info) != 0) return errno == ENOENT ? KOERS_OK : cannot_read(self, path, errno);
    if (S_ISDIR(info.st_mode)) return visit_subfolder(self, name, path);
    fate its;
    const koers_status status = fate_of(self, name, path, &info, &its);
    if (status != KOERS_OK) return status;
    return its == (self->edited ? FATE_EDITED : FATE_KEEP) ? keep(self, name, path) : KOERS_OK;
}

static koers_status visit_entry(const carryover *self, const char *folder, const char *path, const char *entry)
{
    char *inner = folder[0] == '\0' ? koers_copy_text(entry) : koers_format_text("%s/%s", folder, entry);
    char *inner_path = koers_format_text("%s/%s", path, entry);
    const koers_status status = inner == NULL || inner_path == NULL ? KOERS_NO_MEMORY : visit(self, inner, inner_path);
    koers_free(inner);
    koers_free(inner_path);
    return status;
}

/* name: relative to the output folder, "" for itself. */
static koers_status visit_folder(const carryover *self, const char *name, const char *path)
{
    koers_status status = KOERS_OK;
    DIR *folder = opendir(path);
    const struct dirent *entry = NULL;
    int failure = errno;
    while (folder != NULL && status == KOERS_OK) {
        errno = 0;
        entry = readdir(folder);
        failure = errno;
        if (entry == NULL) break;
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            status = visit_entry(self, name, path, entry->d_name);
    }
    if (status == KOERS_OK && entry == NULL && failure != 0) status = cannot_read(self, path, failure);
    if (folder != NULL) closedir(folder);
    return status;
}

koers_status koers_carryover_all(const koers_succession *folders, char **problem)
{
    char *path = koers_format_text("%s/run.json", folders->from);
    if (path == NULL) return KOERS_NO_MEMORY;
    koers_json *record;
    const int failure = koers_json_read(&record, path);
    carryover self = {.folders = folders, .record = record, .problem = problem};
    koers_status status = failure == 0 ? KOERS_OK : cannot_read(&self, path, failure);
    koers_free(path);
    if (status == KOERS_OK) status = visit_folder(&self, "", folders->from);
    self.edited = true;
    if (status == KOERS_OK) status = visit_folder(&self, "", folders->from);
    koers_json_free(record);
    return status;
}
