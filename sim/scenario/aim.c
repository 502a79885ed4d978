#include "scenario/aim.h"

#include <math.h>
#include <string.h>

#include "base/say.h"
#include "koers/years.h"
#include "scenario/doubt.h"
#include "scenario/form.h"
#include "scenario/title.h"

static const char *const keys[] = {"id", "indicator", "year", "at_least", "at_most", "source", "title"};
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
    const bool share = indicator != NULL && koers_unit_is_share(koers_indicator_unit(*indicator));
    if (node == NULL) return false;
    if (share && koers_node_is_number(node) && (node->number < 0 || node->number > 1)) {
        koers_form_refuse(findings, node, _("a fraction from 0 to 1 (a share is written 0.38, not 38)"));
        return false;
    }
    return koers_form_number(findings, node, -HUGE_VAL, HUGE_VAL, threshold);
}

/* ---- a layer alone */

static koers_aim read_one(koers_findings *findings, const koers_node *node)
{
    const koers_voice *voice = findings->voice;
    const koers_node *id = koers_node_find(node, "id");
    koers_aim aim = {.node = node,
                     .title = koers_node_find(node, "title"),
                     .indicator = koers_node_find(node, "indicator"),
                     .year = koers_node_find(node, "year"),
                     .at_least = koers_node_find(node, "at_least"),
                     .at_most = koers_node_find(node, "at_most"),
                     .source = koers_node_find(node, "source")};
    const char *text;
    double threshold;
    int year;
    if (id != NULL && id->kind == KOERS_NODE_TEXT) aim.id = id->text;
    koers_form_keys(findings, node, keys, N_KEYS);
    aim.id_good = read_id(findings, koers_form_need(findings, node, "id"), &text);
    aim.indicator_good = aim.indicator != NULL && read_indicator(findings, aim.indicator, &aim.which);
    aim.year_good = koers_form_whole(findings, aim.year, KOERS_FIRST_YEAR, KOERS_LAST_YEAR, &year);
    const koers_indicator *which = aim.indicator_good ? &aim.which : NULL;
    const bool at_least = read_threshold(findings, aim.at_least, which, &threshold);
    const bool at_most = read_threshold(findings, aim.at_most, which, &threshold);
    aim.threshold_good = at_least != at_most;
    if (aim.at_least != NULL && aim.at_most != NULL)
        koers_form_tell(findings, aim.at_most, _("found both 'at_least' and 'at_most', allowed is one of them"));
    aim.source_good = koers_form_text(findings, aim.source, &text);
    if (aim.title != NULL) koers_title_check(findings, aim.title);
    return aim;
}

static bool is_repeated(const koers_aim *aim, size_t i)
{
    for (size_t j = 0; j < i && aim[i].id != NULL; j++)
        if (aim[j].id != NULL && strcmp(aim[j].id, aim[i].id) == 0) return true;
    return false;
}

size_t koers_aim_read(koers_findings *findings, const koers_node *list, koers_aim aim[KOERS_MAX_TARGETS])
{
    const koers_voice *voice = findings->voice;
    size_t n = 0;
    if (!koers_form_list(findings, list)) return 0;
    if (list->n > KOERS_MAX_TARGETS) {
        koers_form_tell(findings, list, _("found %zu targets, allowed are at most %d"), list->n, (int) KOERS_MAX_TARGETS);
        return 0;
    }
    for (size_t i = 0; i < list->n; i++) {
        if (!koers_form_group(findings, list->child[i])) continue;
        aim[n] = read_one(findings, list->child[i]);
        if (is_repeated(aim, n)) koers_form_tell(findings, list->child[i], _("found the id of a target for the second time"));
        n++;
    }
    return n;
}

/* ---- complete */

bool koers_aim_settle(koers_findings *findings, const koers_aim *aim, int horizon, koers_target *target)
{
    const koers_voice *voice = findings->voice;
    const koers_node *threshold = aim->at_least != NULL ? aim->at_least : aim->at_most;
    bool good = aim->id_good && aim->indicator_good && aim->threshold_good && (aim->source == NULL || aim->source_good);
    if (aim->year == NULL) koers_form_missing(findings, aim->node, "year");
    if (aim->indicator == NULL) koers_form_missing(findings, aim->node, "indicator");
    good = aim->year_good && koers_form_whole(findings, aim->year, KOERS_FIRST_YEAR, horizon, &target->year) && good;
    if (threshold == NULL) koers_form_tell(findings, aim->node, _("'at_least' or 'at_most' is missing"));
    target->indicator = aim->which;
    target->direction = aim->at_least != NULL ? KOERS_AT_LEAST : KOERS_AT_MOST;
    /* Judged again where the indicator was named in another layer than the threshold. */
    const koers_indicator *which = aim->indicator_good ? &aim->which : NULL;
    good = aim->threshold_good && read_threshold(findings, threshold, which, &target->threshold) && good;
    if (good) koers_doubt_threshold(findings, threshold, aim->which);
    return good;
}

const char *koers_aim_source(const koers_aim *aim)
{
    return aim->source_good ? aim->source->text : "";
}

const char *koers_aim_title(const koers_aim *aim, koers_language language)
{
    return koers_title_text(aim->title, language, aim->id == NULL ? "" : aim->id);
}
