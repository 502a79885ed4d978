#include "model/modules.h"
#include "model/tracks.h"

static const double per_million = 1e-6;
static const double access_step = 0.10; /* price_access_10pp is the price of this much more access */
static const double pace_sd = 0.10;     /* sd of a year's building pace about the draw's own delivery ratio */

static double above_2022(const koers_block *block, koers_lever lever)
{
    const double more = koers_block_planned(block, lever) - block->inputs->ground.level[lever];
    return more > 0.0 ? more : 0.0;
}

/* Planned cost of the school pillar, million euros. */
static void cost_of_school(const koers_block *block, double *C)
{
    const koers_facts *facts = &block->inputs->ground.facts;
    const double hours = koers_block_planned(block, KOERS_LEVER_LESSON_HOURS) * facts->school_weeks *
                         koers_block_planned(block, KOERS_LEVER_LESSON_COVERAGE);
    const double hours_vo = facts->vo_hours * facts->school_weeks * koers_block_planned(block, KOERS_LEVER_LESSON_VO_SHARE);
    const double guarantees = koers_block_planned(block, KOERS_LEVER_GUARANTEES_TECHNICAL) +
                              koers_block_planned(block, KOERS_LEVER_GUARANTEES_CARE) +
                              koers_block_planned(block, KOERS_LEVER_GUARANTEES_OTHER);
    const double guidance = koers_block_planned(block, KOERS_LEVER_CAREER_GUIDANCE);
    const double access = above_2022(block, KOERS_LEVER_TECHNICAL_ACCESS) / access_step;
    const double mentored = koers_block_planned(block, KOERS_LEVER_MENTORED_PUPILS);
    const double *pupils = koers_block_parameter(block, KOERS_P_PUPILS_PRIMARY);
    const double *pupils_vo = koers_block_parameter(block, KOERS_P_PUPILS_VO);
    const double *price_hour = koers_block_parameter(block, KOERS_P_PRICE_PUPIL_HOUR);
    const double *price_guarantee = koers_block_parameter(block, KOERS_P_PRICE_GUARANTEE);
    const double *price_guidance = koers_block_parameter(block, KOERS_P_PRICE_GUIDANCE_FULL);
    const double *price_access = koers_block_parameter(block, KOERS_P_PRICE_ACCESS_10PP);
    const double *price_mentored = koers_block_parameter(block, KOERS_P_PRICE_MENTORED_PUPIL);
    KOERS_FOR_LANES(i, block->n)
    C[i] = ((hours * pupils[i] + hours_vo * pupils_vo[i]) * price_hour[i] + guarantees * price_guarantee[i] +
            guidance * price_guidance[i] + access * price_access[i] + mentored * price_mentored[i]) *
           per_million;
}

/* Coaches per recipient of Zuid: planned, and the part beyond the city's norm, which the programme pays. */
static void coaches_planned(koers_block *block)
{
    const koers_caseload *caseload = &block->inputs->policy.caseload;
    const double fixed = caseload->fixed.at[block->k], relative = caseload->relative.at[block->k];
    const double *c0 = koers_block_parameter(block, KOERS_P_CASELOAD_2022);
    const double *norm = block->outset->coaches_norm;
    koers_funding *now = &block->funding;
    KOERS_FOR_LANES(i, block->n)
    {
        const double coaches = 1.0 / (fixed + relative * c0[i]);
        const double beyond = coaches - norm[i];
        now->coaches_planned[i] = coaches;
        now->coaches_programme[i] = beyond > 0.0 ? beyond : 0.0;
    }
}

static void cost_of_work(const koers_block *block, double *C)
{
    const double centres = koers_block_planned(block, KOERS_LEVER_PRACTICE_CENTRES);
    const double screened = koers_block_planned(block, KOERS_LEVER_WAGE_SUBSIDY_SCREENED);
    const double applicants = koers_block_planned(block, KOERS_LEVER_INFLOW_PREVENTION) * block->inputs->ground.facts.inflow_zuid;
    const double *price_coach = koers_block_parameter(block, KOERS_P_PRICE_COACH);
    const double *price_centre = koers_block_parameter(block, KOERS_P_PRICE_PRACTICE_CENTRE);
    const double *price_screening = koers_block_parameter(block, KOERS_P_PRICE_SCREENING);
    const double *price_placement = koers_block_parameter(block, KOERS_P_PRICE_PLACEMENT);
    const double *price_prevention = koers_block_parameter(block, KOERS_P_PRICE_PREVENTION);
    const double *placed = koers_block_parameter(block, KOERS_P_LKS_PLACED);
    const double *coaches = block->funding.coaches_programme;
    const double *recipients = block->state.work.count; /* of last year */
    KOERS_FOR_LANES(i, block->n)
    C[i] = (recipients[i] * coaches[i] * price_coach[i] + centres * price_centre[i] +
            screened * (price_screening[i] + placed[i] * price_placement[i]) + applicants * price_prevention[i]) *
           per_million;
}

