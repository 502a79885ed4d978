/* filetree - folders and what is in them: made, copied by link, removed. Symbolic links are never followed.
 *
 * All return 0 or an errno. `path` is absolute or relative to the working folder.
 */
#ifndef KOERS_FILETREE_H
#define KOERS_FILETREE_H

#include <stdbool.h>

#include "koers/status.h"

/* Makes the folder with its parents; one that is there already is fine. */
int koers_filetree_make(const char *path) KOERS_MUST_USE;

/* Makes the folders above the file `path`. */
int koers_filetree_make_above(const char *path) KOERS_MUST_USE;

/* ".NAME.WHAT-", a very long name cut, in fresh memory; NULL when that is short. */
char *koers_filetree_stem(const char *name, const char *what);

/* Makes a new folder in `dir` that nobody else has: "DIR/<stem><process>-<k>", in fresh memory. NULL with *problem set. */
char *koers_filetree_unique(const char *dir, const char *name, const char *what, int *problem);

/* Whether something of that name is there, a dangling link too. */
bool koers_filetree_exists(const char *path);

/* Whether both lead to one file: by device and number, so through links of either kind too. */
bool koers_filetree_same(const char *one, const char *other);

/* Whether `path` would stand at or below `folder`; neither need be there yet. Links above it are followed, and one that it is. False
 * where the folder above `path` is not there: nothing can be made then. KOERS_NO_MEMORY. */
koers_status koers_filetree_within(const char *path, const char *folder, bool *within) KOERS_MUST_USE;

/* Gives a file, link or whole folder a second name `to`, which must not exist: by hard links, else by copies with the same
 * mode and times. */
int koers_filetree_copy(const char *from, const char *to) KOERS_MUST_USE;

/* Removes a file, link or whole folder; what is not there is fine. */
int koers_filetree_remove(const char *path) KOERS_MUST_USE;

#endif
