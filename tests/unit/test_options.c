/* The command line: every option, every refusal, and memory that runs short at every place. */
#include "cli/options.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "koers/findings.h"
#include "base/memory.h"

enum { MOST_WORDS = 32 };

static const koers_usage everything = {
    .name = "try", .synopsis = "try FILE...", .text = "", .options = ~0u, .fewest = 0, .most = -1, .argument = "FILE"};

/* Parses the words of `line`, which stay in `words` as long as the options are in use. */
static koers_status parse(koers_options *options, const koers_usage *usage, char *line)
{
    char *argv[MOST_WORDS + 1] = {NULL};
    int argc = 0;
    for (char *word = strtok(line, " "); word != NULL && argc < MOST_WORDS; word = strtok(NULL, " ")) argv[argc++] = word;
    return koers_options_parse(options, usage, argc, argv, NULL);
}

static void test_defaults(void **state)
{
    (void) state;
    koers_options options;
    char line[] = "try";
    assert_int_equal(parse(&options, &everything, line), KOERS_OK);
    assert_int_equal(options.draws, 20000);
    assert_int_equal(options.seed, 1);
    assert_true(options.threads >= 1 && options.threads <= 1024);
    assert_int_equal(options.horizon, 0);
    assert_string_equal(options.output, "output");
    assert_int_equal(options.format, KOERS_FORMAT_TABLE);
    assert_int_equal(options.n_plots, 1);
    assert_string_equal(options.plot[0], "svg");
    assert_int_equal(options.given, 0);
    assert_null(options.data);
    koers_options_free(&options);
}

static void test_every_option(void **state)
{
    (void) state;
    koers_options options;
    char line[] = "try a.cfg --draws 7 --seed=18446744073709551615 --threads 3 --horizon 2040 --with w1 --with=w2 --strict -o out -qh b.cfg";
    assert_int_equal(parse(&options, &everything, line), KOERS_OK);
    assert_int_equal(options.draws, 7);
    assert_true(options.seed == UINT64_MAX);
    assert_int_equal(options.threads, 3);
    assert_int_equal(options.horizon, 2040);
    assert_int_equal(options.with.n, 2);
    assert_string_equal(options.with.word[0], "w1");
    assert_string_equal(options.with.word[1], "w2");
    assert_string_equal(options.output, "out");
    assert_true(options.quiet && options.help && options.strict);
    assert_int_equal(options.n_arguments, 2);
    assert_string_equal(options.arguments[0], "a.cfg");
    assert_string_equal(options.arguments[1], "b.cfg");
    assert_true((options.given & KOERS_OPTION_BIT(SEED)) != 0 && (options.given & KOERS_OPTION_BIT(SET)) == 0);
    koers_options_free(&options);
}

static void test_plots(void **state)
{
    (void) state;
    koers_options options;
    char two[] = "try --plot png,svg,png";
    assert_int_equal(parse(&options, &everything, two), KOERS_OK);
    assert_int_equal(options.n_plots, 2);
    assert_string_equal(options.plot[0], "svg"); /* the order in which they are written changes nothing */
    assert_string_equal(options.plot[1], "png");
    koers_options_free(&options);
    char none[] = "try --plot none";
    assert_int_equal(parse(&options, &everything, none), KOERS_OK);
    assert_int_equal(options.n_plots, 0);
    koers_options_free(&options);
}

static void test_refusals(void **state)
{
    static const struct {
        const char *line, *problem;
    } cases[] = {
        {"try --draws", "--draws needs a value"},
        {"try --draws 0", "--draws: found '0', allowed is a whole number from 1 to 100000000"},
        {"try --draws  100000001", "--draws: found '100000001', allowed is a whole number from 1 to 100000000"},
        {"try --draws 12x", "--draws: found '12x', allowed is a whole number from 1 to 100000000"},
        {"try --draws -5", "--draws: found '-5', allowed is a whole number from 1 to 100000000"},
        {"try --seed 18446744073709551616",
         "--seed: found '18446744073709551616', allowed is a whole number from 0 to 18446744073709551615"},
        {"try --horizon 2046", "--horizon: found '2046', allowed is a whole number from 2031 to 2045"},
        {"try --format=yaml", "--format: found 'yaml', allowed is one of: table, csv, json"},
        {"try --plot svg,", "--plot: found '', allowed is one of: svg, pdf, png, none"},
        {"try --plot none,svg", "--plot: 'none' stands alone"},
        {"try --data=", "--data: the value is empty"},
        {"try --drws 5", "unknown option '--drws'; did you mean '--draws'?"},
        {"try --draw 5", "unknown option '--draw'; did you mean '--draws'?"},
        {"try --qui", "unknown option '--qui'; did you mean '--quiet'?"},
        {"try --xyzzy", "unknown option '--xyzzy'"},
        {"try -qx", "unknown option '-x'"},
        {"try --quiet=1", "--quiet takes no value"},
        {"try -o", "-o needs a value"},
        {"try --all-years", "--all-years needs --draws-out"},
        {"try a b --draws-out d.csv --scenario s", "--draws-out takes one scenario, found 2"},
        {"try --set a=1", "--set needs --scenario"},
        {"try -q -v", "--quiet and --verbose exclude each other"},
    };
    (void) state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        koers_options options;
        char line[128];
        strcpy(line, cases[i].line);
        assert_int_equal(parse(&options, &everything, line), KOERS_USAGE);
        assert_string_equal(options.problem, cases[i].problem);
        koers_options_free(&options);
        koers_options_free(&options); /* twice is fine */
    }
}

