#!/usr/bin/env bats
# Comparisons on the same draws.
load helper

compare() { # folder, base, scenarios and options
    local folder=$1
    shift
    k compare "$@" --draws 300 --plot none -o "$folder"
}

@test "the files of a comparison, their heads, and the same bytes twice" {
    compare a scenarios/baseline.cfg $plan --threads 1
    exits 0
    [ "$(ls -A a)" = compare-baseline_full-plan ]
    cd a/compare-baseline_full-plan
    [ "$(head -n 1 comparison.csv)" = baseline,scenario,indicator,year,mean_difference,se,p05,p50,p95,share_better ]
    [ "$(head -n 1 comparison_targets.csv)" = baseline,scenario,target,probability_baseline,probability,difference,se,ci_low,ci_high,median_difference,cost_difference,cost_per_point,cost_per_unit,test_low,test_high ]
    python3 -m json.tool run.json >/dev/null
    cd ../..
    compare b scenarios/baseline.cfg $plan --threads 2
    diff -r a b
}

@test "a scenario without content equals baseline: every difference is exactly 0" {
    printf 'format = 1;\nid = "bare";\n' >bare.cfg
    compare a scenarios/baseline.cfg bare.cfg
    exits 0
    python3 - <<'PYTHON'
import csv
rows = list(csv.DictReader(open("a/compare-baseline_bare/comparison.csv")))
assert len(rows) > 100
assert all(row[column] == "0" for row in rows for column in ("mean_difference", "se", "p05", "p50", "p95"))
rows = list(csv.DictReader(open("a/compare-baseline_bare/comparison_targets.csv")))
assert all(row[column] == "0" for row in rows for column in ("difference", "ci_low", "ci_high", "test_low", "test_high"))
assert all(row["cost_per_point"] == "nan" for row in rows)
PYTHON
}

@test "forks are equal before 2027 and differ after" {
    compare a $plan scenarios/municipal-only.cfg scenarios/funding-stops-2027.cfg scenarios/intensified.cfg scenarios/recession.cfg
    exits 0
    python3 - <<'PYTHON'
import csv
rows = list(csv.DictReader(open("a/compare-full-plan_municipal-only_funding-stops-2027_intensified_recession/comparison.csv")))
assert all(row[column] == "0" for row in rows if int(row["year"]) < 2027 for column in ("mean_difference", "se", "p05", "p50", "p95"))
for name in ("municipal-only", "funding-stops-2027", "intensified", "recession"):
    assert any(row["scenario"] == name and int(row["year"]) > 2027 and float(row["mean_difference"]) != 0 for row in rows), name
PYTHON
}

@test "a difference of means is the mean of differences" {
    compare a scenarios/baseline.cfg $plan
    quick b scenarios/baseline.cfg $plan
    python3 - <<'PYTHON'
import csv
def means(name):
    return {(r["indicator"], r["year"]): float(r["mean"]) for r in csv.DictReader(open(f"b/{name}/projection.csv"))}
base, plan = means("baseline"), means("full-plan")
rows = list(csv.DictReader(open("a/compare-baseline_full-plan/comparison.csv")))
assert {(r["indicator"], r["year"]) for r in rows} == set(base)
for r in rows:
    key = r["indicator"], r["year"]
    assert abs(float(r["mean_difference"]) - (plan[key] - base[key])) <= 1e-9 * (1 + abs(plan[key])), key
PYTHON
}

