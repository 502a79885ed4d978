#include "scenario/schema.h"

#include <string.h>

#include "scenario/aim.h"
#include "scenario/belief.h"
#include "scenario/form.h"
#include "scenario/money.h"
#include "scenario/plan.h"
#include "base/say.h"

/* Percentage points of unemployment added in one year; the worst year on record added 2. */
static const double lowest_shock = -10, highest_shock = 15;

static void check_title(koers_findings *findings, const koers_node *title)
{
    const koers_voice *voice = findings->voice;
    static const char *const keys[] = {"nl", "en"};
    const char *text;
    if (!koers_form_group(findings, title)) return;
    koers_form_keys(findings, title, keys, sizeof keys / sizeof *keys);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const koers_node *node = koers_node_find(title, keys[i]);
        if (!koers_form_text(findings, node, &text)) continue;
        if (strpbrk(text, "\n\r\t\f") != NULL) koers_form_refuse(findings, node, _("a title on one line"));
    }
}

void koers_schema_shock(koers_findings *findings, const koers_node *node, koers_points *points)
{
    const koers_points_rule rule = {.lowest = lowest_shock, .highest = highest_shock, .needs_years = true};
    *points = (koers_points){0};
    (void) koers_form_points(findings, node, &rule, points);
}

static void check_economy(koers_findings *findings, const koers_node *economy)
{
    static const char *const keys[] = {"shock"};
    koers_points points;
    if (!koers_form_group(findings, economy)) return;
    koers_form_keys(findings, economy, keys, 1);
    koers_schema_shock(findings, koers_node_find(economy, "shock"), &points);
}

static void check_assume(koers_findings *findings, const koers_node *assume, const koers_evidence *evidence)
{
    const char *names[KOERS_N_PARAMETERS];
    koers_prior prior;
    if (!koers_form_group(findings, assume)) return;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) names[i] = koers_parameter_key((koers_parameter) i);
    for (size_t i = 0; i < assume->n; i++) {
        const koers_node *node = assume->child[i];
        const int parameter = koers_parameter_of(node->name);
        if (parameter < 0)
            koers_form_unknown(findings, node, node->name, names, KOERS_N_PARAMETERS);
        else
            (void) koers_belief_read_assumed(findings, node, (koers_parameter) parameter, &evidence->prior[parameter], &prior);
    }
}

/* The group in which a name belongs that stands outside of it; NULL when there is none. */
static const char *home_of(const char *name)
{
    if (koers_lever_of(name) >= 0) return "levers";
    if (koers_parameter_of(name) >= 0) return "assume";
    const int pillar = koers_pillar_of(name);
    if ((pillar >= 0 && pillar < KOERS_N_PILLARS) || strcmp(name, "state_match") == 0) return "funding";
    return strcmp(name, "shock") == 0 ? "economy" : NULL;
}

/* Names that no layer has; one that stands a level too high is told where it belongs. */
static void check_names(koers_findings *findings, const koers_node *root, bool is_option)
{
    const koers_voice *voice = findings->voice;
    static const char *const keys[] = {"id",     "title",   "horizon", "levers", "funding", "economy",
                                       "assume", "targets", "format",  "kind",   "based_on"};
    enum { N_KEYS = sizeof keys / sizeof *keys, OF_FILES = 3, N_OPTION_KEYS = N_KEYS - OF_FILES };
    for (size_t i = 0; i < root->n; i++) {
        const koers_node *child = root->child[i];
        size_t j = 0;
        while (j < N_KEYS && strcmp(child->name, keys[j]) != 0) j++;
        if (j >= N_OPTION_KEYS && j < N_KEYS && is_option)
            koers_form_tell(findings, child, _("found '%s' in an option, allowed only in a file"), child->name);
        else if (j == N_KEYS && home_of(child->name) != NULL)
            koers_form_tell(findings, child, _("found '%s' outside its group; it belongs in %s"), child->name,
                            home_of(child->name));
        else if (j == N_KEYS)
            koers_form_unknown(findings, child, child->name, keys, N_KEYS);
    }
}

/* The head of a layer: what speaks of the file itself. */
static void check_head(koers_findings *findings, const koers_layer *layer)
{
    const koers_voice *voice = findings->voice;
    const koers_node *root = layer->root;
    const koers_node *based_on = koers_node_find(root, "based_on");
    const koers_node *id = koers_node_find(root, "id");
    const bool is_file = layer->role == KOERS_LAYER_BASE || layer->role == KOERS_LAYER_FILE;
    const char *text;
    int horizon;
    if (layer->role != KOERS_LAYER_OPTION) koers_form_header(findings, root, "scenario", false);
    if (is_file) id = koers_form_need(findings, root, "id");
    if (koers_form_id(findings, id, false, &text) && strncmp(text, "compare-", strlen("compare-")) == 0)
        koers_form_tell(findings, id, _("found an id that begins with \"compare-\", as the folders of comparisons do; choose another"));
    if (based_on != NULL && is_file) (void) koers_form_text(findings, based_on, &text);
    if (based_on != NULL && layer->role == KOERS_LAYER_OVERLAY)
        koers_form_tell(findings, based_on, _("found 'based_on' in an overlay, allowed only in a scenario with an id"));
    (void) koers_form_whole(findings, koers_node_find(root, "horizon"), KOERS_DEFAULT_HORIZON, KOERS_LAST_YEAR, &horizon);
}

void koers_schema_check(koers_findings *findings, const koers_layer *layer, const koers_programme *programme,
                        const koers_evidence *evidence)
{
    const koers_node *root = layer->root;
    check_names(findings, root, layer->role == KOERS_LAYER_OPTION);
    check_head(findings, layer);
    const koers_node *title = koers_node_find(root, "title");
    const koers_node *levers = koers_node_find(root, "levers");
    const koers_node *funding = koers_node_find(root, "funding");
    const koers_node *economy = koers_node_find(root, "economy");
    const koers_node *assume = koers_node_find(root, "assume");
    const koers_node *targets = koers_node_find(root, "targets");
    if (title != NULL) check_title(findings, title);
    if (levers != NULL) koers_plan_check(findings, levers, programme);
    if (funding != NULL) koers_money_check(findings, funding);
    if (economy != NULL) check_economy(findings, economy);
    if (assume != NULL) check_assume(findings, assume, evidence);
    if (targets != NULL) koers_aim_check(findings, targets);
}
