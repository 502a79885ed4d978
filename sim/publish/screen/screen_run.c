#include "screen_run.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "base/say.h"
#include "publish/screen/table.h"
#include "publish/words/figures.h"
#include "publish/words/labels.h"
#include "publish/words/remarks.h"

/* Monte Carlo errors of quantiles of normal values, in errors of their mean: sqrt(p (1 - p)) / phi(z_p). */
#define MEDIAN_ERROR 1.2533
#define TAIL_ERROR   2.1132

typedef struct {
    FILE *stream;
    const koers_run_report *report;
    bool colour;
    int year; /* in which all targets are asked; 0 where they differ */
} run_screen;

static void heading(const run_screen *self, const char *text)
{
    fputc('\n', self->stream);
    koers_table_heading(self->stream, KOERS_BOLD, self->colour, text);
}

static void print_title(const run_screen *self)
{
    const koers_voice *voice = self->report->voice;
    const koers_run_report *report = self->report;
    koers_figure draws, seed;
    char line[512];
    koers_table_heading(self->stream, KOERS_BOLD, self->colour, report->scenario->title[koers_voice_language(voice)]);
    koers_figures_draws(report->projection->n_draws, voice, draws);
    snprintf(seed, sizeof seed, "%" PRIu64, report->seed);
    snprintf(line, sizeof line, _("scenario %s, projected to %d: %s, seed %s"), report->scenario->id,
             report->projection->years.last, draws, seed);
    koers_table_heading(self->stream, KOERS_FAINT, self->colour, line);
    if (!report->projection->exact)
        koers_table_heading(self->stream, KOERS_FAINT, self->colour,
                            _("medians and bands are estimates: there are more draws than memory was allowed for"));
}

/* The one year of all targets, or 0. */
static int common_year(const koers_run_report *report)
{
    int year = 0;
    for (size_t i = 0; i < report->projection->n_results; i++) {
        const int target = report->projection->result[i].target;
        if (target < 0) continue;
        const int its = report->scenario->inputs.aims.target[target].year;
        if (year != 0 && its != year) return 0;
        year = its;
    }
    return year;
}

static void add_head(const run_screen *self, koers_table *table)
{
    const koers_voice *voice = self->report->voice;
    char median[64];
    if (self->year == 0)
        snprintf(median, sizeof median, "%s", _("median"));
    else
        snprintf(median, sizeof median, _("median %d"), self->year);
    koers_table_row(table, KOERS_BOLD);
    koers_table_cell(table, "");
    koers_table_cell(table, "2022");
    koers_table_cell(table, median);
    koers_table_cell(table, _("in 9 of 10 runs"));
    koers_table_cell(table, _("target"));
    /* xgettext:no-c-format */
    koers_table_cell(table, _("chance (95 % interval; draws)"));
    koers_table_row(table, KOERS_RULE);
}

static void add_label(const run_screen *self, koers_table *table, const koers_target_result *result)
{
    const koers_voice *voice = self->report->voice;
    const int year = self->report->scenario->inputs.aims.target[result->target].year;
    const char *name = koers_label_target(self->report->scenario, result->target, voice);
    char label[256];
    if (result->reading == KOERS_READING_DERIVED)
        snprintf(label, sizeof label, "  %s", _("derived history"));
    else if (result->reading == KOERS_READING_PUBLIC)
        snprintf(label, sizeof label, "  %s", _("public history"));
    else if (self->year == 0)
        snprintf(label, sizeof label, "%s (%d)", name, year);
    else
        snprintf(label, sizeof label, "%s", name);
    koers_table_cell(table, label);
}

/* Neither a percentage nor a count: median, band and threshold then have the same number of decimals. */
static bool is_quantity(koers_indicator indicator)
{
    return !koers_figures_is_share(indicator) && !koers_figures_is_count(indicator);
}

/* "≥ 38 %"; a threshold that needs more decimals than the median keeps them. */
static char *wanted_text(const koers_target *target, double error, const koers_voice *voice, koers_figure out)
{
    koers_figure written, rounded;
    koers_figures_threshold(target->indicator, target->threshold, voice, written);
    koers_figures_quantity(target->threshold, error, voice, rounded);
    const bool padded = is_quantity(target->indicator) && strlen(rounded) > strlen(written);
    snprintf(out, KOERS_FIGURE, "%s %.100s", target->direction == KOERS_AT_LEAST ? "≥" : "≤", padded ? rounded : written);
    return out;
}

