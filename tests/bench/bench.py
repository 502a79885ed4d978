#!/usr/bin/python3
"""Benchmark of koers against the NumPy program of the same model: `make bench`.

Everything is measured in one run on one machine, in pairs (koers, NumPy, koers, NumPy ...), and
reported as medians and ratios: seconds of a single run say more of the machine than of the program.
"""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time

PAIRS = 5
SCENARIO = "scenarios/full-plan.cfg"
DRAWS = 20000
MANY = 1000000
ENVIRONMENT = dict(os.environ, OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")


def run(command):
    """Output, user + system seconds, wall seconds and peak megabytes of a command."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=ENVIRONMENT)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - start
    if status != 0:
        sys.exit(f"failed: {' '.join(command)}")
    return output, usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / 1024


def koers(folder, draws, threads):
    return ["build/koers", "run", SCENARIO, "--draws", str(draws), "--threads", str(threads), "--plot", "none", "-q", "-o", folder]


def twin(folder, *more):
    return ["/usr/bin/python3", "tests/twin/twin_cli.py", SCENARIO, "--draws", str(DRAWS), *more,
            "--csv", os.path.join(folder, "twin.csv")]


def stages(output):
    return {name: float(seconds) for name, seconds in (line.split() for line in output.splitlines())}


def twin_stages(output):
    """Seconds of "chance+model" and "statistics" as twin_cli.py --time prints them."""
    return {name: float(seconds) for name, seconds in re.findall(r"^(chance\+model|statistics)\s+([\d.]+) s", output, re.M)}


def line(text, value, unit="", goal=""):
    print(f"  {text:<58} {value:>10} {unit:<8} {goal}")


def processor():
    with open("/proc/cpuinfo", encoding="utf-8") as file:
        names = re.findall(r"model name\s*: (.*)", file.read())
    return f"{names[0]}, {len(names)} processors" if names else "unknown"


def in_process(folder):
    """The stages of one thread, paired with the twin's."""
    ours, theirs = [], []
    for _ in range(PAIRS):
        ours.append(stages(run(["build/bench", SCENARIO, str(DRAWS)])[0]))
        theirs.append(twin_stages(run(twin(folder, "--time"))[0]))
    median = {stage: statistics.median(one[stage] for one in ours) for stage in ours[0]}
    print(f"stages of {SCENARIO}, {DRAWS:,} draws, one thread (median of {PAIRS})")
    for stage in ("read", "prepare", "chance", "chance+model", "statistics", "writing"):
        line(stage, f"{1e3 * median[stage]:.1f}", "ms")
    line("chance + model", f"{DRAWS / median['chance+model']:,.0f}", "draws/s")
    line("everything, 1 thread", f"{DRAWS / median['whole_1_thread']:,.0f}", "draws/s")
    line("everything, 2 threads", f"{DRAWS / median['whole_2_threads']:,.0f}", "draws/s")
    for stage, goal in (("chance+model", "at least 5, goal 10"), ("statistics", "")):
        ratio = statistics.median(t[stage] / o[stage] for o, t in zip(ours, theirs))
        line(f"{stage}: times as fast as NumPy", f"{ratio:.1f}", "", goal)


def whole_process(folder):
    ours, theirs, peak = [], [], 0
    for _ in range(PAIRS):
        _, seconds, _, megabytes = run(koers(folder, DRAWS, 1))
        ours.append(seconds)
        peak = max(peak, megabytes)
        theirs.append(run(twin(folder))[1])
    print(f"whole process, {DRAWS:,} draws, all files, no rendering (median of {PAIRS} pairs)")
    line("user + system", f"{statistics.median(ours):.3f}", "s", "at most 0.20, goal 0.12")
    line("peak memory", f"{peak:.0f}", "MB")
    ratio = statistics.median(t / o for o, t in zip(ours, theirs))
    line("times as fast as NumPy", f"{ratio:.1f}", "", "at least 3")


def many_draws(folder):
    walls, processors, peaks = [], [], []
    for _ in range(3):
        _, seconds, wall, megabytes = run(koers(folder, MANY, 2))
        walls.append(wall)
        processors.append(seconds)
        peaks.append(megabytes)
    print(f"whole process, {MANY:,} draws, two threads (median of 3)")
    line("wall clock", f"{statistics.median(walls):.2f}", "s", "at most 4")
    line("user + system, both threads", f"{statistics.median(processors):.2f}", "s", "wall clock times two, if nobody else works here")
    line("peak memory", f"{max(peaks):.0f}", "MB", "at most 300")


def main():
    print(processor())
    with tempfile.TemporaryDirectory() as folder:
        in_process(folder)
        whole_process(folder)
        many_draws(folder)


if __name__ == "__main__":
    main()
