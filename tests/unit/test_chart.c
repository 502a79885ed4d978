/* Charts: axes, text that no user can break, scripts that draw without a word in every format, and gnuplot when it will not. */
#include <dirent.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/digest.h"
#include "base/memory.h"
#include "checks.h"
#include "publish/chart/chart.h"
#include "publish/chart/chart_axis.h"
#include "publish/chart/chart_text.h"
#include "publish/chart/chart_words.h"
#include "publish/chart/gnuplot.h"
#include "publish/data/csv.h"
#include "specimen.h"

/* What a title can hold that means something to gnuplot, SVG or a terminal; ends in a backslash, which joins lines. */
static char nasty[] =
    "It's \"100 %d\" of @format, {/:Bold x}_y^z ~a{.8b} \\n & <b> &amp; `touch touched` $1 #\nnext\tline \xff\xc3\x28 \xe2\x82\xac \\";

typedef struct {
    specimen *specimen;
    koers_folder folder;
    char dir[32];
    char *path; /* PATH as it was */
} desk;

static void remove_tree(const char *path)
{
    DIR *dir = opendir(path);
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;) {
        char name[4096];
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        snprintf(name, sizeof name, "%s/%s", path, entry->d_name);
        if (unlink(name) != 0) remove_tree(name);
    }
    if (dir != NULL) closedir(dir);
    rmdir(path);
}

static koers_history *two_readings(koers_history *self)
{
    static char derived[] = "derived", published[] = "public", none[] = "", share[] = "share", key[] = "technical_share",
                letter[] = "D";
    static koers_observation points[4];
    static koers_history_series series[] = {{key, share, 4, points}};
    const double values[] = {0.285, 0.245, 0.315, 0.320};
    const int years[] = {2012, 2012, 2017, 2021};
    for (int i = 0; i < 4; i++)
        points[i] = (koers_observation){years[i], values[i], 0.01, letter, nasty, i == 1 || i == 2 ? published : derived, none, i};
    *self = (koers_history){.n = 1, .series = series};
    return self;
}

static int set_up(void **state)
{
    desk *self = calloc(1, sizeof *self);
    if (self == NULL) abort();
    self->specimen = specimen_new();
    strcpy(self->dir, "/tmp/koers-chart-XXXXXX");
    if (mkdtemp(self->dir) == NULL) abort();
    self->path = strdup(getenv("PATH"));
    two_readings(&self->specimen->reference.history);
    assert_int_equal(koers_folder_open(&self->folder, self->dir, "specimen", NULL), KOERS_OK);
    *state = self;
    return 0;
}

static int tear_down(void **state)
{
    desk *self = *state;
    setenv("PATH", self->path, 1);
    koers_folder_free(&self->folder);
    remove_tree(self->dir);
    free(self->path);
    free(self->specimen);
    free(self);
    return 0;
}

/* The script NAME of a run, read back. */
static char *script_of(desk *self, const char *name)
{
    char path[4200];
    assert_int_equal(koers_chart_run(&self->folder, &self->specimen->run), KOERS_OK);
    snprintf(path, sizeof path, "%s/charts/%s.gp", self->folder.path, name);
    FILE *stream = fopen(path, "r");
    assert_non_null(stream);
    char *text = calloc(1, 1 << 20);
    assert_non_null(text);
    assert_true(fread(text, 1, (1 << 20) - 1, stream) > 0);
    fclose(stream);
    return text;
}

