#include "model/modules.h"

#include <string.h>

/* Structure of the model, not of Rotterdam (sim/MODEL.md section 9). */
static const double noise_persistence = 0.6;
static const double most_rate = 0.9, most_exits = 0.95; /* of one kind; of both together: a year cannot empty a class */
static const double tight_at = 4.5, slack_at = 6.0;     /* per cent unemployment between which displacement rises */

/* How many years after a dose it acts. */
enum { LAG_CASELOAD = 0, LAG_PREVENTION = 0, LAG_GUARANTEES = 1, LAG_CENTRES = 1, LAG_SUBSIDY = 1, LAG_RELOCATION = 3 };

/* What a year brings to one area. */
typedef struct {
    koers_lanes pw[KOERS_N_CLASSES], po[KOERS_N_CLASSES]; /* rates of the year                                    */
    koers_lanes extra[KOERS_N_CLASSES];                   /* X + Y: gross extra exits to work                     */
    koers_lanes inflow;
    koers_lanes exits_work, exits; /* of the year, both classes                            */
} area_year;

static const koers_shock work_shock[KOERS_N_AREAS][KOERS_N_CLASSES] = {
    {KOERS_Z_EXIT_WORK_ZUID_NEW, KOERS_Z_EXIT_WORK_ZUID_LONG},
    {KOERS_Z_EXIT_WORK_REST_NEW, KOERS_Z_EXIT_WORK_REST_LONG},
};
static const koers_shock other_shock[KOERS_N_AREAS][KOERS_N_CLASSES] = {
    {KOERS_Z_EXIT_OTHER_ZUID_NEW, KOERS_Z_EXIT_OTHER_ZUID_LONG},
    {KOERS_Z_EXIT_OTHER_REST_NEW, KOERS_Z_EXIT_OTHER_REST_LONG},
};
static const koers_dose caseload_dose[KOERS_N_AREAS] = {KOERS_DOSE_CASELOAD_ZUID, KOERS_DOSE_CASELOAD_REST};

/* x / total; 0 of nothing is 0. */
static inline double share_of(double x, double total)
{
    return total > 0.0 ? x / total : 0.0;
}

void koers_work_init(koers_block *block)
{
    const koers_facts *facts = &block->inputs->ground.facts;
    const double w = facts->exits_work_zuid / facts->assistance_zuid_before;
    const double o = facts->exits_other_zuid / facts->assistance_zuid_before;
    const double nu = facts->inflow_zuid / facts->assistance_zuid;
    const double Z = facts->assistance_zuid, R = facts->assistance_city - Z;
    const double *r_w = koers_block_parameter(block, KOERS_P_RATIO_EXIT_WORK),
                 *r_o = koers_block_parameter(block, KOERS_P_RATIO_EXIT_OTHER);
    const double *rest_w = koers_block_parameter(block, KOERS_P_RATIO_REST_WORK),
                 *rest_o = koers_block_parameter(block, KOERS_P_RATIO_REST_OTHER);
    koers_work *now = &block->state.work;
    koers_outset *outset = &block->own_outset;
    KOERS_FOR_LANES(i, block->n)
    {
        const double pw = w / (1.0 - nu + nu * r_w[i]), po = o / (1.0 - nu + nu * r_o[i]);
        /* who came in last year is a part of the stock, also under beliefs far from the evidence */
        const double derived = facts->assistance_rest_net + (w * rest_w[i] + o * rest_o[i]) * facts->assistance_rest_before;
        const double inflow_rest = koers_bounded(derived, 0.0, R);
        outset->pw[KOERS_ZUID][KOERS_LONG][i] = pw;
        outset->pw[KOERS_ZUID][KOERS_NEW][i] = r_w[i] * pw;
        outset->po[KOERS_ZUID][KOERS_LONG][i] = po;
        outset->po[KOERS_ZUID][KOERS_NEW][i] = r_o[i] * po;
        outset->pw[KOERS_REST][KOERS_LONG][i] = rest_w[i] * pw;
        outset->pw[KOERS_REST][KOERS_NEW][i] = rest_w[i] * r_w[i] * pw;
        outset->po[KOERS_REST][KOERS_LONG][i] = rest_o[i] * po;
        outset->po[KOERS_REST][KOERS_NEW][i] = rest_o[i] * r_o[i] * po;
        now->S[KOERS_ZUID][KOERS_NEW][i] = facts->inflow_zuid;
        now->S[KOERS_ZUID][KOERS_LONG][i] = Z - facts->inflow_zuid;
        now->S[KOERS_REST][KOERS_NEW][i] = inflow_rest;
        now->S[KOERS_REST][KOERS_LONG][i] = R - inflow_rest;
        outset->inflow_rest[i] = inflow_rest;
        now->e[i] = now->D[i] = 0.0;
        now->count[i] = Z;
    }
    block->kernels->exponential(koers_block_parameter(block, KOERS_P_EXIT_LEVEL), block->n, outset->exit_level);
}

