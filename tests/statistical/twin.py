#!/usr/bin/env python3
"""koers agrees in distribution with an independent program of the same model, the NumPy program of tests/twin.

For every shipped scenario, and for random settings of all levers, budgets, match, shock and priors (--sharp: strong effects and
little noise, so that a lag off by one shows), mean, sd and quantiles of every indicator and year agree within the Monte Carlo error
of both: compare_twin.py derives the tolerances. The two draw different chance. Ends with 'N passed, N failed'.
"""
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

top = Path(__file__).resolve().parent.parent.parent
twin = top / "tests/twin"
python = os.environ.get("PYTHON", "/usr/bin/python3")
koers = os.environ.get("KOERS", str(top / "build/koers"))
DRAWS = "20000"
SHIPPED = ("baseline", "full-plan", "municipal-only", "funding-stops-2027", "intensified", "recession")
RANDOM_SEEDS = range(1, 7)


def run(*command):
    return subprocess.run(command, cwd=top, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=300)


def settings(folder):
    """Names and files of everything compared."""
    for name in SHIPPED:
        yield name, top / f"scenarios/{name}.cfg"
    for seed in RANDOM_SEEDS:
        for kind in ((), ("--sharp",)):
            path = Path(folder) / f"random-{seed}{'-sharp' if kind else ''}.cfg"
            run(python, str(twin / "random_settings.py"), str(seed), str(path), *kind)
            yield path.stem, path


def compared(name, path, folder):
    """Checks passed and failed, and what fell short."""
    ours = run(koers, "run", str(path), "--draws", DRAWS, "--plot", "none", "-q", "-o", folder)
    theirs = run(python, str(twin / "twin_cli.py"), str(path), "--draws", DRAWS, "--seed", "2", "--tolerances", "--csv", f"{folder}/twin.csv")
    projections = list(Path(folder).glob("*/projection.csv"))
    if ours.returncode != 0 or theirs.returncode != 0 or len(projections) != 1:
        return 0, 1, f"{name}: {ours.stderr}{theirs.stderr}"
    judged = run(python, str(twin / "compare_twin.py"), str(projections[0]), f"{folder}/twin.csv")
    closing = re.search(r"^(\d+) passed, (\d+) failed$", judged.stdout, flags=re.M)
    if closing is None:
        return 0, 1, f"{name}: {judged.stderr}"
    return int(closing[1]), int(closing[2]), "".join(f"{name}: {line}\n" for line in judged.stdout.splitlines()[:-1])


passed = failed = 0
with tempfile.TemporaryDirectory() as written:
    for name, path in settings(written):
        with tempfile.TemporaryDirectory() as folder:
            good, bad, text = compared(name, path, folder)
        passed += good
        failed += bad
        if bad:
            print(text)
print(f"{passed} passed, {failed} failed")
sys.exit(failed > 0)