/* Every target has its chance on the page, however many ask the same of one indicator; that of a history with two readings is a pair. */
static void no_chance_is_dropped(void **state)
{
    desk *self = *state;
    koers_inputs *inputs = &self->specimen->scenario.inputs;
    for (int i = 4; i < 8; i++) {
        inputs->aims.target[i] = (koers_target){KOERS_I_CARE_SHARE, 2031, KOERS_AT_LEAST, 0.2 + 0.01 * i};
        self->specimen->scenario.target_id[i] = self->specimen->scenario.target_id[1];
        self->specimen->projection.result[self->specimen->projection.n_results++] =
            (koers_target_result){i, KOERS_ALL_DRAWS, specimen_probability(2300, 20000), 0.15, 0.02};
    }
    inputs->aims.n_targets = 8;
    char *text = script_of(self, "targets");
    for (int i = 4; i < 8; i++) {
        char wanted[64];
        snprintf(wanted, sizeof wanted, "Chance of at least %d %% in 2031: 11.5 %%", 20 + i);
        assert_non_null(strstr(text, wanted));
    }
    assert_non_null(strstr(text, "Chance of at least 38 % in 2031, by history: 5.6 % (5.3–6.0) or "));
    free(text);
}

/* ---- axes ---- */

static void axes_hold_what_they_must_in_round_steps(void **state)
{
    uint64_t random = 1;
    (void) state;
    for (int i = 0; i < 20000; i++) {
        const double size = exp(random_between(&random, -12, 16)), low = random_between(&random, -size, size);
        const double high = low + random_between(&random, 0, size);
        const koers_chart_axis axis = koers_chart_axis_of(low, high, 5);
        assert_true(axis.low <= low + 1e-8 * axis.step && high <= axis.high + 1e-8 * axis.step && axis.low < axis.high);
        assert_true((axis.high - axis.low) / axis.step < 5 / 0.7 + 2.5);
        check_near(axis.low / axis.step, round(axis.low / axis.step), 1e-6);
        if (low >= 0) assert_true(axis.low >= 0);
        char text[64];
        snprintf(text, sizeof text, "%.*f", axis.decimals, axis.step);
        check_near(atof(text), axis.step, 1e-9 * axis.step);
    }
}

static void axes_of_a_single_value_have_room(void **state)
{
    (void) state;
    const double values[] = {0, 1, -3, 35000, 1e-9, 1e12};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        const koers_chart_axis axis = koers_chart_axis_of(values[i], values[i], 5);
        assert_true(axis.low < axis.high && axis.low <= values[i] && values[i] <= axis.high);
    }
    const koers_chart_axis share = koers_chart_axis_of(22.9, 42.0, 6);
    check_same(share.low, 20);
    check_same(share.high, 45);
    check_same(koers_chart_axis_of(10300, 36000, 6).low, 0);
}

static void labels_make_way_and_no_more(void **state)
{
    uint64_t random = 2;
    (void) state;
    for (int round = 0; round < 2000; round++) {
        double at[8], wanted[8], height[8];
        for (int i = 0; i < 8; i++) {
            at[i] = wanted[i] = random_between(&random, 0, 400);
            height[i] = random_between(&random, 10, 40);
        }
        koers_chart_axis_spread(at, height, 8, 0, 400);
        for (int i = 0; i < 8; i++) {
            assert_true(at[i] >= height[i] / 2 - 1e-6 && at[i] <= 400 - height[i] / 2 + 1e-6);
            for (int j = 0; j < 8; j++) {
                if (i != j) assert_true(fabs(at[i] - at[j]) >= (height[i] + height[j]) / 2 - 1e-6);
                if (wanted[i] < wanted[j]) assert_true(at[i] < at[j]);
            }
        }
    }
    double far[] = {100, 300}, height[] = {20, 20};
    koers_chart_axis_spread(far, height, 2, 0, 400);
    check_same(far[0], 100);
    check_same(far[1], 300);
}

static void years_fall_on_first_and_last_where_they_can(void **state)
{
    (void) state;
    assert_int_equal(koers_chart_axis_years(2022, 2031, 500, 46), 1);
    assert_int_equal(koers_chart_axis_years(2022, 2031, 240, 46), 3);
    assert_int_equal(koers_chart_axis_years(2022, 2045, 230, 46), 5);
    assert_int_equal(koers_chart_axis_years(2023, 2023, 230, 46), 1);
}

/* ---- text ---- */

