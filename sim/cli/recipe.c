#include "cli/recipe.h"

#include <inttypes.h>
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
    if (text == NULL) return NULL;
    char *longer = koers_format_text("%s --draws %" PRId64 " --seed %" PRIu64, text, options->draws, options->seed);
    koers_free(text);
    text = longer;
    if (text != NULL && options->horizon != 0) {
        longer = koers_format_text("%s --horizon %d", text, options->horizon);
        koers_free(text);
        text = longer;
    }
    for (size_t i = 0; i < options->n_with; i++) append_word(&text, " --with ", options->with[i]);
    for (size_t i = 0; i < options->n_set; i++) append_word(&text, " --set ", options->set[i]);
    if (options->data != NULL) append_word(&text, " --data ", options->data);
    return text;
}
