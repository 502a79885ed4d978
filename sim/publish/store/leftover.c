#include "publish/store/leftover.h"

#include <dirent.h>
#include <string.h>
#include <unistd.h>

#include "base/memory.h"
#include "publish/store/filetree.h"
#include "publish/store/lock.h"

static bool is_of(const char *name, const char *stem)
{
    static const char digits[] = "0123456789";
    const size_t n = strlen(stem);
    if (strncmp(name, stem, n) != 0) return false;
    const char *number = name + n;
    const size_t process = strspn(number, digits);
    if (process == 0 || number[process] != '-') return false;
    const char *count = number + process + 1;
    return *count != '\0' && count[strspn(count, digits)] == '\0';
}

void koers_leftover_remove(const char *dir, const char *stem, bool (*is_ours)(const char *path, const struct stat *info))
{
    const struct dirent *entry = NULL;
    DIR *folder = opendir(dir);
    while (folder != NULL && (entry = readdir(folder)) != NULL) {
        koers_lock lock;
        struct stat info;
        if (!is_of(entry->d_name, stem)) continue;
        char *path = koers_format_text("%s/%s", dir, entry->d_name);
        if (path != NULL && koers_lock_try(&lock, path)) {
            if (lstat(path, &info) == 0 && info.st_uid == geteuid() && is_ours(path, &info)) (void) !koers_filetree_remove(path);
            koers_lock_give(&lock);
        }
        koers_free(path);
    }
    if (folder != NULL) closedir(folder);
}
