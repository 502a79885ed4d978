/* Source: the tree holds what the file says, with lines; what the parser refuses is told; options become the same tree. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/memory.h"
#include "koers/findings.h"
#include "scenario/source.h"
#include "scenario/tree.h"

static koers_node *parsed(const char *text)
{
    koers_findings findings;
    koers_node *root = NULL;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_source_parse(&root, text, strlen(text), "f", &findings), KOERS_OK);
    assert_int_equal(findings.n, 0);
    koers_findings_free(&findings);
    assert_non_null(root);
    return root;
}

static void refuses(const char *text, const char *line)
{
    koers_findings findings;
    koers_node *root = NULL;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_source_parse(&root, text, strlen(text), "f", &findings), KOERS_FINDINGS);
    assert_null(root);
    assert_int_equal(findings.n, 1);
    char *found = koers_finding_line(&findings.items[0]);
    assert_string_equal(found, line);
    koers_free(found);
    koers_findings_free(&findings);
}

static void kinds_values_and_lines(void **state)
{
    (void) state;
    koers_node *root =
        parsed("a = 5;\nb = 0.5; c = true;\nd = \"x\"\n  \"y\";\ne = (1,\n 2.5, \"z\");\nf = { g = 9000000000L; };\nh = [1, 2];");
    assert_int_equal(root->kind, KOERS_NODE_GROUP);
    assert_int_equal(root->n, 7);
    const koers_node *a = koers_node_find(root, "a"), *b = koers_node_find(root, "b"), *e = koers_node_find(root, "e");
    assert_int_equal(a->kind, KOERS_NODE_INTEGER);
    assert_int_equal(a->line, 1);
    assert_true(a->number == 5);
    assert_int_equal(b->kind, KOERS_NODE_FLOAT);
    assert_int_equal(b->line, 2);
    assert_int_equal(koers_node_find(root, "c")->kind, KOERS_NODE_TRUTH);
    assert_string_equal(koers_node_find(root, "d")->text, "xy");
    assert_int_equal(e->kind, KOERS_NODE_LIST);
    assert_int_equal(e->child[1]->line, 6);
    assert_true(e->child[1]->number == 2.5);
    assert_true(koers_node_find(koers_node_find(root, "f"), "g")->number == 9e9);
    assert_int_equal(koers_node_find(root, "h")->kind, KOERS_NODE_LIST);
    assert_string_equal(a->file, "f");
    assert_ptr_equal(e->child[1]->parent, e);
    koers_node_free(root);
}

static void what_ends_without_a_newline_is_read(void **state)
{
    (void) state;
    koers_node_free(parsed("a = 1; # comment"));
    koers_node_free(parsed("a = 1 // comment"));
    koers_node_free(parsed("\xef\xbb\xbf"
                           "a = 1"));
    koers_node_free(parsed(""));
    koers_node_free(parsed("a = 1;\r\nb = 2;\r\n"));
}

static void what_the_parser_refuses(void **state)
{
    (void) state;
    refuses("a = 1;\n  b = ;  \nc = 2;", "f:2: found no value after '='");
    refuses("a = 1;\na = 2;", "f:2: found 'a' for the second time in the same group, after line 1");
    refuses("x = {\n b = 1;\n b = 2; };", "f:3: found 'b' for the second time in the same group, after line 2");
    refuses("a = [2023, 0.57];", "f:1: found values of different types between [ and ]; use ( and ): a = [2023, 0.57];");
    refuses("a = (1, 2", "f:1: found a bracket that is never closed by )");
    refuses("a = [2023,\n 12345678901234567890123456789012345678901234567890.5, 6666666666.0, 777777.0];",
            "f:2: found values of different types between [ and ]; use ( and ): "
            "12345678901234567890123456789012345678901234567890.5, 666666");
}

static void a_reported_number_leaves_the_rest_to_be_read(void **state)
{
    (void) state;
    static const char text[] = "a = 5000000000;\nb = 2;";
    koers_findings findings;
    koers_node *root = NULL;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_source_parse(&root, text, strlen(text), "f", &findings), KOERS_OK);
    assert_int_equal(findings.n, 1);
    assert_int_equal(koers_node_find(root, "a")->kind, KOERS_NODE_REPORTED);
    assert_int_equal(koers_node_find(root, "b")->line, 2);
    koers_node_free(root);
    koers_findings_free(&findings);
}

static void texts_of_values_read_back(void **state)
{
    (void) state;
    static const struct {
        const char *written, *text;
    } pairs[] = {
        {"( (2023, 0.57), (2027, 0.80) )", "( (2023, 0.57), (2027, 0.8) )"},
        {"10.0", "10"},
        {"0.1", "0.1"},
        {"0.30000000000000004", "0.30000000000000004"},
        {"1e-7", "1e-07"},
        {"\"a\\\"b\\\\c\"", "\"a\\\"b\\\\c\""},
        {"{ a = 1; b = (1, 2); }", "{ a = 1; b = (1, 2); }"},
        {"()", "()"},
        {"{}", "{ }"},
        {"false", "false"},
        {"13292", "13292"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char setting[128];
        snprintf(setting, sizeof setting, "v = %s;", pairs[i].written);
        koers_node *root = parsed(setting);
        char *text = koers_node_text(root->child[0]);
        assert_string_equal(text, pairs[i].text);
        koers_free(text);
        koers_node_free(root);
    }
}

/* ---- options */

