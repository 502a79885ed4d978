/* describe - what the program knows, as a text or as csv (a data dictionary). */
#ifndef KOERS_DESCRIBE_H
#define KOERS_DESCRIBE_H

#include "publish/screen/screen.h"

typedef struct {
    const koers_programme *programme;
    const koers_evidence *evidence;
    const koers_history *history;
    const koers_voice *voice;
} koers_knowledge;

koers_status koers_describe_levers(FILE *stream, const koers_knowledge *about, koers_format format) KOERS_MUST_USE;
koers_status koers_describe_parameters(FILE *stream, const koers_knowledge *about, koers_format format) KOERS_MUST_USE;
koers_status koers_describe_indicators(FILE *stream, const koers_knowledge *about, koers_format format) KOERS_MUST_USE;
koers_status koers_describe_targets(FILE *stream, const koers_knowledge *about, koers_format format) KOERS_MUST_USE;
/* One key of any of them: all that is known. KOERS_USAGE when the key is unknown. */
koers_status koers_describe_key(FILE *stream, const koers_knowledge *about, const char *key, koers_format format) KOERS_MUST_USE;
/* The word nearest to an unknown key, for "did you mean"; NULL. */
const char *koers_describe_nearest(const koers_knowledge *about, const char *key);
/* A resolved scenario: each value with its file and line. */
koers_status koers_describe_scenario(FILE *stream, const koers_knowledge *about, const koers_scenario *scenario,
                                     koers_format format) KOERS_MUST_USE;

#endif