static void quotes_let_nothing_through(void **state)
{
    desk *self = *state;
    FILE *stream = specimen_stream();
    koers_chart_text_quote(stream, "it's `a` \\ \xff {}\n");
    assert_string_equal(specimen_written(self->specimen, stream), "'it''s `a` \\ \xEF\xBF\xBD {} '");
    static const char *const hard[][2] = {
        {"'a", "''.\"'\".'a'"},           {"a'", "'a'.\"'\".''"},         {"a''b", "'a'.\"'\".''.\"'\".'b'"},
        {"a]]>b", "'a]]\xE2\x80\x8B>b'"}, {"]]]>", "']]]\xE2\x80\x8B>'"},
    };
    for (size_t i = 0; i < sizeof hard / sizeof *hard; i++) {
        stream = specimen_stream();
        koers_chart_text_quote(stream, hard[i][0]);
        assert_string_equal(specimen_written(self->specimen, stream), hard[i][1]);
    }
    stream = specimen_stream();
    koers_chart_text_quote_bold(stream, "a_b {c} & d's \\");
    assert_string_equal(specimen_written(self->specimen, stream), "'{/sans-serif:Bold a\\_b \\{c\\} + d''s \\\\}'");
    stream = specimen_stream();
    koers_chart_text_comment(stream, "one\ntwo \\");
    assert_string_equal(specimen_written(self->specimen, stream), "\"one two \\\"");
}

static void lines_break_at_blanks_and_fit(void **state)
{
    (void) state;
    const char *text = "Een lange regel met één woord dat Hottentottententententoonstelling heet en dan nog wat";
    for (double width = 20; width < 400; width += 7) {
        size_t whole = 0;
        for (const char *rest = text; *rest != '\0';) {
            const size_t n = koers_chart_text_break(rest, 11, false, width);
            assert_true(n > 0);
            size_t shown = n;
            while (shown > 0 && rest[shown - 1] == ' ') shown--;
            assert_true(shown <= 2 || koers_chart_text_width(rest, shown, 11, false) <= width);
            assert_true(((unsigned char) rest[n] & 0xC0) != 0x80); /* never within a character */
            whole += n;
            rest += n;
        }
        assert_int_equal(whole, strlen(text));
    }
}

/* ---- scripts ---- */

static void renew(desk *self)
{
    koers_folder_free(&self->folder);
    assert_int_equal(koers_folder_open(&self->folder, self->dir, "specimen", NULL), KOERS_OK);
}

static void write_run(desk *self)
{
    FILE *stream = NULL;
    renew(self);
    assert_int_equal(koers_folder_file(&self->folder, "projection.csv", &stream), KOERS_OK);
    assert_int_equal(koers_csv_projection(stream, &self->specimen->run), KOERS_OK);
    assert_int_equal(koers_folder_close_file(&self->folder, stream), KOERS_OK);
    assert_int_equal(koers_chart_run(&self->folder, &self->specimen->run), KOERS_OK);
}

static void write_comparison(desk *self)
{
    FILE *stream = NULL;
    renew(self);
    assert_int_equal(koers_folder_file(&self->folder, "comparison.csv", &stream), KOERS_OK);
    assert_int_equal(koers_csv_comparison(stream, &self->specimen->compared), KOERS_OK);
    assert_int_equal(koers_folder_close_file(&self->folder, stream), KOERS_OK);
    assert_int_equal(koers_chart_comparison(&self->folder, &self->specimen->compared), KOERS_OK);
}

/* Draws every script in every format as a person would; gnuplot must not say a word. */
static void draw_all(const desk *self)
{
    static const char *const formats[] = {"svg", "pdf", "png"};
    for (size_t i = 0; i < self->folder.n; i++) {
        const char *name = self->folder.written[i].name;
        if (strncmp(name, "charts/", 7) != 0 || strstr(name, ".gp") == NULL) continue;
        for (size_t f = 0; f < 3; f++) {
            char command[4096], said[512] = "";
            snprintf(command, sizeof command, "cd '%s/charts' && gnuplot -e \"format='%s'\" '%s' 2>&1", self->folder.path,
                     formats[f], name + 7);
            FILE *words = popen(command, "r");
            assert_non_null(words);
            said[fread(said, 1, sizeof said - 1, words)] = '\0';
            assert_int_equal(pclose(words), 0);
            assert_string_equal(said, "");
        }
    }
}

