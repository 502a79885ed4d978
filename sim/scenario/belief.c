#include "scenario/belief.h"

#include <math.h>
#include <string.h>

#include "base/memory.h"
#include "base/say.h"
#include "scenario/form.h"

static const char *const keys[] = {"distribution", "value", "mean", "sd",    "median", "sdlog", "a",      "b",
                                   "lower",        "upper", "unit", "group", "sign",   "grade", "source", "note"};
enum { N_KEYS = sizeof keys / sizeof *keys };

static const char *const grades[] = {"A", "B", "C", "D", "assumed"};
enum { N_GRADES = sizeof grades / sizeof *grades, N_EVIDENCE_GRADES = N_GRADES - 1 }; /* the last only where a scenario assumes */
static const char *const groups[] = {"programme"};

/* ---- the distribution */

/* Whether `key` is a number of some distribution. */
static bool is_of_distributions(const char *key)
{
    for (int i = 0; i < KOERS_N_DISTRIBUTIONS; i++) {
        const char *second = koers_distribution_second((koers_distribution) i);
        if (strcmp(key, koers_distribution_first((koers_distribution) i)) == 0) return true;
        if (second != NULL && strcmp(key, second) == 0) return true;
    }
    return false;
}

/* Numbers that belong to another distribution: a median for a normal would otherwise be passed over. */
static bool has_only_own(koers_findings *findings, const koers_node *node, koers_distribution distribution)
{
    const koers_voice *voice = findings->voice;
    const char *name = koers_distribution_key(distribution);
    const char *first = koers_distribution_first(distribution);
    const char *second = koers_distribution_second(distribution);
    bool good = true;
    for (size_t i = 0; i < node->n; i++) {
        const koers_node *child = node->child[i];
        if (!is_of_distributions(child->name)) continue;
        if (strcmp(child->name, first) == 0 || (second != NULL && strcmp(child->name, second) == 0)) continue;
        if (second == NULL)
            koers_form_tell(findings, child, _("found '%s', allowed for %s is '%s'"), child->name, name, first);
        else
            koers_form_tell(findings, child, _("found '%s', allowed for %s are '%s' and '%s'"), child->name, name, first, second);
        good = false;
    }
    return good;
}

static bool read_distribution(koers_findings *findings, const koers_node *node, koers_distribution *distribution)
{
    const char *names[KOERS_N_DISTRIBUTIONS];
    size_t i = 0;
    for (int j = 0; j < KOERS_N_DISTRIBUTIONS; j++) names[j] = koers_distribution_key((koers_distribution) j);
    if (!koers_form_word(findings, koers_form_need(findings, node, "distribution"), names, KOERS_N_DISTRIBUTIONS, &i)) return false;
    *distribution = (koers_distribution) i;
    return true;
}

/* An optional bound. */
static bool read_bound(koers_findings *findings, const koers_node *node, const char *key, double *bound)
{
    const koers_node *child = koers_node_find(node, key);
    return child == NULL || koers_form_number(findings, child, -HUGE_VAL, HUGE_VAL, bound);
}

static bool read_numbers(koers_findings *findings, const koers_node *node, koers_prior *prior)
{
    const char *second = koers_distribution_second(prior->distribution);
    const koers_node *first_node = koers_form_need(findings, node, koers_distribution_first(prior->distribution));
    bool good = koers_form_number(findings, first_node, -HUGE_VAL, HUGE_VAL, &prior->a);
    if (second != NULL)
        good = koers_form_number(findings, koers_form_need(findings, node, second), -HUGE_VAL, HUGE_VAL, &prior->b) && good;
    good = read_bound(findings, node, "lower", &prior->lower) && good;
    return read_bound(findings, node, "upper", &prior->upper) && good;
}

/* Whether it can be drawn and stays where the model means something. */
static bool is_usable(koers_findings *findings, const koers_node *node, koers_parameter parameter, const koers_prior *prior)
{
    const koers_voice *voice = findings->voice;
    const char *problem = koers_prior_problem(prior);
    char low[KOERS_NUMBER_TEXT], high[KOERS_NUMBER_TEXT];
    double from, to, lowest, highest;
    if (problem != NULL) {
        koers_form_tell(findings, node, "%s", _(problem));
        return false;
    }
    if (koers_parameter_admits(parameter, prior, &from, &to)) return true;
    koers_parameter_domain(parameter, &lowest, &highest);
    koers_form_tell(findings, node,
                    _("found a prior that reaches from %.3g to %.3g, allowed is %s to %s (lower and upper cut it off)"), from, to,
                    koers_number_text(lowest, low), koers_number_text(highest, high));
    return false;
}

