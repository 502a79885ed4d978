#include "scenario/numeral.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/say.h"

/* ---- as the parser reads it */

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

koers_numeral koers_numeral_read(char *at)
{
    char *digits = at + (*at == '+' || *at == '-');
    char *end = skip_digits(digits);
    if (digits == at && *at == '0' && (at[1] == 'x' || at[1] == 'X') && isxdigit((unsigned char) at[2])) {
        for (end = at + 2; isxdigit((unsigned char) *end); end++) {
        }
        end = skip_long_mark(end);
        return (koers_numeral){end, whole_problem(at, end, 16)};
    }
    if (*end == '.') {
        end = skip_exponent(skip_digits(end + 1));
        return (koers_numeral){end, float_problem(at, end)};
    }
    if (end == digits) return (koers_numeral){at, NULL};
    if (skip_exponent(end) != end) {
        end = skip_exponent(end);
        return (koers_numeral){end, float_problem(at, end)};
    }
    end = skip_long_mark(end);
    return (koers_numeral){end, whole_problem(at, end, 10)};
}

/* ---- as people write it */

/* Whether three digits and no fourth stand here. */
static bool is_triple(const char *at)
{
    return isdigit((unsigned char) at[0]) && isdigit((unsigned char) at[1]) && isdigit((unsigned char) at[2]) &&
           !isdigit((unsigned char) at[3]);
}

/* The end of further digits behind a mark that is none of ours. */
static char *skip_marks(const char *start, char *end, bool in_list)
{
    const char *first = start + (*start == '+' || *start == '-');
    const bool short_group = end > first && end - first <= 3 && memchr(first, '.', (size_t) (end - first)) == NULL;
    for (;;) {
        const bool decimal = (*end == '.' || (*end == ',' && !in_list)) && isdigit((unsigned char) end[1]);
        const bool thousands = (*end == '\'' || (*end == ' ' && short_group)) && is_triple(end + 1);
        if (!decimal && !thousands) return end;
        end = skip_digits(end + 1);
    }
}

koers_slip koers_numeral_slip(const char *start, char *end, bool in_list, char **stop)
{
    *stop = skip_marks(start, end, in_list);
    const bool has_marks = *stop > end;
    char *after = *stop + strspn(*stop, " \t");
    if (*after == '%') *stop = after + 1;
    return has_marks ? KOERS_SLIP_MARKS : *after == '%' ? KOERS_SLIP_PERCENT : KOERS_SLIP_NONE;
}
