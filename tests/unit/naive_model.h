/* naive_model - the model once more, from its equations, for one draw: plain doubles, libm, whole histories instead of a state.
 * The rival of sim/model in the tests. Section numbers are those of sim/MODEL.md. */
#ifndef KOERS_TEST_NAIVE_MODEL_H
#define KOERS_TEST_NAIVE_MODEL_H

#include <math.h>
#include <string.h>

#include "model/block.h"

/* All chance of one draw. */
typedef struct {
    double p[KOERS_N_PARAMETERS];
    int derived, match_lost;
    double z[KOERS_N_SHOCKS][KOERS_N_YEARS];
} naive_chance;

typedef double naive_path[KOERS_N_YEARS]; /* by k */

typedef struct {
    const koers_inputs *in;
    const naive_chance *chance;
    naive_path *out; /* [KOERS_N_INDICATORS] */
    naive_path u, du, K, L, power;
    naive_path f[3], C[3], pace[3], built[3];
    naive_path coaches;                                     /* per recipient, as funded and filled */
    naive_path H, V, covT, covC, guidance, access, mentors; /* delivered, in the lever's unit */
    naive_path prevention, centres, screened, gZ, gR, moved;
    double s[3], d[3], M[3], drift[2], a[2];
    double S[2][2], e, D;
} naive_model;

#define NAIVE_P(name)        (self->chance->p[KOERS_P_##name])
#define NAIVE_Z(name, k)     (self->chance->z[KOERS_Z_##name][k])
#define NAIVE_LEVER(name, k) (self->in->policy.lever[KOERS_LEVER_##name].at[k])
#define NAIVE_X0(name)       (self->in->ground.level[KOERS_LEVER_##name])
#define NAIVE_OUT(name, k)   (self->out[KOERS_I_##name][k])

/* Path in an earlier year; before 2023 its value of 2022. */
static inline double naive_at(const naive_path x, int k)
{
    return x[k > 0 ? k : 0];
}

static inline double naive_blend(const naive_path x, int lag, int k)
{
    return (naive_at(x, k - lag) + naive_at(x, k - lag - 1)) / 2;
}

static inline double naive_binomial(double n, double p, double z)
{
    return fmin(n, fmax(0, n * p + sqrt(n * p * (1 - p)) * z));
}

static inline double naive_halvings(double c0, double caseload)
{
    return log2(fmax(40, c0) / fmax(40, caseload));
}

/* Section 2, and L(k). */
static inline void naive_economy(naive_model *self, int k)
{
    const double m = NAIVE_P(UNEMPLOYMENT_MEAN), rho = NAIVE_P(TREND_DAMPING);
    self->u[k] = fmax(1.5, m + NAIVE_P(UNEMPLOYMENT_PERSISTENCE) * (self->u[k - 1] - m) +
                               NAIVE_P(UNEMPLOYMENT_INNOVATION) * NAIVE_Z(UNEMPLOYMENT, k) + self->in->policy.shock.at[k]);
    self->du[k] = self->u[0] * log(self->u[k] / self->u[0]);
    self->K[k] = self->K[k - 1] * exp(NAIVE_P(CONSTRUCTION_DRIFT) + NAIVE_P(CONSTRUCTION_VOLATILITY) * NAIVE_Z(CONSTRUCTION, k));
    self->power[k] = pow(rho, k - 1);
    self->L[k] = rho == 1 ? k : (1 - pow(rho, k)) / (1 - rho);
    NAIVE_OUT(UNEMPLOYMENT, k) = self->u[k] / 100;
}

