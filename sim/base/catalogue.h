/* catalogue - a compiled catalogue of translations (GNU gettext's .mo) in memory.
 *
 * gettext itself speaks the language of the process and reads files; a library that answers two readers at once can do with neither.
 * The format is the documented one: two tables of (length, offset), the first sorted by text.
 */
#ifndef KOERS_CATALOGUE_H
#define KOERS_CATALOGUE_H

/* The Dutch catalogue, built from sim/po into the library. */
extern const unsigned char koers_catalogue_nl[];

/* The translation of `text`; NULL when the catalogue has none. Domain: a catalogue written by msgfmt in this machine's byte order. */
const char *koers_catalogue_find(const unsigned char *catalogue, const char *text);

#endif