/* Whether an area's caseload works as it did at the start: its halvings of the year are 0 in every lane. */
static bool is_idle(const koers_block *block, int area)
{
    const int k = block->k - LAG_CASELOAD;
    return area == KOERS_REST && koers_block_rest_is_idle(block, k) && koers_block_rest_is_idle(block, k - 1);
}

/* h: the caseload effect works half in its first year. */
static void halvings(const koers_block *block, int area, double *h)
{
    koers_delivery_blend(block, caseload_dose[area], LAG_CASELOAD, h);
}

/* Zuid's own part of log mean inflow: trend, noise, guarantees for people under 27, prevention. */
static void inflow_of_zuid(const koers_block *block, double *x)
{
    const double under_27 = block->inputs->ground.facts.recipients_under_27;
    const double *trend = koers_block_parameter(block, KOERS_P_TREND_ZUID),
                 *noise = koers_block_parameter(block, KOERS_P_INFLOW_NOISE_ZUID);
    const double *adb = koers_block_parameter(block, KOERS_P_ADB_INFLOW);
    const double *prevention = koers_block_parameter(block, KOERS_P_PREVENTION_INFLOW);
    const double *z = koers_block_shock(block, KOERS_Z_INFLOW_ZUID_OWN);
    koers_lanes technical, care, reach;
    koers_delivery_blend(block, KOERS_DOSE_COVERAGE_TECHNICAL, LAG_GUARANTEES, technical);
    koers_delivery_blend(block, KOERS_DOSE_COVERAGE_CARE, LAG_GUARANTEES, care);
    koers_delivery_blend(block, KOERS_DOSE_PREVENTION, LAG_PREVENTION, reach);
    KOERS_FOR_LANES(i, block->n)
    x[i] += trend[i] * block->state.L[i] + noise[i] * z[i] + adb[i] * (technical[i] + care[i]) * under_27 + prevention[i] * reach[i];
}

/* Inflow of an area; population: growth since 2022 as a ratio. */
static void inflow(koers_block *block, int area, const double *h, const double *population, double *out)
{
    const double *level = koers_block_parameter(block, KOERS_P_INFLOW_LEVEL),
                 *cycle = koers_block_parameter(block, KOERS_P_INFLOW_CYCLE);
    const double *kappa = koers_block_parameter(block, KOERS_P_CYCLE_ZUID),
                 *caseload = koers_block_parameter(block, KOERS_P_CASE_INFLOW);
    const double *du = block->state.economy.du, *e = block->state.work.e, *I_rest = block->outset->inflow_rest;
    const double I_zuid = block->inputs->ground.facts.inflow_zuid;
    const double *z = koers_block_shock(block, area == KOERS_ZUID ? KOERS_Z_INFLOW_ZUID : KOERS_Z_INFLOW_REST);
    const bool zuid = area == KOERS_ZUID;
    koers_lanes x;
    KOERS_FOR_LANES(i, block->n)
    x[i] = level[i] + cycle[i] * (zuid ? kappa[i] : 1.0) * du[i] + e[i] + caseload[i] * h[i];
    if (zuid) inflow_of_zuid(block, x);
    block->kernels->exponential(x, block->n, x);
    KOERS_FOR_LANES(i, block->n)
    {
        const double mean = (zuid ? I_zuid : I_rest[i]) * population[i] * x[i];
        const double drawn = mean + __builtin_sqrt(mean) * z[i]; /* Poisson(mean; z) */
        out[i] = drawn > 0.0 ? drawn : 0.0;
    }
}

