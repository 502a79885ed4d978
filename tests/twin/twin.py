"""The projection model in NumPy, written from sim/MODEL.md alone.

A second implementation that shares no code with koers: the twin with which its
distributions and, given the same chance, its draws are compared (tests/statistical),
and the rival with which its speed is compared.  Every quantity is an array over draws, or a plain float where all draws agree; adding
nothing (a float 0.0) is skipped, so levers that do not move cost nothing.

Money is in million euros of 2023, shares are fractions, lists run over the years
from 2022 (index 0).
"""

from types import SimpleNamespace

import numpy as np

from libconfig_subset import lever_path
from priors import Prior, Z_NODES, cdf, quantile

# Structure of the model.
AR_INFLOW = 0.6
SATURATION = 0.04
CASELOAD_FLOOR = 40.0
UNEMPLOYMENT_FLOOR = 1.5
TIGHT, SLACK = 4.5, 6.0
DELIVERY_NOISE = 0.10
RATE_CEILING, EXIT_CEILING = 0.9, 0.95
LEAST_SHARE = 0.01
MILLION = 1e6

# (name, unit, first row is 2022)
INDICATORS = (
    ("unemployment", "share", True),
    ("technical_share", "share", True),
    ("care_share", "share", True),
    ("technical_plus_care_share", "share", True),
    ("technical_diploma_share", "share", True),
    ("care_diploma_share", "share", True),
    ("early_leavers", "share", True),
    ("achievement_sd", "sd", True),
    ("higher_advice", "share", True),
    ("assistance_count", "benefits", True),
    ("assistance_count_rest", "benefits", True),
    ("assistance_city", "benefits", True),
    ("assistance_share", "share", True),
    ("assistance_share_without_relocation", "share", True),
    ("assistance_inflow", "benefits/year", True),
    ("assistance_exits_to_work", "benefits/year", True),
    ("assistance_exits", "benefits/year", True),
    ("exit_to_work_share", "share", True),
    ("assistance_relocated", "benefits", True),
    ("population_share", "share", True),
    ("assistance_rate", "per 1,000 inhabitants", True),
    ("dwellings_total", "dwellings", True),
    ("dwellings_total_capped", "dwellings", True),
    ("dwellings_basic_total", "dwellings", True),
    ("dwellings_thorough_total", "dwellings", True),
    ("dwellings_corporation_total", "dwellings", True),
    ("cost_school", "million euro/year", False),
    ("cost_work", "million euro/year", False),
    ("cost_housing", "million euro/year", False),
    ("cost_total", "million euro/year", False),
    ("cost_unmodelled", "million euro/year", False),
    ("budget_total", "million euro/year", False),
    ("funding_gap", "million euro/year", False),
    ("funded_school", "share", False),
    ("funded_work", "share", False),
    ("funded_housing", "share", False),
)


# Small tools --------------------------------------------------------------------

def is_zero(x):
    return isinstance(x, float) and x == 0.0


def times(coefficient, change):
    """Their product; nothing at all where the change is nothing in every draw."""
    return 0.0 if is_zero(change) else coefficient * change


def blend(series, k, lag):
    """Half effect in the first year, full after; as a change since 2022."""
    if k - lag <= 0:
        return 0.0
    return 0.5 * (series[k - lag] + series[k - lag - 1]) - series[0]


def window_mean(changes, first, last):
    """Mean of changes since 2022 over year indices first..last (0 before 2023)."""
    return sum(changes[max(first, 0):max(last + 1, 0)], 0.0) / (last - first + 1)


def binomial(n, p, z):
    mean = n * p
    draw = np.sqrt(mean * (1 - p))
    draw *= z
    draw += mean
    return np.minimum(np.maximum(draw, 0.0, out=draw), n, out=draw)


def poisson(mean, z):
    return np.maximum(0.0, mean + np.sqrt(mean) * z)


def something(whole):
    """A whole to divide its parts by: where it is nothing, so are they, and their shares."""
    return np.maximum(whole, 1e-300)


def damped_years(rho, k):
    """L(k): years of trend that still come."""
    if isinstance(rho, float):
        return float(k) if rho == 1 else (1 - rho**k) / (1 - rho)
    straight = np.abs(1 - rho) < 1e-12
    return np.where(straight, k, (1 - rho**k) / np.where(straight, 1, 1 - rho))