/* "30.1–37.9 %": the unit once. */
static char *range_text(koers_indicator indicator, const koers_summary *at, const koers_voice *voice, koers_figure out)
{
    koers_figure low, high;
    const double error = (is_quantity(indicator) ? MEDIAN_ERROR : TAIL_ERROR) * at->se_mean;
    koers_figures_value(indicator, at->quantile[KOERS_Q05], error, voice, low);
    koers_figures_value(indicator, at->quantile[KOERS_Q95], error, voice, high);
    if (koers_figures_is_share(indicator)) low[strcspn(low, " ")] = '\0';
    return koers_figures_range(low, high, voice, out);
}

/* The median's error, over the draws that this result counts. */
static double median_error(const koers_summary *at, const koers_target_result *result)
{
    const double n = (double) result->probability.draws;
    return n > 0 ? MEDIAN_ERROR * at->sd / sqrt(n) : 0;
}

static void add_result(const run_screen *self, koers_table *table, const koers_target_result *result)
{
    const koers_run_report *report = self->report;
    const koers_target *target = &report->scenario->inputs.aims.target[result->target];
    const koers_summary *start = &report->projection->at[target->indicator][0];
    const koers_summary *at = &report->projection->at[target->indicator][target->year - KOERS_START_YEAR];
    const bool whole = result->reading == KOERS_ALL_DRAWS;
    const bool has_start = whole && KOERS_START_YEAR + koers_indicator_begins(target->indicator) == KOERS_START_YEAR;
    koers_figure text;
    koers_table_row(table, KOERS_PLAIN);
    add_label(self, table, result);
    koers_table_cell(table, !has_start ? ""
                                       : koers_figures_value(target->indicator, start->quantile[KOERS_Q50],
                                                             MEDIAN_ERROR * start->se_mean, report->voice, text));
    koers_table_cell(table, koers_figures_value(target->indicator, result->median, median_error(at, result), report->voice, text));
    koers_table_cell(table, whole ? range_text(target->indicator, at, report->voice, text) : "");
    koers_table_cell(table, whole ? wanted_text(target, median_error(at, result), report->voice, text) : "");
    koers_table_cell(table, koers_figures_chance(&result->probability, report->voice, text));
}

/* What is counted, in words. */
static void add_meaning(const run_screen *self, koers_table *table, const koers_target_result *result)
{
    const koers_voice *voice = self->report->voice;
    const koers_indicator indicator = self->report->scenario->inputs.aims.target[result->target].indicator;
    char text[256];
    snprintf(text, sizeof text, "%s (%s)", koers_label_indicator(indicator, voice), koers_label_unit(indicator, voice));
    koers_table_row(table, KOERS_NOTE);
    koers_table_cell(table, text);
}

static void add_together(const run_screen *self, koers_table *table, const koers_target_result *result)
{
    const koers_voice *voice = self->report->voice;
    koers_figure text;
    koers_table_row(table, KOERS_RULE);
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, _("all together"));
    for (int i = 0; i < 4; i++) koers_table_cell(table, "");
    koers_table_cell(table, koers_figures_chance(&result->probability, voice, text));
}

/* In the order of reading: each target, its readings of history below it, all together last. */
static void add_results(const run_screen *self, koers_table *table)
{
    const koers_projection *projection = self->report->projection;
    for (size_t i = 0; i < projection->n_results; i++) {
        if (projection->result[i].target < 0 || projection->result[i].reading != KOERS_ALL_DRAWS) continue;
        add_result(self, table, &projection->result[i]);
        add_meaning(self, table, &projection->result[i]);
        for (size_t j = 0; j < projection->n_results; j++)
            if (projection->result[j].target == projection->result[i].target && projection->result[j].reading != KOERS_ALL_DRAWS)
                add_result(self, table, &projection->result[j]);
    }
    for (size_t i = 0; i < projection->n_results; i++)
        if (projection->result[i].target < 0) add_together(self, table, &projection->result[i]);
}

