# What every file of tests/cli starts from: a working folder of its own, a copy of the scenarios in it, and no locale.
top=$(cd "$BATS_TEST_DIRNAME/../.." && pwd)
koers=${KOERS:-$top/build/koers}

setup() {
    unset KOERS_DATA LANGUAGE LANG LC_MESSAGES NO_COLOR
    export LC_ALL=C TERM=dumb
    cd "$BATS_TEST_TMPDIR" || return 1
    cp -r "$top/scenarios" scenarios
    export KOERS_DATA=scenarios
    plan=scenarios/full-plan.cfg
}

# The program with its exit code in $status, its standard output in the file out and its standard error in the file err.
# program_path, where it is set, is the PATH that the program sees. That it never crashes and that sanitizers stay silent is checked every time.
k() {
    status=0
    PATH=${program_path:-$PATH} "$koers" "$@" >out 2>err </dev/null || status=$?
    if [ "$status" -ge 128 ] && [ "$status" -ne 130 ] || grep -q 'Sanitizer\|runtime error' err; then
        cat err >&2
        return 1
    fi
}

# A command that mounts file systems of its own, with its exit code in $status. 99 of it, or a machine that lets nobody mount: skipped.
alone() {
    unshare --user --map-root-user --mount true 2>/dev/null || skip "nobody may mount here"
    status=0
    unshare --user --map-root-user --mount "$@" || status=$?
    [ "$status" -ne 99 ] || skip "this cannot be mounted here"
}

# A quick run without pictures: quick FOLDER SCENARIO [OPTION...]
quick() {
    local folder=$1
    shift
    k run "$@" --draws 300 --plot none -o "$folder"
}

# The commands and, of all of them together, the options with what their value is called, as the program tells them.
commands() {
    "$koers" help | sed -nE 's/^  ([a-z]+) .*/\1/p'
}
options() {
    local command
    for command in $(commands); do "$koers" help "$command"; done | sed -nE 's/^  (-[a-z], |    )--([a-z-]+)( [A-Z=]+)? .*/\2\3/p' | sort -u
}

exits() { # code
    [ "$status" -eq "$1" ] || { echo "exit $status, wanted $1"; cat out err; return 1; }
}

says() { # file, fixed text: it stands in the file
    grep -qF -- "$2" "$1" || { echo "'$2' is not in $1:"; cat "$1"; return 1; }
}

silent() { # file
    [ ! -s "$1" ] || { echo "$1 is not empty:"; cat "$1"; return 1; }
}

same() { # two folders: every file of a run but its pictures
    local file
    for file in projection.csv targets.csv run.json; do cmp "$1/$file" "$2/$file" || return 1; done
}

# The file against tests/golden/NAME; KOERS_GOLDEN_UPDATE=1 writes it (make golden-update, then read the difference).
golden() { # file, name
    local expected=$top/tests/golden/$2
    if [ -n "${KOERS_GOLDEN_UPDATE:-}" ]; then
        mkdir -p "$(dirname "$expected")"
        cp "$1" "$expected"
    fi
    diff -u "$expected" "$1"
}