/* Section 3: planned cost in euros. */
static inline void naive_costs(naive_model *self, int k)
{
    const koers_facts *facts = &self->in->ground.facts;
    const double c0 = NAIVE_P(CASELOAD_2022), count = NAIVE_OUT(ASSISTANCE_COUNT, k - 1);
    const double coaches = count / (self->in->policy.caseload.fixed.at[k] + self->in->policy.caseload.relative.at[k] * c0);
    const double regular = count / (c0 * NAIVE_P(CASELOAD_NORM));
    const double track[3] = {NAIVE_P(DELIVERY_BASIC), NAIVE_P(DELIVERY_THOROUGH), NAIVE_P(DELIVERY_CORPORATION)};
    const double z[3] = {NAIVE_Z(DELIVERY_BASIC, k), NAIVE_Z(DELIVERY_THOROUGH, k), NAIVE_Z(DELIVERY_CORPORATION, k)};
    double school = NAIVE_LEVER(LESSON_HOURS, k) * facts->school_weeks * NAIVE_P(PUPILS_PRIMARY) * NAIVE_LEVER(LESSON_COVERAGE, k) *
                    NAIVE_P(PRICE_PUPIL_HOUR);
    school +=
        facts->vo_hours * facts->school_weeks * NAIVE_P(PUPILS_VO) * NAIVE_LEVER(LESSON_VO_SHARE, k) * NAIVE_P(PRICE_PUPIL_HOUR);
    school += NAIVE_P(PRICE_GUARANTEE) *
              (NAIVE_LEVER(GUARANTEES_TECHNICAL, k) + NAIVE_LEVER(GUARANTEES_CARE, k) + NAIVE_LEVER(GUARANTEES_OTHER, k));
    school += NAIVE_LEVER(CAREER_GUIDANCE, k) * NAIVE_P(PRICE_GUIDANCE_FULL);
    school += fmax(0, NAIVE_LEVER(TECHNICAL_ACCESS, k) - NAIVE_X0(TECHNICAL_ACCESS)) / 0.10 * NAIVE_P(PRICE_ACCESS_10PP);
    school += NAIVE_LEVER(MENTORED_PUPILS, k) * NAIVE_P(PRICE_MENTORED_PUPIL);
    double work =
        fmax(0, coaches - regular) * NAIVE_P(PRICE_COACH) + NAIVE_LEVER(PRACTICE_CENTRES, k) * NAIVE_P(PRICE_PRACTICE_CENTRE);
    work += NAIVE_LEVER(WAGE_SUBSIDY_SCREENED, k) * (NAIVE_P(PRICE_SCREENING) + NAIVE_P(LKS_PLACED) * NAIVE_P(PRICE_PLACEMENT));
    work += NAIVE_LEVER(INFLOW_PREVENTION, k) * facts->inflow_zuid * NAIVE_P(PRICE_PREVENTION);
    for (int t = 0; t < 3; t++) self->pace[t][k] = track[t] * fmax(0, 1 + 0.10 * z[t]);
    self->C[0][k] = school / 1e6;
    self->C[1][k] = work / 1e6;
    self->C[2][k] = self->K[k] / 1e6 *
                    (NAIVE_LEVER(DWELLINGS_BASIC, k) * self->pace[0][k] * NAIVE_P(PRICE_DWELLING_BASIC) +
                     NAIVE_LEVER(DWELLINGS_THOROUGH, k) * self->pace[1][k] * NAIVE_P(PRICE_DWELLING_THOROUGH));
}

static inline void naive_money(naive_model *self, int k)
{
    const koers_state_match *match = &self->in->policy.state_match;
    const int cut = self->chance->match_lost && KOERS_START_YEAR + k >= match->year;
    double total = 0, unmodelled = 0, budgets = 0, gap = 0;
    naive_costs(self, k);
    for (int i = 0; i < 3; i++) {
        const koers_budget *budget = &self->in->policy.budget[i];
        const double C = self->C[i][k], U = budget->unmodelled.at[k];
        const double B = budget->state.at[k] * (cut ? match->remaining : 1) +
                         budget->municipal.at[k] * (cut ? match->municipal_remaining : 1) + budget->other.at[k];
        const double f = !budget->given[k] || C + U == 0 ? 1 : fmin(1, B / (C + U));
        self->f[i][k] = f;
        self->out[KOERS_I_FUNDED_SCHOOL + i][k] = f;
        self->out[KOERS_I_COST_SCHOOL + i][k] = f * C;
        total += f * C;
        unmodelled += f * U;
        budgets += budget->given[k] ? B : 0;
        gap += budget->given[k] ? C + U - fmin(B, C + U) : 0;
    }
    NAIVE_OUT(COST_TOTAL, k) = total;
    NAIVE_OUT(COST_UNMODELLED, k) = unmodelled;
    NAIVE_OUT(BUDGET_TOTAL, k) = budgets;
    NAIVE_OUT(FUNDING_GAP, k) = gap;
}