static void test_what_applies(void **state)
{
    (void) state;
    const koers_usage usage = {.name = "few", .options = KOERS_OPTION_BIT(LANG), .fewest = 1, .most = 1, .argument = "FILE"};
    static const char *const lines[] = {"few --draws 5 a", "few", "few a b", "few --drws 5 a"};
    static const char *const problems[] = {"--draws does not apply to 'koers few'", "FILE is missing", "one argument too many: 'b'",
                                           "unknown option '--drws'"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        koers_options options;
        char line[64];
        strcpy(line, lines[i]);
        assert_int_equal(parse(&options, &usage, line), KOERS_USAGE);
        assert_string_equal(options.problem, problems[i]);
        koers_options_free(&options);
    }
}

static void test_language(void **state)
{
    (void) state;
    char *separate[] = {(char[]){"koers"}, (char[]){"run"}, (char[]){"--lang"}, (char[]){"nl"}, NULL};
    char *joined[] = {(char[]){"koers"}, (char[]){"run"}, (char[]){"--lang=nl"}, NULL};
    char *after[] = {(char[]){"koers"}, (char[]){"run"}, (char[]){"--"}, (char[]){"--lang=nl"}, NULL};
    setenv("LC_ALL", "en_GB.UTF-8", 1);
    assert_int_equal(koers_options_language(4, separate), KOERS_DUTCH);
    assert_int_equal(koers_options_language(3, joined), KOERS_DUTCH);
    assert_int_equal(koers_options_language(4, after), KOERS_ENGLISH);
    setenv("LC_ALL", "nl_NL.UTF-8", 1);
    assert_int_equal(koers_options_language(2, after), KOERS_DUTCH);
}

/* LC_ALL before LC_MESSAGES before LANG; one that is empty does not count. */
static void test_language_of_the_environment(void **state)
{
    (void) state;
    char *plain[] = {(char[]){"koers"}, (char[]){"run"}, NULL};
    setenv("LC_ALL", "", 1);
    setenv("LC_MESSAGES", "nl_NL.UTF-8", 1);
    setenv("LANG", "en_GB.UTF-8", 1);
    assert_int_equal(koers_options_language(2, plain), KOERS_DUTCH);
    setenv("LC_ALL", "C.UTF-8", 1);
    assert_int_equal(koers_options_language(2, plain), KOERS_ENGLISH);
    unsetenv("LC_ALL");
    unsetenv("LC_MESSAGES");
    assert_int_equal(koers_options_language(2, plain), KOERS_ENGLISH);
    setenv("LANG", "nl", 1);
    assert_int_equal(koers_options_language(2, plain), KOERS_DUTCH);
    unsetenv("LANG");
    assert_int_equal(koers_options_language(2, plain), KOERS_ENGLISH);
}

/* What is wrong with a command line is said in the voice of whoever wrote it, whatever was said before. */
static void test_refusals_have_a_voice(void **state)
{
    (void) state;
    for (int turn = 0; turn < 4; turn++) {
        const bool dutch = turn % 2 == 1;
        char *argv[] = {(char[]){"try"}, (char[]){"--draws"}, NULL};
        koers_options options;
        assert_int_equal(koers_options_parse(&options, &everything, 2, argv, koers_voice_of(dutch ? KOERS_DUTCH : KOERS_ENGLISH)),
                         KOERS_USAGE);
        assert_string_equal(options.problem, dutch ? "--draws heeft een waarde nodig" : "--draws needs a value");
        koers_options_free(&options);
    }
}

#ifdef KOERS_TEST_FAULTS
static void sweep_faults(const char *words, koers_status expected)
{
    koers_status status = KOERS_NO_MEMORY;
    for (long k = 1; k < 100 && status == KOERS_NO_MEMORY; k++) {
        koers_options options;
        char line[128];
        strcpy(line, words);
        koers_memory_fail_at(k);
        status = parse(&options, &everything, line);
        koers_memory_fail_at(0);
        koers_options_free(&options);
    }
    assert_int_equal(status, expected);
}

static void test_memory_short(void **state)
{
    (void) state;
    sweep_faults("try a.cfg --plot svg,png --set a=1 --scenario s", KOERS_OK);
    sweep_faults("try --plot gif", KOERS_USAGE);
    sweep_faults("try --drws", KOERS_USAGE);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_defaults),     cmocka_unit_test(test_every_option), cmocka_unit_test(test_plots),
        cmocka_unit_test(test_refusals),     cmocka_unit_test(test_what_applies), cmocka_unit_test(test_language),
        cmocka_unit_test(test_language_of_the_environment), cmocka_unit_test(test_refusals_have_a_voice),
#ifdef KOERS_TEST_FAULTS
        cmocka_unit_test(test_memory_short),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
