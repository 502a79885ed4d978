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
    for stage, goal in (("chance+model", "at least 8, goal 10"), ("statistics", "at least 16, goal 20")):
        ratio = statistics.median(t[stage] / o[stage] for o, t in zip(ours, theirs))
        line(f"{stage}: times as fast as NumPy", f"{ratio:.1f}", "", goal)


def what_if(folder):
    """Another decision from 2027 on, asked of a study that is open: chances and cost of 10,000 draws."""
    one, two = [], []
    for _ in range(PAIRS):
        seconds = stages(run(["build/bench", SCENARIO, str(DRAWS)])[0])
        full = seconds["chance+model"] * 10000 / DRAWS
        one.append(seconds["what_if_1_thread"] / full)
        two.append(seconds["what_if_2_threads"] / full)
    print(f"what-if from 2027, 10,000 draws, as a part of chance + model of a full run on one thread (median of {PAIRS})")
    line("one thread, processor time", f"{statistics.median(one):.3f}")
    line("two threads, clock on the wall", f"{statistics.median(two):.3f}", "", "at most 0.10, goal 0.06")


def many_scenarios(folder):
    """compare of six against one run, and both commands of `make run`, in processor time."""
    shipped = [f"scenarios/{name}.cfg" for name in
               ("baseline", "full-plan", "municipal-only", "funding-stops-2027", "intensified", "recession")]
    common = ["--threads", "1", "-q", "-o", folder]
    ratios, whole = [], []
    for _ in range(PAIRS):
        single = run(koers(folder, DRAWS, 1))[1]
        ratios.append(run(["build/koers", "compare", *shipped, "--plot", "none", *common])[1] / single)
    for _ in range(3):
        whole.append(sum(run(["build/koers", command, *shipped, "-q", "-o", folder])[1] for command in ("run", "compare")))
    print(f"six scenarios, {DRAWS:,} draws (medians)")
    line("compare of six / one run", f"{statistics.median(ratios):.2f}", "", "at most 4.2")
    line("run and compare of six with charts, user + system", f"{statistics.median(whole):.2f}", "s", "at most 1.5")


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
    line("wall clock", f"{statistics.median(walls):.2f}", "s", "at most 1.3 on two quiet cores")
    line("user + system, both threads", f"{statistics.median(processors):.2f}", "s", "wall clock times two, if nobody else works here")
    line("peak memory", f"{max(peaks):.0f}", "MB", "at most 160")


def main():
    print(processor())
    with tempfile.TemporaryDirectory() as folder:
        in_process(folder)
        what_if(folder)
        many_scenarios(folder)
        whole_process(folder)
        many_draws(folder)


if __name__ == "__main__":
    main()
