#include "scenario/stranger.h"

#include <stdbool.h>
#include <string.h>

#include "base/say.h"
#include "base/text.h"

/* What may stand in the outermost group of any of our files. */
static const char *const keys[] = {"format",  "kind",   "id",      "title",   "based_on", "horizon",     "levers", "funding",
                                   "economy", "assume", "targets", "sources", "facts",    "decide_from", "priors", "series"};
enum { N_KEYS = sizeof keys / sizeof *keys };

/* ---- text of another kind */

/* A byte-order mark, or letters of ASCII with zeros between. */
static bool is_wide(const char *bytes, size_t n)
{
    if (n < 2) return false;
    if (memcmp(bytes, "\xff\xfe", 2) == 0 || memcmp(bytes, "\xfe\xff", 2) == 0) return true;
    if (n < 4) return false;
    const bool low_first = bytes[0] != '\0' && bytes[1] == '\0' && bytes[2] != '\0' && bytes[3] == '\0';
    const bool high_first = bytes[0] == '\0' && bytes[1] != '\0' && bytes[2] == '\0' && bytes[3] != '\0';
    return low_first || high_first;
}

static bool is_binary(const char *bytes, size_t n)
{
    for (size_t i = 0; i < n;) {
        unsigned point = 0;
        const size_t length = koers_text_character(bytes + i, n - i, &point);
        if (length == 0 || (point != '\t' && koers_text_effect_of(point) == KOERS_TEXT_CONTROL)) return true;
        i += length;
    }
    return false;
}

/* ---- settings */

static bool begins_with_key(const char *line)
{
    for (size_t i = 0; i < N_KEYS; i++) {
        const size_t length = strlen(keys[i]);
        if (strncmp(line, keys[i], length) != 0) continue;
        const char *after = line + length + strspn(line + length, " \t");
        if (*after == '=' || *after == ':') return true;
    }
    return false;
}

/* Whether a line begins with a setting of ours, or with what may hide one from this look; a text without any content too. */
static bool may_be_ours(const char *bytes, size_t n)
{
    static const char mark[] = "\xef\xbb\xbf";
    const char *at = bytes, *const end = bytes + n;
    bool has_content = false;
    if (n >= 3 && memcmp(at, mark, 3) == 0) at += 3;
    while (at < end) {
        at += strspn(at, " \t\r\n\f");
        if (begins_with_key(at) || strncmp(at, "/*", 2) == 0 || strncmp(at, "@include", strlen("@include")) == 0) return true;
        has_content = has_content || (at < end && *at != '#' && strncmp(at, "//", 2) != 0);
        while (at < end && *at != '\n' && *at != '\r') at++;
    }
    return !has_content;
}

const char *koers_stranger_reason(const char *bytes, size_t n)
{
    if (is_wide(bytes, n)) return N_("it is UTF-16 text; save it as UTF-8");
    if (may_be_ours(bytes, n)) return NULL;
    if (is_binary(bytes, n)) return N_("it is no text but binary data");
    return N_("it has no setting of this program, such as format = 1;");
}