def below(z, probability):
    """Where Phi(z) < probability."""
    if isinstance(probability, (int, float)):
        return z < quantile(probability)
    return np.interp(z, Z_NODES, [cdf(node) for node in Z_NODES]) < probability


# Economy ------------------------------------------------------------------------

class Economy:
    def __init__(self, run):
        self.run = run
        self.u = run.p.unemployment_start
        self.log_price = 0.0
        run.put("unemployment", 0, self.u / 100)

    def step(self, k):
        run, p = self.run, self.run.p
        shock = run.setting.shock.get(run.setting.years[k], 0.0)
        u = p.unemployment_mean + p.unemployment_persistence * (self.u - p.unemployment_mean)
        u += p.unemployment_innovation * run.noise("unemployment")
        self.u = np.maximum(UNEMPLOYMENT_FLOOR, u + shock)
        self.du = p.unemployment_start * np.log(self.u / p.unemployment_start)
        drift = p.construction_drift + p.construction_volatility * run.noise("construction")
        self.log_price = self.log_price + drift
        self.price = np.exp(self.log_price)
        run.put("unemployment", k, self.u / 100)


# Money --------------------------------------------------------------------------

class Money:
    """Budgets per pillar; says which part of the planned cost is funded."""

    def __init__(self, run):
        self.run = run
        match = run.setting.state_match
        self.match_year = match["year"] if match else None
        if match:
            kept = run.chance.event("state_match", match["probability"])
            self.keep = {
                "state": np.where(kept, 1.0, match.get("remaining", 1.0)),
                "municipal": np.where(kept, 1.0, match.get("municipal_remaining", 1.0)),
            }

    def start_year(self):
        self.total, self.unmodelled, self.budget, self.gap = 0.0, 0.0, 0.0, 0.0

    def settle(self, pillar, k, cost):
        """The funded fraction of this year's planned cost of a pillar."""
        budget = self.run.setting.budgets[pillar]
        other_things = budget.unmodelled[k]
        amounts = budget.sources[k]
        funded = 1.0
        if amounts is not None:
            state, municipal = amounts["state"], amounts["municipal"]
            if self.match_year and self.run.setting.years[k] >= self.match_year:
                state = state * self.keep["state"]
                municipal = municipal * self.keep["municipal"]
            available = state + municipal + amounts["other"]
            need = cost + other_things
            funded = np.where(need > available, available / np.maximum(need, 1e-300), 1.0)
            self.budget = self.budget + available
            self.gap = self.gap + np.maximum(need - available, 0.0)
        realised = funded * cost
        self.total = self.total + realised
        self.unmodelled = self.unmodelled + funded * other_things
        self.run.put("cost_" + pillar, k, realised)
        self.run.put("funded_" + pillar, k, funded)
        return funded

    def end_year(self, k):
        put = self.run.put
        put("cost_total", k, self.total)
        put("cost_unmodelled", k, self.unmodelled)
        put("budget_total", k, self.budget)
        put("funding_gap", k, self.gap)


# School: field of study in mbo --------------------------------------------------

