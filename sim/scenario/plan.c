#include "scenario/plan.h"

#include <stdio.h>

#include "base/say.h"
#include "scenario/doubt.h"

static const char as_in_2022[] = "2022";

/* ---- reading */

/* The text "2022", whose quotes a shell takes away where it stands in an option: a number of 2022 that the lever cannot have. */
static bool means_2022(const koers_node *value, const koers_points_rule *rule)
{
    const bool bare = value->line == 0 && value->kind == KOERS_NODE_INTEGER && value->number == KOERS_START_YEAR;
    return koers_node_is_text(value, as_in_2022) || (bare && (rule->lowest > value->number || rule->highest < value->number));
}

/* { path = ...; source = "..."; } */
static bool open_group(koers_findings *findings, const koers_node *node, koers_plan *plan)
{
    static const char *const keys[] = {"path", "source"};
    koers_form_keys(findings, node, keys, sizeof keys / sizeof *keys);
    const koers_node *source = koers_node_find(node, "source");
    plan->value = koers_form_need(findings, node, "path");
    if (source != NULL) (void) koers_form_text(findings, source, &plan->source);
    return plan->value != NULL;
}

static bool read_lever(koers_findings *findings, const koers_node *node, const koers_lever_record *record, koers_plan *plan)
{
    const koers_voice *voice = findings->voice;
    const koers_points_rule rule = {.lowest = record->lowest, .highest = record->highest};
    *plan = (koers_plan){.value = node, .source = ""};
    if (node->kind == KOERS_NODE_GROUP && !open_group(findings, node, plan)) return false;
    if (means_2022(plan->value, &rule)) {
        plan->at_level = true;
        return true;
    }
    if (plan->value->kind == KOERS_NODE_TEXT || plan->value->kind == KOERS_NODE_TRUTH) {
        char low[KOERS_NUMBER_TEXT], high[KOERS_NUMBER_TEXT], allowed[256];
        snprintf(allowed, sizeof allowed, _("a number from %s to %s, a list ((year, value), ...) or \"2022\""),
                 koers_number_text(rule.lowest, low), koers_number_text(rule.highest, high));
        koers_form_refuse(findings, plan->value, allowed);
        return false;
    }
    if (!koers_form_points(findings, plan->value, &rule, &plan->points)) return false;
    koers_doubt_plan(findings, plan->value, &plan->points, record);
    return true;
}

void koers_plan_read(koers_findings *findings, const koers_node *levers, const koers_programme *programme,
                     koers_plan plan[KOERS_N_LEVERS])
{
    const koers_voice *voice = findings->voice;
    const char *names[KOERS_N_LEVERS];
    if (!koers_form_group(findings, levers)) return;
    for (int i = 0; i < KOERS_N_LEVERS; i++) names[i] = koers_lever_key((koers_lever) i);
    koers_form_keys(findings, levers, names, KOERS_N_LEVERS);
    for (int i = 0; i < KOERS_N_LEVERS; i++) {
        const koers_node *node = koers_node_find(levers, names[i]);
        if (node != NULL) plan[i].good = read_lever(findings, node, &programme->lever[i], &plan[i]);
    }
    const koers_node *change = koers_node_find(levers, koers_lever_key(KOERS_LEVER_CASELOAD_CHANGE));
    if (change != NULL && koers_node_find(levers, koers_lever_key(KOERS_LEVER_CASELOAD)) != NULL)
        koers_form_tell(findings, change, _("found both 'caseload' and 'caseload_change', allowed is one of them"));
}

/* ---- what it stands for */

static bool is_at_level(const koers_plan *plan)
{
    return plan->value == NULL || plan->at_level;
}

static koers_schedule follow(const koers_points *points, double start)
{
    return points->is_single ? koers_schedule_constant(start, points->point[0].value)
                             : koers_schedule_path(KOERS_START_YEAR, start, points->point, points->n);
}

koers_schedule koers_plan_schedule(const koers_plan *plan, double level)
{
    return is_at_level(plan) ? koers_schedule_constant(level, level) : follow(&plan->points, level);
}

static koers_caseload caseload_of_2022(void)
{
    return (koers_caseload){.fixed = koers_schedule_constant(0, 0), .relative = koers_schedule_constant(1, 1)};
}

/* The level of 2022 is a prior, so a path that starts from it is a mixture: its weight goes from 1 to 0 on the way to the first
 * point, the rest is fixed. */
koers_caseload koers_plan_caseload(const koers_plan *plan)
{
    if (is_at_level(plan)) return caseload_of_2022();
    koers_points nothing = plan->points;
    for (size_t i = 0; i < nothing.n; i++) nothing.point[i].value = 0;
    return (koers_caseload){.fixed = follow(&plan->points, 0), .relative = follow(&nothing, 1)};
}

koers_caseload koers_plan_caseload_change(const koers_plan *plan)
{
    if (is_at_level(plan)) return caseload_of_2022();
    koers_caseload caseload = {.fixed = koers_schedule_constant(0, 0), .relative = follow(&plan->points, 0)};
    /* Interpolated first, so that two ways of writing the same path keep the same bits. */
    for (int k = 0; k < KOERS_N_YEARS; k++) caseload.relative.at[k] += 1;
    return caseload;
}
