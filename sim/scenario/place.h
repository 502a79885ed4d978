/* place - a text that is being looked at, and where it tells what is wrong with it: a file with lines, or an option without. */
#ifndef KOERS_PLACE_H
#define KOERS_PLACE_H

#include <stdbool.h>

#include "koers/findings.h"

/* All borrowed. */
typedef struct {
    const char *name; /* of the file, or "--set 1" */
    bool is_option;
    koers_findings *findings;
} koers_place;

/* Adds a finding; of an option the line is 0. */
void koers_place_tell(const koers_place *self, int line, const char *format, ...) KOERS_PRINTF(3, 4);

#endif
