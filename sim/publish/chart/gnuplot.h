/* gnuplot - the external program that renders the chart scripts, started with an argument vector (posix_spawnp), never a shell. */
#ifndef KOERS_GNUPLOT_H
#define KOERS_GNUPLOT_H

#include <stdbool.h>

#include "publish/store/folder.h"
#include "koers/status.h"

/* Renders every charts/NAME.gp of the folder in each format ("svg", "pdf", "png"; n_formats), up to `jobs` processes at a time, and notes the
 * pictures in the folder. On failure no picture stays. KOERS_NO_GNUPLOT with folder->problem telling why; KOERS_INTERRUPTED
 * when cancelled(context) says so (may be NULL). */
koers_status koers_gnuplot_render(koers_folder *folder, const char *const *formats, size_t n_formats, int jobs,
                                  bool (*cancelled)(void *), void *context) KOERS_MUST_USE;

#endif