/* Both kinds together at most 0.95: next to never needed, and a division for each lane. */
static void limit_exits(int n, area_year *year)
{
    for (int c = 0; c < KOERS_N_CLASSES; c++) KOERS_FOR_LANES(i, n)
        {
            const double sum = year->pw[c][i] + year->po[c][i], scale = sum > most_exits ? most_exits / sum : 1.0;
            year->pw[c][i] *= scale;
            year->po[c][i] *= scale;
        }
}

/* Exit rates of the year, each at most 0.9 and together at most 0.95. */
static void rates(const koers_block *block, int area, const double *h, area_year *year)
{
    const double *level = koers_block_parameter(block, KOERS_P_EXIT_LEVEL),
                 *hardening = koers_block_parameter(block, KOERS_P_HARDENING);
    const double *cycle = koers_block_parameter(block, KOERS_P_EXIT_CYCLE),
                 *kappa = koers_block_parameter(block, KOERS_P_CYCLE_ZUID);
    const double *case_other = koers_block_parameter(block, KOERS_P_CASE_OTHER), *du = block->state.economy.du;
    const bool zuid = area == KOERS_ZUID;
    koers_lanes to_work, other;
    int too_many = 0;
    KOERS_FOR_LANES(i, block->n)
    {
        to_work[i] = level[i] + hardening[i] * block->state.L[i] + cycle[i] * (zuid ? kappa[i] : 1.0) * du[i];
        other[i] = level[i] + case_other[i] * h[i];
    }
    block->kernels->exponential(to_work, block->n, to_work);
    if (!is_idle(block, area)) block->kernels->exponential(other, block->n, other);
    const double *rate_other = is_idle(block, area) ? block->outset->exit_level : other;
    for (int c = 0; c < KOERS_N_CLASSES; c++) KOERS_FOR_LANES(i, block->n)
        {
            const double w = block->outset->pw[area][c][i] * to_work[i], o = block->outset->po[area][c][i] * rate_other[i];
            year->pw[c][i] = w < most_rate ? w : most_rate;
            year->po[c][i] = o < most_rate ? o : most_rate;
            too_many |= year->pw[c][i] + year->po[c][i] > most_exits;
        }
    if (too_many) limit_exits(block->n, year);
}

/* X: extra exits to work by a lower caseload, gross. */
static void caseload_exits(const koers_block *block, int area, const double *h, area_year *year)
{
    static const koers_parameter effect[KOERS_N_CLASSES] = {KOERS_P_CASE_WORK_N, KOERS_P_CASE_WORK_L};
    koers_lanes x;
    if (is_idle(block, area)) {
        memset(year->extra, 0, sizeof year->extra);
        return;
    }
    for (int c = 0; c < KOERS_N_CLASSES; c++) {
        const double *case_work = koers_block_parameter(block, effect[c]), *S = block->state.work.S[area][c];
        KOERS_FOR_LANES(i, block->n) x[i] = case_work[i] * h[i];
        block->kernels->exponential(x, block->n, x);
        KOERS_FOR_LANES(i, block->n) year->extra[c][i] = S[i] * year->pw[c][i] * (x[i] - 1.0);
    }
}

/* Y: extra exits of Zuid by practice centres and wage subsidies, spread over the classes by size. */
static void programme_exits(const koers_block *block, area_year *year)
{
    const double places = block->inputs->ground.facts.places_per_centre;
    const double *transfer = koers_block_parameter(block, KOERS_P_TRANSFER),
                 *turnover = koers_block_parameter(block, KOERS_P_LPC_TURNOVER);
    const double *effect = koers_block_parameter(block, KOERS_P_LPC_EFFECT),
                 *placed = koers_block_parameter(block, KOERS_P_LKS_PLACED);
    const double *additional = koers_block_parameter(block, KOERS_P_LKS_ADDITIONAL),
                 *leaves = koers_block_parameter(block, KOERS_P_LKS_LEAVES);
    const double *n = block->state.work.S[KOERS_ZUID][KOERS_NEW], *l = block->state.work.S[KOERS_ZUID][KOERS_LONG];
    koers_lanes centres, screened;
    koers_delivery_blend(block, KOERS_DOSE_CENTRES, LAG_CENTRES, centres);
    koers_delivery_blend(block, KOERS_DOSE_SCREENED, LAG_SUBSIDY, screened);
    KOERS_FOR_LANES(i, block->n)
    {
        const double Y =
            transfer[i] * (centres[i] * places * turnover[i] * effect[i] + screened[i] * placed[i] * additional[i] * leaves[i]);
        const double total = n[i] + l[i], part = share_of(n[i], total);
        year->extra[KOERS_NEW][i] += Y * part;
        year->extra[KOERS_LONG][i] += total > 0.0 ? Y * (1.0 - part) : 0.0;
    }
}

