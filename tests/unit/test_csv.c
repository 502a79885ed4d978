/* Data files: columns, order of rows, spelling of numbers, full disks. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "publish/data/cells.h"
#include "publish/data/csv.h"
#include "sample_fixture.h"
#include "specimen.h"

static int set_up(void **state)
{
    *state = specimen_new();
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static size_t count_lines(const char *text)
{
    size_t n = 0;
    for (; *text != '\0'; text++) n += *text == '\n';
    return n;
}

static void numbers_are_spelled_in_one_way(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    const double values[] = {0.1, -0.0, 1e300, (double) NAN, -(double) NAN, 35000};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        koers_cell_write_number(stream, values[i]);
        fputc('|', stream);
    }
    assert_string_equal(specimen_written(self, stream), "0.10000000000000001|0|1.0000000000000001e+300|nan|nan|35000|");
}

static void texts_are_quoted_where_they_must(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    koers_cell_write_text(stream, "plain text");
    koers_cell_write_text(stream, "one, two");
    koers_cell_write_text(stream, "say \"no\"");
    koers_cell_write_text(stream, "two\nlines");
    assert_string_equal(specimen_written(self, stream), "plain text\"one, two\"\"say \"\"no\"\"\"\"two\nlines\"");
}

static void a_text_is_never_a_formula(void **state)
{
    static const char *const text[] = {"=1+1", "+1+1", "-1+1",  "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"x\",\"y\")",
                                       "-",    "-0.5", "+3e-2", "a=1",      "",     "--1",  "-1e",
                                       "-.",   "-1.e5"};
    specimen *self = *state;
    FILE *stream = specimen_stream();
    for (size_t i = 0; i < sizeof text / sizeof *text; i++) {
        koers_cell_write_text(stream, text[i]);
        fputc('|', stream);
    }
    assert_string_equal(
        specimen_written(self, stream),
        "'=1+1|'+1+1|'-1+1|'@SUM(A1)|'\t=1|\"'\r=1\"|\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"|'-|-0.5|+3e-2|a=1||'--1|'-1e|'-.|-1.e5|");
}

static void projection_has_every_indicator_and_year(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    size_t rows = 0;
    assert_int_equal(koers_csv_projection(stream, &self->run), KOERS_OK);
    const char *text = specimen_written(self, stream);
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        rows += (size_t) (2032 - KOERS_START_YEAR - koers_indicator_begins((koers_indicator) i));
    assert_int_equal(count_lines(text), rows + 1);
    assert_true(begins(text, "scenario,indicator,unit,year,draws,mean,se_mean,sd,p05,p10,p25,p50,p75,p90,p95\n"
                             "specimen,unemployment,share,2022,20000,0.29999999999999999,"));
    assert_non_null(strstr(text, "\nspecimen,assistance_rate,\"per 1,000 inhabitants\",2022,20000,1000,"));
    assert_null(strstr(text, "cost_total,million euro/year,2022"));
    assert_non_null(strstr(text, "cost_total,million euro/year,2023"));
    assert_null(strstr(text, "nan"));
    assert_null(strstr(text, ",,"));
}

static void targets_have_their_rows_in_order(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    self->projection.n_results = 7;
    self->projection.result[4].median = (double) NAN;
    assert_int_equal(koers_csv_targets(stream, (const koers_run_report *[]){&self->run}, 1), KOERS_OK);
    const char *text = specimen_written(self, stream);
    assert_int_equal(count_lines(text), 8);
    assert_memory_equal(
        text,
        "scenario,target,indicator,year,direction,threshold,draws,hits,probability,ci_low,ci_high,median,gap_median\n"
        "specimen,technical,technical_share,2031,at_least,0.38,20000,3900,0.19500000000000001,",
        190);
    assert_non_null(strstr(text, "\nspecimen,assistance,assistance_share,2031,at_most,0.32000000000000001,20000,0,0,0,0,"));
    assert_non_null(strstr(text, "\nspecimen,technical@derived,technical_share,2031,at_least,0.38,16000,900,"));
    assert_non_null(strstr(text, ",nan,0.050000000000000003\n"));
    assert_non_null(strstr(text, "\nspecimen,technical@public,"));
    assert_non_null(strstr(text, "\nspecimen,all,joint,2031,,,20000,0,0,0,0,,\n"));
}

static void the_year_of_all_is_the_last_of_the_targets(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    for (size_t i = 0; i < 4; i++) self->scenario.inputs.aims.target[i].year = 2025 + (int) i;
    assert_int_equal(koers_csv_targets(stream, (const koers_run_report *[]){&self->run}, 1), KOERS_OK);
    assert_non_null(strstr(specimen_written(self, stream), "specimen,all,joint,2028,,,"));
}

static void comparisons_name_both(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    self->comparison.at[KOERS_I_ACHIEVEMENT_SD][1].share_better = -(double) NAN;
    assert_int_equal(koers_csv_comparison(stream, &self->compared), KOERS_OK);
    const char *text = specimen_written(self, stream);
    assert_true(begins(text, "baseline,scenario,indicator,year,mean_difference,se,p05,p50,p95,share_better\n"
                             "specimen,other,unemployment,2022,0,0,0,0,0,0\n"));
    assert_non_null(strstr(text, "specimen,other,achievement_sd,2023,0,0,0,0,0,nan\n"));
    stream = specimen_stream();
    koers_target_difference *technical = &self->comparison.target[0];
    technical->low = -0.02;
    technical->high = 0.03;
    technical->test_low = -0.01;
    technical->test_high = 0.02;
    assert_int_equal(koers_csv_comparison_targets(stream, &self->compared), KOERS_OK);
    text = specimen_written(self, stream);
    assert_int_equal(count_lines(text), 6);
    assert_true(begins(
        text,
        "baseline,scenario,target,probability_baseline,probability,difference,se,ci_low,ci_high,"
        "median_difference,cost_difference,cost_per_point,cost_per_unit,test_low,test_high\n"
        "specimen,other,technical,0.10000000000000001,0.10000000000000001,0,0,-0.02,0.029999999999999999,0,0,nan,nan,-0.01,0.02\n"));
    assert_non_null(strstr(text, "specimen,other,all,"));
}

/* Against the plainest way of writing the same. */
static void draws_are_written_as_a_naive_loop_would(void **state)
{
    specimen *self = *state;
    enum { DRAWS = 40, FIRST = 256 };
    koers_sample sample = fixture_sample(2024, DRAWS);
    for (size_t i = 0; i < sample.n_series * DRAWS; i++) sample.values[i] = 1.0 / (double) (i + 1);
    for (int i = 0; i < KOERS_N_INDICATORS; i++) sample.start[i] = 0.1 * i;
    for (int all = 0; all <= 1; all++) {
        FILE *stream = specimen_stream(), *naive = specimen_stream();
        assert_int_equal(koers_csv_draws_header(stream), KOERS_OK);
        assert_int_equal(koers_csv_draws(stream, &sample, FIRST, all, NULL), KOERS_OK);
        fputs("draw,indicator,year,value\n", naive);
        for (int draw = 0; draw < DRAWS; draw++)
            for (int i = 0; i < KOERS_N_INDICATORS; i++)
                for (int year = all ? KOERS_START_YEAR + koers_indicator_begins((koers_indicator) i) : 2024; year <= 2024; year++) {
                    const double *series = koers_sample_series(&sample, (koers_indicator) i, year);
                    fprintf(naive, "%d,%s,%d,%.17g\n", FIRST + draw, koers_indicator_key((koers_indicator) i), year,
                            series == NULL ? sample.start[i] : series[draw]);
                }
        char *expected = strdup(specimen_written(self, naive));
        assert_string_equal(specimen_written(self, stream), expected);
        free(expected);
    }
    fixture_sample_free(&sample);
}

