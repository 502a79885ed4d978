#include "cli/options.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <sched.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "koers/findings.h"
#include "koers/years.h"

/* Kinds of value, by the type of their field: int64_t, uint64_t, int (0: not given), text, texts, bool; and three with words of their own. */
typedef enum { COUNT, WHOLE, SMALL, TEXT, WORDS, FLAG, FORMAT, PLOTS, LANGUAGE } kind;
typedef enum { RESULT, MANNER } effect;

typedef struct {
    const char *name;
    int letter;
    const char *value; /* NULL: a flag */
    kind kind;
    size_t field;
    effect effect;
    const char *help;
} option_record;

static const option_record records[KOERS_N_OPTIONS] = {
#define OPTION_RECORD(NAME, name, letter, value, KIND, field, EFFECT, help) \
    [KOERS_OPTION_##NAME] = {name, letter, value, KIND, offsetof(koers_options, field), EFFECT, help},
    KOERS_OPTION_LIST(OPTION_RECORD)
#undef OPTION_RECORD
};

/* What getopt_long returns for an option of the table: beyond every letter. */
enum { FIRST_CODE = 256, ARGUMENT = 1, MOST_THREADS = 1024, FIRST_HORIZON = 2031 };
static const int64_t most_draws = 100000000;

static koers_status refuse(koers_options *self, char *problem)
{
    self->problem = problem;
    return problem == NULL ? KOERS_NO_MEMORY : KOERS_USAGE;
}

/* Cores that this process may use: fewer than the machine has under taskset or in a container. */
static int available_cores(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
    const int n = CPU_COUNT(&set);
    return n < 1 ? 1 : n > MOST_THREADS ? MOST_THREADS : n;
}

static koers_status options_init(koers_options *self, int argc, const koers_voice *voice)
{
    const size_t n = (size_t) argc;
    *self = (koers_options){.voice = voice, .draws = 20000, .seed = 1, .output = "output", .n_plots = 1, .plot = {"svg"}};
    self->threads = available_cores();
    self->with.word = koers_alloc_array(n, sizeof *self->with.word);
    self->set.word = koers_alloc_array(n, sizeof *self->set.word);
    self->arguments = koers_alloc_array(n, sizeof *self->arguments);
    return self->with.word == NULL || self->set.word == NULL || self->arguments == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}

void koers_options_free(koers_options *self)
{
    if (self == NULL) return;
    koers_free(self->with.word);
    koers_free(self->set.word);
    koers_free(self->arguments);
    koers_free(self->problem);
    *self = (koers_options){0};
}

static void *field_of(koers_options *self, koers_option option)
{
    return (char *) self + records[option].field;
}

static void add_word(koers_option_words *words, const char *text)
{
    words->word[words->n++] = text;
}

/* A whole number, digits only and nothing after them. */
static koers_status take_number(koers_options *self, koers_option option, const char *text, uint64_t lowest, uint64_t highest,
                                uint64_t *number)
{
    const koers_voice *voice = self->voice;
    char *end = NULL;
    errno = 0;
    const unsigned long long value = strtoull(text, &end, 10);
    const bool digits = text[0] >= '0' && text[0] <= '9' && *end == '\0';
    if (digits && errno == 0 && value >= lowest && value <= highest) {
        *number = value;
        return KOERS_OK;
    }
    return refuse(self, koers_format_text(_("--%s: found '%s', allowed is a whole number from %llu to %llu"), records[option].name,
                                          text, (unsigned long long) lowest, (unsigned long long) highest));
}

/* The index of `text` among n words. */
static koers_status take_choice(koers_options *self, koers_option option, const char *text, const char *const *words, size_t n,
                                size_t *choice)
{
    const koers_voice *voice = self->voice;
    for (size_t i = 0; i < n; i++) {
        if (strcmp(text, words[i]) != 0) continue;
        *choice = i;
        return KOERS_OK;
    }
    char *allowed = koers_copy_text(words[0]);
    for (size_t i = 1; i < n && allowed != NULL; i++) {
        char *longer = koers_format_text("%s, %s", allowed, words[i]);
        koers_free(allowed);
        allowed = longer;
    }
    if (allowed == NULL) return KOERS_NO_MEMORY;
    const koers_status status =
        refuse(self, koers_format_text(_("--%s: found '%s', allowed is one of: %s"), records[option].name, text, allowed));
    koers_free(allowed);
    return status;
}

static const char *const plot_words[] = {"svg", "pdf", "png", "none"};
enum { N_PLOT_WORDS = 4, PLOT_NONE = 3 };

/* "svg,png": each once, in the order of the table, so that the order in which they are written changes nothing. */
static koers_status take_plots(koers_options *self, const char *text)
{
    const koers_voice *voice = self->voice;
    bool wanted[N_PLOT_WORDS] = {false};
    const char *rest = text;
    while (rest != NULL) {
        const size_t length = strcspn(rest, ",");
        char *word = koers_copy_bytes(rest, length);
        size_t choice = 0;
        if (word == NULL) return KOERS_NO_MEMORY;
        const koers_status status = take_choice(self, KOERS_OPTION_PLOT, word, plot_words, N_PLOT_WORDS, &choice);
        koers_free(word);
        if (status != KOERS_OK) return status;
        wanted[choice] = true;
        rest = rest[length] == ',' ? rest + length + 1 : NULL;
    }
    self->n_plots = 0;
    for (size_t i = 0; i < PLOT_NONE; i++) {
        if (wanted[i]) self->plot[self->n_plots++] = plot_words[i];
    }
    if (wanted[PLOT_NONE] && self->n_plots > 0) return refuse(self, koers_format_text(_("--plot: 'none' stands alone")));
    return KOERS_OK;
}

static koers_status take_numbers(koers_options *self, koers_option option, const char *text)
{
    uint64_t number = 0;
    uint64_t lowest = 1, highest = (uint64_t) most_draws;
    if (option == KOERS_OPTION_SEED) lowest = 0, highest = UINT64_MAX;
    if (option == KOERS_OPTION_THREADS) highest = MOST_THREADS;
    if (option == KOERS_OPTION_HORIZON) lowest = FIRST_HORIZON, highest = KOERS_LAST_YEAR;
    const koers_status status = take_number(self, option, text, lowest, highest, &number);
    void *field = field_of(self, option);
    if (status != KOERS_OK) return status;
    if (records[option].kind == COUNT) *(int64_t *) field = (int64_t) number;
    if (records[option].kind == WHOLE) *(uint64_t *) field = number;
    if (records[option].kind == SMALL) *(int *) field = (int) number;
    return KOERS_OK;
}

static koers_status take_choices(koers_options *self, koers_option option, const char *text)
{
    static const char *const formats[] = {"table", "csv", "json"};
    static const char *const languages[] = {"nl", "en"};
    size_t choice = 0;
    if (records[option].kind == LANGUAGE) return take_choice(self, option, text, languages, 2, &choice);
    const koers_status status = take_choice(self, option, text, formats, 3, &choice);
    static const koers_format by_choice[] = {KOERS_FORMAT_TABLE, KOERS_FORMAT_CSV, KOERS_FORMAT_JSON};
    if (status == KOERS_OK) self->format = by_choice[choice];
    return status;
}

/* One option with its value (NULL for a flag) into the record. */
static koers_status take(koers_options *self, koers_option option, const char *text)
{
    const koers_voice *voice = self->voice;
    if (text != NULL && text[0] == '\0')
        return refuse(self, koers_format_text(_("--%s: the value is empty"), records[option].name));
    void *field = field_of(self, option);
    switch (records[option].kind) {
    case COUNT:
    case WHOLE:
    case SMALL: return take_numbers(self, option, text);
    case FORMAT:
    case LANGUAGE: return take_choices(self, option, text);
    case PLOTS: return take_plots(self, text);
    case TEXT: *(const char **) field = text; break;
    case FLAG: *(bool *) field = true; break;
    case WORDS: add_word(field, text); break;
    }
    return KOERS_OK;
}

/* The name of an option that applies and that was perhaps meant by "--drws=5": what begins alike, else what is near. */
static const char *nearest_option(const koers_usage *usage, const char *word)
{
    const char *names[KOERS_N_OPTIONS];
    size_t n = 0;
    for (int i = 0; i < KOERS_N_OPTIONS; i++) {
        if ((usage->options >> i & 1) != 0) names[n++] = records[i].name;
    }
    for (size_t i = 0; i < n && word[0] != '\0'; i++) {
        if (strncmp(names[i], word, strlen(word)) == 0) return names[i];
    }
    return koers_findings_nearest(word, names, n);
}

static koers_status refuse_unknown(koers_options *self, const koers_usage *usage, const char *token, int letter)
{
    const koers_voice *voice = self->voice;
    if (letter != 0) return refuse(self, koers_format_text(_("unknown option '-%c'"), letter));
    char *word = koers_copy_bytes(token, strcspn(token, "="));
    if (word == NULL) return KOERS_NO_MEMORY;
    const char *nearest = nearest_option(usage, strncmp(word, "--", 2) == 0 ? word + 2 : word);
    const koers_status status =
        refuse(self, nearest == NULL ? koers_format_text(_("unknown option '%s'"), word)
                                     : koers_format_text(_("unknown option '%s'; did you mean '--%s'?"), word, nearest));
    koers_free(word);
    return status;
}

/* getopt_long takes unambiguous abbreviations; this finds out whether the name was written in full. `index` is that of the long
 * option, -1 for a letter; `last` the last word that was consumed. */
static bool written_in_full(int index, char **last)
{
    if (index < 0) return true;
    const char *token = optarg != NULL && optarg == *last ? last[-1] : *last;
    return strcspn(token + 2, "=") == strlen(records[index].name);
}

static koers_status take_next(koers_options *self, const koers_usage *usage, int code, int index, char **argv)
{
    const koers_voice *voice = self->voice;
    char **last = &argv[optind - 1];
    if (code == ARGUMENT) {
        self->arguments[self->n_arguments++] = optarg;
        return KOERS_OK;
    }
    if (code == '?' && optopt >= FIRST_CODE) {
        return refuse(self, koers_format_text(_("--%s takes no value"), records[optopt - FIRST_CODE].name));
    }
    if (code == '?') return refuse_unknown(self, usage, *last, optopt);
    if (code == ':' && optopt < FIRST_CODE) return refuse(self, koers_format_text(_("-%c needs a value"), optopt));
    if (code == ':') return refuse(self, koers_format_text(_("--%s needs a value"), records[optopt - FIRST_CODE].name));
    if (!written_in_full(index, last)) {
        return refuse_unknown(self, usage, optarg != NULL && optarg == *last ? last[-1] : *last, 0);
    }
    int option = code - FIRST_CODE;
    for (int i = 0; i < KOERS_N_OPTIONS && code < FIRST_CODE; i++) {
        if (records[i].letter == code) option = i;
    }
    if ((usage->options >> option & 1) == 0) {
        return refuse(self, koers_format_text(_("--%s does not apply to 'koers %s'"), records[option].name, usage->name));
    }
    self->given |= 1u << option;
    return take(self, (koers_option) option, records[option].value == NULL ? NULL : optarg);
}

static bool was_given(const koers_options *self, koers_option option)
{
    return (self->given >> option & 1) != 0;
}

/* What must hold of the command line as a whole. */
static koers_status check_together(koers_options *self, const koers_usage *usage)
{
    const koers_voice *voice = self->voice;
    const int n = (int) self->n_arguments;
    if (self->help) return KOERS_OK;
    if (self->all_years && self->draws_out == NULL) return refuse(self, koers_format_text(_("--all-years needs --draws-out")));
    if (self->draws_out != NULL && n > 1) return refuse(self, koers_format_text(_("--draws-out takes one scenario, found %d"), n));
    if (self->quiet && self->verbose) return refuse(self, koers_format_text(_("--quiet and --verbose exclude each other")));
    if ((usage->options & KOERS_OPTION_BIT(SCENARIO)) != 0 && self->scenario == NULL) {
        const koers_option layers[] = {KOERS_OPTION_HORIZON, KOERS_OPTION_WITH, KOERS_OPTION_SET, KOERS_OPTION_STRICT};
        for (size_t i = 0; i < sizeof layers / sizeof *layers; i++) {
            if (was_given(self, layers[i]))
                return refuse(self, koers_format_text(_("--%s needs --scenario"), records[layers[i]].name));
        }
    }
    if (n == 1 && usage->fewest == 2) return refuse(self, koers_format_text(_("a second scenario is missing, to compare with")));
    if (n < usage->fewest) return refuse(self, koers_format_text(_("%s is missing"), usage->argument));
    if (usage->most >= 0 && n > usage->most) {
        return refuse(self, koers_format_text(_("one argument too many: '%s'"), self->arguments[usage->most]));
    }
    return KOERS_OK;
}

koers_status koers_options_parse(koers_options *self, const koers_usage *usage, int argc, char **argv, const koers_voice *voice)
{
    /* '-': arguments come in order, whatever POSIXLY_CORRECT says; ':': a missing value is told apart. */
    enum { N_LETTERS = 2 * KOERS_N_OPTIONS + 3 };
    char letters[N_LETTERS] = "-:";
    struct option names[KOERS_N_OPTIONS + 1] = {0};
    for (int i = 0; i < KOERS_N_OPTIONS; i++) {
        names[i] =
            (struct option){records[i].name, records[i].value == NULL ? no_argument : required_argument, NULL, FIRST_CODE + i};
        const size_t end = strlen(letters);
        if (records[i].letter == 0) continue;
        letters[end] = (char) records[i].letter;
        if (records[i].value != NULL) letters[end + 1] = ':';
    }
    koers_status status = options_init(self, argc, voice);
    opterr = 0;
    optind = 0; /* glibc: start anew */
    while (status == KOERS_OK) {
        int index = -1;
        optopt = 0;
        const int code = getopt_long(argc, argv, letters, names, &index);
        if (code == -1) break;
        status = take_next(self, usage, code, index, argv);
    }
    if (status != KOERS_OK) return status;
    while (optind < argc) self->arguments[self->n_arguments++] = argv[optind++]; /* after "--" */
    return check_together(self, usage);
}

koers_study_options koers_options_study(const koers_options *self)
{
    return (koers_study_options){.seed = self->seed, .draws = self->draws, .threads = self->threads};
}

void koers_options_help(FILE *stream, const koers_usage *usage, const koers_voice *voice)
{
    enum { COLUMN = 24 };
    fprintf(stream, _("usage: koers %s\n\n%s\noptions:\n"), usage->synopsis, _(usage->text));
    for (int i = 0; i < KOERS_N_OPTIONS; i++) {
        if ((usage->options >> i & 1) == 0) continue;
        const option_record *option = &records[i];
        char letter[] = "-x, ";
        letter[1] = (char) option->letter;
        const int width = fprintf(stream, "  %s--%s%s%s", option->letter == 0 ? "    " : letter, option->name,
                                  option->value == NULL ? "" : " ", option->value == NULL ? "" : option->value);
        fprintf(stream, "%*s%s\n", width < COLUMN + 6 ? COLUMN + 6 - width : 1, "", _(option->help));
    }
}

/* What LC_ALL, LC_MESSAGES and LANG ask for, in this order; one that is empty does not count. */
static koers_language language_of_environment(void)
{
    static const char *const variables[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && value[0] != '\0') return koers_language_of(value);
    }
    return KOERS_ENGLISH;
}

