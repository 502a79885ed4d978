/* options - the command line of a command, understood and checked.
 *
 *   koers_options options;
 *   status = koers_options_parse(&options, &usage, call->argc, call->argv, call->voice);
 *   if (status == KOERS_USAGE) ... options.problem says why ...
 *   koers_options_free(&options);
 *
 * One table holds all options of all commands, so that an option means the same everywhere. Names must be written in full: an
 * abbreviation that works today could mean something else tomorrow. Of an option given twice the last counts, but --with and --set
 * add up.
 */
#ifndef KOERS_OPTIONS_H
#define KOERS_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/say.h"
#include "koers/status.h"
#include "koers/study.h"
#include "publish/screen/screen.h"

/* A row: NAME, long name, letter, what its value is called; the kind of value, the field of koers_options that it sets, whether it changes a
 * RESULT (then it is part of the recipe) or only the MANNER of getting or showing it; help. */
#define KOERS_OPTION_LIST(X) \
    X(DRAWS, "draws", 0, "N", COUNT, draws, RESULT, \
      N_("number of runs (simulated futures), 1 to 100000000 (default 20000)")) \
    X(SEED, "seed", 0, "S", WHOLE, seed, RESULT, \
      N_("seed of chance, 0 to 18446744073709551615 (default 1)")) \
    X(THREADS, "threads", 0, "T", SMALL, threads, MANNER, \
      N_("threads, 1 to 1024 (default all cores); changes no result")) \
    X(HORIZON, "horizon", 0, "YEAR", SMALL, horizon, RESULT, \
      N_("last year, 2031 to 2045; wins over the file")) \
    X(WITH, "with", 0, "FILE", WORDS, with, RESULT, \
      N_("lay an overlay over each scenario; may be repeated")) \
    X(SET, "set", 0, "PATH=VALUE", WORDS, set, RESULT, \
      N_("set one value, such as levers.lesson_hours=8; may be repeated")) \
    X(STRICT, "strict", 0, NULL, FLAG, strict, MANNER, \
      N_("take warnings about the files for mistakes")) \
    X(SCENARIO, "scenario", 0, "FILE", TEXT, scenario, MANNER, \
      N_("describe this scenario as resolved, each value with file and line")) \
    X(DATA, "data", 0, "DIR", TEXT, data, RESULT, \
      N_("folder that holds parameters/programme.cfg")) \
    X(OUTPUT, "output", 'o', "DIR", TEXT, output, MANNER, \
      N_("folder in which the results come (default output)")) \
    X(FORMAT, "format", 0, "FORMAT", FORMAT, format, MANNER, \
      N_("of what is printed: table (default), csv or json")) \
    X(PLOT, "plot", 0, "LIST", PLOTS, plot, MANNER, \
      N_("charts as svg (default), pdf, png, or several with commas; none for scripts only")) \
    X(DRAWS_OUT, "draws-out", 0, "FILE", TEXT, draws_out, MANNER, \
      N_("write the value of every indicator in every run of the last year")) \
    X(ALL_YEARS, "all-years", 0, NULL, FLAG, all_years, MANNER, \
      N_("with --draws-out: of all years")) \
    X(LANG, "lang", 0, "LANGUAGE", LANGUAGE, voice, MANNER, \
      N_("language of texts for people: nl or en")) \
    X(NO_COLOR, "no-color", 0, NULL, FLAG, no_colour, MANNER, \
      N_("no colour on the terminal")) \
    X(QUIET, "quiet", 'q', NULL, FLAG, quiet, MANNER, \
      N_("no progress and no remarks; of several scenarios the overview alone")) \
    X(VERBOSE, "verbose", 'v', NULL, FLAG, verbose, MANNER, \
      N_("say what is read and with what is computed")) \
    X(HELP, "help", 'h', NULL, FLAG, help, MANNER, \
      N_("print this help"))