/* Reads the distribution; the other keys (unit, source, ...) are checked by name only. */
static bool read_prior(koers_findings *findings, const koers_node *node, koers_parameter parameter, koers_prior *prior)
{
    koers_prior read = {.lower = -HUGE_VAL, .upper = HUGE_VAL};
    const char *text;
    if (!koers_form_group(findings, node)) return false;
    koers_form_keys(findings, node, keys, N_KEYS);
    const koers_node *note = koers_node_find(node, "note");
    bool good = note == NULL || koers_form_text(findings, note, &text);
    if (!read_distribution(findings, node, &read.distribution)) return false;
    good = has_only_own(findings, node, read.distribution) && good;
    good = read_numbers(findings, node, &read) && good;
    good = good && is_usable(findings, node, parameter, &read);
    if (good) *prior = read;
    return good;
}

/* ---- what it tells about itself */

/* Group and sign: together or neither. */
static void read_group(koers_findings *findings, const koers_node *node, koers_prior_record *record)
{
    const koers_voice *voice = findings->voice;
    const koers_node *group = koers_node_find(node, "group");
    const koers_node *sign = koers_node_find(node, "sign");
    size_t i = 0;
    int number = 0;
    if (group == NULL && sign != NULL) koers_form_tell(findings, sign, _("found 'sign' without 'group'"));
    if (group == NULL || !koers_form_word(findings, group, groups, 1, &i)) return;
    record->in_programme_group = true;
    if (!koers_form_whole(findings, koers_form_need(findings, node, "sign"), -1, 1, &number)) return;
    if (number == 0) koers_form_refuse(findings, sign, _("1 (higher is better) or -1"));
    record->sign = number;
}

void koers_belief_read_record(koers_findings *findings, const koers_node *node, koers_parameter parameter,
                              koers_prior_record *record)
{
    const char *unit = "", *source = "", *note = "";
    size_t grade = 0;
    record->origin = (koers_origin){.file = node->file, .line = node->line};
    (void) read_prior(findings, node, parameter, &record->prior);
    if (node->kind != KOERS_NODE_GROUP) return;
    (void) koers_form_text(findings, koers_form_need(findings, node, "unit"), &unit);
    (void) koers_form_text(findings, koers_form_need(findings, node, "source"), &source);
    (void) koers_form_word(findings, koers_form_need(findings, node, "grade"), grades, N_EVIDENCE_GRADES, &grade);
    const koers_node *note_node = koers_node_find(node, "note");
    if (note_node != NULL && note_node->kind == KOERS_NODE_TEXT) note = note_node->text; /* checked with the distribution */
    read_group(findings, node, record);
    record->unit = koers_form_copy(findings, unit);
    record->source = koers_form_copy(findings, source);
    record->note = koers_form_copy(findings, note);
    record->grade = koers_form_copy(findings, grades[grade]);
}

/* ---- what a scenario assumes instead */

/* What belongs to the parameter and not to the belief: it may be repeated, not changed. */
static void check_repeated(koers_findings *findings, const koers_node *node, const koers_prior_record *evidence)
{
    const koers_voice *voice = findings->voice;
    const koers_node *unit = koers_node_find(node, "unit");
    const koers_node *group = koers_node_find(node, "group");
    const koers_node *sign = koers_node_find(node, "sign");
    if (unit != NULL && !koers_node_is_text(unit, evidence->unit)) {
        char *allowed = koers_format_text("\"%s\"", evidence->unit);
        if (allowed == NULL)
            findings->lost = true;
        else
            koers_form_refuse(findings, unit, allowed);
        koers_free(allowed);
    }
    if (group != NULL && !(evidence->in_programme_group && koers_node_is_text(group, groups[0])))
        koers_form_tell(findings, group, _("found a group, but the group of a prior cannot be changed; leave it out"));
    if (sign != NULL && !(koers_node_is_number(sign) && sign->number == evidence->sign))
        koers_form_tell(findings, sign, _("found a sign, but the sign of a prior cannot be changed; leave it out"));
}

koers_belief koers_belief_read_assumed(koers_findings *findings, const koers_node *node, koers_parameter parameter,
                                       const koers_prior_record *evidence)
{
    koers_belief belief = {.node = node};
    const char *text;
    size_t i = 0;
    belief.good = read_prior(findings, node, parameter, &belief.prior);
    if (node->kind != KOERS_NODE_GROUP) return belief;
    const koers_node *grade = koers_node_find(node, "grade");
    const koers_node *source = koers_node_find(node, "source");
    const size_t before = findings->n_errors;
    check_repeated(findings, node, evidence);
    if (grade != NULL) (void) koers_form_word(findings, grade, grades, N_GRADES, &i);
    if (source != NULL) (void) koers_form_text(findings, source, &text);
    belief.good = belief.good && findings->n_errors == before;
    return belief;
}
