#!/usr/bin/env bats
# What is said to a command line that is not understood, and to one that asks for help.
load helper

@test "no arguments: the usage on standard error, 64" {
    k
    exits 64
    silent out
    says err "usage: koers COMMAND"
}

@test "--version: version, licence and libraries" {
    k --version
    exits 0
    silent err
    grep -qE '^koers [0-9]+\.[0-9]+\.[0-9]+$' out
    says out GPL-3.0-or-later
    grep -qE '^GSL [0-9.]+.*, libconfig [0-9.]+, jansson [0-9.]+$' out
}

@test "help, --help and -h are the same" {
    k help && exits 0 && silent err && cp out help
    for word in --help -h; do
        k $word
        exits 0
        cmp out help
    done
}

@test "help COMMAND and COMMAND --help are the same, on standard output, 0" {
    for command in $(commands); do
        k help $command
        exits 0
        silent err
        cp out help
        k $command --help
        exits 0
        cmp out help
        says out "usage: koers $command"
    done
}

@test "the help texts" {
    for command in $(commands); do
        k help $command
        golden out help-$command.txt
    done
    k help
    golden out help.txt
}

@test "each command's help names exactly the options that it takes" {
    for command in $(commands); do
        k help $command
        grep -oE '^  (-[a-z], |    )--[a-z-]+' out | grep -oE -- '--[a-z-]+' | sort >shown
        while read -r option value; do
            k $command --$option ${value:+nonsense}
            if grep -qxF -- "--$option" shown; then
                if grep -F "does not apply" err; then return 1; fi
            else
                exits 64
                says err "--$option does not apply to 'koers $command'"
            fi
        done < <(options)
    done
}

@test "unknown command: 64 and the near one" {
    k rnu
    exits 64
    silent out
    says err "unknown command 'rnu'; did you mean 'run'?"
    k frobnicate
    exits 64
    says err "'koers help' lists them"
    k help compar
    exits 64
    says err "did you mean 'compare'?"
}

@test "unknown option: 64 and the near one" {
    k run --drws 5 $plan
    exits 64
    says err "unknown option '--drws'; did you mean '--draws'?"
    k run --drws=5 $plan
    says err "unknown option '--drws'; did you mean '--draws'?"
    k run -x $plan
    exits 64
    says err "unknown option '-x'"
    k --frob
    exits 64
    says err "unknown option '--frob'"
}

@test "abbreviations are not taken" {
    for word in --draw --dra=5 --hor --q --verb; do
        k run $word 5 $plan
        exits 64
        says err "unknown option '${word%=*}'; did you mean"
    done
    [ ! -e output ]
}

@test "values out of range or not to the end" {
    while read -r option value; do
        k run $plan --plot none -o out-of-range --$option="$value"
        exits 64
        says err "--$option: found '$value'"
        [ ! -e out-of-range ]
    done <<'VALUES'
draws 0
draws -1
draws 100000001
draws 1e3
draws 5x
draws 99999999999999999999999
seed -1
seed 18446744073709551616
seed +1
threads 0
threads 1025
horizon 2030
horizon 2046
horizon 2031.5
format xml
plot bmp
lang de
VALUES
    k run $plan --draws ''
    exits 64
    says err "--draws: the value is empty"
    k run $plan --plot svg,bmp
    exits 64
    says err "--plot: found 'bmp', allowed is one of: svg, pdf, png, none"
    k run $plan --plot svg,none
    exits 64
}

@test "the extremes of a range are taken" {
    quick a $plan --seed 18446744073709551615 --threads 1024 --horizon 2045
    exits 0
    quick b $plan --seed 0 --threads 1 --horizon 2031
    exits 0
    quick c $plan --draws 1
    exits 0
}

@test "missing and superfluous arguments" {
    k run
    exits 64
    says err "SCENARIO is missing"
    k compare $plan
    exits 64
    k check
    exits 64
    k describe levers targets
    exits 64
    says err "one argument too many: 'targets'"
    k run $plan --draws
    exits 64
    says err "--draws needs a value"
    k run $plan -o
    exits 64
    says err "-o needs a value"
    k run $plan --quiet=yes
    exits 64
    says err "--quiet takes no value"
}

@test "options that make no sense together" {
    k run $plan --all-years
    exits 64
    says err "--all-years needs --draws-out"
    k run $plan scenarios/baseline.cfg --draws-out d.csv
    exits 64
    says err "--draws-out takes one scenario"
    k describe levers --set levers.lesson_hours=8
    exits 64
    says err "--set needs --scenario"
    k describe levers --scenario $plan
    exits 64
    k run $plan -q -v
    exits 64
}

@test "options may stand before and after arguments, -- ends them, the last of two counts" {
    quick a $plan
    exits 0
    k run --draws 5 --plot none -o b --draws 300 -- $plan
    exits 0
    same a/full-plan b/full-plan
    POSIXLY_CORRECT=1 quick c $plan --seed 1
    exits 0
    same a/full-plan c/full-plan
    k run -- --draws
    exits 66
}

@test "usage errors come in the language asked for" {
    k run --lang nl --drws 5
    exits 64
    says err "bedoelde u '--draws'?"
    LC_ALL=nl_NL.UTF-8 k rnu
    says err "bedoelde u 'run'?"
}
