#!/usr/bin/python3
"""Run one scenario through the twin: read the files, simulate, summarise, write.

The same work as `koers run SCENARIO --plot none`, on one thread.
"""

import os

for _variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[_variable] = "1"

import argparse
import statistics
import sys
import time

import numpy as np

from libconfig_subset import read_scenario
from priors import beta_quantile
from twin import INDICATORS, Model, years_of

LEVELS = (0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95)
HEADER = "scenario,indicator,unit,year,draws,mean,se_mean,sd,p05,p10,p25,p50,p75,p90,p95"
# With --tolerances: what compare_twin.py needs to judge without guessing.
COMPARED = (("p05", 0.05), ("p50", 0.50), ("p95", 0.95))
TOLERANCES = ",se_sd," + ",".join(f"{name}_low,{name}_high" for name, _ in COMPARED)
SIGMAS = 5
REPETITIONS = 5
CI_Z = 1.959963984540054


def summarise(values):
    """Rows of mean, se_mean, sd (n - 1) and quantiles (type 7), one per year."""
    n = values.shape[1]
    mean = values.mean(axis=1)
    sd = values.std(axis=1, ddof=1) if n > 1 else np.zeros_like(mean)
    # Rounding of the mean must not make a constant look random.
    sd[np.ptp(values, axis=1) == 0] = 0
    quantiles = np.quantile(values, LEVELS, axis=1)
    return np.column_stack((mean, sd / np.sqrt(n), sd, quantiles.T))


def tolerances(values):
    """Standard error of the sd, and between which values a quantile of another run of
    as many draws lies: those whose rank is within 5 standard errors of a difference."""
    n = values.shape[1]
    variance = values.var(axis=1)
    fourth = ((values - values.mean(axis=1, keepdims=True)) ** 4).mean(axis=1)
    se_sd = np.sqrt(np.maximum(fourth - variance**2, 0) / (4 * n * np.maximum(variance, 1e-300)))
    levels = []
    for _, p in COMPARED:
        reach = SIGMAS * np.sqrt(p * (1 - p) * 2 / n)
        levels += [max(p - reach, 0.0), min(p + reach, 1.0)]
    return np.column_stack((se_sd, np.quantile(values, levels, axis=1).T))


def write_projection(path, setting, n, summaries, more=None):
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        print(HEADER + (TOLERANCES if more else ""), file=file)
        for name, unit, _ in INDICATORS:
            unit = f'"{unit}"' if "," in unit else unit
            rows = np.hstack((summaries[name], more[name])) if more else summaries[name]
            for year, row in zip(years_of(name, setting), rows):
                numbers = ",".join("%.17g" % number for number in row)
                print(f"{setting.id},{name},{unit},{year},{n},{numbers}", file=file)


def interval(hits, n):
    """Two-sided 95 % interval of Clopper and Pearson."""
    low = beta_quantile(hits, n - hits + 1, -CI_Z) if hits else 0.0
    high = beta_quantile(hits + 1, n - hits, CI_Z) if hits < n else 1.0
    return low, high


def target_rows(setting, results, derived):
    """target, indicator, year, direction, threshold, draws, hits, p, interval, median."""
    rows, readings, joint = [], [], True

    def row(label, target, hit, values):
        direction = "at_least" if "at_least" in target else "at_most"
        n, hits = len(hit), int(np.count_nonzero(hit))
        low, high = interval(hits, n) if n else (0.0, 1.0)
        return (label, target["indicator"], target["year"], direction, target[direction], n, hits,
                hits / n if n else 0.0, low, high, float(np.median(values)) if n else 0.0)

    for target in setting.targets:
        values = results[target["indicator"]]
        values = values[years_of(target["indicator"], setting).index(target["year"])]
        hit = values >= target["at_least"] if "at_least" in target else values <= target["at_most"]
        joint = joint & hit
        rows.append(row(target["id"], target, hit, values))
        if target["id"] == "technical":
            for label, draws in (("technical@derived", derived), ("technical@public", ~derived)):
                readings.append(row(label, target, hit[draws], values[draws]))
    n, hits = len(derived), int(np.count_nonzero(joint))
    every = ("all", "joint", setting.years[-1], "", "", n, hits, hits / n, *interval(hits, n), "")
    return rows + readings + [every]


def print_targets(rows):
    print("target,indicator,year,direction,threshold,draws,hits,probability,ci_low,ci_high,median")
    for row in rows:
        print(",".join("%.6g" % cell if isinstance(cell, float) else str(cell) for cell in row))


def timed(work):
    """Median seconds of some repetitions after one that warms up; the last result."""
    work()
    seconds = []
    for _ in range(REPETITIONS):
        start = time.process_time()
        result = work()
        seconds.append(time.process_time() - start)
    return statistics.median(seconds), result


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenario", help="a scenario file, or the name of a shipped one")
    parser.add_argument("--draws", type=int, default=20000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--horizon", type=int)
    parser.add_argument("--data", help="folder of the scenarios (default: the one of this repository)")
    parser.add_argument("--csv", help="write projection.csv here")
    parser.add_argument("--tolerances", action="store_true",
                        help="with --csv: further columns at the end, for compare_twin.py")
    parser.add_argument("--time", action="store_true", help="time the stages, single thread")
    return parser.parse_args()


def main():
    options = arguments()
    setting = read_scenario(options.scenario, options.data, options.horizon)
    model = Model(setting)
    n = options.draws
    if options.time:
        store = model.empty_results(n)
        seconds, (results, derived) = timed(lambda: model.simulate(n, options.seed, into=store))
        stat_seconds, summaries = timed(
            lambda: {name: summarise(values) for name, values in results.items()}
        )
        print(f"chance+model  {seconds:.4f} s  {n / seconds:,.0f} draws/s", file=sys.stderr)
        print(f"statistics    {stat_seconds:.4f} s  {n / stat_seconds:,.0f} draws/s", file=sys.stderr)
        both = seconds + stat_seconds
        print(f"together      {both:.4f} s  {n / both:,.0f} draws/s", file=sys.stderr)
    else:
        results, derived = model.simulate(n, options.seed)
        summaries = {name: summarise(values) for name, values in results.items()}
    if options.csv:
        more = None
        if options.tolerances:
            more = {name: tolerances(values) for name, values in results.items()}
        write_projection(options.csv, setting, n, summaries, more)
    print_targets(target_rows(setting, results, derived))


if __name__ == "__main__":
    main()
