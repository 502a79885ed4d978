#!/usr/bin/env bats
# Charts of one scenario are drawn while the next one is simulated: what the user sees and finds is as if one came after the other.
load helper

base=scenarios/baseline.cfg

# A gnuplot of our own, which does these lines of shell in the folder of the charts.
pretend() {
    mkdir -p bin
    printf '%s\n' '#!/bin/sh' "$@" >bin/gnuplot
    chmod +x bin/gnuplot
    program_path=$PWD/bin:$PATH
}

@test "messages and tables come in the order of the scenarios, however long the charts take" {
    real=$(command -v gnuplot)
    pretend 'sleep 0.7' "exec $real \"\$@\""
    k run $base $plan --draws 2000 -o results
    exits 0
    [ "$(grep -c written err)" -eq 2 ]
    [ "$(grep written err | head -n 1)" = "koers: written: results/baseline" ]
    cp out together
    rm -r results
    program_path= k run $base $plan --draws 2000 --plot none -o results
    cmp together out
}

@test "a chart that fails in the first of two: 69, told once and in order, the second has its charts" {
    real=$(command -v gnuplot)
    k run $base $plan --draws 300 -o results
    pretend 'case $PWD in *baseline*) echo "line 3: no such font" >&2; exit 1 ;; esac' "exec $real \"\$@\""
    k run $base $plan --draws 300 -o results
    exits 69
    [ "$(sed -n 1p err | grep -c "no charts in 'results/baseline'.*no such font")" -eq 1 ]
    [ "$(sed -n 2,3p err)" = "$(printf 'koers: written: results/%s\n' baseline full-plan)" ]
    [ "$(find results/baseline -name '*.svg' | wc -l)" -eq 0 ]
    [ -s results/baseline/run.json ]
    [ -s results/full-plan/charts/targets.svg ]
    [ "$(ls -A results)" = "$(printf '%s\n' baseline full-plan)" ]
}

@test "one that cannot be put in place ends the run: 74, told once, nothing of the next" {
    pretend 'folder=$(dirname "$PWD")' 'rm -r "$folder"' 'touch "$folder"'
    k run $base $plan --draws 200000 -o results
    exits 74
    says err run.json
    [ "$(grep -c "writing failed" err)" -eq 1 ]
    silent out
    [ -z "$(ls -A results)" ]
}

@test "as data: the rows of what is in place are told, whatever becomes of a later one" {
    real=$(command -v gnuplot)
    pretend 'case $PWD in *full-plan*) folder=$(dirname "$PWD"); rm -r "$folder"; touch "$folder"; exit 1 ;; esac' "exec $real \"\$@\""
    k run $base $plan --draws 300 -o results --format json
    exits 74
    python3 - <<'PYTHON'
import json
runs = json.load(open("out"))
assert len(runs) == 1 and runs[0][0]["scenario"] == "baseline", runs
PYTHON
    k run $base $plan --draws 300 -o results --format csv
    exits 74
    [ "$(tail -n +2 out | cut -d, -f1 | sort -u)" = baseline ]
}

@test "interrupted during the second: the first is in place with its charts, nothing of the second" {
    python3 - "$koers" <<'PYTHON'
import os, signal, subprocess, sys, time
child = subprocess.Popen([sys.argv[1], "run", "scenarios/baseline.cfg", "scenarios/full-plan.cfg", "--draws", "1500000", "-o", "results"],
                         stdout=open("out", "w"), stderr=open("err", "w"),
                         preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
while not os.path.exists("results/baseline") and child.poll() is None:
    time.sleep(0.01)
assert child.poll() is None # the second is being simulated
time.sleep(0.1)
child.send_signal(signal.SIGINT)
asked = time.monotonic()
code = child.wait(timeout=30)
assert code == 130, code
assert time.monotonic() - asked < 1, time.monotonic() - asked
PYTHON
    says err "written: results/baseline"
    says err interrupted
    [ -s out ]
    [ -s results/baseline/charts/targets.svg ]
    [ "$(ls -A results)" = baseline ]
}

@test "interrupted while charts are drawn: 130 within a second, no folder, no gnuplot left" {
    pretend 'echo $$ >../../../drawing.part' 'mv ../../../drawing.part ../../../drawing' 'echo half >cost.svg' 'exec sleep 30'
    PATH=$program_path python3 - "$koers" <<'PYTHON'
import os, signal, subprocess, sys, time
child = subprocess.Popen([sys.argv[1], "run", "scenarios/full-plan.cfg", "--draws", "300", "-o", "results"],
                         stdout=open("out", "w"), stderr=open("err", "w"),
                         preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
while not os.path.exists("drawing") and child.poll() is None:
    time.sleep(0.01)
drawing = int(open("drawing").read())
child.send_signal(signal.SIGINT)
asked = time.monotonic()
code = child.wait(timeout=40)
assert code == 130, code
assert time.monotonic() - asked < 1, time.monotonic() - asked
try:
    os.kill(drawing, 0)
    assert False, "gnuplot is still there"
except ProcessLookupError:
    pass
PYTHON
    says err interrupted
    [ -z "$(ls -A results)" ]
}

@test "the line of progress names the scenario that is simulated" {
    python3 - "$koers" <<'PYTHON'
import os, pty, re, sys
shown = b""
def read(descriptor):
    global shown
    said = os.read(descriptor, 4096)
    shown += said
    return said
draws, lines = 400000, []
while not lines and draws < 10**8: # shown is what takes long, on a fast machine too
    shown, draws = b"", 2 * draws
    code = pty.spawn([sys.argv[1], "run", "scenarios/baseline.cfg", "scenarios/full-plan.cfg", "--draws", str(draws), "--plot", "none",
                      "--format", "csv", "-o", "results"], read)
    assert code == 0, code
    lines = [(name, int(percent)) for name, percent in re.findall(r"([\w-]+): (\d+) %", shown.decode())]
    if lines and lines[-1][1] <= 50:
        lines = []
assert lines, "nothing was shown"
for name, percent in lines:
    assert name == ("baseline" if percent < 50 else "full-plan"), (name, percent)
PYTHON
}
