/* status - the one list of ways in which a function can end.
 *
 * Every function that can fail returns a koers_status, 0 being success. A user's mistake is not an error of
 * the program: it is written into a koers_findings (findings.h) and the status is KOERS_FINDINGS.
 *
 *   koers_status status = koers_study_open(&study, &options, years);
 *   if (status != KOERS_OK) return status;
 *
 * Invariant: each code has its own text and the exit code of the documented table (README, section Exit codes).
 */
#ifndef KOERS_STATUS_H
#define KOERS_STATUS_H

#define KOERS_MUST_USE __attribute__((warn_unused_result))
#define KOERS_PRINTF(format_index, first) __attribute__((__format__(__printf__, format_index, first)))

/*        name           exit  text                                                                   */
#define KOERS_STATUS_LIST(X)                                                                          \
    X(OK,            0,  "success")                                                                   \
    X(UNMET,         1,  "a stated requirement is not met")                                           \
    X(UNDECIDED,     2,  "undecided at this number of runs")                                         \
    X(USAGE,         64, "the command line is not understood")                                        \
    X(FINDINGS,      65, "a file holds mistakes")                                                     \
    X(NO_INPUT,      66, "a file named on the command line is missing or unreadable")                 \
    X(NO_GNUPLOT,    69, "gnuplot is missing or failed while charts were asked for")                  \
    X(NO_MEMORY,     70, "not enough memory")                                                         \
    X(DOMAIN_ERROR,  70, "a value lies outside the domain of a function (a bug, please report it)")   \
    X(SYSTEM,        70, "the operating system refused a request")                                    \
    X(CANNOT_CREATE, 73, "the output cannot be created")                                              \
    X(WRITE_FAILED,  74, "writing failed")                                                            \
    X(INTERRUPTED,   130, "interrupted")

typedef enum koers_status {
#define KOERS_STATUS_ENUM(name, exit_code, text) KOERS_##name,
    KOERS_STATUS_LIST(KOERS_STATUS_ENUM)
#undef KOERS_STATUS_ENUM
    KOERS_N_STATUS
} koers_status;

/* The text of a status in English, never NULL; "unknown status" outside the list. */
const char *koers_status_text(koers_status status);

/* The exit code that the program ends with; 70 outside the list. */
int koers_status_exit(koers_status status);

/* Our own mistake: says where on stderr, asks to report it, and aborts; in released builds too. */
#define KOERS_BUG_UNLESS(condition)                                   \
    do {                                                              \
        if (!(condition)) koers_bug(__FILE__, __LINE__, #condition);  \
    } while (0)
_Noreturn void koers_bug(const char *file, int line, const char *condition);

#endif
