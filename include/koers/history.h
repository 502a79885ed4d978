/* history - observed series, for the points left of a fan and later for calibration. */
#ifndef KOERS_HISTORY_H
#define KOERS_HISTORY_H

#include <stddef.h>

#include "koers/origin.h"

typedef struct {
    int year;
    double value, sd; /* unit of the series ("%" series hold percentages) */
    char *confidence; /* "V" read in a public page, "S" source document, "D" derived, "M" memory */
    char *source;
    char *reading; /* "derived", "public", or "" */
    char *note;    /* or "" */
    int line;
} koers_observation;

typedef struct {
    char *key, *unit;
    size_t n;
    koers_observation *at; /* in the order of the file */
} koers_history_series;

typedef struct {
    char *file;                     /* path read */
    char digest[KOERS_DIGEST_TEXT]; /* of the bytes read */
    size_t n;
    koers_history_series *series;
} koers_history;

void koers_history_free(koers_history *self);

/* The series with this key; NULL when there is none. */
const koers_history_series *koers_history_find(const koers_history *self, const char *key);

#endif