/* The year's delivery ratio of each housing track. */
static void building_pace(koers_block *block)
{
    for (int track = 0; track < KOERS_N_TRACKS; track++) {
        const koers_track_names *names = koers_track_of((koers_track) track);
        const double *delivery = koers_block_parameter(block, names->delivery), *z = koers_block_shock(block, names->shock);
        double *pace = block->funding.pace[track];
        KOERS_FOR_LANES(i, block->n)
        {
            const double year = 1.0 + pace_sd * z[i];
            pace[i] = delivery[i] * (year > 0.0 ? year : 0.0);
        }
    }
}

static void cost_of_housing(const koers_block *block, double *C)
{
    const double basic = koers_block_planned(block, KOERS_LEVER_DWELLINGS_BASIC),
                 thorough = koers_block_planned(block, KOERS_LEVER_DWELLINGS_THOROUGH);
    const double *price_basic = koers_block_parameter(block, KOERS_P_PRICE_DWELLING_BASIC);
    const double *price_thorough = koers_block_parameter(block, KOERS_P_PRICE_DWELLING_THOROUGH);
    const double *K = block->state.economy.K, *pace_basic = block->funding.pace[KOERS_BASIC],
                 *pace_thorough = block->funding.pace[KOERS_THOROUGH];
    KOERS_FOR_LANES(i, block->n)
    C[i] = (basic * pace_basic[i] * price_basic[i] + thorough * pace_thorough[i] * price_thorough[i]) * K[i] * per_million;
}

/* B of a pillar in each lane: the state's and the city's part shrink where the match is lost. */
static void budget_of(const koers_block *block, koers_pillar pillar, double *B)
{
    const koers_budget *budget = &block->inputs->policy.budget[pillar];
    const koers_state_match *match = &block->inputs->policy.state_match;
    const int k = block->k;
    const bool at_stake = block->inputs->ground.start_year + k >= match->year;
    const double state = budget->state.at[k], municipal = budget->municipal.at[k], other = budget->other.at[k];
    const double kept = state + municipal + other;
    const double left = at_stake ? state * match->remaining + municipal * match->municipal_remaining + other : kept;
    const double probability = match->probability, *u = block->futures->match;
    KOERS_FOR_LANES(i, block->n) B[i] = u[i] < probability ? kept : left;
}

/* The funded fraction of one pillar and its part of the money indicators. */
static void fund(koers_block *block, koers_pillar pillar, const double *C)
{
    const koers_indicator cost = koers_pillar_cost(pillar);
    const bool given = block->inputs->policy.budget[pillar].given[block->k];
    const double U = block->inputs->policy.budget[pillar].unmodelled.at[block->k];
    koers_lanes *indicator = block->indicator;
    double *f = block->funding.f[pillar], *funded = indicator[koers_pillar_funded(pillar)];
    koers_lanes B;
    if (given) budget_of(block, pillar, B);
    KOERS_FOR_LANES(i, block->n)
    {
        const double need = C[i] + U, have = given ? B[i] : need;
        f[i] = have >= need ? 1.0 : have / need;
        funded[i] = f[i];
        indicator[cost][i] = f[i] * C[i];
        indicator[KOERS_I_COST_TOTAL][i] += f[i] * C[i];
        indicator[KOERS_I_COST_UNMODELLED][i] += f[i] * U;
        indicator[KOERS_I_BUDGET_TOTAL][i] += given ? have : 0.0;
        indicator[KOERS_I_FUNDING_GAP][i] += given ? need - (have < need ? have : need) : 0.0;
    }
}

void koers_funding_step(koers_block *block)
{
    static const koers_indicator totals[] = {KOERS_I_COST_TOTAL, KOERS_I_COST_UNMODELLED, KOERS_I_BUDGET_TOTAL,
                                             KOERS_I_FUNDING_GAP};
    koers_lanes C = {0};
    for (int t = 0; t < 4; t++) KOERS_FOR_LANES(i, block->n) block->indicator[totals[t]][i] = 0.0;
    cost_of_school(block, C);
    fund(block, KOERS_SCHOOL, C);
    coaches_planned(block);
    cost_of_work(block, C);
    fund(block, KOERS_WORK, C);
    building_pace(block);
    cost_of_housing(block, C);
    fund(block, KOERS_HOUSING, C);
}
