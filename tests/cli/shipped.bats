#!/usr/bin/env bats
# The scenarios that we ship, the six at once, and a program that is installed.
load helper

shipped="baseline full-plan municipal-only funding-stops-2027 intensified recession"

@test "all shipped scenarios run together, with charts, and render without a warning" {
    files=()
    for id in $shipped; do files+=(scenarios/$id.cfg); done
    k run "${files[@]}" --draws 500 -o results --quiet
    exits 0
    silent err
    for id in $shipped; do
        [ -s results/$id/targets.csv ]
        ls results/$id/charts/*.svg >/dev/null
    done
    [ "$(ls scenarios/*.cfg | wc -l)" -eq "$(wc -w <<<"$shipped")" ]
}

@test "describe: every topic, every key that it names, in every format" {
    for topic in levers parameters indicators targets; do
        k describe $topic
        exits 0
        k describe $topic --format json
        exits 0
        python3 -m json.tool out >/dev/null
        k describe $topic --format csv
        exits 0
        python3 -c 'import csv; print("\n".join(r[0] for r in list(csv.reader(open("out")))[1:]))' >keys
        [ -s keys ]
        while read -r key; do
            k describe "$key"
            exits 0
        done <keys
    done
    k describe
    exits 0
    k describe lesson_huors
    exits 64
    says err "did you mean 'lesson_hours'?"
    k describe leverrs
    says err "did you mean 'levers'?"
}

@test "describe --scenario: each value with file and line, also of overlays and --set" {
    printf 'format = 1;\nlevers = { lesson_hours = 9; };\n' >over.cfg
    k describe --scenario scenarios/municipal-only.cfg --with over.cfg --set levers.mentored_pupils=1500 --horizon 2035
    exits 0
    says out full-plan.cfg:
    says out municipal-only.cfg:
    says out over.cfg:2
    says out "--set 1"
    k describe --scenario scenarios/municipal-only.cfg --format csv
    exits 0
    k describe --scenario nowhere.cfg
    exits 66
}

@test "installed, below a folder with a space: it finds its data and its words" {
    [ -z "${KOERS:-}" ] || skip "what is installed is build/koers"
    make -C "$top" -s DESTDIR="$PWD/a root" PREFIX=/usr install >made 2>&1 || { cat made; return 1; }
    unset KOERS_DATA
    status=0
    "a root/usr/bin/koers" run $plan --draws 100 --plot none -o results --lang nl >out 2>err || status=$?
    exits 0
    says err geschreven
    "a root/usr/bin/koers" check "a root"/usr/share/koers/*.cfg >out
}

@test "cells of describe are what a spreadsheet should show: strings without quotes, and no formulas" {
    printf 'format = 1; kind = "scenario"; levers: { caseload = { path = 100; source = "=1+1"; }; };\n' >over.cfg
    k describe --scenario scenarios/baseline.cfg --with over.cfg --format csv
    exits 0
    says out "id,baseline,"
    says out ",'=1+1"
    says out "levers.caseload_rest,2022,"
    ! grep -q '"""' out || return 1
}
