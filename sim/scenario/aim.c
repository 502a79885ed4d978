#include "scenario/aim.h"

#include <math.h>
#include <string.h>

#include "scenario/form.h"
#include "base/say.h"
#include "koers/years.h"

static const char *const keys[] = {"id", "indicator", "year", "at_least", "at_most", "source"};
enum { N_KEYS = sizeof keys / sizeof *keys };

static bool read_indicator(koers_findings *findings, const koers_node *node, koers_indicator *indicator)
{
    const char *names[KOERS_N_INDICATORS];
    const char *key;
    if (!koers_form_text(findings, node, &key)) return false;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) names[i] = koers_indicator_key((koers_indicator) i);
    const int found = koers_indicator_of(key);
    if (found < 0) {
        koers_form_unknown(findings, node, key, names, KOERS_N_INDICATORS);
        return false;
    }
    *indicator = (koers_indicator) found;
    return true;
}

static bool read_id(koers_findings *findings, const koers_node *node, const char **id)
{
    const koers_voice *voice = findings->voice;
    if (!koers_form_id(findings, node, true, id)) return false;
    if (strcmp(*id, "all") != 0) return true;
    koers_form_tell(findings, node, _("found \"all\", the name of all targets together; choose another"));
    return false;
}

/* A share is a fraction: 38 for 0.38 is the mistake to be expected. */
static bool read_threshold(koers_findings *findings, const koers_node *node, const koers_indicator *indicator, double *threshold)
{
    const koers_voice *voice = findings->voice;
    const bool share = indicator != NULL && strcmp(koers_indicator_unit(*indicator), "share") == 0;
    if (node == NULL) return false;
    if (share && koers_node_is_number(node) && (node->number < 0 || node->number > 1)) {
        koers_form_refuse(findings, node, _("a fraction from 0 to 1 (a share is written 0.38, not 38)"));
        return false;
    }
    return koers_form_number(findings, node, -HUGE_VAL, HUGE_VAL, threshold);
}

/* ---- a layer alone */

static void check_one(koers_findings *findings, const koers_node *node)
{
    const koers_voice *voice = findings->voice;
    koers_indicator indicator = KOERS_N_INDICATORS;
    const koers_node *name = koers_node_find(node, "indicator");
    const koers_node *at_least = koers_node_find(node, "at_least");
    const koers_node *at_most = koers_node_find(node, "at_most");
    const koers_node *source = koers_node_find(node, "source");
    const char *text;
    double threshold;
    int year;
    koers_form_keys(findings, node, keys, N_KEYS);
    (void) read_id(findings, koers_form_need(findings, node, "id"), &text);
    const bool known = name != NULL && read_indicator(findings, name, &indicator);
    (void) koers_form_whole(findings, koers_node_find(node, "year"), KOERS_FIRST_YEAR, KOERS_LAST_YEAR, &year);
    (void) read_threshold(findings, at_least, known ? &indicator : NULL, &threshold);
    (void) read_threshold(findings, at_most, known ? &indicator : NULL, &threshold);
    if (at_least != NULL && at_most != NULL)
        koers_form_tell(findings, at_most, _("found both 'at_least' and 'at_most', allowed is one of them"));
    if (source != NULL) (void) koers_form_text(findings, source, &text);
}

static bool is_repeated(const koers_node *list, size_t i)
{
    const koers_node *id = koers_node_find(list->child[i], "id");
    if (id == NULL || id->kind != KOERS_NODE_TEXT) return false;
    for (size_t j = 0; j < i; j++) {
        const koers_node *other = koers_node_find(list->child[j], "id");
        if (other != NULL && koers_node_is_text(other, id->text)) return true;
    }
    return false;
}

void koers_aim_check(koers_findings *findings, const koers_node *list)
{
    const koers_voice *voice = findings->voice;
    if (!koers_form_list(findings, list)) return;
    if (list->n > KOERS_MAX_TARGETS) {
        koers_form_tell(findings, list, _("found %zu targets, allowed are at most %d"), list->n, (int) KOERS_MAX_TARGETS);
        return;
    }
    for (size_t i = 0; i < list->n; i++) {
        const koers_node *node = list->child[i];
        if (!koers_form_group(findings, node)) continue;
        check_one(findings, node);
        if (is_repeated(list, i)) koers_form_tell(findings, node, _("found the id of a target for the second time"));
    }
}

/* ---- complete */

bool koers_aim_read(koers_findings *findings, const koers_node *node, int horizon, koers_target *target, const char **id,
                    const char **source)
{
    const koers_voice *voice = findings->voice;
    if (!koers_form_group(findings, node)) return false;
    const koers_node *at_least = koers_node_find(node, "at_least");
    const koers_node *at_most = koers_node_find(node, "at_most");
    const koers_node *year = koers_form_need(findings, node, "year");
    const koers_node *source_node = koers_node_find(node, "source");
    bool good = read_id(findings, koers_form_need(findings, node, "id"), id);
    const bool known = read_indicator(findings, koers_form_need(findings, node, "indicator"), &target->indicator);
    /* In this order, so that a year that no horizon allows is not told twice. */
    good = koers_form_whole(findings, year, KOERS_FIRST_YEAR, KOERS_LAST_YEAR, &target->year) &&
           koers_form_whole(findings, year, KOERS_FIRST_YEAR, horizon, &target->year) && known && good;
    target->direction = at_least != NULL ? KOERS_AT_LEAST : KOERS_AT_MOST;
    if (at_least == NULL && at_most == NULL) koers_form_tell(findings, node, _("'at_least' or 'at_most' is missing"));
    if ((at_least == NULL) == (at_most == NULL)) return false; /* both: told of its layer, no two layers can make it */
    const koers_node *threshold = at_least != NULL ? at_least : at_most;
    *source = "";
    if (source_node != NULL) good = koers_form_text(findings, source_node, source) && good;
    return read_threshold(findings, threshold, known ? &target->indicator : NULL, &target->threshold) && good;
}