static const char *read_back(desk *self, const char *name)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", self->folder.path, name);
    FILE *file = fopen(path, "rb");
    if (file == NULL) fail_msg("%s is missing", path);
    return specimen_written(self->specimen, file);
}

static bool has_script(const desk *self, const char *name)
{
    char path[64];
    snprintf(path, sizeof path, "charts/%s.gp", name);
    for (size_t i = 0; i < self->folder.n; i++)
        if (strcmp(self->folder.written[i].name, path) == 0) return true;
    return false;
}

static void runs_draw_without_a_word(void **state)
{
    static const char *const names[] = {"technical_share", "care_share", "assistance_share", "dwellings_total",
                                        "targets",         "cost",       "assistance_flows"};
    desk *self = *state;
    for (int language = KOERS_ENGLISH; language <= KOERS_DUTCH; language++) {
        self->specimen->run.voice = koers_voice_of((koers_language) language);
        write_run(self);
        draw_all(self);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) assert_true(has_script(self, names[i]));
        assert_false(has_script(self, "targets-2"));
    }
    assert_non_null(strstr(read_back(self, "charts/dwellings_total.gp"), "35.000"));
    assert_non_null(strstr(read_back(self, "charts/technical_share.gp"), "$technical_share_public"));
}

static void comparisons_draw_without_a_word(void **state)
{
    desk *self = *state;
    write_comparison(self);
    draw_all(self);
    assert_true(has_script(self, "targets"));
    assert_true(has_script(self, "difference"));
}

static void equal_titles_are_told_apart_and_long_ones_cut(void **state)
{
    desk *self = *state;
    write_comparison(self); /* both are called "A specimen" */
    assert_non_null(strstr(read_back(self, "charts/targets.gp"), "(specimen)"));
    assert_non_null(strstr(read_back(self, "charts/targets.gp"), "(other)"));
    assert_non_null(strstr(read_back(self, "charts/difference.gp"), "(other)"));
    static char longest[500];
    memset(longest, 'w', sizeof longest - 1);
    self->specimen->other.title[KOERS_ENGLISH] = longest;
    self->specimen->other.title[KOERS_DUTCH] = longest;
    koers_chart_title title;
    koers_chart_words_title(&self->specimen->compared, 1, 11, 160, title);
    assert_true(koers_chart_text_lines(title, 11, false, 160) == 3);
    assert_non_null(strstr(title, "…"));
    write_comparison(self);
    draw_all(self);
}

static void nasty_titles_stay_text(void **state)
{
    desk *self = *state;
    self->specimen->scenario.title[KOERS_ENGLISH] = nasty;
    self->specimen->other.title[KOERS_ENGLISH] = nasty;
    self->specimen->scenario.target_id[0] = nasty;
    self->specimen->run.command = nasty;
    self->specimen->compared.command = nasty;
    write_run(self);
    draw_all(self);
    const char *picture = read_back(self, "charts/targets.svg");
    assert_non_null(strstr(picture, "{/:Bold x}_y^z ~a{.8b} \\n &amp; &lt;b> &amp;amp; `touch touched` $1 # next line"));
    write_comparison(self);
    draw_all(self);
    char touched[4096];
    snprintf(touched, sizeof touched, "%s/charts/touched", self->folder.path);
    assert_int_not_equal(access(touched, F_OK), 0);
}

