#include "scenario/source.h"

#include <ctype.h>
#include <libconfig.h>
#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/say.h"
#include "base/text.h"
#include "scenario/grammar.h"
#include "scenario/place.h"
#include "scenario/scan.h"

/* ---- from libconfig's settings to nodes */

static koers_node_kind kind_of(const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_GROUP:
        return KOERS_NODE_GROUP;
    case CONFIG_TYPE_ARRAY:
    case CONFIG_TYPE_LIST:
        return KOERS_NODE_LIST;
    case CONFIG_TYPE_INT:
    case CONFIG_TYPE_INT64:
        return KOERS_NODE_INTEGER;
    case CONFIG_TYPE_FLOAT:
        return KOERS_NODE_FLOAT;
    case CONFIG_TYPE_BOOL:
        return KOERS_NODE_TRUTH;
    default:
        return KOERS_NODE_TEXT;
    }
}

/* The value of a scalar. libconfig's getters return 0 for a setting of another type, so each kind has its own. */
static koers_status take_value(koers_node *node, const config_setting_t *setting)
{
    switch (config_setting_type(setting)) {
    case CONFIG_TYPE_INT:
        node->number = config_setting_get_int(setting);
        break;
    case CONFIG_TYPE_INT64:
        node->number = (double) config_setting_get_int64(setting);
        break;
    case CONFIG_TYPE_FLOAT:
        node->number = config_setting_get_float(setting);
        break;
    case CONFIG_TYPE_BOOL:
        node->number = config_setting_get_bool(setting);
        break;
    case CONFIG_TYPE_STRING: {
        const char *text = config_setting_get_string(setting);
        if (text == NULL) text = "";
        if (strcmp(text, KOERS_GRAMMAR_REPORTED) == 0) node->kind = KOERS_NODE_REPORTED;
        node->text = koers_copy_text(text);
        return node->text == NULL ? KOERS_NO_MEMORY : KOERS_OK;
    }
    default:
        break;
    }
    return KOERS_OK;
}

/* Recursion is bounded: the scan refuses deep nesting. */
static koers_node *convert(const config_setting_t *setting, const koers_place *from)
{
    const int line = from->is_option ? 0 : (int) config_setting_source_line(setting);
    koers_node *node = koers_node_new(kind_of(setting), config_setting_name(setting), from->name, line);
    if (node == NULL) return NULL;
    koers_status status = take_value(node, setting);
    const bool has_children = node->kind == KOERS_NODE_GROUP || node->kind == KOERS_NODE_LIST;
    const int n = has_children ? config_setting_length(setting) : 0;
    for (int i = 0; i < n && status == KOERS_OK; i++) {
        koers_node *child = convert(config_setting_get_elem(setting, (unsigned) i), from);
        status = child == NULL ? KOERS_NO_MEMORY : koers_node_add(node, child);
        if (status != KOERS_OK) koers_node_free(child);
    }
    if (status == KOERS_OK) return node;
    koers_node_free(node);
    return NULL;
}

/* ---- parsing */

/* The text of line `line`, without the space around it. */
static void line_of(const char *text, int line, const char **start, int *length)
{
    enum { SHOWN = 60 };
    while (line > 1 && (text = strchr(text, '\n')) != NULL) {
        text++;
        line--;
    }
    if (text == NULL) text = "";
    while (*text == ' ' || *text == '\t') text++;
    size_t n = strcspn(text, "\r\n");
    while (n > 0 && (text[n - 1] == ' ' || text[n - 1] == '\t')) n--;
    if (n > SHOWN) n = koers_text_cut(text, SHOWN);
    *start = text;
    *length = (int) n;
}

/* Of what the scan let through: little, since it knows the grammar. */
static void tell_error(const config_t *config, const char *text, const koers_place *from)
{
    const koers_voice *voice = from->findings->voice;
    const char *error = config_error_text(config);
    const int line = config_error_line(config);
    const char *start;
    int length;
    line_of(text, line, &start, &length);
    if (error != NULL && strstr(error, "mismatched") != NULL)
        koers_place_tell(from, line, _("found values of different types between [ and ]; use ( and ): %.*s"), length, start);
    else if (length == 0)
        koers_place_tell(from, line, _("found a syntax error here or just before"));
    else
        koers_place_tell(from, line, _("found a syntax error here or just before: %.*s"), length, start);
}

