#include "scenario/form.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "base/text.h"

enum { FORMAT = 1, LONGEST_ID = 64, SHOWN = 40, LONGEST_ALLOWED = 160, FEW = 12 };

/* ---- telling */

typedef void tell(koers_findings *self, const char *file, int line, const char *key, const char *format, ...);

__attribute__((__format__(__printf__, 4, 0))) static void tell_at(tell *teller, koers_findings *findings, const koers_node *node,
                                                                  const char *format, va_list arguments)
{
    char *text = koers_format_arguments(format, arguments);
    char *path = koers_node_path(node);
    if (text != NULL && path != NULL)
        teller(findings, node->file, node->line, path, "%s", text);
    else
        findings->lost = true;
    koers_free(path);
    koers_free(text);
}

void koers_form_tell(koers_findings *findings, const koers_node *node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_at(koers_findings_add, findings, node, format, arguments);
    va_end(arguments);
}

void koers_form_warn(koers_findings *findings, const koers_node *node, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    tell_at(koers_findings_warn, findings, node, format, arguments);
    va_end(arguments);
}

/* Takes a text in fresh memory and gives back its beginning, on one line; NULL when memory is short. */
static char *shortened(char *text)
{
    if (text == NULL || strlen(text) <= SHOWN) return text;
    char *result = koers_format_text("%.*s...\"", (int) koers_text_cut(text, SHOWN), text);
    koers_free(text);
    return result;
}

/* What stands in a node, for "found ...": a number, a string in quotes, "a group"; in fresh memory, NULL when memory is short. */
static char *found_in(const koers_node *node, const koers_voice *voice)
{
    switch (node->kind) {
    case KOERS_NODE_GROUP:
        return koers_copy_text(_("a group"));
    case KOERS_NODE_LIST:
        return koers_copy_text(_("a list"));
    case KOERS_NODE_TEXT:
        return shortened(koers_node_text(node));
    default:
        return koers_node_text(node);
    }
}

void koers_form_refuse(koers_findings *findings, const koers_node *node, const char *allowed)
{
    const koers_voice *voice = findings->voice;
    if (node->kind == KOERS_NODE_REPORTED) return;
    char *found = found_in(node, voice);
    if (found == NULL)
        findings->lost = true;
    else
        koers_form_tell(findings, node, _("found %s, allowed is %s"), found, allowed);
    koers_free(found);
}

/* The words with commas between, each with its quotes; there is room for all that a list of ours has, more would be cut off. */
static void join_words(const char *const *words, size_t n, const char *quote, char *text, size_t size)
{
    size_t used = 0;
    text[0] = '\0';
    for (size_t i = 0; i < n && used < size; i++)
        used += (size_t) snprintf(text + used, size - used, "%s%s%s%s", i == 0 ? "" : ", ", quote, words[i], quote);
}

void koers_form_unknown(koers_findings *findings, const koers_node *node, const char *word, const char *const *words, size_t n)
{
    const koers_voice *voice = findings->voice;
    const char *nearest = koers_findings_nearest(word, words, n);
    char allowed[LONGEST_ALLOWED];
    join_words(words, n, "", allowed, sizeof allowed);
    if (nearest != NULL)
        koers_form_tell(findings, node, _("found unknown name '%s'; did you mean '%s'?"), word, nearest);
    else if (n == 1)
        koers_form_tell(findings, node, _("found unknown name '%s', allowed is %s"), word, allowed);
    else if (n <= FEW)
        koers_form_tell(findings, node, _("found unknown name '%s', allowed are %s"), word, allowed);
    else
        koers_form_tell(findings, node, _("found unknown name '%s'"), word);
}

char *koers_form_copy(koers_findings *findings, const char *text)
{
    char *copy = koers_copy_text(text);
    if (copy == NULL) findings->lost = true;
    return copy;
}

koers_status koers_form_status(const koers_findings *findings, size_t before)
{
    if (findings->lost) return KOERS_NO_MEMORY;
    for (size_t i = before; i < findings->n; i++)
        if (findings->items[i].severity == KOERS_ERROR) return KOERS_FINDINGS;
    return KOERS_OK;
}

/* ---- structure */

bool koers_form_group(koers_findings *findings, const koers_node *node)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return false;
    if (node->kind == KOERS_NODE_GROUP) return true;
    koers_form_refuse(findings, node, _("a group { ... }"));
    return false;
}