class School:
    def __init__(self, run):
        self.run = run
        p, facts, level = run.p, run.setting.facts, run.setting.level
        derived = run.chance.event("technical_reading", p.technical_reading_weight)
        trend = np.where(derived, p.technical_trend_derived, p.technical_trend_public)
        run.put_reading(derived)

        # What was delivered, by year index; coverages are filled in pairs.
        self.cov_t, self.cov_c = [], []
        self._cover(level["guarantees_technical"], level["guarantees_care"])
        self.guidance = [level["career_guidance"]]
        self.access = [level["technical_access"]]
        self.mentored = [level["mentored_pupils"]]
        self.lessons, self.lessons_vo = [0.0], [0.0]   # changes since 2022
        self.pledged = 1.0

        # Net trends, start shares, stocks.
        years = facts["build_up_years"]
        self.drift_t = trend - (p.adb_technical * self.cov_t[0] / 0.10 + p.guidance_technical) / years
        self.drift_c = p.care_trend - (p.adb_care * self.cov_c[0] / 0.10 + p.guidance_care) / years
        most = 1 - 2 * LEAST_SHARE
        self.s_t = s_t = np.clip(p.technical_share_2021 + self.drift_t, LEAST_SHARE, most)
        self.s_c = s_c = np.clip(p.care_share_2021 + self.drift_c, LEAST_SHARE, 1 - LEAST_SHARE - s_t)
        s_o = 1 - s_t - s_c
        rest = (self.drift_t + self.drift_c) / s_o
        self.level_t, self.level_c = np.log(s_t / s_o), np.log(s_c / s_o)
        self.tilt_t, self.tilt_c = self.drift_t / s_t + rest, self.drift_c / s_c + rest
        self.weight_t, self.weight_c = 1 / (s_t * (1 - s_t)), 1 / (s_c * (1 - s_c))
        self.taste_t = self.taste_c = 0.0

        x = p.leave_rate
        omega_o = (1 - s_t * p.diploma_ratio_technical - s_c * p.diploma_ratio_care) / s_o
        q = p.diploma_of_leavers
        self.diploma_rate = np.empty((3, run.n))
        for row, omega in zip(self.diploma_rate, (p.diploma_ratio_technical, p.diploma_ratio_care, omega_o)):
            row[:] = np.minimum(x, np.maximum(0.0, q * x * omega))
        self.drop_rate = x - self.diploma_rate
        shares = np.empty((3, run.n))
        shares[0], shares[1], shares[2] = s_t, s_c, s_o
        self.stock = shares * (p.entrants / x)
        self._report(0, self.diploma_rate * shares, self.drop_rate * shares, 1.0)
        run.put("achievement_sd", 0, 0.0)
        run.put("higher_advice", 0, 0.0)

    def _cover(self, technical, care):
        """Guarantees as a share of the entrants, together at most the ceiling."""
        entrants, ceiling = self.run.p.entrants, self.run.setting.facts["coverage_ceiling"]
        scale = 1 / np.maximum(entrants, (technical + care) / ceiling)
        self.cov_t.append(technical * scale)
        self.cov_c.append(care * scale)

    def _staffed(self, change):
        """Lessons above the level of 2022 are given as far as there is staff."""
        staffing = self.run.p.staffing
        if isinstance(change, float):
            return change if change <= 0 else staffing * change
        return np.where(change > 0, staffing * change, change)

    def _planned_cost(self, plan, level):
        p, facts = self.run.p, self.run.setting.facts
        weeks = facts["school_weeks"]
        euros = (plan["lesson_hours"] * weeks * plan["lesson_coverage"]) * p.price_pupil_hour * p.pupils_primary
        euros += (facts["vo_hours"] * weeks * plan["lesson_vo_share"]) * p.price_pupil_hour * p.pupils_vo
        guarantees = plan["guarantees_technical"] + plan["guarantees_care"] + plan["guarantees_other"]
        euros += guarantees * p.price_guarantee
        euros += plan["career_guidance"] * p.price_guidance_full
        access = max(0.0, plan["technical_access"] - level["technical_access"])
        euros += times(p.price_access_10pp, access / 0.10)
        euros += plan["mentored_pupils"] * p.price_mentored_pupil
        return euros / MILLION

    def _deliver(self, k):
        run, level = self.run, self.run.setting.level
        plan = {key: run.planned(key, k) for key in run.setting.levers}
        f = run.money.settle("school", k, self._planned_cost(plan, level))
        self._cover(f * plan["guarantees_technical"], f * plan["guarantees_care"])
        self.guidance.append(f * plan["career_guidance"])
        free = min(plan["technical_access"], level["technical_access"])
        self.access.append(free + f * (plan["technical_access"] - free))
        self.mentored.append(f * plan["mentored_pupils"])
        usual = level["lesson_hours"] * level["lesson_coverage"]
        self.lessons.append(self._staffed(f * plan["lesson_hours"] * plan["lesson_coverage"] - usual))
        more_vo = f * plan["lesson_vo_share"] - level["lesson_vo_share"]
        self.lessons_vo.append(run.setting.facts["vo_hours"] * self._staffed(more_vo))
        return plan["technical_recruitment"]

    def _levers(self, sector, d_cov, doses, d_access):
        """Change of the entrants' share by the levers, recruitment left out."""
        p = vars(self.run.p)
        choice = times(p["adb_" + sector], d_cov) / 0.10
        choice += times(p["guidance_" + sector], doses.guidance) / 0.50
        choice += times(p["access_" + sector], d_access) / 0.10
        choice += times(p["mentor_" + sector], doses.mentors)
        if not is_zero(choice):
            choice = SATURATION * np.tanh(choice / SATURATION)
        choice = choice + times(p["hours_" + sector], doses.lessons) / 10
        return choice + times(p["hours_vo_" + sector], doses.lessons_vo) / 6

    def step(self, k):
        run, p, facts = self.run, self.run.p, self.run.setting.facts
        recruitment = self._deliver(k)

        d_cov_t, d_cov_c = blend(self.cov_t, k, 1), blend(self.cov_c, k, 1)
        self.d_cov = d_cov_t + d_cov_c
        mentors = blend(self.mentored, k, 2)
        doses = SimpleNamespace(
            guidance=blend(self.guidance, k, 2),
            mentors=times(1 / p.entrants, mentors * facts["mentored_in_vmbo"]),
            lessons=window_mean(self.lessons, k - 12, k - 5),
            lessons_vo=window_mean(self.lessons_vo, k - 4, k - 1),
        )
        access = blend(self.access, k, 4)
        b_t = self._levers("technical", d_cov_t, doses, access)
        b_c = self._levers("care", d_cov_c, doses, access)
        if not is_zero(self.pledged - 1.0):
            b_t = b_t + self.s_t * (np.minimum(facts["recruitment_ceiling"], self.pledged) - 1)
        if recruitment:
            self.pledged = self.pledged * (1 + p.pledge_kept * recruitment)

        # Choice of the entrants.
        x, rho = p.leave_rate, p.trend_damping
        growth = damped_years(rho, k) + (1 / x - 1) * rho ** (k - 1)
        self.taste_t = p.taste_persistence * self.taste_t + p.taste_innovation_technical * run.noise("taste_T")
        self.taste_c = p.taste_persistence * self.taste_c + p.taste_innovation_care * run.noise("taste_C")
        odds_t = np.exp(self.level_t + growth * self.tilt_t + (b_t + self.taste_t) * self.weight_t)
        odds_c = np.exp(self.level_c + growth * self.tilt_c + (b_c + self.taste_c) * self.weight_c)
        entrants = p.entrants * np.exp(p.entrants_growth * k)
        technical = binomial(entrants, odds_t / (1 + odds_t + odds_c), run.noise("entrants_T"))
        others = entrants - technical
        care = binomial(others, odds_c / (1 + odds_c), run.noise("entrants_C"))

        # Stock.
        more_drop = times(p.mentor_dropout, doses.mentors) + times(p.adb_dropout, self.d_cov)
        leavers = self.drop_rate * self.stock
        diplomas = self.diploma_rate * self.stock
        opening = self.stock.sum(axis=0)
        self.stock -= diplomas
        if not is_zero(more_drop):
            leavers *= np.exp(more_drop)
            np.minimum(leavers, self.stock, out=leavers)
        self.stock -= leavers
        self.stock[0] += technical
        self.stock[1] += care
        self.stock[2] += others - care
        self._report(k, diplomas, leavers, opening)

        recent = window_mean(self.lessons, k - 8, k - 1)
        run.put("achievement_sd", k, times(p.hours_achievement, recent) / 10)
        run.put("higher_advice", k, times(p.hours_advice, recent) / 10)

    def _report(self, k, diplomas, leavers, opening):
        put = self.run.put
        shares = self.stock[:2] / self.stock.sum(axis=0)
        put("technical_share", k, shares[0])
        put("care_share", k, shares[1])
        put("technical_plus_care_share", k, shares[0] + shares[1])
        all_diplomas = something(diplomas.sum(axis=0))
        put("technical_diploma_share", k, diplomas[0] / all_diplomas)
        put("care_diploma_share", k, diplomas[1] / all_diplomas)
        put("early_leavers", k, leavers.sum(axis=0) / opening)


