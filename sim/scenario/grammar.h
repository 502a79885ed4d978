/* grammar - which token may stand behind which, asked while a text is walked. The parser would say "syntax error" and stop; this room
 * names what stands there and what was meant.
 *
 *   koers_grammar grammar = {.place = &place};
 *   koers_grammar_word(&grammar, at, n, line); koers_grammar_sign(&grammar, at, line); koers_grammar_value(...); ...
 *   koers_grammar_end(&grammar);
 *   if (grammar.lost || grammar.unusable) ... the parser is not asked ...
 *   koers_grammar_free(&grammar);
 *
 * It follows libconfig 1.5: names with = or :, groups in { }, lists in ( ), arrays in [ ], a comma between elements, an optional ; or
 * comma behind settings. Whatever the parser takes, but for two settings of one name in a group, passes here without a finding.
 * Where the meaning is plain it is put in place, in the length of what stood there, so that the rest can be checked in the same run.
 * Scope: knows tokens; blanks, comments and what stands within a text or a number are the caller's.
 */
#ifndef KOERS_GRAMMAR_H
#define KOERS_GRAMMAR_H

#include <stdbool.h>
#include <stddef.h>

#include "scenario/place.h"

/* What stands, as a string, in the place of a value that already is a finding. */
#define KOERS_GRAMMAR_REPORTED "\001"

enum { KOERS_GRAMMAR_DEEPEST = 32 }; /* brackets within brackets; a scenario has four */

typedef enum {
    KOERS_TOKEN_START, /* of a group, or what parts two settings */
    KOERS_TOKEN_EQUALS,
    KOERS_TOKEN_OPEN, /* of a list                             */
    KOERS_TOKEN_COMMA,
    KOERS_TOKEN_NUMBER,
    KOERS_TOKEN_TEXT,
    KOERS_TOKEN_VALUE /* any other that is complete            */
} koers_token;

typedef struct {
    char *at;
    int line;
    char closer;
    bool converted; /* ( in place of [ : its ] becomes ) */
    size_t first_name;
} koers_bracket;

typedef struct {
    const char *text;
    size_t n;
    int line;
} koers_name;

/* Zeroed but for `place`, which is borrowed as the text is. */
typedef struct {
    const koers_place *place;
    bool lost;     /* nothing that follows can be understood */
    bool unusable; /* all can, but the parser would not      */
    koers_token last;
    char *number; /* the last number                                                        */
    char *word;   /* one that is a name if = follows, and else a value without quotes; NULL */
    size_t n_word;
    int word_line;
    int depth;                                     /* of the brackets that are open     */
    koers_bracket open[KOERS_GRAMMAR_DEEPEST + 1]; /* [0]: the outermost group          */
    size_t n_names, capacity;
    koers_name *name; /* of the groups that are open, outermost first */
} koers_grammar;

void koers_grammar_free(koers_grammar *self);

void koers_grammar_word(koers_grammar *self, char *at, size_t n, int line);
/* One of = : , ; and the brackets. */
void koers_grammar_sign(koers_grammar *self, char *at, int line);
/* A number or a text. */
void koers_grammar_value(koers_grammar *self, koers_token kind, char *at, int line);
void koers_grammar_end(koers_grammar *self);

/* Whether the innermost bracket holds a list: commas part its elements. */
bool koers_grammar_in_list(const koers_grammar *self);

/* Overwrites a value that is a finding; it has at least 3 bytes, or the whole is unusable. */
void koers_grammar_report(koers_grammar *self, char *from, char *to);

#endif