static void option_is(const char *option, const char *text)
{
    koers_findings findings;
    koers_node *root = NULL;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_source_parse_option(&root, option, "--set 1", &findings), KOERS_OK);
    char *found = koers_node_text(root);
    assert_string_equal(found, text);
    assert_int_equal(root->child[0]->line, 0);
    assert_string_equal(root->child[0]->file, "--set 1");
    koers_free(found);
    koers_node_free(root);
    koers_findings_free(&findings);
}

static void option_refused(const char *option, const char *line)
{
    koers_findings findings;
    koers_node *root = NULL;
    koers_findings_init(&findings, koers_voice_of(KOERS_ENGLISH));
    assert_int_equal(koers_source_parse_option(&root, option, "--set 1", &findings), KOERS_FINDINGS);
    assert_null(root);
    assert_true(findings.n > 0);
    char *found = koers_finding_line(&findings.items[0]);
    assert_string_equal(found, line);
    koers_free(found);
    koers_findings_free(&findings);
}

static void options_become_trees(void **state)
{
    (void) state;
    option_is("horizon=2035", "{ horizon = 2035; }");
    option_is(" levers.lesson_hours = 8; ", "{ levers = { lesson_hours = 8; }; }");
    option_is("funding.school.state=((2023, 28.5),(2027, 0))",
              "{ funding = { school = { state = ( (2023, 28.5), (2027, 0) ); }; }; }");
    option_is("funding.housing=\"unlimited\" # all", "{ funding = { housing = \"unlimited\"; }; }");
    option_is("targets.care.at_least=0.2", "{ targets = ( { at_least = 0.2; id = \"care\"; } ); }");
    option_is("targets.care={ year = 2030; }", "{ targets = ( { year = 2030; id = \"care\"; } ); }");
    option_is("targets.care=5", "{ targets = (5); }");
    option_is("targets=({id=\"care\"; year=2030;})", "{ targets = ( { id = \"care\"; year = 2030; } ); }");
    option_is("x=\"a=b\"", "{ x = \"a=b\"; }");
    /* a shell takes the quotes away: what can only be a text is one */
    option_is("funding.housing=unlimited", "{ funding = { housing = \"unlimited\"; }; }");
    option_is("id=mijn-plan ; # x", "{ id = \"mijn-plan\"; }");
    option_is("title.nl=Mijn plan", "{ title = { nl = \"Mijn plan\"; }; }");
    option_is("x=((2023,5),(2027,unlimited))", "{ x = ( (2023, 5), (2027, \"unlimited\") ); }");
    option_is("x={ distribution=fixed; value=0.3 note=of Jan }",
              "{ x = { distribution = \"fixed\"; value = 0.3; note = \"of Jan\"; }; }");
    option_is("x=true", "{ x = true; }");
    option_is("x=False", "{ x = false; }");
    option_is("x=(0x7f, 1e-3, 5L)", "{ x = (127, 0.001, 5); }");
    option_is("x=\"a \\\" b\" c", "{ x = \"a \\\" bc\"; }"); /* texts side by side are one */
}

