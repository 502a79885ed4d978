#include "scenario/lookalike.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "base/text.h"

typedef struct {
    unsigned first, last;
    koers_lookalike like;
} range;

static const range ranges[] = {
    {0x27, 0x27, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0x60, 0x60, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0xA0, 0xA0, KOERS_LOOKS_LIKE_BLANK},
    {0xAB, 0xAB, KOERS_LOOKS_LIKE_QUOTE},
    {0xAD, 0xAD, KOERS_LOOKS_LIKE_MINUS},
    {0xB4, 0xB4, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0xBB, 0xBB, KOERS_LOOKS_LIKE_QUOTE},
    {0x1680, 0x1680, KOERS_LOOKS_LIKE_BLANK},
    {0x2000, 0x200F, KOERS_LOOKS_LIKE_BLANK},
    {0x2010, 0x2015, KOERS_LOOKS_LIKE_MINUS},
    {0x2018, 0x201B, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0x201C, 0x201F, KOERS_LOOKS_LIKE_QUOTE},
    {0x2028, 0x202F, KOERS_LOOKS_LIKE_BLANK},
    {0x2032, 0x2032, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0x2033, 0x2033, KOERS_LOOKS_LIKE_QUOTE},
    {0x2039, 0x203A, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0x205F, 0x206F, KOERS_LOOKS_LIKE_BLANK},
    {0x2212, 0x2212, KOERS_LOOKS_LIKE_MINUS},
    {0x3000, 0x3000, KOERS_LOOKS_LIKE_BLANK},
    {0xFE58, 0xFE58, KOERS_LOOKS_LIKE_MINUS},
    {0xFE63, 0xFE63, KOERS_LOOKS_LIKE_MINUS},
    {0xFEFF, 0xFEFF, KOERS_LOOKS_LIKE_BLANK},
    {0xFF02, 0xFF02, KOERS_LOOKS_LIKE_QUOTE},
    {0xFF07, 0xFF07, KOERS_LOOKS_LIKE_SINGLE_QUOTE},
    {0xFF0D, 0xFF0D, KOERS_LOOKS_LIKE_MINUS},
};

koers_lookalike koers_lookalike_of(unsigned point)
{
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (point >= ranges[i].first && point <= ranges[i].last) return ranges[i].like;
    return KOERS_LOOKS_LIKE_NOTHING;
}

const char *koers_lookalike_name(const char *character, char name[KOERS_LOOKALIKE_NAME])
{
    unsigned point = 0;
    const int bytes = (int) koers_text_character(character, 4, &point);
    const bool seen = koers_lookalike_of(point) != KOERS_LOOKS_LIKE_BLANK && koers_text_columns(point) > 0 &&
                      koers_text_effect_of(point) == KOERS_TEXT_DRAWN;
    if (point < 0x80)
        snprintf(name, KOERS_LOOKALIKE_NAME, "%.*s", bytes, character);
    else if (seen)
        snprintf(name, KOERS_LOOKALIKE_NAME, "%.*s (U+%04X)", bytes, character, point);
    else
        snprintf(name, KOERS_LOOKALIKE_NAME, "U+%04X", point);
    return name;
}
