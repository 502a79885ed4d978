#include "scenario/scan.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"

enum {
    DEEPEST = 32,         /* brackets within brackets; a scenario has four                  */
    MOST_NAMES = 20000,   /* the parser compares each name with all before it in its group  */
    MOST_VALUES = 200000, /* numbers and strings; each becomes a node                       */
    SHOWN = 40            /* characters of a number that a finding repeats                  */
};

typedef struct {
    char *at, *end;
    int line;
    int depth, names, values;
    bool hopeless; /* the parser would be misled: it is not asked */
    const char *place;
    bool is_option;
    koers_findings *findings;
} scanner;

static int place_line(const scanner *self, int line)
{
    return self->is_option ? 0 : line;
}

/* A finding that needs no arguments. */
static void tell(scanner *self, int line, const char *text)
{
    const koers_voice *voice = self->findings->voice;
    koers_findings_add(self->findings, self->place, place_line(self, line), "", "%s", _(text));
}

/* Overwrites with spaces, keeping the ends of lines. */
static void blank(char *from, const char *to)
{
    for (; from < to; from++) {
        if (*from != '\n') *from = ' ';
    }
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
    const koers_voice *voice = self->findings->voice;
    int line = 1;
    for (const char *at = self->at; at < self->end;) {
        unsigned point = 0;
        const size_t n = koers_text_character(at, (size_t) (self->end - at), &point);
        if (n == 0 || is_control(point)) {
            self->hopeless = true;
            koers_findings_add(self->findings, self->place, place_line(self, line), "",
                               n == 0 ? _("found byte 0x%02x, which is not UTF-8 text") : _("found control character 0x%02x"),
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
        if (*self->at == '\n') self->line++;
    }
    self->hopeless = true;
    tell(self, opened, N_("found a comment that is never closed by */"));
}

/* \x41 and the like: only printable ASCII, so that a string holds what a reader of the file sees. */
static void check_escape(scanner *self)
{
    const koers_voice *voice = self->findings->voice;
    if ((self->at[1] != 'x' && self->at[1] != 'X') || !isxdigit((unsigned char) self->at[2]) ||
        !isxdigit((unsigned char) self->at[3]))
        return;
    const char digits[] = {self->at[2], self->at[3], '\0'};
    const long value = strtol(digits, NULL, 16);
    if (value >= 0x20 && value < 0x7f) return;
    self->hopeless = true;
    koers_findings_add(self->findings, self->place, place_line(self, self->line), "",
                       _("found \\x%s in a string; allowed are \\x20 to \\x7e, any other character is written as itself"), digits);
}

static void skip_string(scanner *self)
{
    const int opened = self->line;
    self->values++;
    for (self->at++; self->at < self->end; self->at++) {
        if (*self->at == '"') {
            self->at++;
            return;
        }
        if (*self->at == '\\') {
            check_escape(self);
            self->at++;
        }
        if (self->at < self->end && *self->at == '\n') self->line++;
    }
    self->at = self->end; /* a backslash as the last byte steps beyond it */
    self->hopeless = true;
    tell(self, opened, N_("found a string that is never closed by \""));
}

static void drop_include(scanner *self)
{
    char *from = self->at;
    skip_line(self);
    blank(from, self->at);
    tell(self, self->line, N_("found @include, which is not allowed; use based_on"));
}

/* ---- numbers */

static char *skip_digits(char *at)
{
    while (isdigit((unsigned char) *at)) at++;
    return at;
}

static char *skip_long_mark(char *at)
{
    for (int i = 0; i < 2 && *at == 'L'; i++) at++;
    return at;
}

/* The end of a decimal exponent at `at`, or `at` when there is none. */
static char *skip_exponent(char *at)
{
    if (*at != 'e' && *at != 'E') return at;
    char *digits = at + 1 + (at[1] == '+' || at[1] == '-');
    return isdigit((unsigned char) *digits) ? skip_digits(digits) : at;
}

static bool has_digit(const char *at, const char *end, const char *digits)
{
    for (; at < end && *at != 'e' && *at != 'E'; at++) {
        if (strchr(digits, *at) != NULL) return true;
    }
    return false;
}

/* What the parser would make of a whole number other than its value; NULL when it keeps it. */
static const char *whole_problem(const char *at, const char *end, int base)
{
    const bool is_long = end[-1] == 'L';
    errno = 0;
    const long long value = strtoll(at, NULL, base);
    if (is_long) return errno == ERANGE ? N_("does not fit in 64 bits; write it with a decimal point") : NULL;
    if (errno == 0 && value >= INT_MIN && value <= INT_MAX) return NULL;
    return base == 16 ? N_("does not fit in 32 bits (0x7fffffff is the most)")
                      : N_("does not fit in 32 bits (-2147483648 to 2147483647); write it with a decimal point");
}

static const char *float_problem(const char *at, const char *end)
{
    if (!has_digit(at, end, "0123456789")) return N_("is no number: it has no digits");
    const double value = strtod(at, NULL);
    if (!isfinite(value)) return N_("is larger than any number that can be computed with");
    if (value == 0 && has_digit(at, end, "123456789")) return N_("cannot be told from 0");
    return NULL;
}

/* Overwrites a number with a string of the same length that says: already a finding. Shorter ones stay, they read as 0. */
static void mark_reported(char *at, char *end)
{
    static const char mark[] = "\"" KOERS_SCAN_REPORTED "\"";
    const size_t length = sizeof mark - 1;
    if ((size_t) (end - at) < length) return;
    memcpy(at, mark, length);
    blank(at + length, end);
}

/* Follows the parser's own grammar of numbers: the longest of hexadecimal, float and whole number. */
static void scan_number(scanner *self)
{
    const koers_voice *voice = self->findings->voice;
    char *start = self->at;
    char *digits = start + (*start == '+' || *start == '-');
    char *end = skip_digits(digits);
    const char *problem;
    if (digits == start && *start == '0' && (start[1] == 'x' || start[1] == 'X') && isxdigit((unsigned char) start[2])) {
        for (end = start + 2; isxdigit((unsigned char) *end); end++) {
        }
        end = skip_long_mark(end);
        problem = whole_problem(start, end, 16);
    } else if (*end == '.') {
        end = skip_exponent(skip_digits(end + 1));
        problem = float_problem(start, end);
    } else if (end == digits) { /* a sign alone: the parser will say so */
        self->at = end;
        return;
    } else if (skip_exponent(end) != end) {
        end = skip_exponent(end);
        problem = float_problem(start, end);
    } else {
        end = skip_long_mark(end);
        problem = whole_problem(start, end, 10);
    }
    self->values++;
    self->at = end;
    if (problem == NULL) return;
    const int shown = end - start < SHOWN ? (int) (end - start) : SHOWN;
    /* Translators: a number as it was written, then what is wrong with it. */
    koers_findings_add(self->findings, self->place, place_line(self, self->line), "", _("found %.*s, which %s"), shown, start,
                       _(problem));
    mark_reported(start, end);
}

/* ---- the walk */

static void scan_name(scanner *self)
{
    self->names++;
    while (isalnum((unsigned char) *self->at) || *self->at == '_' || *self->at == '-' || *self->at == '*') self->at++;
}

static void scan_bracket(scanner *self)
{
    const koers_voice *voice = self->findings->voice;
    if (strchr("([{", *self->at) == NULL) {
        self->depth--;
    } else if (++self->depth > DEEPEST) {
        self->hopeless = true;
        koers_findings_add(self->findings, self->place, place_line(self, self->line), "",
                           _("found brackets nested more than %d deep"), (int) DEEPEST);
    }
    self->at++;
}

static void scan_token(scanner *self)
{
    const unsigned char letter = (unsigned char) *self->at;
    if (letter == '\n') {
        self->line++;
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
        scan_name(self);
    } else if (letter != '\0' && strchr("()[]{}", letter) != NULL) {
        scan_bracket(self);
    } else {
        self->at++;
    }
}

bool koers_scan_text(char *text, size_t n, const char *place, bool is_option, koers_findings *findings)
{
    scanner self = {.at = text, .end = text + n, .line = 1, .place = place, .is_option = is_option, .findings = findings};
    skip_byte_order_mark(&self);
    scan_characters(&self);
    if (self.hopeless) return false;
    while (self.at < self.end && self.depth <= DEEPEST && self.names <= MOST_NAMES && self.values <= MOST_VALUES) scan_token(&self);
    if (self.names > MOST_NAMES || self.values > MOST_VALUES) {
        self.hopeless = true;
        tell(&self, self.line, N_("found more settings than a file of this program can hold"));
    }
    return !self.hopeless;
}
