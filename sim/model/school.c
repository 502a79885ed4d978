#include "model/modules.h"

#include <string.h>

/* Structure of the model, not of Rotterdam (sim/MODEL.md section 9). */
static const double shift_ceiling =
    0.04; /* most that guarantees, guidance, access and mentors can move together: share of entrants */
/* How many years after a dose it acts on who enters mbo: the age at which it is given (sim/MODEL.md section 4). */
enum { LAG_GUARANTEES = 1, LAG_GUIDANCE = 2, LAG_ACCESS = 4, LAG_MENTORS = 2 };
/* Lessons act by their mean over the years in which a cohort had them: primary and secondary school, and all of primary school for
 * what is reported of its pupils. */
enum { LESSONS_FROM = 12, LESSONS_TO = 5, LESSONS_VO_FROM = 4, LESSONS_VO_TO = 1, PUPILS_FROM = 8, PUPILS_TO = 1 };
static const double per_coverage = 1 / 0.10; /* adb_* are per 0.10 more coverage       */
static const double per_reach = 1 / 0.50;    /* guidance_* are per 0.50 more reach       */
static const double per_access = 1 / 0.10;   /* access_* are per 0.10 more access        */
static const double per_hours = 1 / 10.0;    /* hours_* are per 10 hours a week          */
static const double per_hours_vo = 1 / 6.0;  /* hours_vo_* are per 6 hours a week        */
static const double least_share = 0.01;      /* of a sector at the start: beliefs that leave a sector empty have no odds */

/* The parameters of one sector's response to the levers; the two sectors differ in nothing else. */
typedef struct {
    koers_parameter adb, guidance, access, mentor, hours, hours_vo;
} response;

static const response responses[2] = {
    [KOERS_TECHNICAL] = {KOERS_P_ADB_TECHNICAL, KOERS_P_GUIDANCE_TECHNICAL, KOERS_P_ACCESS_TECHNICAL, KOERS_P_MENTOR_TECHNICAL,
                         KOERS_P_HOURS_TECHNICAL, KOERS_P_HOURS_VO_TECHNICAL},
    [KOERS_CARE] = {KOERS_P_ADB_CARE, KOERS_P_GUIDANCE_CARE, KOERS_P_ACCESS_CARE, KOERS_P_MENTOR_CARE, KOERS_P_HOURS_CARE,
                    KOERS_P_HOURS_VO_CARE},
};

/* Doses as the school sees them this year. */
typedef struct {
    koers_lanes coverage[2], guidance, access, mentored, hours, hours_vo;
} doses;

/* The net trend a year: the observed one minus what came from building the programme up from nothing. */
static void set_drift(koers_block *block)
{
    const koers_inputs *inputs = block->inputs;
    const double per_year = 1.0 / inputs->ground.facts.build_up_years;
    const double reach = inputs->ground.level[KOERS_LEVER_CAREER_GUIDANCE] * per_reach;
    const double *derived = block->futures->derived;
    koers_lanes *coverage = block->own_outset.coverage;
    const double *trend_derived = koers_block_parameter(block, KOERS_P_TECHNICAL_TREND_DERIVED);
    const double *trend_public = koers_block_parameter(block, KOERS_P_TECHNICAL_TREND_PUBLIC);
    const double *trend_C = koers_block_parameter(block, KOERS_P_CARE_TREND);
    const double *adb_T = koers_block_parameter(block, KOERS_P_ADB_TECHNICAL),
                 *adb_C = koers_block_parameter(block, KOERS_P_ADB_CARE);
    const double *guidance_T = koers_block_parameter(block, KOERS_P_GUIDANCE_TECHNICAL);
    const double *guidance_C = koers_block_parameter(block, KOERS_P_GUIDANCE_CARE);
    double *drift_T = block->own_outset.drift[KOERS_TECHNICAL], *drift_C = block->own_outset.drift[KOERS_CARE];
    KOERS_FOR_LANES(i, block->n)
    {
        const double trend_T = derived[i] > 0.0 ? trend_derived[i] : trend_public[i];
        drift_T[i] = trend_T - (adb_T[i] * (coverage[KOERS_TECHNICAL][i] * per_coverage) + guidance_T[i] * reach) * per_year;
        drift_C[i] = trend_C[i] - (adb_C[i] * (coverage[KOERS_CARE][i] * per_coverage) + guidance_C[i] * reach) * per_year;
    }
}

