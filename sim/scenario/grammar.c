#include "scenario/grammar.h"

#include <string.h>
#include <strings.h>

#include "base/memory.h"
#include "base/say.h"

void koers_grammar_free(koers_grammar *self)
{
    koers_free(self->name);
    self->name = NULL;
}

bool koers_grammar_in_list(const koers_grammar *self)
{
    return self->depth > 0 && self->open[self->depth].closer != '}';
}

void koers_grammar_report(koers_grammar *self, char *from, char *to)
{
    static const char mark[] = "\"" KOERS_GRAMMAR_REPORTED "\"";
    const size_t length = sizeof mark - 1;
    if ((size_t) (to - from) < length) {
        self->unusable = true;
        return;
    }
    memcpy(from, mark, length);
    memset(from + length, ' ', (size_t) (to - from) - length);
}

/* A finding that needs no arguments, behind which nothing is understood. */
static void lose(koers_grammar *self, int line, const char *text)
{
    const koers_voice *voice = self->place->findings->voice;
    koers_place_tell(self->place, line, "%s", _(text));
    self->lost = true;
}

/* ---- words */

static bool wants_value(koers_token token)
{
    return token == KOERS_TOKEN_EQUALS || token == KOERS_TOKEN_OPEN || token == KOERS_TOKEN_COMMA;
}

static bool is_truth(const char *word, size_t n)
{
    return (n == 4 && strncasecmp(word, "true", n) == 0) || (n == 5 && strncasecmp(word, "false", n) == 0);
}

/* A word that turned out to be no name. */
static void settle_word(koers_grammar *self)
{
    enum { SHOWN = 40 };
    const koers_voice *voice = self->place->findings->voice;
    char *word = self->word;
    const int n = self->n_word < SHOWN ? (int) self->n_word : SHOWN;
    self->word = NULL;
    if (word == NULL) return;
    if (wants_value(self->last)) {
        self->last = KOERS_TOKEN_VALUE;
        if (is_truth(word, self->n_word)) return;
        koers_place_tell(self->place, self->word_line, _("found %.*s without quotes; a text is written \"%.*s\""), n, word, n,
                         word);
        koers_grammar_report(self, word, word + self->n_word);
    } else if (self->last == KOERS_TOKEN_NUMBER) {
        koers_place_tell(self->place, self->word_line, _("found %.*s behind a number; a number is written without its unit"), n,
                         word);
        koers_grammar_report(self, self->number, word + self->n_word);
        self->last = KOERS_TOKEN_VALUE;
    } else {
        koers_place_tell(self->place, self->word_line,
                         self->last == KOERS_TOKEN_TEXT
                             ? _("found %.*s right behind a text; a quote \" is missing, or there is one too many")
                             : _("found %.*s with no = behind it"),
                         n, word);
        self->lost = true;
    }
}

void koers_grammar_word(koers_grammar *self, char *at, size_t n, int line)
{
    settle_word(self);
    self->word = at;
    self->n_word = n;
    self->word_line = line;
}

/* ---- names */

static const koers_name *find_name(const koers_grammar *self, const koers_name *name)
{
    for (size_t i = self->open[self->depth].first_name; i < self->n_names; i++)
        if (self->name[i].n == name->n && memcmp(self->name[i].text, name->text, name->n) == 0) return &self->name[i];
    return NULL;
}

static void keep_name(koers_grammar *self, const koers_name *name)
{
    if (self->n_names == self->capacity) {
        const size_t capacity = self->capacity == 0 ? 32 : 2 * self->capacity;
        koers_name *names = koers_grow_array(self->name, capacity, sizeof *names);
        if (names == NULL) {
            self->place->findings->lost = self->lost = true;
            return;
        }
        self->name = names;
        self->capacity = capacity;
    }
    self->name[self->n_names++] = *name;
}

static void add_name(koers_grammar *self)
{
    const koers_voice *voice = self->place->findings->voice;
    const koers_name name = {.text = self->word, .n = self->n_word, .line = self->word_line};
    const koers_name *first = find_name(self, &name);
    self->word = NULL;
    if (first == NULL) {
        keep_name(self, &name);
        return;
    }
    self->unusable = true;
    if (self->place->is_option)
        koers_place_tell(self->place, 0, _("found '%.*s' twice in the same group"), (int) name.n, name.text);
    else
        koers_place_tell(self->place, name.line, _("found '%.*s' for the second time in the same group, after line %d"),
                         (int) name.n, name.text, first->line);
}

static void take_equals(koers_grammar *self, const char *at, int line)
{
    const koers_voice *voice = self->place->findings->voice;
    if (self->word == NULL) {
        koers_place_tell(self->place, line, _("found %c with no name before it"), *at);
        self->lost = true;
    } else if (koers_grammar_in_list(self)) {
        lose(self, self->word_line, N_("found name = value in a list; it is written between { and }"));
    } else if (self->last == KOERS_TOKEN_EQUALS) {
        lose(self, line, N_("found a second = before a value"));
    } else {
        add_name(self);
        self->last = KOERS_TOKEN_EQUALS;
    }
}

/* ---- values */

