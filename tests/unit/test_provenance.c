/* run.json: everything a published number rests on, readable again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <unistd.h>

#include <cmocka.h>

#include "publish/data/json.h"
#include "publish/store/provenance.h"
#include "specimen.h"

static char name[] = "charts/cost.gp";

static koers_folder folder_of(koers_written_file *written)
{
    *written = (koers_written_file){.name = name, .digest = "abc"};
    return (koers_folder){.n = 1, .written = written};
}

static const char *record_of(specimen *self)
{
    koers_written_file written;
    const koers_folder folder = folder_of(&written);
    FILE *stream = specimen_stream();
    assert_int_equal(koers_provenance_run(stream, &self->run, &folder), KOERS_OK);
    return specimen_written(self, stream);
}

static int set_up(void **state)
{
    static char text[] = "a source";
    specimen *self = specimen_new();
    for (int i = 0; i < KOERS_N_PARAMETERS; i++) self->reference.evidence.prior[i].source = self->reference.evidence.prior[i].unit = text;
    *state = self;
    return 0;
}

static int tear_down(void **state)
{
    free(*state);
    return 0;
}

static void a_run_is_recorded_whole(void **state)
{
    specimen *self = *state;
    const char *text = record_of(self);
    static const char *const parts[] = {
        "{\n  \"format_version\": 1,\n  \"program\": \"koers\",\n  \"version\": \"",
        "\"command\": \"run\"",
        "\"seed\": \"18446744073709551615\"",
        "\"draws\": 20000",
        "Philox4x32-10",
        "\"path\": \"specimen.cfg\"",
        "\"value\": \"10\",\n        \"file\": \"specimen.cfg\",\n        \"line\": 12,\n        \"source\": \"a \\\"quoted\\\", source\"",
        "\"key\": \"trend_damping\",\n        \"distribution\": \"fixed(0.5)\"",
        "\"target\": \"technical@public\"",
        "\"exact\": true",
        "\"name\": \"charts/cost.gp\",\n      \"sha256\": \"abc\""};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) assert_non_null(strstr(text, parts[i]));
    assert_null(strstr(text, "nan"));
}

static void a_comparison_is_recorded_whole(void **state)
{
    specimen *self = *state;
    koers_written_file written;
    const koers_folder folder = folder_of(&written);
    FILE *stream = specimen_stream();
    assert_int_equal(koers_provenance_comparison(stream, &self->compared, &folder), KOERS_OK);
    const char *text = specimen_written(self, stream);
    assert_non_null(strstr(text, "\"baseline\": {\n    \"id\": \"specimen\""));
    assert_non_null(strstr(text, "\"scenarios\": [\n    {\n      \"id\": \"other\""));
    assert_non_null(strstr(text, "\"cost_per_unit\": null"));
    const char *inputs = strstr(text, "\"sha256\": \"00\"");
    assert_non_null(inputs);
    assert_null(strstr(inputs + 1, "\"sha256\": \"00\"")); /* a file that both read is listed once */
}

/* The charts show it, so the record names it, once. */
static void the_history_is_an_input(void **state)
{
    specimen *self = *state;
    koers_written_file written;
    static char path[] = "history.cfg";
    const koers_folder folder = folder_of(&written);
    self->reference.history = (koers_history){.file = path, .digest = "beef"};
    const char *path_shown = strstr(record_of(self), "\"path\": \"history.cfg\"");
    assert_non_null(path_shown);
    assert_non_null(strstr(path_shown, "\"sha256\": \"beef\""));
    FILE *stream = specimen_stream();
    assert_int_equal(koers_provenance_comparison(stream, &self->compared, &folder), KOERS_OK);
    const char *listed = strstr(specimen_written(self, stream), "\"path\": \"history.cfg\"");
    assert_non_null(listed);
    assert_null(strstr(listed + 1, "\"path\": \"history.cfg\""));
}

/* Pictures are noted as they become ready, and that differs from run to run. */
static void files_are_listed_by_name(void **state)
{
    specimen *self = *state;
    static char first[] = "a.csv", second[] = "charts/b.svg", third[] = "charts/c.svg";
    koers_written_file written[] = {
        {.name = third, .digest = "3"}, {.name = first, .digest = "1"}, {.name = second, .digest = "2"}};
    const koers_folder folder = {.n = 3, .written = written};
    FILE *stream = specimen_stream();
    assert_int_equal(koers_provenance_run(stream, &self->run, &folder), KOERS_OK);
    const char *text = specimen_written(self, stream);
    const char *a = strstr(text, first), *b = strstr(text, second), *c = strstr(text, third);
    assert_true(a != NULL && a < b && b < c);
}

static void it_can_be_read_again(void **state)
{
    specimen *self = *state;
    char path[] = "/tmp/koers-record-XXXXXX";
    const int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    FILE *stream = fdopen(descriptor, "w");
    fputs(record_of(self), stream);
    assert_int_equal(fclose(stream), 0);
    koers_json *json = NULL;
    assert_int_equal(koers_json_read(&json, path), 0);
    assert_int_equal(koers_json_length(json, "files"), 1);
    assert_string_equal(koers_json_entry(json, "files", 0, "name"), "charts/cost.gp");
    assert_string_equal(koers_json_entry(json, "files", 0, "sha256"), "abc");
    assert_null(koers_json_entry(json, "files", 1, "name"));
    assert_null(koers_json_entry(json, "files", 0, "none"));
    koers_json_free(json);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(koers_json_read(&json, path), 0);
    assert_null(json);
    assert_int_equal(koers_json_length(NULL, "files"), 0);
}

static void bytes_that_are_no_text_are_mended(void **state)
{
    specimen *self = *state;
    FILE *stream = specimen_stream();
    koers_json *json = koers_json_new(true);
    koers_json_text(json, NULL, "caf\xe9 \xc3\xa9 \xff\xc0\x80 \xe2\x82");
    koers_json_number(json, NULL, HUGE_VAL);
    koers_json_number(json, NULL, -0.0);
    koers_json_text(json, NULL, NULL);
    assert_int_equal(koers_json_write(json, stream), KOERS_OK);
    koers_json_free(json);
    assert_string_equal(
        specimen_written(self, stream),
        "[\n  \"caf\xef\xbf\xbd é \xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd \xef\xbf\xbd\xef\xbf\xbd\",\n  null,\n  0.0,\n  null\n]\n");
}

static void a_full_disk_is_told(void **state)
{
    specimen *self = *state;
    koers_written_file written;
    const koers_folder folder = folder_of(&written);
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    setvbuf(full, NULL, _IONBF, 0);
    assert_int_equal(koers_provenance_run(full, &self->run, &folder), KOERS_WRITE_FAILED);
    fclose(full);
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        CASE(a_run_is_recorded_whole), CASE(a_comparison_is_recorded_whole),    CASE(files_are_listed_by_name),
        CASE(it_can_be_read_again),    CASE(bytes_that_are_no_text_are_mended), CASE(a_full_disk_is_told),
        CASE(the_history_is_an_input),
    };
    return cmocka_run_group_tests_name("provenance", tests, NULL, NULL);
}
