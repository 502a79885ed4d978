/* Unit: the step that a cost is told for is the one that its words name, for every unit there is. */
#include "checks.h"
#include "koers/indicators.h"
#include "koers/unit.h"

/* A percentage point of a share, 100 benefits or dwellings, and of anything else just one. */
static double named_step(const char *per)
{
    if (strcmp(per, " per point") == 0) return 0.01;
    if (strstr(per, " per 100 ") == per) return 100;
    assert_string_equal(per, " per unit");
    return 1;
}

static void a_step_is_the_one_that_is_named(void **state)
{
    (void) state;
    for (int unit = 0; unit < KOERS_N_UNITS; unit++) {
        check_same(koers_unit_step((koers_unit) unit), named_step(koers_unit_per((koers_unit) unit)));
        assert_int_equal(koers_unit_is_share((koers_unit) unit), is_same(koers_unit_step((koers_unit) unit), 0.01));
    }
}

static void only_benefits_and_dwellings_come_in_hundreds(void **state)
{
    (void) state;
    for (int i = 0; i < KOERS_N_INDICATORS; i++) {
        const koers_unit unit = koers_indicator_unit((koers_indicator) i);
        const bool hundreds =
            strstr(koers_unit_text(unit), "benefits") != NULL || strstr(koers_unit_text(unit), "dwellings") != NULL;
        check_same(koers_unit_step(unit), koers_unit_is_share(unit) ? 0.01 : hundreds ? 100 : 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_step_is_the_one_that_is_named),
        cmocka_unit_test(only_benefits_and_dwellings_come_in_hundreds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