/* delta: the share of extra exits that displaces another recipient, rising with unemployment. */
static void displacement(const koers_block *block, double *delta)
{
    const double *on_benefit = koers_block_parameter(block, KOERS_P_DISPLACED_ON_BENEFIT);
    const double *tight = koers_block_parameter(block, KOERS_P_DISPLACE_TIGHT),
                 *slack = koers_block_parameter(block, KOERS_P_DISPLACE_SLACK);
    const double *u = block->state.economy.u;
    KOERS_FOR_LANES(i, block->n)
    {
        const double x = (u[i] - tight_at) * (1.0 / (slack_at - tight_at)), above = x > 0.0 ? x : 0.0,
                     part = above < 1.0 ? above : 1.0;
        delta[i] = on_benefit[i] * (tight[i] + part * (slack[i] - tight[i]));
    }
}

/* Exits of one area and what is left of its classes. stays: (1 - relapse)(1 - share delta) of its own extra exits;
 * lost: base exits displaced by the other area's. */
static void leave(koers_block *block, int area, const double *stays, const double *lost, area_year *year)
{
    koers_lanes *S = block->state.work.S[area];
    const double *z_work[KOERS_N_CLASSES], *z_other[KOERS_N_CLASSES];
    for (int c = 0; c < KOERS_N_CLASSES; c++) {
        z_work[c] = koers_block_shock(block, work_shock[area][c]);
        z_other[c] = koers_block_shock(block, other_shock[area][c]);
    }
    KOERS_FOR_LANES(i, block->n)
    {
        const double opening = S[KOERS_NEW][i] + S[KOERS_LONG][i], per_recipient = share_of(1.0, opening);
        double work = 0.0, survivors = 0.0;
        for (int c = 0; c < KOERS_N_CLASSES; c++) {
            const double n = S[c][i], part = n * per_recipient;
            const double to_work =
                koers_block_binomial(n, year->pw[c][i], z_work[c][i]) + year->extra[c][i] * stays[i] - lost[i] * part;
            const double left = n - to_work - koers_block_binomial(n, year->po[c][i], z_other[c][i]);
            work += to_work;
            survivors += left > 0.0 ? left : 0.0;
        }
        year->exits_work[i] = work;
        year->exits[i] = opening - survivors;
        S[KOERS_LONG][i] = survivors;
        S[KOERS_NEW][i] = year->inflow[i];
    }
}

/* Exits of both areas; extra exits relapse in part, and displace recipients of either area in proportion to its stock. */
static void exits(koers_block *block, area_year year[KOERS_N_AREAS])
{
    const double *relapse = koers_block_parameter(block, KOERS_P_RELAPSE);
    koers_lanes(*S)[KOERS_N_CLASSES] = block->state.work.S;
    koers_lanes delta, stays[KOERS_N_AREAS], lost[KOERS_N_AREAS];
    displacement(block, delta);
    KOERS_FOR_LANES(i, block->n)
    {
        const double Z = S[KOERS_ZUID][KOERS_NEW][i] + S[KOERS_ZUID][KOERS_LONG][i];
        const double R = S[KOERS_REST][KOERS_NEW][i] + S[KOERS_REST][KOERS_LONG][i];
        const double share[KOERS_N_AREAS] = {share_of(Z, Z + R), share_of(R, Z + R)};
        for (int A = 0; A < KOERS_N_AREAS; A++) {
            const double other = year[1 - A].extra[KOERS_NEW][i] + year[1 - A].extra[KOERS_LONG][i];
            stays[A][i] = (1.0 - relapse[i]) * (1.0 - share[A] * delta[i]);
            lost[A][i] = other * (1.0 - relapse[i]) * share[A] * delta[i];
        }
    }
    for (int A = 0; A < KOERS_N_AREAS; A++) leave(block, A, stays[A], lost[A], &year[A]);
}