/* Parses a text that ends in a newline (the parser refuses a comment that the end of the text cuts off). */
static koers_status parse(koers_node **root, char *text, size_t n, const koers_place *from)
{
    char *shown = koers_copy_bytes(text, n); /* as written: the scan may overwrite */
    if (shown == NULL) return KOERS_NO_MEMORY;
    if (!koers_scan_text(text, n, from->name, from->is_option, from->findings)) {
        koers_free(shown);
        return from->findings->lost ? KOERS_NO_MEMORY : KOERS_FINDINGS;
    }
    koers_status status = KOERS_OK;
    config_t config;
    config_init(&config);
    if (config_read_string(&config, text) == CONFIG_TRUE) {
        *root = convert(config_root_setting(&config), from);
        if (*root == NULL) status = KOERS_NO_MEMORY;
    } else {
        tell_error(&config, shown, from);
        status = KOERS_FINDINGS;
    }
    config_destroy(&config);
    koers_free(shown);
    return status;
}

koers_status koers_source_parse(koers_node **root, const char *text, size_t n, const char *place, koers_findings *findings)
{
    const koers_place from = {.name = place, .findings = findings};
    *root = NULL;
    char *copy = koers_alloc_array(n + 2, 1);
    if (copy == NULL) return KOERS_NO_MEMORY;
    memcpy(copy, text, n);
    copy[n] = '\n';
    const koers_status status = parse(root, copy, n + 1, &from);
    koers_free(copy);
    if (*root != NULL && !from.is_option) (*root)->line = 1;
    return status;
}

/* ---- options */

static bool is_name(const char *name, size_t n)
{
    if (n == 0 || (!isalnum((unsigned char) name[0]) && name[0] != '*')) return false;
    for (size_t i = 0; i < n; i++) {
        const char letter = name[i];
        if (!isalnum((unsigned char) letter) && letter != '_' && letter != '-' && letter != '*') return false;
    }
    return true;
}

/* Whether `path`, n bytes, is names with points between; the number of names. */
static bool is_path(const char *path, size_t n, size_t *names)
{
    enum { MOST_NAMES = 8 };
    *names = 0;
    for (size_t from = 0; from <= n; (*names)++) {
        const char *point = memchr(path + from, '.', n - from);
        const size_t length = point == NULL ? n - from : (size_t) (point - path) - from;
        if (!is_name(path + from, length) || *names == MOST_NAMES) return false;
        from += length + 1;
    }
    return true;
}

/* Gives the node a new name, n bytes. */
static koers_status rename_node(koers_node *node, const char *name, size_t n)
{
    char *copy = koers_copy_bytes(name, n);
    if (copy == NULL) return KOERS_NO_MEMORY;
    koers_free(node->name);
    node->name = copy;
    return KOERS_OK;
}

/* A new node of this kind and name that holds `inner`, which it takes also when memory is short (the result is then NULL). */
static koers_node *wrap(koers_node *inner, koers_node_kind kind, const char *name, size_t n)
{
    koers_node *outer = koers_node_new(kind, NULL, inner->file, 0);
    const bool made =
        outer != NULL && (name == NULL || rename_node(outer, name, n) == KOERS_OK) && koers_node_add(outer, inner) == KOERS_OK;
    if (made) return outer;
    koers_node_free(inner);
    koers_node_free(outer);
    return NULL;
}

/* The list of targets with one element, and a root around it. A group gets the id; anything else is refused by the readers. Takes
 * `element`. */
static koers_node *make_target(koers_node *element, const char *id, size_t n)
{
    koers_node *text = NULL;
    bool made = true;
    koers_free(element->name); /* an element of a list has none */
    element->name = NULL;
    if (element->kind == KOERS_NODE_GROUP && koers_node_find(element, "id") == NULL) {
        text = koers_node_new(KOERS_NODE_TEXT, "id", element->file, 0);
        made = text != NULL && (text->text = koers_copy_bytes(id, n)) != NULL && koers_node_add(element, text) == KOERS_OK;
    }
    if (!made) {
        koers_node_free(text);
        koers_node_free(element);
        return NULL;
    }
    koers_node *targets = wrap(element, KOERS_NODE_LIST, "targets", strlen("targets"));
    return targets == NULL ? NULL : wrap(targets, KOERS_NODE_GROUP, NULL, 0);
}

/* Groups around the value, from the last name of the path to the first, and a root around all. Takes `value`. */
static koers_node *nest(koers_node *value, const char *path, size_t n, size_t names)
{
    static const char targets[] = "targets.";
    const char *last = memrchr(path, '.', n);
    const char *name = last == NULL ? path : last + 1;
    const size_t length = n - (size_t) (name - path);
    if (names == 2 && strncmp(path, targets, strlen(targets)) == 0) return make_target(value, name, length);
    if (rename_node(value, name, length) != KOERS_OK) {
        koers_node_free(value);
        return NULL;
    }
    koers_node *group = wrap(value, KOERS_NODE_GROUP, NULL, 0);
    return last == NULL || group == NULL ? group : nest(group, path, (size_t) (last - path), names - 1);
}