@test "a second scenario of the same id gets a number" {
    cp $plan scenarios/copy.cfg
    compare a scenarios/baseline.cfg $plan scenarios/copy.cfg $plan
    exits 0
    [ "$(ls -A a)" = compare-baseline_full-plan_full-plan-2_full-plan-3 ]
    grep -q ',full-plan-3,' a/*/comparison.csv
    compare b $plan $plan
    exits 0
    [ "$(ls -A b)" = compare-full-plan_full-plan-2 ]
}

@test "the folder of very many scenarios has a bearable name, another for others" {
    many=()
    for i in $(seq 9); do
        sed "s/id = \"full-plan\"/id = \"a-rather-long-name-of-a-scenario-$i\"/" $plan >scenarios/$i.cfg
        many+=(scenarios/$i.cfg)
    done
    compare a scenarios/baseline.cfg "${many[@]}"
    exits 0
    [ "$(ls -A a | wc -c)" -le 201 ]
    compare a scenarios/baseline.cfg "${many[@]:1}" ${many[0]}
    exits 0
    [ "$(ls -A a | wc -l)" -eq 2 ]
}

@test "csv and json" {
    compare a scenarios/baseline.cfg $plan --format csv
    exits 0
    [ "$(wc -l <out)" -ge 5 ]
    compare a scenarios/baseline.cfg $plan --format json
    exits 0
    python3 -m json.tool out >/dev/null
}

@test "charts of a comparison" {
    k compare scenarios/baseline.cfg $plan --draws 300 -o a
    exits 0
    ls a/compare-baseline_full-plan/charts/*.svg
}

@test "overlays and --set lie over all of them" {
    compare a scenarios/baseline.cfg $plan --set levers.dwellings_thorough=0
    exits 0
    python3 - <<'PYTHON'
import csv
rows = list(csv.DictReader(open("a/compare-baseline_full-plan/comparison.csv")))
assert all(float(r["mean_difference"]) == 0 for r in rows if r["indicator"] == "dwellings_thorough_total")
PYTHON
}

@test "a cost per unit is per one where the unit is no share, benefit or dwelling" {
    cat >more.cfg <<'CFG'
format = 1;
targets = ( { id = "rate"; indicator = "assistance_rate"; year = 2031; at_most = 50.0; },
            { id = "achievement"; indicator = "achievement_sd"; year = 2031; at_least = 0.02; } );
CFG
    k compare scenarios/baseline.cfg scenarios/intensified.cfg --with more.cfg --plot none -o a
    exits 0
    python3 - <<'PYTHON'
import csv
rows = {r["target"]: r for r in csv.DictReader(open("a/compare-baseline_intensified/comparison_targets.csv"))}
means = {(r["indicator"], r["year"]): float(r["mean_difference"]) for r in csv.DictReader(open("a/compare-baseline_intensified/comparison.csv"))}
for target, indicator, unit in (("rate", "assistance_rate", 1), ("achievement", "achievement_sd", 1), ("technical", "technical_share", 0.01),
                                ("assistance", "assistance_share", 0.01), ("dwellings", "dwellings_total", 100)):
    expected = float(rows[target]["cost_difference"]) / (means[indicator, "2031"] / unit)
    assert abs(float(rows[target]["cost_per_unit"]) / expected - 1) < 1e-9, target
assert 100 < -float(rows["rate"]["cost_per_unit"]) < 130 # million euros per benefit less on 1,000 inhabitants, not 11,600
PYTHON
}

@test "one draw has no error, two and three have one, and nothing breaks" {
    for draws in 1 2 3; do
        for format in table csv json; do
            k run $plan --draws $draws --format $format -o run
            exits 0
            k compare scenarios/baseline.cfg $plan scenarios/baseline.cfg --draws $draws --format $format -o pair
            exits 0
        done
        [ "$format" = json ] && python3 -m json.tool out >/dev/null
        python3 - $draws <<'PYTHON'
import csv, math, sys
one = sys.argv[1] == "1"
rows = list(csv.DictReader(open("run/full-plan/projection.csv")))
for r in rows:
    fact = r["year"] == "2022" and r["sd"] == "0" # the same in every draw
    assert fact or (r["sd"] == r["se_mean"] == "nan") == one, r
    assert all(math.isfinite(float(r[q])) for q in ("mean", "p05", "p50", "p95")), r
rows = list(csv.DictReader(open("pair/compare-baseline_full-plan_baseline-2/comparison.csv")))
assert all((r["se"] == "nan") == one for r in rows if r["year"] != "2022")
rows = list(csv.DictReader(open("pair/compare-baseline_full-plan_baseline-2/comparison_targets.csv")))
for r in rows:
    assert all((r[column] == "nan") == one for column in ("se", "ci_low", "ci_high", "test_low", "test_high")), r
    assert not one or r["cost_per_point"] == r["cost_per_unit"] == "nan", r
PYTHON
    done
    k compare scenarios/baseline.cfg scenarios/baseline.cfg --draws 1 --plot none -o pair
    says out "do not differ"
}

@test "all pairs are measured by the same targets, those that every scenario reaches" {
    cat >base.cfg <<'CFG'
format = 1;
id = "base";
title = { nl = "Ver"; en = "Far"; };
horizon = 2035;
targets = ( { id = "late"; indicator = "care_share"; year = 2035; at_least = 0.15; } );
CFG
    sed 's/"base"/"far"/; s/^targets.*//' base.cfg >far.cfg
    k compare base.cfg far.cfg $plan scenarios/intensified.cfg --draws 300 --plot none -o a
    exits 0
    k compare base.cfg far.cfg --draws 300 --plot none -o b
    exits 0
    python3 - <<'PYTHON'
import csv, glob
def read(folder, name):
    return list(csv.DictReader(open(glob.glob(folder + "/*/" + name)[0])))
four = ["technical", "care", "assistance", "dwellings"]
rows = read("a", "comparison_targets.csv")
assert [(r["scenario"], r["target"]) for r in rows] == [(s, t) for s in ("far", "full-plan", "intensified") for t in four + ["all"]]
for target in four + ["all"]:
    assert len({r["probability_baseline"] for r in rows if r["target"] == target}) == 1
assert [r["target"] for r in read("b", "comparison_targets.csv")] == four + ["late", "all"] # both reach 2035
last = {}
for r in read("a", "comparison.csv"):
    last[r["scenario"]] = max(last.get(r["scenario"], 0), int(r["year"]))
assert last == {"far": 2035, "full-plan": 2031, "intensified": 2031}
PYTHON
}

@test "two lists of scenarios never share a folder, and a copy never takes the id of another" {
    for id in a b-c a-b c a-2; do printf 'format = 1; id = "%s";\n' "$id" >"$id.cfg"; done
    compare both a.cfg b-c.cfg
    compare both a-b.cfg c.cfg
    [ "$(ls both)" = "compare-a-b_c
compare-a_b-c" ]
    compare copies a.cfg a.cfg a-2.cfg
    [ "$(ls copies)" = compare-a_a-3_a-2 ]
}