static void options_that_are_none(void **state)
{
    (void) state;
    static const char wanted[] = "allowed is path=value, as in levers.lesson_hours=8";
    static const char *const options[] = {"", "levers", "=5", "a.=5", ".a=5", "a..b=5", "a b=5", "_a=5", "a.b.c.d.e.f.g.h.i=5"};
    char line[256];
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        snprintf(line, sizeof line, "--set 1: found '%s', %s", options[i], wanted);
        option_refused(options[i], line);
    }
    option_refused("levers.caseload=", "--set 1: found no value after '='");
    option_refused("levers.caseload= \t", "--set 1: found no value after '='");
    option_refused("levers.caseload=5; horizon=2040", "--set 1: found 2 settings, allowed is one (use --set once for each)");
    option_refused("levers.caseload=-", "--set 1: found a + or - with no number behind it");
    option_refused("levers.caseload=", "--set 1: found no value after '='");
    option_refused("a=\"x", "--set 1: found a string that is never closed by \"");
    option_refused("a=/* x", "--set 1: found a comment that is never closed by */");
}

/* ---- the tree alone */

static void paths_name_the_way_from_the_root(void **state)
{
    (void) state;
    koers_node *root =
        parsed("id = \"x\"; levers = { a = ( (2023, 1) ); }; targets = ( { id = \"care\"; year = 1; }, { year = 2; } );");
    const koers_node *targets = koers_node_find(root, "targets");
    const struct {
        const koers_node *node;
        const char *path;
    } pairs[] = {
        {root, ""},
        {koers_node_find(root, "levers"), "levers"},
        {koers_node_find(koers_node_find(root, "levers"), "a")->child[0]->child[1], "levers.a"},
        {targets->child[0], "targets.care"},
        {koers_node_find(targets->child[0], "year"), "targets.care.year"},
        {koers_node_find(targets->child[1], "year"), "targets.year"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        char *path = koers_node_path(pairs[i].node);
        assert_string_equal(path, pairs[i].path);
        koers_free(path);
    }
    koers_node_free(root);
}

static void a_child_is_taken_with_all_below_it(void **state)
{
    (void) state;
    koers_node *root = parsed("a = 1; b = (1, 2, { c = \"x\"; }); d = 3;");
    koers_node *taken = koers_node_take(root, koers_node_index(root, "b"));
    assert_int_equal(root->n, 2);
    assert_null(koers_node_find(root, "b"));
    assert_non_null(koers_node_find(root, "d"));
    koers_node_free(root);
    assert_null(taken->parent);
    char *text = koers_node_text(taken), *path = koers_node_path(taken->child[2]->child[0]);
    assert_string_equal(text, "(1, 2, { c = \"x\"; })");
    assert_string_equal(path, "b.c");
    koers_free(text);
    koers_free(path);
    koers_node_free(taken);
    koers_node_free(NULL);
    assert_null(koers_node_find(NULL, "a"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(kinds_values_and_lines),
        cmocka_unit_test(what_ends_without_a_newline_is_read),
        cmocka_unit_test(what_the_parser_refuses),
        cmocka_unit_test(a_reported_number_leaves_the_rest_to_be_read),
        cmocka_unit_test(texts_of_values_read_back),
        cmocka_unit_test(options_become_trees),
        cmocka_unit_test(options_that_are_none),
        cmocka_unit_test(paths_name_the_way_from_the_root),
        cmocka_unit_test(a_child_is_taken_with_all_below_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