static inline double naive_staffed(const naive_model *self, double hours, double before)
{
    return hours <= before ? hours : before + NAIVE_P(STAFFING) * (hours - before);
}

/* Section 3: what comes about in year k (k = 0: the level of 2022). */
static inline void naive_delivery(naive_model *self, int k)
{
    const double f = self->f[0][k], w = self->f[1][k], h = self->f[2][k], N0 = NAIVE_P(ENTRANTS), c0 = NAIVE_P(CASELOAD_2022);
    const double more_access = fmax(0, NAIVE_LEVER(TECHNICAL_ACCESS, k) - NAIVE_X0(TECHNICAL_ACCESS));
    const double T = f * NAIVE_LEVER(GUARANTEES_TECHNICAL, k) / N0, C = f * NAIVE_LEVER(GUARANTEES_CARE, k) / N0;
    const double scale = T + C > self->in->ground.facts.coverage_ceiling ? self->in->ground.facts.coverage_ceiling / (T + C) : 1;
    self->H[k] = naive_staffed(self, f * NAIVE_LEVER(LESSON_HOURS, k) * NAIVE_LEVER(LESSON_COVERAGE, k),
                               NAIVE_X0(LESSON_HOURS) * NAIVE_X0(LESSON_COVERAGE));
    self->V[k] = naive_staffed(self, f * self->in->ground.facts.vo_hours * NAIVE_LEVER(LESSON_VO_SHARE, k),
                               self->in->ground.facts.vo_hours * NAIVE_X0(LESSON_VO_SHARE));
    self->covT[k] = T * scale;
    self->covC[k] = C * scale;
    self->guidance[k] = f * NAIVE_LEVER(CAREER_GUIDANCE, k);
    self->access[k] = fmin(NAIVE_LEVER(TECHNICAL_ACCESS, k), NAIVE_X0(TECHNICAL_ACCESS)) + f * more_access;
    self->mentors[k] = f * NAIVE_LEVER(MENTORED_PUPILS, k) * self->in->ground.facts.mentored_in_vmbo;
    self->prevention[k] = w * NAIVE_LEVER(INFLOW_PREVENTION, k);
    self->centres[k] = w * NAIVE_LEVER(PRACTICE_CENTRES, k);
    self->screened[k] = w * NAIVE_LEVER(WAGE_SUBSIDY_SCREENED, k);
    if (k == 0) return; /* no halvings, nobody moved */
    const double coaches = 1 / (self->in->policy.caseload.fixed.at[k] + self->in->policy.caseload.relative.at[k] * c0);
    const double programme = fmax(0, coaches - 1 / (c0 * NAIVE_P(CASELOAD_NORM)));
    const double funded = coaches - programme + w * programme;
    self->coaches[k] = funded > 1 / c0 ? 1 / c0 + NAIVE_P(COACH_FILLING) * (funded - 1 / c0) : funded;
    self->gZ[k] = naive_halvings(c0, 1 / self->coaches[k]);
    self->gR[k] = naive_halvings(c0, self->in->policy.caseload_rest.fixed.at[k] + self->in->policy.caseload_rest.relative.at[k] * c0);
    const double built[3] = {NAIVE_LEVER(DWELLINGS_BASIC, k) * h * self->pace[0][k],
                             NAIVE_LEVER(DWELLINGS_THOROUGH, k) * h * self->pace[1][k],
                             NAIVE_LEVER(DWELLINGS_CORPORATION, k) * self->pace[2][k]};
    for (int t = 0; t < 3; t++) self->built[t][k] = self->built[t][k - 1] + built[t];
    self->moved[k] = NAIVE_P(RELOCATION) * (built[1] - NAIVE_X0(DWELLINGS_THOROUGH)) +
                     NAIVE_P(RELOCATION_CORPORATION) * (built[2] - NAIVE_X0(DWELLINGS_CORPORATION));
}