static koers_status print_targets(const run_screen *self)
{
    const koers_voice *voice = self->report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 28},  {KOERS_RIGHT, 0}, {KOERS_RIGHT, 8},
                                           {KOERS_RIGHT, 14}, {KOERS_RIGHT, 0}, {KOERS_RIGHT, 33}};
    koers_table table;
    koers_table_init(&table, sizeof columns / sizeof *columns, columns);
    add_head(self, &table);
    add_results(self, &table);
    heading(self, _("How likely is each target?"));
    const koers_status status = koers_table_print(&table, self->stream, 2, self->colour);
    koers_table_free(&table);
    return status;
}

/* A yearly indicator summed (or averaged) from 2023 to the horizon. The error is an upper bound: years go up and down together. */
typedef struct {
    double sum, se, lowest;
    int lowest_year, n;
} yearly;

static yearly over_the_years(const koers_projection *projection, koers_indicator indicator)
{
    yearly self = {.lowest = HUGE_VAL, .lowest_year = KOERS_FIRST_YEAR};
    for (int year = KOERS_FIRST_YEAR; year <= projection->years.last; year++) {
        const koers_summary *at = &projection->at[indicator][year - KOERS_START_YEAR];
        self.sum += at->mean;
        self.se += at->se_mean;
        self.n++;
        if (at->mean < self.lowest) {
            self.lowest = at->mean;
            self.lowest_year = year;
        }
    }
    return self;
}

/* The mean budget of a pillar up to the horizon, over the chance that the state goes on matching; and in how many years one is given. */
static int mean_budget(const koers_inputs *inputs, int horizon, koers_pillar pillar, double *sum)
{
    const koers_budget *budget = &inputs->policy.budget[pillar];
    const koers_state_match *match = &inputs->policy.state_match;
    int given = 0;
    *sum = 0;
    for (int year = KOERS_FIRST_YEAR; year <= horizon; year++) {
        const int k = year - KOERS_START_YEAR;
        if (!budget->given[k]) continue;
        const double lost = match->probability < 1 && year >= match->year ? 1 - match->probability : 0;
        given++;
        *sum += budget->state.at[k] * (1 - lost * (1 - match->remaining)) +
                budget->municipal.at[k] * (1 - lost * (1 - match->municipal_remaining)) + budget->other.at[k];
    }
    return given;
}

/* All sums get the decimals that the least certain of them bears, so that they can be added by eye. */
static void add_money(const run_screen *self, koers_table *table, koers_indicator indicator)
{
    koers_figure text;
    const double error = over_the_years(self->report->projection, KOERS_I_COST_TOTAL).se;
    const yearly money = over_the_years(self->report->projection, indicator);
    koers_table_cell(table, koers_figures_measure(money.sum, fmax(error, 0.1), self->report->voice, text));
}

/* A budget is given, not simulated: it is written as it is, in tenths of millions at most. */
static void add_budget(const run_screen *self, koers_table *table, double budget, int given)
{
    const koers_voice *voice = self->report->voice;
    const int years = self->report->projection->years.last - KOERS_START_YEAR;
    koers_figure text, limited;
    koers_figures_written(floor(10 * budget + 0.5) / 10, voice, text);
    snprintf(limited, sizeof limited, _("%.40s in %d of %d years"), text, given, years);
    koers_table_cell(table, given < years ? limited : text);
}

/* The mean over the years of the part of what is planned that is paid for, and the worst of them. */
static void add_funded(const run_screen *self, koers_table *table, koers_pillar pillar)
{
    const koers_voice *voice = self->report->voice;
    const koers_projection *projection = self->report->projection;
    const yearly part = over_the_years(projection, koers_pillar_funded(pillar));
    double error = 0;
    for (int i = 0; i < KOERS_N_PILLARS; i++) {
        const yearly other = over_the_years(projection, koers_pillar_funded((koers_pillar) i));
        error = fmax(error, other.se / other.n);
    }
    koers_figure text, number;
    koers_figures_percent(part.sum / part.n, error, voice, number);
    snprintf(text, sizeof text, "%.100s %%", number);
    koers_table_cell(table, text);
    koers_figures_percent(part.lowest, error, voice, number);
    snprintf(text, sizeof text, _("%s %% in %d"), number, part.lowest_year);
    koers_table_cell(table, text);
}

