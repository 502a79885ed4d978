#include "scenario/draft.h"

#include <string.h>

#include "base/say.h"
#include "scenario/doubt.h"
#include "scenario/title.h"

/* Percentage points of unemployment added in one year; the worst year on record added 2. */
static const double lowest_shock = -10, highest_shock = 15;

/* ---- names */

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
            koers_form_unknown(findings, child, child->name, keys, is_option ? N_OPTION_KEYS : N_KEYS);
    }
}

/* ---- the groups */

/* A title tells what its own file is. A base does not know what is made of it, nor an overlay what it is laid on: without a title of its
 * own a scenario goes by its id, and no result passes for that of the base. Checked all the same. */
static void drop_names(koers_draft *self, koers_layer_role role)
{
    if (role == KOERS_LAYER_BASE || role == KOERS_LAYER_OVERLAY) self->title = NULL;
    if (role == KOERS_LAYER_OVERLAY) self->id = NULL;
}

/* The head of a layer: what speaks of the file itself. */
static void read_head(koers_draft *self, const koers_layer *layer, koers_findings *findings)
{
    const koers_voice *voice = findings->voice;
    const koers_node *root = layer->root;
    const koers_node *based_on = koers_node_find(root, "based_on");
    const bool is_file = layer->role == KOERS_LAYER_BASE || layer->role == KOERS_LAYER_FILE;
    const char *text;
    self->title = koers_node_find(root, "title");
    if (layer->role != KOERS_LAYER_OPTION) koers_form_header(findings, root, "scenario", false);
    self->id = is_file ? koers_form_need(findings, root, "id") : koers_node_find(root, "id");
    self->id_good = koers_form_id(findings, self->id, false, &text);
    if (self->id_good && strncmp(text, "compare-", strlen("compare-")) == 0)
        koers_form_tell(findings, self->id,
                        _("found an id that begins with \"compare-\", as the folders of comparisons do; choose another"));
    if (based_on != NULL && is_file) (void) koers_form_text(findings, based_on, &text);
    if (based_on != NULL && layer->role == KOERS_LAYER_OVERLAY)
        koers_form_tell(findings, based_on, _("found 'based_on' in an overlay, allowed only in a scenario with an id"));
    self->horizon = koers_node_find(root, "horizon");
    (void) koers_form_whole(findings, self->horizon, KOERS_DEFAULT_HORIZON, KOERS_LAST_YEAR, &self->year);
    if (self->title != NULL) koers_title_check(findings, self->title);
    drop_names(self, layer->role);
}

static void read_economy(koers_draft *self, const koers_node *economy, koers_findings *findings)
{
    static const char *const keys[] = {"shock"};
    const koers_points_rule rule = {.lowest = lowest_shock, .highest = highest_shock, .needs_years = true};
    if (!koers_form_group(findings, economy)) return;
    koers_form_keys(findings, economy, keys, sizeof keys / sizeof *keys);
    self->shock = koers_node_find(economy, "shock");
    if (koers_form_points(findings, self->shock, &rule, &self->shocks)) koers_doubt_shocks(findings, self->shock, &self->shocks);
}

static void read_assume(koers_draft *self, const koers_node *assume, const koers_evidence *evidence, koers_findings *findings)
{
    const char *names[KOERS_N_PARAMETERS];
    if (!koers_form_group(findings, assume)) return;
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) names[i] = koers_parameter_key((koers_parameter) i);
    for (size_t i = 0; i < assume->n; i++) {
        const koers_node *node = assume->child[i];
        const int parameter = koers_parameter_of(node->name);
        if (parameter < 0)
            koers_form_unknown(findings, node, node->name, names, KOERS_N_PARAMETERS);
        else
            self->belief[parameter] =
                koers_belief_read_assumed(findings, node, (koers_parameter) parameter, &evidence->prior[parameter]);
    }
}

static void read_targets(koers_draft *self, const koers_node *targets, koers_findings *findings)
{
    self->targets = targets;
    self->n_aims = koers_aim_read(findings, targets, self->aim);
}

/* ---- the whole */

/* Whether the layer says that it is one of the programme's own files: every name in it would be a mistake, and none of them is the
 * mistake. Told, if so. */
static bool is_of_the_programme(const koers_layer *layer, koers_findings *findings)
{
    static const char *const kinds[] = {"programme", "parameters", "history"};
    const koers_voice *voice = findings->voice;
    const koers_node *kind = koers_node_find(layer->root, "kind");
    if (kind == NULL || layer->role == KOERS_LAYER_OPTION) return false;
    size_t i = 0;
    while (i < sizeof kinds / sizeof *kinds && !koers_node_is_text(kind, kinds[i])) i++;
    if (i == sizeof kinds / sizeof *kinds) return false;
    koers_form_tell(findings, kind, _("found a file of the programme itself (\"%s\") where a scenario is wanted"), kinds[i]);
    return true;
}

void koers_draft_read(koers_draft *self, const koers_layer *layer, const koers_reference *reference, koers_findings *findings)
{
    const koers_node *root = layer->root;
    *self = (koers_draft){0};
    if (is_of_the_programme(layer, findings)) return;
    check_names(findings, root, layer->role == KOERS_LAYER_OPTION);
    read_head(self, layer, findings);
    const koers_node *levers = koers_node_find(root, "levers");
    const koers_node *funding = koers_node_find(root, "funding");
    const koers_node *economy = koers_node_find(root, "economy");
    const koers_node *assume = koers_node_find(root, "assume");
    const koers_node *targets = koers_node_find(root, "targets");
    if (levers != NULL) koers_plan_read(findings, levers, &reference->programme, self->plan);
    if (funding != NULL) koers_money_read(findings, funding, &self->money);
    if (economy != NULL) read_economy(self, economy, findings);
    if (assume != NULL) read_assume(self, assume, &reference->evidence, findings);
    if (targets != NULL) read_targets(self, targets, findings);
}

void koers_draft_read_ground(koers_draft *self, const koers_programme *programme, koers_findings *findings)
{
    *self = (koers_draft){0};
    if (programme->targets != NULL) read_targets(self, programme->targets, findings);
}
