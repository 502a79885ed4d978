#include "scenario/scan.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"
#include "scenario/grammar.h"
#include "scenario/lookalike.h"
#include "scenario/numeral.h"
#include "scenario/place.h"
#include "scenario/tree.h"

enum {
    MOST_NAMES = 20000,   /* the parser compares each name with all before it in its group  */
    MOST_VALUES = 200000, /* numbers and strings; each becomes a node                       */
    SHOWN = 40            /* characters of a number that a finding repeats                  */
};

typedef struct {
    char *at, *end;
    const char *line_start;
    int line;
    int names, values;
    int blank_line; /* the last line of which a blank that is none was told */
    bool hopeless;  /* the parser would be misled: it is not asked          */
    koers_place place;
    koers_grammar grammar;
} scanner;

/* A finding that needs no arguments. */
static void tell(scanner *self, int line, const char *text)
{
    const koers_voice *voice = self->place.findings->voice;
    koers_place_tell(&self->place, line, "%s", _(text));
}

/* Overwrites with spaces, keeping the ends of lines. */
static void blank(char *from, const char *to)
{
    for (; from < to; from++) {
        if (*from != '\n') *from = ' ';
    }
}

static void begin_line(scanner *self)
{
    self->line++;
    self->line_start = self->at + 1;
}

/* ---- characters */

static bool is_control(unsigned point)
{
    if (point == '\n' || point == '\t' || point == '\r' || point == '\f') return false;
    return point < 0x20 || (point >= 0x7f && point < 0xa0);
}

/* The first character that no text file holds: told, and the parser is not asked. */
static void scan_characters(scanner *self)
{
    const koers_voice *voice = self->place.findings->voice;
    int line = 1;
    for (const char *at = self->at; at < self->end;) {
        unsigned point = 0;
        const size_t n = koers_text_character(at, (size_t) (self->end - at), &point);
        if (n == 0 || is_control(point)) {
            self->hopeless = true;
            koers_place_tell(&self->place, line,
                             n > 0                   ? _("found control character 0x%02x")
                             : self->place.is_option ? _("found byte 0x%02x, which is not UTF-8 text")
                                                     : _("found byte 0x%02x, which is not UTF-8 text; save the file as UTF-8"),
                             n == 0 ? (unsigned) (unsigned char) *at : point);
            return;
        }
        if (*at == '\n') line++;
        at += n;
    }
}

static void skip_byte_order_mark(scanner *self)
{
    static const char mark[] = "\xef\xbb\xbf";
    if (self->end - self->at >= 3 && memcmp(self->at, mark, 3) == 0) {
        blank(self->at, self->at + 3);
        self->at += 3;
    }
}

/* ---- comments and strings */

static void skip_line(scanner *self)
{
    char *end = memchr(self->at, '\n', (size_t) (self->end - self->at));
    self->at = end == NULL ? self->end : end;
}

static void skip_comment(scanner *self)
{
    const int opened = self->line;
    for (self->at += 2; self->at < self->end; self->at++) {
        if (self->at[0] == '*' && self->at[1] == '/') {
            self->at += 2;
            return;
        }
        if (*self->at == '\n') begin_line(self);
    }
    self->hopeless = true;
    tell(self, opened, N_("found a comment that is never closed by */"));
}

/* \x41 and the like: only printable ASCII, so that a string holds what a reader of the file sees. */
static void check_escape(scanner *self)
{
    const koers_voice *voice = self->place.findings->voice;
    if ((self->at[1] != 'x' && self->at[1] != 'X') || !isxdigit((unsigned char) self->at[2]) ||
        !isxdigit((unsigned char) self->at[3]))
        return;
    const char digits[] = {self->at[2], self->at[3], '\0'};
    const long value = strtol(digits, NULL, 16);
    if (value >= 0x20 && value < 0x7f) return;
    self->hopeless = true;
    koers_place_tell(&self->place, self->line,
                     _("found \\x%s in a string; allowed are \\x20 to \\x7e, any other character is written as itself"), digits);
}

/* A string that runs to the end of the text: `curved` is the quote within it that may have been meant as its end. */
static void tell_open_string(scanner *self, int opened, const char *curved)
{
    const koers_voice *voice = self->place.findings->voice;
    char name[KOERS_LOOKALIKE_NAME];
    if (curved == NULL)
        tell(self, opened, N_("found a string that is never closed by \""));
    else
        koers_place_tell(&self->place, opened, _("found %s where the text should be closed by a straight \""),
                         koers_lookalike_name(curved, name));
}

