#!/usr/bin/env bats
# What a run writes and prints.
load helper

@test "the files of a run, and no others" {
    quick results $plan
    exits 0
    (cd results && find . -type f ! -name '*.gp' | sort) >files
    printf './full-plan/%s\n' projection.csv run.json targets.csv | diff files -
    [ "$(ls results/full-plan/charts/*.gp | wc -l)" -ge 5 ]
    [ "$(ls -A results)" = full-plan ]
    says err "written: results/full-plan"
}

@test "the heads of the data files" {
    quick results $plan
    [ "$(head -n 1 results/full-plan/projection.csv)" = scenario,indicator,unit,year,draws,mean,se_mean,sd,p05,p10,p25,p50,p75,p90,p95 ]
    [ "$(head -n 1 results/full-plan/targets.csv)" = scenario,target,indicator,year,direction,threshold,draws,hits,probability,ci_low,ci_high,median,gap_median ]
    ! grep -q $'\r' results/full-plan/*.csv
    [ -z "$(tail -c 1 results/full-plan/projection.csv)" ] # a line end, which $( ) drops
}

@test "the same bytes twice, with other threads, in another folder" {
    quick a $plan --threads 1
    for threads in 1 2 3 16; do
        quick b $plan --threads $threads
        exits 0
        same a/full-plan b/full-plan
    done
    diff -r a b
}

@test "the same bytes alone or among others" {
    quick a $plan
    quick b scenarios/baseline.cfg $plan scenarios/recession.cfg
    exits 0
    diff -r a/full-plan b/full-plan
}

@test "another seed gives other numbers; other chance, same facts" {
    quick a $plan
    quick b $plan --seed 2
    ! cmp -s a/full-plan/projection.csv b/full-plan/projection.csv
    diff <(grep ',assistance_count,.*,2022,' a/full-plan/projection.csv) <(grep ',assistance_count,.*,2022,' b/full-plan/projection.csv)
}

@test "a chart is a picture" {
    k run $plan --draws 300 -o results
    exits 0
    [ "$(ls results/full-plan/charts/*.svg | wc -l)" -eq "$(ls results/full-plan/charts/*.gp | wc -l)" ]
    head -c 100 results/full-plan/charts/*.svg | grep -q '<?xml'
    k run $plan --draws 300 -o results --plot png,pdf
    exits 0
    [ "$(ls results/full-plan/charts/*.svg 2>/dev/null | wc -l)" -eq 0 ]
    [ "$(ls results/full-plan/charts/*.png results/full-plan/charts/*.pdf | wc -l)" -eq "$((2 * $(ls results/full-plan/charts/*.gp | wc -l)))" ]
}

@test "pictures too have the same bytes" {
    k run $plan --draws 300 -o a --plot svg,png
    k run $plan --draws 300 -o b --plot png,svg --threads 1
    exits 0
    diff -r a b
}

@test "the table, csv and json of one run" {
    quick results $plan --no-color
    exits 0
    for word in technical care assistance dwellings; do grep -qi "$word" out; done
    quick results $plan --format csv
    exits 0
    [ "$(wc -l <out)" -ge 8 ]
    quick results $plan --format json
    exits 0
    python3 -m json.tool out >/dev/null
}

@test "json of several scenarios is one document" {
    quick results scenarios/baseline.cfg $plan --format json
    exits 0
    python3 -c 'import json; assert len(json.load(open("out"))) == 2'
}

@test "csv of several scenarios has one head" {
    quick results scenarios/baseline.cfg $plan --format csv
    exits 0
    [ "$(grep -c "^$(head -n 1 out)\$" out)" -eq 1 ]
    grep -q baseline out
    grep -q full-plan out
}

@test "several scenarios end with an overview; --quiet prints that alone" {
    quick results scenarios/baseline.cfg $plan
    exits 0
    cp out all
    quick results scenarios/baseline.cfg $plan --quiet
    exits 0
    silent err
    says out "The chance of each target, and below it the 95% interval of 300 runs"
    tail -n "$(wc -l <out)" all | diff - out
    grep -q '^baseline .* %' out
}

@test "--set and --with change what they name, and only from then on" {
    quick a $plan
    quick b $plan --set levers.dwellings_basic=0
    exits 0
    ! cmp -s a/full-plan/projection.csv b/full-plan/projection.csv
    says b/full-plan/run.json "--set levers.dwellings_basic=0"
    printf 'format = 1;\nlevers = { dwellings_basic = 0; };\n' >none.cfg
    quick c $plan --with none.cfg
    exits 0
    cmp b/full-plan/projection.csv c/full-plan/projection.csv
    quick d $plan --with none.cfg --set levers.dwellings_basic=440
    exits 0
    ! cmp -s c/full-plan/projection.csv d/full-plan/projection.csv
    quick e $plan --set 'levers.dwellings_basic="2022"' --set levers.dwellings_basic=0
    exits 0
    cmp b/full-plan/projection.csv e/full-plan/projection.csv
}

@test "mistakes in --set name the option" {
    quick results $plan --set 'levers.caseload="x"' --set levers.lesson_coverage=2 --set nonsense
    exits 65
    says err "--set 1"
    says err "--set 2"
    says err "--set 3"
}

@test "--horizon wins over the file" {
    quick results $plan --horizon 2035
    exits 0
    grep -q ',2035,' results/full-plan/projection.csv
    ! grep -q ',2036,' results/full-plan/projection.csv
    says results/full-plan/run.json "--horizon 2035"
}

@test "the command in run.json gives the run again" {
    quick a $plan --seed 7 --set levers.lesson_hours=8 --threads 2
    command=$(python3 -c 'import json; print(json.load(open("a/full-plan/run.json"))["command"])')
    [ "$command" = "koers run scenarios/full-plan.cfg --draws 300 --seed 7 --set levers.lesson_hours=8" ]
    eval "k ${command#koers } --plot none -o b"
    exits 0
    same a/full-plan b/full-plan
}

@test "--draws-out: the last year, or all; complete, and of the same draws" {
    quick results $plan --draws-out draws.csv
    exits 0
    [ "$(head -n 1 draws.csv)" = draw,indicator,year,value ]
    [ "$(cut -d, -f3 draws.csv | sort -u | tr '\n' ' ')" = "2031 year " ]
    [ "$(grep -c ',technical_share,2031,' draws.csv)" -eq 300 ]
    python3 - <<'PYTHON'
import csv
values = [float(r["value"]) for r in csv.DictReader(open("draws.csv")) if r["indicator"] == "technical_share"]
mean, = [float(r["mean"]) for r in csv.DictReader(open("results/full-plan/projection.csv")) if (r["indicator"], r["year"]) == ("technical_share", "2031")]
assert abs(sum(values) / len(values) - mean) < 1e-12
PYTHON
    quick results $plan --draws-out all.csv --all-years
    exits 0
    [ "$(cut -d, -f3 all.csv | sort -u | head -n 1)" = 2022 ] || [ "$(cut -d, -f3 all.csv | sort -u | head -n 1)" = 2023 ]
    grep ',2031,' all.csv | diff - <(tail -n +2 draws.csv)
    [ "$(ls -A | grep -c 'new-')" -eq 0 ]
}

@test "--verbose says what is read and with what is computed" {
    quick results $plan -v --threads 2
    exits 0
    says err "scenarios/parameters"
    says err "2 threads"
}
