/* leftover - what a killed run left beside its place: ".ID.new-<process>-<k>/", "DRAWS.new-<process>-<k>".
 *
 *   if (koers_lock_take(&lock, dir) == 0 && lock.held) koers_leftover_remove(dir, ".full-plan.new-", is_ours);
 *   ... make our own, and lock it until it is in place (lock.h) ...
 *
 * Whoever still lives holds a lock on his; numbers of processes say nothing, they come back, and containers count for themselves.
 * So it is to be called under the lock of `dir`, under which others make and lock theirs.
 */
#ifndef KOERS_LEFTOVER_H
#define KOERS_LEFTOVER_H

#include <stdbool.h>
#include <sys/stat.h>

/* Removes what stands in `dir` as STEM<number>-<number>, is nobody's by its lock, and is_ours by its kind and content. What cannot be
 * removed stays: it is in nobody's way. */
void koers_leftover_remove(const char *dir, const char *stem, bool (*is_ours)(const char *path, const struct stat *info));

#endif
