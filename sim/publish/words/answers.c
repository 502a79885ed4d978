#include "publish/words/answers.h"

#include "base/memory.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char *const target_columns[] = {"scenario", "target",      "indicator", "year",    "direction", "threshold", "draws",
                                             "hits",     "probability", "ci_low",    "ci_high", "median",    "gap_median"};

static const char *const difference_columns[] = {
    "baseline",        "scenario",       "target",        "probability_baseline", "probability",
    "difference",      "se",             "ci_low",        "ci_high",              "median_difference",
    "cost_difference", "cost_per_point", "cost_per_unit", "test_low",             "test_high"};

const char *koers_answers_direction(koers_direction direction)
{
    return direction == KOERS_AT_LEAST ? "at_least" : "at_most";
}

int koers_answers_last_year(const koers_run_report *report)
{
    int last = KOERS_FIRST_YEAR;
    for (size_t i = 0; i < report->projection->n_results; i++) {
        const int target = report->projection->result[i].target;
        if (target >= 0 && report->scenario->inputs.aims.target[target].year > last) last = report->scenario->inputs.aims.target[target].year;
    }
    return last;
}

/* "technical", "technical@derived". */
static void add_id(koers_sheet *sheet, const char *id, koers_reading reading)
{
    static const char *const suffix[] = {
        [KOERS_ALL_DRAWS] = "", [KOERS_READING_DERIVED] = "@derived", [KOERS_READING_PUBLIC] = "@public"};
    char *text = koers_format_text("%s%s", id, suffix[reading]);
    if (text == NULL) sheet->lost = true;
    koers_sheet_text(sheet, text);
    koers_free(text);
}

static void add_probability(koers_sheet *sheet, const koers_probability *probability)
{
    koers_sheet_integer(sheet, probability->draws);
    koers_sheet_integer(sheet, probability->hits);
    koers_sheet_number(sheet, probability->value);
    koers_sheet_number(sheet, probability->low);
    koers_sheet_number(sheet, probability->high);
}

static void add_target(koers_sheet *sheet, const koers_scenario *scenario, const koers_target_result *result)
{
    const koers_target *target = &scenario->inputs.aims.target[result->target];
    koers_sheet_text(sheet, scenario->id);
    add_id(sheet, scenario->target_id[result->target], result->reading);
    koers_sheet_text(sheet, koers_indicator_key(target->indicator));
    koers_sheet_integer(sheet, target->year);
    koers_sheet_text(sheet, koers_answers_direction(target->direction));
    koers_sheet_number(sheet, target->threshold);
    add_probability(sheet, &result->probability);
    koers_sheet_number(sheet, result->median);
    koers_sheet_number(sheet, result->gap);
}

static void add_all_together(koers_sheet *sheet, const koers_run_report *report, const koers_target_result *result)
{
    koers_sheet_text(sheet, report->scenario->id);
    koers_sheet_text(sheet, "all");
    koers_sheet_text(sheet, "joint");
    koers_sheet_integer(sheet, koers_answers_last_year(report));
    koers_sheet_empty(sheet);
    koers_sheet_empty(sheet);
    add_probability(sheet, &result->probability);
    koers_sheet_empty(sheet);
    koers_sheet_empty(sheet);
}

static void add_run(koers_sheet *sheet, const koers_run_report *report)
{
    for (size_t i = 0; i < report->projection->n_results; i++) {
        const koers_target_result *result = &report->projection->result[i];
        if (result->target >= 0) {
            add_target(sheet, report->scenario, result);
        } else {
            add_all_together(sheet, report, result);
        }
    }
}

void koers_answers_targets(koers_sheet *sheet, const koers_run_report *const *report, size_t n)
{
    koers_sheet_init(sheet, COUNT(target_columns), target_columns);
    for (size_t i = 0; i < n; i++) add_run(sheet, report[i]);
}

static void add_difference(koers_sheet *sheet, const koers_comparison_report *report, size_t i,
                           const koers_target_difference *difference)
{
    koers_sheet_text(sheet, report->base_name);
    koers_sheet_text(sheet, report->name[i]);
    koers_sheet_text(sheet, difference->target >= 0 ? report->base->target_id[difference->target] : "all");
    koers_sheet_number(sheet, difference->base.value);
    koers_sheet_number(sheet, difference->scenario.value);
    koers_sheet_number(sheet, difference->difference);
    koers_sheet_number(sheet, difference->se);
    koers_sheet_number(sheet, difference->low);
    koers_sheet_number(sheet, difference->high);
    koers_sheet_number(sheet, difference->median_difference);
    koers_sheet_number(sheet, difference->cost_difference);
    koers_sheet_number(sheet, difference->cost_per_point);
    koers_sheet_number(sheet, difference->cost_per_unit);
    koers_sheet_number(sheet, difference->test_low);
    koers_sheet_number(sheet, difference->test_high);
}

void koers_answers_differences(koers_sheet *sheet, const koers_comparison_report *report)
{
    koers_sheet_init(sheet, COUNT(difference_columns), difference_columns);
    for (size_t i = 0; i < report->n; i++)
        for (size_t j = 0; j < report->comparison[i].n_targets; j++)
            add_difference(sheet, report, i, &report->comparison[i].target[j]);
}