/* Shares of 2022 = those of 2021 and a year of net trend; diploma rates so that sum s_S omega_S = 1. */
static void set_start(koers_block *block)
{
    koers_school *now = &block->state.school;
    koers_outset *outset = &block->own_outset;
    const double *share_T = koers_block_parameter(block, KOERS_P_TECHNICAL_SHARE_2021);
    const double *share_C = koers_block_parameter(block, KOERS_P_CARE_SHARE_2021);
    const double *N0 = koers_block_parameter(block, KOERS_P_ENTRANTS), *x = koers_block_parameter(block, KOERS_P_LEAVE_RATE);
    const double *q = koers_block_parameter(block, KOERS_P_DIPLOMA_OF_LEAVERS);
    const double *omega_T = koers_block_parameter(block, KOERS_P_DIPLOMA_RATIO_TECHNICAL);
    const double *omega_C = koers_block_parameter(block, KOERS_P_DIPLOMA_RATIO_CARE);
    KOERS_FOR_LANES(i, block->n)
    {
        const double s_T = koers_bounded(share_T[i] + outset->drift[KOERS_TECHNICAL][i], least_share, 1.0 - 2.0 * least_share);
        const double s_C = koers_bounded(share_C[i] + outset->drift[KOERS_CARE][i], least_share, 1.0 - least_share - s_T);
        const double s_O = 1.0 - s_T - s_C, omega_O = (1.0 - s_T * omega_T[i] - s_C * omega_C[i]) / s_O;
        const double s[KOERS_N_SECTORS] = {s_T, s_C, s_O}, omega[KOERS_N_SECTORS] = {omega_T[i], omega_C[i], omega_O};
        outset->per_leave_rate[i] = 1.0 / x[i];
        for (int S = 0; S < KOERS_N_SECTORS; S++) {
            outset->s[S][i] = s[S];
            outset->per_share[S][i] = 1.0 / s[S];
            outset->d[S][i] = koers_bounded(q[i] * x[i] * omega[S], 0.0, x[i]);
            now->M[S][i] = s[S] * N0[i] / x[i];
        }
        outset->per_slope[KOERS_TECHNICAL][i] = 1.0 / (s_T * (1.0 - s_T));
        outset->per_slope[KOERS_CARE][i] = 1.0 / (s_C * (1.0 - s_C));
        outset->log_odds[KOERS_TECHNICAL][i] = s_T / s_O;
        outset->log_odds[KOERS_CARE][i] = s_C / s_O;
        now->a[KOERS_TECHNICAL][i] = now->a[KOERS_CARE][i] = 0.0;
    }
    for (int S = 0; S < 2; S++) block->kernels->logarithm(outset->log_odds[S], block->n, outset->log_odds[S]);
}

static void write_shares(koers_block *block)
{
    koers_lanes *M = block->state.school.M;
    koers_lanes *indicator = block->indicator;
    KOERS_FOR_LANES(i, block->n)
    {
        const double per_student = 1.0 / (M[KOERS_TECHNICAL][i] + M[KOERS_CARE][i] + M[KOERS_OTHER][i]);
        const double technical = M[KOERS_TECHNICAL][i] * per_student, care = M[KOERS_CARE][i] * per_student;
        indicator[KOERS_I_TECHNICAL_SHARE][i] = technical;
        indicator[KOERS_I_CARE_SHARE][i] = care;
        indicator[KOERS_I_TECHNICAL_PLUS_CARE_SHARE][i] = koers_bounded(technical + care, 0.0, 1.0); /* rounding may pass 1 */
    }
}

/* Diplomas and drop-outs of the opening stock, v_S = (x - d_S) times `dropout`, at most all who have no diploma; leaves the stock
 * without them in M. */
static void leave(koers_block *block, const double *dropout)
{
    koers_school *now = &block->state.school;
    const double *x = koers_block_parameter(block, KOERS_P_LEAVE_RATE);
    koers_lanes *indicator = block->indicator;
    KOERS_FOR_LANES(i, block->n)
    {
        double diplomas = 0.0, leavers = 0.0, opening = 0.0;
        for (int S = 0; S < KOERS_N_SECTORS; S++) {
            const double M = now->M[S][i], d = block->outset->d[S][i], v = koers_bounded((x[i] - d) * dropout[i], 0.0, 1.0 - d);
            diplomas += d * M;
            leavers += v * M;
            opening += M;
            now->M[S][i] = koers_bounded(M - d * M - v * M, 0.0, M); /* by rounding it may fall below 0 where all leave */
        }
        indicator[KOERS_I_EARLY_LEAVERS][i] = leavers / opening;
        for (int S = 0; S < 2; S++) {
            double *share = indicator[S == KOERS_TECHNICAL ? KOERS_I_TECHNICAL_DIPLOMA_SHARE : KOERS_I_CARE_DIPLOMA_SHARE];
            share[i] = diplomas > 0.0 ? share[i] / diplomas : 0.0;
        }
    }
}

