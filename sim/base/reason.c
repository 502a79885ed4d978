#include "base/reason.h"

#include <errno.h>
#include <stddef.h>
#include <string.h>

#include "base/say.h"

const char *koers_reason(int failure)
{
    static const struct {
        int failure;
        const char *text;
    } row[] = {
        {0, N_("Input/output error")},
        {EIO, N_("Input/output error")},
        {ENOENT, N_("No such file or directory")},
        {EACCES, N_("Permission denied")},
        {EPERM, N_("Operation not permitted")},
        {EEXIST, N_("File exists")},
        {EISDIR, N_("Is a directory")},
        {ENOTDIR, N_("Not a directory")},
        {ENOTEMPTY, N_("Directory not empty")},
        {ELOOP, N_("Too many levels of symbolic links")},
        {ENAMETOOLONG, N_("File name too long")},
        {EMFILE, N_("Too many open files")},
        {ENFILE, N_("Too many open files in system")},
        {ENOMEM, N_("Cannot allocate memory")},
        {ENOSPC, N_("No space left on device")},
        {EDQUOT, N_("Disk quota exceeded")},
        {EFBIG, N_("File too large")},
        {EROFS, N_("Read-only file system")},
        {EBUSY, N_("Device or resource busy")},
        {EPIPE, N_("Broken pipe")},
        {ENOEXEC, N_("Exec format error")},
    };
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (row[i].failure == failure) return row[i].text;
    return strerror(failure);
}
