/* Results: a folder is complete or as it was, whatever becomes of its charts; what a person should hear of it is in the notes. */
#include <dirent.h>
#include <signal.h>
#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/memory.h"
#include "checks.h"
#include "publish/store/filetree.h"
#include "publish/store/results.h"
#include "specimen.h"

/* Plays gnuplot: names each chart and makes its picture; what stands before the loop is added to it. */
#define PLAYED                                                                      \
    "while read -r line; do case $line in\n"                                        \
    "\"print '\"*) line=${line#print \\'}; echo \"${line%\\'}\";;\n"                \
    "\"load 'cost.gp'\") eval \"$cost\"; echo '</svg>' >cost.svg;;\n"               \
    "\"load '\"*) line=${line#load \\'}; echo '</svg>' >\"${line%.gp\\'}.svg\";;\n" \
    "esac; done\n"

typedef struct {
    specimen *specimen;
    koers_results_order order;
    char dir[40], output[64];
    char *path; /* PATH as it was */
} desk;

static const char *const svg[] = {"svg"};

static int set_up(void **state)
{
    static char text[] = "a source", unit[] = "share";
    desk *self = calloc(1, sizeof *self);
    if (self == NULL) abort();
    self->specimen = specimen_new();
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) {
        self->specimen->reference.evidence.prior[i].source = text;
        self->specimen->reference.evidence.prior[i].unit = unit;
    }
    strcpy(self->dir, "/tmp/koers-results-XXXXXX");
    if (mkdtemp(self->dir) == NULL) abort();
    snprintf(self->output, sizeof self->output, "%s/output", self->dir);
    self->path = strdup(getenv("PATH"));
    self->order = (koers_results_order){.output = self->output, .run = &self->specimen->run, .format = svg, .n_formats = 1};
    *state = self;
    return 0;
}

static int tear_down(void **state)
{
    desk *self = *state;
    setenv("PATH", self->path, 1);
    const int failure = koers_filetree_remove(self->dir);
    free(self->path);
    free(self->specimen);
    free(self);
    return failure;
}

/* A gnuplot that does this; NULL: there is none. */
static void pretend(const desk *self, const char *script)
{
    char path[512], all[600];
    snprintf(path, sizeof path, "%s/bin", self->dir);
    mkdir(path, 0700);
    snprintf(all, sizeof all, script == NULL ? "%s" : "%s:%s", path, self->path);
    setenv("PATH", all, 1);
    snprintf(path, sizeof path, "%s/bin/gnuplot", self->dir);
    unlink(path);
    if (script == NULL) return;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\n%s", script);
    fclose(file);
    assert_int_equal(chmod(path, 0700), 0);
}

static bool has(const desk *self, const char *name)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", self->output, name);
    return access(path, F_OK) == 0;
}

/* Whether `text` stands in the file. */
static bool says(const desk *self, const char *name, const char *text)
{
    char path[512];
    snprintf(path, sizeof path, "%s/%s", self->output, name);
    FILE *file = fopen(path, "r");
    if (file == NULL) fail_msg("%s is missing", path);
    return strstr(specimen_written(self->specimen, file), text) != NULL;
}

/* Nothing but the finished folder lies below the output: no half-built one, no lock. */
static bool is_clean(const desk *self)
{
    bool clean = true;
    DIR *dir = opendir(self->output);
    assert_non_null(dir);
    for (struct dirent *entry; (entry = readdir(dir)) != NULL;)
        clean = clean &&
                (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0 || strcmp(entry->d_name, "specimen") == 0);
    closedir(dir);
    return clean;
}

static koers_status write_now(desk *self, koers_results *results, const koers_watch *watch)
{
    const koers_status status = koers_results_begin(results, &self->order, "specimen");
    return status == KOERS_OK ? koers_results_finish(results, watch) : status;
}

/* As a run before left it, with a picture. */
static void leave_an_earlier_run(desk *self)
{
    koers_results results;
    pretend(self, PLAYED);
    self->specimen->run.seed = 41;
    assert_int_equal(write_now(self, &results, NULL), KOERS_OK);
    koers_results_free(&results);
    self->specimen->run.seed = 42;
    assert_true(says(self, "specimen/run.json", "\"seed\": \"41\""));
}

static const char *note_of(const koers_results *results, koers_note_kind kind)
{
    const char *text = NULL;
    for (size_t i = 0; i < results->n_notes; i++)
        if (results->note[i].kind == kind) text = results->note[i].text;
    return text;
}

static void a_run_is_complete_and_noted(void **state)
{
    desk *self = *state;
    koers_results results;
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    assert_false(has(self, "specimen")); /* not before all of it is there */
    assert_int_equal(koers_results_finish(&results, NULL), KOERS_OK);
    assert_int_equal(results.n_notes, 1);
    assert_non_null(strstr(note_of(&results, KOERS_NOTE_WRITTEN), "output/specimen"));
    koers_results_free(&results);
    koers_results_free(&results); /* twice is fine */
    static const char *const files[] = {"projection.csv", "targets.csv", "run.json", "charts/cost.gp", "charts/cost.svg"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char name[64];
        snprintf(name, sizeof name, "specimen/%s", files[i]);
        assert_true(has(self, name));
        if (strcmp(files[i], "run.json") != 0) assert_true(says(self, "specimen/run.json", files[i]));
    }
    assert_true(is_clean(self));
}