static void add_pillar(const run_screen *self, koers_table *table, koers_pillar pillar)
{
    const koers_voice *voice = self->report->voice;
    const koers_run_report *report = self->report;
    double budget = 0;
    const int given = mean_budget(&report->scenario->inputs, report->projection->years.last, pillar, &budget);
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, koers_label_pillar(pillar, voice));
    add_money(self, table, koers_pillar_cost(pillar));
    if (given == 0) {
        koers_table_cell(table, _("no limit"));
        return;
    }
    add_budget(self, table, budget, given);
    koers_table_cell(table, ""); /* the gap is known for all pillars together only */
    add_funded(self, table, pillar);
}

/* The budgets of all pillars together; out: in how many years of a pillar, of all these, one is given. */
static double whole_budget(const koers_run_report *report, int *given)
{
    double whole = 0, budget = 0;
    *given = 0;
    for (int pillar = 0; pillar < KOERS_N_PILLARS; pillar++) {
        *given += mean_budget(&report->scenario->inputs, report->projection->years.last, (koers_pillar) pillar, &budget);
        whole += budget;
    }
    return whole;
}

static void add_total(const run_screen *self, koers_table *table)
{
    const koers_voice *voice = self->report->voice;
    const koers_projection *projection = self->report->projection;
    koers_table_row(table, KOERS_RULE);
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, _("total"));
    add_money(self, table, KOERS_I_COST_TOTAL);
    int given = 0;
    const int years = projection->years.last - KOERS_START_YEAR;
    const double budget = whole_budget(self->report, &given);
    if (given > 0) {
        /* a sum over some years and pillars is no limit of the whole */
        if (given == KOERS_N_PILLARS * years)
            add_budget(self, table, budget, years);
        else
            koers_table_cell(table, "");
        add_money(self, table, KOERS_I_FUNDING_GAP);
    }
    if (!(over_the_years(projection, KOERS_I_COST_UNMODELLED).sum > 0)) return;
    koers_table_row(table, KOERS_PLAIN);
    koers_table_cell(table, _("beside it, on what is not modelled"));
    add_money(self, table, KOERS_I_COST_UNMODELLED);
}

static koers_status print_money(const run_screen *self)
{
    const koers_voice *voice = self->report->voice;
    static const koers_column columns[] = {{KOERS_LEFT, 36},  {KOERS_RIGHT, 10}, {KOERS_RIGHT, 0},
                                           {KOERS_RIGHT, 10}, {KOERS_RIGHT, 9},  {KOERS_RIGHT, 16}};
    koers_table table;
    char line[256];
    koers_table_init(&table, sizeof columns / sizeof *columns, columns);
    koers_table_row(&table, KOERS_BOLD);
    koers_table_cell(&table, "");
    koers_table_cell(&table, _("cost"));
    koers_table_cell(&table, _("budget"));
    koers_table_cell(&table, _("not funded"));
    koers_table_cell(&table, _("funded (mean of years)"));
    koers_table_cell(&table, _("least funded"));
    koers_table_row(&table, KOERS_RULE);
    for (int i = 0; i < KOERS_N_PILLARS; i++) add_pillar(self, &table, (koers_pillar) i);
    add_total(self, &table);
    snprintf(line, sizeof line, _("What does it cost from 2023 to %d? (means, million euros of 2023)"),
             self->report->projection->years.last);
    heading(self, line);
    const koers_status status = koers_table_print(&table, self->stream, 2, self->colour);
    koers_table_free(&table);
    return status;
}

koers_status koers_screen_run_table(FILE *stream, const koers_run_report *report, bool colour)
{
    const koers_voice *voice = report->voice;
    const run_screen self = {.stream = stream, .report = report, .colour = colour, .year = common_year(report)};
    print_title(&self);
    koers_status status = print_targets(&self);
    if (status == KOERS_OK) status = print_money(&self);
    if (status != KOERS_OK) return status;
    heading(&self, _("What to know when reading this"));
    koers_table_paragraph(stream, 2, "• ",
                          _("A chance is the share of simulated futures in which the target is reached, given this model and its "
                            "assumptions; the interval is the error of simulating, not that of the model."));
    koers_remarks_run(stream, report);
    return KOERS_OK;
}
