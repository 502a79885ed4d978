#!/usr/bin/python3
"""Write a random but valid scenario file, for comparing koers with its twin.

    random_settings.py SEED OUT.cfg [--sharp]

Any lever, budget, shock or prior may be set.  Kept away from: probabilities of the
state match near a quantile that is compared, where a distribution of two values has
no stable quantile.

--sharp makes small mistakes visible: every prior becomes a fixed number, the effects
of the programme several times their usual size, and the noise small.
"""

import math
import os
import random
import sys

from libconfig_subset import LAST_YEAR, PILLARS, SOURCES, START_YEAR, default_data_dir, read_file

FIRST_YEAR = START_YEAR + 1
# About what each source of a pillar needs at the levels of 2022, million euros.
USUAL = {"school": 20.0, "work": 3.5, "housing": 25.0}


def number(x):
    return f"{x:.6g}" if "." in f"{x:.6g}" or "e" in f"{x:.6g}" else f"{x:.6g}.0"


def pick_years(dice, count):
    return sorted(dice.sample(range(FIRST_YEAR, 2035), count))


def lever_value(dice, lever):
    """A number or a path, mostly within capacity, sometimes anywhere in the domain."""
    low, high = lever["domain"]
    if dice.random() < 0.7:
        edge = lever.get("capacity", 25.0)
        level = lever["level_2022"]
        level = 150.0 if isinstance(level, str) else level
        low, high = sorted((edge, level - 0.5 * (edge - level)))
        low, high = max(low, lever["domain"][0]), min(high, lever["domain"][1])

    def value():
        return number(dice.uniform(low, high))

    kind = dice.random()
    if kind < 0.1:
        return '"2022"'
    if kind < 0.35:
        return value()
    points = ", ".join(f"({year}, {value()})" for year in pick_years(dice, dice.randint(1, 4)))
    return f"( {points} )"


def lever_lines(dice, levers):
    lines = []
    caseload = dice.choice(("caseload", "caseload_change"))
    for key, lever in levers.items():
        if key in ("caseload", "caseload_change") and key != caseload:
            continue
        if dice.random() < 0.5:
            text = lever_value(dice, lever)
            if dice.random() < 0.2:
                text = f'{{ path = {text}; source = "random settings"; }}'
            lines.append(f"  {key} = {text};")
    return lines


def amounts(dice, usual, unlimited):
    if dice.random() < 0.4:
        return number(dice.uniform(0, 2 * usual))
    years = [FIRST_YEAR] + [year for year in pick_years(dice, dice.randint(1, 3)) if year > FIRST_YEAR]
    steps = []
    for year in years:
        free = unlimited and dice.random() < 0.3
        amount = '"unlimited"' if free else number(dice.choice((0.0, 1.0, 1.0)) * dice.uniform(0, 2 * usual))
        steps.append(f"({year}, {amount})")
    # A list of one step is a path too.
    return f"( {', '.join(steps)} )"


def funding_lines(dice):
    lines = []
    for pillar in PILLARS:
        kind = dice.random()
        if kind < 0.15:
            continue
        if kind < 0.25:
            lines.append(f'  {pillar} = "unlimited";')
            continue
        parts = []
        if kind > 0.35:
            chosen = [source for source in SOURCES if dice.random() < 0.7] or ["state"]
            for source in chosen:
                parts.append(f"{source} = {amounts(dice, USUAL[pillar], dice.random() < 0.3)};")
        if dice.random() < 0.6 or not parts:
            parts.append(f"unmodelled = {number(dice.uniform(0, USUAL[pillar]))};")
        lines.append(f"  {pillar} = {{ {' '.join(parts)} }};")
    if dice.random() < 0.6:
        chance = dice.choice((0.0, 0.17, 0.36, 0.63, 0.83, 1.0))
        parts = [
            f"probability = {number(chance)};",
            f"year = {dice.randint(FIRST_YEAR, 2031)};",
            f"remaining = {number(dice.uniform(0, 1))};",
        ]
        if dice.random() < 0.5:
            parts.append(f"municipal_remaining = {number(dice.uniform(0, 1))};")
        lines.append(f"  state_match = {{ {' '.join(parts)} }};")
    return lines


def shock_lines(dice):
    years = pick_years(dice, dice.randint(1, 4))
    shocks = ", ".join(f"({year}, {number(dice.uniform(-1.5, 2.5))})" for year in years)
    return [f"economy = {{ shock = ( {shocks} ); }};"]


