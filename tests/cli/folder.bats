#!/usr/bin/env bats
# A run done again in a folder that people have worked in.
load helper

@test "again with the same command: the same folder" {
    k run $plan --draws 300 -o results
    cp -r results before
    k run $plan --draws 300 -o results
    exits 0
    diff -r before results
}

@test "what the user put there stays; what he changed in a script is kept beside the new one" {
    k run $plan --draws 300 -o results
    script=$(ls results/full-plan/charts/*.gp | head -n 1)
    picture=${script%.gp}.svg
    echo mine >results/full-plan/notes.txt
    mkdir results/full-plan/mine
    echo mine >results/full-plan/mine/deep.txt
    cp "$script" original
    echo '# my colours' >>"$script"
    cp "$script" mine.gp
    k run $plan --draws 400 -o results
    exits 0
    cmp results/full-plan/notes.txt <(echo mine)
    cmp results/full-plan/mine/deep.txt <(echo mine)
    cmp "${script%.gp}.edited.gp" mine.gp
    cmp "$script" original || grep -q 400 "$script"
    [ -s "$picture" ]
    k run $plan --draws 300 -o results
    exits 0
    cmp "${script%.gp}.edited.gp" mine.gp
}

@test "charts of an earlier run do not outlive it" {
    k run $plan --draws 300 -o results --plot svg
    k run $plan --draws 300 -o results --plot none
    exits 0
    [ "$(find results -name '*.svg' | wc -l)" -eq 0 ]
}

@test "a chart script redraws alone, without a word" {
    quick results $plan
    cd results/full-plan/charts
    for script in *.gp; do
        LC_ALL=C.UTF-8 gnuplot "$script" >said 2>&1
        [ ! -s said ] || { cat said; return 1; }
        cp "${script%.gp}.svg" first.svg
        LC_ALL=C gnuplot "$script" >said 2>&1
        [ ! -s said ] || { cat said; return 1; }
        cmp "${script%.gp}.svg" first.svg
    done
    script=$(ls *.gp | head -n 1)
    gnuplot -e "format='pdf'" "$script"
    ls "${script%.gp}.pdf"
}

@test "the digests in run.json are those of the files" {
    k run $plan --draws 300 -o results
    python3 - <<'PYTHON'
import hashlib, json, pathlib
folder = pathlib.Path("results/full-plan")
text = (folder / "run.json").read_text()
named = 0
for file in folder.rglob("*"):
    if file.is_file() and file.name != "run.json":
        assert hashlib.sha256(file.read_bytes()).hexdigest() in text, file
        named += 1
assert named >= 10
document = json.loads(text)
for path in ("scenarios/full-plan.cfg", "scenarios/parameters/programme.cfg"):
    assert hashlib.sha256(pathlib.Path(path).read_bytes()).hexdigest() in text, path
PYTHON
}