bool koers_form_list(koers_findings *findings, const koers_node *node)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return false;
    if (node->kind == KOERS_NODE_LIST) return true;
    koers_form_refuse(findings, node, _("a list ( ... )"));
    return false;
}

static bool is_among(const char *word, const char *const *words, size_t n)
{
    size_t i = 0;
    while (i < n && strcmp(word, words[i]) != 0) i++;
    return i < n;
}

void koers_form_keys(koers_findings *findings, const koers_node *group, const char *const *words, size_t n)
{
    for (size_t i = 0; i < group->n; i++) {
        const koers_node *child = group->child[i];
        if (!is_among(child->name, words, n)) koers_form_unknown(findings, child, child->name, words, n);
    }
}

void koers_form_missing(koers_findings *findings, const koers_node *group, const char *name)
{
    const koers_voice *voice = findings->voice;
    koers_form_tell(findings, group, _("'%s' is missing"), name);
}

const koers_node *koers_form_need(koers_findings *findings, const koers_node *group, const char *name)
{
    const koers_node *node = koers_node_find(group, name);
    if (node == NULL) koers_form_missing(findings, group, name);
    return node;
}

/* ---- scalars */

/* "a number from 0 to 20", "a number", "a number of at least 0". */
static void refuse_number(koers_findings *findings, const koers_node *node, double lowest, double highest, const char *what)
{
    const koers_voice *voice = findings->voice;
    char low[KOERS_NUMBER_TEXT], high[KOERS_NUMBER_TEXT], allowed[LONGEST_ALLOWED];
    koers_number_text(lowest, low);
    koers_number_text(highest, high);
    if (isfinite(lowest) && isfinite(highest))
        snprintf(allowed, sizeof allowed, _("%s from %s to %s"), what, low, high);
    else if (isfinite(lowest))
        snprintf(allowed, sizeof allowed, _("%s of at least %s"), what, low);
    else if (isfinite(highest))
        snprintf(allowed, sizeof allowed, _("%s of at most %s"), what, high);
    else
        snprintf(allowed, sizeof allowed, "%s", what);
    koers_form_refuse(findings, node, allowed);
}

bool koers_form_number(koers_findings *findings, const koers_node *node, double lowest, double highest, double *number)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return false;
    if (!koers_node_is_number(node) || !isfinite(node->number) || node->number < lowest || node->number > highest) {
        refuse_number(findings, node, lowest, highest, _("a number"));
        return false;
    }
    *number = node->number;
    return true;
}

bool koers_form_whole(koers_findings *findings, const koers_node *node, int lowest, int highest, int *number)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return false;
    if (node->kind == KOERS_NODE_FLOAT && node->number >= lowest && node->number <= highest) {
        koers_form_tell(findings, node, _("found a number with a decimal point, allowed is a whole number from %d to %d"), lowest,
                        highest);
        return false;
    }
    if (node->kind != KOERS_NODE_INTEGER || node->number < lowest || node->number > highest) {
        refuse_number(findings, node, lowest, highest, _("a whole number"));
        return false;
    }
    *number = (int) node->number;
    return true;
}

bool koers_form_text(koers_findings *findings, const koers_node *node, const char **text)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return false;
    if (node->kind != KOERS_NODE_TEXT || node->text[0] == '\0') {
        koers_form_refuse(findings, node, _("a string that is not empty"));
        return false;
    }
    *text = node->text;
    return true;
}

bool koers_form_id(koers_findings *findings, const koers_node *node, bool underscore, const char **id)
{
    const koers_voice *voice = findings->voice;
    if (node == NULL) return false;
    const char *text = node->kind == KOERS_NODE_TEXT ? node->text : "";
    const char *letters = underscore ? "abcdefghijklmnopqrstuvwxyz0123456789-_" : "abcdefghijklmnopqrstuvwxyz0123456789-";
    const size_t length = strlen(text);
    if (length == 0 || length > LONGEST_ID || text[0] == '-' || strspn(text, letters) != length) {
        koers_form_refuse(findings, node,
                          underscore ? _("a string of 1 to 64 characters of a-z, 0-9, - and _, not beginning with -")
                                     : _("a string of 1 to 64 characters of a-z, 0-9 and -, not beginning with -"));
        return false;
    }
    *id = text;
    return true;
}

