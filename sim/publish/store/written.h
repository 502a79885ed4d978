/* written - a file of an output folder as it was written. */
#ifndef KOERS_WRITTEN_H
#define KOERS_WRITTEN_H

#include "koers/origin.h"

typedef struct {
    char *name; /* relative to the folder, "charts/cost.gp" */
    char digest[KOERS_DIGEST_TEXT];
} koers_written_file;

#endif
