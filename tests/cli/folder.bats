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

@test "an old folder in a lower layer of a container is replaced as any other" {
    quick lower $plan
    echo mine >lower/full-plan/notes.txt
    echo '# my colours' >>lower/full-plan/charts/cost.gp
    mkdir upper work results
    cat >inside <<SCRIPT
mount -t overlay overlay -o lowerdir=lower,upperdir=upper,workdir=work,userxattr results || exit 99
"$koers" run $plan --draws 400 --plot none -o results >out 2>err || exit 1
[ "\$(ls -A results)" = full-plan ] || exit 2
grep -q ,400, results/full-plan/projection.csv || exit 3
[ "\$(cat results/full-plan/notes.txt)" = mine ] || exit 4
tail -n 1 results/full-plan/charts/cost.edited.gp | grep -qx '# my colours' || exit 5
SCRIPT
    alone bash inside
    exits 0
}

@test "a file that may not grow: 74 and its reason, nothing half written, what was there stays" {
    quick results $plan
    cp -r results before
    status=0
    (ulimit -f 8; exec "$koers" run $plan --draws 400 --plot none -o results >out 2>err) || status=$?
    exits 74
    says err "projection.csv': File too large"
    status=0
    (ulimit -f 8; exec "$koers" run $plan --draws 400 --plot none -o results --draws-out draws.csv >out 2>err) || status=$?
    exits 74
    says err "draws.csv: File too large"
    diff -r before results
    [ ! -e draws.csv ]
}

@test "an old folder in which nothing can be told apart: 73, before any work, and it stays" {
    quick results $plan
    cp -r results before
    chmod 755 . && chmod -R a+rX "$BATS_TEST_TMPDIR"
    for closed in results/full-plan/run.json results/full-plan; do
        chmod 000 $closed
        status=0
        if [ "$(id -u)" -eq 0 ]; then
            chown -R 65534 results
            setpriv --reuid 65534 --clear-groups --inh-caps=-all "$koers" run $plan --draws 50000000 --plot none -o results >out 2>err ||
                status=$?
        else
            k run $plan --draws 50000000 --plot none -o results
        fi
        exits 73
        says err "cannot read '$closed': Permission denied"
        chmod 755 $closed
    done
    chmod 644 results/full-plan/run.json
    diff -r before results
}
