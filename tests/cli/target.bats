#!/usr/bin/env bats
# A target is an element of a list in a file: the program has no word of it.
load helper

setup_fifth() {
    sed -i 's/^targets = ($/&\n  { id = "lessons"; title = { nl = "Lesuren"; en = "Lesson hours"; }; indicator = "achievement_sd"; year = 2030; at_least = 0.01;\n    source = "a test"; },/' scenarios/parameters/programme.cfg
    grep -q '"lessons"' scenarios/parameters/programme.cfg
}

@test "a fifth target of the programme is projected, compared, described and told in both languages" {
    setup_fifth
    quick results $plan scenarios/baseline.cfg
    exits 0
    says out "Lesson hours"
    says results/full-plan/targets.csv "full-plan,lessons,achievement_sd,2030,at_least,"
    says results/baseline/targets.csv "baseline,lessons,achievement_sd,2030,at_least,"
    quick results $plan --lang nl
    exits 0
    says out "Lesuren"
    k compare $plan scenarios/baseline.cfg --draws 300 --plot none -o results
    exits 0
    says out "Lesson hours"
    says results/compare-*/charts/targets.gp "'Lesson hours'"
    k describe lessons --lang nl
    exits 0
    says out "Lesuren"
    says out "achievement_sd"
}

@test "a scenario's own target has the title that it gives, in the language asked for, or its id" {
    cat >own.cfg <<'SCENARIO'
format = 1;
id = "own";
title = { nl = "Eigen"; en = "Own"; };
targets = (
  { id = "work"; title = { nl = "Naar werk"; en = "To work"; }; indicator = "exit_to_work_share"; year = 2031; at_least = 0.5; },
  { id = "bare"; indicator = "assistance_count"; year = 2031; at_most = 10000.0; },
  { id = "care"; title = { nl = "Zorg en welzijn"; en = "Care and welfare"; }; }
);
SCENARIO
    quick results own.cfg
    exits 0
    for name in "To work" "bare" "Care and welfare" "Technology"; do says out "  $name"; done
    quick results own.cfg --lang nl
    for name in "Naar werk" "bare" "Zorg en welzijn" "Techniek"; do says out "  $name"; done
}