# Housing ------------------------------------------------------------------------

TRACKS = ("basic", "thorough", "corporation")


class Housing:
    def __init__(self, run):
        self.run = run
        self.total = {track: run.setting.facts[f"dwellings_{track}_2022"] + 0.0 for track in TRACKS}
        self.delivered = {track: [run.setting.level["dwellings_" + track]] for track in TRACKS}
        self._report(0)

    def step(self, k):
        run, p = self.run, self.run.p
        ready = {}
        for track in TRACKS:
            rate = vars(p)["delivery_" + track] * np.maximum(0.0, 1 + DELIVERY_NOISE * run.noise("delivery_" + track))
            ready[track] = run.planned("dwellings_" + track, k) * rate
        euros = ready["basic"] * p.price_dwelling_basic + ready["thorough"] * p.price_dwelling_thorough
        f = run.money.settle("housing", k, euros * run.economy.price / MILLION)
        for track in TRACKS:
            done = ready[track] if track == "corporation" else f * ready[track]
            self.delivered[track].append(done)
            self.total[track] = self.total[track] + done
        self._report(k)

    def _report(self, k):
        put, facts = self.run.put, self.run.setting.facts
        put("dwellings_total", k, sum(self.total.values()))
        capped = sum(np.minimum(self.total[track], facts["ambition_" + track]) for track in TRACKS)
        put("dwellings_total_capped", k, capped)
        for track in TRACKS:
            put(f"dwellings_{track}_total", k, self.total[track])


