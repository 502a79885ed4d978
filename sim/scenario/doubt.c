#include "scenario/doubt.h"

#include <math.h>
#include <stdbool.h>

#include "base/say.h"
#include "koers/unit.h"
#include "koers/years.h"

/* Million euros of 2023 a year (Uitvoeringsplan NPRZ 2023-2027, table 11): what most is asked for, as a measure of what is much. */
static const double need[KOERS_N_PILLARS] = {[KOERS_SCHOOL] = 57, [KOERS_WORK] = 11, [KOERS_HOUSING] = 75};

/* The node of one value among the points that were read from `value`. */
static const koers_node *node_of(const koers_node *value, const koers_points *points, size_t i)
{
    return points->is_single ? value : value->child[i]->child[1];
}

/* ---- thousands */

static void warn_of_thousands(koers_findings *findings, const koers_node *node)
{
    const koers_voice *voice = findings->voice;
    char found[KOERS_NUMBER_TEXT], meant[KOERS_NUMBER_TEXT];
    koers_form_warn(findings, node, _("found %s; if %s is meant, write it without a point"), koers_number_text(node->number, found),
                    koers_number_text(round(1000 * node->number), meant));
}

/* Whether a number with decimals would be allowed a thousand times as large, which only counts are: shares, hours and caseloads end far
 * below a thousand. */
static bool may_be_thousands(const koers_node *node, double highest)
{
    return node->kind == KOERS_NODE_FLOAT && node->number > 0 && highest >= 1000 && 1000 * node->number <= highest;
}

/* ---- levers */

static bool is_far_beyond(double value, const koers_lever_record *record)
{
    const double far = 2;
    return record->has_capacity && record->capacity != 0 && value / record->capacity >= far;
}

/* Whether the value was told. */
static bool doubt_value(koers_findings *findings, const koers_node *node, const koers_lever_record *record)
{
    const koers_voice *voice = findings->voice;
    char found[KOERS_NUMBER_TEXT], most[KOERS_NUMBER_TEXT];
    koers_number_text(node->number, found);
    if (may_be_thousands(node, record->highest))
        warn_of_thousands(findings, node);
    else if (node->kind == KOERS_NODE_INTEGER && node->number == KOERS_START_YEAR)
        koers_form_warn(findings, node, _("found %s as an amount; the level of that year is \"%s\", with its quotes"), found,
                        found);
    else if (is_far_beyond(node->number, record))
        koers_form_warn(findings, node, _("found %s, at least twice the most that could be organised (%s)"), found,
                        koers_number_text(record->capacity, most));
    else
        return false;
    return true;
}

void koers_doubt_plan(koers_findings *findings, const koers_node *value, const koers_points *points,
                      const koers_lever_record *record)
{
    size_t i = 0;
    while (i < points->n && !doubt_value(findings, node_of(value, points, i), record)) i++;
}

/* ---- money, shocks, targets */

void koers_doubt_money(koers_findings *findings, const koers_node *value, const koers_points *points, koers_pillar pillar)
{
    const koers_voice *voice = findings->voice;
    const double much = 10 * need[pillar];
    char found[KOERS_NUMBER_TEXT], all[KOERS_NUMBER_TEXT];
    size_t i = 0;
    while (i < points->n && points->point[i].value <= much) i++;
    if (i == points->n) return;
    koers_form_warn(findings, node_of(value, points, i),
                    _("found %s million euros a year, over ten times what the pillar needs (%s); amounts are in millions"),
                    koers_number_text(points->point[i].value, found), koers_number_text(need[pillar], all));
}

void koers_doubt_shocks(koers_findings *findings, const koers_node *value, const koers_points *points)
{
    const koers_voice *voice = findings->voice;
    const double small = 0.1;
    char found[KOERS_NUMBER_TEXT], meant[KOERS_NUMBER_TEXT];
    size_t i = 0;
    while (i < points->n && !(points->point[i].value != 0 && fabs(points->point[i].value) < small)) i++;
    if (i == points->n) return;
    koers_form_warn(findings, node_of(value, points, i),
                    _("found a shock of %s percentage points; if a fraction is meant, write %s"),
                    koers_number_text(points->point[i].value, found), koers_number_text(100 * points->point[i].value, meant));
}

void koers_doubt_threshold(koers_findings *findings, const koers_node *value, koers_indicator indicator)
{
    const double most = 100000; /* more than there are recipients or dwellings in Zuid */
    if (koers_unit_is_count(koers_indicator_unit(indicator)) && may_be_thousands(value, most)) warn_of_thousands(findings, value);
}