/* The diplomas of the two sectors, before they are made shares by `leave`. */
static void count_diplomas(koers_block *block)
{
    const koers_school *now = &block->state.school;
    KOERS_FOR_LANES(i, block->n)
    {
        block->indicator[KOERS_I_TECHNICAL_DIPLOMA_SHARE][i] = block->outset->d[KOERS_TECHNICAL][i] * now->M[KOERS_TECHNICAL][i];
        block->indicator[KOERS_I_CARE_DIPLOMA_SHARE][i] = block->outset->d[KOERS_CARE][i] * now->M[KOERS_CARE][i];
    }
}

void koers_school_init(koers_block *block)
{
    koers_lanes M[KOERS_N_SECTORS], no_change;
    set_drift(block);
    set_start(block);
    write_shares(block);
    /* 2022 is reported as a year at the start values would be; the stock itself stays. */
    memcpy(M, block->state.school.M, sizeof M);
    KOERS_FOR_LANES(i, block->n) no_change[i] = 1.0;
    count_diplomas(block);
    leave(block, no_change);
    memcpy(block->state.school.M, M, sizeof M);
}

static void gather_doses(koers_block *block, doses *now)
{
    koers_lanes earlier;
    const double *achievement = koers_block_parameter(block, KOERS_P_HOURS_ACHIEVEMENT);
    const double *advice = koers_block_parameter(block, KOERS_P_HOURS_ADVICE);
    koers_delivery_blend(block, KOERS_DOSE_COVERAGE_TECHNICAL, LAG_GUARANTEES, now->coverage[KOERS_TECHNICAL]);
    koers_delivery_blend(block, KOERS_DOSE_COVERAGE_CARE, LAG_GUARANTEES, now->coverage[KOERS_CARE]);
    koers_delivery_blend(block, KOERS_DOSE_GUIDANCE, LAG_GUIDANCE, now->guidance);
    koers_delivery_blend(block, KOERS_DOSE_ACCESS, LAG_ACCESS, now->access);
    koers_delivery_blend(block, KOERS_DOSE_MENTORED, LAG_MENTORS, now->mentored);
    koers_delivery_mean(block, KOERS_DOSE_LESSONS, LESSONS_FROM, LESSONS_TO, now->hours);
    koers_delivery_mean(block, KOERS_DOSE_LESSONS_VO, LESSONS_VO_FROM, LESSONS_VO_TO, now->hours_vo);
    /* Report only: pupils who enter secondary school now. */
    koers_delivery_mean(block, KOERS_DOSE_LESSONS, PUPILS_FROM, PUPILS_TO, earlier);
    KOERS_FOR_LANES(i, block->n)
    {
        block->indicator[KOERS_I_ACHIEVEMENT_SD][i] = achievement[i] * earlier[i] * per_hours;
        block->indicator[KOERS_I_HIGHER_ADVICE][i] = advice[i] * earlier[i] * per_hours;
    }
}

/* B_S but for recruitment: the change of the entrants' share by the levers. */
static void lever_effect(const koers_block *block, int S, const doses *now, double *B)
{
    const response *by = &responses[S];
    const double *adb = koers_block_parameter(block, by->adb), *guidance = koers_block_parameter(block, by->guidance);
    const double *access = koers_block_parameter(block, by->access), *mentor = koers_block_parameter(block, by->mentor);
    const double *hours = koers_block_parameter(block, by->hours), *hours_vo = koers_block_parameter(block, by->hours_vo);
    const double *per_entrant = block->outset->per_entrant;
    KOERS_FOR_LANES(i, block->n)
    {
        const double v = adb[i] * (now->coverage[S][i] * per_coverage) + guidance[i] * (now->guidance[i] * per_reach) +
                         access[i] * (now->access[i] * per_access) + mentor[i] * (now->mentored[i] * per_entrant[i]);
        B[i] = v * (1.0 / shift_ceiling);
    }
    block->kernels->tangent(B, block->n, B);
    KOERS_FOR_LANES(i, block->n)
    B[i] = shift_ceiling * B[i] + hours[i] * (now->hours[i] * per_hours) + hours_vo[i] * (now->hours_vo[i] * per_hours_vo);
}

/* Technical recruitment: what the schools' pledge has won, at most the ceiling. */
static void add_recruitment(const koers_block *block, double *B)
{
    const double ceiling = block->inputs->ground.facts.recruitment_ceiling;
    const double *product = block->state.delivery.recruitment, *s_T = block->outset->s[KOERS_TECHNICAL];
    KOERS_FOR_LANES(i, block->n) B[i] += s_T[i] * ((product[i] < ceiling ? product[i] : ceiling) - 1.0);
}