# Work: social assistance --------------------------------------------------------

ZUID, REST = 0, 1
NEW, LONGER = 0, 1


class Work:
    """Arrays of stocks and rates have the axes area, class, draw."""

    def __init__(self, run):
        self.run = run
        p, facts = run.p, run.setting.facts
        z_2021, z_2022 = facts["assistance_zuid_2021"], facts["assistance_zuid_2022"]
        r_2022 = facts["assistance_city_2022"] - z_2022
        work, other = facts["exits_work_zuid_2022"], facts["exits_other_zuid_2022"]
        inflow = facts["inflow_zuid_2022"]
        nu = inflow / z_2022
        self.to_work = self._class_rates(work / z_2021, p.ratio_exit_work, p.ratio_rest_work, nu)
        self.to_other = self._class_rates(other / z_2021, p.ratio_exit_other, p.ratio_rest_other, nu)
        rest_rate = work / z_2021 * p.ratio_rest_work + other / z_2021 * p.ratio_rest_other
        rest_inflow = facts["assistance_rest_net_2022"] + rest_rate * facts["assistance_rest_2021"]
        rest_inflow = np.clip(rest_inflow, 0.0, r_2022)
        self.inflow_2022 = (inflow, rest_inflow)
        self.people = (facts["population_zuid_2022"], facts["population_rest_2022"])

        self.stock = np.empty((2, 2, run.n))
        self.stock[ZUID, NEW] = inflow
        self.stock[ZUID, LONGER] = z_2022 - inflow
        self.stock[REST, NEW] = rest_inflow
        self.stock[REST, LONGER] = r_2022 - rest_inflow

        self.common = 0.0
        self.caseload_effect = [0.0, 0.0]
        self.centres = [run.setting.level["practice_centres"]]
        self.screened = [run.setting.level["wage_subsidy_screened"]]
        self.prevention = [run.setting.level["inflow_prevention"]]
        self.relocated = 0.0
        self.placements = p.lks_placed * p.lks_additional * p.lks_leaves
        self.count = z_2022 + 0.0
        self._report(0, self.count, r_2022 + 0.0, inflow, work, work + other)

    def _class_rates(self, rate, ratio, rest, nu):
        rates = np.empty((2, 2, self.run.n))
        rates[ZUID, LONGER] = rate / (1 - nu + nu * ratio)
        rates[ZUID, NEW] = ratio * rates[ZUID, LONGER]
        rates[REST] = rest * rates[ZUID]
        return rates

    # Coaches are counted per recipient and relative to 2022 (1 = a caseload of c0).

    def _planned_coaches(self, k):
        setting, c0 = self.run.setting, self.run.p.caseload_2022
        change = setting.caseloads["caseload_change"]
        if change is not None:
            return 1 / (1 + self.run.path("caseload_change", 0.0)[k])
        return self._relative_coaches("caseload", k, c0)

    def _relative_coaches(self, lever, k, c0):
        if self.run.setting.caseloads[lever] is None:
            return 1.0
        # The path may start from c0, which differs by draw: weight of c0 and the rest.
        base = self.run.path(lever, 0.0)[k]
        weight = self.run.path(lever, 1.0)[k] - base
        return c0 / (base + weight * c0)

    def _caseload_gain(self, coaches):
        """log2 of how much smaller the caseload is, as far as that still matters."""
        if isinstance(coaches, float) and coaches == 1.0:
            return 0.0
        c0 = self.run.p.caseload_2022
        return np.log2(np.maximum(CASELOAD_FLOOR, c0) / np.maximum(CASELOAD_FLOOR, c0 / coaches))

    def _deliver(self, k):
        run, p = self.run, self.run.p
        coaches = self._planned_coaches(k)
        extra_coaches = np.maximum(0.0, coaches - 1 / p.caseload_norm)
        centres = run.planned("practice_centres", k)
        screened = run.planned("wage_subsidy_screened", k)
        prevention = run.planned("inflow_prevention", k)
        euros = extra_coaches * (self.count / p.caseload_2022) * p.price_coach
        euros += centres * p.price_practice_centre
        if screened:
            euros += screened * (p.price_screening + p.lks_placed * p.price_placement)
        if prevention:
            euros += prevention * self.inflow_2022[ZUID] * p.price_prevention
        f = run.money.settle("work", k, euros / MILLION)
        self.centres.append(f * centres)
        self.screened.append(f * screened)
        self.prevention.append(f * prevention)
        if not isinstance(f, float):
            coaches = coaches - (1 - f) * extra_coaches
        if not isinstance(coaches, float):
            coaches = np.where(coaches > 1, 1 + p.coach_filling * (coaches - 1), coaches)
        elif coaches > 1:
            coaches = 1 + p.coach_filling * (coaches - 1)
        rest = self._relative_coaches("caseload_rest", k, p.caseload_2022)
        return self._caseload_gain(coaches), self._caseload_gain(rest)

    def _inflow(self, k, h, du):
        run, p, facts = self.run, self.run.p, self.run.setting.facts
        self.common = AR_INFLOW * self.common + p.inflow_noise * run.noise("inflow_common")
        own = p.inflow_noise_zuid * run.noise("inflow_zuid_own")
        general = p.inflow_level + self.common
        cycle = p.inflow_cycle * du
        growth = (p.population_growth_zuid, p.population_growth_rest)
        zuid = general + p.cycle_zuid * cycle + own + p.trend_zuid * damped_years(p.trend_damping, k)
        zuid += times(p.adb_inflow * facts["recipients_under_27"], run.school.d_cov)
        zuid += times(p.prevention_inflow, blend(self.prevention, k, 0))
        logs = (zuid, general + cycle)
        inflow = []
        for area, name in ((ZUID, "inflow_Z"), (REST, "inflow_R")):
            log = logs[area] + times(p.case_inflow, h[area]) + growth[area] * k
            inflow.append(poisson(self.inflow_2022[area] * np.exp(log), run.noise(name)))
        return inflow

    def _rates(self, k, h, du):
        """Yearly exit rates to work and otherwise."""
        p = self.run.p
        change = p.exit_level + p.hardening * damped_years(p.trend_damping, k)
        cycle = p.exit_cycle * du
        work, other = np.empty_like(self.to_work), np.empty_like(self.to_other)
        for area, kappa in ((ZUID, p.cycle_zuid), (REST, 1.0)):
            np.multiply(self.to_work[area], np.exp(change + kappa * cycle), out=work[area])
            factor = np.exp(p.exit_level + times(p.case_other, h[area]))
            np.multiply(self.to_other[area], factor, out=other[area])
        np.minimum(work, RATE_CEILING, out=work)
        np.minimum(other, RATE_CEILING, out=other)
        total = work + other
        if total.max() > EXIT_CEILING:
            scale = np.minimum(1.0, EXIT_CEILING / total)
            work *= scale
            other *= scale
        return work, other

    def _extra_exits(self, k, h, work, size):
        """Exits to work that the programme adds, per area and class; None if none."""
        p = self.run.p
        by_class = (p.case_work_n, p.case_work_l)
        places = self.run.setting.facts["places_per_centre"]
        centres = times(places * p.lpc_turnover * p.lpc_effect, blend(self.centres, k, 1))
        projects = centres + times(self.placements, blend(self.screened, k, 1))
        if is_zero(h[ZUID]) and is_zero(h[REST]) and is_zero(projects):
            return None
        extra = np.zeros_like(self.stock)
        for area in (ZUID, REST):
            if is_zero(h[area]):
                continue
            for group in (NEW, LONGER):
                gain = np.expm1(by_class[group] * h[area])
                extra[area, group] = self.stock[area, group] * work[area, group] * gain
        if not is_zero(projects):
            extra[ZUID] += self.stock[ZUID] * (p.transfer * projects / size[ZUID])
        return extra

    def _displaced(self):
        p = self.run.p
        slack = np.clip((self.run.economy.u - TIGHT) / (SLACK - TIGHT), 0, 1)
        return p.displaced_on_benefit * (p.displace_tight + (p.displace_slack - p.displace_tight) * slack)

    def step(self, k):
        run, p = self.run, self.run.p
        du = run.economy.du
        effect = self._deliver(k)
        h = [0.5 * (now + before) for now, before in zip(effect, self.caseload_effect)]
        self.caseload_effect = effect

        inflow = self._inflow(k, h, du)
        work_rate, other_rate = self._rates(k, h, du)
        size = something(self.stock.sum(axis=1))
        extra = self._extra_exits(k, h, work_rate, size)
        to_work = binomial(self.stock, work_rate, run.chance.noise_of_exits("exit_work", k))
        to_other = binomial(self.stock, other_rate, run.chance.noise_of_exits("exit_other", k))
        if extra is not None:
            share = size / (size[ZUID] + size[REST])
            delta = share * self._displaced()
            extra *= 1 - p.relapse
            lost = extra.sum(axis=1)[::-1] * delta
            to_work += extra * (1 - delta)[:, None]
            to_work -= self.stock * (lost / size)[:, None]
        survivors = np.maximum(0.0, self.stock - to_work - to_other).sum(axis=1)
        work_zuid = to_work[ZUID].sum(axis=0)
        exits_zuid = size[ZUID] - survivors[ZUID]
        self.stock[:, LONGER] = survivors
        self.stock[ZUID, NEW], self.stock[REST, NEW] = inflow
        self._relocate(k)
        self._report(k, survivors[ZUID] + inflow[ZUID], survivors[REST] + inflow[REST],
                     inflow[ZUID], work_zuid, exits_zuid)

    def _relocate(self, k):
        """Households rehoused elsewhere, three years after the dwelling."""
        if k < 4:
            return
        p, delivered = self.run.p, self.run.housing.delivered
        thorough, corporation = delivered["thorough"], delivered["corporation"]
        self.relocated = (
            self.relocated
            + p.relocation * (thorough[k - 3] - thorough[0])
            + p.relocation_corporation * (corporation[k - 3] - corporation[0])
        )

    def _report(self, k, zuid, rest, inflow, to_work, exits):
        run, p = self.run, self.run.p
        put = run.put
        count = self.count = np.maximum(0.0, zuid - self.relocated)
        count_rest = rest
        if not is_zero(self.relocated):
            count_rest = np.maximum(0.0, rest + p.rehoused_in_rest * self.relocated)
        people_zuid = self.people[ZUID] * np.exp(p.population_growth_zuid * k)
        people_rest = self.people[REST] * np.exp(p.population_growth_rest * k)
        city = count + count_rest
        put("assistance_count", k, count)
        put("assistance_count_rest", k, count_rest)
        put("assistance_city", k, city)
        put("assistance_share", k, count / something(city))
        put("assistance_share_without_relocation", k, zuid / something(zuid + rest))
        put("assistance_inflow", k, inflow)
        put("assistance_exits_to_work", k, to_work)
        put("assistance_exits", k, exits)
        put("exit_to_work_share", k, np.where(exits > 0, to_work / something(exits), 0.0))
        put("assistance_relocated", k, self.relocated)
        put("population_share", k, people_zuid / (people_zuid + people_rest))
        put("assistance_rate", k, 1000 * count / people_zuid)