/* Section 6. */
static inline void naive_dwellings(naive_model *self, int k)
{
    const double ambition[3] = {self->in->ground.facts.ambition_basic, self->in->ground.facts.ambition_thorough,
                                self->in->ground.facts.ambition_corporation};
    NAIVE_OUT(DWELLINGS_TOTAL, k) = NAIVE_OUT(DWELLINGS_TOTAL_CAPPED, k) = 0;
    for (int t = 0; t < 3; t++) {
        self->out[KOERS_I_DWELLINGS_BASIC_TOTAL + t][k] = self->built[t][k];
        NAIVE_OUT(DWELLINGS_TOTAL, k) += self->built[t][k];
        NAIVE_OUT(DWELLINGS_TOTAL_CAPPED, k) += fmin(self->built[t][k], ambition[t]);
    }
}

/* Section 4: the start. Needs the coverage of 2022. */
static inline void naive_school_start(naive_model *self)
{
    const double x = NAIVE_P(LEAVE_RATE), q = NAIVE_P(DIPLOMA_OF_LEAVERS), years = self->in->ground.facts.build_up_years;
    const double trend_T = self->chance->derived ? NAIVE_P(TECHNICAL_TREND_DERIVED) : NAIVE_P(TECHNICAL_TREND_PUBLIC);
    const double lob = NAIVE_X0(CAREER_GUIDANCE) / 0.50;
    double *s = self->s;
    self->drift[0] = trend_T - (NAIVE_P(ADB_TECHNICAL) * self->covT[0] / 0.10 + NAIVE_P(GUIDANCE_TECHNICAL) * lob) / years;
    self->drift[1] = NAIVE_P(CARE_TREND) - (NAIVE_P(ADB_CARE) * self->covC[0] / 0.10 + NAIVE_P(GUIDANCE_CARE) * lob) / years;
    s[0] = fmin(0.98, fmax(0.01, NAIVE_P(TECHNICAL_SHARE_2021) + self->drift[0]));
    s[1] = fmin(0.99 - s[0], fmax(0.01, NAIVE_P(CARE_SHARE_2021) + self->drift[1]));
    s[2] = 1 - s[0] - s[1];
    double omega[3] = {NAIVE_P(DIPLOMA_RATIO_TECHNICAL), NAIVE_P(DIPLOMA_RATIO_CARE), 0};
    omega[2] = (1 - s[0] * omega[0] - s[1] * omega[1]) / s[2];
    for (int S = 0; S < 3; S++) {
        self->d[S] = fmin(x, fmax(0, q * x * omega[S]));
        self->M[S] = s[S] * NAIVE_P(ENTRANTS) / x;
    }
}

static inline void naive_school_flows(naive_model *self, int k, double dropout)
{
    const double x = NAIVE_P(LEAVE_RATE);
    double diplomas = 0, leavers = 0, opening = 0, v[3];
    for (int S = 0; S < 3; S++) {
        v[S] = fmin(1 - self->d[S], (x - self->d[S]) * dropout);
        diplomas += self->d[S] * self->M[S];
        leavers += v[S] * self->M[S];
        opening += self->M[S];
    }
    NAIVE_OUT(TECHNICAL_DIPLOMA_SHARE, k) = diplomas > 0 ? self->d[0] * self->M[0] / diplomas : 0;
    NAIVE_OUT(CARE_DIPLOMA_SHARE, k) = diplomas > 0 ? self->d[1] * self->M[1] / diplomas : 0;
    NAIVE_OUT(EARLY_LEAVERS, k) = leavers / opening;
    for (int S = 0; k > 0 && S < 3; S++) self->M[S] = fmax(0, self->M[S] * (1 - self->d[S] - v[S]));
}

