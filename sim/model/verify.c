#include "verify.h"

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
    return block->work.S[area][KOERS_NEW][i] + block->work.S[area][KOERS_LONG][i];
}

static double students(const koers_block *block, int i)
{
    return block->school.M[KOERS_TECHNICAL][i] + block->school.M[KOERS_CARE][i] + block->school.M[KOERS_OTHER][i];
}

void koers_verify_before(koers_block *block)
{
    for (int i = 0; i < block->n; i++) {
        block->opening_zuid[i] = stock(block, KOERS_ZUID, i);
        block->opening_rest[i] = stock(block, KOERS_REST, i);
        block->opening_students[i] = students(block, i);
    }
}

/* Shares lie in [0, 1]; money and stocks are not negative; everything is finite. */
static void verify_ranges(const koers_block *block, int i)
{
    static const koers_indicator shares[] = {
        KOERS_I_TECHNICAL_SHARE, KOERS_I_CARE_SHARE, KOERS_I_TECHNICAL_PLUS_CARE_SHARE, KOERS_I_TECHNICAL_DIPLOMA_SHARE,
        KOERS_I_CARE_DIPLOMA_SHARE, KOERS_I_EARLY_LEAVERS, KOERS_I_ASSISTANCE_SHARE, KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION,
        KOERS_I_POPULATION_SHARE, KOERS_I_FUNDED_SCHOOL, KOERS_I_FUNDED_WORK, KOERS_I_FUNDED_HOUSING};
    static const koers_indicator counts[] = {
        KOERS_I_UNEMPLOYMENT, KOERS_I_ASSISTANCE_COUNT, KOERS_I_ASSISTANCE_COUNT_REST, KOERS_I_ASSISTANCE_INFLOW,
        KOERS_I_DWELLINGS_TOTAL, KOERS_I_COST_SCHOOL, KOERS_I_COST_WORK, KOERS_I_COST_HOUSING, KOERS_I_COST_UNMODELLED,
        KOERS_I_BUDGET_TOTAL, KOERS_I_FUNDING_GAP};
    for (int indicator = 0; indicator < KOERS_N_INDICATORS; indicator++) KOERS_BUG_UNLESS(is_finite(block->indicator[indicator][i]));
    for (unsigned s = 0; s < sizeof shares / sizeof *shares; s++)
        KOERS_BUG_UNLESS(block->indicator[shares[s]][i] >= 0.0 && block->indicator[shares[s]][i] <= 1.0);
    for (unsigned c = 0; c < sizeof counts / sizeof *counts; c++) KOERS_BUG_UNLESS(block->indicator[counts[c]][i] >= 0.0);
    for (int S = 0; S < KOERS_N_SECTORS; S++) KOERS_BUG_UNLESS(block->school.M[S][i] >= 0.0);
}

/* Stock(t) = stock(t-1) + inflow - exits in each area; relocation moves D out of Zuid and theta D into the rest. */
static void verify_assistance(const koers_block *block, int i)
{
    const double(*indicator)[KOERS_LANES] = block->indicator;
    const double Z0 = stock(block, KOERS_ZUID, i), R0 = stock(block, KOERS_REST, i), D = block->work.D[i];
    const double theta = koers_block_parameter(block, KOERS_P_REHOUSED_IN_REST)[i];
    KOERS_BUG_UNLESS(is_near(Z0, block->opening_zuid[i] + indicator[KOERS_I_ASSISTANCE_INFLOW][i] - indicator[KOERS_I_ASSISTANCE_EXITS][i],
                             Z0 + block->opening_zuid[i]));
    KOERS_BUG_UNLESS(block->work.S[KOERS_REST][KOERS_LONG][i] >= 0.0 && R0 >= 0.0);
    KOERS_BUG_UNLESS(is_near(indicator[KOERS_I_ASSISTANCE_COUNT_REST][i] - R0, theta * D, R0));
    if (Z0 > D) KOERS_BUG_UNLESS(is_near(Z0 - indicator[KOERS_I_ASSISTANCE_COUNT][i], D, Z0));
}

/* Students: opening - all who leave + entrants, where N entrants come whatever their field. */
static void verify_students(const koers_block *block, int i)
{
    const double opening = block->opening_students[i], now = students(block, i);
    double entrants, growth = koers_block_parameter(block, KOERS_P_ENTRANTS_GROWTH)[i] * block->k;
    block->kernels->exponential(&growth, 1, &entrants);
    entrants *= koers_block_parameter(block, KOERS_P_ENTRANTS)[i];
    KOERS_BUG_UNLESS(now > entrants && now < opening + entrants);
    KOERS_BUG_UNLESS(is_near(block->indicator[KOERS_I_TECHNICAL_SHARE][i] + block->indicator[KOERS_I_CARE_SHARE][i],
                             block->indicator[KOERS_I_TECHNICAL_PLUS_CARE_SHARE][i], 1.0));
}

void koers_verify_after(const koers_block *block)
{
    const double(*indicator)[KOERS_LANES] = block->indicator;
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