static void extremes_draw_without_a_word(void **state)
{
    desk *self = *state;
    specimen *s = self->specimen;
    s->projection.years.last = s->scenario.inputs.aims.horizon = KOERS_LAST_YEAR;
    s->projection.n_draws = 1;
    for (int i = 0; i < KOERS_N_INDICATORS; i++)
        for (int k = 0; k < KOERS_N_YEARS; k++)
            s->projection.at[i][k] = koers_summary_fixed(i % 3 == 0 ? 0 : i % 3 == 1 ? -1 : 1e6 * k);
    s->scenario.inputs.aims.target[1].year = 2027; /* before the last year */
    write_run(self);
    draw_all(self);
    s->scenario.inputs.aims.n_targets = 0;
    s->projection.n_results = 0;
    s->projection.years.last = s->scenario.inputs.aims.horizon = KOERS_FIRST_YEAR;
    write_run(self);
    draw_all(self);
}

static void more_than_four_targets_take_more_pages(void **state)
{
    desk *self = *state;
    self->specimen->scenario.inputs.aims.n_targets = 6;
    self->specimen->scenario.inputs.aims.target[4] = (koers_target){KOERS_I_ASSISTANCE_RATE, 2029, KOERS_AT_MOST, 50};
    self->specimen->scenario.inputs.aims.target[5] = (koers_target){KOERS_I_ASSISTANCE_RATE, 2031, KOERS_AT_MOST, 45};
    self->specimen->scenario.target_id[4] = self->specimen->scenario.target_id[5] = nasty;
    write_run(self);
    draw_all(self);
    assert_true(has_script(self, "assistance_rate"));
    assert_non_null(strstr(read_back(self, "charts/targets-2.gp"), "assistance_rate"));
}

/* ---- gnuplot ---- */

static const char *const svg_png[] = {"svg", "png"};

static bool has_pictures(const desk *self)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/charts", self->folder.path);
    DIR *dir = opendir(path);
    bool found = false;
    for (struct dirent *entry; dir != NULL && (entry = readdir(dir)) != NULL;)
        found = found || strstr(entry->d_name, ".svg") != NULL || strstr(entry->d_name, ".png") != NULL;
    if (dir != NULL) closedir(dir);
    return found;
}

static koers_status render(desk *self, size_t n_formats, const koers_watch *watch)
{
    koers_gnuplot gnuplot;
    koers_status status = koers_gnuplot_start(&gnuplot, &self->folder, svg_png, n_formats);
    if (status == KOERS_OK) status = koers_gnuplot_finish(&gnuplot, watch);
    koers_gnuplot_free(&gnuplot);
    return status;
}

static void pictures_are_the_same_twice(void **state)
{
    desk *self = *state;
    write_run(self);
    const size_t n = self->folder.n;
    assert_int_equal(render(self, 2, NULL), KOERS_OK);
    assert_int_equal(self->folder.n, n + 14);
    assert_int_equal(render(self, 2, NULL), KOERS_OK);
    for (size_t i = n; i < n + 14; i++) {
        size_t same = 0;
        for (size_t j = n + 14; j < self->folder.n; j++)
            same += strcmp(self->folder.written[i].name, self->folder.written[j].name) == 0 &&
                    strcmp(self->folder.written[i].digest, self->folder.written[j].digest) == 0;
        assert_int_equal(same, 1);
    }
}

/* All charts by one process: each as its script alone draws it. */
static void one_process_draws_what_each_script_does(void **state)
{
    desk *self = *state;
    write_run(self);
    const size_t n = self->folder.n;
    setenv("GNUTERM", "dumb", 1); /* what a user has set is not for us */
    setenv("GNUPLOT_LIB", "/nowhere", 1);
    assert_int_equal(render(self, 2, NULL), KOERS_OK);
    unsetenv("GNUTERM");
    unsetenv("GNUPLOT_LIB");
    for (size_t i = n; i < n + 14; i++) {
        char command[8192], digest[KOERS_DIGEST_TEXT], path[4096];
        const char *name = self->folder.written[i].name + strlen("charts/"), *dot = strchr(name, '.');
        snprintf(command, sizeof command, "cd %s/charts && gnuplot -d -e \"format='%s'\" %.*s.gp", self->folder.path, dot + 1,
                 (int) (dot - name), name);
        assert_int_equal(system(command), 0);
        snprintf(path, sizeof path, "%s/%s", self->folder.path, self->folder.written[i].name);
        assert_int_equal(koers_digest_file(path, digest), KOERS_OK);
        assert_string_equal(digest, self->folder.written[i].digest);
    }
}