static void advance_taste(koers_block *block)
{
    const double *rho = koers_block_parameter(block, KOERS_P_TASTE_PERSISTENCE);
    const double *sigma_T = koers_block_parameter(block, KOERS_P_TASTE_INNOVATION_TECHNICAL);
    const double *sigma_C = koers_block_parameter(block, KOERS_P_TASTE_INNOVATION_CARE);
    const double *z_T = koers_block_shock(block, KOERS_Z_TASTE_TECHNICAL), *z_C = koers_block_shock(block, KOERS_Z_TASTE_CARE);
    koers_lanes *a = block->state.school.a;
    KOERS_FOR_LANES(i, block->n)
    {
        a[KOERS_TECHNICAL][i] = rho[i] * a[KOERS_TECHNICAL][i] + sigma_T[i] * z_T[i];
        a[KOERS_CARE][i] = rho[i] * a[KOERS_CARE][i] + sigma_C[i] * z_C[i];
    }
}

/* exp(eta_S): trends are net of each other, levers and taste draw from the others in proportion. In: B_S; out: exp(eta_S). */
static void odds(koers_block *block, double *B_T, double *B_C)
{
    const koers_school *now = &block->state.school;
    const double *years_in_mbo = block->outset->per_leave_rate;
    KOERS_FOR_LANES(i, block->n)
    {
        const double ahead = block->state.L[i] + (years_in_mbo[i] - 1.0) * block->state.rho_power[i];
        const double A_T = block->outset->drift[KOERS_TECHNICAL][i] * ahead, A_C = block->outset->drift[KOERS_CARE][i] * ahead;
        const double from_other = (A_T + A_C) * block->outset->per_share[KOERS_OTHER][i];
        B_T[i] = block->outset->log_odds[KOERS_TECHNICAL][i] + A_T * block->outset->per_share[KOERS_TECHNICAL][i] + from_other +
                 (B_T[i] + now->a[KOERS_TECHNICAL][i]) * block->outset->per_slope[KOERS_TECHNICAL][i];
        B_C[i] = block->outset->log_odds[KOERS_CARE][i] + A_C * block->outset->per_share[KOERS_CARE][i] + from_other +
                 (B_C[i] + now->a[KOERS_CARE][i]) * block->outset->per_slope[KOERS_CARE][i];
    }
    block->kernels->exponential(B_T, block->n, B_T);
    block->kernels->exponential(B_C, block->n, B_C);
}

/* Entrants of the year, by sector, into the stock. odds_*: exp(eta) against the other sectors' 1. */
static void enter(koers_block *block, const double *odds_T, const double *odds_C)
{
    koers_school *now = &block->state.school;
    const double *N0 = koers_block_parameter(block, KOERS_P_ENTRANTS), *g = koers_block_parameter(block, KOERS_P_ENTRANTS_GROWTH);
    const double *z_T = koers_block_shock(block, KOERS_Z_ENTRANTS_TECHNICAL),
                 *z_C = koers_block_shock(block, KOERS_Z_ENTRANTS_CARE);
    const double k = block->k;
    koers_lanes N;
    KOERS_FOR_LANES(i, block->n) N[i] = g[i] * k;
    block->kernels->exponential(N, block->n, N);
    KOERS_FOR_LANES(i, block->n)
    {
        const double entrants = N0[i] * N[i];
        const double E_T = koers_block_binomial(entrants, odds_T[i] / (1.0 + odds_T[i] + odds_C[i]), z_T[i]);
        const double E_C = koers_block_binomial(entrants - E_T, odds_C[i] / (1.0 + odds_C[i]), z_C[i]); /* p_C / (1 - p_T) */
        now->M[KOERS_TECHNICAL][i] += E_T;
        now->M[KOERS_CARE][i] += E_C;
        now->M[KOERS_OTHER][i] += entrants - E_T - E_C;
    }
}

static void dropout_factor(const koers_block *block, const doses *now, double *dropout)
{
    const double *mentor = koers_block_parameter(block, KOERS_P_MENTOR_DROPOUT),
                 *adb = koers_block_parameter(block, KOERS_P_ADB_DROPOUT);
    const double *per_entrant = block->outset->per_entrant;
    KOERS_FOR_LANES(i, block->n)
    dropout[i] = mentor[i] * (now->mentored[i] * per_entrant[i]) +
                 adb[i] * (now->coverage[KOERS_TECHNICAL][i] + now->coverage[KOERS_CARE][i]);
    block->kernels->exponential(dropout, block->n, dropout);
}

void koers_school_step(koers_block *block)
{
    doses now;
    koers_lanes B_T, B_C, dropout;
    gather_doses(block, &now);
    lever_effect(block, KOERS_TECHNICAL, &now, B_T);
    lever_effect(block, KOERS_CARE, &now, B_C);
    add_recruitment(block, B_T);
    advance_taste(block);
    odds(block, B_T, B_C);
    dropout_factor(block, &now, dropout);
    count_diplomas(block);
    leave(block, dropout);
    enter(block, B_T, B_C);
    write_shares(block);
}
