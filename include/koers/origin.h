/* origin - where a value was written, and which bytes a file had: what a published number can be traced with. */
#ifndef KOERS_ORIGIN_H
#define KOERS_ORIGIN_H

enum { KOERS_DIGEST_TEXT = 65 }; /* a SHA-256: 64 hexadecimal digits and the end */

/* Where a value was written. `file` is borrowed from the record that holds the origin. */
typedef struct {
    const char *file; /* path as written or found; "--set 1" for an option */
    int line;         /* 0 for an option                                   */
} koers_origin;

#endif