typedef enum {
#define KOERS_OPTION_ENUM(NAME, ...) KOERS_OPTION_##NAME,
    KOERS_OPTION_LIST(KOERS_OPTION_ENUM)
#undef KOERS_OPTION_ENUM
        KOERS_N_OPTIONS
} koers_option;

#define KOERS_OPTION_BIT(NAME) (1u << KOERS_OPTION_##NAME)

/* The options of every command that simulates. */
#define KOERS_OPTIONS_OF_SIMULATION                                                                             \
    (KOERS_OPTION_BIT(DRAWS) | KOERS_OPTION_BIT(SEED) | KOERS_OPTION_BIT(THREADS) | KOERS_OPTION_BIT(HORIZON) | \
     KOERS_OPTION_BIT(WITH) | KOERS_OPTION_BIT(SET) | KOERS_OPTION_BIT(STRICT) | KOERS_OPTION_BIT(DATA) |       \
     KOERS_OPTION_BIT(OUTPUT) | KOERS_OPTION_BIT(FORMAT) | KOERS_OPTION_BIT(PLOT) | KOERS_OPTION_BIT(LANG) |    \
     KOERS_OPTION_BIT(NO_COLOR) | KOERS_OPTION_BIT(QUIET) | KOERS_OPTION_BIT(VERBOSE) | KOERS_OPTION_BIT(HELP))

/* What a command says of itself. */
typedef struct {
    const char *name;     /* "run"                                                 */
    const char *synopsis; /* "run SCENARIO..."                                     */
    const char *text;     /* what it does, a few lines, ending in a newline        */
    unsigned options;     /* bits of the options that apply                        */
    int fewest, most;     /* arguments; most < 0: any number                       */
    const char *argument; /* what an argument is, for the message when one lacks   */
} koers_usage;

enum { KOERS_MAX_PLOTS = 3 };

/* Of an option that may be repeated: its values, in order. */
typedef struct {
    size_t n;
    const char **word;
} koers_option_words;

/* Texts are borrowed from argv. */
typedef struct {
    const koers_voice *voice; /* of the person who wrote them         */
    unsigned given;           /* bits of the options that were written */
    int64_t draws;
    uint64_t seed;
    int threads;
    int horizon; /* 0: as the files say */
    koers_option_words with, set;
    const char *scenario, *data, *output, *draws_out; /* NULL where not given, but output has its default */
    koers_format format;
    size_t n_plots;
    const char *plot[KOERS_MAX_PLOTS];
    bool strict, all_years, no_colour, quiet, verbose, help;
    size_t n_arguments;
    const char **arguments;
    char *problem; /* after KOERS_USAGE: what is wrong */
} koers_options;

/* argv[0] is the name of the command. Errors: KOERS_USAGE (problem is set), KOERS_NO_MEMORY. Always free. */
koers_status koers_options_parse(koers_options *self, const koers_usage *usage, int argc, char **argv,
                                 const koers_voice *voice) KOERS_MUST_USE;
void koers_options_free(koers_options *self);

/* The options that change a result, one after the other from 0: the i-th has this name ("draws") and its k-th value is written so; NULL:
 * there is no i-th (name), no k-th (value). `digits` is used where the value is a number. */
enum { KOERS_OPTION_DIGITS = 24 };
const char *koers_options_result_name(size_t i);
const char *koers_options_result_value(const koers_options *self, size_t i, size_t k, char digits[KOERS_OPTION_DIGITS]);

/* How to simulate. */
koers_study_options koers_options_study(const koers_options *self);

/* The help of a command. */
void koers_options_help(FILE *stream, const koers_usage *usage, const koers_voice *voice);

/* The language that --lang asks for, else that of LC_ALL, LC_MESSAGES or LANG: known before all else, so that even a usage error is
 * told in it. An unknown language is left for koers_options_parse to refuse. */
koers_language koers_options_language(int argc, char *const *argv);

#endif
