#include "model/modules.h"

#include <string.h>

static const double caseload_floor = 40.0;        /* recipients: a smaller caseload has no further effect */
static const double per_ln2 = 1.4426950408889634; /* 1 / ln 2: halvings from natural logarithms */

static double *dose_now(koers_block *block, koers_dose dose)
{
    return block->own_dose[block->k][dose];
}

/* A lever delivered as funded: f times the plan, minus its level of 2022. */
static void as_funded(koers_block *block, koers_dose dose, koers_lever lever, koers_pillar pillar)
{
    const double plan = koers_block_planned(block, lever), before = koers_block_level_2022(block, lever);
    const double *f = block->funding.f[pillar];
    double *x = dose_now(block, dose);
    KOERS_FOR_LANES(i, block->n) x[i] = f[i] * plan - before;
}

/* Lesson hours: of hours above the 2022 dose only the part that can be staffed is given. */
static void lessons(koers_block *block, koers_dose dose, double hours, double hours_2022)
{
    const double *f = block->funding.f[KOERS_SCHOOL];
    const double *staffing = koers_block_parameter(block, KOERS_P_STAFFING);
    double *x = dose_now(block, dose);
    KOERS_FOR_LANES(i, block->n)
    {
        const double more = f[i] * hours - hours_2022;
        x[i] = more > 0.0 ? staffing[i] * more : more;
    }
}

/* Access to technical profiles: what exists stays, only what is above 2022 depends on money. */
static void access(koers_block *block)
{
    const double more =
        koers_block_planned(block, KOERS_LEVER_TECHNICAL_ACCESS) - koers_block_level_2022(block, KOERS_LEVER_TECHNICAL_ACCESS);
    const double *f = block->funding.f[KOERS_SCHOOL];
    double *x = dose_now(block, KOERS_DOSE_ACCESS);
    KOERS_FOR_LANES(i, block->n) x[i] = more > 0.0 ? f[i] * more : more;
}

typedef struct {
    double technical, care;
} coverage;

/* Guarantees per entrant; beyond the ceiling both are scaled back. */
static inline coverage capped(double technical, double care, double ceiling)
{
    const double total = technical + care;
    const double scale = total > ceiling ? ceiling / total : 1.0;
    return (coverage){technical * scale, care * scale};
}

static void set_outset(koers_block *block)
{
    const double ceiling = block->inputs->ground.facts.coverage_ceiling;
    const double T = koers_block_level_2022(block, KOERS_LEVER_GUARANTEES_TECHNICAL),
                 C = koers_block_level_2022(block, KOERS_LEVER_GUARANTEES_CARE);
    const double *N0 = koers_block_parameter(block, KOERS_P_ENTRANTS), *c0 = koers_block_parameter(block, KOERS_P_CASELOAD_2022);
    const double *norm = koers_block_parameter(block, KOERS_P_CASELOAD_NORM);
    koers_outset *outset = &block->own_outset;
    KOERS_FOR_LANES(i, block->n)
    {
        outset->per_entrant[i] = 1.0 / N0[i];
        outset->coaches[i] = 1.0 / c0[i];
        outset->coaches_norm[i] = 1.0 / (c0[i] * norm[i]);
        const coverage before = capped(T * outset->per_entrant[i], C * outset->per_entrant[i], ceiling);
        outset->coverage[0][i] = before.technical;
        outset->coverage[1][i] = before.care;
    }
}

static void guarantees(koers_block *block)
{
    const double ceiling = block->inputs->ground.facts.coverage_ceiling;
    const double T = koers_block_planned(block, KOERS_LEVER_GUARANTEES_TECHNICAL),
                 C = koers_block_planned(block, KOERS_LEVER_GUARANTEES_CARE);
    const double *f = block->funding.f[KOERS_SCHOOL], *per_entrant = block->outset->per_entrant;
    const koers_lanes *before = block->outset->coverage;
    double *technical = dose_now(block, KOERS_DOSE_COVERAGE_TECHNICAL), *care = dose_now(block, KOERS_DOSE_COVERAGE_CARE);
    KOERS_FOR_LANES(i, block->n)
    {
        const coverage now = capped(f[i] * T * per_entrant[i], f[i] * C * per_entrant[i], ceiling);
        technical[i] = now.technical - before[0][i];
        care[i] = now.care - before[1][i];
    }
}

/* g = log2(max(40, c0) / max(40, caseload delivered)). Of an increase in coaches only a part finds someone to hire. */
static void caseload_zuid(koers_block *block)
{
    const double *c0 = koers_block_parameter(block, KOERS_P_CASELOAD_2022);
    const double *filling = koers_block_parameter(block, KOERS_P_COACH_FILLING);
    const double *f = block->funding.f[KOERS_WORK];
    const double *coaches = block->funding.coaches_planned, *programme = block->funding.coaches_programme;
    const double *before = block->outset->coaches;
    double *g = dose_now(block, KOERS_DOSE_CASELOAD_ZUID);
    KOERS_FOR_LANES(i, block->n)
    {
        const double funded = coaches[i] - (1.0 - f[i]) * programme[i];
        const double more = funded - before[i];
        const double caseload = 1.0 / (more > 0.0 ? funded - (1.0 - filling[i]) * more : funded);
        const double from = c0[i] > caseload_floor ? c0[i] : caseload_floor;
        const double to = caseload > caseload_floor ? caseload : caseload_floor;
        /* 1/(1/c0) may miss c0 by a bit: nothing changed must mean exactly 0 */
        g[i] = more > 0.0 || more < 0.0 ? from / to : 1.0;
    }
    block->kernels->logarithm(g, block->n, g);
    KOERS_FOR_LANES(i, block->n) g[i] *= per_ln2;
}