# Running ------------------------------------------------------------------------

def caseload_paths(setting):
    """Of each caseload lever that moves, for what it may start from: a path that starts
    with 2022's caseload, which differs by draw, is linear in that."""
    return {
        (lever, level): lever_path(value, level, setting.years)
        for lever, value in setting.caseloads.items() if value is not None
        for level in (0.0, 1.0)
    }


class Drawn:
    """Chance of NumPy's making: independent numbers, so names and years only count."""

    def __init__(self, rng, n, priors):
        self.rng, self.n = rng, n
        programme = self.noise("programme", 0)
        self.parameters = {key: prior.draw(rng, n, programme) for key, prior in priors.items()}

    def noise(self, name, k):
        """Standard normals of a named source in year index k."""
        return self.rng.standard_normal(self.n)

    def noise_of_exits(self, kind, k):
        """The same for the exits of one kind, with axes area, class, draw."""
        return self.rng.standard_normal((2, 2, self.n))

    def event(self, name, probability):
        """Where something happens that has this probability in each draw."""
        return below(self.noise(name, 0), probability)


class _Run:
    """One block of draws: its parameters, its chance and where results go."""

    def __init__(self, model, chance, n, results, reading, columns):
        self.setting, self.n, self.chance = model.setting, n, chance
        self.results, self.reading, self.columns = results, reading, columns
        self._paths = model.paths
        self.k = 0
        self.p = SimpleNamespace(**chance.parameters)

    def noise(self, name):
        return self.chance.noise(name, self.k)

    def put(self, name, k, value):
        row, values = self.results[name]
        if k >= row:
            values[k - row, self.columns] = value

    def put_reading(self, derived):
        self.reading[self.columns] = derived

    def planned(self, lever, k):
        path = self.setting.levers[lever]
        return self.setting.level[lever] if path is None else path[k]

    def path(self, lever, level_2022):
        return self._paths[lever, level_2022]

    def project(self):
        self.economy = Economy(self)
        self.money = Money(self)
        self.school = School(self)
        self.housing = Housing(self)
        self.work = Work(self)
        for k in range(1, len(self.setting.years)):
            self.k = k
            self.money.start_year()
            self.economy.step(k)
            self.school.step(k)
            self.housing.step(k)
            self.work.step(k)
            self.money.end_year(k)