bool koers_form_word(koers_findings *findings, const koers_node *node, const char *const *words, size_t n, size_t *i)
{
    if (node == NULL) return false;
    if (node->kind == KOERS_NODE_TEXT) {
        for (size_t j = 0; j < n; j++) {
            if (strcmp(node->text, words[j]) != 0) continue;
            *i = j;
            return true;
        }
    }
    char allowed[LONGEST_ALLOWED];
    join_words(words, n, "\"", allowed, sizeof allowed);
    koers_form_refuse(findings, node, allowed);
    return false;
}

/* ---- values over the years */

static const char *const unlimited[] = {"unlimited"};

/* The value of one point. */
static bool read_value(koers_findings *findings, const koers_node *node, const koers_points_rule *rule, koers_points *points)
{
    const koers_voice *voice = findings->voice;
    if (rule->may_be_unlimited && koers_node_is_text(node, unlimited[0])) {
        points->unlimited[points->n] = true;
        points->point[points->n].value = 0;
        return true;
    }
    if (rule->may_be_unlimited && node->kind == KOERS_NODE_TEXT) {
        refuse_number(findings, node, rule->lowest, rule->highest, _("\"unlimited\" or a number"));
        return false;
    }
    points->unlimited[points->n] = false;
    return koers_form_number(findings, node, rule->lowest, rule->highest, &points->point[points->n].value);
}

/* One (year, value) behind those already read. Both are checked, so that both mistakes are told. */
static bool read_point(koers_findings *findings, const koers_node *node, const koers_points_rule *rule, koers_points *points,
                       int *last_year)
{
    const koers_voice *voice = findings->voice;
    if (node->kind == KOERS_NODE_LIST && node->n == 3 && node->child[1]->kind == KOERS_NODE_INTEGER &&
        node->child[2]->kind == KOERS_NODE_INTEGER) {
        koers_form_tell(findings, node,
                        _("found a point of three numbers, allowed is (year, value); decimals are written after a "
                          "point: 0.57, not 0,57"));
        return false;
    }
    if (node->kind != KOERS_NODE_LIST || node->n != 2) {
        koers_form_refuse(findings, node, _("a point (year, value)"));
        return false;
    }
    int year = 0;
    bool good = koers_form_whole(findings, node->child[0], KOERS_FIRST_YEAR, KOERS_LAST_YEAR, &year);
    if (good && year <= *last_year) {
        koers_form_tell(findings, node->child[0], _("found the year %d after %d, years must increase"), year, *last_year);
        good = false;
    }
    if (good && rule->steps && *last_year == 0 && year != KOERS_FIRST_YEAR) {
        koers_form_tell(findings, node->child[0], _("found %d as the first year, it must be %d: every year needs an amount"), year,
                        KOERS_FIRST_YEAR);
        good = false;
    }
    if (year > *last_year) *last_year = year;
    if (!good) points->n = 0; /* the value is still looked at, in any free place */
    if (!read_value(findings, node->child[1], rule, points)) return false;
    points->point[points->n].year = year;
    return good;
}

bool koers_form_points(koers_findings *findings, const koers_node *node, const koers_points_rule *rule, koers_points *points)
{
    const koers_voice *voice = findings->voice;
    koers_points read = {0};
    if (node == NULL) return false;
    if (koers_node_is_number(node) && !rule->needs_years) {
        read.is_single = true;
        read.point[0].year = KOERS_FIRST_YEAR;
        if (!read_value(findings, node, rule, &read)) return false;
        read.n = 1;
        *points = read;
        return true;
    }
    if (node->kind != KOERS_NODE_LIST || node->n == 0) {
        koers_form_refuse(findings, node,
                          rule->needs_years ? _("a list ((year, value), ...)") : _("a number or a list ((year, value), ...)"));
        return false;
    }
    bool good = true;
    int last_year = 0;
    for (size_t i = 0; i < node->n; i++) {
        good = read_point(findings, node->child[i], rule, &read, &last_year) && good;
        if (good) read.n++;
    }
    if (good) *points = read;
    return good;
}

/* ---- the head of every file */

void koers_form_header(koers_findings *findings, const koers_node *root, const char *kind, bool needed)
{
    const koers_voice *voice = findings->voice;
    int format = 0;
    (void) koers_form_whole(findings, koers_form_need(findings, root, "format"), FORMAT, FORMAT, &format);
    const koers_node *node = koers_node_find(root, "kind");
    if (node == NULL && needed) koers_form_tell(findings, root, _("'kind' is missing; write kind = \"%s\""), kind);
    size_t i = 0;
    if (node != NULL) (void) koers_form_word(findings, node, &kind, 1, &i);
}