static void caseload_rest(koers_block *block)
{
    const koers_caseload *plan = &block->inputs->policy.caseload_rest;
    const double fixed = plan->fixed.at[block->k], relative = plan->relative.at[block->k];
    const double *c0 = koers_block_parameter(block, KOERS_P_CASELOAD_2022);
    double *g = dose_now(block, KOERS_DOSE_CASELOAD_REST);
    if (koers_block_rest_is_idle(block, block->k)) { /* c0 / c0 is 1, whose logarithm is 0 */
        memset(g, 0, sizeof(koers_lanes));
        return;
    }
    KOERS_FOR_LANES(i, block->n)
    {
        const double caseload = fixed + relative * c0[i];
        g[i] = (c0[i] > caseload_floor ? c0[i] : caseload_floor) / (caseload > caseload_floor ? caseload : caseload_floor);
    }
    block->kernels->logarithm(g, block->n, g);
    KOERS_FOR_LANES(i, block->n) g[i] *= per_ln2;
}

/* The growth of technical intake won so far: the pledges of the years before this one. */
static void recruitment(koers_block *block)
{
    const double pledged = block->k > 1 ? block->inputs->policy.lever[KOERS_LEVER_TECHNICAL_RECRUITMENT].at[block->k - 1] : 0.0;
    const double *kept = koers_block_parameter(block, KOERS_P_PLEDGE_KEPT);
    double *product = block->state.delivery.recruitment;
    KOERS_FOR_LANES(i, block->n) product[i] *= 1.0 + kept[i] * pledged;
}

void koers_delivery_init(koers_block *block)
{
    for (int dose = 0; dose < KOERS_N_DOSES; dose++) memset(block->own_dose[0][dose], 0, sizeof(koers_lanes));
    set_outset(block);
    KOERS_FOR_LANES(i, block->n) block->state.delivery.recruitment[i] = 1.0;
}

void koers_delivery_step(koers_block *block)
{
    const koers_facts *facts = &block->inputs->ground.facts;
    lessons(block, KOERS_DOSE_LESSONS,
            koers_block_planned(block, KOERS_LEVER_LESSON_HOURS) * koers_block_planned(block, KOERS_LEVER_LESSON_COVERAGE),
            koers_block_level_2022(block, KOERS_LEVER_LESSON_HOURS) * koers_block_level_2022(block, KOERS_LEVER_LESSON_COVERAGE));
    lessons(block, KOERS_DOSE_LESSONS_VO, facts->vo_hours * koers_block_planned(block, KOERS_LEVER_LESSON_VO_SHARE),
            facts->vo_hours * koers_block_level_2022(block, KOERS_LEVER_LESSON_VO_SHARE));
    guarantees(block);
    as_funded(block, KOERS_DOSE_GUIDANCE, KOERS_LEVER_CAREER_GUIDANCE, KOERS_SCHOOL);
    access(block);
    as_funded(block, KOERS_DOSE_MENTORED, KOERS_LEVER_MENTORED_PUPILS, KOERS_SCHOOL);
    double *mentored = dose_now(block, KOERS_DOSE_MENTORED);
    KOERS_FOR_LANES(i, block->n) mentored[i] *= facts->mentored_in_vmbo;
    as_funded(block, KOERS_DOSE_PREVENTION, KOERS_LEVER_INFLOW_PREVENTION, KOERS_WORK);
    as_funded(block, KOERS_DOSE_CENTRES, KOERS_LEVER_PRACTICE_CENTRES, KOERS_WORK);
    as_funded(block, KOERS_DOSE_SCREENED, KOERS_LEVER_WAGE_SUBSIDY_SCREENED, KOERS_WORK);
    caseload_zuid(block);
    caseload_rest(block);
    recruitment(block);
}

void koers_delivery_blend(const koers_block *block, koers_dose dose, int lag, double *out)
{
    const double *x = koers_block_dose(block, dose, block->k - lag), *earlier = koers_block_dose(block, dose, block->k - lag - 1);
    KOERS_FOR_LANES(i, block->n) out[i] = 0.5 * (x[i] + earlier[i]);
}

void koers_delivery_mean(const koers_block *block, koers_dose dose, int from, int to, double *out)
{
    const double per_year = 1.0 / (from - to + 1);
    memset(out, 0, sizeof(koers_lanes));
    for (int k = block->k - from; k <= block->k - to; k++) {
        if (k <= 0) continue; /* no difference from 2022 yet */
        const double *x = koers_block_dose(block, dose, k);
        KOERS_FOR_LANES(i, block->n) out[i] += x[i];
    }
    KOERS_FOR_LANES(i, block->n) out[i] *= per_year;
}
