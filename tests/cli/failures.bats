#!/usr/bin/env bats
# What goes wrong outside: full disks, missing programs, a user who stops it. Nothing is ever half written.
load helper

@test "gnuplot missing: 69, data and scripts in place, the table printed, no charts of an earlier run" {
    k run $plan --draws 300 -o results
    exits 0
    program_path=/nonexistent k run $plan --draws 200 -o results
    exits 69
    says err "no charts in 'results/full-plan'"
    grep -q ',200,' results/full-plan/projection.csv
    [ -s out ]
    [ -s results/full-plan/run.json ]
    ls results/full-plan/charts/*.gp
    [ "$(find results -name '*.svg' | wc -l)" -eq 0 ]
    [ "$(ls -A results)" = full-plan ]
}

@test "gnuplot that fails: 69 and its own words" {
    mkdir bin
    printf '#!/bin/sh\necho "no such terminal" >&2\nexit 3\n' >bin/gnuplot
    chmod +x bin/gnuplot
    program_path=$PWD/bin:$PATH k run $plan --draws 200 -o results
    exits 69
    [ -s results/full-plan/targets.csv ]
    [ "$(find results -name '*.svg' | wc -l)" -eq 0 ]
}

@test "what a user has set for gnuplot does not reach ours, and the pictures are the same" {
    mkdir bin home
    k run $plan --draws 300 -o usual
    printf '#!/bin/sh\nenv >seen.txt\nexec %s "$@"\n' "$(command -v gnuplot)" >bin/gnuplot
    chmod +x bin/gnuplot
    echo 'set terminal dumb; exit' >home/.gnuplot
    export HOME=$PWD/home GNUTERM=dumb GNUPLOT_LIB=/nowhere GNUPLOT_PS_DIR=/nowhere GNUPLOT_DRIVER_DIR=/nowhere
    program_path=$PWD/bin:$PATH k run $plan --draws 300 -o results
    exits 0
    [ -s results/full-plan/charts/seen.txt ]
    if grep '^GNU' results/full-plan/charts/seen.txt; then return 1; fi
    rm results/full-plan/charts/seen.txt
    diff -r usual results
}

@test "--plot none does not ask for gnuplot" {
    program_path=/nonexistent quick results $plan
    exits 0
}

@test "output that cannot be made: 73, before any work" {
    touch file
    k run $plan --draws 50000000 --plot none -o file/below
    exits 73
    says err file/below
    k run $plan --draws 50000000 --plot none -o /proc/nope
    exits 73
    k compare scenarios/baseline.cfg $plan --draws 50000000 -o /proc/nope
    exits 73
    k run $plan --draws 50000000 --plot none -o results --draws-out nowhere/d.csv
    exits 73
    says err nowhere/d.csv
    k run $plan --draws 50000000 --plot none -o results --draws-out .
    exits 73
}

@test "standard output full or closed: 74" {
    for arguments in "run $plan --draws 100 --plot none -o results" "compare scenarios/baseline.cfg $plan --draws 100 --plot none -o results" \
        "check $plan" "describe levers" "help" "--version" "run $plan --draws 100 --plot none -o results --format json" \
        "run $plan scenarios/baseline.cfg --draws 100 --plot none -o results --format csv"; do
        status=0
        "$koers" $arguments >/dev/full 2>err || status=$?
        [ "$status" -eq 74 ] || { echo "$arguments: $status"; return 1; }
        says err "standard output"
    done
    status=0
    "$koers" describe indicators 2>err >&- || status=$?
    [ "$status" -eq 74 ]
}

@test "a reader that goes away is a write error, not a killed program" {
    { status=0; "$koers" describe parameters 2>err || status=$?; echo $status >code; } | true
    code=$(cat code)
    [ "$code" -eq 74 ] || [ "$code" -eq 0 ] # 0: all fitted the pipe before it closed
    [ ! -s err ]                            # and nobody is told of what he did himself
}

@test "draws-out on a full disk: 74, and the file of before still stands" {
    k run $plan --draws 300 --plot none -o results --draws-out /dev/full
    exits 74
    says err "/dev/full: No space left on device"
    [ -c /dev/full ]
    k run $plan --draws 300 --plot none -o results --draws-out /dev/null
    exits 0
    [ -c /dev/null ]
}

@test "a disk that becomes full, wherever: 74 and no space, what was there stays; never half a picture" {
    mkdir disk
    cat >inside <<SCRIPT
for size in 60 100 140 180 220 260 300 340 400 500; do
    umount disk 2>/dev/null
    mount -t tmpfs -o size=\${size}k tmpfs disk || exit 99
    for command in "compare scenarios/baseline.cfg $plan" "run $plan"; do
        rm -rf disk/*
        "$koers" \$command --draws 300 -o disk/results >out 2>err
        status=\$?
        echo "\$size \$status" >>seen
        [ \$status -eq 74 ] && { grep 'writing failed.*No space left on device' err >/dev/null || { cat err; exit 1; }; }
        [ \$status -eq 74 ] && [ -n "\$(ls -A disk/results)" ] && exit 2
        [ \$status -eq 74 ] || [ \$status -eq 69 ] || [ \$status -eq 0 ] || exit 3
        for picture in \$(find disk -name '*.svg'); do tail -c 9 \$picture | grep -q '</svg>' || exit 4; done
        if [ \$status -eq 0 ]; then [ -n "\$(find disk -name '*.svg')" ] || exit 5; fi
    done
done
SCRIPT
    alone bash inside
    exits 0
    grep -q ' 74' seen && grep -q '^500 0' seen
}

@test "a full /tmp costs nothing: what gnuplot is told needs no disk" {
    cp "$koers" program
    cat >inside <<SCRIPT
mount -t tmpfs -o size=8k tmpfs /tmp || exit 99
head -c 8192 /dev/zero >/tmp/all
./program run $plan --draws 300 -o results >out 2>err
SCRIPT
    alone bash inside
    exits 0
    [ -s results/full-plan/charts/targets.svg ]
}

@test "interrupted: 130 within a second, nothing half written, what was complete stays" {
    for signal in INT TERM HUP; do
        rm -rf results
        quick results $plan --draws 100
        cp -r results before
        # a shell without job control lets its children ignore SIGINT; python gives it back to them
        python3 - "$koers" $signal <<'PYTHON'
import signal, subprocess, sys, time
program, name = sys.argv[1:]
child = subprocess.Popen([program, "run", "scenarios/full-plan.cfg", "--draws", "50000000", "--plot", "none", "-o", "results"],
                         stdout=open("out", "w"), stderr=open("err", "w"),
                         preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
time.sleep(1)
child.send_signal(getattr(signal, "SIG" + name))
asked = time.monotonic()
code = child.wait(timeout=30)
assert code == 130, code
assert time.monotonic() - asked < 1.5, time.monotonic() - asked
PYTHON
        says err interrupted
        diff -r before results
        rm -rf before
    done
}

@test "a pipe that nobody writes can be interrupted, as scenario, overlay and file to check; nothing is made" {
    mkfifo pipe
    python3 - "$koers" <<'PYTHON'
import re, signal, subprocess, sys, time
program = sys.argv[1]
commands = (["run", "pipe", "-o", "results"], ["run", "pipe", "pipe", "-o", "results"], ["check", "pipe"],
            ["run", "scenarios/full-plan.cfg", "--with", "pipe", "-o", "results", "--lang", "nl"],
            ["compare", "scenarios/baseline.cfg", "pipe", "-o", "results"], ["describe", "--scenario", "pipe"])
for command in commands:
    for name in ("INT", "TERM", "HUP"):
        child = subprocess.Popen([program] + command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while not int(re.search("SigCgt:\\s*(\\w+)", open(f"/proc/{child.pid}/status").read())[1], 16) & 1 << signal.SIGTERM - 1:
            time.sleep(0.005) # until it listens; then it waits for a writer, or is about to
        child.send_signal(getattr(signal, "SIG" + name))
        out, err = child.communicate(timeout=10)
        assert child.returncode == 130, (command, name, child.returncode)
        words = b"koers: afgebroken: er is niets geschreven\n" if "nl" in command else b"koers: interrupted: nothing was written\n"
        assert err == words, err
PYTHON
    [ ! -e results ]
}

@test "who started it with nohup wants it to stay when the terminal goes" {
    python3 - "$koers" <<'PYTHON'
import signal, subprocess, sys, time
child = subprocess.Popen([sys.argv[1], "run", "scenarios/full-plan.cfg", "--draws", "500000", "--plot", "none", "-o", "results"],
                         stdout=open("out", "w"), stderr=open("err", "w"),
                         preexec_fn=lambda: signal.signal(signal.SIGHUP, signal.SIG_IGN))
time.sleep(0.2)
child.send_signal(signal.SIGHUP)
assert child.wait(timeout=60) == 0
PYTHON
    [ -s results/full-plan/run.json ]
}

@test "an interrupted --draws-out leaves nothing" {
    status=0
    timeout -s TERM 1 "$koers" run $plan --draws 50000000 --plot none -o results --draws-out draws.csv >out 2>err || status=$?
    [ "$status" -eq 124 ] # that timeout had to stop it
    [ -z "$(find . -name 'draws.csv*')" ]
    [ -z "$(ls -A results)" ]
}

@test "no progress where standard error is no terminal" {
    k run $plan --draws 1000000 --plot none -o results
    exits 0
    ! grep -q 'left' err
}

@test "a standard stream that the caller closed is not given to a data file" {
    for closed in '2>&-' '>&-' '>&- 2>&-' '<&- >&- 2>&-'; do
        rm -rf results draws.csv
        status=0
        eval "'$koers' run $plan --draws 300 --plot none -o results --draws-out draws.csv --verbose $closed" || status=$?
        case $closed in
        '2>&-') [ "$status" -eq 0 ] ;;
        *) [ "$status" -eq 74 ] ;; # what was to be printed is lost
        esac
        [ "$(head -n 1 draws.csv)" = draw,indicator,year,value ]
        if grep 'koers: ' draws.csv results/full-plan/*.csv; then return 1; fi
    done
}

@test "interrupted while draws are written: 130 within a second and no file" {
    python3 - "$koers" <<'PYTHON'
import glob, os, signal, subprocess, sys, time
child = subprocess.Popen([sys.argv[1], "run", "scenarios/full-plan.cfg", "--draws", "100000", "--plot", "none", "-o", "results",
                          "--draws-out", "draws.csv", "--all-years"], stdout=open("out", "w"), stderr=open("err", "w"),
                         preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL))
beside = lambda: sum(os.stat(path).st_size for path in glob.glob("draws.csv.new-*"))
while beside() < 100000 and child.poll() is None: # the head is there from the start; rows come only when draws are written
    time.sleep(0.01)
child.send_signal(signal.SIGINT)
asked = time.monotonic()
code = child.wait(timeout=30)
assert code == 130, code
assert time.monotonic() - asked < 1, time.monotonic() - asked
PYTHON
    says err interrupted
    [ -z "$(find . -name 'draws.csv*')" ]
    [ -z "$(ls -A results)" ]
}

@test "--draws-out to a pipe: refused while nobody reads it, else written whole" {
    mkfifo pipe
    status=0
    timeout 10 "$koers" run $plan --draws 50000000 --plot none -o results --draws-out pipe >out 2>err || status=$?
    exits 73
    says err "pipe: nobody reads from this pipe"
    [ -p pipe ]
    quick results $plan --draws-out draws.csv
    exec 7<>pipe # somebody has it open
    cat <pipe >read 7>&- &
    quick results $plan --draws-out pipe 7>&-
    exec 7>&-
    wait $!
    exits 0
    cmp read draws.csv
}

@test "--draws-out through a link: the file behind it is replaced, the link stays" {
    mkdir there
    echo old >there/draws.csv
    ln -s there/draws.csv link.csv
    quick results $plan --draws-out link.csv
    exits 0
    [ -L link.csv ]
    [ "$(head -n 1 there/draws.csv)" = draw,indicator,year,value ]
    [ "$(ls -A there)" = draws.csv ]
}

@test "--draws-out where a killed run of the same process number left its file" {
    printf '#!/bin/bash\ntouch draws.csv.new-$$-0 draws.csv.new-$$-1\nexec "%s" "$@"\n' "$koers" >same
    chmod +x same
    printf 'my own\n' >draws.csv.new-1-1
    ./same run $plan --draws 300 --plot none -q -o results --draws-out draws.csv
    [ "$(head -n 1 draws.csv)" = draw,indicator,year,value ]
    [ "$(ls draws.csv.new-*)" = draws.csv.new-1-1 ]
}

@test "what a killed run left is removed by the next one, what a living one is at work on is not" {
    python3 - "$koers" <<'PYTHON'
import glob, os, signal, subprocess, sys, time
def begin(draws):
    child = subprocess.Popen([sys.argv[1], "run", "scenarios/full-plan.cfg", "--draws", str(draws), "--plot", "none", "-o", "results",
                              "--draws-out", "draws.csv", "--all-years"],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while child.poll() is None and not glob.glob(f"draws.csv.new-{child.pid}-*"): time.sleep(0.005)
    return child
killed, living = begin(50000000), begin(100000)
os.mkdir(f"results/.full-plan.new-{killed.pid}-0") # as if it had been drawing
os.mkdir(f"results/.baseline.new-{killed.pid}-0")
killed.send_signal(signal.SIGKILL)
killed.wait()
assert subprocess.call([sys.argv[1], "run", "scenarios/full-plan.cfg", "--draws", "300", "--plot", "none", "-q", "-o", "results",
                        "--draws-out", "draws.csv"], stdout=subprocess.DEVNULL) == 0
assert glob.glob("draws.csv.new-*") in ([], [f"draws.csv.new-{living.pid}-0"]), glob.glob("draws.csv.new-*")
assert sorted(os.listdir("results"))[0] == f".baseline.new-{killed.pid}-0"
assert not os.path.exists(f"results/.full-plan.new-{killed.pid}-0")
assert living.wait(timeout=120) == 0
PYTHON
    [ "$(wc -l <draws.csv)" -gt 1000000 ]
    [ -z "$(ls draws.csv.new-* 2>/dev/null)" ]
}

@test "--draws-out in the folder that the run replaces: refused before anything is simulated" {
    quick results $plan
    mkdir -p results/full-plan/mine
    ln -s results/full-plan/mine aside
    for place in results/full-plan/draws.csv results/full-plan/projection.csv ./results/../results/full-plan/mine/draws.csv \
        aside/draws.csv results/full-plan; do
        k run $plan --draws 50000000 --plot none -o results --draws-out $place
        exits 73
        says err "$place"
        says err results/full-plan
    done
    k run scenarios/baseline.cfg --draws 300 --plot none -o fresh --draws-out fresh/baseline
    exits 73
    quick results $plan --draws-out results/full-plan.csv
    exits 0
}

@test "--draws-out onto a file that is read, by whatever path: refused, and the file is as it was" {
    cp -r scenarios mine
    printf 'format = 1; kind = "scenario"; levers: { lesson_hours = 8; };\n' >mine/over.cfg
    printf 'format = 1; kind = "scenario"; id = "child"; based_on = "full-plan.cfg";\n' >mine/child.cfg
    ln -s mine/full-plan.cfg soft.csv
    ln mine/parameters/evidence.cfg hard.csv
    cp -r mine before
    for place in mine/child.cfg mine/full-plan.cfg soft.csv hard.csv mine/over.cfg mine/parameters/programme.cfg \
        mine/parameters/history.cfg; do
        k run mine/child.cfg --data mine --with mine/over.cfg --draws 50000000 --plot none -o results --draws-out $place
        exits 73
        says err "$place"
    done
    diff -r before mine
}

@test "a parent that ignores SIGCHLD and SIGPIPE changes nothing, and gnuplot does not inherit it" {
    mkdir bin
    printf '#!/bin/sh\ngrep SigIgn /proc/$$/status >>ignored\nexec %s "$@"\n' "$(command -v gnuplot)" >bin/gnuplot
    chmod +x bin/gnuplot
    python3 - "$koers" <<'PYTHON'
import os, signal, subprocess, sys
code = subprocess.call([sys.argv[1], "run", "scenarios/full-plan.cfg", "--draws", "300", "-o", "results"],
                       env=dict(os.environ, PATH=os.getcwd() + "/bin:" + os.environ["PATH"]), restore_signals=False,
                       preexec_fn=lambda: (signal.signal(signal.SIGCHLD, signal.SIG_IGN), signal.signal(signal.SIGPIPE, signal.SIG_IGN)))
assert code == 0, code
PYTHON
    ls results/full-plan/charts/*.svg
    # bits 12, 16 and 24 are SIGPIPE, SIGCHLD and SIGXFSZ
    [ -s results/full-plan/charts/ignored ]
    while read -r _ mask; do [ $((16#$mask & 0x1011000)) -eq 0 ]; done <results/full-plan/charts/ignored
}

@test "findings that are lost: 74, not 65 in silence" {
    printf 'format = 1;\nid = "bad";\nhorizn = 2031;\n' >bad.cfg
    for format in json csv; do
        status=0
        "$koers" check --format $format bad.cfg >/dev/full 2>err || status=$?
        exits 74
        says err "standard output"
    done
    status=0
    "$koers" check bad.cfg >/dev/full 2>err || status=$?
    exits 65 # told on standard error
    says err horizn
}

@test "a title of any printable text is drawn as it is" {
    for title in "'a' ]]>" "''" "a'" "-a" '$x `ls` %s %d' "#a" ", ''b" "@x^y_z~{q}" "a&b &amp; <d>" "for [i=1:3] (a"; do
        printf 'format = 1; kind = "scenario"; id = "zz"; based_on = "full-plan.cfg"; title = { nl = "%s"; en = "%s"; };\n' \
            "$title" "$title" >scenarios/zz.cfg
        for command in "run scenarios/zz.cfg" "compare scenarios/baseline.cfg scenarios/zz.cfg"; do
            rm -rf results
            k $command --draws 300 -o results
            exits 0
            [ ! -s err ] || grep -q written err
            python3 - "$title" results/*/charts/*.svg <<'PYTHON'
import sys, xml.dom.minidom
title, files, seen = sys.argv[1], sys.argv[2:], 0
for name in files:
    drawn = xml.dom.minidom.parse(name)
    seen += any(title in "".join(c.data for c in t.childNodes if c.nodeType in (3, 4)).replace("\u200b", "")
                for t in drawn.getElementsByTagName("text"))
assert seen >= 1, (title, len(files), seen)
PYTHON
        done
    done
}
