#!/usr/bin/env python3
"""koers agrees draw by draw with an independent program of the same model, the NumPy program of tests/twin, on the same chance.

tests/twin/dump.c draws random levers, caseloads, budgets, match, shocks and beliefs, horizons 2023..2045, and gives all numbers that a
draw was made of, with every indicator of every year that koers made of them; the twin's equations, fed with exactly those numbers, must
come to the same. Ends with 'N passed, N failed', a check being an indicator in a year of a scenario, over its draws.
"""
import os
import subprocess
import sys
from pathlib import Path

import numpy as np

top = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(top / "tests/twin"))

from libconfig_subset import PILLARS, SOURCES, START_YEAR, Budget, Setting  # noqa: E402
from twin import INDICATORS, Model  # noqa: E402

SCENARIOS, DRAWS = 90, 24
# Both compute each year in some hundred roundings and calls that err by at most 2 ulp each (4e-16); errors are carried on by
# recursions that damp them and enter by exp and log of arguments below 5. This leaves a factor of a hundred over 23 years.
TOLERANCE = 1e-11
# A difference of two large numbers keeps their absolute error: that of stocks of some thousands.
DIFFERENCES = ("assistance_inflow", "assistance_exits_to_work", "assistance_exits", "assistance_relocated")
LARGE = 1000.0


def read_scenarios(data):
    """(number, arrays by name) of each scenario in a dump."""
    at = 0

    def line():
        nonlocal at
        end = data.index(b"\n", at)
        text, at = data[at:end].decode().split(), end + 1
        return text

    while at < len(data):
        word, number, _, _ = line()
        assert word == "scenario", word
        arrays = {}
        while (head := line()) != ["end"]:
            name, rows, columns = head[0], int(head[1]), int(head[2])
            arrays[name] = np.frombuffer(data, count=rows * columns, offset=at).reshape(rows, columns)
            at += 8 * rows * columns
        yield int(number), arrays


def part(arrays, prefix):
    return {name.removeprefix(prefix): values[0] for name, values in arrays.items() if name.startswith(prefix)}


def budget_of(arrays, pillar):
    paths = part(arrays, f"budget.{pillar}.")
    amounts = [dict(zip(SOURCES, row)) for row in zip(*(paths[source].tolist() for source in SOURCES))]
    sources = [amount if given else None for amount, given in zip(amounts, paths["given"])]
    return Budget(sources, paths["unmodelled"].tolist())


def setting_of(number, arrays):
    """A setting without priors; a lever that stays as in 2022 is one that nobody moves."""
    level = {key: values[0] for key, values in part(arrays, "level.").items() if not key.startswith("caseload")}
    shock = arrays["shock"][0].tolist()
    years = list(range(START_YEAR, START_YEAR + len(shock)))
    levers = part(arrays, "lever.")
    moves = {name: (arrays[name + ".relative"] != 1).any() or arrays[name + ".fixed"].any() for name in ("caseload", "caseload_rest")}
    return Setting(
        id=f"dump-{number}",
        years=years,
        facts={key: values[0] for key, values in part(arrays, "fact.").items()},
        level=level,
        levers={key: levers[key].tolist() if (levers[key] != level[key]).any() else None for key in level},
        caseloads={name: name if moving else None for name, moving in moves.items()} | {"caseload_change": None},
        budgets={pillar: budget_of(arrays, pillar) for pillar in PILLARS},
        state_match={key: values[0] for key, values in part(arrays, "match.").items()},
        shock=dict(zip(years, shock)),
        priors={},
        targets=[],
    )


def caseload_paths_of(arrays):
    """Caseload = fixed + relative times that of 2022, so from what it starts at 0 and at 1."""
    paths = {}
    for name in ("caseload", "caseload_rest"):
        fixed, relative = arrays[name + ".fixed"][0], arrays[name + ".relative"][0]
        paths[name, 0.0], paths[name, 1.0] = fixed, fixed + relative
    return paths


class Given:
    """Chance as it was dumped; the parts are those of twin.Drawn."""

    def __init__(self, arrays):
        self.arrays = arrays
        self.parameters = part(arrays, "parameter.")
        self.n = arrays["technical_reading"].shape[1]

    def noise(self, name, k):
        return self.arrays["noise." + name][k - 1]

    def noise_of_exits(self, kind, k):
        return np.array([[self.noise(f"{kind}_{area}_{group}", k) for group in "nl"] for area in "ZR"])

    def event(self, name, probability):
        if name == "technical_reading":  # decided when the futures were made
            return self.arrays[name][0] > 0
        return self.arrays[name][0] < probability


def scale_of(name, theirs):
    """What, beside the value itself, an error is measured by."""
    if name == "exit_to_work_share":  # of exits that may be few: both terms of the ratio err by so much
        return 1 + (1 + np.abs(theirs[name])) * LARGE / np.maximum(theirs["assistance_exits"], 1e-300)
    return LARGE if name in DIFFERENCES else 1.0


def compare(number, arrays):
    """Checks passed and failed of a scenario, and its worst difference."""
    passed = failed = 0
    worst = 0.0
    with np.errstate(all="ignore"):
        theirs, reading = Model(setting_of(number, arrays), caseload_paths_of(arrays)).replay(Given(arrays))
    assert (reading == (arrays["technical_reading"][0] > 0)).all()
    names = {name.removeprefix("indicator.") for name in arrays if name.startswith("indicator.")}
    assert names == {name for name, _, _ in INDICATORS} == set(theirs), "both have the same indicators"
    for name, _, opening in INDICATORS:
        ours = arrays["indicator." + name]
        assert ours.shape == theirs[name].shape, f"{name}: the same years and draws"
        errors = np.abs(ours - theirs[name]) / (scale_of(name, theirs) + np.abs(theirs[name]))
        for row, error in enumerate(errors):
            worst = max(worst, error.max())
            if (error < TOLERANCE).all():
                passed += 1
                continue
            failed += 1
            draw = int(np.argmin(error < TOLERANCE))
            print(f"scenario {number}, {name} {START_YEAR + row + (not opening)}, draw {draw}: "
                  f"{ours[row, draw]:.17g}, the twin has {theirs[name][row, draw]:.17g}")
    return passed, failed, worst


def main():
    dump = os.environ.get("KOERS_DUMP", str(top / "build-asan/twin/dump"))
    made = subprocess.run([dump, str(SCENARIOS), str(DRAWS)], stdin=subprocess.DEVNULL, capture_output=True, timeout=300)
    passed = failed = n = 0
    worst = 0.0
    for number, arrays in read_scenarios(made.stdout):
        good, bad, most = compare(number, arrays)
        passed, failed, n, worst = passed + good, failed + bad, n + 1, max(worst, most)
    if made.returncode != 0 or n != SCENARIOS:
        failed += 1
        print(f"the dump has {n} scenarios\n{made.stderr.decode()}")
    print(f"worst difference over {n * DRAWS} draws: {worst:.2g}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
