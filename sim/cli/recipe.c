#include "cli/recipe.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"

/* A text that grows; NULL once memory was short. */
static void append(char **text, const char *before, const char *word)
{
    if (*text == NULL) return;
    char *longer = koers_format_text("%s%s%s", *text, before, word);
    koers_free(*text);
    *text = longer;
}

static bool is_plain(const char *word)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=:,+@%-";
    return word[0] != '\0' && word[strspn(word, plain)] == '\0';
}

/* In single quotes; a single quote itself as '\''. */
static void append_word(char **text, const char *before, const char *word)
{
    append(text, before, "");
    if (is_plain(word)) {
        append(text, "", word);
        return;
    }
    append(text, "'", "");
    for (; *word != '\0'; word++) {
        const char letter[] = {*word, '\0'};
        append(text, "", *word == '\'' ? "'\\''" : letter);
    }
    append(text, "'", "");
}

char *koers_recipe_text(const char *command, const char *const *files, size_t n, const koers_options *options)
{
    char *text = koers_format_text("koers %s", command);
    for (size_t i = 0; i < n; i++) append_word(&text, " ", files[i]);
    const char *name, *value;
    for (size_t i = 0; (name = koers_options_result_name(i)) != NULL; i++) {
        char digits[KOERS_OPTION_DIGITS];
        for (size_t k = 0; (value = koers_options_result_value(options, i, k, digits)) != NULL; k++) {
            append(&text, " --", name);
            append_word(&text, " ", value);
        }
    }
    return text;
}