static void skip_string(scanner *self)
{
    const int opened = self->line;
    const char *curved = NULL;
    self->values++;
    koers_grammar_value(&self->grammar, KOERS_TOKEN_TEXT, self->at, opened);
    if (self->grammar.lost) return; /* a quote too many: where this one ends says nothing */
    for (self->at++; self->at < self->end; self->at++) {
        unsigned point = 0;
        if (*self->at == '"') {
            self->at++;
            return;
        }
        if (*self->at == '\\') {
            check_escape(self);
            self->at++;
        }
        if (self->at >= self->end) break;
        if (*self->at == '\n') begin_line(self);
        (void) koers_text_character(self->at, (size_t) (self->end - self->at), &point);
        if (curved == NULL && koers_lookalike_of(point) == KOERS_LOOKS_LIKE_QUOTE) curved = self->at;
    }
    self->at = self->end; /* a backslash as the last byte steps beyond it */
    self->hopeless = true;
    tell_open_string(self, opened, curved);
}

static void drop_include(scanner *self)
{
    char *from = self->at;
    skip_line(self);
    blank(from, self->at);
    tell(self, self->line, N_("found @include, which is not allowed; use based_on"));
}

/* ---- numbers */

static void tell_number(scanner *self, const char *start, const char *end, koers_slip slip, const char *problem)
{
    const koers_voice *voice = self->place.findings->voice;
    const int shown = end - start < SHOWN ? (int) (end - start) : SHOWN;
    char fraction[KOERS_NUMBER_TEXT];
    if (slip == KOERS_SLIP_MARKS)
        koers_place_tell(&self->place, self->line,
                         _("found %.*s; decimals are written after a point (0.38), thousands without any mark (13292)"), shown,
                         start);
    else if (slip == KOERS_SLIP_PERCENT)
        koers_place_tell(&self->place, self->line, _("found %.*s; a percentage is written as a fraction: %s"), shown, start,
                         koers_number_text(strtod(start, NULL) / 100, fraction));
    else
        /* Translators: a number as it was written, then what is wrong with it. */
        koers_place_tell(&self->place, self->line, _("found %.*s, which %s"), shown, start, _(problem));
}

static void scan_number(scanner *self)
{
    char *start = self->at, *stop = NULL;
    const koers_numeral numeral = koers_numeral_read(start);
    if (numeral.end == start) {
        tell(self, self->line, N_("found a + or - with no number behind it"));
        self->grammar.lost = true;
        return;
    }
    const koers_slip slip = koers_numeral_slip(start, numeral.end, koers_grammar_in_list(&self->grammar), &stop);
    self->values++;
    self->at = stop;
    koers_grammar_value(&self->grammar, KOERS_TOKEN_NUMBER, start, self->line);
    if (self->grammar.lost || (slip == KOERS_SLIP_NONE && numeral.problem == NULL)) return;
    tell_number(self, start, stop, slip, numeral.problem);
    koers_grammar_report(&self->grammar, start, stop);
}

/* ---- what looks like a sign of ours */

/* The place in its line, counted in characters. */
static int column_of(const scanner *self)
{
    int column = 1;
    for (const char *at = self->line_start; at < self->at; column++) {
        unsigned point = 0;
        at += koers_text_character(at, (size_t) (self->end - at), &point);
    }
    return column;
}

/* A whole file may be full of them: one finding a line. */
static void scan_blank(scanner *self, size_t n)
{
    const koers_voice *voice = self->place.findings->voice;
    char name[KOERS_LOOKALIKE_NAME];
    koers_lookalike_name(self->at, name);
    if (self->place.is_option)
        koers_place_tell(&self->place, 0, _("found a special blank (%s); write an ordinary one"), name);
    else if (self->blank_line != self->line)
        koers_place_tell(&self->place, self->line, _("found a special blank (%s) in column %d; write an ordinary one"), name,
                         column_of(self));
    self->blank_line = self->line;
    blank(self->at, self->at + n);
    self->at += n;
}

/* A dash before a number; anywhere else it is in a name, and nobody knows in which. */
static void scan_dash(scanner *self, size_t n)
{
    const koers_voice *voice = self->place.findings->voice;
    char name[KOERS_LOOKALIKE_NAME];
    char *start = self->at, *digits = start + n;
    koers_place_tell(&self->place, self->line, _("found %s; the minus and the hyphen are written -"),
                     koers_lookalike_name(start, name));
    if (!isdigit((unsigned char) *digits) && *digits != '.') {
        self->grammar.lost = true;
        return;
    }
    self->at = koers_numeral_read(digits).end;
    self->values++;
    koers_grammar_value(&self->grammar, KOERS_TOKEN_NUMBER, start, self->line);
    koers_grammar_report(&self->grammar, start, self->at);
}

