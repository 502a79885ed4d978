#!/usr/bin/env bats
# Dutch and English; data never change with the language or the locale.
load helper

same_data() { # run.json names the digests of the chart scripts, whose words differ
    cmp "$1/full-plan/projection.csv" "$2/full-plan/projection.csv"
    cmp "$1/full-plan/targets.csv" "$2/full-plan/targets.csv"
}

@test "data do not depend on language or locale" {
    quick a $plan
    LC_ALL=nl_NL.UTF-8 quick b $plan
    exits 0
    same_data a b
    quick c $plan --lang nl
    same_data a c
    same b/full-plan c/full-plan
    LC_ALL= LC_NUMERIC=nl_NL.UTF-8 LANG=nl_NL.UTF-8 quick d $plan
    same_data a d
    # and of run.json all but the digests of those scripts
    diff <(grep -v '"sha256"' a/full-plan/run.json) <(grep -v '"sha256"' c/full-plan/run.json)
}

@test "Dutch by --lang, LC_ALL, LC_MESSAGES and LANG, in this order, else English" {
    k help --lang nl
    says out "gebruik: koers"
    LC_ALL=nl_NL.UTF-8 k help
    says out "gebruik: koers"
    LC_ALL= LC_MESSAGES=nl_NL k help
    says out "gebruik: koers"
    LC_ALL= LANG=nl_BE.UTF-8 k help
    says out "gebruik: koers"
    LC_ALL=en_GB.UTF-8 LANG=nl_NL.UTF-8 k help
    says out "usage: koers"
    LC_ALL=nl_NL.UTF-8 k help --lang en
    says out "usage: koers"
    LC_ALL=fr_FR.UTF-8 k help
    says out "usage: koers"
}

@test "Dutch tables and charts with a decimal comma, Dutch findings" {
    k run $plan --draws 2000 -o results --lang nl
    exits 0
    grep -qE '[0-9],[0-9]' out
    grep -qE '>[0-9]+,[0-9]+' results/full-plan/charts/technical_share.svg
    ! grep -qE '>[0-9]+\.[0-9] ?%' results/full-plan/charts/technical_share.svg
    printf 'format = 1;\nid = "bad";\nhorizn = 2031;\n' >bad.cfg
    k check bad.cfg
    cp err english
    k check bad.cfg --lang nl
    ! cmp -s err english
}

@test "the Dutch help texts" {
    for command in $(commands); do
        k help $command --lang nl
        golden out help-$command.nl.txt
    done
}

@test "Dutch is part of the program: no catalogue beside it, none installed, no locale" {
    mkdir -p alone
    cp "$koers" alone/koers
    k --help --lang nl
    cp out dutch
    koers=$PWD/alone/koers
    LC_ALL=nl_NL.UTF-8 k --help
    exits 0
    says out scenario
    cmp out dutch
    LC_ALL=C k --help
    ! cmp -s out dutch
}

@test "in Dutch the system's reasons are Dutch too, whatever locales the machine has" {
    k run $plan --draws 300 --plot none --lang nl -o /dev/null/x
    exits 73
    says err "kan '/dev/null/x' niet maken: een deel van het pad is geen map"
    k run $plan --draws 300 --plot none --lang nl --draws-out nowhere/d.csv
    exits 73
    says err "nowhere/d.csv: bestand of map bestaat niet"
    k run $plan --draws 300 --plot none --lang nl --draws-out /dev/full
    exits 74
    says err "/dev/full: geen ruimte meer op de schijf"
}
