#include "model/verify.h"

#ifdef KOERS_CHECK_INVARIANTS

#include "koers/status.h"

static int is_finite(double x)
{
    return x - x == 0.0;
}

static int is_near(double x, double y, double scale)
{
    const double rounding = 1e-9, difference = x - y;
    return difference <= rounding * scale && difference >= -rounding * scale;
}

static double stock(const koers_block *block, int area, int i)
{
    return block->state.work.S[area][KOERS_NEW][i] + block->state.work.S[area][KOERS_LONG][i];
}

void koers_verify_before(koers_block *block)
{
    for (int i = 0; i < block->n; i++) {
        for (int A = 0; A < KOERS_N_AREAS; A++) block->opening_assistance[A][i] = stock(block, A, i);
        for (int S = 0; S < KOERS_N_SECTORS; S++) block->opening_students[S][i] = block->state.school.M[S][i];
    }
}

/* Every indicator is finite and lies in the range of its row; stocks are not negative. */
static void verify_ranges(const koers_block *block, int i)
{
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++) {
        const double x = block->indicator[indicator][i];
        double lowest, highest;
        koers_indicator_range((koers_indicator) indicator, &lowest, &highest);
        KOERS_BUG_UNLESS(is_finite(x) && x >= lowest && x <= highest);
    }
    for (int S = 0; S < KOERS_N_SECTORS; S++) KOERS_BUG_UNLESS(block->state.school.M[S][i] >= 0.0);
}

/* Stock(t) = stock(t-1) + inflow - exits; who came in is class n, class l is what is left of both classes;
 * relocation moves D out of Zuid and theta D into the rest. */
static void verify_assistance(const koers_block *block, int i)
{
    const koers_lanes *indicator = block->indicator;
    const double Z0 = stock(block, KOERS_ZUID, i), R0 = stock(block, KOERS_REST, i), D = block->state.work.D[i];
    const double theta = koers_block_parameter(block, KOERS_P_REHOUSED_IN_REST)[i];
    const double opening = block->opening_assistance[KOERS_ZUID][i];
    for (int A = 0; A < KOERS_N_AREAS; A++)
        for (int c = 0; c < KOERS_N_CLASSES; c++) KOERS_BUG_UNLESS(block->state.work.S[A][c][i] >= 0.0);
    KOERS_BUG_UNLESS(is_near(block->state.work.S[KOERS_ZUID][KOERS_NEW][i], indicator[KOERS_I_ASSISTANCE_INFLOW][i], Z0));
    KOERS_BUG_UNLESS(is_near(Z0, opening + indicator[KOERS_I_ASSISTANCE_INFLOW][i] - indicator[KOERS_I_ASSISTANCE_EXITS][i], Z0 + opening));
    if (R0 > -theta * D) KOERS_BUG_UNLESS(is_near(indicator[KOERS_I_ASSISTANCE_COUNT_REST][i] - R0, theta * D, R0));
    if (Z0 > D) KOERS_BUG_UNLESS(is_near(Z0 - indicator[KOERS_I_ASSISTANCE_COUNT][i], D, Z0));
    KOERS_BUG_UNLESS(is_near(indicator[KOERS_I_ASSISTANCE_CITY][i],
                             indicator[KOERS_I_ASSISTANCE_COUNT][i] + indicator[KOERS_I_ASSISTANCE_COUNT_REST][i], Z0 + R0));
}

/* Students: now = opening - diplomas - early leavers + N entrants, whatever field the entrants chose. */
static void verify_students(const koers_block *block, int i)
{
    const koers_school *school = &block->state.school;
    double opening = 0.0, diplomas = 0.0, now = 0.0, growth = koers_block_parameter(block, KOERS_P_ENTRANTS_GROWTH)[i] * block->k;
    for (int S = 0; S < KOERS_N_SECTORS; S++) {
        opening += block->opening_students[S][i];
        diplomas += block->outset->d[S][i] * block->opening_students[S][i];
        now += school->M[S][i];
    }
    block->kernels->exponential(&growth, 1, &growth);
    const double entrants = koers_block_parameter(block, KOERS_P_ENTRANTS)[i] * growth;
    const double leavers = block->indicator[KOERS_I_EARLY_LEAVERS][i] * opening;
    KOERS_BUG_UNLESS(is_near(now, opening - diplomas - leavers + entrants, opening + entrants));
    KOERS_BUG_UNLESS(is_near(block->indicator[KOERS_I_TECHNICAL_SHARE][i] + block->indicator[KOERS_I_CARE_SHARE][i],
                             block->indicator[KOERS_I_TECHNICAL_PLUS_CARE_SHARE][i], 1.0));
    KOERS_BUG_UNLESS(is_near(block->outset->s[KOERS_TECHNICAL][i] + block->outset->s[KOERS_CARE][i] + block->outset->s[KOERS_OTHER][i], 1.0, 1.0));
}

void koers_verify_after(const koers_block *block)
{
    const koers_lanes *indicator = block->indicator;
    for (int i = 0; i < block->n; i++) {
        verify_ranges(block, i);
        verify_assistance(block, i);
        verify_students(block, i);
        KOERS_BUG_UNLESS(is_near(indicator[KOERS_I_COST_TOTAL][i],
                                 indicator[KOERS_I_COST_SCHOOL][i] + indicator[KOERS_I_COST_WORK][i] + indicator[KOERS_I_COST_HOUSING][i],
                                 1.0 + indicator[KOERS_I_COST_TOTAL][i]));
    }
}

#else
typedef int koers_verify_is_off; /* an empty file is not C */
#endif
