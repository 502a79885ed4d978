#!/usr/bin/python3
"""Compare two projections of one scenario, run with different random numbers.

    compare_twin.py KOERS_PROJECTION.csv TWIN_PROJECTION.csv

Checks mean, sd, p05, p50 and p95 of every indicator and year.  Each may differ by
5 standard errors of the difference, which a correct pair exceeds about once in
two million checks.  What the standard errors rest on:

  mean      the two se_mean
  sd        sd * sqrt((kurtosis - 1) / 4n)
  quantile  a rank that differs by sqrt(p (1 - p) (1/n + 1/m))

If the twin's file was written with --tolerances, it holds the standard error of its own
sd and the values between which the quantile may lie; the latter assumes nothing about
the form of the distribution, which may have atoms and gaps (a budget that binds in
some draws).  The number of draws of the first file must then be at least the twin's.

What is not in a file is estimated from the columns that both have.  Kurtosis: on the
high side, from skewness (as of a shifted lognormal) and from the variance that lies
outside p05..p95 (a rare one-sided exponential part).  Density at a quantile: from the
slope of the quantiles over their normal scores, the steeper of both sides and both
files, and from the mean of the tail where p05 or p95 sits at the edge of an atom.
This gives a false alarm now and then where a binding budget leaves a spike or a gap.

Values that do not vary must agree to rounding.  So use no more draws than koers has exact
quantiles for (run.json says so): counted in bins, an atom lies up to a bin too low.
"""

import csv
import math
import sys

SIGMAS = 5
ROUNDING = 1e-9
LEVELS = {"p05": 0.05, "p10": 0.10, "p25": 0.25, "p50": 0.50, "p75": 0.75, "p90": 0.90, "p95": 0.95}
SCORES = (-1.6448536, -1.2815516, -0.6744898, 0.0, 0.6744898, 1.2815516, 1.6448536)
NAMES = tuple(LEVELS)
CHECKED = ("p05", "p50", "p95")
TEXT = ("scenario", "indicator", "unit", "year")


def read(path):
    """{(indicator, year): numbers by column}"""
    rows = {}
    with open(path, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            key = row["indicator"], int(row["year"])
            rows[key] = {name: float(cell) for name, cell in row.items() if name not in TEXT}
    return rows


def kurtosis(row):
    """A generous estimate of the fourth moment over sd^4."""
    variance, n = row["sd"] ** 2, row["draws"]
    if variance == 0:
        return 3.0
    best = 3.0
    up, down = row["p95"] - row["p50"], row["p50"] - row["p05"]
    if up > 0 and down > 0:
        w = math.exp(min((math.log(up / down) / SCORES[-1]) ** 2, 4.0))
        best = max(best, w**4 + 2 * w**3 + 3 * w**2 - 3)
    core = min(((up + down) / (2 * SCORES[-1])) ** 2, variance)
    shift = (row["mean"] - row["p50"]) ** 2
    outside = variance + shift - core
    if outside > 0:
        rare = 3 * outside**3 / shift if shift > 0 else math.inf
        best = max(best, (3 * core**2 + rare) / variance**2)
    return min(best, n)


def slopes(row):
    values = [row[name] for name in NAMES]
    return [(b - a) / (y - x) for a, b, x, y in zip(values, values[1:], SCORES, SCORES[1:])]


def quantile_error(row, name):
    """Standard error of a quantile, from the quantiles around it."""
    p, n = LEVELS[name], row["draws"]
    slope = slopes(row)
    if name == "p50":
        steepest = max(slope[2], slope[3])
    else:
        outer, inner = (slope[0], slope[1]) if p < 0.5 else (slope[-1], slope[-2])
        steepest = max(outer, outer + 0.375 * (outer - inner))
    score = SCORES[NAMES.index(name)]
    density = math.exp(-score * score / 2) / math.sqrt(2 * math.pi)
    spread = math.sqrt(p * (1 - p) / n)
    error = spread / density * steepest
    if name != "p50":
        tail = min(p, 1 - p)
        if row[name] == row["p10" if p < 0.5 else "p90"]:
            error = max(error, spread / tail * abs(row["mean"] - row[name]) / tail)
    return error


def sd_error(row):
    """Standard error of an sd: as the file says, or estimated."""
    if row.get("se_sd") and row["sd"] > ROUNDING * abs(row["mean"]):
        return row["se_sd"]
    return row["sd"] * math.sqrt((kurtosis(row) - 1) / (4 * row["draws"]))


def quantile_limits(ours, theirs, name):
    """Between which values our quantile may lie."""
    if name + "_low" in theirs and ours["draws"] >= theirs["draws"]:
        return theirs[name + "_low"], theirs[name + "_high"]
    worst = max(quantile_error(row, name) * math.sqrt(row["draws"]) for row in (ours, theirs))
    reach = SIGMAS * worst * math.sqrt(1 / ours["draws"] + 1 / theirs["draws"])
    return theirs[name] - reach, theirs[name] + reach


def limits(ours, theirs):
    """(what, lowest, highest) for each number of ours that is checked."""
    reach = SIGMAS * math.hypot(ours["se_mean"], theirs["se_mean"])
    yield "mean", theirs["mean"] - reach, theirs["mean"] + reach
    reach = SIGMAS * math.hypot(sd_error(ours), sd_error(theirs))
    yield "sd", theirs["sd"] - reach, theirs["sd"] + reach
    for name in CHECKED:
        yield name, *quantile_limits(ours, theirs, name)


def compare(ours, theirs, out):
    """Count (passed, failed), naming every miss."""
    passed = failed = 0
    for key in sorted(set(ours) ^ set(theirs)):
        print(f"{key[0]} {key[1]}: only in one file", file=out)
        failed += 1
    for key in (key for key in ours if key in theirs):
        a, b = ours[key], theirs[key]
        rounding = ROUNDING * max(abs(a["mean"]), abs(b["mean"]), abs(a["sd"]), 1e-3)
        for what, low, high in limits(a, b):
            if low - rounding <= a[what] <= high + rounding:
                passed += 1
                continue
            failed += 1
            print(f"{key[0]} {key[1]} {what}: {a[what]:.8g} is not in {low:.8g} .. {high:.8g}"
                  f" (the other has {b[what]:.8g})", file=out)
    return passed, failed


def main():
    if len(sys.argv) != 3:
        sys.exit("usage: compare_twin.py KOERS_PROJECTION.csv TWIN_PROJECTION.csv")
    passed, failed = compare(read(sys.argv[1]), read(sys.argv[2]), sys.stdout)
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