def changed_prior(dice, prior):
    """The prior moved by up to one sd and made narrower or wider; same limits."""
    kind = prior["distribution"]
    width = dice.uniform(0.5, 1.3)
    shift = dice.uniform(-1, 1)
    if kind == "fixed":
        centre = prior["value"]
        low, high = 0.9 * centre, 1.1 * centre if centre > 1 else min(1.1 * centre, 1.0)
        parts = {"value": dice.uniform(low, high)}
        if dice.random() < 0.3:
            kind = "normal"
            parts = {"mean": centre, "sd": 0.05 * centre, "lower": low, "upper": high}
    elif kind == "normal":
        parts = {"mean": prior["mean"] + shift * prior["sd"], "sd": prior["sd"] * width}
    elif kind == "lognormal":
        parts = {"median": prior["median"] * math.exp(shift * prior["sdlog"]), "sdlog": prior["sdlog"] * width}
    else:
        parts = {"a": prior["a"] * width, "b": prior["b"] * dice.uniform(0.5, 1.3)}
    text = " ".join(f"{key} = {number(value)};" for key, value in parts.items())
    for key in ("lower", "upper"):
        if key in prior:
            text += f" {key} = {number(prior[key])};"
    if "group" in prior and dice.random() < 0.8:
        text += f' group = "{prior["group"]}"; sign = {prior["sign"]};'
    return f'{{ distribution = "{kind}"; {text} source = "random settings"; }}'


def assume_lines(dice, priors):
    keys = dice.sample(sorted(priors), dice.randint(1, 12))
    return [f"  {key} = {changed_prior(dice, priors[key])};" for key in keys]


NOISE = {
    "unemployment_innovation", "construction_volatility", "inflow_noise", "inflow_noise_zuid",
    "taste_innovation_technical", "taste_innovation_care",
}


def sharp_prior(dice, key, prior):
    """A fixed number for a prior: its centre moved, an effect made strong."""
    kind = prior["distribution"]
    if key == "technical_reading_weight":
        value = dice.choice((0.0, 0.8, 1.0))
    elif kind == "normal":
        reach = 6 if prior.get("group") == "programme" else 1
        value = prior["mean"] + dice.uniform(-reach, reach) * prior["sd"]
    elif kind == "lognormal":
        value = prior["median"] * math.exp(dice.uniform(-1, 1) * prior["sdlog"])
    elif kind == "beta":
        value = prior["a"] / (prior["a"] + prior["b"]) * dice.uniform(0.8, 1.2)
    else:
        value = prior["value"]
    if key in NOISE:
        value *= 0.01
    value = min(max(value, prior.get("lower", value)), prior.get("upper", value))
    return f'{{ distribution = "fixed"; value = {number(value)}; source = "random settings"; }}'


def scenario(seed, sharp=False):
    dice = random.Random(seed)
    parameters = os.path.join(default_data_dir(), "parameters")
    levers = read_file(os.path.join(parameters, "programme.cfg"))["levers"]
    priors = read_file(os.path.join(parameters, "evidence.cfg"))["priors"]
    lines = ["# Random settings; see tests/twin/random_settings.py.", "format = 1;", f'id = "random-{seed}";']
    if dice.random() < 0.3:
        lines.append(f"horizon = {dice.randint(2031, LAST_YEAR)};")
    if dice.random() < 0.9:
        lines += ["levers = {", *lever_lines(dice, levers), "};"]
    if dice.random() < 0.8:
        lines += ["funding = {", *funding_lines(dice), "};"]
    if dice.random() < 0.5:
        lines += shock_lines(dice)
    if sharp:
        fixed = [f"  {key} = {sharp_prior(dice, key, prior)};" for key, prior in priors.items()]
        lines += ["assume = {", *fixed, "};"]
    elif dice.random() < 0.6:
        lines += ["assume = {", *assume_lines(dice, priors), "};"]
    return "\n".join(lines) + "\n"


def main():
    words = [word for word in sys.argv[1:] if word != "--sharp"]
    if len(words) != 2 or not words[0].isdigit():
        sys.exit("usage: random_settings.py SEED OUT.cfg [--sharp]")
    with open(words[1], "w", encoding="utf-8", newline="\n") as file:
        file.write(scenario(int(words[0]), "--sharp" in sys.argv))


if __name__ == "__main__":
    main()
