#include "publish/words/answers.h"

#include "base/memory.h"

/* A column is one row: its name, the kind of its cells, where they are filled, and what stands in them, which is looked at only there.
 * The rows speak of `report`, `result` ... of the function that adds a row of the sheet. */
#define COLUMN_NAME(column, kind, filled, value) #column,
#define COLUMN_CELL(column, kind, filled, value) \
    if (filled)                                  \
        koers_sheet_##kind(sheet, value);        \
    else                                         \
        koers_sheet_empty(sheet);

/* `target` is NULL for all together. */
#define TARGET_COLUMNS(X)                                                                       \
    X(scenario, text, true, report->scenario->id)                                               \
    X(target, text, true, id)                                                                   \
    X(indicator, text, true, target == NULL ? "joint" : koers_indicator_key(target->indicator)) \
    X(year, integer, true, target == NULL ? koers_answers_last_year(report) : target->year)     \
    X(direction, text, target != NULL, koers_answers_direction(target->direction))              \
    X(threshold, number, target != NULL, target->threshold)                                     \
    X(draws, integer, true, result->probability.draws)                                          \
    X(hits, integer, true, result->probability.hits)                                            \
    X(probability, number, true, result->probability.value)                                     \
    X(ci_low, number, true, result->probability.low)                                            \
    X(ci_high, number, true, result->probability.high)                                          \
    X(median, number, target != NULL, result->median)                                           \
    X(gap_median, number, target != NULL, result->gap)

#define DIFFERENCE_COLUMNS(X)                                                                    \
    X(baseline, text, true, report->base_name)                                                   \
    X(scenario, text, true, report->name[i])                                                     \
    X(target, text, true, result->target >= 0 ? report->base->target_id[result->target] : "all") \
    X(probability_baseline, number, true, result->base.value)                                    \
    X(probability, number, true, result->scenario.value)                                         \
    X(difference, number, true, result->difference)                                              \
    X(se, number, true, result->se)                                                              \
    X(ci_low, number, true, result->low)                                                         \
    X(ci_high, number, true, result->high)                                                       \
    X(median_difference, number, true, result->median_difference)                                \
    X(cost_difference, number, true, result->cost_difference)                                    \
    X(cost_per_point, number, true, result->cost_per_point)                                      \
    X(cost_per_unit, number, true, result->cost_per_unit)                                        \
    X(test_low, number, true, result->test_low)                                                  \
    X(test_high, number, true, result->test_high)

static const char *const target_columns[] = {TARGET_COLUMNS(COLUMN_NAME)};
static const char *const difference_columns[] = {DIFFERENCE_COLUMNS(COLUMN_NAME)};
enum { N_TARGET_COLUMNS = sizeof target_columns / sizeof *target_columns };
enum { N_DIFFERENCE_COLUMNS = sizeof difference_columns / sizeof *difference_columns };

const char *koers_answers_direction(koers_direction direction)
{
    return direction == KOERS_AT_LEAST ? "at_least" : "at_most";
}

int koers_answers_last_year(const koers_run_report *report)
{
    int last = KOERS_FIRST_YEAR;
    for (size_t i = 0; i < report->projection->n_results; i++) {
        const int target = report->projection->result[i].target;
        if (target >= 0 && report->scenario->inputs.aims.target[target].year > last)
            last = report->scenario->inputs.aims.target[target].year;
    }
    return last;
}

/* "technical", "technical@derived", "all"; in fresh memory. */
static char *id_of(const koers_scenario *scenario, const koers_target_result *result)
{
    static const char *const suffix[] = {
        [KOERS_ALL_DRAWS] = "", [KOERS_READING_DERIVED] = "@derived", [KOERS_READING_PUBLIC] = "@public"};
    return koers_format_text("%s%s", result->target < 0 ? "all" : scenario->target_id[result->target], suffix[result->reading]);
}

static void add_result(koers_sheet *sheet, const koers_run_report *report, const koers_target_result *result)
{
    const koers_target *target = result->target < 0 ? NULL : &report->scenario->inputs.aims.target[result->target];
    char *id = id_of(report->scenario, result);
    if (id == NULL) sheet->lost = true;
    TARGET_COLUMNS(COLUMN_CELL)
    koers_free(id);
}

void koers_answers_targets(koers_sheet *sheet, const koers_run_report *const *report, size_t n)
{
    koers_sheet_init(sheet, N_TARGET_COLUMNS, target_columns);
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < report[i]->projection->n_results; j++)
            add_result(sheet, report[i], &report[i]->projection->result[j]);
}

static void add_difference(koers_sheet *sheet, const koers_comparison_report *report, size_t i,
                           const koers_target_difference *result)
{
    DIFFERENCE_COLUMNS(COLUMN_CELL)
}

void koers_answers_differences(koers_sheet *sheet, const koers_comparison_report *report)
{
    koers_sheet_init(sheet, N_DIFFERENCE_COLUMNS, difference_columns);
    for (size_t i = 0; i < report->n; i++)
        for (size_t j = 0; j < report->comparison[i].n_targets; j++)
            add_difference(sheet, report, i, &report->comparison[i].target[j]);
}
