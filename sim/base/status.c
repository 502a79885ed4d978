#include "koers/status.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct {
    int exit_code;
    const char *text;
} status_record;

static const status_record records[KOERS_N_STATUS] = {
#define STATUS_RECORD(name, exit_code, text) [KOERS_##name] = {exit_code, text},
    KOERS_STATUS_LIST(STATUS_RECORD)
#undef STATUS_RECORD
};

static int is_known(koers_status status)
{
    return (int) status >= 0 && status < KOERS_N_STATUS;
}

const char *koers_status_text(koers_status status)
{
    return is_known(status) ? records[status].text : "unknown status";
}

int koers_status_exit(koers_status status)
{
    return is_known(status) ? records[status].exit_code : 70;
}

/* Below the command line this is the one place that prints: the program is wrong and cannot be trusted to unwind, nor to know in
 * which language it was asked. */
_Noreturn void koers_bug(const char *file, int line, const char *condition)
{
    fprintf(stderr, "koers: a mistake in koers itself, at %s:%d: not true: %s\nkoers: please report it; nothing was written\n", file,
            line, condition);
    abort();
}