static inline void naive_school_shares(naive_model *self, int k)
{
    const double all = self->M[0] + self->M[1] + self->M[2];
    NAIVE_OUT(TECHNICAL_SHARE, k) = self->M[0] / all;
    NAIVE_OUT(CARE_SHARE, k) = self->M[1] / all;
    NAIVE_OUT(TECHNICAL_PLUS_CARE_SHARE, k) = (self->M[0] + self->M[1]) / all;
}

static inline double naive_mean(const naive_path x, int from, int to)
{
    double sum = 0;
    for (int k = from; k <= to; k++) sum += naive_at(x, k);
    return sum / (to - from + 1);
}

/* B_S but for recruitment. */
static inline double naive_levers(const naive_model *self, int S, int k)
{
    const double N0 = NAIVE_P(ENTRANTS), *p = self->chance->p;
    const double adb = p[S == 0 ? KOERS_P_ADB_TECHNICAL : KOERS_P_ADB_CARE];
    const double guidance = p[S == 0 ? KOERS_P_GUIDANCE_TECHNICAL : KOERS_P_GUIDANCE_CARE];
    const double access = p[S == 0 ? KOERS_P_ACCESS_TECHNICAL : KOERS_P_ACCESS_CARE];
    const double mentor = p[S == 0 ? KOERS_P_MENTOR_TECHNICAL : KOERS_P_MENTOR_CARE];
    const double hours = p[S == 0 ? KOERS_P_HOURS_TECHNICAL : KOERS_P_HOURS_CARE];
    const double hours_vo = p[S == 0 ? KOERS_P_HOURS_VO_TECHNICAL : KOERS_P_HOURS_VO_CARE];
    const double *coverage = S == 0 ? self->covT : self->covC;
    const double v = adb * (naive_blend(coverage, 1, k) - coverage[0]) / 0.10 +
                     guidance * (naive_blend(self->guidance, 2, k) - self->guidance[0]) / 0.50 +
                     access * (naive_blend(self->access, 4, k) - self->access[0]) / 0.10 +
                     mentor * (naive_blend(self->mentors, 2, k) - self->mentors[0]) / N0;
    return 0.04 * tanh(v / 0.04) + hours * (naive_mean(self->H, k - 12, k - 5) - self->H[0]) / 10 +
           hours_vo * (naive_mean(self->V, k - 4, k - 1) - self->V[0]) / 6;
}

static inline void naive_school(naive_model *self, int k)
{
    const double x = NAIVE_P(LEAVE_RATE), *s = self->s, N0 = NAIVE_P(ENTRANTS), N = N0 * exp(NAIVE_P(ENTRANTS_GROWTH) * k);
    const double sigma[2] = {NAIVE_P(TASTE_INNOVATION_TECHNICAL), NAIVE_P(TASTE_INNOVATION_CARE)};
    const double z[2] = {NAIVE_Z(TASTE_TECHNICAL, k), NAIVE_Z(TASTE_CARE, k)};
    double won = 1, A[2], B[2], odds[3] = {0, 0, 1};
    for (int year = 1; year < k; year++) won *= 1 + NAIVE_P(PLEDGE_KEPT) * NAIVE_LEVER(TECHNICAL_RECRUITMENT, year);
    for (int S = 0; S < 2; S++) {
        A[S] = self->drift[S] * (self->L[k] + (1 / x - 1) * self->power[k]);
        B[S] = naive_levers(self, S, k);
        self->a[S] = NAIVE_P(TASTE_PERSISTENCE) * self->a[S] + sigma[S] * z[S];
    }
    B[0] += s[0] * (fmin(self->in->ground.facts.recruitment_ceiling, won) - 1);
    for (int S = 0; S < 2; S++)
        odds[S] = exp(log(s[S] / s[2]) + A[S] / s[S] + (A[0] + A[1]) / s[2] + (B[S] + self->a[S]) / (s[S] * (1 - s[S])));
    const double all = odds[0] + odds[1] + odds[2], p_T = odds[0] / all, p_C = odds[1] / all;
    const double E_T = naive_binomial(N, p_T, NAIVE_Z(ENTRANTS_TECHNICAL, k));
    const double E_C = naive_binomial(N - E_T, p_C / (1 - p_T), NAIVE_Z(ENTRANTS_CARE, k));
    const double coverage = naive_blend(self->covT, 1, k) - self->covT[0] + naive_blend(self->covC, 1, k) - self->covC[0];
    naive_school_flows(self, k,
                       exp(NAIVE_P(MENTOR_DROPOUT) * (naive_blend(self->mentors, 2, k) - self->mentors[0]) / N0 +
                           NAIVE_P(ADB_DROPOUT) * coverage));
    self->M[0] += E_T;
    self->M[1] += E_C;
    self->M[2] += N - E_T - E_C;
    naive_school_shares(self, k);
    const double hours = naive_mean(self->H, k - 8, k - 1) - self->H[0];
    NAIVE_OUT(ACHIEVEMENT_SD, k) = NAIVE_P(HOURS_ACHIEVEMENT) * hours / 10;
    NAIVE_OUT(HIGHER_ADVICE, k) = NAIVE_P(HOURS_ADVICE) * hours / 10;
}