/* A program of that name in a PATH of its own. */
static void pretend(desk *self, const char *script)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/bin", self->dir);
    mkdir(path, 0700);
    setenv("PATH", path, 1);
    if (script == NULL) return;
    snprintf(path, sizeof path, "%s/bin/gnuplot", self->dir);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(script, file);
    fclose(file);
    chmod(path, 0700);
}

static void a_missing_gnuplot_is_told(void **state)
{
    desk *self = *state;
    write_run(self);
    const size_t n = self->folder.n;
    pretend(self, NULL);
    assert_int_equal(render(self, 2, NULL), KOERS_NO_GNUPLOT);
    assert_non_null(strstr(self->folder.problem, "gnuplot"));
    assert_int_equal(self->folder.n, n);
    assert_false(has_pictures(self));
}

static void a_failing_gnuplot_leaves_no_picture(void **state)
{
    desk *self = *state;
    write_run(self);
    const size_t n = self->folder.n;
    pretend(self, "#!/bin/sh\n"
                  "while read -r line; do case $line in\n"
                  "\"print '\"*) line=${line#print \\'}; echo \"${line%\\'}\";;\n"
                  "\"load 'cost.gp'\") echo 'line 12: no such font' >&2; exit 3;;\n"
                  "\"load '\"*) line=${line#load \\'}; echo x >\"${line%.gp\\'}.svg\";;\n"
                  "esac; done\n");
    assert_int_equal(render(self, 1, NULL), KOERS_NO_GNUPLOT);
    assert_non_null(strstr(self->folder.problem, "no such font"));
    assert_non_null(strstr(self->folder.problem, "cost.svg"));
    assert_int_equal(self->folder.n, n);
    assert_false(has_pictures(self));
}

static bool at_once(void *context)
{
    return ++*(int *) context > 5;
}

static void cancelling_ends_the_children(void **state)
{
    desk *self = *state;
    int asked = 0;
    struct timespec begun, ended;
    write_run(self);
    pretend(self, "#!/bin/sh\necho half >cost.svg\nexec /bin/sleep 30\n");
    clock_gettime(CLOCK_MONOTONIC, &begun);
    const koers_watch watch = {.cancelled = at_once, .context = &asked};
    assert_int_equal(render(self, 1, &watch), KOERS_INTERRUPTED);
    clock_gettime(CLOCK_MONOTONIC, &ended);
    assert_true(ended.tv_sec - begun.tv_sec <= 2);
    assert_false(has_pictures(self));
}

/* Half a second for each chart, and the one of costs either like the others or for ever. */
static void pretend_slow(desk *self, bool ends)
{
    char script[1024];
    snprintf(script, sizeof script,
             "#!/bin/sh\n"
             "while read -r line; do case $line in\n"
             "\"print '\"*) line=${line#print \\'}; echo \"${line%%\\'}\";;\n"
             "\"load 'cost.gp'\") echo '</svg>' >cost.svg; %s;;\n"
             "\"load '\"*) line=${line#load \\'}; /bin/sleep 0.2; echo '</svg>' >\"${line%%.gp\\'}.svg\";;\n"
             "esac; done\n",
             ends ? "true" : "exec /bin/sleep 30");
    pretend(self, script);
}

