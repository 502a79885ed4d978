/* levers - what a scenario can change. Units, levels, domains and capacities stand in scenarios/parameters/programme.cfg;
 * the order here is the order of every list a person reads. Meaning of each lever: sim/MODEL.md section 3. */
#ifndef KOERS_LEVERS_H
#define KOERS_LEVERS_H

#define KOERS_LEVER_LIST(X)                              \
    X(LESSON_HOURS, lesson_hours)                        \
    X(LESSON_COVERAGE, lesson_coverage)                  \
    X(LESSON_VO_SHARE, lesson_vo_share)                  \
    X(GUARANTEES_TECHNICAL, guarantees_technical)        \
    X(GUARANTEES_CARE, guarantees_care)                  \
    X(GUARANTEES_OTHER, guarantees_other)                \
    X(CAREER_GUIDANCE, career_guidance)                  \
    X(TECHNICAL_ACCESS, technical_access)                \
    X(TECHNICAL_RECRUITMENT, technical_recruitment)      \
    X(MENTORED_PUPILS, mentored_pupils)                  \
    X(CASELOAD, caseload)                                \
    X(CASELOAD_CHANGE, caseload_change)                  \
    X(CASELOAD_REST, caseload_rest)                      \
    X(PRACTICE_CENTRES, practice_centres)                \
    X(WAGE_SUBSIDY_SCREENED, wage_subsidy_screened)      \
    X(INFLOW_PREVENTION, inflow_prevention)              \
    X(DWELLINGS_BASIC, dwellings_basic)                  \
    X(DWELLINGS_THOROUGH, dwellings_thorough)            \
    X(DWELLINGS_CORPORATION, dwellings_corporation)

typedef enum {
#define KOERS_LEVER_ENUM(NAME, key) KOERS_LEVER_##NAME,
    KOERS_LEVER_LIST(KOERS_LEVER_ENUM)
#undef KOERS_LEVER_ENUM
    KOERS_N_LEVERS
} koers_lever;

/* The key of a lever ("lesson_hours"); the lever with this key, -1 when there is none. */
const char *koers_lever_key(koers_lever lever);
int koers_lever_of(const char *key);

#endif