/* Section 5. Areas: 0 Zuid, 1 rest; classes: 0 new, 1 long. */
static inline double naive_inflow_2022(const naive_model *self, int area)
{
    const koers_facts *facts = &self->in->ground.facts;
    const double w = facts->exits_work_zuid / facts->assistance_zuid_before;
    const double o = facts->exits_other_zuid / facts->assistance_zuid_before;
    if (area == 0) return facts->inflow_zuid;
    const double inflow = facts->assistance_rest_net +
                          (w * NAIVE_P(RATIO_REST_WORK) + o * NAIVE_P(RATIO_REST_OTHER)) * facts->assistance_rest_before;
    return fmin(facts->assistance_city - facts->assistance_zuid, fmax(0, inflow));
}

static inline void naive_work_stocks(naive_model *self, int k)
{
    const koers_facts *facts = &self->in->ground.facts;
    const double Z0 = self->S[0][0] + self->S[0][1], R0 = self->S[1][0] + self->S[1][1];
    const double Z = fmax(0, Z0 - self->D), R = fmax(0, R0 + NAIVE_P(REHOUSED_IN_REST) * self->D);
    const double zuid = facts->population_zuid * exp(NAIVE_P(POPULATION_GROWTH_ZUID) * k);
    const double rest = facts->population_rest * exp(NAIVE_P(POPULATION_GROWTH_REST) * k);
    NAIVE_OUT(ASSISTANCE_COUNT, k) = Z;
    NAIVE_OUT(ASSISTANCE_COUNT_REST, k) = R;
    NAIVE_OUT(ASSISTANCE_CITY, k) = Z + R;
    NAIVE_OUT(ASSISTANCE_SHARE, k) = Z + R > 0 ? Z / (Z + R) : 0;
    NAIVE_OUT(ASSISTANCE_SHARE_WITHOUT_RELOCATION, k) = Z0 + R0 > 0 ? Z0 / (Z0 + R0) : 0;
    NAIVE_OUT(ASSISTANCE_RELOCATED, k) = self->D;
    NAIVE_OUT(POPULATION_SHARE, k) = zuid / (zuid + rest);
    NAIVE_OUT(ASSISTANCE_RATE, k) = 1000 * Z / zuid;
}

static inline double naive_inflow(const naive_model *self, int area, int k, double h)
{
    const double kappa = area == 0 ? NAIVE_P(CYCLE_ZUID) : 1;
    const double growth = area == 0 ? NAIVE_P(POPULATION_GROWTH_ZUID) : NAIVE_P(POPULATION_GROWTH_REST);
    const double coverage = naive_blend(self->covT, 1, k) - self->covT[0] + naive_blend(self->covC, 1, k) - self->covC[0];
    double x = NAIVE_P(INFLOW_LEVEL) + NAIVE_P(INFLOW_CYCLE) * kappa * self->du[k] + self->e + NAIVE_P(CASE_INFLOW) * h;
    if (area == 0)
        x += NAIVE_P(TREND_ZUID) * self->L[k] + NAIVE_P(INFLOW_NOISE_ZUID) * NAIVE_Z(INFLOW_ZUID_OWN, k) +
             NAIVE_P(ADB_INFLOW) * coverage * self->in->ground.facts.recipients_under_27 +
             NAIVE_P(PREVENTION_INFLOW) * (naive_blend(self->prevention, 0, k) - self->prevention[0]);
    const double mean = naive_inflow_2022(self, area) * exp(growth * k) * exp(x);
    return fmax(0, mean + sqrt(mean) * (area == 0 ? NAIVE_Z(INFLOW_ZUID, k) : NAIVE_Z(INFLOW_REST, k)));
}