/* Whether a value may stand here; told if not. */
static bool has_room(koers_grammar *self, koers_token kind, int line)
{
    if (wants_value(self->last) || (kind == KOERS_TOKEN_TEXT && self->last == KOERS_TOKEN_TEXT)) return true;
    if (koers_grammar_in_list(self))
        lose(self, line, N_("found a value with no comma before it"));
    else
        lose(self, line, N_("found a value with no name before it, as in name = value"));
    return false;
}

void koers_grammar_value(koers_grammar *self, koers_token kind, char *at, int line)
{
    settle_word(self);
    if (self->lost || !has_room(self, kind, line)) return;
    self->last = kind;
    if (kind == KOERS_TOKEN_NUMBER) self->number = at;
}

/* Something ends here that a value must have stood in. */
static void demand_value(koers_grammar *self, int line)
{
    if (self->last == KOERS_TOKEN_EQUALS) lose(self, line, N_("found no value after '='"));
}

/* ---- brackets */

/* An array holds numbers or texts of one kind; with brackets in it a list was meant. */
static void convert(koers_grammar *self)
{
    const koers_voice *voice = self->place->findings->voice;
    koers_bracket *outer = &self->open[self->depth];
    if (outer->converted) return;
    koers_place_tell(self->place, outer->line, _("found [ ] around other brackets; a list is written between ( and )"));
    *outer->at = '(';
    outer->converted = true;
}

static void open_bracket(koers_grammar *self, char *at, int line)
{
    const koers_voice *voice = self->place->findings->voice;
    settle_word(self);
    if (self->lost || !has_room(self, KOERS_TOKEN_VALUE, line)) return;
    if (self->depth == KOERS_GRAMMAR_DEEPEST) {
        koers_place_tell(self->place, line, _("found brackets nested more than %d deep"), (int) KOERS_GRAMMAR_DEEPEST);
        self->lost = true;
        return;
    }
    const bool in_array = koers_grammar_in_list(self) && self->open[self->depth].closer == ']';
    if (in_array) convert(self);
    koers_bracket *bracket = &self->open[++self->depth];
    *bracket = (koers_bracket){.at = at, .line = line, .first_name = self->n_names};
    bracket->closer = *at == '{' ? '}' : *at == '(' ? ')' : ']';
    bracket->converted = in_array && *at == '[';
    if (bracket->converted) *at = '(';
    self->last = bracket->closer == '}' ? KOERS_TOKEN_START : KOERS_TOKEN_OPEN;
}

static void close_bracket(koers_grammar *self, char *at, int line)
{
    const koers_voice *voice = self->place->findings->voice;
    const koers_bracket *bracket = &self->open[self->depth];
    settle_word(self);
    if (self->lost) return;
    demand_value(self, line);
    if (self->last == KOERS_TOKEN_COMMA) lose(self, line, N_("found a comma with no value after it"));
    if (self->lost) return;
    if (self->depth == 0 || bracket->closer != *at) {
        if (self->depth == 0)
            koers_place_tell(self->place, line, _("found %c with no bracket open before it"), *at);
        else if (self->place->is_option)
            koers_place_tell(self->place, line, _("found %c where %c should close a bracket"), *at, bracket->closer);
        else
            koers_place_tell(self->place, line, _("found %c where %c should close the bracket of line %d"), *at, bracket->closer,
                             bracket->line);
        self->lost = true;
        return;
    }
    if (bracket->converted) *at = ')';
    self->n_names = bracket->first_name;
    self->depth--;
    self->last = KOERS_TOKEN_VALUE;
}

/* ---- signs */

static void part(koers_grammar *self, char sign, int line)
{
    const koers_voice *voice = self->place->findings->voice;
    const bool in_list = koers_grammar_in_list(self);
    settle_word(self);
    if (self->lost) return;
    demand_value(self, line);
    if (in_list && sign == ';') lose(self, line, N_("found ; in a list, where a comma parts the values"));
    if (in_list && wants_value(self->last)) lose(self, line, N_("found a comma with no value before it"));
    if (!in_list && self->last == KOERS_TOKEN_START) {
        koers_place_tell(self->place, line, _("found %c with no setting before it"), sign);
        self->lost = true;
    }
    self->last = in_list ? KOERS_TOKEN_COMMA : KOERS_TOKEN_START;
}

void koers_grammar_sign(koers_grammar *self, char *at, int line)
{
    if (*at == '=' || *at == ':')
        take_equals(self, at, line);
    else if (*at == ',' || *at == ';')
        part(self, *at, line);
    else if (strchr("([{", *at) != NULL)
        open_bracket(self, at, line);
    else
        close_bracket(self, at, line);
}

void koers_grammar_end(koers_grammar *self)
{
    const koers_voice *voice = self->place->findings->voice;
    const koers_bracket *outermost = &self->open[1];
    settle_word(self);
    if (self->lost) return;
    if (self->depth > 0) {
        koers_place_tell(self->place, outermost->line, _("found a bracket that is never closed by %c"), outermost->closer);
        self->lost = true;
        return;
    }
    if (self->last == KOERS_TOKEN_EQUALS) lose(self, self->name[self->n_names - 1].line, N_("found no value after '='"));
}
