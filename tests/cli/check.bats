#!/usr/bin/env bats
# Mistakes in files: all at once, each with file and line; nothing is simulated or written.
load helper

bad() { # text: a scenario with this on line 3
    printf 'format = 1;\nid = "bad";\n%s\n' "$1" >bad.cfg
}

@test "every shipped file is good" {
    k check scenarios/*.cfg scenarios/parameters/*.cfg
    exits 0
    silent err
    [ "$(grep -c ': ok$' out)" -eq "$(ls scenarios/*.cfg scenarios/parameters/*.cfg | wc -l)" ]
    k check -q scenarios/*.cfg
    exits 0
    silent out
}

@test "all mistakes at once, sorted, with what is allowed and what was perhaps meant" {
    cat >many.cfg <<'CFG'
format = 1;
id = "many";
levers = {
  lesson_huors = 10;
  caseload = "x";
  lesson_coverage = 3.0;
  dwellings_basic = -1;
};
horizn = 2031;
CFG
    k check many.cfg
    exits 65
    silent out
    golden err findings-many.txt
}

@test "mistakes of several files and the good one between them" {
    bad 'horizn = 2031;'
    cp bad.cfg second.cfg
    k check bad.cfg $plan second.cfg
    exits 65
    says out "$plan: ok"
    says err "bad.cfg:3"
    says err "second.cfg:3"
    k check bad.cfg nowhere.cfg
    exits 66
    says err "bad.cfg:3"
    says err "nowhere.cfg"
}

@test "findings as csv and json on standard output" {
    bad 'levers = { lesson_hours = 99; };'
    k check bad.cfg --format csv
    exits 65
    silent err
    [ "$(head -n 1 out)" = file,line,key,text,severity ]
    [ "$(wc -l <out)" -eq 2 ]
    says out "bad.cfg,3,levers.lesson_hours,"
    k check bad.cfg --format json
    exits 65
    python3 -c 'import json; f, = json.load(open("out")); assert f["line"] == 3 and f["file"] == "bad.cfg" and f["key"] == "levers.lesson_hours" and f["severity"] == "error"'
    k check $plan --format json
    exits 0
    [ "$(tr -d '[:space:]' <out)" = "[]" ]
}

@test "one mistake and nothing is simulated or written" {
    bad 'horizn = 2031;'
    quick results $plan bad.cfg
    exits 65
    [ ! -e results ]
    silent out
    k compare $plan bad.cfg -o results
    exits 65
    [ ! -e results ]
}

@test "a missing file: 66, and the mistakes of the others are told too" {
    bad 'horizn = 2031;'
    quick results nowhere.cfg bad.cfg
    exits 66
    says err nowhere.cfg
    says err bad.cfg:3
    quick results $plan --with nowhere.cfg
    exits 66
    quick results scenarios
    exits 66
    [ ! -e results ]
}

@test "a scenario without its folder or its .cfg: what was perhaps meant" {
    for name in full-plan full-plan.cfg; do
        quick results $name
        exits 66
        says err "$name: did you mean 'scenarios/full-plan.cfg'?"
    done
    quick results scenarios/full-plan --lang nl
    exits 66
    says err "scenarios/full-plan: bedoelde u 'scenarios/full-plan.cfg'?"
    quick results nowhere
    exits 66
    [ "$(wc -l <err)" -eq 1 ]
    k compare $plan
    exits 64
    says err "a second scenario is missing"
}

@test "a mistake that scenarios share is told once" {
    quick results scenarios/baseline.cfg $plan --set levers.lesson_huors=1
    exits 65
    [ "$(grep -c -- '--set 1' err)" -eq 1 ]
    says err lesson_hours
}

@test "two scenarios of one id in one run" {
    cp $plan scenarios/copy.cfg
    quick results $plan scenarios/copy.cfg
    exits 65
    grep -qE '^scenarios/copy.cfg:[0-9]+: id: found .full-plan., which is also the id of scenarios/full-plan.cfg:[0-9]+' err
}

@test "each kind of mistake has its line" {
    while IFS= read -r text; do
        bad "$text"
        k check bad.cfg
        exits 65 && says err bad.cfg:3 || { echo "$text"; return 1; }
    done <<'TEXTS'
levers = { lesson_coverage = 1.7; };
levers = { guarantees_care = 5000000000; };
levers = { caseload = ( (2027, 50), (2024, 60) ); };
levers = { caseload = ( (2022, 100), (2030, 60) ); };
levers = { caseload = 60; caseload_change = -0.4; };
levers = { caseload = 1e400; };
levers = { caseload = ; };
horizon = 2022;
based_on = "nowhere.cfg";
based_on = "bad.cfg";
/* levers = { caseload = 60; };
@include "x.cfg"
funding = { school = { state = ( (2026, 28.5) ); }; };
funding = { state_match = { probability = 1.5; year = 2024; remaining = 0.5; }; };
assume = { adb_technical = { distribution = "normal"; mean = 0.1; sd = -1.0; source = "x"; }; };
assume = { adb_technicl = { distribution = "fixed"; value = 1.0; source = "x"; }; };
targets = ( { id = "x"; indicator = "technical_shaer"; year = 2031; at_least = 0.1; } );
TEXTS
}

@test "a plausible slip of the unit is a warning: told, 0, and the run goes on; --strict makes it a mistake" {
    bad 'levers = { practice_centres = 50; };'
    k check bad.cfg
    exits 0
    says out "bad.cfg: ok"
    says err "bad.cfg:3: warning: levers.practice_centres: found 50"
    k check bad.cfg --lang nl
    says err "bad.cfg:3: let op: levers.practice_centres: 50 gevonden"
    k check --strict bad.cfg
    exits 65
    says err "bad.cfg:3: levers.practice_centres: found 50"
    k check bad.cfg --format csv
    exits 0
    grep -q '^bad.cfg,3,levers.practice_centres,.*,warning$' out
    k check bad.cfg --format json --strict
    exits 65
    says out '"severity": "error"'
    quick results bad.cfg scenarios/baseline.cfg --set economy.shock='((2027, 0.01))'
    exits 0
    [ "$(grep -c 'warning: economy.shock' err)" -eq 1 ]
    [ -s results/bad/targets.csv ]
    for command in "run bad.cfg" "compare scenarios/baseline.cfg bad.cfg" "describe --scenario bad.cfg"; do
        k $command --strict
        exits 65
        silent out
    done
}

@test "what is none of ours is one line, and a terminal is sent nothing of it" {
    printf 'user:x:0:0\033]0;owned\007\n' >passwd
    bad 'based_on = "passwd";'
    k check bad.cfg
    exits 65
    [ "$(wc -l <err)" -eq 1 ]
    says err "bad.cfg:3: based_on: 'passwd' is no file of this program"
    cp bad.cfg $'odd\033[2J\r.cfg'
    k check $'odd\033[2J\r.cfg'
    exits 65
    says err 'odd\x1b[2J\r.cfg:3: based_on'
    if grep -q $'[\033\r]' err; then return 1; fi
    k run scenarios/parameters/programme.cfg
    exits 65
    [ "$(wc -l <err)" -eq 1 ]
    says err "a file of the programme itself"
    k run scenarios/full-plan.cfg --with "$koers"
    exits 65
    [ "$(wc -l <err)" -eq 1 ]
}

@test "the data folder: named, by variable, beside the program; not found is 66 and names the places" {
    k describe levers --data nowhere
    exits 66
    says err nowhere
    KOERS_DATA=elsewhere k describe levers
    exits 66
    says err elsewhere
    unset KOERS_DATA
    k describe levers
    exits 0
    k describe levers --data scenarios
    exits 0
    cp "$koers" moved
    status=0
    ./moved describe levers >out 2>err || status=$?
    exits 66
    says err "../scenarios"
    says err "../share/koers"
}

@test "mistakes in the programme's own files are told and stop everything" {
    sed -i 's/^levers = {/levers = { lesson_huors = 1;/' scenarios/parameters/programme.cfg
    sed -i 's/^format = 1;/format = 2;/' scenarios/parameters/evidence.cfg
    quick results $plan
    exits 65
    says err scenarios/parameters/programme.cfg:
    says err scenarios/parameters/evidence.cfg:
    rm scenarios/parameters/history.cfg
    quick results $plan
    exits 66
    says err history.cfg
}

@test "a file that can be read only once" {
    for file in scenarios/baseline.cfg scenarios/parameters/*.cfg; do
        k check <(cat $file)
        exits 0
        silent err
    done
    bad 'horizn = 2031;'
    k check <(cat bad.cfg)
    exits 65
    [ "$(wc -l <err)" -eq 1 ]
    says err horizn
}