/* Rates of the year: [0] to work, [1] other. */
static inline void naive_rates(const naive_model *self, int area, int class, int k, double h, double rate[2])
{
    const koers_facts *facts = &self->in->ground.facts;
    const double nu = facts->inflow_zuid / facts->assistance_zuid, r_w = NAIVE_P(RATIO_EXIT_WORK),
                 r_o = NAIVE_P(RATIO_EXIT_OTHER);
    const double kappa = area == 0 ? NAIVE_P(CYCLE_ZUID) : 1;
    double pw = facts->exits_work_zuid / facts->assistance_zuid_before / (1 - nu + nu * r_w);
    double po = facts->exits_other_zuid / facts->assistance_zuid_before / (1 - nu + nu * r_o);
    if (class == 0) pw *= r_w, po *= r_o;
    if (area == 1) pw *= NAIVE_P(RATIO_REST_WORK), po *= NAIVE_P(RATIO_REST_OTHER);
    pw *= exp(NAIVE_P(EXIT_LEVEL) + NAIVE_P(HARDENING) * self->L[k] + NAIVE_P(EXIT_CYCLE) * kappa * self->du[k]);
    po *= exp(NAIVE_P(EXIT_LEVEL) + NAIVE_P(CASE_OTHER) * h);
    pw = fmin(0.9, fmax(0, pw));
    po = fmin(0.9, fmax(0, po));
    const double scale = pw + po > 0.95 ? 0.95 / (pw + po) : 1;
    rate[0] = pw * scale;
    rate[1] = po * scale;
}

static inline double naive_displacement(const naive_model *self, int k)
{
    const double part = fmin(1, fmax(0, (self->u[k] - 4.5) / 1.5));
    return NAIVE_P(DISPLACED_ON_BENEFIT) * ((1 - part) * NAIVE_P(DISPLACE_TIGHT) + part * NAIVE_P(DISPLACE_SLACK));
}

