/* facts - what is fixed about Rotterdam and the plan: counts of 2022, ambitions, constants with a source.
 * Their values stand in scenarios/parameters/programme.cfg, group `facts`; nothing numeric about Rotterdam is in C. */
#ifndef KOERS_FACTS_H
#define KOERS_FACTS_H

/*    field, key in the file, domain; unit and meaning. `_before`: a year before the start. */
#define KOERS_FACT_LIST(X) \
    X(school_weeks,           "school_weeks",               1,    52) /* weeks a year with extra lessons */ \
    X(vo_hours,               "vo_hours",                   0,    40) /* extra hours a week in secondary school */ \
    X(mentored_in_vmbo,       "mentored_in_vmbo",           0,    1) /* share of mentored pupils in vmbo years 2-4 */ \
    X(recipients_under_27,    "recipients_under_27",        0,    1) /* share of the inflow into assistance */ \
    X(coverage_ceiling,       "coverage_ceiling",           0.01, 1) /* share of entrants beyond which guarantees do nothing */ \
    X(build_up_years,         "build_up_years",             1,    100) /* years in which the programme grew to its level of 2022 */ \
    X(places_per_centre,      "places_per_centre",          1,    1000) /* places of a practice centre */ \
    X(recruitment_ceiling,    "recruitment_ceiling",        1,    10) /* most that technical intake can be multiplied */ \
    X(assistance_zuid_before, "assistance_zuid_2021",       1,    1e7) /* benefits at the end of 2021 */ \
    X(assistance_zuid,        "assistance_zuid_2022",       1,    1e7) /* benefits at the end of 2022 */ \
    X(assistance_city,        "assistance_city_2022",       1,    1e7) \
    X(assistance_rest_before, "assistance_rest_2021",       1,    1e7) \
    X(assistance_rest_net,    "assistance_rest_net_2022",   -1e7, 1e7) /* change over 2022 */ \
    X(inflow_zuid,            "inflow_zuid_2022",           1,    1e7) /* benefits a year */ \
    X(exits_work_zuid,        "exits_work_zuid_2022",       1,    1e7) \
    X(exits_other_zuid,       "exits_other_zuid_2022",      1,    1e7) \
    X(population_zuid,        "population_zuid_2022",       1,    1e8) /* inhabitants */ \
    X(population_rest,        "population_rest_2022",       1,    1e8) \
    X(dwellings_basic,        "dwellings_basic_2022",       0,    1e7) /* dwellings improved from 2012 to 2022 */ \
    X(dwellings_thorough,     "dwellings_thorough_2022",    0,    1e7) \
    X(dwellings_corporation,  "dwellings_corporation_2022", 0,    1e7) \
    X(ambition_basic,         "ambition_basic",             0,    1e7) /* dwellings from 2012 to 2031 */ \
    X(ambition_thorough,      "ambition_thorough",          0,    1e7) \
    X(ambition_corporation,   "ambition_corporation",       0,    1e7)

typedef struct {
#define KOERS_FACT_FIELD(field, key, lowest, highest) double field;
    KOERS_FACT_LIST(KOERS_FACT_FIELD)
#undef KOERS_FACT_FIELD
} koers_facts;

#endif