/* Relocation follows the dwellings after three years and is a lasting change of the stock. */
static void relocate(koers_block *block)
{
    const double *relocated = koers_block_dose(block, KOERS_DOSE_RELOCATED, block->k - LAG_RELOCATION);
    KOERS_FOR_LANES(i, block->n) block->state.work.D[i] += relocated[i];
}

static void write_stocks(koers_block *block, const double *population_zuid, const double *population_rest)
{
    koers_work *now = &block->state.work;
    const koers_facts *facts = &block->inputs->ground.facts;
    const double *theta = koers_block_parameter(block, KOERS_P_REHOUSED_IN_REST);
    koers_lanes *indicator = block->indicator;
    KOERS_FOR_LANES(i, block->n)
    {
        const double Z0 = now->S[KOERS_ZUID][KOERS_NEW][i] + now->S[KOERS_ZUID][KOERS_LONG][i];
        const double R0 = now->S[KOERS_REST][KOERS_NEW][i] + now->S[KOERS_REST][KOERS_LONG][i];
        const double stay = Z0 - now->D[i], Z = stay > 0.0 ? stay : 0.0;
        const double join = R0 + theta[i] * now->D[i], R = join > 0.0 ? join : 0.0;
        const double inhabitants = facts->population_zuid * population_zuid[i];
        now->count[i] = Z;
        indicator[KOERS_I_ASSISTANCE_COUNT][i] = Z;
        indicator[KOERS_I_ASSISTANCE_COUNT_REST][i] = R;
        indicator[KOERS_I_ASSISTANCE_CITY][i] = Z + R;
        indicator[KOERS_I_ASSISTANCE_SHARE][i] = share_of(Z, Z + R);
        indicator[KOERS_I_ASSISTANCE_SHARE_WITHOUT_RELOCATION][i] = share_of(Z0, Z0 + R0);
        indicator[KOERS_I_ASSISTANCE_RELOCATED][i] = now->D[i];
        indicator[KOERS_I_POPULATION_SHARE][i] = inhabitants / (inhabitants + facts->population_rest * population_rest[i]);
        indicator[KOERS_I_ASSISTANCE_RATE][i] = 1000.0 * Z / inhabitants;
    }
}

static void write_flows(koers_block *block, const area_year *zuid)
{
    koers_lanes *indicator = block->indicator;
    KOERS_FOR_LANES(i, block->n)
    {
        indicator[KOERS_I_ASSISTANCE_INFLOW][i] = zuid->inflow[i];
        indicator[KOERS_I_ASSISTANCE_EXITS_TO_WORK][i] = zuid->exits_work[i];
        indicator[KOERS_I_ASSISTANCE_EXITS][i] = zuid->exits[i];
        indicator[KOERS_I_EXIT_TO_WORK_SHARE][i] = share_of(zuid->exits_work[i], zuid->exits[i]);
    }
}

void koers_work_step(koers_block *block)
{
    static const koers_parameter growth[KOERS_N_AREAS] = {KOERS_P_POPULATION_GROWTH_ZUID, KOERS_P_POPULATION_GROWTH_REST};
    const double *noise = koers_block_parameter(block, KOERS_P_INFLOW_NOISE), *z = koers_block_shock(block, KOERS_Z_INFLOW_COMMON);
    const double k = block->k;
    area_year year[KOERS_N_AREAS];
    koers_lanes h, population[KOERS_N_AREAS];
    KOERS_FOR_LANES(i, block->n) block->state.work.e[i] = noise_persistence * block->state.work.e[i] + noise[i] * z[i];
    for (int A = 0; A < KOERS_N_AREAS; A++) {
        const double *rate = koers_block_parameter(block, growth[A]);
        KOERS_FOR_LANES(i, block->n) population[A][i] = rate[i] * k;
        block->kernels->exponential(population[A], block->n, population[A]);
        halvings(block, A, h);
        inflow(block, A, h, population[A], year[A].inflow);
        rates(block, A, h, &year[A]);
        caseload_exits(block, A, h, &year[A]);
    }
    programme_exits(block, &year[KOERS_ZUID]);
    exits(block, year);
    relocate(block);
    write_stocks(block, population[KOERS_ZUID], population[KOERS_REST]);
    write_flows(block, &year[KOERS_ZUID]);
}