/* The quote that closes what one at `at` opens, in the same line; NULL when there is none. Bytes of it in *n. */
static char *find_closing(const scanner *self, char *at, koers_lookalike like, size_t *n)
{
    for (; at < self->end && *at != '\n'; at += *n) {
        unsigned point = 0;
        *n = koers_text_character(at, (size_t) (self->end - at), &point);
        if (koers_lookalike_of(point) == like || (point == '"' && like == KOERS_LOOKS_LIKE_QUOTE)) return at;
    }
    return NULL;
}

static void scan_quote(scanner *self, koers_lookalike like, size_t n)
{
    const koers_voice *voice = self->place.findings->voice;
    char name[KOERS_LOOKALIKE_NAME];
    char *start = self->at;
    char *closing = find_closing(self, start + n, like, &n);
    koers_place_tell(&self->place, self->line, _("found %s; a text stands between straight double quotes, \"...\""),
                     koers_lookalike_name(start, name));
    if (closing == NULL) {
        self->grammar.lost = true;
        return;
    }
    self->at = closing + n;
    self->values++;
    koers_grammar_value(&self->grammar, KOERS_TOKEN_TEXT, start, self->line);
    koers_grammar_report(&self->grammar, start, self->at);
}

/* A character that no token begins with. */
static void scan_other(scanner *self)
{
    const koers_voice *voice = self->place.findings->voice;
    char name[KOERS_LOOKALIKE_NAME];
    unsigned point = 0;
    const size_t n = koers_text_character(self->at, (size_t) (self->end - self->at), &point);
    const koers_lookalike like = koers_lookalike_of(point);
    if (like == KOERS_LOOKS_LIKE_BLANK) {
        scan_blank(self, n);
    } else if (like == KOERS_LOOKS_LIKE_MINUS) {
        scan_dash(self, n);
    } else if (like == KOERS_LOOKS_LIKE_QUOTE || like == KOERS_LOOKS_LIKE_SINGLE_QUOTE) {
        scan_quote(self, like, n);
    } else {
        koers_place_tell(&self->place, self->line, _("found %s outside of a text, where it means nothing"),
                         koers_lookalike_name(self->at, name));
        self->grammar.lost = true;
    }
}

/* ---- the walk */

static void scan_word(scanner *self)
{
    char *start = self->at;
    self->names++;
    while (isalnum((unsigned char) *self->at) || *self->at == '_' || *self->at == '-' || *self->at == '*') self->at++;
    koers_grammar_word(&self->grammar, start, (size_t) (self->at - start), self->line);
}

static void scan_token(scanner *self)
{
    const unsigned char letter = (unsigned char) *self->at;
    if (letter == '\n') {
        begin_line(self);
        self->at++;
    } else if (letter == ' ' || letter == '\t' || letter == '\r' || letter == '\f') {
        self->at++;
    } else if (letter == '#' || (letter == '/' && self->at[1] == '/')) {
        skip_line(self);
    } else if (letter == '/' && self->at[1] == '*') {
        skip_comment(self);
    } else if (letter == '"') {
        skip_string(self);
    } else if (strncmp(self->at, "@include", strlen("@include")) == 0) {
        drop_include(self);
    } else if (isdigit(letter) || letter == '+' || letter == '-' || letter == '.') {
        scan_number(self);
    } else if (isalpha(letter) || letter == '*') {
        scan_word(self);
    } else if (letter != '\0' && strchr("=:,;()[]{}", letter) != NULL) {
        koers_grammar_sign(&self->grammar, self->at++, self->line);
    } else {
        scan_other(self);
    }
}

static bool is_too_much(const scanner *self)
{
    return self->names > MOST_NAMES || self->values > MOST_VALUES;
}

/* To the end, or to where nothing more can be understood. */
static void walk(scanner *self)
{
    while (self->at < self->end && !self->grammar.lost && !is_too_much(self)) scan_token(self);
    if (is_too_much(self)) {
        self->hopeless = true;
        tell(self, self->line, N_("found more settings than a file of this program can hold"));
    } else if (!self->hopeless && !self->grammar.lost) {
        koers_grammar_end(&self->grammar);
    }
}

bool koers_scan_text(char *text, size_t n, const char *place, bool is_option, koers_findings *findings)
{
    scanner self = {.at = text, .end = text + n, .line_start = text, .line = 1, .place = {place, is_option, findings}};
    self.grammar.place = &self.place;
    skip_byte_order_mark(&self);
    scan_characters(&self);
    if (!self.hopeless) walk(&self);
    const bool usable = !self.hopeless && !self.grammar.lost && !self.grammar.unusable;
    koers_grammar_free(&self.grammar);
    return usable;
}
