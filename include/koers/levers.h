/* levers - what a scenario can change, in the order of every list a person reads. Levels, domains, pillars and capacities stand in
 * scenarios/parameters/programme.cfg; the meaning of each lever in sim/MODEL.md section 3.
 *
 *   unit     of unit.h
 *   more     what a higher value means: MORE of the programme, or LESS of it (a coach who has more recipients does less for each)
 *   texts    what it is; a remark where it has no effect in the model or is not the programme's to buy, else NULL: in English,
 *            translated where they are said
 */
#ifndef KOERS_LEVERS_H
#define KOERS_LEVERS_H

#include <stdbool.h>
#include <stddef.h>

#include "koers/unit.h"

/*    NAME, key, unit, more, */
/*    text, remark           */
#define KOERS_LEVER_LIST(X)                                                                              \
    X(LESSON_HOURS, lesson_hours, HOURS_A_WEEK, MORE,                                                    \
      "extra lesson hours a week in primary schools", NULL)                                              \
    X(LESSON_COVERAGE, lesson_coverage, SHARE, MORE,                                                     \
      "share of primary pupils with extra lesson hours", NULL)                                           \
    X(LESSON_VO_SHARE, lesson_vo_share, SHARE, MORE,                                                     \
      "share of secondary pupils with extra lesson hours", NULL)                                         \
    X(GUARANTEES_TECHNICAL, guarantees_technical, GUARANTEES_A_YEAR, MORE,                               \
      "career guarantees in technology, port and logistics", NULL)                                       \
    X(GUARANTEES_CARE, guarantees_care, GUARANTEES_A_YEAR, MORE,                                         \
      "career guarantees in care", NULL)                                                                 \
    X(GUARANTEES_OTHER, guarantees_other, GUARANTEES_A_YEAR, MORE,                                       \
      "career guarantees in childcare, police and teaching",                                             \
      "Costs money but has no effect in the model: no target counts these courses.")                     \
    X(CAREER_GUIDANCE, career_guidance, SHARE, MORE,                                                     \
      "share of pupils with the full career guidance programme", NULL)                                   \
    X(TECHNICAL_ACCESS, technical_access, SHARE, MORE,                                                   \
      "share of vmbo pupils with a technical profile at their own school", NULL)                         \
    X(TECHNICAL_RECRUITMENT, technical_recruitment, GROWTH_A_YEAR, MORE,                                 \
      "growth of technical intake pledged by the mbo schools",                                           \
      "Not the programme's to buy: a pledge of the mbo schools. How much of it they keep is uncertain.") \
    X(MENTORED_PUPILS, mentored_pupils, PUPILS, MORE,                                                    \
      "pupils with a student mentor", NULL)                                                              \
    X(CASELOAD, caseload, RECIPIENTS_PER_COACH, LESS,                                                    \
      "recipients per work coach on Zuid", NULL)                                                         \
    X(CASELOAD_CHANGE, caseload_change, RELATIVE_TO_2022, LESS,                                          \
      "recipients per work coach on Zuid, relative to 2022", NULL)                                       \
    X(CASELOAD_REST, caseload_rest, RECIPIENTS_PER_COACH, LESS,                                          \
      "recipients per work coach in the rest of Rotterdam",                                              \
      "Not the programme's to buy: what the city does outside Zuid.")                                    \
    X(PRACTICE_CENTRES, practice_centres, CENTRES, MORE,                                                 \
      "practice centres for learning a trade", NULL)                                                     \
    X(WAGE_SUBSIDY_SCREENED, wage_subsidy_screened, PERSONS_A_YEAR, MORE,                                \
      "recipients screened for wage subsidy a year", NULL)                                               \
    X(INFLOW_PREVENTION, inflow_prevention, SHARE, MORE,                                                 \
      "share of applicants who get the prevention approach", NULL)                                       \
    X(DWELLINGS_BASIC, dwellings_basic, DWELLINGS_A_YEAR, MORE,                                          \
      "private dwellings a year, basic approach", NULL)                                                  \
    X(DWELLINGS_THOROUGH, dwellings_thorough, DWELLINGS_A_YEAR, MORE,                                    \
      "private dwellings a year, thorough renovation or replacement", NULL)                              \
    X(DWELLINGS_CORPORATION, dwellings_corporation, DWELLINGS_A_YEAR, MORE,                              \
      "corporation dwellings a year",                                                                    \
      "Not the programme's to buy: the housing corporations pay.")

typedef enum {
#define KOERS_LEVER_ENUM(NAME, ...) KOERS_LEVER_##NAME,
    KOERS_LEVER_LIST(KOERS_LEVER_ENUM)
#undef KOERS_LEVER_ENUM
    KOERS_N_LEVERS
} koers_lever;

/* The key of a lever ("lesson_hours"); the lever with this key, -1 when there is none. */
const char *koers_lever_key(koers_lever lever);
int koers_lever_of(const char *key);

koers_unit koers_lever_unit(koers_lever lever);

/* Whether a higher value is more of the programme. */
bool koers_lever_is_more(koers_lever lever);

/* In English, for a voice to say: "pupils with a student mentor"; the remark is NULL where there is none. */
const char *koers_lever_label(koers_lever lever);
const char *koers_lever_remark(koers_lever lever);

#endif