static inline void naive_work(naive_model *self, int k)
{
    static const koers_shock to_work[2][2] = {{KOERS_Z_EXIT_WORK_ZUID_NEW, KOERS_Z_EXIT_WORK_ZUID_LONG},
                                              {KOERS_Z_EXIT_WORK_REST_NEW, KOERS_Z_EXIT_WORK_REST_LONG}};
    static const koers_shock other[2][2] = {{KOERS_Z_EXIT_OTHER_ZUID_NEW, KOERS_Z_EXIT_OTHER_ZUID_LONG},
                                            {KOERS_Z_EXIT_OTHER_REST_NEW, KOERS_Z_EXIT_OTHER_REST_LONG}};
    const double case_work[2] = {NAIVE_P(CASE_WORK_N), NAIVE_P(CASE_WORK_L)};
    const double Y = NAIVE_P(TRANSFER) * ((naive_blend(self->centres, 1, k) - self->centres[0]) *
                                              self->in->ground.facts.places_per_centre * NAIVE_P(LPC_TURNOVER) * NAIVE_P(LPC_EFFECT) +
                                          (naive_blend(self->screened, 1, k) - self->screened[0]) * NAIVE_P(LKS_PLACED) *
                                              NAIVE_P(LKS_ADDITIONAL) * NAIVE_P(LKS_LEAVES));
    const double delta = naive_displacement(self, k), stays = 1 - NAIVE_P(RELAPSE);
    double rate[2][2][2], extra[2][2], size[2], gross[2];
    self->e = 0.6 * self->e + NAIVE_P(INFLOW_NOISE) * NAIVE_Z(INFLOW_COMMON, k);
    for (int A = 0; A < 2; A++) {
        const double h = naive_blend(A == 0 ? self->gZ : self->gR, 0, k);
        size[A] = self->S[A][0] + self->S[A][1];
        for (int c = 0; c < 2; c++) {
            naive_rates(self, A, c, k, h, rate[A][c]);
            extra[A][c] = self->S[A][c] * rate[A][c][0] * (exp(case_work[c] * h) - 1);
            if (A == 0 && size[A] > 0) extra[A][c] += Y * self->S[A][c] / size[A];
        }
        gross[A] = extra[A][0] + extra[A][1];
    }
    for (int A = 0; A < 2; A++) {
        const double share = size[0] + size[1] > 0 ? size[A] / (size[0] + size[1]) : 0, lost = gross[1 - A] * stays * share * delta;
        const double h = naive_blend(A == 0 ? self->gZ : self->gR, 0, k), inflow = naive_inflow(self, A, k, h);
        double survivors = 0, to_work_all = 0;
        for (int c = 0; c < 2; c++) {
            const double n = self->S[A][c], z_work = self->chance->z[to_work[A][c]][k], z_other = self->chance->z[other[A][c]][k];
            const double work = naive_binomial(n, rate[A][c][0], z_work) + extra[A][c] * stays * (1 - share * delta) -
                                lost * (size[A] > 0 ? n / size[A] : 0);
            to_work_all += work;
            survivors += fmax(0, n - work - naive_binomial(n, rate[A][c][1], z_other));
        }
        self->S[A][1] = survivors;
        self->S[A][0] = inflow;
        if (A == 1) continue;
        NAIVE_OUT(ASSISTANCE_INFLOW, k) = inflow;
        NAIVE_OUT(ASSISTANCE_EXITS_TO_WORK, k) = to_work_all;
        NAIVE_OUT(ASSISTANCE_EXITS, k) = size[A] - survivors;
        NAIVE_OUT(EXIT_TO_WORK_SHARE, k) = size[A] > survivors ? to_work_all / (size[A] - survivors) : 0;
    }
    if (k > 3) self->D += self->moved[k - 3];
    naive_work_stocks(self, k);
}

/* out[indicator][k], k = 0 .. horizon - 2022; what has no value in 2022, and the flows of 2022, are left as they are. */
static inline void naive_model_run(const koers_inputs *in, const naive_chance *chance, naive_path out[KOERS_N_INDICATORS])
{
    naive_model model, *self = &model;
    memset(self, 0, sizeof *self);
    self->in = in;
    self->chance = chance;
    self->out = out;
    self->u[0] = NAIVE_P(UNEMPLOYMENT_START);
    self->K[0] = 1;
    NAIVE_OUT(UNEMPLOYMENT, 0) = self->u[0] / 100;
    for (int i = 0; i < 3; i++) self->f[i][0] = 1;
    self->built[0][0] = in->ground.facts.dwellings_basic;
    self->built[1][0] = in->ground.facts.dwellings_thorough;
    self->built[2][0] = in->ground.facts.dwellings_corporation;
    naive_delivery(self, 0);
    naive_school_start(self);
    naive_school_flows(self, 0, 1);
    naive_school_shares(self, 0);
    for (int A = 0; A < 2; A++) {
        const double all =
            A == 0 ? in->ground.facts.assistance_zuid : in->ground.facts.assistance_city - in->ground.facts.assistance_zuid;
        self->S[A][0] = naive_inflow_2022(self, A);
        self->S[A][1] = all - self->S[A][0];
    }
    naive_dwellings(self, 0);
    naive_work_stocks(self, 0);
    for (int k = 1; k <= in->aims.horizon - KOERS_START_YEAR; k++) {
        naive_economy(self, k);
        naive_money(self, k);
        naive_delivery(self, k);
        naive_dwellings(self, k);
        naive_school(self, k);
        naive_work(self, k);
    }
}

#endif