/* ---- words of an option */

static bool is_of_word(char letter)
{
    return isalnum((unsigned char) letter) || letter == '_' || letter == '-' || letter == '*';
}

/* The end of a word at `at`, of further words with one blank between included. */
static const char *skip_words(const char *at)
{
    for (;;) {
        while (is_of_word(*at)) at++;
        if (*at != ' ' || !isalpha((unsigned char) at[1])) return at;
        at++;
    }
}

/* The end of what is no word and must stay as it is: a string, a comment to the end, a number; else of one character. */
static const char *skip_other(const char *at)
{
    const char *const start = at;
    if (*at == '#' || (*at == '/' && (at[1] == '/' || at[1] == '*'))) return at + strlen(at);
    if (isdigit((unsigned char) *at) || *at == '.') {
        while (is_of_word(*at) || *at == '.') at++;
        return at;
    }
    for (at++; *start == '"' && *at != '\0' && *at != '"'; at++)
        if (*at == '\\' && at[1] != '\0') at++;
    return *start == '"' && *at == '"' ? at + 1 : at;
}

static bool is_value_word(const char *word, size_t n)
{
    const char *after = word + n + strspn(word + n, " \t\n");
    const bool truth = (n == 4 && strncasecmp(word, "true", n) == 0) || (n == 5 && strncasecmp(word, "false", n) == 0);
    return !truth && *after != '=' && *after != ':';
}

/* The value with quotes around words that are no names: a shell takes the quotes of "unlimited" away, and a word cannot be anything
 * but a text. In fresh memory; NULL when memory is short. */
static char *quote_words(const char *text)
{
    char *result = koers_alloc_array(3 * strlen(text) + 1, 1);
    size_t used = 0;
    bool after_number = false; /* its unit, which is no text: the scan says so */
    while (result != NULL && *text != '\0') {
        const bool word = isalpha((unsigned char) *text);
        const size_t n = (size_t) ((word ? skip_words(text) : skip_other(text)) - text);
        const bool quoted = word && !after_number && is_value_word(text, n);
        if (*text != ' ' && *text != '\t') after_number = isdigit((unsigned char) *text) || *text == '.';
        if (quoted) result[used++] = '"';
        memcpy(result + used, text, n);
        used += n;
        if (quoted) result[used++] = '"';
        text += n;
    }
    return result;
}

/* ---- the option */

/* The one value that stands behind '=', out of its little tree. */
static koers_status parse_value(koers_node **value, const char *text, const koers_place *from)
{
    const koers_voice *voice = from->findings->voice;
    koers_node *root = NULL;
    char *quoted = quote_words(text);
    char *setting = quoted == NULL ? NULL : koers_format_text("value = %s\n", quoted);
    koers_free(quoted);
    if (setting == NULL) return KOERS_NO_MEMORY;
    koers_status status = parse(&root, setting, strlen(setting), from);
    koers_free(setting);
    if (status != KOERS_OK) return status;
    if (root->n != 1) {
        koers_findings_add(from->findings, from->name, 0, "", _("found %zu settings, allowed is one (use --set once for each)"),
                           root->n);
        koers_node_free(root);
        return KOERS_FINDINGS;
    }
    *value = koers_node_take(root, 0);
    koers_node_free(root);
    return KOERS_OK;
}

koers_status koers_source_parse_option(koers_node **root, const char *option, const char *place, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    const koers_place from = {.name = place, .is_option = true, .findings = findings};
    size_t start = strspn(option, " \t");
    const char *sign = strchr(option, '=');
    size_t names = 0;
    *root = NULL;
    size_t length = sign == NULL || (size_t) (sign - option) < start ? 0 : (size_t) (sign - option) - start;
    while (length > 0 && (option[start + length - 1] == ' ' || option[start + length - 1] == '\t')) length--;
    if (!is_path(option + start, length, &names)) {
        koers_findings_add(findings, place, 0, "", _("found '%s', allowed is path=value, as in levers.lesson_hours=8"), option);
        return KOERS_FINDINGS;
    }
    if (sign[1 + strspn(sign + 1, " \t\n")] == '\0') {
        koers_findings_add(findings, place, 0, "", _("found no value after '='"));
        return KOERS_FINDINGS;
    }
    koers_node *value = NULL;
    const koers_status status = parse_value(&value, sign + 1, &from);
    if (status != KOERS_OK) return status;
    *root = nest(value, option + start, length, names);
    return *root == NULL ? KOERS_NO_MEMORY : KOERS_OK;
}