static void one_that_never_ends_is_ended(void **state)
{
    desk *self = *state;
    struct timespec begun, ended;
    write_run(self);
    const size_t n = self->folder.n;
    for (int ends = 1; ends >= 0; ends--) {
        koers_gnuplot gnuplot;
        pretend_slow(self, ends == 1);
        assert_int_equal(koers_gnuplot_start(&gnuplot, &self->folder, svg_png, 1), KOERS_OK);
        assert_true(gnuplot.patience >= 60);
        gnuplot.patience = 0.9; /* less than all charts together take, more than any of them */
        clock_gettime(CLOCK_MONOTONIC, &begun);
        assert_int_equal(koers_gnuplot_finish(&gnuplot, NULL), ends == 1 ? KOERS_OK : KOERS_NO_GNUPLOT);
        clock_gettime(CLOCK_MONOTONIC, &ended);
        koers_gnuplot_free(&gnuplot);
        assert_true(ended.tv_sec - begun.tv_sec <= 10);
        if (ends == 0) assert_true(ended.tv_sec - begun.tv_sec >= 1);
        for (; ends == 1 && self->folder.n > n; self->folder.n--) koers_free(self->folder.written[self->folder.n - 1].name);
    }
    assert_non_null(strstr(self->folder.problem, "cost.svg"));
    assert_int_equal(self->folder.n, n);
    assert_false(has_pictures(self));
}

static void half_a_picture_is_none(void **state)
{
    desk *self = *state;
    write_run(self);
    pretend(self, "#!/bin/sh\n"
                  "while read -r line; do case $line in\n"
                  "\"load 'cost.gp'\") echo '<svg>' >cost.svg;;\n"
                  "\"load '\"*) line=${line#load \\'}; echo '</svg>' >\"${line%.gp\\'}.svg\";;\n"
                  "esac; done\n");
    assert_int_equal(render(self, 1, NULL), KOERS_NO_GNUPLOT);
    assert_non_null(strstr(self->folder.problem, "cost.svg"));
    assert_false(has_pictures(self));
}

static void how_it_was_killed_is_told(void **state)
{
    desk *self = *state;
    write_run(self);
    pretend(self, "#!/bin/sh\nkill -XFSZ $$\n");
    assert_int_equal(render(self, 1, NULL), KOERS_NO_GNUPLOT);
    assert_non_null(strstr(self->folder.problem, "ile size limit"));
    assert_null(strstr(self->folder.problem, "''")); /* it had begun none: the first is named */
    assert_non_null(strstr(self->folder.problem, ".svg'"));
}

#ifdef KOERS_TEST_FAULTS
static void short_memory_is_told(void **state)
{
    desk *self = *state;
    for (int kind = 0; kind < 2; kind++) {
        koers_status status = KOERS_NO_MEMORY;
        for (long k = 1; status != KOERS_OK; k++) {
            renew(self);
            koers_memory_fail_at(k);
            status = kind == 0 ? koers_chart_run(&self->folder, &self->specimen->run)
                               : koers_chart_comparison(&self->folder, &self->specimen->compared);
            koers_memory_fail_at(0);
            if (status != KOERS_OK) assert_int_equal(status, KOERS_NO_MEMORY);
        }
    }
}
#endif

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(no_chance_is_dropped),
        cmocka_unit_test(axes_hold_what_they_must_in_round_steps),
        cmocka_unit_test(axes_of_a_single_value_have_room),
        cmocka_unit_test(labels_make_way_and_no_more),
        cmocka_unit_test(years_fall_on_first_and_last_where_they_can),
        CASE(quotes_let_nothing_through),
        cmocka_unit_test(lines_break_at_blanks_and_fit),
        CASE(runs_draw_without_a_word),
        CASE(comparisons_draw_without_a_word),
        CASE(equal_titles_are_told_apart_and_long_ones_cut),
        CASE(nasty_titles_stay_text),
        CASE(extremes_draw_without_a_word),
        CASE(more_than_four_targets_take_more_pages),
        CASE(pictures_are_the_same_twice),
        CASE(one_process_draws_what_each_script_does),
        CASE(a_missing_gnuplot_is_told),
        CASE(a_failing_gnuplot_leaves_no_picture),
        CASE(cancelling_ends_the_children),
        CASE(one_that_never_ends_is_ended),
        CASE(half_a_picture_is_none),
        CASE(how_it_was_killed_is_told),
#ifdef KOERS_TEST_FAULTS
        CASE(short_memory_is_told),
#endif
    };
    return cmocka_run_group_tests_name("chart", tests, NULL, NULL);
}