koers_language koers_options_language(int argc, char *const *argv)
{
    const char *name = NULL;
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++) {
        if (strncmp(argv[i], "--lang=", 7) == 0) name = argv[i] + 7;
        if (strcmp(argv[i], "--lang") == 0 && i + 1 < argc) name = argv[i + 1];
    }
    return name != NULL ? koers_language_of(name) : language_of_environment();
}

/* The i-th option that changes a result; KOERS_N_OPTIONS where there are not so many. */
static int result_option(size_t i)
{
    int option = 0;
    for (; option < KOERS_N_OPTIONS; option++)
        if (records[option].effect == RESULT && i-- == 0) break;
    return option;
}

const char *koers_options_result_name(size_t i)
{
    const int option = result_option(i);
    return option == KOERS_N_OPTIONS ? NULL : records[option].name;
}

const char *koers_options_result_value(const koers_options *self, size_t i, size_t k, char digits[KOERS_OPTION_DIGITS])
{
    const option_record *record = &records[result_option(i)];
    const void *field = (const char *) self + record->field;
    const koers_option_words *words = field;
    if (record->kind == WORDS) return k < words->n ? words->word[k] : NULL;
    if (k > 0) return NULL;
    if (record->kind == TEXT) return *(const char *const *) field;
    if (record->kind == SMALL && *(const int *) field == 0) return NULL;
    if (record->kind == SMALL) snprintf(digits, KOERS_OPTION_DIGITS, "%d", *(const int *) field);
    if (record->kind == COUNT) snprintf(digits, KOERS_OPTION_DIGITS, "%" PRId64, *(const int64_t *) field);
    if (record->kind == WHOLE) snprintf(digits, KOERS_OPTION_DIGITS, "%" PRIu64, *(const uint64_t *) field);
    return digits;
}
