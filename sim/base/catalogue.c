#include "base/catalogue.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { N_TEXTS = 8, TEXTS = 12, TRANSLATIONS = 16, ENTRY = 8, OFFSET = 4 }; /* where the numbers of the head stand, bytes */

static uint32_t number_at(const unsigned char *catalogue, size_t place)
{
    uint32_t number;
    memcpy(&number, catalogue + place, sizeof number);
    return number;
}

/* Text i of the table that the head names at `table`. */
static const char *text_at(const unsigned char *catalogue, size_t table, uint32_t i)
{
    const size_t entry = number_at(catalogue, table) + (size_t) ENTRY * i;
    return (const char *) catalogue + number_at(catalogue, entry + OFFSET);
}

const char *koers_catalogue_find(const unsigned char *catalogue, const char *text)
{
    uint32_t low = 0, high = number_at(catalogue, N_TEXTS);
    if (text[0] == '\0') return NULL; /* the head of the catalogue stands under the empty text */
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        const int order = strcmp(text, text_at(catalogue, TEXTS, middle));
        if (order == 0) return text_at(catalogue, TRANSLATIONS, middle);
        if (order < 0) high = middle;
        else low = middle + 1;
    }
    return NULL;
}