static bool stop_at_third(void *context)
{
    int *asked = context;
    return ++*asked == 3;
}

static void who_writes_draws_can_be_stopped(void **state)
{
    enum { DRAWS = 2000 };
    (void) state;
    koers_sample sample = fixture_sample(2024, DRAWS);
    int asked = 0;
    const koers_watch watch = {.cancelled = stop_at_third, .context = &asked};
    FILE *nowhere = fopen("/dev/null", "w");
    assert_non_null(nowhere);
    for (size_t i = 0; i < sample.n_series * DRAWS; i++) sample.values[i] = 0.5;
    assert_int_equal(koers_csv_draws(nowhere, &sample, 0, false, &watch), KOERS_INTERRUPTED);
    assert_int_equal(asked, 3);
    assert_int_equal(koers_csv_draws(nowhere, &sample, 0, false, &watch), KOERS_OK); /* asked on, and never again the third time */
    assert_true(asked > 5);
    fixture_sample_free(&sample);
    fclose(nowhere);
}

static void a_full_disk_is_told(void **state)
{
    specimen *self = *state;
    koers_sample sample = fixture_sample(2031, 1000);
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    for (size_t i = 0; i < sample.n_series * sample.capacity; i++) sample.values[i] = 0.5;
    assert_int_equal(koers_csv_projection(full, &self->run), KOERS_WRITE_FAILED);
    assert_int_equal(koers_csv_targets(full, (const koers_run_report *[]){&self->run}, 1), KOERS_WRITE_FAILED);
    assert_int_equal(koers_csv_comparison(full, &self->compared), KOERS_WRITE_FAILED);
    assert_int_equal(koers_csv_comparison_targets(full, &self->compared), KOERS_WRITE_FAILED);
    assert_int_equal(koers_csv_draws_header(full), KOERS_WRITE_FAILED);
    assert_int_equal(koers_csv_draws(full, &sample, 0, true, NULL), KOERS_WRITE_FAILED);
    fixture_sample_free(&sample);
    fclose(full);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(numbers_are_spelled_in_one_way),
        CASE(texts_are_quoted_where_they_must),
        CASE(a_text_is_never_a_formula),
        CASE(projection_has_every_indicator_and_year),
        CASE(targets_have_their_rows_in_order),
        CASE(the_year_of_all_is_the_last_of_the_targets),
        CASE(comparisons_name_both),
        CASE(draws_are_written_as_a_naive_loop_would),
        CASE(who_writes_draws_can_be_stopped),
        CASE(a_full_disk_is_told),
    };
    return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