static void a_comparison_is_complete(void **state)
{
    desk *self = *state;
    koers_results results;
    self->order.run = NULL;
    self->order.comparison = &self->specimen->compared;
    assert_int_equal(write_now(self, &results, NULL), KOERS_OK);
    koers_results_free(&results);
    assert_true(has(self, "specimen/comparison.csv"));
    assert_true(has(self, "specimen/comparison_targets.csv"));
    assert_true(has(self, "specimen/charts/difference.svg"));
    assert_false(has(self, "specimen/projection.csv"));
}

static void without_formats_there_is_nothing_to_wait_for(void **state)
{
    desk *self = *state;
    koers_results results;
    pretend(self, NULL);
    self->order.n_formats = 0;
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    assert_true(koers_results_ready(&results));
    assert_int_equal(koers_results_finish(&results, NULL), KOERS_OK);
    assert_null(note_of(&results, KOERS_NOTE_NO_CHARTS));
    koers_results_free(&results);
    assert_true(has(self, "specimen/charts/cost.gp"));
}

/* The new run is complete but for its charts; none of the run before are left, and the notes say why, charts first. */
static void check_without_charts(desk *self, const char *why)
{
    koers_results results;
    assert_int_equal(write_now(self, &results, NULL), KOERS_NO_GNUPLOT);
    assert_int_equal(results.n_notes, 2);
    assert_int_equal(results.note[0].kind, KOERS_NOTE_NO_CHARTS);
    assert_non_null(strstr(results.note[0].text, why));
    assert_int_equal(results.note[1].kind, KOERS_NOTE_WRITTEN);
    koers_results_free(&results);
    assert_true(says(self, "specimen/run.json", "\"seed\": \"42\""));
    assert_false(says(self, "specimen/run.json", ".svg"));
    assert_true(has(self, "specimen/charts/cost.gp"));
    assert_false(has(self, "specimen/charts/cost.svg"));
    assert_false(has(self, "specimen/charts/targets.svg"));
    assert_true(is_clean(self));
}

static void a_missing_gnuplot_costs_the_charts_only(void **state)
{
    desk *self = *state;
    leave_an_earlier_run(self);
    pretend(self, NULL);
    check_without_charts(self, "not installed");
}

static void a_chart_that_fails_among_good_ones_costs_them_all(void **state)
{
    desk *self = *state;
    leave_an_earlier_run(self);
    pretend(self, "cost='echo half >cost.svg; echo \"line 12: no such font\" >&2; exit 3'\n" PLAYED);
    check_without_charts(self, "charts/cost.svg': line 12: no such font");
}

static void a_chart_that_is_empty_has_failed(void **state)
{
    desk *self = *state;
    leave_an_earlier_run(self);
    pretend(self, "cost='>cost.svg; continue'\n" PLAYED);
    check_without_charts(self, "charts/cost.svg");
}

static void a_gnuplot_that_is_killed_has_failed(void **state)
{
    desk *self = *state;
    leave_an_earlier_run(self);
    pretend(self, "cost='kill -9 $$'\n" PLAYED);
    check_without_charts(self, "charts/cost.svg");
}

/* A gnuplot that never ends; its number is in the file `pid`. */
static void pretend_to_hang(const desk *self)
{
    char script[256];
    snprintf(script, sizeof script, "echo half >cost.svg\necho $$ >'%s/part'\nmv '%s/part' '%s/pid'\nexec sleep 60\n", self->dir,
             self->dir, self->dir);
    pretend(self, script);
}

static int wait_for_pid(const desk *self)
{
    char path[128];
    int pid = 0;
    snprintf(path, sizeof path, "%s/pid", self->dir);
    for (int i = 0; i < 5000 && access(path, F_OK) != 0; i++) usleep(2000);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    assert_int_equal(fscanf(file, "%d", &pid), 1);
    fclose(file);
    return pid;
}

static bool stops(void *context)
{
    return ++*(int *) context > 5;
}

static void an_interruption_ends_gnuplot_and_leaves_the_folder_as_it_was(void **state)
{
    desk *self = *state;
    koers_results results;
    int asked = 0;
    const koers_watch watch = {.cancelled = stops, .context = &asked};
    leave_an_earlier_run(self);
    pretend_to_hang(self);
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    const int pid = wait_for_pid(self);
    assert_false(koers_results_ready(&results));
    assert_int_equal(koers_results_finish(&results, &watch), KOERS_INTERRUPTED);
    assert_int_equal(results.n_notes, 0);
    koers_results_free(&results);
    assert_int_equal(kill(pid, 0), -1);
    assert_true(says(self, "specimen/run.json", "\"seed\": \"41\""));
    assert_true(has(self, "specimen/charts/cost.svg"));
    assert_true(is_clean(self));
}