class Model:
    """A setting made ready to simulate: priors tabulated, paths laid out."""

    def __init__(self, setting, paths=None):
        self.setting = setting
        self.priors = {key: Prior(group) for key, group in setting.priors.items()}
        self.paths = caseload_paths(setting) if paths is None else paths

    def empty_results(self, n):
        """The arrays that `simulate` fills, to be used again for a next run."""
        n_years = len(self.setting.years)
        results = {name: (0 if opening else 1, np.empty((n_years - (not opening), n)))
                   for name, _, opening in INDICATORS}
        return results, np.empty(n, dtype=bool)

    def simulate(self, n, seed=1, block=8192, into=None):
        """n draws.  Returns {indicator: array [years, n]} and which draws hold the
        derived reading of history.  Work is done in blocks that fit the cache."""
        results, reading = into or self.empty_results(n)
        rng = np.random.Generator(np.random.Philox(seed))
        for start in range(0, n, block):
            columns = slice(start, min(start + block, n))
            chance = Drawn(rng, columns.stop - start, self.priors)
            _Run(self, chance, chance.n, results, reading, columns).project()
        return {name: values for name, (_, values) in results.items()}, reading

    def replay(self, chance):
        """The same of draws whose chance is given, by what has the parts of `Drawn`."""
        results, reading = self.empty_results(chance.n)
        _Run(self, chance, chance.n, results, reading, slice(0, chance.n)).project()
        return {name: values for name, (_, values) in results.items()}, reading


def years_of(name, setting):
    """The years of the rows of an indicator."""
    opening = {key: has for key, _, has in INDICATORS}[name]
    return setting.years if opening else setting.years[1:]
