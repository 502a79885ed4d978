/* chart_words - the sentences of a chart: values in few digits, targets with their chance, readings, relocation, sources.
 * All return fresh memory (koers_free) or NULL when it ran out, unless they write into `out`. */
#ifndef KOERS_CHART_WORDS_H
#define KOERS_CHART_WORDS_H

#include "publish/chart/chart_past.h"
#include "publish/report.h"
#include "publish/words/figures.h"

/* A value of an indicator for a label: at most 1 decimal of a percentage, large counts in tens. */
char *koers_chart_words_value(koers_indicator indicator, double value, double se, const koers_voice *voice, koers_figure out);

/* "30.4–40.2 %". */
char *koers_chart_words_range(koers_indicator indicator, double low, double high, double se, const koers_voice *voice,
                              koers_figure out);

/* "at least 38 %" */
char *koers_chart_words_threshold(const koers_target *target, const koers_voice *voice);

/* "Chance of at least 38 % in 2031: 19.5 % (18.9-20.0; 20,000 draws)" */
char *koers_chart_words_chance(const koers_run_report *report, int target);

/* The same for each reading of the history of the technical share; "" where the target has none. */
char *koers_chart_words_readings(const koers_run_report *report, int target);

/* The honesty rule: how much of a change of the assistance count or share comes from relocation; "" for other indicators. */
char *koers_chart_words_relocation(const koers_run_report *report, koers_indicator indicator);

/* What the points are and their sources, with the abbreviations of the programme that occur in them spelled out; "" without points. */
char *koers_chart_words_sources(const koers_chart_past *past, const koers_programme *programme, const koers_voice *voice);

/* "Scenario full-plan: 20,000 draws, seed 1." */
char *koers_chart_words_run(const koers_run_report *report);

/* "Scenario: Full plan, continued after 2027" */
char *koers_chart_words_scenario(const koers_run_report *report);

/* The title of the base (row 0) or of scenario row - 1 of a comparison, with its name where another has the same title, and cut
 * with an ellipsis to three lines of this width. Returns out. */
enum { KOERS_CHART_TITLE_SIZE = 640 };
typedef char koers_chart_title[KOERS_CHART_TITLE_SIZE];
char *koers_chart_words_title(const koers_comparison_report *report, size_t row, double size, double width, koers_chart_title out);

/* "scenario full-plan: Full plan, continued after 2027", for the comment at the head of a script. */
char *koers_chart_words_subject(const koers_run_report *report);

#endif