static bool is_interrupted(void *context)
{
    (void) context;
    return true;
}

static void what_is_complete_survives_an_interruption(void **state)
{
    desk *self = *state;
    koers_results results;
    const koers_watch watch = {.cancelled = is_interrupted};
    pretend(self, "#!/bin/sh\n" PLAYED);
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    while (!koers_results_ready(&results)) usleep(1000);
    assert_int_equal(koers_results_finish(&results, &watch), KOERS_OK);
    koers_results_free(&results);
    assert_true(has(self, "specimen/charts/cost.svg"));
    assert_true(is_clean(self));
}

static void given_up_before_the_end_nothing_is_left(void **state)
{
    desk *self = *state;
    koers_results results;
    pretend_to_hang(self);
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    const int pid = wait_for_pid(self);
    koers_results_free(&results);
    assert_int_equal(kill(pid, 0), -1);
    assert_false(has(self, "specimen"));
    assert_true(is_clean(self));
}

/* Whoever has something else to do asks now and then; asking does not wait, and what is ready does not wait either. */
static void charts_are_drawn_beside_us(void **state)
{
    desk *self = *state;
    koers_results results;
    struct timespec begun, ended;
    pretend(self, "sleep 0.3\n" PLAYED);
    clock_gettime(CLOCK_MONOTONIC, &begun);
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    assert_false(koers_results_ready(&results));
    int asked = 0;
    for (; asked < 5000 && !koers_results_ready(&results); asked++) usleep(2000);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    assert_true((double) (ended.tv_sec - begun.tv_sec) + 1e-9 * (double) (ended.tv_nsec - begun.tv_nsec) > 0.3);
    assert_true(asked > 1);
    assert_true(koers_results_ready(&results)); /* and stays so */
    assert_false(has(self, "specimen"));
    assert_int_equal(koers_results_finish(&results, NULL), KOERS_OK);
    koers_results_free(&results);
    assert_true(has(self, "specimen/charts/cost.svg"));
}

static void what_cannot_be_written_has_its_problem(void **state)
{
    desk *self = *state;
    koers_results results;
    char *problem = NULL, path[128];
    pretend(self, PLAYED);
    FILE *file = fopen(self->output, "w"); /* where a folder should be */
    assert_non_null(file);
    fclose(file);
    assert_int_equal(koers_results_probe(self->output, "specimen", NULL, &problem), KOERS_CANNOT_CREATE);
    assert_non_null(strstr(problem, "output"));
    koers_free(problem);
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_CANNOT_CREATE);
    assert_non_null(strstr(results.folder.problem, "output"));
    koers_results_free(&results);
    assert_int_equal(unlink(self->output), 0);
    assert_int_equal(koers_results_begin(&results, &self->order, "specimen"), KOERS_OK);
    snprintf(path, sizeof path, "%s/specimen", self->output); /* a file takes the place meanwhile */
    file = fopen(path, "w");
    assert_non_null(file);
    fclose(file);
    assert_int_equal(koers_results_finish(&results, NULL), KOERS_WRITE_FAILED);
    assert_non_null(results.folder.problem);
    assert_null(note_of(&results, KOERS_NOTE_WRITTEN));
    koers_results_free(&results);
    assert_true(is_clean(self));
}

#ifdef KOERS_TEST_FAULTS
/* However far it comes: told, or in place; never half. */
static void short_memory_leaves_the_old_folder_or_the_new(void **state)
{
    desk *self = *state;
    leave_an_earlier_run(self);
    koers_status status = KOERS_NO_MEMORY;
    for (long k = 1; status != KOERS_OK; k++) {
        koers_results results;
        koers_memory_fail_at(k);
        status = write_now(self, &results, NULL);
        koers_memory_fail_at(0);
        koers_results_free(&results);
        if (status != KOERS_OK) assert_int_equal(status, KOERS_NO_MEMORY);
        assert_true(has(self, "specimen/charts/cost.svg"));
        assert_true(is_clean(self));
    }
    assert_true(says(self, "specimen/run.json", "\"seed\": \"42\""));
}
#endif

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_run_is_complete_and_noted),
        CASE(a_comparison_is_complete),
        CASE(without_formats_there_is_nothing_to_wait_for),
        CASE(a_missing_gnuplot_costs_the_charts_only),
        CASE(a_chart_that_fails_among_good_ones_costs_them_all),
        CASE(a_chart_that_is_empty_has_failed),
        CASE(a_gnuplot_that_is_killed_has_failed),
        CASE(an_interruption_ends_gnuplot_and_leaves_the_folder_as_it_was),
        CASE(what_is_complete_survives_an_interruption),
        CASE(given_up_before_the_end_nothing_is_left),
        CASE(charts_are_drawn_beside_us),
        CASE(what_cannot_be_written_has_its_problem),
#ifdef KOERS_TEST_FAULTS
        CASE(short_memory_leaves_the_old_folder_or_the_new),
#endif
    };
    return cmocka_run_group_tests_name("results", tests, NULL, NULL);
}
